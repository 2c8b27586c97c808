"""The addresses of job adverts: drafts, preview, publishing."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []

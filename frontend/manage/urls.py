"""The addresses of `/manage/`. Each subject has a room with addresses of its own."""

from django.urls import URLPattern, URLResolver, include, path

from frontend.manage import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.manage_home, name="manage"),
    path("", include("frontend.manage.organizations.urls")),
    path("", include("frontend.manage.jobs.urls")),
    path("", include("frontend.manage.readiness.urls")),
]

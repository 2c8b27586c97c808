"""The addresses of `/dev/`."""

from django.urls import path

from frontend.dev import mails

urlpatterns = [
    path("mail/", mails.mails, name="dev-mail"),
]

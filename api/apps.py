from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The machine's face."""

    name = "api"

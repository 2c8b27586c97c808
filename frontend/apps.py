from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """The person's face."""

    name = "frontend"

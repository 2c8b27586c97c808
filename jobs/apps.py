from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work: jobs and what belongs to them."""

    name = "jobs"

    def ready(self) -> None:
        from jobs import kind  # noqa: F401

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work: jobs and what belongs to them."""

    name = "jobs"

    def ready(self) -> None:
        from directory.samples.registry import register_samples
        from jobs import kind  # noqa: F401

        register_samples("job", "jobs.samples.make")

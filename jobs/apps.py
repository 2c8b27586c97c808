from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work: jobs and what belongs to them."""

    name = "jobs"

    def ready(self) -> None:
        from directory.samples.registry import register_extras, register_samples
        from directory.workplaces import register_use
        from jobs import kind, waiting  # noqa: F401
        from jobs.readiness import waiting as checklists_waiting
        from jobs.workplaces import has_open_job

        register_use(has_open_job)
        waiting.register()
        checklists_waiting.register()
        register_samples("job", "jobs.samples.make")
        register_extras("jobs.samples.extras.extras")

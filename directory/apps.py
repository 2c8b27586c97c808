from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """What is where."""

    name = "directory"

    def ready(self) -> None:
        # Importing a kind's module puts the kind into the registry.
        from directory import consultation, group, training, waiting  # noqa: F401
        from directory.samples.registry import register_samples

        register_samples("group", "directory.samples.groups.make")
        register_samples("training", "directory.samples.trainings.make")
        register_samples("consultation", "directory.samples.consultations.make")
        waiting.register()

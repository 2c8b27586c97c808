from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """What is where."""

    name = "directory"

    def ready(self) -> None:
        # Importing a kind's module puts the kind into the registry.
        from directory import consultation, group, training  # noqa: F401

"""What is wrong with a schedule."""


class BadSchedule(ValueError):
    """A schedule that cannot be kept. `field` names the part that is wrong; the message is for its owner."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message

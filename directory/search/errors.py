"""What is wrong with a query, said per parameter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from directory.geocoding import Candidate


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with one parameter.

    detail: what to do about it, in the reader's language.
    value: what was given, so that a form can show it again.
    suggestions: places that may have been meant, for a `near` that was not found.
    """

    parameter: str
    detail: str
    value: str = ""
    suggestions: Sequence[Candidate] = field(default=())


class QueryError(ValueError):
    """A query that cannot be answered as asked. Carries every error found, not only the first."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__("; ".join(f"{error.parameter}: {error.detail}" for error in errors))
        self.errors = list(errors)

"""What every list of the API looks like."""

from typing import Any


def envelope(
    results: list[dict[str, Any]],
    *,
    next_page: str | None = None,
    previous_page: str | None = None,
    near: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The four members that every list has; `next` and `previous` are absolute addresses or null."""
    return {"results": results, "next": next_page, "previous": previous_page, "near": near}

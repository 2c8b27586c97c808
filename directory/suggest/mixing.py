"""A fair share for each kind of suggestion."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

GUARANTEED = 2


def mix(groups: Sequence[Sequence[T]], most: int) -> list[T]:
    """At most `most` items: the groups in their order, each item in its group's order.

    Every group gets room for two if it has them (the first groups first, if there is not even room for that);
    what is left goes to the first groups that can use it.
    """
    room = most
    shares = []
    for group in groups:
        share = min(len(group), GUARANTEED, room)
        shares.append(share)
        room -= share
    for index, group in enumerate(groups):
        more = min(len(group) - shares[index], room)
        shares[index] += more
        room -= more
    return [item for group, share in zip(groups, shares, strict=True) for item in group[:share]]

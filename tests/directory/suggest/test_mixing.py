"""A fair share for each kind of suggestion."""

from hypothesis import given
from hypothesis import strategies as st

from directory.suggest.mixing import GUARANTEED, mix

GROUPS = st.lists(st.lists(st.integers(), max_size=12), max_size=5)


def test_the_first_group_takes_what_the_others_leave() -> None:
    assert mix([["a"] * 9, ["b"] * 9, ["c"]], 10) == ["a"] * 7 + ["b"] * 2 + ["c"]


def test_a_group_alone_takes_all() -> None:
    assert mix([[], list(range(12)), []], 10) == list(range(10))


@given(groups=GROUPS, most=st.integers(0, 12))
def test_shares(groups: list[list[int]], most: int) -> None:
    mixed = mix([[(place, item) for item in group] for place, group in enumerate(groups)], most)

    assert len(mixed) == min(most, sum(map(len, groups)))
    assert mixed == sorted(mixed, key=lambda each: each[0])
    for place, group in enumerate(groups):
        share = [item for at, item in mixed if at == place]
        assert share == group[: len(share)]
        if most >= GUARANTEED * len(groups):
            assert len(share) >= min(GUARANTEED, len(group))

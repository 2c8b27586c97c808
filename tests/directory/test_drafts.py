"""Forms in the making: exactly what was typed, and two who write at once."""

import pytest

from directory import access, drafts
from directory.models import Draft
from tests.actors import Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(actors: Actors) -> Draft:
    return drafts.start(actors.organization, "job", by=actors.owner, values={"title": "前の名前"})


def opened(draft: Draft, *names: str) -> dict[str, str]:
    return {name: drafts.fingerprint(draft.values.get(name)) for name in names}


def test_what_is_typed_is_kept_as_it_is(draft: Draft, actors: Actors) -> None:
    typed = {"pay_min": " 千円\r\n", "tasks": ["talk", "moon"], "duties": "\u202e<b>" + "長" * 100_000}
    assert drafts.save(draft, typed, {}, by=actors.editor) == {}
    assert draft.values == {"title": "前の名前", **typed, "pay_min": " 千円\n"}
    assert (draft.version, draft.updated_by) == (1, actors.editor)
    assert draft.stamps == dict.fromkeys(typed, 1)


def test_nul_is_left_out_instead_of_breaking_everything(draft: Draft, actors: Actors) -> None:
    drafts.save(draft, {"duties": "話\x00を\ud800聞く"}, {}, by=actors.owner)
    assert draft.values["duties"] == "話を?聞く"


def test_the_second_tab_is_told_and_nothing_is_overwritten(draft: Draft, actors: Actors) -> None:
    seen = opened(draft, "title", "duties")
    first = {"title": "一つ目のタブ", "duties": ""}
    assert drafts.save(draft, first, seen, by=actors.owner) == {}
    found = drafts.save(draft, {"title": "二つ目のタブ", "duties": "話を聞く"}, seen, by=actors.editor)
    assert found == {"title": drafts.Conflict(theirs="一つ目のタブ", mine="二つ目のタブ")}
    assert draft.values == {"title": "一つ目のタブ", "duties": "話を聞く"}  # the other field is kept
    # Shown both, somebody decides.
    again = opened(draft, "title")
    assert drafts.save(draft, {"title": "二つ目のタブ"}, again, by=actors.editor) == {}
    assert draft.values["title"] == "二つ目のタブ"


def test_what_a_tab_did_not_touch_is_no_conflict(draft: Draft, actors: Actors) -> None:
    seen = opened(draft, "title", "duties")
    drafts.save(draft, {"title": "新しい名前"}, seen, by=actors.owner)
    unchanged = {"title": "前の名前", "duties": "別のところ"}
    assert drafts.save(draft, unchanged, seen, by=actors.editor) == {}
    assert draft.values["title"] == "新しい名前"


def test_saving_the_same_again_changes_nothing(draft: Draft, actors: Actors) -> None:
    seen = opened(draft, "title", "tasks")
    for _time in range(2):
        drafts.save(draft, {"title": "名前", "tasks": ["talk"]}, seen, by=actors.owner)
    assert draft.version == 1


def test_a_listing_has_one_draft_with_its_id(actors: Actors) -> None:
    listing = make_listing("job", organization=actors.organization)
    made = drafts.start(actors.organization, "job", by=actors.owner, listing=listing, values={"title": "a"})
    again = drafts.start(actors.organization, "job", by=actors.editor, listing=listing, values={"title": "b"})
    assert made == again
    assert again.values == {"title": "a"}
    assert made.pk == listing.pk


def test_others_drafts_are_not_there(draft: Draft, actors: Actors) -> None:
    other = actors.outsider.organizations.get()
    with pytest.raises(access.NotYours):
        drafts.draft_of(other, "job", draft.pk)
    with pytest.raises(access.NotYours):
        drafts.draft_of(actors.organization, "readiness", draft.pk)
    drafts.discard(draft)
    with pytest.raises(access.NotYours):
        drafts.save(Draft(pk=draft.pk), {"title": "x"}, {}, by=actors.owner)


def test_a_shared_link_cannot_be_guessed(draft: Draft) -> None:
    assert drafts.shared_draft(draft.share_key) == draft
    assert drafts.shared_draft(draft.share_key[:-1]) is None
    assert len(draft.share_key) >= 22  # 128 bits

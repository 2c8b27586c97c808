"""An organisation always keeps an owner, whatever happens at the same moment."""

from collections.abc import Callable

import pghistory.models
import pytest

from directory import access, membership
from directory.models import Draft, Membership, Organization
from tests.actors import Actors

pytestmark = pytest.mark.django_db


def roles(organization: Organization) -> dict[str, str]:
    return dict(organization.memberships.values_list("person__nickname", "role"))


def test_an_owner_changes_roles_and_it_is_recorded(actors: Actors) -> None:
    membership.change_role(actors.organization, actors.editor, "owner", by=actors.owner)
    assert roles(actors.organization) == {"owner": "owner", "editor": "owner"}
    context = pghistory.models.Context.objects.latest("created_at").metadata
    assert context["step"] == "change role"
    assert context["person"] == actors.owner.pk


@pytest.mark.parametrize(
    "step",
    [
        lambda a: membership.change_role(a.organization, a.owner, "editor", by=a.owner),
        lambda a: membership.leave(a.organization, by=a.owner),
        lambda a: membership.remove(a.organization, a.owner, by=a.owner),
        lambda a: membership.leave_all(a.owner),
    ],
)
def test_the_last_owner_stays(actors: Actors, step: Callable[[Actors], None]) -> None:
    with pytest.raises(membership.LastOwner) as refused:
        step(actors)
    assert refused.value.organizations == [actors.organization]
    assert roles(actors.organization) == {"owner": "owner", "editor": "editor"}


def test_handing_over_leaves_an_owner_and_an_editor(actors: Actors) -> None:
    membership.hand_over(actors.organization, actors.editor, by=actors.owner)
    assert roles(actors.organization) == {"owner": "editor", "editor": "owner"}
    membership.leave(actors.organization, by=actors.owner)
    assert roles(actors.organization) == {"editor": "owner"}


@pytest.mark.parametrize("to", ["owner", "outsider"])
def test_nobody_hands_over_to_themselves_or_a_stranger(actors: Actors, to: str) -> None:
    with pytest.raises(membership.NoColleague):
        membership.hand_over(actors.organization, getattr(actors, to), by=actors.owner)
    assert roles(actors.organization) == {"owner": "owner", "editor": "editor"}


def test_editors_decide_nothing_about_others(actors: Actors) -> None:
    for step in (
        lambda: membership.change_role(actors.organization, actors.editor, "owner", by=actors.editor),
        lambda: membership.remove(actors.organization, actors.owner, by=actors.editor),
        lambda: membership.hand_over(actors.organization, actors.editor, by=actors.editor),
    ):
        with pytest.raises(access.OwnersOnly):
            step()
    with pytest.raises(access.NotYours):
        membership.remove(actors.organization, actors.editor, by=actors.outsider)
    assert roles(actors.organization) == {"owner": "owner", "editor": "editor"}


def test_what_a_removed_colleague_wrote_stays_and_no_invitation_leads_back(actors: Actors) -> None:
    draft = Draft.objects.create(
        organization=actors.organization, purpose="job", values={"title": "x"}, updated_by=actors.editor
    )
    invitation = actors.organization.invitations.create(
        email="EDITOR@example.com", token_hash="x", expires_at="2999-01-01T00:00Z"
    )
    membership.remove(actors.organization, actors.editor, by=actors.owner)
    draft.refresh_from_db()
    invitation.refresh_from_db()
    assert draft.values == {"title": "x"}
    assert invitation.withdrawn_at is not None
    assert access.role_in(actors.editor, actors.organization) is None


def test_who_is_removed_does_not_come_back_by_an_invitation_of_their_own(actors: Actors) -> None:
    Membership.objects.filter(person=actors.editor).update(role="owner")
    by_them, by_another = (
        actors.organization.invitations.create(
            email=f"{by.nickname}-2@example.com",
            token_hash=by.nickname,
            expires_at="2999-01-01T00:00Z",
            invited_by=by,
        )
        for by in (actors.editor, actors.owner)
    )
    membership.remove(actors.organization, actors.editor, by=actors.owner)
    by_them.refresh_from_db()
    by_another.refresh_from_db()
    assert by_them.withdrawn_at is not None
    assert by_another.withdrawn_at is None


def test_leaving_everywhere_leaves_none_where_one_cannot_be_left(actors: Actors) -> None:
    other = actors.outsider.organizations.get()
    Membership.objects.create(organization=other, person=actors.owner, role="editor")
    assert membership.owned_alone(actors.owner) == [actors.organization]
    with pytest.raises(membership.LastOwner):
        membership.leave_all(actors.owner)
    assert actors.owner.memberships.count() == 2
    membership.hand_over(actors.organization, actors.editor, by=actors.owner)
    membership.leave_all(actors.owner)
    assert not actors.owner.memberships.exists()

"""Registering an organisation, its overview, and changing what it says."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from directory.models import Membership, Organization, Review
from tests.actors import Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db
FORM = {"name": "松江みんなの診療所", "org_type": "hospital", "municipality": "松江市"}


def read(actors: Actors, path: str, name: str = "owner", status: int = 200) -> BeautifulSoup:
    response = actors.client(name).get(path)
    assert response.status_code == status, response.content[:300]
    return BeautifulSoup(response.content, "html.parser")


def url(actors: Actors, rest: str = "") -> str:
    return f"/manage/organizations/{actors.organization.pk}/{rest}"


def test_who_registers_an_organisation_owns_it_and_somebody_is_asked_to_look(actors: Actors) -> None:
    response = actors.client("outsider").post("/manage/organizations/new/", FORM)
    organization = Organization.objects.get(name=FORM["name"])
    assert response.headers["Location"] == f"/manage/organizations/{organization.pk}/"
    assert organization.municipality_id == "32201"
    assert Membership.objects.get(organization=organization).person == actors.outsider
    review = Review.objects.get(organization=organization)
    assert (review.reason, review.state, review.prefecture_id) == ("new_organization", "open", "32")


def test_nobody_keeps_moderators_busy_alone(actors: Actors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.organizations.MOST_UNVERIFIED", 2)
    client = actors.client("outsider")
    assert client.post("/manage/organizations/new/", FORM).status_code == 302
    refused = client.post("/manage/organizations/new/", {**FORM, "name": "もう一つ"})
    assert refused.status_code == 400
    assert "確認待ちの団体が" in BeautifulSoup(refused.content, "html.parser").select_one(".problems").text
    Organization.objects.filter(name=FORM["name"]).update(verified_at=timezone.now())
    assert client.post("/manage/organizations/new/", {**FORM, "name": "もう一つ"}).status_code == 302


def test_a_name_of_several_municipalities_asks_which(actors: Actors) -> None:
    client = actors.client("outsider")
    asked = client.post("/manage/organizations/new/", {**FORM, "municipality": "府中市"})
    assert asked.status_code == 400
    page = BeautifulSoup(asked.content, "html.parser")
    codes = [box["value"] for box in page.select("input[name=municipality_code]")]
    assert set(codes) == {"13206", "34208"}
    client.post(
        "/manage/organizations/new/", {**FORM, "municipality": "府中市", "municipality_code": "34208"}
    )
    assert Organization.objects.get(name=FORM["name"]).municipality_id == "34208"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "id_name"),
        ({"name": "あ" * 121}, "id_name"),
        ({"org_type": "castle"}, "id_org_type"),
        ({"municipality": "ぬぬぬ"}, "id_municipality"),
        ({"municipality": "島根県"}, "id_municipality"),
        ({"website": "javascript:alert(1)"}, "id_website"),
        ({"description": "あ" * 100_000}, "id_description"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_kept(actors: Actors, changed: dict, field: str) -> None:
    response = actors.client("outsider").post("/manage/organizations/new/", {**FORM, **changed})
    assert response.status_code == 400
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(f".problems a[href='#{field}']") is not None
    assert page.select_one("#id_name").get("value", "") == {**FORM, **changed}["name"]
    assert not Organization.objects.filter(municipality_id="32201", name=FORM["name"]).exists()


def test_scripts_are_text_and_hidden_marks_are_dropped(actors: Actors) -> None:
    form = {**FORM, "name": "<script>x</script>\u202e診療所\x07"}
    response = actors.client("outsider").post("/manage/organizations/new/", form, follow=True)
    assert Organization.objects.filter(name="<script>x</script>診療所").exists()
    assert b"<script>x" not in response.content


def test_a_new_name_is_looked_at_anew(actors: Actors) -> None:
    organization = actors.organization
    organization.verified_at = timezone.now()
    organization.save()
    kept = {**FORM, "name": organization.name}
    actors.client("owner").post(url(actors, "edit/"), {**kept, "description": "診療所です"})
    organization.refresh_from_db()
    assert organization.description == "診療所です"
    assert organization.verified_at is not None
    assert not organization.reviews.exists()
    actors.client("owner").post(url(actors, "edit/"), FORM)
    organization.refresh_from_db()
    assert organization.verified_at is None
    assert organization.reviews.get().state == "open"


def test_what_was_sent_back_is_looked_at_again_once_it_is_changed(actors: Actors) -> None:
    organization = actors.organization
    returned = Review.objects.create(
        organization=organization,
        reason="new_organization",
        state="returned",
        prefecture_id="32",
        words="電話番号をホームページに書いてください",
        decided_at=timezone.now(),
    )
    page = read(actors, url(actors))
    assert returned.words in page.select_one(".verification").text
    assert returned.words in page.select_one(".waiting").text
    actors.client("owner").post(url(actors, "edit/"), FORM)
    assert organization.reviews.filter(state="open").count() == 1
    actors.client("owner").post(url(actors, "edit/"), FORM)
    assert organization.reviews.filter(state="open").count() == 1
    waiting = read(actors, url(actors)).select_one(".verification").text
    assert "確認待ち" in waiting
    assert "までにお返事します" in waiting


def test_editors_do_not_edit_the_organisation(actors: Actors) -> None:
    assert actors.client("editor").get(url(actors, "edit/")).status_code == 403
    assert actors.client("editor").post(url(actors, "edit/"), FORM).status_code == 403
    assert read(actors, url(actors), "editor").select_one("a[href$='/edit/']") is None
    assert read(actors, url(actors), "owner").select_one("a[href$='/edit/']") is not None


@pytest.mark.parametrize("rest", ["", "edit/", "people/", "workplaces/", "workplaces/new/"])
@pytest.mark.parametrize("name", ["outsider", "moderator", "operator"])
def test_other_organisations_are_not_there(actors: Actors, name: str, rest: str) -> None:
    assert actors.client(name).get(url(actors, rest)).status_code == 404
    assert actors.client(name).post(url(actors, rest), FORM).status_code == 404


def test_who_was_removed_while_writing_gets_back_what_they_typed(actors: Actors) -> None:
    client = actors.client("editor")
    assert client.get(url(actors, "workplaces/new/")).status_code == 200
    Membership.objects.filter(person=actors.editor).delete()
    written = {"name": "北の作業所", "how_to_get_there": "バス停から\n五分<b>"}
    response = client.post(url(actors, "workplaces/new/"), written)
    assert response.status_code == 404
    page = BeautifulSoup(response.content, "html.parser")
    assert [each.text for each in page.select(".kept")] == list(written.values())
    assert not actors.organization.workplaces.exists()


def test_home_shows_what_waits_oldest_first(actors: Actors) -> None:
    now = timezone.now()
    late = make_listing("job", organization=actors.organization, title="あとの求人", check_asked_at=now)
    early = make_listing(
        "job", organization=actors.organization, title="先の求人", check_asked_at=now - timedelta(days=3)
    )
    lines = [each.text for each in read(actors, "/manage/").select(".waiting li")]
    assert [early.title in lines[0], late.title in lines[1]] == [True, True]
    assert "いまは、ありません" in read(actors, "/manage/", "outsider").select_one(".waiting").text


def test_home_of_somebody_without_an_organisation_says_how_to_begin(actors: Actors) -> None:
    Membership.objects.filter(person=actors.outsider).delete()
    page = read(actors, "/manage/", "outsider")
    assert page.select_one("a.button")["href"] == "/manage/organizations/new/"
    assert page.select_one(".waiting") is None


def test_pages_in_english(actors: Actors) -> None:
    for path in (
        "/en/manage/",
        f"/en{url(actors)}",
        f"/en{url(actors, 'people/')}",
        f"/en{url(actors, 'edit/')}",
    ):
        page = read(actors, path)
        assert page.html["lang"] == "en"
        assert page.select_one("h1") is not None
    here = read(actors, url(actors, "people/")).select(".sections [aria-current]")
    assert [each["href"] for each in here] == [url(actors, "people/")]


@pytest.mark.parametrize(
    ("lang", "not_yet", "verified"),
    [
        ("", "まだ確かめていません", "よしあしを、決めるものではありません"),
        ("/en", "have not checked yet", "says nothing about how good"),
        ("/easy", "まだ 確かめて いません", "決める ものでは ありません"),
    ],
)
def test_everybody_reads_whether_an_organisation_was_verified(
    actors: Actors, lang: str, not_yet: str, verified: str
) -> None:
    make_listing("job", organization=actors.organization)

    def text() -> str:
        response = actors.client("anonymous").get(f"{lang}/organizations/{actors.organization.pk}/")
        return BeautifulSoup(response.content, "html.parser").text

    assert (not_yet in text(), verified in text()) == (True, False)
    actors.organization.verified_at = timezone.now()
    actors.organization.save()
    assert (not_yet in text(), verified in text()) == (False, True)


def test_a_group_that_ends_is_confirmed_from_there(actors: Actors) -> None:
    soon = timezone.now() + timedelta(days=3)
    group = make_listing("group", organization=actors.organization, expires_at=soon)
    door = read(actors, "/manage/").select_one(".waiting li a")["href"]
    assert actors.client("anonymous").post(door, {"step": "confirm"}).status_code < 400
    group.refresh_from_db()
    assert group.expires_at is not None
    assert group.expires_at > soon
    assert read(actors, "/manage/").select_one(".waiting li") is None

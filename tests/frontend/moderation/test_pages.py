"""`/moderation/`: who gets in, what a page says, and what its forms do."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse

from directory import reports, reviews
from directory.models import Listing, Moderator, Report, Review, Status
from tests.actors import ACTORS, Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(actors: Actors) -> Listing:
    """A job that waits for its first look."""
    actors.organization.verified_at = actors.organization.created_at
    actors.organization.save()
    job = make_listing("job", organization=actors.organization, title="見本の相談員", status=Status.DRAFT)
    reviews.open_review(actors.organization, reason=Review.Reason.FIRST_LISTING, listing=job, by=actors.owner)
    return job


@pytest.fixture
def review(job: Listing) -> Review:
    return job.reviews.get()


@pytest.fixture
def report(actors: Actors) -> Report:
    listing = make_listing("group", organization=actors.organization, title="見本の会")
    found = reports.file(listing, about=Report.About.HARMFUL, words="<script>ここ</script>")
    assert found is not None
    return found


def text(response: HttpResponse) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def addresses(review: Review, report: Report) -> Iterator[tuple[str, bool]]:
    """Every page, and whether it belongs to a prefecture."""
    yield reverse("moderation"), False
    yield reverse("moderation-decided"), False
    yield reverse("moderation-reports"), False
    yield reverse("moderation-review", args=[review.pk]), True
    yield reverse("moderation-preview", args=[review.pk]), True
    yield reverse("moderation-report", args=[report.pk]), True


def test_who_gets_in(actors: Actors, review: Review, report: Report) -> None:
    for address, of_a_prefecture in addresses(review, report):
        for name in (*ACTORS, "moderator"):
            expected = 200
            if name == "anonymous":
                expected = 302
            elif name in ("editor", "outsider") or (name == "other_moderator" and of_a_prefecture):
                expected = 404
            for prefix in ("", "/en"):
                assert actors.client(name).get(prefix + address).status_code == expected, (name, address)


def test_others_cannot_post_either(actors: Actors, review: Review, report: Report) -> None:
    for name in ("editor", "outsider", "other_moderator"):
        for kind, pk, decision in (("review", review.pk, "approve"), ("report", report.pk, "close")):
            answer = actors.client(name).post(
                reverse(f"moderation-{kind}", args=[pk]), {"decision": decision}
            )
            assert answer.status_code == 404
    review.refresh_from_db()
    report.refresh_from_db()
    assert (review.state, report.state) == (Review.State.OPEN, Report.State.OPEN)


def test_the_queue_says_what_waits_since_when_and_until_when(actors: Actors, review: Review) -> None:
    page = text(actors.client("moderator").get("/moderation/"))
    for said in ("見本の相談員", "はじめての掲載", "今日から", "までに返事", "島根県", "3日のうちに"):
        assert said in page
    english = text(actors.client("moderator").get("/en/moderation/"))
    assert "First listing" in english
    assert "見本の相談員" not in text(actors.client("other_moderator").get("/moderation/"))


def test_an_empty_queue_says_so(actors: Actors) -> None:
    assert "いまは、何も待っていません" in text(actors.client("moderator").get("/moderation/"))
    assert "いまは、知らせはありません" in text(actors.client("moderator").get("/moderation/reports/"))


def test_a_review_shows_what_is_needed_to_decide(actors: Actors, review: Review) -> None:
    page = text(actors.client("moderator").get(f"/moderation/reviews/{review.pk}/"))
    for said in (
        "見本の相談員",
        "時給",
        "最低賃金",
        actors.organization.name,
        "確かめてあります",
        "島根県松江市",
    ):
        assert said in page
    preview = text(actors.client("moderator").get(f"/moderation/reviews/{review.pk}/page/"))
    assert "まだ載っていません" in preview
    assert "見本の相談員" in preview


def test_approving_publishes_and_is_then_among_what_was_decided(
    actors: Actors, review: Review, job: Listing
) -> None:
    client = actors.client("moderator")
    answer = client.post(
        f"/moderation/reviews/{review.pk}/", {"decision": "approve", "words": ""}, follow=True
    )
    assert "決めました" in text(answer)
    job.refresh_from_db()
    assert job.status == Status.PUBLISHED
    assert "見本の相談員" in text(client.get("/moderation/decided/"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "この中からえらんでください"),
        ({"decision": "return", "words": " \u202e "}, "何を直してほしいか"),
        ({"decision": "decline"}, "断るわけ"),
        ({"decision": "burn", "words": "x"}, "この中からえらんでください"),
        ({"decision": "return", "words": "あ" * 100_000}, "1000文字まで"),
    ],
)
def test_what_cannot_be_decided_keeps_what_was_typed(
    actors: Actors, review: Review, sent: dict[str, str], said: str
) -> None:
    answer = actors.client("moderator").post(f"/moderation/reviews/{review.pk}/", sent)
    assert answer.status_code == 400
    assert said in text(answer) or "書いてください" in text(answer)
    assert sent.get("words", "").strip(" \u202e") in answer.content.decode()
    review.refresh_from_db()
    assert review.state == Review.State.OPEN


def test_the_second_of_two_moderators_is_told(actors: Actors, review: Review) -> None:
    address = f"/moderation/reviews/{review.pk}/"
    assert actors.client("moderator").post(address, {"decision": "approve"}).status_code == 302
    answer = actors.client("operator").post(address, {"decision": "decline", "words": "いいえ"})
    assert answer.status_code == 409
    assert "先に決めていました" in text(answer)
    review.refresh_from_db()
    assert review.state == Review.State.APPROVED


def test_what_its_owner_changed_is_read_before_it_goes_out(
    actors: Actors, review: Review, job: Listing
) -> None:
    client, address = actors.client("moderator"), f"/moderation/reviews/{review.pk}/"

    def stamp(answer: HttpResponse) -> dict[str, str]:
        field = BeautifulSoup(answer.content, "html.parser").select_one("input[name=read]")
        assert field is not None
        return {"decision": "approve", "read": str(field["value"])}

    read = stamp(client.get(address))
    job.title = "まったく別のこと"
    job.save()
    answer = client.post(address, read)
    assert answer.status_code == 409
    assert "書き直しました" in text(answer)
    assert "まったく別のこと" in text(answer)
    job.refresh_from_db()
    assert job.status == Status.PENDING
    assert client.post(address, stamp(answer)).status_code == 302
    job.refresh_from_db()
    assert job.status == Status.PUBLISHED


def test_nobody_is_offered_a_decision_about_their_own(actors: Actors, review: Review) -> None:
    Moderator.objects.create(person=actors.editor, prefecture_id="32")
    actors.clients.pop("editor", None)
    from tests.actors import sign_in

    client = sign_in(actors.client("editor"), actors.editor, second_factor=True)
    page = client.get(f"/moderation/reviews/{review.pk}/")
    assert "ほかの人が決めます" in text(page)
    assert "<textarea" not in page.content.decode()
    answer = client.post(f"/moderation/reviews/{review.pk}/", {"decision": "approve"})
    assert answer.status_code == 409
    assert "自分がかかわるもの" in text(answer)


def test_a_report_shows_its_words_as_words(actors: Actors, report: Report) -> None:
    answer = actors.client("moderator").get(f"/moderation/reports/{report.pk}/")
    assert "&lt;script&gt;ここ" in answer.content.decode()
    assert "人を傷つけるもの" in text(actors.client("moderator").get("/moderation/reports/"))


@pytest.mark.parametrize(
    ("decision", "words", "state"),
    [
        ("pass_on", "", Report.State.PASSED_ON),
        ("take_out", "", Report.State.DONE),
        ("close", "電話した", Report.State.DONE),
        ("dismiss", "合っている", Report.State.DISMISSED),
    ],
)
def test_what_is_done_with_a_report(
    actors: Actors, report: Report, decision: str, words: str, state: str
) -> None:
    address = f"/moderation/reports/{report.pk}/"
    sent: dict[str, Any] = {"decision": decision, "words": words}
    assert actors.client("moderator").post(address, sent).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.note, report.handled_by) == (state, words, actors.moderator)
    second = actors.client("operator").post(address, sent)
    assert second.status_code == 409


def test_dismissing_without_a_word_is_refused(actors: Actors, report: Report) -> None:
    answer = actors.client("moderator").post(f"/moderation/reports/{report.pk}/", {"decision": "dismiss"})
    assert answer.status_code == 400
    assert "とりあげないわけ" in text(answer)

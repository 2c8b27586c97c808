"""What waits, in words and with a way to it. The domain says what waits (`directory.attention`)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory import confirming
from directory.attention import Waiting, waiting_for
from directory.models import Listing, Organization, Person
from directory.texts import day, last_day
from directory.vocabulary import Lang


@dataclass(frozen=True)
class Words:
    """How a subject is told.

    sentence: may use %(name)s (what it is about) and %(until)s (the day when that ends). door: what its link
    says. url: the address of the page where something can be done about it; empty when there is none.
    """

    sentence: Promise
    door: Promise
    url: Callable[[Waiting], str]


@dataclass(frozen=True)
class Line:
    """What waits, as the page shows it. `since`: the day when it began. `said`: a moderator's own words."""

    organization: Organization
    since: str
    sentence: str
    said: str
    door: Promise
    url: str


def people_url(waiting: Waiting) -> str:
    """The colleagues of the organisation."""
    return reverse("manage-people", args=[waiting.organization.pk])


def organization_edit_url(waiting: Waiting) -> str:
    """The form of the organisation."""
    return reverse("manage-organization-edit", args=[waiting.organization.pk])


def listing_url(waiting: Waiting) -> str:
    """Where a listing is looked after. Kinds that nobody edits here yet can be confirmed or closed."""
    if waiting.item.kind == "job":
        return reverse("manage-job", args=[waiting.organization.pk, waiting.item.key])
    listing = Listing.objects.get(pk=waiting.item.key)
    return reverse("confirm", args=[confirming.token(listing, waiting.person)])


def checklist_url(waiting: Waiting) -> str:
    """The checklist of a workplace."""
    return reverse("manage-readiness", args=[waiting.organization.pk, waiting.item.key])


def job_draft_url(waiting: Waiting) -> str:
    """What a draft of a job still needs."""
    return reverse("manage-job-gate", args=[waiting.organization.pk, waiting.item.key])


WORDS: dict[str, Words] = {
    "invitation": Words(
        sentence=_("%(name)s さんへの招待に、まだ返事がありません。リンクは%(until)sまで使えます。"),
        door=_("仲間のページを開く"),
        url=people_url,
    ),
    "check_asked": Words(
        sentence=_("「%(name)s」の内容が今も合っているか、もう一度見てください。"),
        door=_("内容を見る"),
        url=listing_url,
    ),
    "listing_ends": Words(
        sentence=_("「%(name)s」は、%(until)sに終わります。続けるときは、内容を確かめてください。"),
        door=_("内容を見る"),
        url=listing_url,
    ),
    "organization_returned": Words(
        sentence=_("「%(name)s」について、県の担当からお願いがあります。直すと、もう一度確認に回ります。"),
        door=_("団体の情報を直す"),
        url=organization_edit_url,
    ),
    "job_unfinished": Words(
        sentence=_("書きかけの募集「%(name)s」があります。"),
        door=_("続きを書く"),
        url=job_draft_url,
    ),
    "listing_returned": Words(
        sentence=_("「%(name)s」について、県の担当からお願いがあります。"),
        door=_("内容を直す"),
        url=listing_url,
    ),
    "listing_declined": Words(
        sentence=_(
            "「%(name)s」は、載せられませんでした。直してもう一度出すことも、取り下げることもできます。"
        ),
        door=_("内容を見る"),
        url=listing_url,
    ),
    "readiness_ends": Words(
        sentence=_("「%(name)s」のチェックリストは、%(until)sで1年になります。もう一度見直してください。"),
        door=_("チェックリストを開く"),
        url=checklist_url,
    ),
    "readiness_ended": Words(
        sentence=_("「%(name)s」のチェックリストは、1年をすぎました。見直すと、また検索で見つかります。"),
        door=_("チェックリストを開く"),
        url=checklist_url,
    ),
    "readiness_key_person_left": Words(
        sentence=_("「%(name)s」では、中心になっていた人がかわりました。チェックリストを見直してください。"),
        door=_("チェックリストを開く"),
        url=checklist_url,
    ),
    "readiness_draft": Words(
        sentence=_("「%(name)s」のチェックリストに、書きかけがあります。"),
        door=_("チェックリストを開く"),
        url=checklist_url,
    ),
}
"""Of every subject that the domain knows. Whoever registers one there writes its words here."""


def lines_for(person: Person, lang: Lang, organization: Organization | None = None) -> list[Line]:
    """What waits for a person, in all their organisations or in one; oldest first."""
    return [_line(waiting, lang) for waiting in waiting_for(person, organization)]


def _line(waiting: Waiting, lang: Lang) -> Line:
    words, item = WORDS[waiting.subject], waiting.item
    until = day(last_day(item.until), lang) if item.until else ""
    return Line(
        organization=waiting.organization,
        since=day(timezone.localdate(item.since), lang),
        sentence=str(words.sentence) % {"name": item.name, "until": until},
        said=item.said,
        door=words.door,
        url=words.url(waiting),
    )

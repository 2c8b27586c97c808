"""The way through a checklist: a page for each domain, one about the whole, a preview."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.drafts import Typed, fingerprint
from directory.models import Draft, Organization, Workplace
from directory.texts import current_lang
from frontend.signed_in import person_of
from jobs.readiness import drafting
from jobs.readiness.drafting import Saved, field_name
from jobs.readiness.instruments import current

ABOUT = "about"
PREVIEW = "preview"
_OPENED = "opened."  # in front of a field's name: what it held when the form was opened
_ABOUT_WORDS: Promise = gettext_lazy("答えた人とふりかえり")
_PREVIEW_WORDS: Promise = gettext_lazy("たしかめて公開する")


@dataclass(frozen=True)
class Step:
    """One page of the way. letter: of its domain, if it has one. The label may hold ruby."""

    letter: str
    label: str | Promise
    url: str
    here: bool


def url_of(workplace: Workplace, key: str = "") -> str:
    """The address of a step (a domain's id, `about`, `preview`); of the overview without one."""
    kept: dict[str, UUID | str] = {
        "organization_id": workplace.organization_id,
        "workplace_id": workplace.pk,
    }
    if key in (ABOUT, PREVIEW):
        return reverse(f"manage-readiness-{key}", kwargs=kept)
    if key:
        return reverse("manage-readiness-questions", kwargs={**kept, "domain_id": key})
    return reverse("manage-readiness", kwargs=kept)


def steps(workplace: Workplace, here: str = "") -> list[Step]:
    """All steps in their order."""
    lang = current_lang()
    labels: dict[str, str | Promise] = {domain.id: domain.label(lang) for domain in current().domains}
    labels |= {ABOUT: _ABOUT_WORDS, PREVIEW: _PREVIEW_WORDS}
    letters = {domain.id for domain in current().domains}
    return [
        Step(key if key in letters else "", label, url_of(workplace, key), key == here)
        for key, label in labels.items()
    ]


def after(key: str) -> str:
    """The step that follows."""
    order = [*(domain.id for domain in current().domains), ABOUT, PREVIEW]
    return order[order.index(key) + 1]


def label_of(name: str) -> str | None:
    """What a text of a draft belongs to, for a page that gives it back; None for what nobody typed."""
    item = current().by_id.get(name.partition("-")[0])
    if item is None:
        return str(_ABOUT_WORDS) if name in ("reflection_aim", "reflection_when") else None
    return None if name == field_name(item.id, "answer") else f"{item.id} {item.text(current_lang())}"


def opened(draft: Draft, names: Iterable[str]) -> dict[str, str]:
    """What the fields of a form hold when it is shown, to travel with it."""
    return {name: fingerprint(draft.values.get(name)) for name in names}


def keep(request: HttpRequest, workplace: Workplace, typed: dict[str, Typed]) -> tuple[Draft, Saved]:
    """Keep what was sent. When the draft was published meanwhile, it is kept in a new one."""
    by = person_of(request)
    draft = drafting.draft_of(workplace)
    if draft is None:
        draft = drafting.begin(workplace, by)
        messages.info(request, _("前の下書きは公開されていました。書いたものは、新しい下書きに入れました。"))
    before = {name: str(request.POST.get(f"{_OPENED}{name}", fingerprint(None))) for name in typed}
    return draft, drafting.save(draft, typed, before, by=by)


def kept_by_itself(draft: Draft, typed: dict[str, Typed], saved: Saved) -> JsonResponse:
    """What a page that saved by itself should know (`frontend/ts/drafts.ts`); 400 when it was too long."""
    said = _("%(time)sに保存しました") % {"time": f"{timezone.localtime():%H:%M}"}
    theirs = {name: as_text(conflict.theirs) for name, conflict in saved.conflicts.items()}
    answer = {"opened": opened(draft, typed), "theirs": theirs, "said": said}
    return JsonResponse(answer, status=400 if saved.too_long else 200)


def as_text(typed: Typed) -> str:
    """What a field holds, to be shown beside it."""
    return "、".join(typed) if isinstance(typed, list) else typed


def onward(request: HttpRequest, workplace: Workplace, here: str) -> HttpResponse:
    """After keeping: the next step, or away for now."""
    if request.POST.get("go") == "later":
        messages.success(request, _("保存しました。いつでも続きから始められます。"))
        return HttpResponseRedirect(url_of(workplace))
    return HttpResponseRedirect(url_of(workplace, after(here)))


def frame(organization: Organization, workplace: Workplace, here: str) -> dict[str, object]:
    """What every page of the way shows."""
    return {
        "organization": organization,
        "workplace": workplace,
        "steps": steps(workplace, here),
        "overview_url": url_of(workplace),
    }

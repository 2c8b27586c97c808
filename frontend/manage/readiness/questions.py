"""The questions of one domain: kept as they are typed, whether or not they can be published yet."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from directory.drafts import Conflict, Typed
from directory.models import Draft, Organization
from directory.texts import current_lang
from directory.vocabulary import Lang
from frontend.manage.jobs.kept import is_autosave, keeping
from frontend.manage.readiness import steps
from frontend.manage.readiness.item_form import ItemForm
from frontend.public.page import method_not_allowed, render
from jobs.readiness import drafting, versions
from jobs.readiness.drafting import ITEM_FIELDS, field_name
from jobs.readiness.instruments import Item, current
from jobs.readiness.rules import may_name_somebody
from jobs.readiness.shown import ShownItem, shown_version

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@dataclass(frozen=True)
class Asked:
    """One item as the page asks it.

    before: what was answered to an earlier wording of it, if that was another one. names: what is written
    seems to name somebody. clashes: what somebody else wrote meanwhile, by field.
    """

    item: Item
    form: ItemForm
    before: ShownItem | None
    names: bool
    clashes: list[str]


@keeping(steps.label_of)
def questions(
    request: HttpRequest, organization: Organization, workplace_id: UUID, domain_id: str
) -> HttpResponse:
    """GET: the domain's items as the draft has them. POST: keep them, then on to the next page; 400 with
    what is missing; 409 when somebody else changed the same."""
    workplace = drafting.workplace_of(organization, workplace_id)
    items = current().of_domain(domain_id)
    if not items:
        raise Http404
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    lang = current_lang()
    if request.method == "POST":
        typed = _typed(request, items)
        draft, saved = steps.keep(request, workplace, typed)
        if is_autosave(request):
            return steps.kept_by_itself(draft, typed, saved)
        forms = [ItemForm(item, lang, request.POST) for item in items]
        wrong = any([form.errors for form in forms])  # noqa: C419  # of all forms, to show them all
        status = 409 if saved.conflicts else 400 if wrong else 200
        if not saved.conflicts and (
            status == 200 or (request.POST.get("go") == "later" and not saved.too_long)
        ):
            return steps.onward(request, workplace, domain_id)
        conflicts, kept = saved.conflicts, not saved.too_long
    else:
        found = drafting.draft_of(workplace)
        if found is None:
            return HttpResponseRedirect(steps.url_of(workplace))
        draft, status, conflicts, kept = found, 200, {}, True
        forms = [ItemForm(item, lang, initial=_initial(draft, item)) for item in items]
    domain = next(each for each in current().domains if each.id == domain_id)
    return render(
        request,
        "manage/readiness/questions.html",
        {
            **steps.frame(organization, workplace, domain_id),
            "domain": domain,
            "title": domain.label(lang),
            "asked": _asked(draft, forms, conflicts, lang),
            "problems": [
                (control, f"{form.item.id} {name}", words)
                for form in forms
                if form.is_bound
                for control, name, words in form.problems()
            ],
            "opened": steps.opened(draft, _names(items)),
            "kept": request.method == "POST" and kept,
            "clashed": bool(conflicts),
        },
        status=status,
    )


def _names(items: tuple[Item, ...]) -> list[str]:
    return [field_name(item.id, name) for item in items for name in ITEM_FIELDS]


def _typed(request: HttpRequest, items: tuple[Item, ...]) -> dict[str, Typed]:
    return {name: request.POST.get(name, "") for name in _names(items)}


def _initial(draft: Draft, item: Item) -> dict[str, str]:
    values = drafting.Values(draft.values)
    return {name: values.raw(field_name(item.id, name)) for name in ITEM_FIELDS}


def _asked(draft: Draft, forms: list[ItemForm], conflicts: dict[str, Conflict], lang: Lang) -> list[Asked]:
    assert draft.workplace_id is not None
    newest = versions.newest(draft.workplace_id)
    anew = {item.id for item in drafting.asked_anew(newest)}
    earlier = shown_version(newest, lang) if newest and anew else None
    values = drafting.Values(draft.values)
    return [
        Asked(
            form.item,
            form,
            earlier.item(form.item.id) if earlier and form.item.id in anew else None,
            may_name_somebody(values.given(form.item.id)),
            [
                steps.as_text(conflicts[field_name(form.item.id, name)].theirs)
                for name in ITEM_FIELDS
                if field_name(form.item.id, name) in conflicts
            ],
        )
        for form in forms
    ]

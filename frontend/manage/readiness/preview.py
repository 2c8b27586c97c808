"""The checklist as readers will see it, what is missing, and the button that publishes it."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from directory.models import Draft, Organization, Workplace
from directory.texts import current_lang
from directory.vocabulary import Lang
from frontend.manage.readiness import steps
from frontend.public.checklists import Checklist, checklist_lines
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs.readiness import assessments, drafting
from jobs.readiness.assessments import AlreadyPublished, Content, NotReady, Problem
from jobs.readiness.instruments import current
from jobs.readiness.rules import may_name_somebody
from jobs.readiness.shown import show

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@dataclass(frozen=True)
class Missing:
    """What is missing, and where it is written."""

    about: str
    words: str
    url: str


@organization_page
def preview(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """GET: a preview. POST: publish; 400 with what is missing."""
    workplace = drafting.workplace_of(organization, workplace_id)
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    draft = drafting.draft_of(workplace)
    if draft is None:
        if request.method == "POST":
            messages.info(request, _("もう公開されています。"))
        return HttpResponseRedirect(steps.url_of(workplace))
    if request.method == "POST":
        try:
            assessments.publish_draft(draft, person_of(request))
        except NotReady:
            return _page(request, organization, workplace, draft, status=400)
        except AlreadyPublished:
            messages.info(request, _("もう公開されています。"))
        else:
            messages.success(
                request, _("チェックリストを公開しました。正直に書いてくれて、ありがとうございます。")
            )
        return HttpResponseRedirect(steps.url_of(workplace))
    return _page(request, organization, workplace, draft)


def _page(
    request: HttpRequest, organization: Organization, workplace: Workplace, draft: Draft, *, status: int = 200
) -> HttpResponse:
    lang = current_lang()
    content = assessments.content_of(draft)
    problems = assessments.problems_with(content)
    answered = {given.item for given in content.answers if not given.is_empty}
    return render(
        request,
        "manage/readiness/preview.html",
        {
            **steps.frame(organization, workplace, steps.PREVIEW),
            "missing": [_missing(workplace, problem, lang) for problem in problems],
            "core_open": [
                (item.id, item.text(lang), steps.url_of(workplace, item.domain))
                for item in current().core()
                if item.id not in answered
            ],
            "names": [given.item for given in content.answers if may_name_somebody(given)],
            "checklist": _as_readers_see_it(workplace, content, problems, lang),
            "verified": organization.verified_at is not None or organization.sample,
        },
        status=status,
    )


def _missing(workplace: Workplace, problem: Problem, lang: Lang) -> Missing:
    item = current().by_id.get(problem.item)
    step = item.domain if item else steps.ABOUT
    anchor = f"#item-{item.id}" if item else ""
    about = f"{item.id} {item.text(lang)}" if item else ""
    return Missing(about, problem.words, steps.url_of(workplace, step) + anchor)


def _as_readers_see_it(
    workplace: Workplace, content: Content, problems: list[Problem], lang: Lang
) -> Checklist:
    """Without the answers that cannot be published yet."""
    wrong = {problem.item for problem in problems}
    ready = replace(content, answers=tuple(given for given in content.answers if given.item not in wrong))
    version, answers = assessments.draw_up(workplace, ready)
    return checklist_lines(show(version, answers, lang), lang)

"""A workplace's checklist: where it stands, the way on, and its versions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Organization
from directory.texts import current_lang, day
from frontend.manage.readiness import steps
from frontend.public.checklist_history import history
from frontend.public.page import bad_request, method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs.readiness import assessments, drafting
from jobs.readiness.instruments import current
from jobs.readiness.shown import state_words

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@organization_page
def overview(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """GET: where it stands. POST `do=begin`: a draft; `left`, `not_left`: a key person has (not) left."""
    workplace = drafting.workplace_of(organization, workplace_id)
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    if request.method == "POST":
        do, by = request.POST.get("do"), person_of(request)
        if do == "begin":
            drafting.begin(workplace, by)
            return HttpResponseRedirect(steps.url_of(workplace, current().domains[0].id))
        if do not in ("left", "not_left"):
            return bad_request(request, [_("何をするのか、読み取れませんでした。")])
        assessments.mark_key_person(workplace, by, left=do == "left")
        messages.success(request, _("書きとめました。"))
        return HttpResponseRedirect(steps.url_of(workplace))
    lang = current_lang()
    draft = drafting.draft_of(workplace)
    versions = history(workplace.pk, lang)
    newest = versions[0].shown if versions else None
    return render(
        request,
        "manage/readiness/overview.html",
        {
            **steps.frame(organization, workplace, ""),
            "draft": draft,
            "newest": newest,
            "answered": day(newest.answered_on, lang) if newest else "",
            "until": day(timezone.localdate(newest.expires_at), lang) if newest else "",
            "state": state_words(newest) if newest else "",
            "versions": versions,
            "asked_anew": drafting.asked_anew(versions[0].version) if versions else [],
            "missing_core": bool(assessments.missing_core(workplace)),
        },
    )

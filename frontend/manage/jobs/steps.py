"""The steps of the form: each saves exactly what was typed, right or wrong."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import drafts
from directory.models import Draft, Organization
from frontend.manage.jobs.forms import StepForm, in_words, typed_in
from frontend.manage.jobs.kept import draft_page, is_autosave
from frontend.public.language import of_request
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import person_of
from jobs import adverts
from jobs.form.fields import FIELDS, STEPS, Step, step_named

_METHODS = ("GET", "HEAD", "POST")
_OPENED = "opened."  # in front of a field's name: what it held when the form was opened


@draft_page
def step(request: HttpRequest, organization: Organization, draft_id: UUID, step: str) -> HttpResponse:
    """A step of a draft. Sent, it is saved; the next step follows when nothing in it is wrong."""
    draft = adverts.draft_of(organization, draft_id)
    named = step_named(step)
    if named is None:
        raise Http404
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    if request.method != "POST":
        return _page(request, draft, StepForm(draft, named, of_request(request)))
    opened = {
        name.removeprefix(_OPENED): value
        for name, value in request.POST.items()
        if name.startswith(_OPENED) and isinstance(value, str)
    }
    conflicts = drafts.save(draft, typed_in(named, request.POST), opened, by=person_of(request))
    form = StepForm(draft, named, of_request(request), conflicts)
    if is_autosave(request):
        return _saved(form)
    wrong = bool(form.errors)
    if (wrong and request.POST.get("then") != "leave") or conflicts:
        return _page(request, draft, form, status=400)
    return HttpResponseRedirect(_after(organization, draft, named, request.POST.get("then", "")))


def _saved(form: StepForm) -> JsonResponse:
    """What a page that saved by itself should know."""
    return JsonResponse(
        {
            "opened": form.opened,
            "theirs": {
                name: in_words(FIELDS[name], conflict.theirs) for name, conflict in form.conflicts.items()
            },
            "said": _("%(time)sに保存しました") % {"time": f"{timezone.localtime():%H:%M}"},
        }
    )


def _after(organization: Organization, draft: Draft, done: Step, then: str) -> str:
    """Where to go from a step: the next one, what is still missing after the last, or all jobs."""
    if then == "leave":
        return reverse("manage-jobs", args=[organization.pk])
    names = [each.name for each in STEPS]
    following = names[names.index(done.name) + 1 :]
    if then == "gate" or not following:
        return reverse("manage-job-gate", args=[organization.pk, draft.pk])
    return reverse("manage-job-step", args=[organization.pk, draft.pk, following[0]])


def _page(request: HttpRequest, draft: Draft, form: StepForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "organization": draft.organization,
        "draft": draft,
        "form": form,
        "step": form.step,
        "steps": STEPS,
        "number": STEPS.index(form.step) + 1,
    }
    return render(request, "manage/jobs/step.html", context, status=status)

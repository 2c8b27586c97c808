"""Adverts in the making: begin one, look at it, throw it away."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from directory import drafts as domain
from directory.models import Organization
from frontend.forms import Form, PlainSelect
from frontend.public.jobs.draft import draft_context
from frontend.public.language import of_request
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs import adverts
from jobs.form.fields import STEPS


class _NewForm(Form):
    """Where the work is, and whether an old advert is a good beginning."""

    workplace: Any = forms.ModelChoiceField(None, label=_("職場"), empty_label=None, widget=forms.RadioSelect)
    like: Any = forms.ModelChoiceField(
        None,
        label=_("前の募集から写す"),
        required=False,
        empty_label=_("写さない"),
        widget=PlainSelect,
    )

    def __init__(self, organization: Organization, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplaces: Any = self.fields["workplace"]
        workplaces.queryset = adverts.workplaces_of(organization)
        workplaces.label_from_instance = lambda workplace: workplace.name
        workplaces.initial = workplaces.queryset.first()
        like: Any = self.fields["like"]
        like.queryset = adverts.jobs_of(organization).filter(status__in=adverts.CHANGEABLE)


@organization_page
def new(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Begin an advert at a workplace."""
    if request.method not in ("GET", "HEAD", "POST"):
        return method_not_allowed(request, ("GET", "HEAD", "POST"))
    form = _NewForm(organization, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        draft = adverts.begin(organization, chosen["workplace"], by=person_of(request), like=chosen["like"])
        return HttpResponseRedirect(
            reverse("manage-job-step", args=[organization.pk, draft.pk, STEPS[0].name])
        )
    context = {
        "organization": organization,
        "form": form,
        "has_workplaces": adverts.workplaces_of(organization).exists(),
        "has_jobs": adverts.jobs_of(organization).exists(),
    }
    return render(request, "manage/jobs/new.html", context, status=400 if form.errors else 200)


@organization_page
@require_safe
def preview(request: HttpRequest, organization: Organization, draft_id: UUID) -> HttpResponse:
    """An advert as everybody would see it, and the link that hands it on."""
    draft = adverts.draft_of(organization, draft_id)
    lang = of_request(request).lang
    context = draft_context(draft, lang) | {
        "organization": organization,
        "share": request.build_absolute_uri(reverse("shared-draft", args=[draft.share_key])),
    }
    return render(request, "manage/jobs/preview.html", context)


@organization_page
def discard(request: HttpRequest, organization: Organization, draft_id: UUID) -> HttpResponse:
    """Throw an advert in the making away, after a question."""
    draft = adverts.draft_of(organization, draft_id)
    if request.method == "POST":
        domain.discard(draft)
        return HttpResponseRedirect(reverse("manage-jobs", args=[organization.pk]))
    return render(request, "manage/jobs/discard.html", {"organization": organization, "draft": draft})

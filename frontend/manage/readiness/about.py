"""Who answered, who works there now, and the closing reflection."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from directory.drafts import Conflict, Typed
from directory.models import Draft, Organization
from frontend.forms import Form, TermField
from frontend.manage.jobs.kept import is_autosave, keeping
from frontend.manage.readiness import steps
from frontend.public.page import method_not_allowed, render
from jobs.readiness import drafting
from jobs.readiness.assessments import content_of, problems_with_whole
from jobs.readiness.drafting import WHOLE_FIELDS
from jobs.readiness.shown import ROLES

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_SEVERAL = ("roles",)


class AboutForm(Form):
    """What is about the whole. The rules are the domain's; here are the words."""

    roles = forms.MultipleChoiceField(
        label=_("だれが答えましたか"),
        help_text=_("役割だけを載せます。名前は載せません。"),
        choices=list(ROLES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    peers_now = TermField(
        "peers_now", label=_("いま、ピアサポーターが働いていますか"), empty=_("書かない"), required=False
    )
    peers_agreed = forms.BooleanField(
        label=_("1人だけ働いている場合：その人に「いると載せてもいいですか」と聞き、いいと言われました"),
        help_text=_(
            "1人だけだと、だれのことか分かることがあります。迷うときは「書かない」をえらんでください。"
        ),
        required=False,
    )
    reflection_aim = forms.CharField(
        label=_("私たちは、何をめざしていますか"),
        help_text=_("すぐに答えが出なくてもかまいません。"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    reflection_when = forms.CharField(
        label=_("答えのないことを、いつ、だれと話しますか"),
        help_text=_("たとえば、毎月の会議で、ピアサポーターと職員みんなで。"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    reflection_public = forms.BooleanField(label=_("この2つも公開する"), required=False)
    language = forms.ChoiceField(
        label=_("書いたことば"),
        choices=[("ja", "日本語"), ("en", "English")],
        widget=forms.RadioSelect,
        required=False,
    )


@keeping(steps.label_of)
def about(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """GET: as the draft has it. POST: keep it, then on to the preview; 400 and 409 as in the questions."""
    workplace = drafting.workplace_of(organization, workplace_id)
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    conflicts: dict[str, Conflict] = {}
    status, kept = 200, False
    if request.method == "POST":
        typed = _typed(request)
        draft, saved = steps.keep(request, workplace, typed)
        if is_autosave(request):
            return steps.kept_by_itself(draft, typed, saved)
        conflicts, kept = saved.conflicts, not saved.too_long
        form = AboutForm(request.POST)
        if form.is_valid():
            _judge(form, Draft(values=typed))
        status = 409 if conflicts else 400 if form.errors else 200
        if not conflicts and (status == 200 or (request.POST.get("go") == "later" and kept)):
            return steps.onward(request, workplace, steps.ABOUT)
    else:
        found = drafting.draft_of(workplace)
        if found is None:
            return HttpResponseRedirect(steps.url_of(workplace))
        draft, form = found, AboutForm(initial=_initial(found))
    return render(
        request,
        "manage/readiness/about.html",
        {
            **steps.frame(organization, workplace, steps.ABOUT),
            "form": form,
            "opened": steps.opened(draft, WHOLE_FIELDS),
            "kept": kept,
            "clashed": bool(conflicts),
            "clashes": [(form[name].label, steps.as_text(each.theirs)) for name, each in conflicts.items()],
        },
        status=status,
    )


def _judge(form: AboutForm, draft: Draft) -> None:
    """What the domain says of it, beside the fields."""
    for problem in problems_with_whole(content_of(draft)):
        form.add_error(problem.field, problem.words)


def _typed(request: HttpRequest) -> dict[str, Typed]:
    return {
        name: request.POST.getlist(name) if name in _SEVERAL else request.POST.get(name, "")
        for name in WHOLE_FIELDS
    }


def _initial(draft: Draft) -> dict[str, Any]:
    values = drafting.Values(draft.values)
    ticks = ("peers_agreed", "reflection_public")
    return {
        **{name: values.raw(name) for name in WHOLE_FIELDS},
        **{name: values.ticked(name) for name in ticks},
        "roles": values.several("roles"),
        "language": values.language(),
    }

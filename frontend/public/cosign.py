"""The pages of a co-signature: what a link opens, and what its key takes back. Without an account.

They are kept by nobody in between, told to no other page, and write nothing when they are opened.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.mail import absolute
from directory.texts import day, owner_text
from directory.vocabulary import Lang
from frontend.forms import Form, TextField
from frontend.public.cards import organization_name
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.wording import language_of
from jobs.models import Assessment, CoSignature
from jobs.readiness import cosigning, versions
from jobs.readiness.shown import ShownItem, shown_version


class SigningForm(Form):
    """A nickname, the items of a version, and one sentence to tick first."""

    understood = forms.BooleanField(
        label=_("同じ職場の人には、私だと分かるかもしれません。それを知ったうえで、自分で決めました。"),
        error_messages={"required": _("ここを読んで、よければチェックしてください。")},
    )
    nickname = TextField(
        label=_("よび名"),
        help_text=_("本当の名前でないものを、自由に決めてください。みんなに見えます。"),
        max_length=40,
    )

    def __init__(self, version: Assessment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"] = forms.MultipleChoiceField(
            label=_("自分もそう思うもの"),
            choices=[(answer.item, answer.item) for answer in version.answers.all()],
            error_messages={"required": _("1つ以上えらんでください。")},
        )


@page(form=True)
def cosign(request: HttpRequest, secret: str) -> HttpResponse:
    """What a link opens: the warning, the answers, and where to sign. POST signs."""
    lang = of_request(request).lang
    try:
        signature, newest = cosigning.invitation(secret)
    except cosigning.LinkIsDead:
        return _dead(request)
    version = versions.versions_of(newest.workplace_id).get(pk=newest.pk)
    if request.method != "POST":
        return _asked(request, signature, version, SigningForm(version), lang)
    form = SigningForm(version, request.POST)
    if request.POST.get("version") != str(version.pk):
        return _changed(request, signature, version, lang)
    if not form.is_valid():
        return _asked(request, signature, version, form, lang, status=400)
    given = form.cleaned_data
    try:
        key = cosigning.sign(
            secret, version=str(version.pk), nickname=given["nickname"], items=given["items"]
        )
    except cosigning.LinkIsDead:
        return _dead(request)
    except cosigning.Changed:
        return _changed(request, signature, version, lang)
    link = absolute(reverse("cosign-key", args=[key]))
    return _private(
        render(request, "pages/cosign_signed.html", {"link": link, "nickname": given["nickname"]})
    )


@page(form=True)
def cosign_key(request: HttpRequest, key: str) -> HttpResponse:
    """What a key opens: what was signed. POST takes it back."""
    lang = of_request(request).lang
    try:
        signature = cosigning.signed_with(key)
        if request.method == "POST":
            cosigning.take_back(key)
            return _private(render(request, "pages/cosign_taken_back.html", {}))
    except cosigning.LinkIsDead:
        return _dead(request)
    assert signature.assessment is not None
    assert signature.signed_at is not None
    asked = shown_version(signature.assessment, lang)
    context = {
        **_where(signature, lang),
        "nickname": signature.nickname,
        "signed_on": day(timezone.localdate(signature.signed_at), lang),
        "items": [item for item in asked.items if item.id in signature.items],
    }
    return _private(render(request, "pages/cosign_key.html", context))


def _changed(request: HttpRequest, signature: CoSignature, version: Assessment, lang: Lang) -> HttpResponse:
    """The answers of today, to be read and decided upon anew; the nickname stays."""
    nickname = request.POST.get("nickname", "")[:40]
    form = SigningForm(version, initial={"nickname": nickname})
    return _asked(request, signature, version, form, lang, changed=True, status=409)


def _asked(
    request: HttpRequest,
    signature: CoSignature,
    version: Assessment,
    form: SigningForm,
    lang: Lang,
    *,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    chosen = set(request.POST.getlist("items")) if form.is_bound else set()
    shown = shown_version(version, lang)
    context = {
        **_where(signature, lang),
        "form": form,
        "version": version.pk,
        "changed": changed,
        "answered_on": day(version.answered_on, lang),
        "domains": [
            (domain.label, [_choice(item, item.id in chosen, lang) for item in domain.items if item.answer])
            for domain in shown.domains
        ],
    }
    return _private(render(request, "pages/cosign.html", context, status=status))


def _choice(item: ShownItem, chosen: bool, lang: Lang) -> dict[str, Any]:
    written = [(words.text, language_of(words.text, lang, words.lang)) for words in item.says]
    return {"item": item, "chosen": chosen, "written": written}


def _where(signature: CoSignature, lang: Lang) -> dict[str, Any]:
    """What the workplace and its organisation are called, each with its language where it is another."""
    workplace = signature.workplace
    name, own = owner_text(workplace, "name", lang)
    organization, organization_lang = organization_name(workplace.organization, lang)
    return {
        "workplace": name,
        "workplace_lang": language_of(name, lang, own),
        "organization": organization,
        "organization_lang": organization_lang,
    }


def _dead(request: HttpRequest) -> HttpResponse:
    """The same calm page whatever is the matter with a link."""
    return _private(render(request, "pages/cosign_dead.html", {}, status=404))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response

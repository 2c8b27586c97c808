"""One's own account: how one is called, the address, the password, what is kept, the end of it."""

import json
from typing import Any

from allauth.account import views as allauth
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory import access, membership, people
from frontend.accounts import forms
from frontend.accounts.page import Refusing
from frontend.public.page import render
from frontend.signed_in import person_of


def home(request: HttpRequest) -> HttpResponse:
    """The account, and the form for what one is called."""
    person = person_of(request)
    form = forms.ProfileForm.of(person, request.POST if request.method == "POST" else None)
    if form.is_valid():
        person.nickname, person.language = form.cleaned_data["nickname"], form.cleaned_data["language"]
        person.save(update_fields=["nickname", "language"])
        messages.success(request, _("書きかえました。"))
        return HttpResponseRedirect(reverse("account_home"))
    context = {
        "form": form,
        "person": person,
        "operator": access.is_operator(person),
        "moderator": access.is_moderator(person),
    }
    return render(request, "accounts/home.html", context, status=400 if form.is_bound else 200)


class ChangeEmail(Refusing, allauth.EmailView):
    """Another address, after a code sent to it was typed. The one before is told."""

    template_name = "accounts/email.html"
    form_class = forms.NewEmailForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # allauth's own would write down the address of who never had one confirmed, while a page is read.
        self._did_send_verification_email = False
        if request.method == "POST":
            sync_user_email_address(person_of(request))
        return super(allauth.AjaxCapableProcessFormViewMixin, self).dispatch(request, *args, **kwargs)

    # allauth has it on its `dispatch`. Without it anybody with an account could mail codes to strangers.
    @method_decorator(rate_limit(action="manage_email"))
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super(allauth.EmailView, self).post(request, *args, **kwargs)


class ChangePassword(Refusing, allauth.PasswordChangeView):
    template_name = "accounts/password.html"
    form_class = forms.ChangePasswordForm


class SetPassword(Refusing, allauth.PasswordSetView):
    """A first password, for who signs in with codes or a passkey."""

    template_name = "accounts/password.html"
    form_class = forms.SetPasswordForm


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about oneself, as a file."""
    text = json.dumps(people.export_of(person_of(request)), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="tonari-account.json"'
    return response


@reauthentication_required(app="allauth.account")
def delete(request: HttpRequest) -> HttpResponse:
    """The end of an account: a page that says what goes and what stays, with one button."""
    person = person_of(request)
    if request.method == "POST":
        try:
            people.delete_account(person)
        except membership.LastOwner as refused:
            return _delete_page(request, refused.organizations, status=409)
        logout(request)
        messages.success(request, _("アカウントを消しました。"))
        return HttpResponseRedirect(reverse("account_login"))
    return _delete_page(request, membership.owned_alone(person))


def _delete_page(request: HttpRequest, alone: list[Any], status: int = 200) -> HttpResponse:
    return render(request, "accounts/delete.html", {"alone": alone}, status=status)

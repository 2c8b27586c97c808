"""Passkeys. The browser makes and shows them (frontend/ts/passkeys.ts), so these pages need JavaScript.

What the browser is asked stands in a data attribute: the policy of the site allows no script in a page.
"""

import json
from typing import Any

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as allauth
from allauth.mfa.webauthn.internal import auth, flows
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from frontend.accounts import forms
from frontend.accounts.page import Refusing
from frontend.accounts.second_factor import used_just_now


class SignInWithPasskey(allauth.LoginWebAuthnView):
    """Takes what the browser answered."""

    form_class = forms.PasskeySignInForm
    http_method_names = ["post"]

    def form_valid(self, form: Any) -> HttpResponse:
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_next_redirect_url(self.request, "next"))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, authenticator, login)
        return answer


@require_POST
def sign_in_options(request: HttpRequest) -> HttpResponse:
    """What to ask the browser. By POST: the question is kept in a session, and reading a page makes none."""
    return JsonResponse({"request_options": auth.begin_authentication(user=None)})


class AddPasskey(Refusing, allauth.AddWebAuthnView):
    template_name = "accounts/passkey_add.html"
    form_class = forms.AddPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Asks for a key that can open the account by itself: one that knows its owner."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, **kwargs, "options": as_json({"creation_options": options})}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        newest = Authenticator.objects.filter(user_id=self.request.user.pk, type="webauthn").latest(
            "created_at"
        )
        used_just_now(self.request, newest)
        return response


class RemovePasskey(allauth.RemoveWebAuthnView):
    template_name = "accounts/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")


def list_passkeys(request: HttpRequest) -> HttpResponse:
    """They stand with the other second factors."""
    return HttpResponseRedirect(str(reverse_lazy("mfa_index")))


def as_json(options: Any) -> str:
    """For a data attribute, which templates escape."""
    return json.dumps(options, cls=DjangoJSONEncoder)

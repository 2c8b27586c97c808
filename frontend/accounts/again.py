"""Showing once more that it is oneself, before something that matters is changed."""

from typing import Any

from allauth.account import views as allauth
from allauth.mfa.base import views as factor
from allauth.mfa.webauthn import views as passkey
from django.http import HttpResponse

from frontend.accounts import forms
from frontend.accounts.page import Refusing
from frontend.accounts.passkeys import as_json


class _Again(Refusing):
    template_name = "accounts/again.html"
    way = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "way": self.way}  # type: ignore[misc]


class WithPassword(_Again, allauth.ReauthenticateView):
    form_class = forms.AgainForm
    way = "password"


class WithCode(_Again, factor.ReauthenticateView):
    form_class = forms.FactorAgainForm
    way = "code"


class WithPasskey(_Again, passkey.ReauthenticateWebAuthnView):
    form_class = forms.PasskeyAgainForm
    way = "passkey"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # allauth's own leaves the form out that it was given.
        return {**context, **kwargs, "passkey_request": as_json(context["js_data"])}

    def form_invalid(self, form: Any) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 400
        return response

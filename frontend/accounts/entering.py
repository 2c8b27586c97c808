"""Signing in, signing up and a new password: allauth's views with our forms and templates.

Whether an address is known is told to its owner by mail, and to nobody else by any page.
"""

from typing import Any

from allauth.account import views as allauth
from allauth.mfa.base import views as factor
from django.urls import reverse_lazy

from frontend.accounts import forms
from frontend.accounts.page import Refusing
from frontend.accounts.passkeys import as_json


class _BothForms(Refusing):
    """The page on which people sign in: with a code (the usual way), a password, or a passkey."""

    template_name = "accounts/sign_in.html"
    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        tried = context["form"]
        # What was typed into the other form first, is not asked again.
        address = self.request.GET.get("email", "")
        by_code, by_password = forms.AskCodeForm(initial={"email": address}), forms.PasswordForm()
        return {
            **context,
            "code_form": tried if isinstance(tried, forms.AskCodeForm) else by_code,
            "password_form": tried if isinstance(tried, forms.PasswordForm) else by_password,
            "password_tried": isinstance(tried, forms.PasswordForm) and tried.is_bound,
        }


class SignIn(_BothForms, allauth.LoginView):
    form_class = forms.PasswordForm


class AskCode(_BothForms, allauth.RequestLoginCodeView):
    form_class = forms.AskCodeForm


class EnterCode(Refusing, allauth.ConfirmLoginCodeView):
    template_name = "accounts/code.html"
    form_class = forms.LoginCodeForm
    extra_context = {"purpose": "sign in"}


class SignUp(Refusing, allauth.SignupView):
    template_name = "accounts/sign_up.html"
    form_class = forms.SignUpForm


class ConfirmEmail(Refusing, allauth.ConfirmEmailVerificationCodeView):
    """The code that shows that an address is one's own: after signing up, or after changing it."""

    template_name = "accounts/code.html"
    form_class = forms.EmailCodeForm
    extra_context = {"purpose": "address"}


class AskReset(Refusing, allauth.PasswordResetView):
    template_name = "accounts/password_reset.html"
    form_class = forms.ResetForm


class ConfirmReset(Refusing, allauth.ConfirmPasswordResetCodeView):
    template_name = "accounts/code.html"
    form_class = forms.ResetCodeForm
    extra_context = {"purpose": "password"}


class FinishReset(Refusing, allauth.CompletePasswordResetView):
    template_name = "accounts/password_new.html"
    form_class = forms.NewPasswordForm
    success_url = reverse_lazy("account_home")


class SecondFactor(Refusing, factor.AuthenticateView):
    """The second step of signing in, for who has set one up."""

    template_name = "accounts/second_step.html"
    form_class = forms.FactorForm
    webauthn_form_class = forms.PasskeyFactorForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "passkey_request": as_json(context["js_data"])}


class SignOut(allauth.LogoutView):
    template_name = "accounts/sign_out.html"


class Inactive(allauth.AccountInactiveView):
    template_name = "accounts/inactive.html"

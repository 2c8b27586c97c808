"""Second factors of one's own: an app that makes codes, passkeys, and codes for when both are lost."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import Http404, HttpRequest, HttpResponse

from frontend.accounts import forms
from frontend.accounts.page import Refusing
from frontend.accounts.second_factor import remember_wanted, used_just_now, wanted_page
from frontend.public.page import render


class Factors(base.IndexView):
    """What one has. Who was led here on the way to somewhere else is told so, and goes on from here."""

    template_name = "accounts/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remember_wanted(self.request, get_next_redirect_url(self.request, "next"))
        return {**super().get_context_data(**kwargs), "wanted": wanted_page(self.request)}


class AddApp(Refusing, totp.ActivateTOTPView):
    template_name = "accounts/app_add.html"
    form_class = forms.AddAppForm

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        used_just_now(self.request, Authenticator.objects.get(user_id=self.request.user.pk, type="totp"))
        return response


class RemoveApp(totp.DeactivateTOTPView):
    template_name = "accounts/app_remove.html"


class NewRecoveryCodes(Refusing, codes.GenerateRecoveryCodesView):
    template_name = "accounts/recovery_new.html"


@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes that are left. allauth's own view would write down that they were seen."""
    return render(
        request,
        "accounts/recovery.html",
        {"codes": _left(request), "wanted": wanted_page(request)},
    )


@reauthentication_required(app="allauth.mfa")
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    text = "\n".join(["Tonari", *_left(request), ""])
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="tonari-codes.txt"'
    return response


def _left(request: HttpRequest) -> list[str]:
    found = Authenticator.objects.filter(user_id=request.user.pk, type="recovery_codes").first()
    if found is None:
        raise Http404
    left: list[str] = found.wrap().get_unused_codes()
    return left

"""Who decides about others' listings signs in with two factors."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

# Where a person wanted to go who was led to set up a second factor first.
_WANTED = "second_factor_wanted_by"


def second_factor_page(request: HttpRequest) -> HttpResponse | None:
    """Where a person is led who has no second factor yet, or has not used it in this session; None: all is
    well. From both they come back to where they wanted to go."""
    wanted = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    if not _factors(request).exists():
        return HttpResponseRedirect(f"{reverse('mfa_index')}?{wanted}")
    if not has_second_factor(request):
        kinds = set(_factors(request).values_list("type", flat=True))
        way = "mfa_reauthenticate" if "totp" in kinds else "mfa_reauthenticate_webauthn"
        return HttpResponseRedirect(f"{reverse(way)}?{wanted}")
    return None


def has_second_factor(request: HttpRequest) -> bool:
    """Whether the person has a second factor and used it in this session."""
    used = get_authentication_records(request, request.user)
    return any(each.get("method") == "mfa" for each in used) and _factors(request).exists()


def used_just_now(request: HttpRequest, factor: Authenticator) -> None:
    """A factor that was set up a moment ago was shown with it: it is not asked for again straight away."""
    record_authentication(
        request, factor.user, method="mfa", id=factor.pk, type=factor.type, reauthenticated=True
    )


def remember_wanted(request: HttpRequest, address: str | None) -> None:
    """Keep where a person wanted to go, for when their second factor is set up."""
    if address:
        request.session[_WANTED] = address


def wanted_page(request: HttpRequest) -> str | None:
    """Where the person wanted to go."""
    wanted: str | None = request.session.get(_WANTED)
    return wanted


def _factors(request: HttpRequest) -> "QuerySet[Authenticator]":
    """Recovery codes alone are none: they stand in for another."""
    return Authenticator.objects.filter(user_id=request.user.pk).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )

"""Who decides about others' listings signs in with two factors."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def second_factor_page(request: HttpRequest) -> HttpResponse | None:
    """Where a person is led who has no second factor yet, or has not used it in this session; None: all is
    well."""
    if not has_second_factor(request):
        return redirect("mfa_index")
    return None


def has_second_factor(request: HttpRequest) -> bool:
    """Whether the person has a second factor and this session was opened with it."""
    used = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return (
        any(each.get("method") == "mfa" for each in used)
        and Authenticator.objects.filter(user_id=request.user.pk)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists()
    )

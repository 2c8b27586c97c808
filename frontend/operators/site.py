"""Django's admin behind our own door: operators with their second factor; for all others it is not there."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, reverse

from directory import access
from frontend.accounts.entering import SignOut
from frontend.accounts.second_factor import second_factor_page
from frontend.signed_in import person_of


class OperatorSite(AdminSite):
    site_header = site_title = "となり 運営"
    index_title = "運営の管理"
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and access.is_operator(person_of(request))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """404 for who is no operator, so that nobody learns what is here; the second factor for who is."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise Http404
            if (asked := second_factor_page(request)) is not None:
                return asked
            response: HttpResponse = inner(request, *args, **kwargs)
            return response

        return answer

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without a sign-in of its own, and without a way from any id to any page."""
        left_out = {"login", "view_on_site"}
        return [each for each in super().get_urls() if getattr(each, "name", None) not in left_out]

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Signing out is one thing, wherever one is."""
        return SignOut.as_view()(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return HttpResponseRedirect(reverse("account_change_password"))


site = OperatorSite()

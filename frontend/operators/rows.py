"""What stands in `/admin/`. Decisions about listings are made at `/moderation/`; here they are only seen."""

from typing import TYPE_CHECKING, Any, ClassVar

import pghistory
from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from directory.models import Membership, Moderator, Organization, Person, Report, Review
from frontend.operators.site import site
from jobs.models import MinimumWage

if TYPE_CHECKING:  # generic for type checkers only
    _Admin = admin.ModelAdmin[Any]
    _Rows = admin.TabularInline[Any, Any]
else:
    _Admin = admin.ModelAdmin
    _Rows = admin.TabularInline


class _Seen(_Admin):
    """To be looked at, not to be changed."""

    show_full_result_count = False
    list_per_page = 50

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [field.name for field in self.model._meta.concrete_fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person, site=site)
class People(_Admin):
    """An account can be stopped here; it is ended by its owner, who is asked who goes on with their work."""

    fields = ("email", "nickname", "language", "is_active", "is_superuser", "created_at", "last_login")
    readonly_fields = ("email", "is_superuser", "created_at", "last_login")
    list_display = ("email", "nickname", "is_active", "is_superuser", "created_at", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("email", "nickname")
    ordering = ("-created_at",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class _Members(_Rows):
    model = Membership
    autocomplete_fields = ("person",)
    extra = 0


@admin.register(Organization, site=site)
class Organizations(_Admin):
    fields = ("name", "name_kana", "name_en", "name_easy", "org_type", "municipality", "website", "sample",
              "verified_at", "verified_by", "created_at")  # fmt: skip
    readonly_fields = ("sample", "verified_at", "verified_by", "created_at")
    raw_id_fields = ("municipality",)
    list_display = ("name", "org_type", "municipality", "verified_at", "sample")
    list_filter = ("sample", "org_type")
    list_select_related = ("municipality",)
    search_fields = ("name", "name_kana", "name_en")
    inlines: ClassVar[list[Any]] = [_Members]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Moderator, site=site)
class Moderators(_Admin):
    fields = ("person", "prefecture")
    autocomplete_fields = ("person",)
    list_display = ("person", "prefecture", "since")
    list_filter = ("prefecture",)
    list_select_related = ("person", "prefecture")


@admin.register(MinimumWage, site=site)
class MinimumWages(_Seen):
    """Loaded from a file (`manage.py load_minimum_wages`), so that its source is known."""

    list_display = ("prefecture", "yen", "effective_from", "source", "loaded_at")
    list_filter = ("prefecture",)


@admin.register(Review, site=site)
class Reviews(_Seen):
    list_display = ("opened_at", "reason", "state", "organization", "prefecture", "decided_by", "decided_at")
    list_filter = ("state", "reason", "prefecture")
    list_select_related = ("organization", "prefecture", "decided_by")


@admin.register(Report, site=site)
class Reports(_Seen):
    list_display = ("created_at", "about", "state", "listing", "handled_at")
    list_filter = ("state", "about")


class _History(_Seen):
    """What the triggers wrote: append-only, also for the database's web role."""

    list_display = ("pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context_id")
    list_filter = ("pgh_label",)
    ordering = ("-pgh_created_at",)


for _model in apps.get_models():
    if issubclass(_model, pghistory.models.Event) and _model._meta.app_label in ("directory", "jobs"):
        site.register(_model, _History)

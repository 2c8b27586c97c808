"""The sections of an organisation, on every page of it: `{% organization_sections organization %}`."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Organization

register = template.Library()


@dataclass(frozen=True)
class Section:
    """A part of what an organisation looks after. here: the page belongs to it."""

    name: Promise
    url: str
    here: bool


_SECTIONS: tuple[tuple[str, Promise], ...] = (
    ("manage-organization", _("団体のようす")),
    ("manage-jobs", _("求人")),
    ("manage-workplaces", _("職場とチェックリスト")),
    ("manage-people", _("仲間")),
)


def sections_of(organization: Organization, path: str) -> list[Section]:
    """The sections of an organisation. The page at `path` belongs to the longest address it begins with."""
    found = [(name, reverse(key, args=[organization.pk])) for key, name in _SECTIONS]
    here = max((url for _name, url in found if path.startswith(url)), key=len, default="")
    return [Section(name, url, url == here) for name, url in found]


@register.inclusion_tag("manage/sections.html", takes_context=True)
def organization_sections(context: Context, organization: Organization) -> dict[str, Any]:
    """The sections as a list of links."""
    return {"sections": sections_of(organization, context["request"].path)}

"""The sections of an organisation, on every page of it: `{% organization_sections organization %}`."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Organization
from frontend.manage.attention import address

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
    """The sections whose pages exist. The page at `path` belongs to the longest address it begins with."""
    found = [(name, url) for key, name in _SECTIONS if (url := address(key, organization.pk))]
    here = max((url for _name, url in found if path.startswith(url)), key=len, default="")
    return [Section(name, url, url == here) for name, url in found]


@register.inclusion_tag("manage/sections.html", takes_context=True)
def organization_sections(context: Context, organization: Organization) -> dict[str, Any]:
    """The sections as a list of links."""
    return {"sections": sections_of(organization, context["request"].path)}

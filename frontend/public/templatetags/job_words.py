"""Words of `jobs/wording` in templates."""

from django import template

from directory.vocabulary import Lang
from jobs.wording import Rule

register = template.Library()


@register.filter
def in_language(rule: Rule, lang: Lang) -> dict[str, str]:
    """A rule's title, why, better and law in a language; `law` is empty for advice."""
    return {name: getattr(rule, name).get(lang, "") for name in ("title", "why", "better", "law")}

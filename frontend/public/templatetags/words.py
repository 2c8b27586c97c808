"""Words on pages: messages, ruby, icons. Built into every template.

Messages are written in Japanese in the source. Plain Japanese carries readings as `{漢字|かな}`, which HTML
shows as ruby and attributes and titles leave out.
"""

import re
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from directory.texts import RUBY, without_ruby
from frontend.public.symbols import SYMBOLS

register = template.Library()

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
# Browsers without ruby show the reading in brackets.
_HOURS = re.compile(r"(\d:\d\d[–-])(?=\d)")
_MARKUP = r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>"


@register.filter
def ruby(text: object) -> SafeString:
    """`{漢字|かな}` as ruby; everything else is escaped. Text that is safe HTML already stays as it is."""
    return text if isinstance(text, SafeString) else _with_ruby(str(text))


def _with_ruby(text: str) -> SafeString:
    """Escaped whatever it was marked as: literals in templates, and so their translations, count as safe."""
    # 13:00–15:00 stays on one line: a word joiner after the dash, the same text for a screen reader.
    return mark_safe(_HOURS.sub("\\1\u2060", RUBY.sub(_MARKUP, escape(text))))


@register.filter
def plain(text: object) -> str:
    """`{漢字|かな}` without its reading: for attributes and titles, which cannot hold ruby."""
    return without_ruby(str(text))


def _message(message: str, values: dict[str, Any]) -> str:
    """The message in the active language, its placeholders still in it. `count` chooses the plural form."""
    return ngettext(message, message, int(values["count"])) if "count" in values else gettext(message)


@register.simple_tag
def t(message: str, **values: Any) -> SafeString:
    """A message as HTML: `{% t "%(place)sから" place=name %}`. Ruby in message and values is shown."""
    text = _with_ruby(_message(message, values))
    return mark_safe(_PLACEHOLDER.sub(lambda match: ruby(values[match[1]]), text))


@register.simple_tag
def t_plain(message: str, **values: Any) -> str:
    """A message as plain text: for attributes and titles. Values with markup are refused by escaping them."""
    text = plain(_message(message, values))
    text = _PLACEHOLDER.sub(lambda match: plain(values[match[1]]), text)
    return conditional_escape(text)


@register.simple_tag
def t_text(message: str, **values: Any) -> SafeString:
    """A message for a mail: no HTML, so nothing is escaped; readings stay as they are written."""
    text = _message(message, values)
    return mark_safe(_PLACEHOLDER.sub(lambda match: str(values[match[1]]), text))


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """A picture, silent for screen readers. The page's `{% symbols %}` brings its drawing."""
    _drawn(context).add(name)
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag(takes_context=True)
def symbols(context: Context) -> SafeString:
    """The drawings of the pictures that the page has shown so far, each once."""
    drawings = (
        f'<symbol id="i-{name}" viewBox="0 0 24 24">{SYMBOLS[name]}</symbol>'
        for name in sorted(_drawn(context))
    )
    return mark_safe(f'<svg class="symbols" aria-hidden="true">{"".join(drawings)}</svg>')


def _drawn(context: Context) -> set[str]:
    """The names of pictures on this page; kept with its request, which parts of the page share."""
    request = context["request"]
    if not hasattr(request, "drawn_symbols"):
        request.drawn_symbols = set()
    drawn: set[str] = request.drawn_symbols
    return drawn

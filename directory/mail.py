"""Mails in the reader's language. One is written in the transaction of what it tells of, and sent after it.

A template `mail/<name>.txt` (frontend/templates/mail/) begins with the subject on a line of its own.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, Engine
from django.urls import get_resolver
from django.utils import translation

from directory.texts import RUBY
from directory.vocabulary import Lang

# First part of the addresses of a language (frontend/public/language.py).
_PREFIXES: dict[str, str] = {"ja": "", "en": "en/", "easy": "easy/"}
_CODES: dict[str, str] = {"ja": "ja", "en": "en", "easy": "ja-simple"}
_MANY_BLANKS = re.compile(r"\n{3,}")


def send(name: str, to: str, *, lang: str, context: Mapping[str, Any] | None = None) -> None:
    """Write a mail and leave it to the worker, in the transaction that is open.

    name: of the template. lang: ja, en or easy. context: plain values; addresses in it are absolute.
    """
    from directory.tasks import deliver_mail

    subject, body = written(name, lang=lang, context=context)
    deliver_mail.defer(to=to, subject=subject, body=body)


def written(name: str, *, lang: str, context: Mapping[str, Any] | None = None) -> tuple[str, str]:
    """The subject and the text of a mail. Readings of plain Japanese stand in brackets behind their word."""
    with translation.override(_CODES.get(lang, "ja")):
        template = Engine.get_default().get_template(f"mail/{name}.txt")
        # No HTML, so nothing is escaped. Messages are said with `{% t_text %}`.
        rendered = template.render(Context({**(context or {}), "lang": lang}, autoescape=False))
    text = RUBY.sub(r"\1（\2）", rendered)
    subject, _newline, body = text.strip().partition("\n")
    return " ".join(subject.split()), _MANY_BLANKS.sub("\n\n", body.strip()) + "\n"


def deliver(to: str, subject: str, body: str) -> None:
    """Hand a mail to the backend that the settings name. Raises what the backend raises."""
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()


def lang_of(language: str) -> Lang:
    """A person's language as mails and pages know it."""
    return language if language in ("ja", "en", "easy") else "ja"  # type: ignore[return-value]


def absolute(path: str) -> str:
    """A page's address for a mail: under the address by which the site is known (TONARI_URL)."""
    return f"{settings.SITE_URL}{path}"


def address(name: str, *args: object, lang: str) -> str:
    """The absolute address of the page of that name (config/urls.py), in the language of a mail."""
    # `reverse` would put the language of the request that is being answered in front of it.
    return absolute(f"/{_PREFIXES.get(lang, '')}{get_resolver().reverse(name, *args)}")

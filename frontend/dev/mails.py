"""`/dev/mail/`: the mails that `make run` sent, newest first, for who tries the site.

Codes stand in them. So they are shown only where `settings.MAIL_READABLE` says that this is the private
database of one machine, and only to a browser on that machine.
"""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import urlize
from django.utils.safestring import SafeString

from frontend.public.page import page, render

_MOST = 50
_HERE = ("127.0.0.1", "::1")
_BETWEEN = re.compile(rb"^-{79}\n", re.MULTILINE)  # what Django's file backend writes behind each mail


@dataclass(frozen=True)
class Mail:
    """A mail as it was sent. text: HTML, its links to be followed."""

    to: str
    subject: str
    text: SafeString
    sent_at: datetime


@page()
def mails(request: HttpRequest) -> HttpResponse:
    """The newest mails in full; 404 wherever they are somebody's."""
    if not settings.MAIL_READABLE or request.META.get("REMOTE_ADDR") not in _HERE:
        raise Http404
    response = render(request, "dev/mails.html", {"mails": newest(Path(settings.EMAIL_FILE_PATH))})
    response.headers["Cache-Control"] = "private, no-store"
    return response


def newest(folder: Path) -> list[Mail]:
    """The mails in the files of a folder, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)[:_MOST]
    found = [mail for file in files for mail in reversed(_mails_in(file))]
    return found[:_MOST]


def _mails_in(file: Path) -> list[Mail]:
    sent_at = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    return [_read(part, sent_at) for part in _BETWEEN.split(file.read_bytes()) if part.strip()]


def _read(raw: bytes, sent_at: datetime) -> Mail:
    message = email.message_from_bytes(raw, _class=EmailMessage, policy=email.policy.default)
    body = message.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    return Mail(
        str(message["To"]), str(message["Subject"]), SafeString(urlize(text, autoescape=True)), sent_at
    )

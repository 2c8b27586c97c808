"""A mail that cannot be delivered is tried again, and leaves nothing of itself when it is given up."""

from types import SimpleNamespace
from typing import Any

import pytest

from directory import mail, tasks


def deliver(attempts: int) -> None:
    context: Any = SimpleNamespace(job=SimpleNamespace(id=7, attempts=attempts))
    tasks.deliver_mail(context, to="nami@example.com", subject="コード", body="XYZ123")


def test_what_is_given_up_says_nothing_of_the_mail(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(to: str, subject: str, body: str) -> None:
        raise ConnectionRefusedError(to, body)

    monkeypatch.setattr(mail, "deliver", refuse)
    with pytest.raises(ConnectionRefusedError):
        deliver(attempts=7)
    assert caplog.text == ""
    deliver(attempts=8)
    assert "ConnectionRefusedError" in caplog.text
    assert "nami" not in caplog.text
    assert "XYZ123" not in caplog.text

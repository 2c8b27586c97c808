"""Second factors: set up, asked for, taken away, and who must have one."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from directory.models import Moderator, Person
from directory.people import with_address
from tests.actors import sign_in
from tests.frontend.accounts.mails import code_in, waiting


@pytest.fixture
def moderator(db: None) -> Person:
    person = with_address("mori@example.com", verified=True)
    Moderator.objects.create(person=person, prefecture_id="32")
    return person


def code_of(secret: str) -> str:
    """What an authenticator app would show now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def set_up(client: Client) -> str:
    """Set up an app as a person does; its secret."""
    page = client.get("/accounts/2fa/app/").content.decode()
    found = re.search(r'<code class="account-secret">(\w+)</code>', page)
    assert found
    answer = client.post("/accounts/2fa/app/", {"code": code_of(found[1])})
    assert answer.headers["Location"] == "/accounts/2fa/codes/"
    return found[1]


def test_who_must_have_one_is_led_to_it_and_back(
    client: Client, moderator: Person, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, moderator)
    asked = client.get("/moderation/")
    assert asked.headers["Location"] == "/accounts/2fa/?next=%2Fmoderation%2F"
    page = client.get(asked.headers["Location"]).content.decode()
    assert "行こうとしたページには、2つ目の確認がいります" in page
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    codes = client.get("/accounts/2fa/codes/").content.decode()
    assert codes.count("<li><code>") == 10
    assert 'href="/moderation/"' in codes
    assert client.get("/moderation/").status_code == 200
    assert "認証アプリが使えるようになりました" in waiting(moderator.email)[-1]["body"]


def test_who_has_one_and_did_not_use_it_is_asked_for_it(client: Client, moderator: Person) -> None:
    sign_in(client, moderator)
    secret = set_up(client)
    other = sign_in(Client(), moderator)  # a session that was opened before
    asked = other.get("/moderation/")
    assert asked.headers["Location"] == "/accounts/again/code/?next=%2Fmoderation%2F"
    wrong = other.post(asked.headers["Location"], {"code": "000000"})
    assert wrong.status_code == 400
    later = _in_a_while(secret)
    answer = other.post(asked.headers["Location"], {"code": later})
    assert answer.headers["Location"] == "/moderation/"
    assert other.get("/moderation/").status_code == 200


def _in_a_while(secret: str) -> str:
    """The next code: one that was used is not taken again."""
    counter = next(iter(yield_hotp_counters_from_time())) + 1
    return format_hotp_value(hotp_value(secret, counter))


def test_signing_in_asks_for_it(client: Client, moderator: Person) -> None:
    secret = set_up(sign_in(Client(), moderator))
    client.post("/accounts/login/code/", {"email": moderator.email})
    (mail,) = [mail for mail in waiting(moderator.email) if mail["subject"] == "ログインのコード"]
    step = client.post("/accounts/login/code/confirm/", {"code": code_in(mail)})
    assert step.headers["Location"] == "/accounts/login/second-step/"
    assert client.get("/manage/").status_code == 302
    wrong = client.post("/accounts/login/second-step/", {"code": "12345"})
    assert wrong.status_code == 400
    assert "コードがちがうようです" in wrong.content.decode()
    assert client.post("/accounts/login/second-step/", {"code": _in_a_while(secret)}).status_code == 302
    assert client.get("/moderation/").status_code == 200


def test_a_recovery_code_works_once(client: Client, moderator: Person) -> None:
    first = sign_in(Client(), moderator)
    set_up(first)
    code = first.get("/accounts/2fa/codes/file/").content.decode().split()[1]
    for expected in (302, 400):
        again = sign_in(Client(), moderator)
        assert again.post("/accounts/again/code/?next=/manage/", {"code": code}).status_code == expected


def test_others_passkeys_are_not_there(client: Client, moderator: Person) -> None:
    other = with_address("other@example.com", verified=True)
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "x"})
    sign_in(client, moderator)
    assert client.post(f"/accounts/2fa/passkeys/{theirs.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "no json", '{"id": 1}', '{"response": {"userHandle": "?"}}']
)
def test_bad_answers_of_a_browser_are_refused(client: Client, moderator: Person, answer: str) -> None:
    client.post("/accounts/login/passkey/options/")
    refused = client.post("/accounts/login/passkey/", {"credential": answer})
    assert refused.headers["Location"].startswith("/accounts/login/")
    sign_in(client, moderator)
    client.get("/accounts/2fa/passkeys/add/")
    assert client.post("/accounts/2fa/passkeys/add/", {"name": "x", "credential": answer}).status_code == 400


def test_options_of_a_passkey_name_the_site_and_not_the_host(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://tonari.example"
    options = client.post("/accounts/login/passkey/options/").json()["request_options"]["publicKey"]
    assert options["rpId"] == "tonari.example"
    assert options["userVerification"] == "required"

"""Signing in with a code or a password, signing up, a new password."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from directory.models import Person
from directory.people import with_address
from tests.frontend.accounts.mails import code_in, waiting

PASSWORD = "a long way to the sea"


@pytest.fixture
def person() -> Person:
    return with_address("nami@example.com", verified=True, password=PASSWORD)


def test_a_code_opens_the_account_and_leads_on(client: Client, person: Person) -> None:
    asked = client.post("/accounts/login/code/?next=/accounts/export/", {"email": "Nami@example.com"})
    assert asked.headers["Location"] == "/accounts/login/code/confirm/?next=%2Faccounts%2Fexport%2F"
    (mail,) = waiting("nami@example.com")
    answer = client.post(asked.headers["Location"], {"code": code_in(mail).lower()})
    assert answer.headers["Location"] == "/accounts/export/"
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize(
    "wanted", ["http://[", "//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x"]
)
def test_nobody_is_led_to_another_site(client: Client, person: Person, wanted: str) -> None:
    assert client.get("/accounts/login/", {"next": wanted}).status_code == 200
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == "/manage/"


def test_a_wrong_code_is_told_and_after_three_it_is_over(client: Client, person: Person) -> None:
    client.post("/accounts/login/code/", {"email": person.email})
    for _try in range(2):
        answer = client.post("/accounts/login/code/confirm/", {"code": "WRONG1"})
        assert answer.status_code == 400
        assert "コードがちがうようです" in answer.content.decode()
    assert client.post("/accounts/login/code/confirm/", {"code": "WRONG1"}).status_code == 302
    right = code_in(waiting(person.email)[0])
    assert client.post("/accounts/login/code/confirm/", {"code": right}).status_code == 302
    assert client.get("/accounts/").status_code == 302


def test_a_password_opens_the_account(client: Client, person: Person) -> None:
    wrong = client.post("/en/accounts/login/", {"login": person.email, "password": "something else"})
    assert wrong.status_code == 400
    assert "The email address or the password does not match." in wrong.content.decode()
    right = client.post("/en/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert right.headers["Location"] == "/en/manage/"


def test_signing_up_asks_for_an_address_and_shows_it_is_ones_own(client: Client) -> None:
    asked = client.post("/easy/accounts/signup/", {"email": "new@example.com"})
    assert asked.headers["Location"] == "/easy/accounts/confirm-email/"
    (mail,) = waiting("new@example.com")
    assert "15分（ふん）" in mail["body"]
    assert client.get("/accounts/").status_code == 302
    answer = client.post("/easy/accounts/confirm-email/", {"code": code_in(mail)})
    assert answer.headers["Location"] == "/easy/manage/"
    person = Person.objects.get(email="new@example.com")
    assert (person.language, person.has_usable_password()) == ("easy", False)
    assert EmailAddress.objects.get(user=person).verified


def test_a_new_password_takes_a_code_and_signs_in(client: Client, person: Person) -> None:
    client.post("/accounts/password/reset/", {"email": person.email})
    code = code_in(waiting(person.email)[0])
    assert client.post("/accounts/password/reset/code/", {"code": code}).status_code == 302
    weak = client.post("/accounts/password/reset/new/", {"password1": "short"})
    assert weak.status_code == 400
    assert "10文字以上" in weak.content.decode()
    common = client.post("/accounts/password/reset/new/", {"password1": "1234567890"})
    assert "あてられやすい" in common.content.decode()
    answer = client.post("/accounts/password/reset/new/", {"password1": "another way to the hills"})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password("another way to the hills")
    assert client.get("/accounts/").status_code == 200
    assert "パスワードが新しくなりました" in waiting(person.email)[1]["body"]


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/accounts/login/code/", "email"),
        ("/accounts/signup/", "email"),
        ("/accounts/password/reset/", "email"),
    ],
)
def test_nobody_learns_who_has_an_account(person: Person, address: str, field: str) -> None:
    """Known and unknown: the same way, the same pages behind it, and one mail, to the address's owner."""

    def ask(email: str) -> tuple[int, str, str]:
        client = Client()
        asked = client.post(address, {field: email})
        behind = client.get(asked.headers["Location"])
        wrong = client.post(asked.headers["Location"], {"code": "WRONG1"})
        assert len(waiting(email)) == 1
        return (
            asked.status_code,
            asked.headers["Location"],
            (behind.content.decode() + wrong.content.decode()).replace(email, "(address)"),
        )

    assert ask(person.email) == ask("nobody@example.com")


def test_a_password_for_nobody_answers_like_a_wrong_one(person: Person) -> None:
    answers = {
        Client()
        .post("/accounts/login/", {"login": email, "password": "x" * 12})
        .content.replace(email.encode(), b"(address)")
        for email in (person.email, "nobody@example.com")
    }
    assert len(answers) == 1


def test_trying_again_and_again_is_stopped_for_each_process(client: Client, person: Person) -> None:
    """Attempts are counted in the database, which all processes share."""
    for _try in range(5):
        Client().post("/accounts/login/", {"login": person.email, "password": "wrong wrong"})
    stopped = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert stopped.status_code == 400
    assert "しばらく止めています" in stopped.content.decode()
    assert client.post("/accounts/login/code/", {"email": person.email}).status_code == 302


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
@pytest.mark.parametrize("path", ["login/code/", "signup/", "password/reset/"])
def test_a_mistake_is_told_beside_its_field(client: Client, prefix: str, path: str) -> None:
    answer = client.post(f"{prefix}/accounts/{path}", {"email": "no address"})
    text = answer.content.decode()
    assert answer.status_code == 400
    words = {
        "": "メールアドレスの形ではないようです。",
        "/en": "This does not look like an email address.",
        "/easy": "メールアドレスの <ruby>形<rp>(</rp><rt>かたち</rt><rp>)</rp></ruby>では ないようです。",
    }
    assert text.count(words[prefix]) == 2
    assert 'value="no address"' in text


@pytest.mark.parametrize(
    "email",
    ["", "a@b", "x" * 300 + "@example.com", "a\0b@example.com", "\u202ea@example.com", "<script>@x.jp"],
)
def test_bad_addresses_are_refused(client: Client, email: str) -> None:
    for path in ("login/code/", "signup/", "password/reset/"):
        assert client.post(f"/accounts/{path}", {"email": email}).status_code == 400


def test_next_leads_nowhere_else(client: Client, person: Person) -> None:
    answer = client.post(
        "/accounts/login/?next=https://example.org/", {"login": person.email, "password": PASSWORD}
    )
    assert answer.headers["Location"] == "/manage/"


def test_one_address_whatever_its_case(client: Client, person: Person) -> None:
    client.post("/accounts/signup/", {"email": "NAMI@EXAMPLE.COM"})
    assert Person.objects.count() == 1

"""One's own account: what one is called, the address, the password, what is kept, the end of it."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from directory.models import Membership, Person
from directory.people import with_address
from tests.actors import sign_in
from tests.factories import OrganizationFactory
from tests.frontend.accounts.mails import code_in, waiting

PASSWORD = "a long way to the sea"


@pytest.fixture
def person(db: None) -> Person:
    return with_address("nami@example.com", verified=True, nickname="なみ")


@pytest.fixture
def signed_in(client: Client, person: Person) -> Client:
    return sign_in(client, person)


def test_nickname_and_language(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/accounts/", {"nickname": "うみ", "language": "easy"}).status_code == 302
    person.refresh_from_db()
    assert (person.nickname, person.language) == ("うみ", "easy")
    refused = signed_in.post("/accounts/", {"nickname": "う" * 41, "language": "xx"})
    assert refused.status_code == 400
    assert refused.content.decode().count("この中からえらんでください。") == 2


def test_another_address_after_its_code(signed_in: Client, person: Person) -> None:
    asked = signed_in.post("/accounts/email/", {"email": "umi@example.com"})
    assert asked.headers["Location"] == "/accounts/confirm-email/"
    person.refresh_from_db()
    assert person.email == "nami@example.com"
    code = code_in(waiting("umi@example.com")[0])
    assert signed_in.post("/accounts/confirm-email/", {"code": code}).status_code == 302
    person.refresh_from_db()
    assert person.email == "umi@example.com"
    assert [each.email for each in EmailAddress.objects.filter(user=person)] == ["umi@example.com"]
    assert "メールアドレスが変わりました" in waiting("nami@example.com")[-1]["body"]


def test_codes_go_to_few_addresses_at_a_time(signed_in: Client, person: Person) -> None:
    answers = [signed_in.post("/accounts/email/", {"email": f"umi{n}@example.com"}) for n in range(12)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2
    assert waiting("umi11@example.com") == []


def test_anothers_address_is_neither_told_nor_taken(signed_in: Client, person: Person) -> None:
    with_address("other@example.com", verified=True)
    pages = []
    for email in ("other@example.com", "free@example.com"):
        asked = signed_in.post("/accounts/email/", {"email": email})
        page = signed_in.get("/accounts/confirm-email/").content.decode()
        pages.append((asked.status_code, asked.headers["Location"], page.replace(email, "(address)")))
    assert pages[0] == pages[1]
    person.refresh_from_db()
    assert person.email == "nami@example.com"


def test_a_password_is_set_and_changed(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/accounts/password/set/", {"password1": "nami@example.com"}).status_code == 400
    assert signed_in.post("/accounts/password/set/", {"password1": PASSWORD}).status_code == 302
    wrong = signed_in.post("/accounts/password/", {"oldpassword": "?", "password1": PASSWORD + "!"})
    assert "いまのパスワードが、ちがうようです。" in wrong.content.decode()
    right = signed_in.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": PASSWORD + "!"})
    assert right.status_code == 302
    person.refresh_from_db()
    assert person.check_password(PASSWORD + "!")
    assert signed_in.get("/accounts/").status_code == 200


def test_what_is_kept_comes_as_a_file(signed_in: Client, person: Person) -> None:
    organization = OrganizationFactory.create()
    Membership.objects.create(organization=organization, person=person, role="owner")
    answer = signed_in.get("/accounts/export/")
    kept = json.loads(answer.content)
    assert kept["account"]["email"] == "nami@example.com"
    assert kept["organizations"][0]["id"] == str(organization.pk)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "password" not in json.dumps(kept).replace("has_password", "")


def test_the_end_of_an_account(signed_in: Client, person: Person) -> None:
    organization = OrganizationFactory.create(name="海の会")
    Membership.objects.create(organization=organization, person=person, role="owner")
    assert "海の会" in signed_in.get("/accounts/delete/").content.decode()
    assert signed_in.post("/accounts/delete/").status_code == 409
    assert Person.objects.filter(pk=person.pk).exists()
    other = with_address("other@example.com", verified=True)
    Membership.objects.create(organization=organization, person=other, role="owner")
    assert signed_in.post("/accounts/delete/").status_code == 302
    assert not Person.objects.filter(pk=person.pk).exists()
    assert signed_in.get("/accounts/").status_code == 302


def test_signing_out_takes_a_button(signed_in: Client) -> None:
    assert "ログアウトしますか" in signed_in.get("/accounts/logout/").content.decode()
    assert signed_in.get("/accounts/").status_code == 200
    left = signed_in.post("/accounts/logout/", follow=True)
    assert "ログアウトしました。" in left.content.decode()
    assert signed_in.get("/accounts/").status_code == 302


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_every_page_of_an_account_is_in_every_language(signed_in: Client, prefix: str) -> None:
    pages = ["", "email/", "password/set/", "delete/", "2fa/", "2fa/app/", "2fa/passkeys/add/", "logout/"]
    for page in pages:
        answer = signed_in.get(f"{prefix}/accounts/{page}")
        assert answer.status_code == 200, page
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "<script>" not in answer.content.decode()


def test_pages_for_everybody_stay_the_same_for_who_has_not_signed_in(client: Client, person: Person) -> None:
    """No cookie, nothing that caches keep apart; what who has signed in sees, no cache keeps."""
    anonymous = client.get("/about/")
    assert not anonymous.cookies
    assert "Cookie" not in anonymous.headers.get("Vary", "")
    assert anonymous.headers["Cache-Control"] == "no-cache"
    sign_in(client, person)
    own = client.get("/about/")
    assert "Cookie" in own.headers["Vary"]
    assert own.headers["Cache-Control"] == "private, no-cache"
    assert 'href="/manage/"' in own.content.decode()
    assert 'href="/manage/"' not in anonymous.content.decode()


def test_reading_the_pages_of_signing_in_makes_no_session(client: Client, db: None) -> None:
    for page in ("login/", "login/code/", "signup/", "password/reset/", "confirm-email/", "inactive/"):
        assert not client.get(f"/accounts/{page}").cookies, page
    client.post("/accounts/login/code/", {"email": "nobody@example.com"})
    assert "sessionid" in client.cookies
    assert client.cookies["sessionid"]["samesite"] == "Lax"
    assert client.cookies["sessionid"]["httponly"]

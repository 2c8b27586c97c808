"""A session that has ended by a new password, on another device."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.actors import make_person, sign_in

pytestmark = pytest.mark.django_db


def test_a_new_password_signs_other_devices_out_and_breaks_no_page() -> None:
    person = make_person("nami")
    here, there = sign_in(Client(), person), sign_in(Client(), person)
    key = there.session.session_key
    assert here.post("/accounts/password/set/", {"password1": "a long way to the sea"}).status_code == 302
    assert here.get("/accounts/").status_code == 200
    assert there.get("/crisis/").status_code == 200
    assert "sessionid" not in {name for name, cookie in there.cookies.items() if cookie.value}
    assert there.get("/accounts/").status_code == 302
    there.cookies["sessionid"] = key
    assert there.get("/accounts/").headers["Location"] == "/accounts/login/?next=/accounts/"
    there.cookies["sessionid"] = key
    there.post("/accounts/", {"nickname": "うみ", "language": "ja"})
    assert not Session.objects.filter(session_key=key).exists()
    person.refresh_from_db()
    assert person.nickname == "nami"

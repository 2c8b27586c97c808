"""What a row of the table means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.actors import ACTORS

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SIGN_IN = "sign in"  # led to the sign-in, and back afterwards
Outcome = int | str

# How each view says who it is for (`view.access`), and what the others get. Who is not named here may enter.
REFUSED: dict[str, dict[str, Outcome]] = {
    "public": {},
    "signed in": {"anonymous": SIGN_IN},
    "member": {"anonymous": SIGN_IN, "outsider": 404, "other_moderator": 404, "operator": 404},
    "moderator": {"anonymous": SIGN_IN, "editor": 404, "outsider": 404},
    "operator": {"anonymous": 404, "editor": 404, "outsider": 404, "other_moderator": 404},
}


@dataclass(frozen=True)
class Row:
    """An address and what it answers.

    route: as the URL configuration writes it. access: what its view says. address: an example, `{name}` from
    `world.py`; empty: the route itself. get: status of a GET by who may enter; post: of an empty form (405:
    it takes none). but: what differs for somebody, as {(actor, method): outcome}; (actor, "*") for all
    methods that pages know.
    """

    route: str
    access: str
    address: str = ""
    get: int = 200
    post: int = 405
    but: Mapping[tuple[str, str], Outcome] = field(default_factory=dict)

    def expected(self, actor: str, method: str) -> Outcome:
        """A status, or SIGN_IN."""
        if (actor, method) in self.but:
            return self.but[actor, method]
        if method not in ("GET", "POST"):
            return 405
        if (actor, "*") in self.but:
            return self.but[actor, "*"]
        refused = REFUSED[self.access].get(actor)
        return refused if refused is not None else self.get if method == "GET" else self.post


def public(route: str, address: str = "", *, get: int = 200, post: int = 405) -> Row:
    """For everybody."""
    return Row(route, "public", address, get, post)


def signed_in(route: str, address: str = "", *, get: int = 200, post: int = 405) -> Row:
    """For who has signed in, whoever it is."""
    return Row(route, "signed in", address, get, post)


def entrance(route: str, *, get: int = 200, post: int = 405) -> Row:
    """For who comes in; who has signed in already is led on."""
    on: dict[tuple[str, str], Outcome] = {(actor, "*"): 302 for actor in ACTORS if actor != "anonymous"}
    return Row(route, "public", "", get, post, on)


def guarded(route: str, address: str = "", *, get: int = 200, post: int = 405) -> Row:
    """For who has signed in; who has a second factor shows once more that it is them."""
    again: dict[tuple[str, str], Outcome] = {
        (actor, "*"): 302 for actor in ACTORS if actor in ("other_moderator", "operator")
    }
    return Row(route, "signed in", address, get, post, again)


def member(route: str, address: str, *, get: int = 200, post: int = 405) -> Row:
    """For people of the organisation. An editor tries: what only owners may do is 403 for them."""
    return Row(route, "member", address, get, post)


def moderator(
    route: str, address: str = "", *, get: int = 200, post: int = 405, of_prefecture: bool = False
) -> Row:
    """For moderators and operators. of_prefecture: what it shows is a prefecture's, and is not there for
    another one's moderator."""
    but: dict[tuple[str, str], Outcome] = {("other_moderator", "*"): 404} if of_prefecture else {}
    return Row(route, "moderator", address, get, post, but)

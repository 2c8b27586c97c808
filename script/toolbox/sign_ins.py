"""Whom samples let sign in. Runs inside `.venv`."""

from typing import Any

# The same as in directory/samples/people.py; a test compares them.
PASSWORD = "sample sign-in"  # no secret: `make run` prints it


def sign_ins(url: str) -> dict[str, Any]:
    """The addresses of the sample people that are there."""
    import psycopg

    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT email FROM directory_person WHERE email LIKE 'sample-%@example.com' ORDER BY id"
        ).fetchall()
    return {"emails": [email for (email,) in rows]}

"""The door to what needs a database driver: `call` on this side, `main` inside `.venv`.

JSON goes in and comes out, so that no password ever stands on a command line.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from toolbox.checkout import Checkout
from toolbox.say import Stop


def call(checkout: Checkout, function: str, **task: Any) -> dict[str, Any]:
    """Runs `private`, `given` (roles.py), `stamps`, `stamp` (done.py), `sign_ins`; returns the answer."""
    result = subprocess.run(
        [checkout.python, "-B", "-m", "toolbox.insql", function],
        cwd=checkout.root / "script",
        input=json.dumps(task),
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        raise Stop(f"The database could not be prepared:\n{result.stderr}")
    answer: dict[str, Any] = json.loads(result.stdout)
    if "stop" in answer:
        raise Stop(answer["stop"])
    return answer


def main() -> int:
    """Inside `.venv`."""
    import psycopg

    from toolbox import done, roles, sign_ins

    functions: dict[str, Callable[..., dict[str, Any]]]
    functions = {
        "private": roles.private,
        "given": roles.given,
        "stamps": done.stamps,
        "stamp": done.stamp,
        "sign_ins": sign_ins.sign_ins,
    }
    try:
        answer = functions[sys.argv[1]](**json.load(sys.stdin))
    except Stop as stop:
        answer = {"stop": str(stop)}
    except psycopg.OperationalError as error:
        answer = {"stop": f"The database cannot be reached. It said: {str(error).strip()}"}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())

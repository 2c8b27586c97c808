"""`make bench`: everything the benches need, then the benches (`bench/`)."""

import sys

from toolbox.checkout import Checkout
from toolbox.environment import database, in_foreground
from toolbox.say import main_with_sentences
from toolbox.setup import set_up


def main() -> int:
    checkout = Checkout.here()
    with checkout.only_one("bench", busy="A bench of this checkout is running already. Wait for it."):
        set_up(checkout, tests=True, benches=True)
        with database(checkout) as environment:
            # The toolbox says how the site's server is started.
            env = {**environment.benches(), "PYTHONPATH": "script"}
            return in_foreground([str(checkout.python), "-m", "bench", *sys.argv[1:]], env)


if __name__ == "__main__":
    main_with_sentences(main)

"""The site's own settings; only the addresses are one more."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.site.urls"

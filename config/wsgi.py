"""The WSGI entry point that the web server (granian) loads."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# What is loaded by now stays as long as the process: no collection need walk through it again. (Exports
# spent a third of their time so.)
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()

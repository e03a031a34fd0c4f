"""The WSGI application that gunicorn serves."""

import os

import django
from django.conf import settings
from django.db import connection
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
os.environ.setdefault("DB_POOL_MAX", "10")
django.setup(set_prefix=False)

from backend.handler import Handler  # noqa: E402
from backend.metrics import watch_pool  # noqa: E402
from backend.startup import refuse_unsafe_database  # noqa: E402

application = Handler()

if not settings.DEBUG:
    refuse_unsafe_database()
    connection.close()

watch_pool()
get_resolver().url_patterns  # noqa: B018 with all views, once for all workers

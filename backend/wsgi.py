"""The WSGI application that gunicorn serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
os.environ.setdefault("DB_POOL_MAX", "10")

application = get_wsgi_application()

if not settings.DEBUG:
    from backend.startup import refuse_unsafe_database

    refuse_unsafe_database()

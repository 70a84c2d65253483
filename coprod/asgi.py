"""The entrance for asynchronous web servers; `coprod.wsgi` is the faster one for these pages."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.production")

application = get_asgi_application()

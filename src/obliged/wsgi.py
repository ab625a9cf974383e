"""The door for web servers.

What is loaded now stays for ever: the collector of garbage rests meanwhile, and does not go through it again.
"""

import gc
import os

gc.disable()
from django.core.wsgi import get_wsgi_application  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
application = get_wsgi_application()
from obliged.acts import installation  # noqa: E402 - records are there once Django is

installation.refuse_if_mighty()
gc.freeze()
gc.enable()

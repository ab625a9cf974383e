"""The same database and sessions; Django's default middleware; one page."""

from obliged.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare.urls"
INSTALLED_APPS = [
    "obliged.records.apps.Records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
WSGI_APPLICATION = None
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {
                        "people.html": """<!doctype html><html lang="en"><title>People</title>
<h1>People of {{ user.email }}</h1><table>{% for person in people %}<tr><td>{{ person.name }}</td>
<td>{{ person.occupation }}</td><td>{{ person.met_where }}</td><td>{{ person.made_at|date:"j M Y" }}</td>
<td>{{ person.channel }}</td><td>{{ person.public_id }}</td></tr>{% endfor %}</table></html>"""
                    },
                )
            ],
        },
    }
]

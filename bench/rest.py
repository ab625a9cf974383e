"""What does the product weigh at rest, how fast does it start, how long do its migrations take?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.serving import ROOT, _children, _pss

BARE_START = (
    "import django; from django.conf import settings; settings.configure(INSTALLED_APPS=['django.contrib.auth',"
    "'django.contrib.contenttypes','django.contrib.sessions','django.contrib.messages'],DATABASES={'default':"
    "{'ENGINE':'django.db.backends.sqlite3','NAME':':memory:'}},ROOT_URLCONF='django.contrib.auth.urls',"
    "SECRET_KEY='x'); django.setup(); from django.core.wsgi import get_wsgi_application; get_wsgi_application();"
    "from django.core.management import call_command; call_command('check', verbosity=0)"
)
OUR_START = "import obliged.wsgi; from django.core.management import call_command; call_command('check', verbosity=0)"


def measure() -> dict[str, float]:
    """Seconds and bytes, each the median of three."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "OBLIGED_DATA": folder, "DJANGO_SETTINGS_MODULE": "obliged.settings"}
        began = time.monotonic()
        _run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], env)
        migrated = time.monotonic() - began
        bare = _median(lambda: _cpu_of([sys.executable, "-c", BARE_START], {**os.environ}))
        ours = _median(lambda: _cpu_of([sys.executable, "-c", OUR_START], env))
        return {
            "migrations_s": migrated,
            "bare_start_cpu_s": bare,
            "our_start_cpu_s": ours,
            "start_ratio": ours / bare,
            "rest_mb": _at_rest(env) / 1e6,
        }


def _run(command: list[str], env: dict[str, str]) -> None:
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


def _cpu_of(command: list[str], env: dict[str, str]) -> float:
    before = os.times()
    _run(command, env)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _median(measured: object) -> float:
    values = sorted(measured() for _ in range(3))  # type: ignore[operator]
    middle: float = values[1]
    return middle


def _at_rest(env: dict[str, str]) -> int:
    """Web and worker after ten quiet seconds, all processes of `obliged up` together."""
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "obliged"), "up"],
        cwd=ROOT,
        env={**env, "OBLIGED_PORT": "8797"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        time.sleep(20)
        return sum(_pss(pid) for pid in [process.pid, *_children(process.pid)])
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)

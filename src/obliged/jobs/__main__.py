"""The worker: does what is due until it is told to stop."""

from __future__ import annotations

import os
import sys

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    django.setup()
    from obliged.acts import installation
    from obliged.jobs import worker

    installation.refuse_if_mighty()
    return worker.main()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python
"""Django's commands, for those who know them; `obliged manage` is the same."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

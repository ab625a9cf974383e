"""How does the operator say that this copy of the database is the one that sends?"""

from __future__ import annotations

import sys

import django


def unmute() -> int:
    """Let letters leave this copy; what was held when it was put back is in doubt by that."""
    django.setup()
    from obliged.acts import installation
    from obliged.ports import clock

    try:
        doubtful = installation.this_one_sends(now=clock.now())
    except installation.IsNotMuted:
        print("This copy is not silent. Nothing was changed.", file=sys.stderr)
        return 1
    print("This copy sends from now on.")
    if doubtful:
        print(f"{doubtful} letters may have left from another copy: they are looked for, and shown in the mailbox.")
    return 0

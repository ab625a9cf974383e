"""Is the database ready? Brings it up to date, looks at what the promises rest on, and says what it found as JSON.

Runs as a process of its own before anything is served, with the rights of the tables' owner, so that the supervisor
stays small and the pages never need those rights.

    python -m obliged.cli.ready [--sample]
"""

from __future__ import annotations

import json
import os
import sys

import django


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import DatabaseError

    from obliged.acts import installation
    from obliged.cli import doctor
    from obliged.ports import clock
    from obliged.records import rows

    call_command(
        "check"
    )  # also reads every page's address: what cannot be loaded is said once, before anything is served
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as trouble:
        _say(f"The database cannot be brought up to date: {str(trouble).strip()}")
        return 1
    wrong = [finding for finding in doctor.of_database() if finding.state is doctor.State.WRONG]
    if wrong:
        _say(*(line for finding in wrong for line in (finding.says, finding.mend)))
        return 1
    installation.compare(now=clock.now())  # before any page or worker could let a letter leave
    with rows.house():
        print(json.dumps(sample() if "--sample" in arguments else {"empty": is_empty()}))
    return 0


def is_empty() -> bool:
    """Whether nobody has set up a firm yet."""
    from obliged.records.firms import Firm

    return not Firm.objects.exists()


def sample() -> dict[str, object]:
    """The sample firm, built if it is not there, with a link that signs its owner in and where its mail is shown."""
    from django.conf import settings
    from django.urls import reverse

    from obliged.acts import firms, samples
    from obliged.ports import clock
    from obliged.records.firms import Firm

    if is_empty():
        samples.build(now=clock.now())
    firm = Firm.objects.filter(is_sample=True).order_by("id").first()
    if firm is None:
        _say("There is a firm here that is not the sample firm. Choose another folder with --data.")
        sys.exit(1)
    owner = firm.members.filter(role="owner", left_at=None).order_by("id").first()
    assert owner is not None, "The sample firm has an owner"
    return {
        "url": f"{settings.BASE_URL}/",
        "sign_in": firms.sign_in_link(owner.user, now=clock.now()),
        "mailbox": settings.BASE_URL + reverse("mailbox", args=[firm.slug]),
        "firm": firm.name,
        "owner": owner.name,
    }


def _say(*lines: str) -> None:
    for line in filter(None, lines):
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

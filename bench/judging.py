"""How long does it take to judge everything of a firm anew, behind its pages?

`python -m bench.judging --referrals 20000 --partners 1000` makes such a firm in a database of its own and prints one
JSON line: seconds and CPU of the first judgement (everything is written) and of the second (nothing is new), and how
many judgements there are. Goal: under 5 s for a thousand partners and twenty thousand referrals.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--referrals", type=int, default=20_000)
    parser.add_argument("--partners", type=int, default=1_000)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("OBLIGED_DATA", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "obliged.settings"
        import django

        django.setup()
        print(json.dumps(measure(asked.referrals, asked.partners)))
    return 0


def measure(referrals: int, partners: int) -> dict[str, float | int]:
    """One firm, judged twice."""
    from django.core.management import call_command
    from django.db.models import F

    from bench import firms
    from obliged.acts import judging
    from obliged.ports import clock
    from obliged.records import guards
    from obliged.records.happenings import Happening
    from obliged.records.judgements import Judgement
    from obliged.records.referrals import Party

    call_command("migrate", verbosity=0)
    now = clock.now()
    firm = firms.build(referrals, now=now).firm
    few = list(Party.objects.of(firm).order_by("person_id").values_list("person_id", flat=True).distinct()[:partners])
    introducing = list(Party.objects.of(firm).filter(side="introducer").order_by("id"))
    for n, party in enumerate(introducing):
        party.person_id = few[(n * 7919 + n // 11) % len(few)]
    Party.unscoped.bulk_update(introducing, ["person"], batch_size=2000)
    with guards.lifted():  # the last of six happenings becomes an end, won or lost
        last = Happening.objects.of(firm).annotate(place=F("seq") % 12)
        last.filter(place=0).update(kind="won")
        last.filter(place=6).update(kind="lost")
    if profile := os.environ.get("PROFILE"):
        import cProfile

        cProfile.runctx("judging.judge(firm, now=now)", globals(), {"judging": judging, "firm": firm, "now": now}, profile)
    first, again = _timed(lambda: judging.judge(firm, now=now)), _timed(lambda: judging.judge(firm, now=now))
    return {
        "referrals": referrals,
        "partners": len(few),
        "judgements": Judgement.objects.of(firm).count(),
        "first_s": first[0],
        "first_cpu_s": first[1],
        "again_s": again[0],
        "again_cpu_s": again[1],
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _timed(do: object) -> tuple[float, float]:
    wall, cpu = time.monotonic(), time.process_time()
    do()  # type: ignore[operator]
    return round(time.monotonic() - wall, 2), round(time.process_time() - cpu, 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

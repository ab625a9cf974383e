#!/usr/bin/env python3
"""Will this rating be bad? Said before each rating is seen, from those before it, and then compared with what came.

    bench/trust.py --data FILE      SOURCE, TARGET, RATING, TIME, as SNAP's soc-sign-bitcoinotc.csv; .gz is read, too

Commas, semicolons, tabs or spaces, with a heading or without; blocks of ``SRC:``, ``TGT:``, ``VOT:``, ``DAT:`` are
read as well. Bad is what is below nought, or below the middle where nothing is below nought. The first 80 % in time choose how fast what was seen fades; the last 20 % are
the test. One line of JSON: the figures of the judgement itself (`domain/trust.py`); beside them those of a constant, of a
record that never fades, of the judgement without returned ratings and with returned ratings in full, without the
reporters' habits, without the correction, and with ratings of one moment told all at once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain.trust import Correction, Counts, Learning, Memory, Trade, rate

TRADE = Trade(0.9, 6)  # nine in ten ratings are good, wherever people rate each other: an assumption
TEST_FROM = 0.8
CHOOSE_FROM = 40_000  # ratings before the test from which the fading is chosen
DAY = 86_400.0
WRITTEN = ("%H:%M, %d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y")


@dataclass(frozen=True, slots=True)
class Rating:
    by: int
    of: int
    good: bool
    day: float
    returned: bool  # the other had rated this one before


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Say of each rating whether it will be bad, before it is seen.")
    parser.add_argument("--data", required=True, metavar="FILE")
    chosen = parser.parse_args(arguments)
    try:
        ratings = read(Path(chosen.data))
    except (OSError, EOFError) as trouble:
        print(f"{chosen.data} cannot be read: {getattr(trouble, 'strerror', None) or trouble}.", file=sys.stderr)
        return 2
    if len(ratings) < 10:
        print(f"{chosen.data} holds {len(ratings)} ratings; ten are the least.", file=sys.stderr)
        return 2
    print(json.dumps(measure(ratings)))
    return 0


# Reading


def read(path: Path) -> list[Rating]:
    """The ratings in the order of time; those of one moment in the order of the file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig", errors="replace")
    rows = list(blocks(text) if re.search(r"^SRC:", text, re.MULTILINE) else table(text))
    rows.sort(key=lambda row: row[3])
    values = [row[2] for row in rows]
    good_from = 0.0 if not rows or min(values) < 0 else (min(values) + max(values)) / 2
    names: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    ratings = []
    for source, target, rating, at in rows:
        by, of = names.setdefault(source, len(names)), names.setdefault(target, len(names))
        ratings.append(Rating(by, of, rating >= good_from, at / DAY, (of, by) in seen))
        seen.add((by, of))
    return ratings


def table(text: str) -> Iterator[tuple[str, str, float, float]]:
    """Lines of source, target, rating and moment; what is no such line is a heading or a remark."""
    for n, line in enumerate(text.splitlines()):
        mark = next((mark for mark in (",", ";", "\t") if mark in line), None)
        cells = [cell.strip().strip('"') for cell in line.split(mark)]
        if len(cells) < 3 or line.startswith(("#", "%")):
            continue
        rating = number(cells[2])
        at = moment(cells[3] if len(cells) > 3 else str(n))
        if rating is not None and at is not None:
            yield cells[0], cells[1], rating, at


def blocks(text: str) -> Iterator[tuple[str, str, float, float]]:
    """Blocks of one field a line, as votes on requests for adminship are published."""
    at = 0.0
    for block in re.split(r"\n\s*\n", text):
        fields = {key: value.strip() for key, _, value in (line.partition(":") for line in block.splitlines())}
        rating = number(fields.get("VOT", ""))
        at = moment(fields.get("DAT", "")) or at  # without a date: with the one before it
        if rating is not None and fields.get("SRC") and fields.get("TGT"):
            yield fields["SRC"], fields["TGT"], rating, at


def number(said: str) -> float | None:
    try:
        found = float(said)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def moment(said: str) -> float | None:
    """Seconds, as such or from a written date."""
    if (found := number(said)) is not None:
        return found / 1000 if found > 1e11 else found  # milliseconds
    for written in WRITTEN:
        try:
            return datetime.strptime(said, written).replace(tzinfo=UTC).timestamp()
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(said).astimezone(UTC).timestamp()
    except ValueError:
        return None


# Saying before seeing


def say(
    ratings: Sequence[Rating],
    memory: Memory,
    *,
    returned: str = "backing",
    habits: bool = True,
    corrected: bool = True,
    at_once: bool = False,
) -> list[float]:
    """For each rating the chance that it is bad, as said before it was seen."""
    learning = Learning(memory, TRADE, ratings[0].day, returned=returned != "none")
    correction = Correction()
    chances: list[float] = []
    moments: Iterable[list[Rating]] = (
        (list(together) for _, together in groupby(ratings, key=lambda r: r.day)) if at_once else ([r] for r in ratings)
    )
    for together in moments:
        expected = [learning.expects(r.of, r.by if habits else -1 - r.by, r.day) for r in together]
        chances += [1 - (correction.said(e) if corrected else e) for e in expected]
        for r, e in zip(together, expected, strict=True):
            by = r.by
            if not habits:
                by = -1 - r.by
                learning.reporters.pop(by, None)  # everybody speaks as a stranger
            learning.learns(r.of, by, r.day, good=r.good, reciprocal=r.returned and returned != "full")
            correction.learns(e, good=r.good)
            if not habits:
                learning.reporters.pop(by, None)
    return chances


def never_fading(ratings: Sequence[Rating]) -> list[float]:
    """The record of each person, strength five, nothing forgotten, nobody's habit known: the figure to beat."""
    people: dict[int, Counts] = {}
    firm = Counts()
    chances = []
    for r in ratings:
        base = rate(firm, TRADE.rate, 20)
        record = people.get(r.of, Counts())
        chances.append(1 - rate(record, base, 5))
        firm, people[r.of] = firm.plus(r.good, 1), record.plus(r.good, 1)
    return chances


def choose(ratings: Sequence[Rating]) -> Memory:
    """How fast what was seen fades, by what would have been said best; from ratings before the test only."""
    from scipy.optimize import minimize

    span = max(ratings[-1].day - ratings[0].day, 1.0)
    names = ("person", "firm", "reporter", "strength", "reporter_strength")
    least = [math.log(span / 500)] * 3 + [math.log(0.3)] * 2
    most = [math.log(span * 10)] * 3 + [math.log(60)] * 2
    start = [math.log(span / 10), math.log(span / 30), math.log(span / 10), math.log(2), math.log(2)]
    judged = len(ratings) // 4  # the first ones know too little to be judged by

    def memory(at: Iterable[float]) -> Memory:
        held = (math.exp(min(max(x, low), high)) for x, low, high in zip(at, least, most, strict=True))
        return Memory(**dict(zip(names, held, strict=True)))

    def unlikely(at: Iterable[float]) -> float:
        chances = say(ratings, memory(at), corrected=False)
        return log_loss(chances[judged:], [not r.good for r in ratings[judged:]])

    around = [start, *([x + (0.9 if i == j else 0.0) for j, x in enumerate(start)] for i in range(5))]
    found = minimize(
        unlikely,
        start,
        method="Nelder-Mead",
        options={"maxfev": 70, "xatol": 0.1, "fatol": 1e-4, "initial_simplex": around},
    )
    return memory(found.x)


# Figures


def measure(ratings: list[Rating]) -> dict[str, Any]:
    began = time.process_time()
    test = int(len(ratings) * TEST_FROM)
    bad = [not r.good for r in ratings]
    memory = choose(ratings[max(0, test - CHOOSE_FROM) : test])
    constant = sum(bad[:test]) / test
    said = say(ratings, memory)
    others = {
        "constant": [constant] * len(ratings),
        "never_fading": never_fading(ratings),
        "without_returned": say(ratings, memory, returned="none"),
        "returned_in_full": say(ratings, memory, returned="full"),
        "without_habits": say(ratings, memory, habits=False),
        "two_years": say(ratings, Memory()),
        "uncorrected": say(ratings, memory, corrected=False),
        "one_moment_at_once": say(ratings, memory, at_once=True),
    }
    return {
        "n": len(ratings),
        "tested": len(ratings) - test,
        "bad_before": round(constant, 4),
        "bad_tested": round(sum(bad[test:]) / len(bad[test:]), 4),
        **figures(said[test:], bad[test:]),
        "half_life_days": round(memory.person, 1),
        "memory": {name: round(value, 2) for name, value in asdict(memory).items()},
        "beside": {name: figures(chances[test:], bad[test:]) for name, chances in others.items()},
        "seconds": round(time.process_time() - began, 1),
    }


def figures(chances: Sequence[float], came: Sequence[bool]) -> dict[str, float | None]:
    ranked = auc(chances, came)
    return {
        "log_loss": round(log_loss(chances, came), 4),
        "auc": None if ranked is None else round(ranked, 4),
        "brier": round(sum((c - y) ** 2 for c, y in zip(chances, came, strict=True)) / len(came), 4),
        "ece": round(calibration_error(chances, came), 4),
        "ece_tenths": round(calibration_error_by_tenths(chances, came), 4),
    }


def log_loss(chances: Sequence[float], came: Sequence[bool]) -> float:
    held = ((min(max(c, 1e-9), 1 - 1e-9), y) for c, y in zip(chances, came, strict=True))
    return -sum(math.log(c if y else 1 - c) for c, y in held) / len(came)


def auc(chances: Sequence[float], came: Sequence[bool]) -> float | None:
    """How often what came had the higher chance than what did not; none where only one of them is."""
    from scipy.stats import rankdata

    hits = sum(came)
    if hits in {0, len(came)}:
        return None
    ranks = rankdata(chances)
    above = sum(rank for rank, y in zip(ranks, came, strict=True) if y) - hits * (hits + 1) / 2
    return float(above / (hits * (len(came) - hits)))


def calibration_error(chances: Sequence[float], came: Sequence[bool], bins: int = 10) -> float:
    """How far what was said lies from what came, in ten equal steps of chance, by how often each was said."""
    off = [0.0] * bins
    for c, y in zip(chances, came, strict=True):
        off[min(int(c * bins), bins - 1)] += c - y
    return sum(map(abs, off)) / len(came)


def calibration_error_by_tenths(chances: Sequence[float], came: Sequence[bool], bins: int = 10) -> float:
    """The same in tenths of equal size, in the order of what was said."""
    order = sorted(range(len(came)), key=chances.__getitem__)
    tenths = (order[len(order) * n // bins : len(order) * (n + 1) // bins] for n in range(bins))
    return sum(abs(sum(chances[i] - came[i] for i in tenth)) for tenth in tenths) / len(came)


if __name__ == "__main__":
    raise SystemExit(main())

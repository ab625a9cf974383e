#!/usr/bin/env python3
"""What becomes of introductions: said as of several days, and compared with what came of them later.

    bench/conversion.py --data FOLDER-or-FILE     sales_pipeline.csv (Maven Analytics): agent, account, stage, engage
                                                  date, close date, value; the columns are found by their headings

As of each of several days, from what was known on it, the chance is said that each open one is won within 90 days, and
each that begins in the next 30 days within 90 of its beginning. What came is known from later rows. One line of JSON: the
Brier score of the judgement (`domain/conversion.py`) beside those of naive rates and of rates shrunken by origin; days to
close; how many strong differences between agents are found, by conversion and by trust (`domain/trust.py`); and the same
on invented agents who differ and who do not.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain import conversion, trust
from obliged.domain.conversion import Course, End, Word

WITHIN, AHEAD = 90, 30
CUTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
COLUMNS = {
    "agent": ("sales_agent", "agent", "owner", "rep", "sales_rep", "salesperson"),
    "stage": ("deal_stage", "stage", "status", "outcome"),
    "began": ("engage_date", "engaged", "created_date", "create_date", "open_date", "start_date", "created"),
    "ended": ("close_date", "closed", "closed_date", "end_date"),
    "value": ("close_value", "value", "amount", "revenue"),
    "id": ("opportunity_id", "id", "deal_id"),
}
WON, LOST = ("won", "closed won", "win"), ("lost", "closed lost", "loss")


class CannotRead(Exception):
    """The file has no pipeline that this door takes."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Say what becomes of introductions, and compare it with what came.")
    parser.add_argument("--data", required=True, metavar="FOLDER-or-FILE")
    chosen = parser.parse_args(arguments)
    try:
        courses, agents = read(Path(chosen.data))
        print(json.dumps(measure(courses, agents)))
    except (OSError, CannotRead) as trouble:
        print(f"{chosen.data} cannot be read: {trouble}", file=sys.stderr)
        return 2
    return 0


# Reading


def read(path: Path) -> tuple[list[Course], list[str]]:
    """The courses with a beginning, and the names of the agents by number."""
    if path.is_dir():
        found = sorted(path.rglob("*.csv"), key=lambda p: ("pipeline" not in p.name, str(p)))
        for one in found:
            rows = table(one)
            if rows and {"agent", "stage", "began", "ended"} <= columns(rows[0]).keys():
                return courses_of(rows)
        raise CannotRead("no file in it has agents, stages and both dates.")
    return courses_of(table(path))


def table(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    heading = text.partition("\n")[0]
    mark = max(",;\t", key=heading.count)
    return list(csv.DictReader(io.StringIO(text), delimiter=mark))


def columns(row: dict[str, str]) -> dict[str, str]:
    """Which heading holds what."""
    plain = {re.sub(r"[\W_]+", "_", str(heading).strip().lower()): heading for heading in row}
    return {what: plain[name] for what, names in COLUMNS.items() for name in reversed(names) if name in plain}


def courses_of(rows: list[dict[str, str]]) -> tuple[list[Course], list[str]]:
    if not rows or not {"agent", "stage", "began", "ended"} <= (of := columns(rows[0])).keys():
        raise CannotRead("it has no columns for agent, stage, beginning and end.")
    days = [row.get(of[what]) or "" for row in rows for what in ("began", "ended")]
    written = format_of(days)
    agents: dict[str, int] = {}
    found = []
    for n, row in enumerate(rows):
        began, ended = (day(row.get(of[what]) or "", written) for what in ("began", "ended"))
        stage = (row.get(of["stage"]) or "").strip().lower()
        if began is None:
            continue
        end = End.WON if stage in WON else End.LOST if stage in LOST else None
        if end is None or ended is None:
            end, ended = None, None
        value = re.sub(r"[^\d.]", "", row.get(of.get("value", ""), "") or "")
        agent = agents.setdefault((row.get(of["agent"]) or "").strip(), len(agents))
        worth = round(float(value) * 100) if re.fullmatch(r"\d+\.?\d*", value) else 0
        found.append(Course(n, began, ended, end, introducer=agent, value=worth))
    if len([one for one in found if one.end]) < 20:
        raise CannotRead("fewer than twenty of its rows have a beginning and an end.")
    return found, list(agents)


def format_of(days: Iterable[str]) -> str:
    """How days are written: the first way in which all are."""
    written = [said.strip()[:10] for said in days if said.strip()]
    for form in ("%Y-%m-%d", "%d-%m-%y", "%m-%d-%y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y"):
        if all(day(said, form) for said in written):
            return form
    raise CannotRead("its dates are written in no way that is known.")


def day(said: str, written: str) -> date | None:
    try:
        return datetime.strptime(said.strip()[:10], written).replace(tzinfo=UTC).date()
    except ValueError:
        return None


# Saying, and what came


@dataclass(frozen=True, slots=True)
class Case:
    course: Course
    cut: date
    until: date  # the day by which it is won or not
    is_new: bool
    came: bool


def cases(courses: Sequence[Course], cut: date, end: date, within: int | None) -> list[Case]:
    """What is to be said on this day, with what came; `within` None: by the end of the file."""
    found = []
    for one in courses:
        is_new = cut < one.began <= cut + timedelta(days=AHEAD)
        if not is_new and (one.began > cut or not one.is_open(cut)):
            continue
        until = end if within is None else (one.began if is_new else cut) + timedelta(days=within)
        if until <= end:
            came = one.end is End.WON and one.ended is not None and one.ended <= until
            found.append(Case(one, cut, until, is_new, came))
    return found


def said(courses: Sequence[Course], of: Sequence[Case], cut: date) -> dict[str, list[float]]:
    """The chances of these cases in every way of saying them, from what was known on the day of the cut."""
    known = [seen_on(one, cut) for one in courses if one.began <= cut]
    learned = conversion.backtest(known, lambda c: c.introducer, cut)
    compared = conversion.compare(known, lambda c: c.introducer, cut, learned=learned)
    begun, won, ended = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for one in known:
        begun[one.introducer] += 1
        won[one.introducer] += one.end is End.WON
        ended[one.introducer] += one.end is not None
    naive, of_ended = sum(won.values()) / sum(begun.values()), sum(won.values()) / max(sum(ended.values()), 1)
    grown = [one for one in known if one.began <= cut - timedelta(days=WITHIN)]  # old enough to be known
    grown_won = Counter(
        one.introducer for one in grown if one.end is End.WON and one.ended and one.age(one.ended) <= WITHIN
    )
    grown_of = Counter(one.introducer for one in grown)
    of_grown = sum(grown_won.values()) / max(sum(grown_of.values()), 1)
    strengths = {
        "begun": strength([(won[o], begun[o] - won[o]) for o in begun], naive),
        "ended": strength([(won[o], ended[o] - won[o]) for o in begun], of_ended),
        "grown": strength([(grown_won[o], grown_of[o] - grown_won[o]) for o in begun], of_grown),
    }

    def ours(case: Case) -> float:
        days = (case.until - (case.course.began if case.is_new else cut)).days
        one = seen_on(case.course, cut)
        age_at = case.course.began if case.is_new else cut
        return compared.chance(one, one.introducer, age_at, days)

    def shrunken(hits: Counter[Any], tries: Counter[Any], base: float, s: float) -> Callable[[Case], float]:
        return lambda c: (hits[c.course.introducer] + s * base) / (tries[c.course.introducer] + s)

    ways: dict[str, Callable[[Case], float]] = {
        "ours": ours,
        "naive": lambda _: naive,
        "of_ended": lambda _: of_ended,
        "shrunken": shrunken(won, begun, naive, strengths["begun"]),
        "shrunken_of_ended": shrunken(won, ended, of_ended, strengths["ended"]),
        "shrunken_of_grown": shrunken(grown_won, grown_of, of_grown, strengths["grown"]),
    }
    return {name: [way(case) for case in of] for name, way in ways.items()}


def seen_on(one: Course, on: date) -> Course:
    """As it was known on that day."""
    return replace(one, ended=None, end=None) if one.is_open(on) else one


def strength(groups: Sequence[tuple[float, float]], base: float) -> float:
    """The beta-binomial strength that explains these groups best."""
    import math

    import numpy as np
    from scipy.optimize import minimize_scalar
    from scipy.special import betaln

    good, bad = np.array(groups, dtype=float).T
    base = min(max(base, 1e-3), 1 - 1e-3)

    def unlikely(x: float) -> float:
        a, b = base * math.exp(x), (1 - base) * math.exp(x)
        return -float((betaln(a + good, b + bad) - betaln(a, b)).sum())

    return float(math.exp(minimize_scalar(unlikely, bounds=(0.0, 9.0), method="bounded").x))


def brier(chances: Sequence[float], of: Sequence[Case]) -> float:
    return sum((chance - case.came) ** 2 for chance, case in zip(chances, of, strict=True)) / len(of)


# Figures


def measure(courses: list[Course], agents: list[str]) -> dict[str, Any]:
    began = time.process_time()
    end = max(one.ended or one.began for one in courses)
    first = min(one.began for one in courses)
    first_end = min(one.ended for one in courses if one.ended)
    cuts = [max(first, first_end) + (end - max(first, first_end)) * share for share in CUTS]
    answers: dict[str, dict[str, float | int]] = {}
    for name, within in (("within_90_days", WITHIN), ("by_the_end", None)):
        asked: list[Case] = []
        ways: dict[str, list[float]] = {}
        for cut in cuts:
            of = cases(courses, cut, end, within)
            asked += of
            if of:
                for way, chances in said(courses, of, cut).items():
                    ways.setdefault(way, []).extend(chances)
        for part, chosen in (("", None), ("_open", False), ("_new", True)):
            at = [n for n, case in enumerate(asked) if chosen is None or case.is_new is chosen]
            if at:
                of = [asked[n] for n in at]
                answers[name + part] = {
                    "n": len(of),
                    "came": round(sum(case.came for case in of) / len(of), 4),
                    "said": round(sum(ways["ours"][n] for n in at) / len(of), 4),
                    **{way: round(brier([chances[n] for n in at], of), 4) for way, chances in ways.items()},
                }
    head = answers.get("within_90_days") or answers.get("by_the_end") or {}
    compared = conversion.compare(courses, lambda c: c.introducer, end)
    middle = cuts[len(cuts) // 2]
    at_middle = [seen_on(one, middle) for one in courses if one.began <= middle]
    learned = conversion.backtest(at_middle, lambda c: c.introducer, middle)
    then = conversion.funnel(at_middle, middle, learned=learned)
    later = [one for one in courses if one.began <= middle]
    return {
        "n": len(courses),
        "open": sum(one.end is None for one in courses),
        "agents": len(agents),
        "brier": head.get("ours"),
        "brier_naive": head.get("naive"),
        "brier_shrunken": head.get("shrunken"),
        "brier_shrunken_of_ended": head.get("shrunken_of_ended"),
        "brier_shrunken_of_grown": head.get("shrunken_of_grown"),
        "days_won_median": median_days(courses, End.WON),
        "days_lost_median": median_days(courses, End.LOST),
        "days_won_median_censored": compared.usual.days_won,
        "days_lost_median_censored": compared.usual.days_lost,
        "expected_at_the_middle": {
            "as_of": str(middle),
            "naive": round(then.naive, 4),
            "of_ended": None if then.of_ended is None else round(then.of_ended, 4),
            "expected": round(then.expected, 4),
            "low": round(then.low, 4),
            "high": round(then.high, 4),
            "came_by_the_end": round(sum(one.end is End.WON for one in later) / len(later), 4),
        },
        "strong_differences": sum(o.word in {Word.BETTER, Word.WORSE} for o in compared.origins.values()),
        "spread_won": round(compared.won_spread.expected, 3),
        "spread_lost": round(compared.lost_spread.expected, 3),
        "strong_differences_by_trust": by_trust(courses, end),
        "invented": invented(),
        "answers": answers,
        "seconds": round(time.process_time() - began, 1),
    }


def median_days(courses: Iterable[Course], end: End) -> float | None:
    days = [(one.ended - one.began).days for one in courses if one.end is end and one.ended]
    return statistics.median(days) if days else None


def by_trust(courses: Iterable[Course], as_of: date) -> int:
    """How many agents the judgement of trust calls good or poor."""
    outcomes = [
        trust.Outcome(one.introducer or 0, trust.Kind.CLOSED, one.end is End.WON, one.ended, one.referral)
        for one in courses
        if one.ended
    ]
    words = (one.word for one in trust.judgements(outcomes, as_of).values())
    return sum(word in {trust.Word.GOOD, trust.Word.POOR} for word in words)


def invented(agents: int = 30, each: int = 80) -> dict[str, Any]:
    """Agents who differ, and who do not: how many of either are found, by conversion and by trust."""
    start, end = date(2025, 1, 6), date(2026, 1, 5)
    found: dict[str, Any] = {}
    for name, levels in (("alike", (0.5, 0.5, 0.5)), ("different", (0.3, 0.5, 0.7))):
        chance = random.Random(5)
        courses = []
        for agent in range(agents):
            level = levels[agent * 3 // agents]
            for _ in range(each):
                began = start + timedelta(days=chance.randrange(360))
                won = chance.random() < level
                days = int(chance.expovariate(1 / (40 if won else 25)))
                ended = began + timedelta(days=days)
                quiet = chance.random() < 0.15  # never heard of again
                is_open = quiet or ended > end
                end_of = None if is_open else End.WON if won else End.LOST
                courses.append(Course(len(courses), began, None if is_open else ended, end_of, introducer=agent))
        compared = conversion.compare(courses, lambda c: c.introducer, end)
        words = [compared.origins[agent].word for agent in range(agents)]
        third = agents // 3
        found[name] = {
            "worse_of_the_worse": sum(word is Word.WORSE for word in words[:third]),
            "better_of_the_better": sum(word is Word.BETTER for word in words[-third:]),
            "wrong": sum(word is Word.BETTER for word in words[:-third])
            + sum(word is Word.WORSE for word in words[third:]),
            "of": third,
            "by_trust": by_trust(courses, end),
        }
    return found


if __name__ == "__main__":
    raise SystemExit(main())

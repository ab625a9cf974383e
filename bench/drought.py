#!/usr/bin/env python3
"""Will enough people be sent to us? How well the answer holds, on data of others and on simulated firms.

    bench/drought.py --data FILE-or-FOLDER      counts as those of CDNOW; a log or a summary
    bench/drought.py --simulate N [--seed S]    firms that are made up, with drop-out, seasons and bursts
    bench/drought.py --data FILE --x 2 --tx 30.43 --T 38.86 --t 39

A log has one occasion a line: who, when (20260302 or 2026-03-02), and whatever else, split by commas, semicolons, tabs
or spaces, with or without a header. A summary has x, t_x and T of each history, with or without an id, and perhaps how
many share it. Of a folder the answers are those of its namesake with most people, and each file's are under `files`.

A log's first half is what the habits are fitted to (`--until` says another day). One line of JSON is printed: the habits
and their log-likelihood, what they say of the published histories or of the one asked for, how long it took, and how often
the 50 % and 80 % intervals held sums of 1 to 13 weeks in backtests, `whole` for all as one firm, `parts` for firms of a
hundred partners each. A log is a cohort that somebody chose: when its first days end says nothing of how new people come,
so these sums are of those who were known on the day; `with_new` is all as one firm with those who came later. Sums of
simulated firms have new people in them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

import numpy as np

from obliged.domain import drought, returning
from obliged.domain.drought import Partner, Said
from obliged.domain.returning import Habits, Histories, History

PUBLISHED = ((2, 30.43, 38.86, 39.0), (2, 5.0, 38.86, 39.0))
SPANS = (1, 4, 8, 13)  # weeks
EVERY = 4  # weeks between two days on which we would have said something
PART, PARTS = 100, 16  # partners of a firm, and how many firms at most are made of a log
MANY, FITTED = 100_000, 23_000


class CannotRead(Exception):
    """The file is of no layout that this door takes."""


def main(arguments: list[str] | None = None) -> int:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description="Say how well the weeks ahead are foretold.")
    parser.add_argument("--data", metavar="PATH", help="a log or a summary, or a folder of them")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="fit a log up to this day")
    parser.add_argument("--x", type=int, help="how often again")
    parser.add_argument("--tx", type=float, help="weeks from the first to the last")
    parser.add_argument("--T", type=float, dest="known", help="weeks from the first until now")
    parser.add_argument("--t", type=float, dest="weeks", default=39.0, help="weeks ahead")
    parser.add_argument("--simulate", type=int, metavar="N", help="so many firms of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-backtest", action="store_true", help="the fit alone")
    chosen = parser.parse_args(arguments)
    if chosen.data is None and chosen.simulate is None:
        parser.error("--data or --simulate is needed")
    asked = (
        [(chosen.x, chosen.tx, chosen.known, chosen.weeks)] if None not in (chosen.x, chosen.tx, chosen.known) else None
    )
    said: dict[str, Any] = {}
    try:
        if chosen.data is not None:
            said |= of_path(Path(chosen.data), asked or PUBLISHED, chosen.until, chosen.seed, not chosen.no_backtest)
    except (OSError, CannotRead) as trouble:
        print(f"{chosen.data} cannot be read: {trouble}", file=sys.stderr)
        return 2
    if chosen.simulate is not None:
        said["simulated"] = of_simulated(chosen.simulate, chosen.seed)
    print(json.dumps(said))
    return 0


Asked = Sequence[tuple[int, float, float, float]]


def of_path(path: Path, asked: Asked, until: date | None, seed: int, backtest: bool) -> dict[str, Any]:
    """The answers of a file; of a folder those of its main file, and of each."""
    if not path.is_dir():
        return of_file(path, asked, until, seed, backtest)
    files: dict[str, dict[str, Any]] = {}
    for file in sorted(each for each in path.rglob("*") if each.is_file()):
        try:
            files[str(file.relative_to(path))] = of_file(file, asked, until, seed, backtest)
        except CannotRead as trouble:
            files[str(file.relative_to(path))] = {"error": str(trouble)}
    read = {name: said for name, said in files.items() if "error" not in said}
    if not read:
        raise CannotRead("no file of it is a log or a summary.")

    def rank(name: str) -> tuple[bool, int]:
        return path.name.lower() in name.lower(), read[name]["people"]

    main_file = max(read, key=rank)
    said = {**read[main_file], "data": f"{path.name}/{main_file}"}
    logs = [name for name in read if read[name]["coverage"]]
    if not said["coverage"] and logs:  # a summary has no days; the log beside it has
        beside = max(logs, key=rank)
        said |= {"coverage": read[beside]["coverage"], "coverage_of": beside}
    return {**said, "files": files}


def of_file(path: Path, asked: Asked, until: date | None, seed: int, backtest: bool) -> dict[str, Any]:
    """The answers of one file."""
    table = Table.of(path.read_bytes())
    partners = table.partners()
    if partners is None:
        histories, cut = table.histories(), None
    else:
        days = [day for partner in partners for day in partner.introduced]
        cut = until or min(days) + (max(days) - min(days)) // 2
        found = (returning.history(partner.introduced, until=cut) for partner in partners)
        histories = Histories.of(history for history in found if history is not None)
    fitted, wall, cpu = timed(lambda: returning.fit(histories))
    habits = fitted.habits
    said: dict[str, Any] = {
        "data": path.name,
        "layout": "summary" if partners is None else "log",
        "people": fitted.people,
        "again": fitted.again,
        "until": cut.isoformat() if cut else None,
        "parameters": {"r": habits.r, "alpha": habits.alpha, "a": habits.a, "b": habits.b},
        "log_likelihood": fitted.log_likelihood,
        "conditional": [conditional(habits, *each) for each in asked],
        "fit_seconds": round(wall, 4),
        "fit_cpu_seconds": round(cpu, 4),
        **speed(habits, seed),
        "coverage": None,
    }
    if partners is not None and cut is not None and backtest:
        said["coverage"] = of_log(partners, cut, seed)
    return said


def conditional(habits: Habits, x: int, tx: float, known: float, weeks: float) -> dict[str, float]:
    """What is expected of one history, and the chance that it goes on."""
    rows = Histories.of([History(x, tx, known)])
    expected, alive = returning.expected_of(habits, rows, weeks), returning.alive(habits, rows)
    return {"x": x, "tx": tx, "T": known, "t": weeks, "expected": float(expected[0]), "alive": float(alive[0])}


def speed(habits: Habits, seed: int) -> dict[str, float]:
    """How long a fit of 23,000 histories takes, and what to expect of 100,000, each different."""
    rng = np.random.default_rng(seed)
    made = simulated_histories(habits, FITTED, rng)
    _, fit_wall, fit_cpu = timed(lambda: returning.fit(made))
    known = rng.uniform(5, 300, MANY)
    many = Histories.columns(rng.poisson(2.0, MANY), known * rng.random(MANY), known)
    _, wall, cpu = timed(lambda: returning.expected_of(habits, many, 13.0))
    return {
        f"fit_{FITTED}_seconds": round(fit_wall, 4),
        f"fit_{FITTED}_cpu_seconds": round(fit_cpu, 4),
        f"conditional_{MANY}_seconds": round(wall, 4),
        f"conditional_{MANY}_cpu_seconds": round(cpu, 4),
    }


def timed(what: Any) -> tuple[Any, float, float]:
    """What it answers, and its seconds by the wall and of CPU. The libraries are loaded before."""
    import scipy.optimize
    import scipy.special  # noqa: F401

    wall, cpu = time.perf_counter(), time.process_time()
    found = what()
    return found, time.perf_counter() - wall, time.process_time() - cpu


# Backtests


def of_log(partners: Sequence[Partner], cut: date, seed: int) -> dict[str, Any]:
    """How often the intervals held, from the fitted half on to the end."""
    end = max(day for partner in partners for day in partner.introduced)
    days = [cut + timedelta(days=7 * n) for n in range(0, max(0, (end - cut).days // 7 - min(SPANS)) + 1, EVERY)]
    whole = drought.backtest(partners, days, until=end, seed=seed, weeks=SPANS, from_new=False).said
    with_new = drought.backtest(partners, days, until=end, seed=seed, weeks=SPANS).said
    parts: list[Said] = []
    if len(partners) >= 2 * PART:
        order = np.random.default_rng(seed).permutation(len(partners))
        for n in range(min(len(partners) // PART, PARTS)):
            firm = [partners[place] for place in order[n * PART : (n + 1) * PART]]
            parts += drought.backtest(firm, days, until=end, seed=seed + n, weeks=SPANS, from_new=False).said
    apart = {"whole": by_span(whole), "parts": by_span(parts), "with_new": held(with_new)}
    return {**held([*whole, *parts]), **apart}


def by_span(said: Sequence[Said]) -> dict[str, Any]:
    return {str(n): held([each for each in said if each.weeks == n]) for n in SPANS} if said else {}


def held(said: Iterable[Said]) -> dict[str, Any]:
    """How often what came lay inside, and the sums."""
    test = drought.Backtest(tuple(said))
    return {
        "sums": len(test.said),
        "coverage_80": None if test.most is None else round(test.most, 4),
        "coverage_50": None if test.half is None else round(test.half, 4),
        "expected": round(test.expected, 1),
        "came": test.came,
    }


KINDS: dict[str, dict[str, float]] = {
    "drop-out": {},
    "seasons": {"season": 1.0},
    "bursts": {"bursts": 4.0},
    "drifts": {"drift": 0.05},
    "everything": {"season": 1.0, "bursts": 4.0, "drift": 0.04},
}
YEARS = 3


def of_simulated(firms: int, seed: int) -> dict[str, Any]:
    """The same over so many made-up firms of each kind."""
    everything: list[Said] = []
    kinds: dict[str, Any] = {}
    for kind, (name, ways) in enumerate(KINDS.items()):
        said: list[Said] = []
        for n in range(firms):
            partners, begins, end = simulated_firm(np.random.default_rng([seed, kind, n]), **ways)
            days = [begins + timedelta(days=7 * week) for week in range(40, 52 * YEARS - 13, 17)]
            said += drought.backtest(partners, days, until=end, seed=seed + n, weeks=SPANS).said
        kinds[name] = {**held(said), "by_weeks": by_span(said)}
        everything += said
    return {**held(everything), "by_weeks": by_span(everything), "kinds": kinds}


def simulated_firm(
    rng: np.random.Generator, *, season: float = 0.0, bursts: float = 0.0, drift: float = 0.0
) -> tuple[list[Partner], date, date]:
    """Three years of a firm of 20 to 120 introducers; some were there at the beginning, others come.

    `season` bends the year by a fifth to three fifths, `bursts` are wild weeks in a year, `drift` is how far the level of
    all wanders in a week.
    """
    people, days, begins = int(rng.integers(20, 120)), 365 * YEARS, date(2023, 1, 2)
    r, every, stops = np.exp(rng.normal(np.log([0.8, 10.0, 0.08]), [0.4, 0.5, 0.5]))
    agreed = rng.uniform(2, 10)
    pace = np.exp(_wandering(days, drift, rng))
    if season:
        pace *= np.exp(rng.uniform(0.2, 0.6) * np.cos(2 * np.pi * (np.arange(days) - rng.uniform(0, 365)) / 365.25))
    for _ in range(rng.poisson(bursts * YEARS)):
        week = int(rng.integers(0, days - 7))
        pace[week : week + 7] *= rng.uniform(2, 4)
    clock = np.concatenate([[0.0], np.cumsum(pace)]) / 7
    first = np.where(rng.random(people) < 0.4, rng.integers(0, 60, people), rng.integers(0, days, people))
    partners = []
    for n in range(people):
        rate, last = rng.gamma(r) * every**-1 / r, rng.beta(stops * agreed, (1 - stops) * agreed)
        at, seen = clock[first[n]], [int(first[n])]
        while (at := at + rng.exponential(1 / max(rate, 1e-9))) < clock[-1]:
            seen += [int(np.searchsorted(clock, at, side="right")) - 1] * (2 if bursts and rng.random() < 0.1 else 1)
            if rng.random() < last:
                break
        partners.append(Partner(n, tuple(begins + timedelta(days=day) for day in seen)))
    return partners, begins, begins + timedelta(days=days - 1)


def _wandering(days: int, step: float, rng: np.random.Generator) -> np.ndarray[Any, Any]:
    level, weeks = 0.0, []
    for _ in range(days // 7 + 1):
        level = 0.97 * level + step * rng.standard_normal()
        weeks.append(level)
    return np.repeat(weeks, 7)[:days]


def simulated_histories(habits: Habits, people: int, rng: np.random.Generator) -> Histories:
    """Histories of half a year to a year, as these habits would make them, by whole days."""
    rates, stops = rng.gamma(habits.r, 1 / habits.alpha, people), rng.beta(habits.a, habits.b, people)
    known = rng.integers(182, 365, people) / 7
    again, last, now = np.zeros(people), np.zeros(people), np.zeros(people)
    going = np.arange(people)
    for _ in range(1000):
        now[going] += rng.exponential(1 / np.maximum(rates[going], 1e-9))
        going = going[now[going] < known[going]]
        if not going.size:
            break
        again[going] += 1
        last[going] = np.ceil(now[going] * 7) / 7
        going = going[rng.random(going.size) >= stops[going]]
    return Histories.columns(again, last, known)


# Layouts

DATE = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$")
NAMES = {
    "who": {"id", "customer", "customerid", "custid", "cust", "partner", "partnerid", "introducer", "client"},
    "x": {"x", "frequency", "freq", "again", "repeat", "repeats"},
    "tx": {"tx", "recency", "last", "rec"},
    "known": {"t", "tcal", "periods", "period", "age", "known", "ncal"},
    "many": {"weights", "weight", "many", "ncusts", "ncust", "count"},
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and what the header calls them, if there is one."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, data: bytes) -> Table:
        """The table of a text file, whatever splits its cells.

        :raises CannotRead: if it has no rows
        """
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        lines = [line.strip() for line in text.replace("\0", "").splitlines() if line.strip()]
        if not lines:
            raise CannotRead("it is empty.")
        split = next((mark for mark in (",", ";", "\t") if all(mark in line for line in lines[:20])), None)
        rows = [
            tuple(cell.strip().strip("\"'") for cell in (line.split(split) if split else line.split()))
            for line in lines
        ]
        head = rows[0]
        headed = not any(number(cell) is not None or day(cell) for cell in head)
        return cls(tuple(re.sub(r"[^a-z]", "", cell.lower()) for cell in head) if headed else (), tuple(rows[headed:]))

    def partners(self) -> list[Partner] | None:
        """Who introduced when, if this is a log."""
        when = self._dated()
        if when is None:
            return None
        who = self._named("who")
        if who is None or who == when:
            who = next((n for n in range(len(self.rows[0])) if n != when), None)
        if who is None:
            raise CannotRead("it says when, and not who.")
        seen: dict[str, list[date]] = defaultdict(list)
        for row in self.rows:
            if len(row) > max(who, when) and (found := day(row[when])):
                seen[row[who]].append(found)
        return [Partner(n, tuple(days)) for n, (_, days) in enumerate(sorted(seen.items()))]

    def histories(self) -> Histories:
        """The histories, if this is a summary.

        :raises CannotRead: if it is not
        """
        places = [self._named(name) for name in ("x", "tx", "known")]
        if None in places:
            width = min((len(row) for row in self.rows), default=0)
            if self.names or width < 3:
                raise CannotRead("it is neither a log nor a summary.")
            places = list(range(3)) if width == 3 else list(range(1, 4))
        many = self._named("many")
        columns = [list(self._numbers(place)) for place in (*places, many) if place is not None]
        x, tx, known, *weights = (np.array(column) for column in columns)
        try:
            return Histories.columns(x, *whole_days(tx, known), weights[0] if weights else None)
        except ValueError as trouble:
            raise CannotRead(f"it needs {trouble}.") from None

    def _named(self, what: str) -> int | None:
        return next((n for n, name in enumerate(self.names) if name in NAMES[what]), None)

    def _dated(self) -> int | None:
        some = self.rows[:200]
        for n in range(min((len(row) for row in some), default=0)):
            if sum(day(row[n]) is not None for row in some) >= 0.95 * len(some):
                return n
        return None

    def _numbers(self, place: int) -> Iterator[float]:
        for row in self.rows:
            found = number(row[place]) if place < len(row) else None
            if found is None:
                raise CannotRead(f"{row} is no history.")
            yield found


def day(cell: str) -> date | None:
    """The day that a cell says, if it does."""
    if not (match := DATE.match(cell)):
        return None
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def whole_days(*columns: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], ...]:
    """Weeks that were rounded to two digits are whole days; what is in another unit stays as it is."""
    together = np.concatenate(columns) * 7
    if bool(np.all(np.abs(together - together.round()) <= 0.0351)):
        return tuple((column * 7).round() / 7 for column in columns)
    return columns


if __name__ == "__main__":
    sys.exit(main())

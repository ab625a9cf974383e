"""What does it cost to ask among many people who fits, and is the answer that of a look at everybody?"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from obliged.domain import fit, seeking, trades
from obliged.domain.fit import Known, Need, Profile, Standing, Wanted
from obliged.domain.stems import roots

ASKED = 200
NO_TRADES = np.zeros(0, dtype=np.float32)  # they are counted before
PLACES = 300
SYLLABLES = (
    "ash",
    "brook",
    "dale",
    "ford",
    "gate",
    "ham",
    "kirk",
    "lake",
    "mill",
    "new",
    "oak",
    "port",
    "ridge",
    "stan",
    "thorn",
    "vale",
)


def places() -> list[str]:
    rng = random.Random(3)
    found = {"".join(rng.sample(SYLLABLES, 2)).capitalize() for _ in range(4 * PLACES)}
    return sorted(found)[:PLACES]


def profiles(size: int, seed: int = 1) -> Iterator[Profile]:
    """People as a book of addresses has them: some trades are common, most say little, few say whom they are not for."""
    rng = random.Random(seed)
    table = trades.parsed()
    common = [1.0 / (n + 3) ** 0.6 for n in range(len(table))]
    chosen = rng.choices(table, common, k=size)
    towns = places()
    for n, trade in enumerate(chosen):
        called = trade.called.split()
        serves = ""
        if rng.random() < 0.6:
            serves = " ".join(rng.sample(called, min(len(called), rng.randint(2, 5))))
            if trade.asked and rng.random() < 0.3:
                serves += ", " + rng.choice(trade.asked)
            if rng.random() < 0.05:
                serves += ". Not for " + rng.choice(table).called.split()[0]
        yield Profile(
            n + 1,
            occupation=" ".join(called[: rng.randint(1, 2)]),
            organisation=f"{rng.choice(towns)} {rng.choice(called)}" if rng.random() < 0.5 else "",
            serves=serves,
            notes=rng.choice(rng.choice(table).asked) if rng.random() < 0.1 else "",
            place=rng.choice(towns),
            places=rng.choice(towns) if rng.random() < 0.2 else "",
            languages=rng.choice(("en", "en es", "de", "en fr", "")),
            has_room=rng.random() > 0.05,
            introduced=(introduced := rng.choice((0, 0, 0, 0, 1, 2, 5))),
            went_well=rng.randint(0, introduced),
            went_wrong=1 if introduced and rng.random() < 0.1 else 0,
            standing=rng.choice((None, None, None, Standing.GOOD, Standing.MIXED, Standing.POOR)),
            balance=round(rng.uniform(-2, 2), 1),
        )


def needs(most: int = ASKED, seed: int = 2) -> list[Need]:
    """Needs as people say them, of all trades, half of them with a place, a third with a language."""
    rng = random.Random(seed)
    towns = places()
    said = [piece for trade in trades.parsed() for piece in trade.asked]
    return [
        Need(
            ", and ".join(rng.sample(said, 2)) if rng.random() < 0.2 else rng.choice(said),
            place=rng.choice(towns) if rng.random() < 0.5 else "",
            language=rng.choice(("en", "de", "fr")) if rng.random() < 0.33 else "",
        )
        for _ in range(most)
    ]


class Everybody:
    """A look at everybody, made for comparison: each person's own arrays, no index, nothing left out."""

    def __init__(self, known: Iterator[Known]) -> None:
        self.vocabulary: dict[str, int] = {}
        starts, words, worths, own = [0], [], [], []
        owners, whose, shares = [], [], []
        places, refused, people = [], [], []
        for n, one in enumerate(known):
            for root, worth in one.worth.items():
                words.append(self.vocabulary.setdefault(root, len(self.vocabulary)))
                worths.append(worth)
                own.append(one.field[root] in fit.OWN_WORDS)
            starts.append(len(words))
            mine = np.flatnonzero(one.trades)
            owners += [n] * len(mine)
            whose += mine.tolist()
            shares += one.trades[mine].tolist()
            places.append(one.place)
            refused.append(one.refused)
            people.append(one.person)
        self.starts, self.words = np.array(starts), np.array(words, dtype=np.int32)
        self.worths, self.own = np.array(worths), np.array(own, dtype=bool)
        self.owners, self.whose = np.array(owners, dtype=np.int32), np.array(whose, dtype=np.int16)
        self.shares = np.array(shares)
        self.places, self.refused, self.people = places, refused, people

    def best(self, need: Need, most: int) -> tuple[int, ...]:
        wanted = fit.read_need(need)
        tells = np.zeros(len(self.vocabulary) + 1)
        for root in wanted.roots:
            tells[self.vocabulary.get(root, -1)] = fit.WORDS_WORTH * fit.telling(root)
        tells[-1] = 0.0
        worth = tells[self.words] * self.worths
        owner = np.repeat(np.arange(len(self.people)), np.diff(self.starts))
        own = np.bincount(owner, weights=worth * self.own, minlength=len(self.people))
        noted = np.bincount(owner, weights=worth * ~self.own, minlength=len(self.people))
        own += self._trades(wanted)
        found = []
        for n in np.flatnonzero(own >= fit.LEAST):
            known = Known(self.people[n], {}, {}, self.refused[n], NO_TRADES, self.places[n])
            if fit.refusal(wanted, known) is None:
                score = own[n] + noted[n] + fit.also(wanted, known)[2]
                found.append((*fit.in_order(score, known.person), known.person.id))
        return tuple(one[-1] for one in sorted(found)[:most])

    def _trades(self, wanted: Wanted) -> Any:
        share = self.shares * wanted.asks[self.whose]
        meets = np.bincount(self.owners, weights=share, minlength=len(self.people))
        proof = np.bincount(self.owners, weights=share * wanted.evidence[self.whose], minlength=len(self.people))
        evidence = np.divide(proof, meets, out=np.zeros_like(proof), where=meets > 0)
        half = fit.HALF + fit.HALF_A_WORD * min(fit.HALF_WORDS, len(wanted.roots))
        return fit.TRADE_WORTH * np.minimum(1, meets) * evidence / (evidence + half)


def measure(size: int, *, asked: int = ASKED, compared: int | None = None, most: int = 10) -> dict[str, Any]:
    """Build, ask, compare. A look at everybody is slow: of a million it is made for some of the needs."""
    trades.table()
    began = time.process_time()
    index = seeking.index(profiles(size))
    build = time.process_time() - began
    at = seeking.room(index)
    questions = needs(asked)
    seeking.best(index, questions[0], at=at)
    spent, answers = [], []
    for need in questions:
        began = time.process_time()
        answers.append(tuple(id for id, _ in seeking.best(index, need, most=most, at=at)))
        spent.append((time.process_time() - began) * 1000)
    bytes_of_index = index.bytes
    count = compared if compared is not None else (asked if size <= 200_000 else 50)
    everybody = Everybody(fit.read_person(person) for person in profiles(size))
    same = sum(everybody.best(need, most) == answer for need, answer in zip(questions[:count], answers, strict=False))
    return {
        "people": size,
        "needs": len(questions),
        "cpu_ms_median": round(statistics.median(spent), 2),
        "cpu_ms_p95": round(statistics.quantiles(spent, n=20)[-1], 2),
        "same_top_ten": round(same / count, 4) if count else None,
        "compared": count,
        "answered": sum(bool(answer) for answer in answers),
        "index_mb": round(bytes_of_index / 1e6, 1),
        "room_mb": round(sum(getattr(at, name).nbytes for name in at.__slots__) / 1e6, 1),
        "build_seconds": round(build, 1),
    }


__all__ = ["Everybody", "measure", "needs", "profiles", "roots"]

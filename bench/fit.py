"""Who is best for a need? Needs and trades in, trades in order out; or: how fast among a million people?

    bench/fit.py --needs FILE --trades FILE [--truth FILE] [--without vectors,table,…]
    bench/fit.py --people 1000000

Needs are {"id", "need"}, trades {"id", "name", "does"}: JSON lines, or one array. Out, a line for each need:
{"id", "ranked": [trade ids]}, the best first. Figures go to standard error, where --truth names a file of
{"id", "trade"}. With --people one line of JSON: what it costs to ask among that many, and whether the answer is that of
a full scan.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # what is measured is one processor's time

from obliged.domain import fit
from obliged.domain.fit import Need, Past, Profile
from obliged.ports.vectors import vectors


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of a file, whether it is an array or has one on each line."""
    text = Path(path).read_text(encoding="utf-8-sig")
    if text.lstrip().startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def ranked(
    needs: Sequence[dict[str, Any]],
    trades: Sequence[dict[str, Any]],
    *,
    by_vectors: bool = True,
    past: Sequence[Past] = (),
) -> list[list[Any]]:
    """For each need all trades, the best first."""
    matcher = vectors() if by_vectors else None
    people = [
        Profile(n, occupation=str(trade.get("name") or ""), serves=str(trade.get("does") or ""))
        for n, trade in enumerate(trades)
    ]
    known = [fit.read_person(person, [one for one in past if one.person == person.id], matcher) for person in people]
    found = []
    for need in needs:
        wanted = fit.read_need(Need(str(need.get("need") or "")), matcher)
        scores = [sum(fit.measured(wanted, one)) for one in known]
        found.append([trades[n]["id"] for n in sorted(range(len(trades)), key=lambda n: (-scores[n], n))])
    return found


def figures(order: Sequence[Sequence[Any]], truth: Sequence[Any]) -> dict[str, Any]:
    """Of how many the right trade is first, among the first three, and the mean of one over its rank."""
    ranks = [list(one).index(right) + 1 for one, right in zip(order, truth, strict=True)]
    return {
        "needs": len(ranks),
        "top1": round(sum(rank == 1 for rank in ranks) / len(ranks), 3),
        "top3": round(sum(rank <= 3 for rank in ranks) / len(ranks), 3),
        "mrr": round(sum(1 / rank for rank in ranks) / len(ranks), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--needs", help="file of needs")
    parser.add_argument("--trades", help="file of trades")
    parser.add_argument("--truth", help="file of {id, trade}, for figures")
    parser.add_argument("--people", type=int, help="measure among so many people")
    parser.add_argument("--without-vectors", action="store_true", help="words alone")
    parser.add_argument("--json", action="store_true", help="JSON, which it writes in any case")
    asked = parser.parse_args()
    if asked.people:
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
        from bench import fit_people

        print(json.dumps(fit_people.measure(asked.people)))
        return
    if not asked.needs or not asked.trades:
        parser.error("Say --needs and --trades, or --people.")
    needs, trades = rows(asked.needs), rows(asked.trades)
    order = ranked(needs, trades, by_vectors=not asked.without_vectors)
    for need, one in zip(needs, order, strict=True):
        print(json.dumps({"id": need["id"], "ranked": one}, ensure_ascii=False))
    if asked.truth:
        right = {row["id"]: row["trade"] for row in rows(asked.truth)}
        print(json.dumps(figures(order, [right[need["id"]] for need in needs])), file=sys.stderr)


if __name__ == "__main__":
    main()

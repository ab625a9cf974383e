"""What in a draft gives away a confidence? JSON lines in, JSON lines out.

    bench/discretion.py --data FILE     ("-" is standard input)

In: {"id", "to", "draft", "confidential": {"amounts": [], "names": [], "numbers": [], "notes": []}}.
Out: {"id", "blocked", "spans": [[start, end, why], …]}; why is amount, percentage, name, number or phrase, and positions
are characters of the draft.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain.discretion import Confidential, Held, marks


def confidential(said: dict[str, Any]) -> Confidential:
    """What is not to be told, as the line states it."""

    def held(key: str) -> tuple[Held, ...]:
        values = said.get(key) or ()
        values = values if isinstance(values, list | tuple) else [values]
        flat = [v for value in values for v in (value.values() if isinstance(value, dict) else [value])]
        return tuple(Held(v if isinstance(v, int | float | str) else str(v)) for v in flat if v is not None)

    return Confidential(held("amounts"), held("names"), held("numbers"), held("notes"))


def judged(case: dict[str, Any]) -> dict[str, Any]:
    found = marks(str(case.get("draft") or ""), str(case.get("to") or ""), confidential(case.get("confidential") or {}))
    return {
        "id": case.get("id"),
        "blocked": bool(found),
        "spans": [[mark.start, mark.end, str(mark.why)] for mark in found],
    }


def answers(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield json.dumps(judged(json.loads(line)), ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", default="-", help="file of JSON lines, or - for standard input")
    parser.add_argument("--json", action="store_true", help="JSON lines, which it writes in any case")
    path = parser.parse_args().data
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    source = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    for answer in answers(source.decode("utf-8-sig", errors="replace").split("\n")):
        print(answer)


if __name__ == "__main__":
    main()

"""What does Capture read out of a line? JSON lines in, JSON lines out.

    bench/capture.py --data FILE     ("-" is standard input)

In: {"id", "text"}. Out: {"id", "direction", "introducer", "prospect", "provider", "organisation", "need", "phones",
"emails", "when"}, with null for what the text does not say.
Every line is taken for a referral: received, unless it says that we give it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain import captures
from obliged.domain.captures import Kind, Piece
from obliged.ports import phones


def reading(text: str) -> dict[str, object]:
    """The line as the door answers it."""
    read = captures.read(text, phones=phones.find, kind=Kind.REFERRAL)
    return {
        "direction": str(read.direction),
        "introducer": _value(read.introducer),
        "prospect": _value(read.prospect),
        "provider": _value(read.provider),
        "organisation": _value(read.organisation),
        "need": _value(read.need),
        "phones": [piece.value for piece in read.phones],
        "emails": [piece.value for piece in read.emails],
        "when": _value(read.when),
    }


def answers(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            case = json.loads(line)
            yield json.dumps({"id": case.get("id"), **reading(str(case.get("text") or ""))}, ensure_ascii=False)


def _value(piece: Piece | None) -> str | None:
    return piece.value if piece else None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", default="-", help="file of JSON lines, or - for standard input")
    path = parser.parse_args().data
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    source = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    for answer in answers(source.decode("utf-8-sig", errors="replace").split("\n")):
        print(answer)


if __name__ == "__main__":
    main()

"""Does the check before sending find what is planted, and leave alone what only looks like it?

The letters come from `tests/telltale.py`: one set of writers was looked at while the check was made, the other was first
measured unseen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.discretion import judged
from tests.telltale import SEEN, UNSEEN, Writers, letters

ROOT = Path(__file__).resolve().parents[2]
CASE = {
    "id": "a",
    "to": "Ana Duarte",
    "draft": "Dear Ana, Kwame signed for four thousand two hundred.",
    "confidential": {"amounts": [4200], "names": ["Kwame Boateng"], "numbers": [], "notes": []},
}


@pytest.fixture(scope="module", params=["made with", "kept apart"])
def counted(request: pytest.FixtureRequest) -> Counter[str]:
    """A thousand letters of either set of writers: planted, found, and innocent letters that were marked."""
    writers: Writers = SEEN if request.param == "made with" else UNSEEN
    counts: Counter[str] = Counter()
    for letter in letters(1000, 7, writers):
        spans = judged(letter.case)["spans"]
        for kind, _, start, end in letter.planted:
            sort = "phrase" if kind == "phrase" else "value"
            counts[f"{sort} planted"] += 1
            counts[f"{sort} found"] += any(s < end and e > start for s, e, _ in spans)
        if not letter.planted:
            counts["innocent"] += 1
            counts["false"] += bool(spans)
    return counts


def test_of_values_ninety_nine_in_a_hundred_are_found(counted: Counter[str]) -> None:
    assert counted["value planted"] > 400
    assert counted["value found"] >= 0.99 * counted["value planted"]


def test_of_phrases_ninety_five_in_a_hundred_are_found(counted: Counter[str]) -> None:
    assert counted["phrase planted"] > 90
    assert counted["phrase found"] >= 0.95 * counted["phrase planted"]


def test_of_innocent_letters_fewer_than_two_in_a_hundred_are_marked(counted: Counter[str]) -> None:
    assert counted["innocent"] > 400
    assert counted["false"] < 0.02 * counted["innocent"]


def test_the_door_answers_each_line_with_spans_of_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    innocent = CASE | {"id": "b", "draft": "Dear Ana, thank you. A hundred thanks."}
    path.write_text("\n".join(json.dumps(case) for case in (CASE, innocent)) + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "discretion.py"), "--data", str(path), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    first, second = (json.loads(line) for line in done.stdout.splitlines())
    said = {CASE["draft"][start:end]: why for start, end, why in first["spans"]}
    assert first["id"] == "a"
    assert first["blocked"] is True
    assert said == {"Kwame": "name", "four thousand two hundred": "amount"}
    assert second == {"id": "b", "blocked": False, "spans": []}


@pytest.mark.parametrize(
    "odd", [{}, {"amounts": None}, {"amounts": 4200, "names": "Bo"}, {"amounts": ["", None, "n/a"]}]
)
def test_the_door_answers_whatever_it_is_told_to_keep(odd: dict[str, object]) -> None:
    assert judged({"id": 1, "draft": "Nothing here", "confidential": odd})["blocked"] is False

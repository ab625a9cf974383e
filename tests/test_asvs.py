"""Does every requirement of the standard that we say we meet point to something that is there?"""

from __future__ import annotations

import ast
import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATES = {"met", "not met", "not applicable"}


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs" / "asvs.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_every_requirement_stands_once_and_says_how_it_is() -> None:
    found = rows()

    assert len({row["requirement"] for row in found}) == len(found) >= 200
    assert {row["state"] for row in found} == STATES
    assert {row["level"] for row in found} == {"1", "2"}


def test_what_is_met_has_evidence_that_is_there() -> None:
    dangling = [row["requirement"] for row in rows() if row["state"] == "met" and not _is_there(row["evidence"])]

    assert dangling == []


def test_evidence_that_is_gone_is_missed() -> None:
    assert not _is_there("tests/nowhere.py")
    assert not _is_there("tests/test_asvs.py::test_of_another_name")
    assert _is_there("tests/test_asvs.py::test_evidence_that_is_gone_is_missed")


def _is_there(evidence: str) -> bool:
    place, _, name = evidence.partition("::")
    if not place or not (ROOT / place).is_file():
        return False
    if not name:
        return True
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree))

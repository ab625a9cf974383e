"""Does the door for captures answer each line, and read as well as it did?

`capture_cases.jsonl` holds lines in the manners of many writers, with what each says. Its parts: *tuned* (rules were
made while looking at them), *held* (kept apart while the rules were made), and *fresh* to *thirteenth* (written later,
first measured unseen, then learned from). Of a need, the fewest words that say it stand: "accountant", not "accountant
for his surf school".
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "capture_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
LATER = ("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth")
FIELDS = ("direction", "introducer", "prospect", "provider", "organisation", "need", "phones", "emails", "when")


def load() -> ModuleType:
    spec = spec_from_file_location("bench_capture", ROOT / "bench" / "capture.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


capture = load()


def plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else " ".join((value or "").lower().split())


def shares(part: str) -> dict[str, float]:
    """For each field, the share of lines whose answer is exactly what the line says."""
    cases = [case for case in CASES if case["part"] == part]
    right: Counter[str] = Counter()
    for case in cases:
        answer = capture.reading(case["text"])
        for field in FIELDS:
            said = case["says"].get(field, [] if field in ("phones", "emails") else None)
            right[field] += plain(answer[field]) == plain(said)
    return {field: right[field] / len(cases) for field in FIELDS}


@pytest.mark.parametrize("part", ["tuned", "held", "fresh", "second", "third", "fourth", "fifth", "sixth", *LATER])
def test_every_field_is_read_as_well_as_it_was(part: str) -> None:
    found = shares(part)
    assert {field: share for field, share in found.items() if share < 0.9} == {}
    assert sum(found.values()) / len(found) > 0.96


def test_the_door_answers_every_line_in_its_order() -> None:
    lines = [
        {"id": "a", "text": "Luis sent Sally Okafor, plans"},
        {"id": 2, "text": ""},
        {"id": None},
        {"id": "d", "text": "\x00"},
    ]
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "capture.py"), "--data", "-"],
        input="\n".join(json.dumps(line) for line in lines) + "\n\n",
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, None, "d"]
    assert all(set(answer) == {"id", *FIELDS} for answer in answers)
    assert answers[0]["introducer"] == "Luis"
    assert answers[1] == {
        "id": 2,
        "direction": "received",
        "phones": [],
        "emails": [],
        **dict.fromkeys(FIELDS[1:6]),
        "when": None,
    }


def test_the_door_reads_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": "é", "text": "Inês sent Bao Nguyen, sign"}, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "capture.py"), "--data", str(file)], capture_output=True, check=True
    )
    assert json.loads(done.stdout.decode())["introducer"] == "Inês"

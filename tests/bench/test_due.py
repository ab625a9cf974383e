"""Does the door for due moments answer every line, in its order, without falling over?"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
CASE = {
    "id": "walnut",
    "zone": "America/Los_Angeles",
    "country": "US",
    "subdivision": "OR",
    "hours": {day: ["09:00", "17:00"] for day in ("mon", "tue", "wed", "thu", "fri")},
    "start": "2026-03-02T16:00:00-08:00",
}


def load() -> ModuleType:
    spec = spec_from_file_location("bench_due", ROOT / "bench" / "due.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


door = load()


def ask(**changes: object) -> dict[str, Any]:
    case = {name: said for name, said in {**CASE, **changes}.items() if said != "left out"}
    said: dict[str, Any]
    (said,) = door.answers([json.dumps(case).encode()])
    return said


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"working_minutes": 60}, "2026-03-03T01:00:00Z"),
        ({"working_minutes": 61}, "2026-03-03T17:01:00Z"),
        ({"working_minutes": 60.0, "days": None}, "2026-03-03T01:00:00Z"),
        ({"working_minutes": 0, "start": "2026-09-07T18:00:00Z"}, "2026-09-08T16:00:00Z"),  # Labor Day
        ({"working_minutes": 0, "start": "2026-09-07T18:00:00Z", "country": None}, "2026-09-07T18:00:00Z"),
        ({"working_minutes": 0, "start": "2026-09-07T18:00:00z", "country": "us"}, "2026-09-08T16:00:00Z"),
        ({"working_minutes": 5, "start": "2026-03-02T10:00:00.25-08:00"}, "2026-03-02T18:05:00.250000Z"),
        ({"working_minutes": 5, "start": "2026-03-02T10:00"}, "2026-03-02T18:05:00Z"),  # on the zone's clocks
        ({"working_minutes": 5, "subdivision": "left out", "country": "left out"}, "2026-03-03T00:05:00Z"),
        ({"days": 7, "at": "09:00"}, "2026-03-09T16:00:00Z"),
        ({"days": 0, "at": "09:00"}, "2026-03-02T17:00:00Z"),
        ({"days": 6, "at": "02:30"}, "2026-03-08T10:30:00Z"),  # in the gap
        ({"days": 1, "at": "24:00"}, "2026-03-04T08:00:00Z"),
        ({"days": 1}, "2026-03-04T00:00:00Z"),
        ({"days": 1, "at": "09:00", "hours": "left out"}, "2026-03-03T17:00:00Z"),
    ],
)
def test_a_case_is_answered_with_its_moment_in_utc(changes: dict[str, object], due: str) -> None:
    assert ask(**changes) == {"id": "walnut", "due": due}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"working_minutes": 1, "days": 1},
        {"working_minutes": -1},
        {"working_minutes": "60"},
        {"working_minutes": True},
        {"working_minutes": 0.5},
        {"working_minutes": 10**30},
        {"days": 10**30, "at": "09:00"},
        {"days": 1, "at": "nine"},
        {"working_minutes": 1, "hours": {}},
        {"working_minutes": 1, "hours": "left out"},
        {"working_minutes": 1, "hours": {"mon": ["17:00"]}},
        {"working_minutes": 1, "zone": "Mars/Olympus"},
        {"working_minutes": 1, "zone": "../../etc/passwd"},
        {"working_minutes": 1, "zone": "America"},
        {"working_minutes": 1, "zone": ""},
        {"working_minutes": 1, "zone": "\0"},
        {"working_minutes": 1, "zone": None},
        {"working_minutes": 1, "start": "yesterday"},
        {"working_minutes": 1, "start": "2026-02-29T10:00:00Z"},
        {"working_minutes": 1, "start": 1772400000},
        {"working_minutes": 1, "start": "0001-01-01T00:00:00+14:00"},
        {"working_minutes": 1, "start": "9999-12-31T23:59:00Z"},
        {"working_minutes": 1, "country": 1},
    ],
)
def test_what_cannot_be_answered_gets_a_sentence(changes: dict[str, object]) -> None:
    said = ask(**changes)

    assert said["id"] == "walnut"
    assert said.keys() == {"id", "error"}
    assert said["error"][0].isupper() or said["error"].startswith(("working_minutes", "days"))


def test_lines_are_answered_in_their_order_whatever_is_wrong_with_some() -> None:
    good = json.dumps({**CASE, "working_minutes": 60}).encode()
    lines = [b"\xef\xbb\xbf" + good + b"\r\n", b"{", b"\xff\xfe\n", b"[]\n", b"\n", b"[" * 99_999, good]

    said = list(door.answers(lines))

    assert ["due" in answer for answer in said] == [True, False, False, False, False, True]


words = st.none() | st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.lists(st.text(max_size=3))


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*CASE, "working_minutes", "at"]), words | st.dictionaries(st.text(), words)),
    st.integers(-5, 5000),
)
def test_no_case_makes_the_door_fall_over(changes: dict[str, object], minutes: int) -> None:
    case = {**CASE, "working_minutes": minutes, **changes}

    (said,) = door.answers([json.dumps(case).encode()])

    assert len(said) == 2


def test_the_command_reads_a_file_and_writes_lines(tmp_path: Path) -> None:
    data = tmp_path / "cases.jsonl"
    data.write_text("".join(json.dumps({**CASE, "id": n, "working_minutes": n}) + "\n" for n in range(3)))

    said = subprocess.run(
        [sys.executable, "bench/due.py", "--data", str(data)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [json.loads(line)["id"] for line in said.stdout.splitlines()] == [0, 1, 2]
    assert said.stdout.splitlines()[1] == '{"id": 1, "due": "2026-03-03T00:01:00Z"}'


def test_the_command_reads_standard_input() -> None:
    said = subprocess.run(
        [sys.executable, "bench/due.py", "--data", "-"],
        cwd=ROOT,
        input=json.dumps({**CASE, "days": 1, "at": "09:00"}),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(said.stdout) == {"id": "walnut", "due": "2026-03-03T17:00:00Z"}


def test_a_file_that_is_not_there_is_said_to_be_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["--data", "/nowhere/cases.jsonl"]) == 2
    assert "cannot be read" in capsys.readouterr().err

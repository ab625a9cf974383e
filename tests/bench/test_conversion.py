"""Does the door for conversion read a pipeline, and say better than rates do what becomes of it?"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench import conversion as door
from obliged.domain.conversion import Course, End

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data" / "pipeline"
HEADING = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"


def pipeline(many: int = 900, form: str = "%d-%m-%y", seed: int = 2) -> str:
    """Half are won after two months, a fifth are never ended, the others are lost in a few weeks."""
    chance = random.Random(seed)
    end, lines = date(2025, 12, 31), [HEADING]
    for n in range(many):
        began = date(2025, 1, 1) + timedelta(days=chance.randrange(360))
        what = chance.random()
        took = chance.randrange(40, 80) if what < 0.5 else chance.randrange(1, 30)
        ended = began + timedelta(days=took)
        over = what < 0.8 and ended <= end
        stage = ("Won" if what < 0.5 else "Lost") if over else "Engaging"
        closed, value = (ended.strftime(form), "550") if over else ("", "")
        lines.append(f"OPP{n},Agent {n % 12},GTX,Account {n % 50},{stage},{began.strftime(form)},{closed},{value}\n")
    lines.append("LAST,Agent 1,GTX,Account 2,Prospecting,,,\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("pipeline")
    (folder / "sales_pipeline.csv").write_text(pipeline())
    (folder / "accounts.csv").write_text("account,sector\nAccount 1,retail\n")
    command = [sys.executable, "bench/conversion.py", "--data", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (written,) = done.stdout.splitlines()
    return json.loads(written)  # type: ignore[no-any-return]


def test_what_is_said_of_open_ones_is_better_than_any_rate(line: dict[str, Any]) -> None:
    rates = [value for name, value in line.items() if name.startswith("brier_")]

    assert len(rates) == 4
    assert all(line["brier"] < rate for rate in rates)


def test_a_naive_rate_is_too_low_at_the_middle(line: dict[str, Any]) -> None:
    middle = line["expected_at_the_middle"]

    assert middle["naive"] < middle["low"] < middle["came_by_the_end"] < middle["high"]


def test_agents_who_do_not_differ_are_not_told_apart(line: dict[str, Any]) -> None:
    assert line["agents"] == 12
    assert line["strong_differences"] == 0
    assert line["strong_differences_by_trust"] == 0


def test_invented_agents_who_differ_are(line: dict[str, Any]) -> None:
    alike, different = line["invented"]["alike"], line["invented"]["different"]

    assert (alike["wrong"], alike["worse_of_the_worse"], alike["better_of_the_better"]) == (0, 0, 0)
    assert different["wrong"] == 0
    assert different["worse_of_the_worse"] + different["better_of_the_better"] >= 10


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d-%m-%y", "%m/%d/%Y", "%d.%m.%Y"])
def test_days_are_read_in_the_way_in_which_all_are_written(tmp_path: Path, form: str) -> None:
    (tmp_path / "p.csv").write_text(pipeline(300, form))
    courses, agents = door.read(tmp_path / "p.csv")

    assert len(courses) == 300  # without a beginning there is nothing to say
    assert len(agents) == 12
    assert min(one.began for one in courses).year == max(one.began for one in courses).year == 2025
    assert {one.end for one in courses} == {End.WON, End.LOST, None}


def test_what_comes_after_the_cut_is_not_known_at_it() -> None:
    cut = date(2025, 6, 1)
    one = Course(1, date(2025, 5, 1), date(2025, 7, 1), End.WON, introducer=1)

    assert door.seen_on(one, cut).end is None
    assert door.seen_on(one, date(2025, 7, 1)).end is End.WON


def test_what_is_no_pipeline_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")

    assert door.main(["--data", str(tmp_path)]) == 2
    assert door.main(["--data", str(tmp_path / "other.csv")]) == 2
    assert door.main(["--data", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_on_a_pipeline_that_others_kept_no_strong_difference_is_found() -> None:
    if not SHARED.exists():
        pytest.skip(f"The shared data is not here: {SHARED}")
    courses, _ = door.read(SHARED)
    end = max(one.ended or one.began for one in courses)
    compared = door.conversion.compare(courses, lambda c: c.introducer, end)

    assert {origin.word for origin in compared.origins.values()} == {door.Word.USUAL}
    assert door.by_trust(courses, end) == 0
    assert (door.median_days(courses, End.WON), door.median_days(courses, End.LOST)) == (57, 14)

"""Does the door for the weeks ahead read any layout of counts, and answer with one line?"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CDNOW = ROOT.parent / "shared" / "data" / "counts" / "cdnow" / "cdnow_customers_summary.csv"


def load() -> ModuleType:
    spec = spec_from_file_location("bench_drought", ROOT / "bench" / "drought.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


door = load()
door.MANY, door.FITTED = 2_000, 500  # the timings are not what is looked at here

FIRST = date(2025, 1, 6)
WHEN = [(f"{n % 12:05}", FIRST + timedelta(days=(n * 37) % 400)) for n in range(130)]


def ask(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert door.main([str(each) for each in arguments]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said: dict[str, Any] = json.loads(line)
    return said


def written(folder: Path, name: str, lines: list[str]) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


LOGS = {
    "spaces": [f" {who} {day:%Y%m%d} 2   29.33" for who, day in WHEN],
    "two ids": [f"{who} {int(who) + 1} {day:%Y%m%d} 2 29.33" for who, day in WHEN],
    "commas": ["customer,date,cds,amount", *(f"{who},{day:%Y-%m-%d},2,29.33" for who, day in WHEN)],
    "the day first": ["date,id", *(f"{day:%Y-%m-%d} 00:00:00,{who}" for who, day in WHEN)],
    "semicolons, no header": [f'"{who}";{day:%Y-%m-%d}' for who, day in WHEN],
}


@pytest.mark.parametrize("layout", LOGS)
def test_any_layout_of_a_log_is_read_alike(layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "--data", written(tmp_path, "log.txt", LOGS[layout]), "--no-backtest")

    assert (said["layout"], said["people"], said["until"]) == ("log", 12, "2025-07-24")
    first_half = [(who, day) for who, day in set(WHEN) if day <= date(2025, 7, 24)]
    assert said["again"] == len(first_half) - 12


@pytest.mark.parametrize(
    "lines",
    [
        ["ID,frequency,recency,T", "1,2,30.43,38.86", "2,0,0.0,38.86", "3,0,0.0,38.86", "4,1,1.71,38.86"],
        ["x t_x T.cal n", "2 30.43 38.86 9", "0 0.00 38.86 9", "0 0.00 38.86 9", "1 1.71 38.86 9"],
        ["frequency,recency,periods,weights", "2,30.43,38.86,1", "0,0,38.86,2", "1,1.71,38.86,1"],
        ["1 2 30.43 38.86", "2 0 0 38.86", "3 0 0 38.86", "4 1 1.71 38.86"],
        ["2;30.43;38.86", "0;0;38.86", "0;0;38.86", "1;1.71;38.86"],
    ],
)
def test_any_layout_of_a_summary_is_read_alike(
    lines: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ask(capsys, "--data", written(tmp_path, "summary.csv", lines))

    assert (said["layout"], said["people"], said["again"], said["coverage"]) == ("summary", 4, 3, None)


def test_a_folder_is_answered_by_its_namesake_and_each_of_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    written(folder, "SHOP_log.csv", LOGS["commas"])
    written(folder, "other.csv", ["x,t_x,T", *["1,2,3"] * 40])
    written(folder, "readme.txt", ["Nothing to count in here."])

    said = ask(capsys, "--data", folder)

    assert said["data"] == "shop/SHOP_log.csv"
    assert said["files"].keys() == {"SHOP_log.csv", "other.csv", "readme.txt"}
    assert "error" in said["files"]["readme.txt"]


def test_the_line_says_the_habits_what_they_expect_how_long_it_took_and_how_it_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = written(tmp_path, "log.csv", LOGS["commas"])

    said = ask(capsys, "--data", log, "--x", 2, "--tx", 5, "--T", 20, "--t", 13)

    assert said["parameters"].keys() == {"r", "alpha", "a", "b"}
    assert said["log_likelihood"] < 0
    (asked,) = said["conditional"]
    assert (asked["x"], asked["tx"], asked["T"], asked["t"]) == (2, 5, 20, 13)
    assert 0 <= asked["alive"] <= 1
    assert {"fit_seconds", "fit_cpu_seconds", "conditional_100000_seconds"} <= {
        name.replace("2000_", "100000_") for name in said
    }
    assert 0 <= said["coverage"]["coverage_50"] <= said["coverage"]["coverage_80"] <= 1
    assert said["coverage"]["whole"]["13"]["sums"] > 0


def test_made_up_firms_say_how_it_held(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "KINDS", {"everything": door.KINDS["everything"]})

    said = ask(capsys, "--simulate", 1, "--seed", 4)["simulated"]

    assert said["sums"] == said["kinds"]["everything"]["sums"] > 0
    assert said["coverage_50"] <= said["coverage_80"]


def test_what_is_no_count_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["--data", str(written(tmp_path, "poem.txt", ["Roses are red", "violets are blue"]))]) == 2
    assert "neither a log nor a summary" in capsys.readouterr().err
    assert door.main(["--data", str(tmp_path / "absent.csv")]) == 2


@pytest.mark.skipif(not CDNOW.exists(), reason="the counts of CDNOW are not beside the project")
def test_the_published_numbers_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "--data", CDNOW)

    assert said["parameters"] == pytest.approx({"r": 0.2426, "alpha": 4.4136, "a": 0.7930, "b": 2.4261}, abs=3e-4)
    assert round(said["log_likelihood"], 2) == -9582.43
    lately, long_ago = said["conditional"]
    assert (round(lately["expected"], 4), round(lately["alive"], 4)) == (1.2259, 0.7266)
    assert round(long_ago["alive"], 4) == 0.1237

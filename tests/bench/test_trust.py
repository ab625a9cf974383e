"""Does the door for trust read ratings in any usual writing, and say of each before it sees it?"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import trust as door
from obliged.domain.trust import Memory

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data" / "trust" / "soc-sign-bitcoinotc.csv"


def rows(many: int = 900, seed: int = 3) -> list[tuple[int, int, int, int]]:
    """Ratings of forty people, eight of whom are bad, by thirty, three of whom say bad of everybody."""
    chance = random.Random(seed)
    found = []
    for n in range(many):
        by, of = chance.randrange(100, 130), chance.randrange(40)
        bad = by >= 127 or chance.random() < (0.8 if of < 8 else 0.05)
        found.append((by, of, -chance.randrange(1, 11) if bad else chance.randrange(1, 11), 1_300_000_000 + n * 40_000))
    return found


def written(mark: str, heading: str = "") -> str:
    return heading + "".join(mark.join(map(str, row)) + "\n" for row in rows())


def said(path: Path) -> dict[str, Any]:
    command = [sys.executable, "bench/trust.py", "--data", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    return json.loads(line)  # type: ignore[no-any-return]


def test_every_usual_writing_is_read_alike(tmp_path: Path) -> None:
    texts = {
        "plain.csv": written(","),
        "heading.csv": written(",", "SOURCE,TARGET,RATING,TIME\n"),
        "tabs.tsv": written("\t", "# Directed graph\n"),
        "spaces.txt": written(" "),
        "semicolons.csv": written(";", "\ufeffFROM;TO;TRUST;TIME\n"),
    }
    read = []
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        read.append(door.read(tmp_path / name))
    (tmp_path / "packed.csv.gz").write_bytes(gzip.compress(written(",").encode()))
    read.append(door.read(tmp_path / "packed.csv.gz"))

    assert len(read[0]) == 900
    assert all(ratings == read[0] for ratings in read)


def test_votes_in_blocks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "wiki-RfA.txt"
    path.write_text(
        "SRC:Ana\nTGT:Kwame\nVOT:1\nRES:1\nYEA:2013\nDAT:23:13, 19 April 2013\nTXT:Support\n\n"
        "SRC:Kwame\nTGT:Ana\nVOT:-1\nRES:1\nYEA:2013\nDAT:01:04, 20 April 2013\nTXT:Oppose\n\n"
        "SRC:Sally\nTGT:Ana\nVOT:0\nRES:1\nYEA:2013\nDAT:02:04, 20 April 2013\nTXT:Neutral\n"
    )

    assert [(r.good, r.returned) for r in door.read(path)] == [(True, False), (False, True), (True, False)]


def test_what_is_said_knows_nothing_of_what_comes() -> None:
    ratings = [door.Rating(by, of, value > 0, at / 86400, False) for by, of, value, at in rows(200)]
    turned = [*ratings[:150], *(door.Rating(r.by, r.of, not r.good, r.day, False) for r in ratings[150:])]

    assert door.say(ratings, Memory())[:151] == door.say(turned, Memory())[:151]
    assert door.choose(ratings[:150]) == door.choose(turned[:150])


def test_the_command_says_one_line_with_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(written(","))
    line = said(path)

    assert line["n"] == 900
    assert line["tested"] == 180
    assert {"log_loss", "auc", "brier", "ece", "half_life_days", "beside"} <= line.keys()
    assert line["log_loss"] < line["beside"]["constant"]["log_loss"]
    assert line["auc"] > 0.75


def test_figures_are_what_their_names_say() -> None:
    came = [True, False, False, True]

    assert door.auc([0.9, 0.1, 0.2, 0.8], came) == 1
    assert door.auc([0.5] * 4, came) == pytest.approx(0.5)
    assert door.auc([0.5] * 4, [False] * 4) is None
    assert door.log_loss([0.5] * 4, came) == pytest.approx(0.6931, abs=1e-4)
    assert door.calibration_error([0.5] * 4, came) == pytest.approx(0)
    assert door.calibration_error([0.9] * 4, came) == pytest.approx(0.4)


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").write_text("")

    assert door.main(["--data", str(tmp_path / "empty.csv")]) == 2
    assert door.main(["--data", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_goals_hold_on_ratings_that_others_gave() -> None:
    """With the fading that the first four fifths chose; choosing it anew takes half a minute, and `bench` does."""
    if not SHARED.exists():
        pytest.skip(f"The shared data is not here: {SHARED}")
    ratings = door.read(SHARED)
    test = int(len(ratings) * door.TEST_FROM)
    memory = Memory(person=38, firm=1000, reporter=14, strength=0.9, reporter_strength=1.9)
    bad = [not r.good for r in ratings[test:]]
    figures = door.figures(door.say(ratings, memory)[test:], bad)
    alone = door.figures(door.say(ratings, memory, returned="none")[test:], bad)

    for of in (figures, alone):
        assert of["log_loss"] is not None
        assert of["log_loss"] < 0.30
        assert of["auc"] is not None
        assert of["auc"] > 0.86
        assert of["ece"] is not None
        assert of["ece"] < 0.02

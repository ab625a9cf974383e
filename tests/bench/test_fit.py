"""The bench of fit: needs in people's words in, trades in order out; and the door to a million."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import fit as bench
from bench import fit_people

HERE = Path(__file__).parent / "fit"
HOUSE = Path(__file__).resolve().parents[2]


def test_each_need_gets_all_trades_the_best_first(tmp_path: Path) -> None:
    needs = tmp_path / "needs.json"
    needs.write_text(json.dumps([{"id": "a", "need": "my tooth hurts"}, {"id": "b", "need": "the roof leaks"}]))
    trades = tmp_path / "trades.jsonl"
    trades.write_text(
        '{"id": 1, "name": "Roofer", "does": "Repairs roofs"}\n{"id": 2, "name": "Dentist", "does": "Treats teeth"}\n'
    )

    done = subprocess.run(
        [sys.executable, "bench/fit.py", "--needs", str(needs), "--trades", str(trades)],
        cwd=HOUSE, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"id": "a", "ranked": [2, 1]},
        {"id": "b", "ranked": [1, 2]},
    ]


@pytest.mark.parametrize(
    ("trades", "needs", "top1", "top3"),
    [("first", "first", 0.85, 0.95), ("second", "second", 0.85, 0.95), ("third", "third", 0.65, 0.85)],
)
def test_needs_find_their_trades_by_words_alone(trades: str, needs: str, top1: float, top3: float) -> None:
    said = bench.rows(str(HERE / f"{needs}_needs.jsonl"))[::3]

    found = bench.figures(
        bench.ranked(said, bench.rows(str(HERE / f"{trades}_trades.jsonl")), by_vectors=False),
        [need["trade"] for need in said],
    )

    assert found["top1"] >= top1
    assert found["top3"] >= top3


def test_the_index_gives_the_answer_of_a_look_at_everybody() -> None:
    found = fit_people.measure(300, asked=40)

    assert found["same_top_ten"] == 1.0
    assert found["answered"] > 0
    assert found["index_mb"] < 1

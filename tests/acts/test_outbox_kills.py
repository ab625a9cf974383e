"""A worker is killed, as a failing machine kills, at every step on a letter's way. Nothing is sent twice, nothing is lost.

The numbers are those of the catalogue of faults. Each kill is a real process and a real mail server.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from obliged.acts import doubts, letters, outbox
from obliged.domain.happenings import Kind
from obliged.ports.mail.session import Server
from obliged.ports.mail.smtp import Smtp
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.acts.test_letters import LATER, introduce, thank
from tests.carrying import carry_in_a_process_of_its_own
from tests.ports import chaos_smtp
from tests.ports.chaos_smtp import Chaos

pytestmark = pytest.mark.django_db(transaction=True)
HOUSE = Path(__file__).resolve().parents[2]
AFTER = LATER + outbox.DOT_LEASE + timedelta(minutes=1)

# 3: before it is taken up. 4: taken up, not connected. 5: over but for the dot. 6: the dot is out. 7: it was taken.
STEPS = (
    "before_claim", "after_claim", "before_connect", "after_data", "after_body", "after_begun", "before_final_dot",
    "after_last_look", "after_final_dot", "after_250", "before_sent_commit", "after_sent_commit",
)  # fmt: skip
# 8: between the two letters of an introduction, and at the steps of the second.
STEPS_OF_A_PAIR = (
    "after_begun:2", "after_last_look", "after_final_dot", "after_250", "between_pair", "after_final_dot:2",
    "after_250:2", "before_sent_commit:2",
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[Chaos]:
    with chaos_smtp.running() as chaos:
        yield chaos


@pytest.fixture
def priya(settings: Any) -> Member:
    return cast.priya()


class AllThatWasTaken:
    """An archive that gets a copy of each letter at once."""

    kind, keeps_all = "archive", True

    def __init__(self, chaos: Chaos) -> None:
        self.chaos = chaos

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        return frozenset({taken.message_id for taken in self.chaos.taken} & set(message_ids))


def go_on(server: Chaos, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the next worker does: gives back, looks doubts up, carries; until nothing moves any more."""
    monkeypatch.setattr(doubts, "places", lambda account: (AllThatWasTaken(server),))
    alive = Smtp(Server("127.0.0.1", server.port, "none", timeout=2))
    for minutes in range(4):
        now = AFTER + timedelta(minutes=minutes)
        letters.carry(now=now, worker="next", through=alive)
        doubts.resolve(now=now)


def times_taken(server: Chaos) -> Counter[str]:
    return Counter(taken.recipients[0] for taken in server.taken)


def passages(firm: Firm) -> set[str]:
    return set(Letter.objects.of(firm).values_list("passage", flat=True))


@pytest.mark.parametrize("step", STEPS)
def test_3_to_7_a_letter_leaves_once_wherever_its_worker_is_killed(
    priya: Member, server: Chaos, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    thank(priya, cast.ana_sends_kwame(priya))

    assert carry_in_a_process_of_its_own(now=LATER, port=server.port, dies_at=step) == -9
    go_on(server, monkeypatch)

    assert times_taken(server) == {"ana@duarte.example": 1}
    assert passages(priya.firm) == {Passage.SENT}
    assert Happening.objects.of(priya.firm).filter(kind=Kind.THANKED).count() == 1


@pytest.mark.parametrize("step", STEPS_OF_A_PAIR)
def test_8_an_introduction_is_completed_wherever_its_worker_is_killed(
    priya: Member, server: Chaos, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    introduce(priya)

    assert carry_in_a_process_of_its_own(now=LATER, port=server.port, dies_at=step) == -9
    go_on(server, monkeypatch)

    assert times_taken(server) == {"sally@risecrumb.example": 1, "fred@lindqvist.example": 1}
    assert passages(priya.firm) == {Passage.SENT}
    assert Happening.objects.of(priya.firm).filter(kind=Kind.INTRODUCED).count() == 1


def test_the_same_checks_see_a_letter_sent_twice_when_the_doubt_is_guessed(
    priya: Member, server: Chaos, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard removed: whoever takes a doubtful letter for one that had not left sends it twice."""
    thank(priya, cast.ana_sends_kwame(priya))
    carry_in_a_process_of_its_own(now=LATER, port=server.port, dies_at="after_250")

    Letter.unscoped.update(passage=Passage.HELD, claimed_until=None)
    letters.carry(now=AFTER, worker="next", through=Smtp(Server("127.0.0.1", server.port, "none", timeout=2)))

    assert times_taken(server) == {"ana@duarte.example": 2}


def test_21_two_workers_at_once_send_every_letter_once(priya: Member, server: Chaos) -> None:
    Firm.objects.update(letters_an_hour=1000, paused_why="allowed")
    ana = cast.person(priya.firm, "ana")
    for n in range(120):
        letters.write(
            key=f"word:{n}", kind="word", to=ana, address="ana@duarte.example", subject="A word", text="A word.", by=priya,
            now=LATER - timedelta(hours=1),
        )  # fmt: skip

    with ThreadPoolExecutor(2) as both:
        ended = list(both.map(lambda name: carries_all(server, name), ("one", "two")))

    assert ended == [0, 0]
    assert len({taken.message_id for taken in server.taken}) == len(server.taken) == 120
    assert passages(priya.firm) == {Passage.SENT}
    assert set(Letter.objects.of(priya.firm).values_list("claimed_by", flat=True)) == {"one", "two"}


def carries_all(server: Chaos, name: str) -> int:
    return carry_in_a_process_of_its_own(now=LATER, port=server.port, worker=name, until_none_is_left=True)


def test_every_step_at_which_a_process_can_be_killed_has_a_test() -> None:
    called = re.compile(r'\bfailpoint\("([a-z0-9_]+)"\)')
    steps = {
        step for path in (HOUSE / "src").rglob("*.py") for step in called.findall(path.read_text(encoding="utf-8"))
    }
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (HOUSE / "tests").rglob("*.py"))

    assert steps
    assert {step for step in steps if not re.search(rf'["\']{step}[:"\']', tests)} == set()

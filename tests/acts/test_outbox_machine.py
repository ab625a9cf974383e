"""Whatever happens in whatever order, no letter is sent twice and none is lost.

A machine writes letters, lets workers carry them, and in the middle of a round, at any step, lets something else happen:
the worker dies or falls asleep, another comes, a letter is taken back, an address is stopped, the firm pauses. The mail
server answers as it likes, takes letters and says nothing, or takes none and says nothing. It alone knows the truth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from contextlib import ExitStack, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from obliged.acts import doubts, introductions, letters
from obliged.domain.happenings import Kind
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.ports.failpoints import Fell, armed
from obliged.ports.mail import Doubtful, NotLetIn, NotNow, Refused
from obliged.ports.mail.message import Mail
from obliged.ports.mail.whereabouts import Place
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.letters import GONE, LIVE, Letter, Passage, Resolved, Settles
from obliged.records.mail_accounts import Suppressed
from tests import cast
from tests.acts.test_letters import thank
from tests.cast import MONDAY

STEPS = (
    "before_claim", "after_claim", "after_begun", "before_final_dot", "after_last_look", "before_sent_commit",
    "after_sent_commit", "between_pair",
)  # fmt: skip
BODIES = ("taken", "taken", "taken", "refused", "later", "shut")
DOTS = ("taken", "taken", "taken", "taken and silent", "silent", "refused", "later")
MEANWHILE = ("dies", "dies", "sleeps", "another comes", "taken back", "stopped", "pauses", "nothing")


class Server:
    """The other side. What it took, it took, whatever it said."""

    kind, keeps_all = "archive", True

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.bodies: list[str] = []
        self.dots: list[str] = []

    def begin(self, mail: Mail) -> Any:
        match self.bodies.pop(0) if self.bodies else "taken":
            case "refused":
                raise Refused("550")
            case "later":
                raise NotNow("450")
            case "shut":
                raise NotLetIn("535")
        return Dot(self, mail)

    def places(self) -> tuple[Place, ...]:
        return (self,)

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        return frozenset(self.taken.keys() & set(message_ids))


class Dot:
    def __init__(self, server: Server, mail: Mail) -> None:
        self.server, self.mail = server, mail

    def finish(self) -> None:
        says = self.server.dots.pop(0) if self.server.dots else "taken"
        if says.startswith("taken"):
            self.server.taken[self.mail.message_id] += 1
        match says:
            case "taken and silent" | "silent":
                raise Doubtful("reset")
            case "refused":
                raise Refused("554")
            case "later":
                raise NotNow("451")

    def give_up(self) -> None:
        pass


class Outbox(RuleBasedStateMachine):
    """The firm, its letters, a clock, and a server."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.stack.callback(transaction.set_rollback, True)
        self.now = MONDAY
        self.server = Server()
        self.again: Counter[str] = Counter()  # how often a member said: send it again
        self.priya = cast.priya()
        patch = pytest.MonkeyPatch()
        patch.setattr(doubts, "places", lambda account: (self.server,))
        patch.setattr(clock, "going_on", lambda start: lambda: self.now)  # who sleeps is late when they wake up
        self.stack.callback(patch.undo)

    def teardown(self) -> None:
        try:
            self._until_nothing_moves()
        finally:
            self.stack.close()

    # What happens

    @rule()
    def thanks_are_written(self) -> None:
        thank(self.priya, cast.ana_sends_kwame(self.priya))

    @rule()
    def an_introduction_is_written(self) -> None:
        with suppress(Refusal):
            introductions.send_both(cast.sally_to_fred(self.priya, expects_contact=True), by=self.priya, now=self.now)

    @rule(minutes=st.sampled_from((1, 6, 13, 61)))
    def time_goes_on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(
        bodies=st.lists(st.sampled_from(BODIES), max_size=3),
        dots=st.lists(st.sampled_from(DOTS), max_size=4),
        step=st.sampled_from(STEPS),
        nth=st.integers(1, 2),
        meanwhile=st.sampled_from(MEANWHILE),
    )
    def a_worker_carries(self, bodies: list[str], dots: list[str], step: str, nth: int, meanwhile: str) -> None:
        self.now += timedelta(minutes=11)
        self.server.bodies, self.server.dots = list(bodies), list(dots)
        with suppress(Fell), armed(f"{step}:{nth}", lambda: self._meanwhile(meanwhile)):
            self._carry("one")
        self.server.bodies, self.server.dots = [], []

    def _carry(self, worker: str) -> None:
        letters.carry(now=self.now, worker=worker, through=self.server)

    def _meanwhile(self, what: str) -> None:
        match what:
            case "dies":
                raise Fell
            case "sleeps":
                self.now += timedelta(minutes=14)
                self._carry("two")
                doubts.resolve(now=self.now)
                self._carry("two")
            case "another comes":
                self._carry("two")
            case "taken back":
                self._take_back(0)
            case "stopped":
                Suppressed.unscoped.get_or_create(
                    firm=self.priya.firm, normal="ana@duarte.example", everything=True, lifted_at=None,
                    defaults={"why": "complained", "at": self.now},
                )  # fmt: skip
            case "pauses":
                Firm.objects.filter(pk=self.priya.firm.pk).update(paused_at=self.now, paused_why="said")

    @rule(which=st.integers(0, 3))
    def a_letter_is_taken_back(self, which: int) -> None:
        self._take_back(which)

    def _take_back(self, which: int) -> None:
        found = list(Letter.objects.of(self.priya.firm).select_related("firm").order_by("-id")[which : which + 1])
        with suppress(Refusal):
            for letter in found:
                letters.cancel(letter, now=self.now, why="taken back")

    @rule()
    def the_firm_goes_on_and_addresses_are_let_go(self) -> None:
        Firm.objects.filter(pk=self.priya.firm.pk).update(paused_at=None, paused_why="")
        Suppressed.unscoped.filter(firm=self.priya.firm).update(lifted_at=self.now)

    @rule()
    def doubts_are_looked_into(self) -> None:
        doubts.resolve(now=self.now)

    @rule(sent=st.booleans())
    def a_member_says(self, sent: bool) -> None:
        letter = Letter.objects.of(self.priya.firm).filter(passage=Passage.IN_DOUBT).select_related("firm").first()
        if letter is None:
            return
        if sent:
            doubts.say_sent(letter, by=self.priya, now=self.now)
        else:
            doubts.say_again(letter, by=self.priya, now=self.now)
            self.again[letter.message_id] += 1

    # What holds

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        for message_id, times in self.server.taken.items():
            assert times <= 1 + self.again[message_id]

    @invariant()
    def what_was_taken_is_known_to_have_left_or_to_be_doubtful(self) -> None:
        knows = {Passage.SENT, Passage.FINAL_DOT, Passage.IN_DOUBT}
        for letter in Letter.objects.of(self.priya.firm):
            if self.server.taken[letter.message_id] and not self.again[letter.message_id]:
                assert letter.passage in knows, letter.passage

    @invariant()
    def what_counts_as_sent_was_taken_or_a_member_said_so(self) -> None:
        for letter in (
            Letter.objects.of(self.priya.firm).filter(passage=Passage.SENT).exclude(resolved=Resolved.SAID_SENT)
        ):
            assert self.server.taken[letter.message_id] >= 1

    @invariant()
    def every_courtesy_is_on_its_way_owed_or_settled_as_its_letter_stands(self) -> None:
        rows = Courtesy.objects.of(self.priya.firm).filter(rule="thank_received")
        stands = dict(rows.values_list("because_id", "state"))
        for settles in Settles.objects.of(self.priya.firm).select_related("letter").order_by("letter_id"):
            rule_name, because, *_ = settles.key.split(":")
            if rule_name != "thank_received" or int(because) not in stands:
                continue
            state, passage = stands[int(because)], Passage(settles.letter.passage)
            if passage in LIVE:
                assert state == State.ON_ITS_WAY
            elif passage in GONE:
                assert state == State.OWED
            else:
                assert state == State.SETTLED

    @invariant()
    def two_are_introduced_when_both_letters_have_left(self) -> None:
        complete = 0
        pairs: dict[int, set[str]] = {}
        for letter in Letter.objects.of(self.priya.firm).filter(pair__isnull=False):
            pairs.setdefault(letter.pair_id, set()).add(letter.passage)
        complete = sum(passages == {str(Passage.SENT)} for passages in pairs.values())
        assert Happening.objects.of(self.priya.firm).filter(kind=Kind.INTRODUCED).count() == complete

    def _until_nothing_moves(self) -> None:
        """Once all is well again, every letter comes to an end by itself; but for a half that was said no to."""
        self.the_firm_goes_on_and_addresses_are_let_go()
        for _ in range(6):
            self.now += timedelta(hours=4)
            self._carry("last")
            self._look_for_an_hour()
        still = Letter.objects.of(self.priya.firm).filter(passage__in=[str(p) for p in LIVE])
        assert list(still.values_list("passage", "trouble")) == []
        self.nothing_is_sent_twice()
        self.what_was_taken_is_known_to_have_left_or_to_be_doubtful()
        self.two_are_introduced_when_both_letters_have_left()

    def _look_for_an_hour(self) -> None:
        """A doubt that is old is looked into once an hour, at a minute of its own."""
        for _ in range(60):
            if not Letter.objects.of(self.priya.firm).filter(passage=Passage.IN_DOUBT).exists():
                return
            self.now += timedelta(minutes=1)
            doubts.resolve(now=self.now)


@pytest.mark.django_db
def test_no_letter_is_sent_twice_and_none_is_lost_whatever_happens() -> None:
    run_state_machine_as_test(
        Outbox,
        settings=settings(
            max_examples=20, stateful_step_count=14, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

"""What did the mail server take, what does the database say, and do they agree?

The maildirs know what was taken over. The database knows what we think of it. Each letter is in one of few states that
are honest; everything else is a breach and is named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from obliged.domain.happenings import Kind
from obliged.queries import mailbox
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.letters import GONE, Letter, Passage, Resolved
from tests.chaos import fast
from tests.chaos.maildirs import arrived, first_came

BY_A_PERSON = frozenset({Resolved.SAID_SENT, Resolved.SAID_AGAIN})
SHOWN_WITHIN = mailbox.ONE_SIDED_AFTER
TO_BEGIN = 4  # real seconds, which a new worker may take to begin on a busy machine
RESOLVED_AT_LEAST = 0.99


@dataclass(slots=True)
class Verdict:
    """What came of it all."""

    letters: int = 0
    pairs: int = 0
    arrived: int = 0
    passages: Counter[str] = field(default_factory=Counter)
    doubted: int = 0
    resolved: Counter[str] = field(default_factory=Counter)
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # silently: we say that it left, or nothing more becomes of it
    untrue: list[str] = field(default_factory=list)  # it arrived, and we say that it did not
    one_sided: int = 0  # at the end, and shown
    one_sided_unseen: list[str] = field(default_factory=list)  # for more than five minutes, at any time
    longest_unseen: timedelta = timedelta()  # one had their letter, the other had not, and nobody was told
    longest_gap: timedelta = timedelta()  # between the two letters of an introduction
    recorded_wrongly: list[str] = field(default_factory=list)  # thanked or introduced twice, or not at all

    @property
    def resolved_share(self) -> float:
        """Of the doubtful, how many were resolved without a person."""
        return 1.0 if not self.doubted else sum(self.resolved.values()) / self.doubted

    @property
    def breaches(self) -> list[str]:
        named = (
            ("sent twice", self.twice), ("silently lost", self.lost), ("said not to have left, but arrived", self.untrue),
            ("one-sided and not shown", self.one_sided_unseen), ("recorded wrongly", self.recorded_wrongly),
        )  # fmt: skip
        found = [f"{what}: {one}" for what, which in named for one in which]
        if self.resolved_share < RESOLVED_AT_LEAST:
            found.append(f"only {self.resolved_share:.1%} of the doubtful were resolved without a person")
        return found


def check(firm: Firm, mails: Path, watch: Watch, *, ours: frozenset[str], as_of: datetime) -> Verdict:
    """Compare what arrived with what is written.

    :param ours: whose maildirs hold our own copies
    """
    taken = arrived(mails, ours)
    letters = list(Letter.objects.of(firm).filter(to__isnull=False).select_related("to", "referral").order_by("id"))
    verdict = Verdict(letters=len(letters), arrived=sum(len(found) for found in taken.values()))
    shown = {letter.pk for letter, _ in mailbox.one_sided(Letter.objects.of(firm), as_of=as_of)}
    for letter in letters:
        _check_one(letter, taken.get(letter.message_id, []), verdict)
    _check_meanings(letters, taken, verdict)
    _check_pairs(letters, taken, shown, verdict)
    _check_records(firm, letters, verdict)
    known = {letter.message_id for letter in letters}
    verdict.one_sided_unseen += list(watch.unseen.values())
    verdict.longest_unseen = watch.longest
    verdict.untrue += [f"{message_id} is no letter of ours" for message_id in taken if message_id not in known]
    return verdict


class Watch:
    """Looks in all the while: had somebody an introduction whose other side had none, and was nobody told for long?

    A letter that waits in a living worker's hands for the answer to its dot is being seen to.
    """

    def __init__(self, mails: Path) -> None:
        self.mails = mails
        self.unseen: dict[int, str] = {}
        self.longest = timedelta()
        self._seen: dict[int, datetime] = {}

    def look(self, firm: Firm, *, as_of: datetime, alive: frozenset[int]) -> None:
        begun = Letter.objects.of(firm).filter(pair__isnull=False, fence__gt=0).exclude(
            passage__in=[str(p) for p in (Passage.SENT, *GONE)]
        )  # fmt: skip
        pairs: dict[int, list[Letter]] = defaultdict(list)
        for letter in Letter.objects.of(firm).filter(pair__in=begun.values("pair")).order_by("id"):
            pairs[letter.pair_id].append(letter)
        shown = {one.pair_id for one, _ in mailbox.one_sided(Letter.objects.of(firm), as_of=as_of)} if pairs else set()
        for number, both in pairs.items():
            came = [moment for one in both if (moment := first_came(self.mails, one.to_address)) is not None]
            if number in shown or any(one.passage == Passage.IN_DOUBT or _in_hand(one, alive) for one in both):
                self._seen[number] = as_of
            elif len(came) == 1:
                alone = as_of - max(fast.moment_of(came[0]), self._seen.get(number, fast.moment_of(came[0])))
                self.longest = max(self.longest, alone)
                if alone > SHOWN_WITHIN + timedelta(seconds=TO_BEGIN * fast.speed()):
                    self.unseen[number] = f"pair {number}, for {alone}: " + ", ".join(one.passage for one in both)


def _in_hand(letter: Letter, alive: frozenset[int]) -> bool:
    """Whether a worker has it that lives; its name holds the number of its process."""
    if letter.passage not in {Passage.CLAIMED, Passage.FINAL_DOT}:
        return False
    return any(part.isdigit() and int(part) in alive for part in letter.claimed_by.split())


def _check_one(letter: Letter, came: list[tuple[str, float]], verdict: Verdict) -> None:
    times = len(came)
    verdict.passages[letter.passage] += 1
    if letter.doubted_at is not None:
        verdict.doubted += 1
        if letter.passage != Passage.IN_DOUBT and letter.resolved not in BY_A_PERSON:
            verdict.resolved[letter.resolved or "heard late"] += 1
    said = f"{letter.pk} to {letter.to_address}, {letter.passage} {letter.resolved}".strip()
    if times > 1:
        moments = ", ".join(f"{fast.moment_of(real):%d %H:%M:%S}" for _, real in came)
        verdict.twice.append(
            f"{said}: {moments}; doubted {letter.doubted_at:%d %H:%M:%S}" if letter.doubted_at else moments
        )
    match letter.passage:
        case Passage.SENT | Passage.BOUNCED if not times:
            verdict.lost.append(said)
        case Passage.REFUSED | Passage.CANCELLED:
            if times:
                verdict.untrue.append(said)
            if not (letter.trouble or letter.cancelled_why):
                verdict.lost.append(f"{said}, without a word why")
        case Passage.HELD | Passage.CLAIMED | Passage.FINAL_DOT | Passage.DRAFT:
            verdict.lost.append(f"{said}, and nothing more becomes of it: {letter.trouble}")


def _check_meanings(letters: list[Letter], taken: dict[str, list[tuple[str, float]]], verdict: Verdict) -> None:
    """Two letters of one meaning are one letter sent twice, whatever they are called."""
    by_meaning: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.message_id in taken and letter.resolved != Resolved.SAID_AGAIN:
            by_meaning[letter.key].append(letter)
    verdict.twice += [f"{key}, in {len(same)} letters" for key, same in by_meaning.items() if len(same) > 1]


def _check_pairs(
    letters: list[Letter], taken: dict[str, list[tuple[str, float]]], shown: set[int], verdict: Verdict
) -> None:
    pairs: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.pair_id is not None:
            pairs[letter.pair_id].append(letter)
    verdict.pairs = len(pairs)
    for number, both in pairs.items():
        came = [letter for letter in both if letter.message_id in taken]
        if len(came) == 1 and len(both) == 2:
            missing = next(letter for letter in both if letter is not came[0])
            verdict.one_sided += 1
            if missing.passage != Passage.IN_DOUBT and missing.pk not in shown:
                verdict.one_sided_unseen.append(f"pair {number}: {missing.pk} is {missing.passage}")
        elif len(came) == 2:
            moments = [fast.moment_of(taken[letter.message_id][0][1]) for letter in both]
            verdict.longest_gap = max(verdict.longest_gap, abs(moments[0] - moments[1]))


def _check_records(firm: Firm, letters: list[Letter], verdict: Verdict) -> None:
    """What we write of a letter that left is written once, and only of those that left."""
    thanked = Counter(
        row.facts.get("letter") for row in Happening.objects.of(firm).filter(kind=Kind.THANKED).order_by("id")
    )
    introduced = Counter(
        Happening.objects.of(firm).filter(kind=Kind.INTRODUCED).order_by("id").values_list("referral_id", flat=True)
    )
    sent_of: dict[int, list[bool]] = defaultdict(list)
    for letter in letters:
        is_sent = letter.passage in {Passage.SENT, Passage.BOUNCED}
        if letter.pair_id is None and thanked[letter.pk] != int(is_sent):
            verdict.recorded_wrongly.append(f"{letter.pk} is {letter.passage}, thanked {thanked[letter.pk]} times")
        if letter.pair_id is not None and letter.referral_id is not None:
            sent_of[letter.referral_id].append(is_sent)
    for referral, both in sent_of.items():
        if introduced[referral] != int(all(both)):
            verdict.recorded_wrongly.append(f"referral {referral}: {both}, introduced {introduced[referral]} times")

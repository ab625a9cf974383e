"""How does one letter leave exactly once, whatever dies meanwhile?

A worker takes it up (claimed, for a while, under a number that grows with every taking), hands over all but the last
dot, looks once more whether it may leave, writes down that the dot comes next, sends it, and writes down that the
letter has left. Each writing is a short transaction of its own and none is open while a mail server is spoken to. Who
dies before the dot leaves a letter that had not left; who dies between the dot and the last writing leaves one in
doubt, and that is all that can be.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Value

from obliged.acts import happenings, installation, mail_accounts, owed, tellings
from obliged.domain import leaving
from obliged.domain.confidences import is_news
from obliged.domain.courtesies import VERBS, Key, done_by
from obliged.domain.happenings import Kind
from obliged.domain.leaving import Bar
from obliged.domain.playbook import Verb
from obliged.domain.referrals import Side, Stage
from obliged.ports import mail
from obliged.ports.failpoints import failpoint
from obliged.ports.mail import Begun, Doubtful, NotLetIn, NotNow, Refused
from obliged.queries import calendars, drafts, stories, suppressions
from obliged.records import rows
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm
from obliged.records.letters import Letter, Passage, Settles, in_words
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.people import Person
from obliged.records.reading import Change, Reading
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

log = logging.getLogger("obliged.outbox")

LEASE = timedelta(minutes=5)
DOT_LEASE = timedelta(minutes=12)  # a server may take ten to answer the last dot
TRIES = 8
BACK_OFF = timedelta(minutes=1)  # doubled with every try: the eighth comes about two hours after the first
RELAY_RESTS = timedelta(minutes=15)  # the installation's own relay does not let us in
WAITS_FOR_ITS_PAIR = timedelta(minutes=1)

MAY_BE_TAKEN_BACK = frozenset({Passage.DRAFT, Passage.HELD, Passage.CLAIMED})
IN_HAND = frozenset({Passage.CLAIMED, Passage.FINAL_DOT})
STORM = "storm"  # Firm.paused_why

Watch = Callable[[], datetime]


class Lost(Exception):
    """Another worker was quicker."""


# --- which letters ---------------------------------------------------------------------------------------------


def due(now: datetime, *, most: int) -> list[Letter]:
    """What may leave by now, oldest first; nothing of a firm that paused or of an account that does not let us in."""
    rows = Letter.unscoped.filter(passage=in_words(Passage.HELD), leaves_at__lte=now, firm__paused_at=None)
    return list(rows.exclude(_waits_for_its_account()).select_related("firm").order_by("leaves_at", "id")[:most])


def _waits_for_its_account() -> Q:
    waits = Q(pk=None)
    refused = MailAccount.unscoped.filter(refused_at__isnull=False, works_since__isnull=False)
    for firm, member in refused.values_list("firm_id", "member_id"):
        own = MailAccount.unscoped.filter(firm_id=firm, member=OuterRef("by")).exclude(
            works_since=None, refused_at__isnull=False
        )
        waits |= Q(firm_id=firm, by_id=member) if member else Q(firm_id=firm) & ~Q(Exists(own))
    return waits


def give_back(now: datetime, *, of: str = "") -> None:
    """What becomes of letters whose worker is gone: before the dot they had not left, after it who knows.

    :param of: a worker that is known to be gone, so that nobody waits for its time to end
    """
    in_hand = Letter.unscoped.filter(passage__in=[in_words(Passage.CLAIMED), in_words(Passage.FINAL_DOT)])
    over = in_hand.filter(claimed_by=of[:60]) if of else in_hand.filter(claimed_until__lt=now)
    if not over.exists():
        return
    with scope(None):
        over.filter(passage=Passage.CLAIMED).update(passage=Passage.HELD, account=None, claimed_until=None)
        over.filter(passage=Passage.FINAL_DOT).update(
            passage=Passage.IN_DOUBT, doubted_at=now, claimed_until=None, trouble="the worker died while it left"
        )


def pause_storms(letters: Sequence[Letter], now: datetime) -> set[int]:
    """Which firms among these want to send so much at once that somebody is asked first."""
    paused = set()
    for firm in {letter.firm_id: letter.firm for letter in letters}.values():
        with rows.of(firm):
            if _is_paused_for_a_storm(firm, now):
                paused.add(firm.pk)
    return paused


def _is_paused_for_a_storm(firm: Firm, now: datetime) -> bool:
    wanting = _number(_WANTING, firm=firm.pk, now=now) + _number(_LEFT, firm=firm.pk, since=now - leaving.HOUR)
    if wanting <= leaving.STORM * leaving.USUAL_AT_LEAST:
        if firm.paused_why == installation.ALLOWED:  # it has passed
            Firm.objects.filter(pk=firm.pk, paused_why=installation.ALLOWED).update(paused_why="")
        return False
    if firm.paused_why == installation.ALLOWED or not leaving.is_storm(wanting, _usual_hour(firm, now)):
        return False
    Firm.objects.filter(pk=firm.pk, paused_at=None).update(paused_at=now, paused_why=STORM)
    return True


_WANTING = Reading(
    lambda firm, now: (
        Letter.objects.of(firm)
        .filter(passage=in_words(Passage.HELD), leaves_at__lte=now)
        .order_by()
        .values("firm_id")
        .annotate(n=Count("pk"))
        .values_list("n")
    )
)
_LEFT = Reading(
    lambda firm, since: (
        Letter.objects.of(firm)
        .filter(sent_at__gt=since)
        .order_by()
        .values("firm_id")
        .annotate(n=Count("pk"))
        .values_list("n")
    )
)
_UNDER_WAY = Reading(
    lambda firm: (
        Letter.objects.of(firm)
        .filter(passage__in=[in_words(Passage.CLAIMED), in_words(Passage.FINAL_DOT)], claimed_until__isnull=False)
        .order_by()
        .values("firm_id")
        .annotate(n=Count("pk"))
        .values_list("n")
    )
)


def _number(reading: Reading, **given: object) -> int:
    return next((int(n) for (n,) in reading(**given)), 0)


def _usual_hour(firm: Firm, now: datetime) -> int:
    left = Letter.objects.of(firm).filter(sent_at__gt=now - leaving.REMEMBERED, sent_at__lte=now - leaving.HOUR)
    return leaving.usual_hour(left.values_list("sent_at", flat=True))


# --- taking one up ---------------------------------------------------------------------------------------------


def together(letter: Letter) -> list[int]:
    """The letter and, in an introduction, the other one."""
    if letter.pair_id is None:
        return [letter.pk]
    return list(Letter.objects.of(letter.firm_id).filter(pair_id=letter.pair_id).values_list("pk", flat=True))


def keys_of(letters: Sequence[int]) -> list[str]:
    """What they answer."""
    return [key for (key,) in _KEYS(letters=list(letters))]


_KEYS = Reading(lambda letters: Settles.unscoped.filter(letter_id__in=letters).values_list("key"))


def claim(first: Letter, *, worker: str, now: datetime) -> list[Letter]:
    """Take a letter up, with the other one of its pair, if every one of them may leave: all or none.

    Whatever happened since it was written is looked at here. Of a pair of which one has left, the other is taken up.
    """
    try:
        with _alone_with(first):
            letters = _as_they_are(first.firm, together(first))
            firm = _counted_alone(first.firm_id)
            held = [letter for letter in letters if letter.passage == Passage.HELD]
            if firm.paused_at is not None or not any(
                letter.pk == first.pk and letter.leaves_at <= now for letter in held
            ):
                return []
            if any(letter.passage not in {Passage.HELD, Passage.SENT, Passage.BOUNCED} for letter in letters):
                _move(held, {Passage.HELD}, leaves_at=now + WAITS_FOR_ITS_PAIR)
                return []
            accounts = [mail_accounts.account_of(letter) for letter in held]
            if any(account is not None and account.refused_at is not None for account in accounts):
                return []
            if not _may_leave(held, firm, now):
                return []
            for letter, account in zip(held, accounts, strict=True):
                letter.account, letter.claimed_by, letter.claimed_until = account, worker[:60], now + LEASE
                _take_up(letter)
            return held
    except Lost:
        return []


@contextmanager
def _alone_with(letter: Letter) -> Iterator[None]:
    """One transaction about a letter. Whoever acts on a referral locks it first and its letters then; so do we."""
    with scope(letter.firm):
        if letter.referral_id is not None:
            _LOCKED(firm=letter.firm_id, pk=letter.referral_id)
        yield


_LOCKED = Reading(lambda firm, pk: Referral.objects.of(firm).filter(pk=pk).select_for_update().values_list("pk"))
_FIRM = Reading(lambda pk: Firm.objects.select_for_update(no_key=True).filter(pk=pk))


def _counted_alone(pk: int) -> Firm:
    """The firm, locked so that two workers do not count the same hour and both find room."""
    found: Firm = _FIRM(pk=pk)[0]
    return found


def _as_they_are(firm: Firm, pks: Sequence[int]) -> list[Letter]:
    return list({letter.pk: letter for letter in _AS_THEY_ARE(firm=firm.pk, pks=list(pks))}.values())


_AS_THEY_ARE = Reading(
    lambda firm, pks: (
        Letter.objects.of(firm)
        .select_for_update(of=("self",))
        .filter(pk__in=pks)
        .select_related("to", "to_member", "by", "firm", "referral", "account")
        .order_by("id")
    )
)


def _take_up(letter: Letter) -> None:
    taken = _TAKEN_UP(
        firm=letter.firm_id, pk=letter.pk, was=letter.fence, fence=letter.fence + 1, passage=str(Passage.CLAIMED),
        claimed_by=letter.claimed_by, claimed_until=letter.claimed_until, account_id=letter.account_id,
    )  # fmt: skip
    if not taken:
        raise Lost
    letter.passage, letter.fence = Passage.CLAIMED, letter.fence + 1


_TAKEN_UP = Change(
    lambda firm, pk, was, **columns: (
        Letter.objects.of(firm).filter(pk=pk, fence=Value(was), passage=in_words(Passage.HELD)),
        columns,
    )
)


def _may_leave(letters: Sequence[Letter], firm: Firm, now: datetime) -> bool:
    """Whether all of them may, now. If one never may, they are taken back; if later, they are held until then."""
    for letter in letters:
        bar = leaving.barred(_standing(letter))
        if bar is not None:
            _withdraw(letters, _why(bar, letter), now)
            return False
    begins = max(_not_before(letter, letters, firm, now) for letter in letters)
    if begins > now:
        _move(letters, MAY_BE_TAKEN_BACK, passage=Passage.HELD, account_id=None, leaves_at=begins, claimed_until=None)
        return False
    return True


def _standing(letter: Letter) -> leaving.Standing:
    normals = suppressions.forms(letter.to_address)
    suppressed = {everything for (everything,) in _STOPPED(firm=letter.firm_id, normals=normals)}
    referral = letter.referral
    return leaving.Standing(
        automatic=letter.automatic,
        wants_no_contact=bool(letter.to and (letter.to.do_not_contact or letter.to.deleted_at)),
        suppressed=True in suppressed,
        suppressed_automatic=False in suppressed,
        names_without_consent=letter.pair_id is not None and referral is not None and not _agreed(referral),
        tells_against_wish=referral is not None and _tells_news(letter) and not _may_be_told(referral),
        in_error=bool(referral is not None and referral.stage == Stage.IN_ERROR),
        owed=_is_owed(letter),
    )


_STOPPED = Reading(
    lambda firm, normals: (
        Suppressed.objects.of(firm).filter(normal__in=normals, lifted_at=None).values_list("everything")
    )
)


def _agreed(referral: Referral) -> bool:
    """Whether the prospect may be named: nobody who wants to be asked first is, nor who said no meanwhile."""
    facts = drafts.facts_of(referral)
    return facts.consent is True or (facts.consent is None and not facts.consent_wanted)


def _tells_news(letter: Letter) -> bool:
    """Whether it tells an introducer how it goes."""
    return any(told["audience"] in {Side.INTRODUCER, ""} and is_news(told["what"]) for told in letter.tells)


def _may_be_told(referral: Referral) -> bool:
    """What the prospect said of it last; where nobody asked, as the firm keeps it."""
    said = [h.kind for h in stories.of_referral(referral).standing() if h.kind in {Kind.MAY_TELL, Kind.MAY_NOT_TELL}]
    return said[-1] is Kind.MAY_TELL if said else not referral.firm.discreet


def _is_owed(letter: Letter) -> bool:
    """Whether anything that it answers is still there to be answered; a letter that answers nothing stands by itself."""
    keys = keys_of([letter.pk])
    if not keys:
        return True
    owed_for = _OWED(firm=letter.firm_id, because=[Key.read(key).because for key in keys], fell=str(State.FELL_AWAY))
    return any(str(Key(rule, because, to or 0, nth)) in keys for rule, because, to, nth in owed_for)


_OWED = Reading(
    lambda firm, because, fell: (
        Courtesy.objects.of(firm)
        .filter(because_id__in=because)
        .exclude(state=fell)
        .values_list("rule", "because_id", "to_id", "occurrence")
    )
)


WHY = {
    Bar.NOT_WANTED: "{} asked not to be contacted",
    Bar.SUPPRESSED: "the address of {} takes no such letter any more",
    Bar.NO_CONSENT: "they have not agreed to be introduced",
    Bar.NOT_TOLD: "they asked that nothing is told",
    Bar.IN_ERROR: "the referral was entered in error",
    Bar.NOT_OWED: "what it was owed for was taken back",
}


def _why(bar: Bar, letter: Letter) -> str:
    return WHY[bar].format(letter.addressee)


def _not_before(letter: Letter, own: Sequence[Letter], firm: Firm, now: datetime) -> datetime:
    begins = _room_from(own, firm, now)
    if letter.automatic and letter.to_id is not None:
        begins = max(
            begins, leaving.by_itself_from(now, calendars.of_firm(firm), last=_last_by_itself(letter, own, now))
        )
    return begins


def _room_from(own: Sequence[Letter], firm: Firm, now: datetime) -> datetime:
    taken_up = sum(letter.passage != Passage.HELD for letter in own)  # counted among those under way
    in_hand = _number(_UNDER_WAY, firm=firm.pk) - taken_up
    if in_hand + len(own) + _number(_LEFT, firm=firm.pk, since=now - leaving.HOUR) <= firm.letters_an_hour:
        return now
    left = Letter.objects.of(firm).filter(sent_at__gt=now - leaving.HOUR).values_list("sent_at", flat=True)
    return leaving.room_from(now, [*left, *[now] * in_hand], most=max(1, firm.letters_an_hour - len(own) + 1))


def _last_by_itself(letter: Letter, own: Sequence[Letter], now: datetime) -> datetime | None:
    """When the last automatic letter to this person left, or was taken up, or may have left."""
    others = Letter.objects.of(letter.firm_id).filter(to_id=letter.to_id, automatic=True).exclude(
        pk__in=[letter.pk for letter in own]
    )  # fmt: skip
    under_way = [str(p) for p in IN_HAND | {Passage.IN_DOUBT}]
    if others.filter(passage__in=under_way, made_at__gt=now - timedelta(days=2)).exists():
        return now
    return (
        others.filter(sent_at__gt=now - timedelta(days=2))
        .order_by("-sent_at")
        .values_list("sent_at", flat=True)
        .first()
    )


# --- handing it over -------------------------------------------------------------------------------------------


def hand_over(claimed: Sequence[Letter], *, watch: Watch, through: mail.Carrier | None = None) -> int:
    """All but the last dots, one last look, the dots. Answers how many left.

    :param through: what carries them, whoever they are from; their own accounts unless told
    """
    begun: list[Begun] = []
    try:
        for letter in claimed:
            carrier = through or mail_accounts.carrier_for(letter)
            begun.append(carrier.begin(mail_accounts.mail_of(letter, now=watch())))
            failpoint("after_begun")
    except (Refused, NotNow, NotLetIn) as trouble:
        _hang_up(begun)
        _did_not_begin(claimed, len(begun), trouble, watch())
        return 0
    except Exception as trouble:
        _hang_up(begun)
        log.exception("A letter cannot be carried: %s", claimed[len(begun)].public_id)
        _did_not_begin(claimed, len(begun), NotNow(f"{type(trouble).__name__}: {trouble}"), watch())
        return 0
    try:
        failpoint("before_final_dot")
        if not last_look(claimed, now=watch()):
            return 0
        failpoint("after_last_look")
        return _dots(claimed, begun, watch)
    finally:
        _hang_up(begun)


def _hang_up(begun: Sequence[Begun]) -> None:
    for one in begun:
        one.give_up()


def _did_not_begin(claimed: Sequence[Letter], at: int, trouble: Exception, now: datetime) -> None:
    """The first that was not taken decides for both of a pair: nothing of either was handed over."""
    if isinstance(trouble, Refused):
        turned_away(claimed[at], claimed, str(trouble), now)
    elif isinstance(trouble, NotLetIn):
        _not_let_in(claimed, claimed[at], str(trouble), now)
    else:
        for letter in claimed:
            try_again(letter, str(trouble), now)


def last_look(claimed: Sequence[Letter], *, now: datetime) -> bool:
    """Whether all of them may still leave, and it is still for us to send them; then the dots come next."""
    firm = claimed[0].firm
    with _alone_with(claimed[0]):
        known = {letter.pk: letter for letter in claimed}
        ours = [letter for letter in _as_they_are(firm, list(known)) if _is(letter, known[letter.pk])]
        house = _counted_alone(firm.pk)
        if len(ours) < len(claimed) or house.paused_at is not None or installation.is_muted():
            _move(ours, {Passage.CLAIMED}, passage=Passage.HELD, account_id=None, claimed_until=None)
            return False
        if not _may_leave(ours, house, now):
            return False
        if _move(ours, {Passage.CLAIMED}, passage=Passage.FINAL_DOT, claimed_until=now + DOT_LEASE) != len(ours):
            raise AssertionError("locked rows do not move by themselves")
    for letter in claimed:
        letter.passage, letter.claimed_until = Passage.FINAL_DOT, now + DOT_LEASE
    return True


def _is(letter: Letter, claimed: Letter) -> bool:
    """Whether it is still in our hands: by its number, not by what it looks like."""
    return (letter.passage, letter.fence, letter.claimed_by) == (Passage.CLAIMED, claimed.fence, claimed.claimed_by)


def _dots(claimed: Sequence[Letter], begun: Sequence[Begun], watch: Watch) -> int:
    """The dots, one after the other. After one that is not answered well, the rest is not sent."""
    for n, (letter, one) in enumerate(zip(claimed, begun, strict=True)):
        if n:
            failpoint("between_pair")
        try:
            if letter.claimed_until is None or watch() >= letter.claimed_until:
                raise NotNow("it took too long")
            one.finish()
        except Refused as refused:
            turned_away(letter, claimed[n:], str(refused), watch())
            return n
        except NotNow as trouble:
            for waiting in claimed[n:]:
                try_again(waiting, str(trouble), watch())
            return n
        except NotLetIn as trouble:
            _not_let_in(claimed[n:], letter, str(trouble), watch())
            return n
        except Exception as trouble:
            if not isinstance(trouble, Doubtful):
                log.exception("The last dot of a letter went astray: %s", letter.public_id)
            _doubt(letter, claimed[n + 1 :], str(trouble), watch())
            return n
        failpoint("before_sent_commit")
        has_left(letter, watch())
        failpoint("after_sent_commit")
    return len(claimed)


# --- what follows ----------------------------------------------------------------------------------------------


def _move(letters: Sequence[Letter], out_of: frozenset[Passage] | set[Passage], **changed: object) -> int:
    """Change these letters if they are where we think, under the number under which we know them."""
    return sum(
        _MOVED(
            firm=letter.firm_id, pk=letter.pk, was=letter.fence, by=letter.claimed_by,
            out_of=sorted(str(passage) for passage in out_of), **changed,
        )
        for letter in letters
    )  # fmt: skip


_MOVED = Change(
    lambda firm, pk, was, by, out_of, **columns: (
        Letter.objects.of(firm).filter(pk=pk, fence=Value(was), claimed_by=by, passage__in=out_of), columns
    )
)  # fmt: skip


def _withdraw(letters: Sequence[Letter], why: str, now: datetime) -> None:
    """They do not leave; what they answered is owed again, unless that went as well."""
    _move(letters, MAY_BE_TAKEN_BACK, passage=Passage.CANCELLED, cancelled_why=why[:200], claimed_until=None)
    owed.keep_of_keys(letters[0].firm_id, keys_of([letter.pk for letter in letters]), now=now)


MAY_HAVE_LEFT = frozenset({Passage.FINAL_DOT, Passage.IN_DOUBT})


def has_left(letter: Letter, now: datetime, *, out_of: frozenset[Passage] = MAY_HAVE_LEFT, **resolved: object) -> bool:
    """It was taken over: write what it settles and what it told, in one transaction. False if we came too late.

    Also if it was thought doubtful meanwhile, as long as nobody has decided anything about it.

    :param resolved: how that was found out, where it was in doubt
    """
    with _alone_with(letter):
        if not _move(
            [letter], out_of,
            passage=Passage.SENT, sent_at=now, claimed_until=None, trouble="", **resolved,
        ):  # fmt: skip
            return False
        keys = [Key.read(key) for key in keys_of([letter.pk])]
        for referral, of_one in _by_story(letter.firm, keys):
            for kind, same in _by_kind(of_one).items():
                happenings.record(
                    kind,
                    firm=letter.firm,
                    now=now,
                    referral=referral,
                    person=letter.to,
                    by=letter.by,
                    facts=happenings.deed(*same, way="email")
                    | {"letter": letter.pk}
                    | ({"automatic": True} if letter.automatic else {}),
                )
        if letter.to is not None:
            _log_tellings(letter, letter.to, now)
        if letter.pair_id is not None:
            _introduced_if_both(letter, now)
            _let_its_pair_follow(letter, now)
        installation.note_sent()
        return True


def _log_tellings(letter: Letter, to: Person, now: datetime) -> None:
    by_audience: dict[str, list[tellings.Item]] = {}
    for told in letter.tells:
        by_audience.setdefault(told["audience"], []).append(tellings.Item(told["what"], told["ground"]))
    for audience, items in by_audience.items():
        tellings.log(
            items, firm=letter.firm, to=to, audience=audience, at=now, referral=letter.referral, letter=letter,
            by=None if letter.automatic else letter.by,
        )  # fmt: skip


def had_not_left(
    letter: Letter, now: datetime, *, out_of: frozenset[Passage] = frozenset({Passage.IN_DOUBT}), **resolved: object
) -> bool:
    """It was not taken over: it leaves again, under a new number. What a slow worker may still say of it is too late.

    It keeps its turn: it goes before whatever was to leave later, and so does the other one of its pair.
    """
    with _alone_with(letter):
        moved = _move(
            [letter], out_of,
            passage=Passage.HELD, account_id=None, leaves_at=min(letter.leaves_at, now), fence=letter.fence + 1, claimed_until=None, trouble="", **resolved,
        )  # fmt: skip
        if moved and letter.pair_id is not None:
            _let_its_pair_follow(letter, min(letter.leaves_at, now))
        owed.keep_of_keys(letter.firm_id, keys_of([letter.pk]), now=now)
        return bool(moved)


def _let_its_pair_follow(letter: Letter, at: datetime) -> None:
    """The other half waited for us to know."""
    Letter.objects.of(letter.firm_id).filter(pair_id=letter.pair_id, passage=Passage.HELD).update(leaves_at=at)


def _introduced_if_both(letter: Letter, now: datetime) -> None:
    """Two people are introduced when both have their letter, not before."""
    waiting = Letter.objects.of(letter.firm).filter(pair_id=letter.pair_id).exclude(passage=Passage.SENT)
    if not waiting.exists() and letter.referral is not None:
        happenings.record(
            Kind.INTRODUCED, firm=letter.firm, now=now, referral=letter.referral, by=letter.by, facts={"way": "email"}
        )


def _by_story(firm: Firm, keys: Sequence[Key]) -> list[tuple[Referral | None, list[Key]]]:
    """The keys, story by story: a deed is written into the referral in which it was owed."""
    rows = Courtesy.objects.of(firm).filter(because_id__in=[k.because for k in keys]).select_related("referral__firm")
    stories: dict[int | None, tuple[Referral | None, list[Key]]] = {}
    for row in rows:
        if row.key in keys:
            stories.setdefault(row.referral_id, (row.referral, []))[1].append(row.key)
    return list(stories.values())


def _by_kind(keys: Sequence[Key]) -> dict[Kind, list[Key]]:
    """The deeds that the keys ask for; an introduction is written once both letters have left."""
    kinds: dict[Kind, list[Key]] = {}
    for key in keys:
        if VERBS[key.rule] not in {Verb.INTRODUCE, Verb.RECORD}:
            kinds.setdefault(done_by(key.rule), []).append(key)
    return kinds


def turned_away(letter: Letter, rest: Sequence[Letter], said: str, now: datetime) -> None:
    """Refused for good: what it answered is owed again, and the row says why. Its pair does not leave either."""
    with _alone_with(letter):
        if not _move([letter], IN_HAND, passage=Passage.REFUSED, trouble=said[:500], claimed_until=None):
            return
        others = [other for other in rest if other.pk != letter.pk]
        _move(
            others, IN_HAND, passage=Passage.CANCELLED, claimed_until=None,
            cancelled_why="the other letter of the introduction was refused",
        )  # fmt: skip
        owed.keep_of_keys(letter.firm_id, keys_of([letter.pk, *(other.pk for other in others)]), now=now)


def try_again(letter: Letter, said: str, now: datetime) -> None:
    """Nothing was handed over: it is held a little longer, and after the last try it is put before a person."""
    attempts = letter.attempts + 1
    if attempts >= TRIES:
        turned_away(letter, [], said, now)
        return
    with _alone_with(letter):
        _move(
            [letter], IN_HAND, passage=Passage.HELD, account_id=None, attempts=attempts, trouble=said[:500], claimed_until=None,
            leaves_at=now + BACK_OFF * 2 ** (attempts - 1),
        )  # fmt: skip


def _not_let_in(letters: Sequence[Letter], which: Letter, said: str, now: datetime) -> None:
    """Our own trouble: nobody's tries are used up, and nothing more is tried through this account until it is mended."""
    with scope(which.firm):
        _move(letters, IN_HAND, passage=Passage.HELD, account_id=None, trouble=said[:500], claimed_until=None)
        if which.account_id is not None:
            MailAccount.objects.of(which.firm_id).filter(pk=which.account_id, refused_at=None).update(
                refused_at=now, trouble=said[:500]
            )
            return
    with rows.house(), scope(None):
        own = MailAccount.unscoped.filter(Q(member=OuterRef("by")) | Q(member=None), firm=OuterRef("firm"))
        waits = Letter.unscoped.filter(passage=in_words(Passage.HELD), leaves_at__lt=now + RELAY_RESTS)
        waits.exclude(Exists(own.exclude(works_since=None, refused_at__isnull=False))).update(
            leaves_at=now + RELAY_RESTS, trouble=said[:500]
        )


def _doubt(letter: Letter, rest: Sequence[Letter], said: str, now: datetime) -> None:
    """It may have left. The other one of its pair has not, and waits until we know."""
    with _alone_with(letter):
        _move(
            [letter],
            {Passage.FINAL_DOT},
            passage=Passage.IN_DOUBT,
            doubted_at=now,
            claimed_until=None,
            trouble=said[:500],
        )
        _move(rest, {Passage.FINAL_DOT}, passage=Passage.HELD, account_id=None, claimed_until=None)

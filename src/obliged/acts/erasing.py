"""How is somebody erased, so that nothing tells of them any more?

In steps, each of them whole by itself and done twice as well as once; the person's own row comes last, since by it
everything else is found. Whoever is killed in the middle is followed by another who begins again and comes to the end.
What must stay are numbers: the row of the chain says that something happened, and nobody can say to whom. The key is
destroyed under which the chain was bound to their words, so that it binds to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from obliged.acts import courtesies, jobs, letters, referrals
from obliged.acts.letters import HasLeft
from obliged.domain import vocabulary
from obliged.domain.courtesies import Key
from obliged.domain.erased import ERASED, Traces
from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.domain.people import find_words, first_name
from obliged.domain.plain_words import PLAIN_WORDS
from obliged.domain.playbook import Verb
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.ports.failpoints import failpoint
from obliged.ports.mail import spool
from obliged.queries import suppressions
from obliged.records import asking, compacting
from obliged.records.consents import Consent
from obliged.records.courtesies import Courtesy, Draft, Handling
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening, Words
from obliged.records.incoming import Incoming, Reading
from obliged.records.jobs import Job, Schedule
from obliged.records.letters import Arrived, Letter, Passage
from obliged.records.links import FormToken, HeardBack, Link, PortalLink
from obliged.records.mail_accounts import Suppressed
from obliged.records.offers import Offer, Standing
from obliged.records.origins import Origin
from obliged.records.overrides import Override
from obliged.records.people import Address, Affiliation, Email, FindKey, Organisation, Person, Phone
from obliged.records.privacy import Erasure, PrivacyRequest
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope
from obliged.words import privacy as words

AT_ONCE = 500  # rows, until others have their turn to write
SHORTEST_NAME = 3  # letters
IN_HAND = (str(Passage.CLAIMED), str(Passage.FINAL_DOT))
# What would tell others of them, or thank for them by a name that is none any more.
TELLS_OF_THEM = [str(verb) for verb in (Verb.THANK, Verb.TELL, Verb.EXPLAIN, Verb.ASK)]
# What tells of ourselves, and what cannot be changed since it holds numbers and codes only.
OURS = frozenset(
    {"Firm", "Member", "Absence", "Invitation", "MailAccount", "User", "Happening", "Told", "Chain", "PlaybookChange"}
)
NO_WORDS = frozenset(
    {"public_id", "key", "token", "token_hash", "digest", "hash", "prev_hash", "words_digest", "asked_hash", "message_id",
     "once", "slug", "word", "normal"}
)  # fmt: skip


class OnHold(Refusal):
    """A legal hold stands on this person: nothing of theirs may be erased until it is lifted."""


class ErasedAlready(Refusal):
    """This person was erased already."""


class StillLeaving(Exception):
    """A letter to them is in a worker's hands this moment. Later."""


# --- the word ---------------------------------------------------------------------------------------------------


def begin(person: Person, *, ground: str, now: datetime, by: Member | None = None) -> Erasure:
    """Take somebody out of sight, and let the rest be erased behind the pages.

    :param ground: asked, retention or mistake
    :raises OnHold: if a legal hold stands on them
    :raises ErasedAlready: if they were erased
    """
    firm = person.firm
    with asking.nobody(), scope(firm):  # also what a colleague keeps to themselves
        ids = _ids(person)
        rows = list(Person.objects.of(firm).select_for_update(of=("self",)).filter(pk__in=ids))
        held = next((row for row in rows if row.hold_since is not None), None)
        if held is not None:
            raise OnHold(name=person.name, why=held.hold_why)
        if any(row.erased_at is not None for row in rows):
            raise ErasedAlready()
        standing: Erasure | None = Erasure.objects.of(firm).filter(person_id__in=ids, finished_at=None).first()
        if standing is not None:
            return standing
        Person.objects.of(firm).filter(pk__in=ids).update(deleted_at=now, do_not_contact=True)
        FindKey.objects.of(firm).filter(person_id__in=ids).delete()
        erasure: Erasure = Erasure.unscoped.create(
            firm=firm, person_id=ids[0], ground=ground, by=by, at=now, kept=["chain", "tellings", "parts"]
        )
        jobs.enqueue("erase", {"erasure": erasure.pk}, now=now, firm=firm, once=f"erase {erasure.pk}")
        return erasure


def go_on(job: Job, now: datetime) -> None:
    """The job: whatever is left to do of one erasure."""
    assert job.firm is not None, "Nobody is erased from no firm"
    with scope(job.firm):
        rows = Erasure.objects.of(job.firm).filter(pk=job.arguments["erasure"], finished_at=None)
        erasure: Erasure | None = rows.select_related("firm", "by").first()
    if erasure is not None:
        erase(erasure, now=now)


def erase(erasure: Erasure, *, now: datetime) -> None:
    """Every step, in order. What an earlier attempt has done is found done.

    :raises StillLeaving: if a letter to them is leaving this moment
    :raises NotNow: if somebody reads the database, so that its file cannot be written anew
    """
    compacting.clears()
    with scope(erasure.firm):
        person: Person = Person.objects.of(erasure.firm).select_related("firm").get(pk=erasure.person_id)
    if person.erased_at is None:
        for step in STEPS:
            with scope(erasure.firm):
                step(_whom(erasure, person, now))
            failpoint(f"erasing{step.__name__}")
        with scope(erasure.firm):
            whom = _whom(erasure, person, now)
        _sweep(whom)
        failpoint("erasing_sweep")
        with scope(erasure.firm):
            _themselves(_whom(erasure, person, now))
        failpoint("erasing_themselves")
    compacting.compact()
    failpoint("erasing_file")
    with scope(erasure.firm):
        Erasure.objects.of(erasure.firm).filter(pk=erasure.pk).update(finished_at=now)


# --- who they are -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody, under each name that they were written down by, and what tells of them."""

    erasure: Erasure
    firm: Firm
    ids: tuple[int, ...]
    names: tuple[str, ...]
    firsts: tuple[str, ...]
    emails: tuple[str, ...]  # lower case
    traces: Traces
    now: datetime

    @property
    def by(self) -> Member:
        """Who answers for what is written down: whoever said so, else the firm's owner."""
        if self.erasure.by is not None:
            return self.erasure.by
        owner: Member = Member.objects.of(self.firm).filter(role=Role.OWNER, left_at=None).order_by("id")[0]
        return owner


def _ids(person: Person) -> tuple[int, ...]:
    """The one who stands for all of them first."""
    root = person.same_as_id or person.pk
    also = Person.objects.of(person.firm_id).filter(same_as_id=root).order_by("id").values_list("pk", flat=True)
    return (root, *also)


def _whom(erasure: Erasure, person: Person, now: datetime) -> Whom:
    firm, ids = erasure.firm, _ids(person)
    rows = list(Person.objects.of(firm).filter(pk__in=ids, erased_at=None))
    emails = [
        *Email.objects.of(firm).filter(person_id__in=ids).values_list("normal", flat=True),
        *Email.objects.of(firm).filter(person_id__in=ids).values_list("address", flat=True),
    ]
    numbers = [
        n for pair in Phone.objects.of(firm).filter(person_id__in=ids).values_list("typed", "e164") for n in pair
    ]
    lines = list(Address.objects.of(firm).filter(person_id__in=ids).values_list("lines", flat=True))
    lines += [line for block in lines for line in block.splitlines()]
    places = list(_places(firm, ids).values_list("name", flat=True))
    return Whom(
        erasure=erasure,
        firm=firm,
        ids=ids,
        names=tuple(row.name for row in rows),
        firsts=tuple(filter(None, {first_name(row.name, row.called) for row in rows} | {row.called for row in rows})),
        emails=tuple({email.lower() for email in emails}),
        traces=Traces(
            names=[*_telling_names(firm, ids, rows), *places], addresses=emails, numbers=numbers, lines=lines
        ),
        now=now,
    )


def _telling_names(firm: Firm, ids: Sequence[int], rows: Sequence[Person]) -> Iterator[str]:
    """Names that mean them: of several words, or of one that nobody else bears and that is no word of its own."""
    for row in rows:
        parts = [
            part
            for part in row.name.replace(",", " ").split()
            if part.casefold().strip(".") not in vocabulary.PARTICLES
        ]
        for name in dict.fromkeys(filter(None, (row.name, row.called, first_name(row.name), *parts))):
            found = find_words(name)
            if len(found) > 1 and name not in parts:
                yield name
                continue
            found = tuple(word for word in found if len(word) >= SHORTEST_NAME) or found  # of O'Brien not the O
            if _is_a_name(found) and not _is_borne_by_others(firm, ids, found):
                yield name
                if not _is_borne_by_others(firm, ids, find_words(f"{name}s")):
                    yield f"{name}s"  # the Boatengs; Kwames Haus


def _is_a_name(found: Sequence[str]) -> bool:
    return all(len(word) >= SHORTEST_NAME and word not in _plain_words() for word in found)


@cache
def _plain_words() -> frozenset[str]:
    """Words that mean something else as well: a month, a virtue, a town."""
    return vocabulary.listed(PLAIN_WORDS) | vocabulary.COMMON | vocabulary.ALSO_NAMES | vocabulary.PLACES


def _is_borne_by_others(firm: Firm, ids: Sequence[int], found: Sequence[str]) -> bool:
    others = FindKey.objects.of(firm).filter(word__in=[word[:120] for word in found]).exclude(person_id__in=ids)
    ours = {word for name in Member.objects.of(firm).values_list("name", flat=True) for word in find_words(name)}
    return bool(ours & set(found)) or bool(others.exclude(organisation__in=_places(firm, ids)).exists())


def _places(firm: Firm, ids: Sequence[int]) -> Any:
    """Organisations at which we know nobody else: they would tell of whom we speak."""
    theirs = Affiliation.objects.of(firm).filter(person_id__in=ids, organisation=OuterRef("pk"))
    others = Affiliation.objects.of(firm).filter(organisation=OuterRef("pk")).exclude(person_id__in=ids)
    return Organisation.objects.of(firm).filter(Exists(theirs)).exclude(Exists(others))


def _own(whom: Whom) -> list[int]:
    """Referrals that are about them alone: they are the prospect, and no other is."""
    parts = Party.objects.of(whom.firm).filter(side=Side.PROSPECT)
    theirs = parts.filter(person_id__in=whom.ids).values("referral")
    others = parts.exclude(person_id__in=whom.ids).values("referral")
    rows = Referral.objects.of(whom.firm).filter(pk__in=theirs).exclude(pk__in=others)
    return list(rows.order_by("id").values_list("pk", flat=True))


def _with_them(whom: Whom) -> list[int]:
    """Every referral in which they play a part."""
    parts = Party.objects.of(whom.firm).filter(person_id__in=whom.ids)
    return list(parts.order_by("referral_id").values_list("referral_id", flat=True).distinct())


# --- the steps --------------------------------------------------------------------------------------------------


def _stop(whom: Whom) -> None:
    """Nothing leaves for them any more, nothing is owed to them, and no link of theirs opens."""
    firm = whom.firm
    if Letter.objects.of(firm).filter(to_id__in=whom.ids, passage__in=IN_HAND).exists():
        raise StillLeaving()
    Link.objects.of(firm).filter(person_id__in=whom.ids).delete()
    PortalLink.objects.of(firm).filter(person_id__in=whom.ids).delete()
    waiting = Letter.objects.of(firm).filter(passage__in=[Passage.HELD, Passage.DRAFT])
    for letter in waiting.filter(Q(to_id__in=whom.ids) | Q(referral_id__in=_own(whom))).select_related("firm"):
        with suppress(HasLeft):
            letters.cancel(letter, now=whom.now, why="erased", by=whom.by)
    doubtful = Letter.objects.of(firm).filter(to_id__in=whom.ids, passage=Passage.IN_DOUBT)
    doubtful.update(passage=Passage.CANCELLED, cancelled_why="erased")
    for referral in Referral.objects.of(firm).filter(pk__in=_own(whom), is_open=True).select_related("firm"):
        with suppress(Refusal):
            referrals.step(referral, Kind.WITHDRAWN, by=whom.by, now=whom.now, reason=Reason.OTHER)
    serves = Party.objects.of(firm).filter(person_id__in=whom.ids, side=Side.PROVIDER).values("referral")
    about = (Q(referral_id__in=_own(whom)) | Q(referral_id__in=serves)) & Q(verb__in=TELLS_OF_THEM)
    owed = Courtesy.objects.of(firm).owed().filter(Q(to_id__in=whom.ids) | about)
    for courtesy in owed.select_related("firm", "referral__firm", "to"):
        with suppress(Refusal):
            courtesies.not_needed(courtesy, reason="erased", by=whom.by, now=whom.now)


def _matters(whom: Whom) -> None:
    """What was needed, why, and how they were known."""
    firm = whom.firm
    parts = Party.objects.of(firm).filter(person_id__in=whom.ids)
    parts.update(how_known="")
    Party.objects.of(firm).filter(referral_id__in=_own(whom)).update(how_known="")
    Referral.objects.of(firm).filter(pk__in=_own(whom)).update(
        need="", when_needed="", reason_for_prospect="", reason_for_provider="", words="", notes="", treatments=[]
    )
    said = parts.filter(side=Side.INTRODUCER).values("referral")
    Referral.objects.of(firm).filter(pk__in=said).update(words="")
    serves = parts.filter(side=Side.PROVIDER).values("referral")
    Referral.objects.of(firm).filter(pk__in=serves).update(reason_for_prospect="")


def _said(whom: Whom) -> None:
    """What they said, and what was said about them."""
    firm = whom.firm
    theirs = Q(referral_id__in=_own(whom)) | Q(concerns_id__in=whom.ids) | Q(reported_by_id__in=whom.ids)
    happened = Happening.objects.of(firm).filter(theirs, words__isnull=False).order_by()
    asked = PrivacyRequest.objects.of(firm).filter(person_id__in=whom.ids, words__isnull=False).order_by()
    gone = Words.objects.of(firm).filter(
        Q(about_id__in=whom.ids) | Q(pk__in=happened.values("words_id")) | Q(pk__in=asked.values("words_id"))
    )
    pks = list(gone.values_list("pk", flat=True))
    heard = HeardBack.objects.of(firm).filter(
        Q(person_id__in=whom.ids) | Q(referral_id__in=_own(whom)) | Q(words_id__in=pks)
    )
    heard.delete()
    Words.objects.of(firm).filter(pk__in=pks).delete()


def _letters(whom: Whom) -> None:
    """The letters to them, and those about them to others; that they left, and what they told by its codes, stays."""
    firm = whom.firm
    to_them = Letter.objects.of(firm).filter(to_id__in=whom.ids)
    about = Letter.objects.of(firm).filter(referral_id__in=_own(whom))
    pks = [*to_them.values_list("pk", flat=True), *about.values_list("pk", flat=True)]
    out_of_the_spool(Letter.objects.of(firm).filter(pk__in=pks).values_list("message_id", flat=True))
    Arrived.objects.filter(firm=firm).filter(
        Q(letter_id__in=pks) | Q(to_address__in=whom.emails) | Q(from_address__in=whom.emails)
    ).delete()
    nothing = {"text": ERASED, "subject": ERASED, "cards": [], "thread": "", "answers": "", "trouble": ""}
    about.update(**nothing)
    to_them.update(**nothing, to_address="", cancelled_why="")
    Override.objects.of(firm).filter(letter_id__in=pks).update(why="")


def out_of_the_spool(message_ids: Sequence[str]) -> None:
    folder = Path(settings.SPOOL) if settings.SPOOL else None
    if folder is None or not folder.is_dir():
        return
    for name in map(spool.name_of, message_ids):
        for part in spool.PARTS:
            for file in (folder / part).glob(f"{name}*"):
                file.unlink(missing_ok=True)


def _mails(whom: Whom) -> None:
    """Mails from them and about them. That one came stays, so that it is not read in again."""
    theirs = Q(person_id__in=whom.ids) | Q(from_address__in=whom.emails) | Q(envelope_from__in=whom.emails)
    rows = Incoming.objects.filter(firm=whom.firm).filter(theirs | Q(referral_id__in=_own(whom)))
    HeardBack.objects.of(whom.firm).filter(mail__in=rows.values("pk")).delete()
    _empty(rows, whom.now)


def _empty(rows: Any, now: datetime) -> None:
    rows.update(
        raw=b"", envelope_from="", message_id="", from_name="", from_address="", subject="", text="", new_words="",
        trouble="", kind="", suggests="", suggestion={}, reading=Reading.READ, settled="erased", settled_at=now,
        person=None, letter=None, referral=None,
    )  # fmt: skip


def _beside(whom: Whom) -> None:
    """Whatever else stands beside them: drafts, offers, where it came from, the wording of consents, links, forms."""
    firm, ids = whom.firm, whom.ids
    own, of_them = set(_own(whom)), set(ids)
    because = set(
        Happening.objects.of(firm).filter(Q(referral_id__in=own) | Q(concerns_id__in=ids)).values_list("pk", flat=True)
    )
    for draft in Draft.objects.of(firm).only("pk", "key").iterator():
        if _is_about(draft.key, of_them, own, because):
            Draft.objects.of(firm).filter(pk=draft.pk).delete()
    for handling in Handling.objects.of(firm).exclude(reason="").only("pk", "key").iterator():
        if _is_about(handling.key, of_them, own, because):
            Handling.objects.of(firm).filter(pk=handling.pk).update(reason="")
    Origin.objects.of(firm).filter(person_id__in=ids).delete()
    Consent.objects.of(firm).filter(Q(person_id__in=ids) | Q(referral_id__in=own)).update(wording="")
    PrivacyRequest.objects.of(firm).filter(person_id__in=ids).update(words=None, why="")
    public = Person.objects.of(firm).filter(pk__in=ids).values_list("public_id", flat=True)
    led = Q()
    for one in public:
        led |= Q(answer__contains=str(one))
    FormToken.objects.of(firm).filter(led).delete()
    Person.objects.of(firm).filter(introduced_by_id__in=ids).update(introduced_by=None)
    _offers(whom, own)
    _suppressed(whom)


def _is_about(key: str, ids: set[int], own: set[int], because: set[int]) -> bool:
    """Whether the key of a courtesy, or of an introduction (`introduce:<referral>:<person>`), means them."""
    parts = key.split(":")
    if len(parts) == 3 and parts[0] == "introduce":
        return int(parts[1]) in own or int(parts[2]) in ids
    try:
        read = Key.read(key)
    except ValueError:
        return False
    return read.to in ids or read.because in because


def _offers(whom: Whom, own: set[int]) -> None:
    rows = Offer.objects.of(whom.firm)
    numbers = Phone.objects.of(whom.firm).filter(person_id__in=whom.ids).values_list("typed", flat=True)
    named = Q(person_email__in=whom.emails) | Q(person_phone__in=list(numbers)) | Q(person_name__in=whom.names)
    rows.filter(named | Q(referral_id__in=own)).delete()
    sent = Q(introducer_id__in=whom.ids) | Q(from_email__in=whom.emails) | Q(from_name__in=whom.names)
    rows.filter(sent, standing__in=[Standing.ASKED, Standing.NEW]).delete()  # whose word was it?
    rows.filter(sent).update(from_name=ERASED, from_email="", from_phone="", reason="")


def _suppressed(whom: Whom) -> None:
    """Who asked for no letters gets none: their address stands there as a mark that nobody can read back."""
    for row in Suppressed.objects.of(whom.firm).filter(normal__in=whom.emails):
        mark = suppressions.mark(row.normal)
        standing = Suppressed.objects.of(whom.firm).filter(normal=mark, everything=row.everything, lifted_at=None)
        if row.lifted_at is not None or standing.exists():
            Suppressed.objects.of(whom.firm).filter(pk=row.pk).delete()
        else:
            Suppressed.objects.of(whom.firm).filter(pk=row.pk).update(normal=mark, letter=None)


STEPS: tuple[Callable[[Whom], None], ...] = (_stop, _matters, _said, _letters, _mails, _beside)


# --- what speaks of them elsewhere -------------------------------------------------------------------------------


def _sweep(whom: Whom) -> None:
    """Every text of the firm, wherever it stands: their name, addresses and numbers are struck out.

    A new table is swept by itself, since it is found among all others.
    """
    for model in apps.get_app_config("obliged").get_models():
        if model.__name__ in OURS or not any(field.name == "firm" for field in model._meta.concrete_fields):
            continue
        columns = _texts(model)
        if columns:
            _sweep_table(model, columns, whom)
    for line in Schedule.objects.exclude(trouble=""):
        if whom.traces.are_in(line.trouble):
            with scope(whom.firm):
                Schedule.objects.filter(pk=line.pk).update(trouble="")


def _texts(model: type[models.Model]) -> list[str]:
    """The columns in which words of people may stand."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, models.JSONField))
        and not field.choices
        and field.name not in NO_WORDS
        and not (model is Person and field.name == "name_in_order")
    ]


def _sweep_table(model: type[models.Model], columns: list[str], whom: Whom) -> None:
    manager: Any = model._base_manager
    last = 0
    while True:
        with scope(whom.firm):
            rows = manager.filter(firm=whom.firm, pk__gt=last).order_by("pk").values_list("pk", *columns)[:AT_ONCE]
            found = list(rows)
            for pk, *values in found:
                struck = {
                    column: now
                    for column, was in zip(columns, values, strict=True)
                    if (now := whom.traces.strike_all(was)) != was
                }
                if struck:
                    _struck(model, pk, struck, whom)
        if not found:
            break
        last = found[-1][0]
    if model is Incoming:
        _unread(whom)


def _struck(model: type[models.Model], pk: int, struck: dict[str, Any], whom: Whom) -> None:
    manager: Any = model._base_manager
    if model is Person and pk in whom.ids:
        return  # they come last
    for column, text in struck.items():
        most = getattr(model._meta.get_field(column), "max_length", None)
        struck[column] = text[:most] if most and isinstance(text, str) else text
    if model is Incoming:
        struck["raw"] = b""
    if model is Letter and manager.filter(pk=pk, to=None).exists():
        struck |= {"text": ERASED, "subject": ERASED}  # to one of us, about many: nobody misses an old morning letter
    if model is Letter:
        out_of_the_spool([manager.values_list("message_id", flat=True).get(pk=pk)])
    if model is Arrived:
        manager.filter(pk=pk).delete()
        return
    if model is Words:
        # The chain no longer binds to these: it is said which ones.
        kept = [*whom.erasure.kept, f"words:{pk}"]
        whom.erasure.kept = list(dict.fromkeys(kept))
        Erasure.objects.of(whom.firm).filter(pk=whom.erasure.pk).update(kept=whom.erasure.kept)
    manager.filter(pk=pk).update(**struck)


def _unread(whom: Whom) -> None:
    """Mails whose text was never read: their bytes are looked at as they are."""
    rows = Incoming.objects.filter(firm=whom.firm).exclude(reading=Reading.READ).values_list("pk", flat=True)
    for pk in list(rows.order_by("pk")):
        with scope(whom.firm):
            raw = Incoming.objects.filter(pk=pk).values_list("raw", flat=True).first() or b""
            if whom.traces.are_in(bytes(raw).decode("utf-8", "replace")):
                _empty(Incoming.objects.filter(pk=pk), whom.now)


def _themselves(whom: Whom) -> None:
    """Last, the person: what is left is a number. The key under which the chain knew their words is destroyed."""
    firm, ids = whom.firm, whom.ids
    for model in (Email, Phone, Address):
        model.objects.of(firm).filter(person_id__in=ids).delete()
    alone = list(_places(firm, ids).values_list("pk", flat=True))
    Affiliation.objects.of(firm).filter(person_id__in=ids).delete()
    FindKey.objects.of(firm).filter(Q(person_id__in=ids) | Q(organisation_id__in=alone)).delete()
    Organisation.objects.of(firm).filter(pk__in=alone).delete()
    name = words.somebody_erased(firm.language)
    for person in Person.objects.of(firm).filter(pk__in=ids):
        for field in PERSONAL:
            setattr(person, field, "")
        person.name, person.is_couple, person.just_send, person.do_not_contact = name, False, False, True
        person.introduced_by, person.keeper, person.last_touch_at = None, None, None
        person.seal, person.deleted_at, person.erased_at = b"", whom.now, whom.now
        person.version += 1
        person.save()
    PrivacyRequest.objects.of(firm).filter(person_id__in=ids, settled_at=None).update(
        settled_at=whom.now, settled_by=whom.erasure.by, outcome="done"
    )


PERSONAL = (
    "called", "pronoun", "language", "occupation", "best_time", "met_where", "why_us", "did_for_them", "serves", "notes",
    "hold_why",
)  # fmt: skip

__all__ = ["ErasedAlready", "OnHold", "StillLeaving", "begin", "erase", "go_on", "out_of_the_spool"]

"""What is there, so that every page can be asked for: of a member's own, of a colleague's, of another firm's, of what was
deleted, of what a colleague keeps to themselves, of what never was?
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing

from obliged.acts import (
    courtesies,
    firms,
    happenings,
    letters,
    links,
    mail_accounts,
    people,
    portal_links,
    referrals,
)
from obliged.acts.captures import Kept
from obliged.acts.mail_accounts import Said
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.mail_providers import Place
from obliged.domain.members import Role
from obliged.domain.referrals import Side
from obliged.ports import stop_links
from obliged.queries.captures import Sort
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Absence, Invitation, Member
from obliged.records.incoming import Incoming, Reading
from obliged.records.jobs import Job
from obliged.records.jobs import State as JobState
from obliged.records.keys import token_hash
from obliged.records.letters import Letter
from obliged.records.links import HeardBack, Link, Opens, PortalLink, Purpose
from obliged.records.offers import Offer, Standing
from obliged.records.people import Organisation, Person
from obliged.records.privacy import Asked, PrivacyRequest
from obliged.records.referrals import Referral
from obliged.web.captures import SALT
from tests import cast
from tests.cast import MONDAY

Address = Mapping[str, Any]
NEVER_WAS = UUID("01999999-9999-7999-8999-999999999999")
NO_NUMBER = 987_654_321
MISSING: Address = {
    "person": NEVER_WAS, "organisation": NEVER_WAS, "referral": NEVER_WAS, "courtesy": NEVER_WAS, "mail": NEVER_WAS,
    "letter": NEVER_WAS, "member": NEVER_WAS, "happening": NO_NUMBER, "promise": NO_NUMBER, "heard": NO_NUMBER,
    "absence": NO_NUMBER, "invitation": NO_NUMBER, "job": NO_NUMBER, "noted": NO_NUMBER, "kept": "never-was-one",
    "offer": NEVER_WAS, "asked": NEVER_WAS, "template": "never-was-one", "register": "never-was-one", "which": "never-was-one",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    """Two firms in one house."""

    members: Mapping[str, Member]  # by the part that they play in the matrix
    things: Mapping[str, Address]  # by whose they are, then by the name that the address gives them
    secrets: Mapping[str, Mapping[str, str]]  # by the page, then whether it is living, ended, another's, or none


def stock(by: Member, who: str, other: str, which: str) -> dict[str, Any]:
    """One of everything that an address can name, which this member looks after."""
    firm = by.firm
    introducer, prospect = _person(by, who), _person(by, other)
    case = _received(by, introducer, prospect)
    second = _received(by, _person(by, "noor"), _person(by, "rashid"))
    promised = referrals.promise(
        case, to=introducer, words="A drawing", due=MONDAY + timedelta(days=3), by=by, now=MONDAY
    )
    rows = Courtesy.objects.of(firm).owed().select_related("firm", "to", "referral__firm", "because")
    letter = courtesies.send(rows.get(rule="thank_received", referral=second), by=by, now=MONDAY)
    raw = f"A word for {who} {firm.pk}".encode()
    mail = Incoming.objects.create(
        firm=firm, digest=f"{who}-{firm.pk}", raw=b"Subject: A word\n\n" + raw, envelope_from="x@x.example",
        envelope_to="in@in.example", came_at=MONDAY, reading=Reading.READ, kind="human", from_name="Somebody",
        from_address="x@x.example", subject="A word", text=raw.decode(), new_words=raw.decode(), person=introducer,
        referral=case, member=by,
    )  # fmt: skip
    heard = HeardBack.unscoped.create(firm=firm, person=introducer, referral=case, what=Kind.WROTE, at=MONDAY)
    noted = people.happened(introducer, Kind.NOTED, by=by, now=MONDAY, words="Likes to be rung")
    firms.invite(firm, email=f"{who}.{firm.pk}@in.example", name="New", role=Role.VIEWER, by=_owner(by), now=MONDAY)
    kept = Kept(Sort.RECEIVED, case.pk, [])
    return {
        "person": introducer.public_id,
        "organisation": people.keep_organisation(firm=firm, name=f"House of {who}", now=MONDAY).public_id,
        "referral": case.public_id,
        "courtesy": rows.get(rule="thank_received", referral=case).public_id,
        "mail": mail.public_id,
        "letter": letter.public_id,
        "member": by.public_id,
        "happening": happenings.record(
            Kind.MET, firm=firm, now=MONDAY, referral=case, person=prospect, by=by
        ).pk,
        "promise": promised.pk,
        "heard": heard.pk,
        "absence": firms.away(by, from_on=MONDAY.date(), until_on=MONDAY.date(), cover=None, now=MONDAY).pk,
        "invitation": Invitation.objects.of(firm).order_by("-id")[0].pk,
        "job": _aside(by).pk,
        "noted": noted.pk,
        "kept": signing.dumps(kept.as_data(), salt=f"{SALT}.{firm.pk}", compress=True),
        "offer": _offered(by).public_id,
        "asked": _asked(by, introducer).public_id,
        "template": "thank_received",
        "register": "plain",
        "which": which,
    }  # fmt: skip


def deleted(by: Member) -> dict[str, Any]:
    """The same, deleted, settled, taken back or ended."""
    firm = by.firm
    one = stock(by, "dara", "bao", "never-was-one")
    found = Person.objects.of(firm).get(public_id=one["person"])
    house = Organisation.objects.of(firm).select_related("firm").get(public_id=one["organisation"])
    case = referrals_of(by, one["referral"])
    people.delete_organisation(house, now=MONDAY)
    Courtesy.objects.of(firm).filter(public_id=one["courtesy"]).update(state=State.RELEASED)
    letters.cancel(
        Letter.objects.of(firm).select_related("firm", "to", "by").get(public_id=one["letter"]),
        now=MONDAY,
        why="taken back",
    )
    Incoming.objects.filter(public_id=one["mail"]).update(settled_at=MONDAY, settled_by=by, settled="read")
    HeardBack.objects.of(firm).filter(pk=one["heard"]).update(read_at=MONDAY)
    Absence.objects.of(firm).filter(pk=one["absence"]).update(until_on=MONDAY.date(), from_on=MONDAY.date())
    Invitation.objects.of(firm).filter(pk=one["invitation"]).update(withdrawn_at=MONDAY)
    Offer.objects.of(firm).filter(public_id=one["offer"]).update(
        standing=Standing.DECLINED, settled_at=MONDAY, settled_by=by
    )
    PrivacyRequest.objects.of(firm).filter(public_id=one["asked"]).update(settled_at=MONDAY, settled_by=by)
    Job.objects.filter(pk=one["job"]).update(state=JobState.DONE)
    referrals.step(case, Kind.ENTERED_IN_ERROR, by=by, now=MONDAY)
    people.delete(found, now=MONDAY)
    return one


def referrals_of(by: Member, public_id: Any) -> Any:
    return Referral.objects.of(by.firm).select_related("firm", "responsible").get(public_id=public_id)


def _person(by: Member, who: str) -> Person:
    name, phone, email, _, occupation = cast.PEOPLE[who]
    return people.keep(
        firm=by.firm,
        name=name,
        now=MONDAY,
        by=by,
        reach=Reach(emails=(email,), phones=(phone,)),
        occupation=occupation,
        keeper=by,
    )


def _received(by: Member, introducer: Person, prospect: Person) -> Any:
    return referrals.receive(
        firm=by.firm, introducers=[Known(introducer, "")], prospects=[Known(prospect, "")], by=by, now=MONDAY, need="plans",
        responsible=by,
    )  # fmt: skip


def _owner(by: Member) -> Member:
    found: Member = Member.objects.of(by.firm).filter(role=Role.OWNER).order_by("id")[0]
    return found


def _aside(by: Member) -> Job:
    return Job.objects.create(
        firm=by.firm, kind="read", state=JobState.ASIDE, run_at=MONDAY, made_at=MONDAY, ended_at=MONDAY, attempts=8,
        trouble="TimeoutError: timed out",
    )  # fmt: skip


def _offered(by: Member) -> Offer:
    return Offer.unscoped.create(
        firm=by.firm, standing=Standing.NEW, from_name="Ana Duarte", from_email="ana@duarte.example", person_name="Bao Nguyen",
        person_email="bao@nguyen.example", need="plans", came_at=MONDAY, expires_at=MONDAY + timedelta(days=30),
    )  # fmt: skip


def _asked(by: Member, person: Person) -> PrivacyRequest:
    return PrivacyRequest.unscoped.create(
        firm=by.firm, person=person, what=Asked.SEE, way="email", at=MONDAY, due_at=MONDAY + timedelta(days=30)
    )


def _account(by: Member, member: Member | None) -> None:
    nowhere = Place("127.0.0.1", 1, "starttls")
    mail_accounts.keep(by.firm, member, Said(by.email, by.email, nowhere, secret="s"), by=by, now=MONDAY)


def build() -> World:
    """Raman Vale with somebody of every role, and Grace's firm beside it, with everything twice and once deleted."""
    priya = cast.priya()
    firm = priya.firm
    joel = cast.joel(firm)
    members = {
        "owner": priya,
        "who looks after it": joel,
        "colleague": cast.joins(firm, "Thu Pham", "thu@ramanvale.example", role=Role.MEMBER),
        "bookkeeper": cast.joins(firm, "Bo Keeper", "bo@ramanvale.example", role=Role.BOOKKEEPER),
        "viewer": cast.joins(firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER),
        "who left": cast.joins(firm, "Lee Vers", "lee@ramanvale.example", role=Role.MEMBER),
        "owner of another firm": cast.grace(),
    }
    _account(joel, joel)
    _account(priya, None)
    grace = members["owner of another firm"]
    things: dict[str, Address] = {
        "own": stock(joel, "ana", "kwame", "own"),
        "a colleague's": stock(priya, "mei", "hollis", "firm"),
        "another firm's": stock(grace, "rosa", "luis", "never-was-one"),
        "deleted": deleted(joel),
        "none": MISSING,
    }
    hidden = people.keep(firm=firm, name="Zelda Quill", now=MONDAY, by=joel, private_to=joel, keeper=joel)
    note = people.happened(hidden, Kind.NOTED, by=joel, now=MONDAY, words="For me", only_for=joel)
    things["kept to oneself"] = {**things["own"], "person": hidden.public_id, "noted": note.pk}
    firms.leave(members["who left"], to=priya, by=priya, now=MONDAY)
    things["deleted"] = {**things["deleted"], "member": members["who left"].public_id}
    return World(members, things, _secrets(members, things))


def _secrets(members: Mapping[str, Member], things: Mapping[str, Address]) -> dict[str, dict[str, str]]:
    """Each page that a secret opens: with a living one, with one that was ended, and with what never was one."""
    firm = members["owner"].firm
    ana = Person.objects.of(firm).select_related("firm").get(public_id=things["own"]["person"])
    mei = Person.objects.of(firm).select_related("firm").get(public_id=things["a colleague's"]["person"])

    def link(opens: Opens, whose: Person) -> str:
        return portal_links.make(whose, opens=opens, now=MONDAY).rstrip("/").split("/")[-1]

    def ended(opens: Opens) -> str:
        secret = link(opens, mei)
        PortalLink.objects.of(firm).filter(person=mei, opens=opens, revoked_at=None).update(revoked_at=MONDAY)
        return secret

    page, more = link(Opens.PAGE, ana), link(Opens.MORE, ana)
    theirs = {"living": page, "ended": ended(Opens.PAGE), "for something else": more, "none": "x" * 43}
    given = cast.sally_to_fred(members["owner"])
    sally = cast.person(firm, "sally")
    answers = {
        kind: links.make(Purpose.MET, person=sally, referral=given, side=Side.PROSPECT, now=MONDAY)
        for kind in ("living", "ended")
    }
    secrets = {kind: url.rstrip("/").split("/")[-1] for kind, url in answers.items()}
    Link.objects.of(firm).filter(token_hash=token_hash(secrets["ended"])).update(revoked_at=MONDAY)
    sign_in = firms.sign_in_link(members["colleague"].user, now=MONDAY).rstrip("/").split("/")[-1]
    joins = firms.invite(
        firm, email="new@ramanvale.example", name="New", role=Role.MEMBER, by=members["owner"], now=MONDAY
    )
    withdrawn = firms.invite(
        firm, email="no@ramanvale.example", name="No", role=Role.MEMBER, by=members["owner"], now=MONDAY
    )
    Invitation.objects.of(firm).filter(email="no@ramanvale.example").update(withdrawn_at=MONDAY)
    letter = Letter.objects.of(firm).get(public_id=things["own"]["letter"])
    stop = stop_links.of_letter(letter.public_id).rstrip("/").split("/")[-1]
    other = {"for something else": page, "none": "x" * 43}
    return {
        "portal": theirs,
        "offer_answer": dict(other),
        "portal_more": {"living": more, "ended": ended(Opens.MORE), **other},
        "answer": {**secrets, **other},
        "sign_in": {"living": sign_in, **other},
        "join": {"living": joins.rstrip("/").split("/")[-1], "ended": withdrawn.rstrip("/").split("/")[-1], **other},
        "stop": {"living": stop, **other},
    }

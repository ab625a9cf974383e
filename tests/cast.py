"""Who plays in the tests? The same few people everywhere: here, in the docs, in the sample firm, in the pictures.

Small factories over the acts, so that a test begins with people whom the reader knows. Telephones are 503 555 01xx
and mail goes to *.example: neither can ever reach anybody.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from obliged.acts import firms, people, referrals
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.members import Role
from obliged.records.accounts import User
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.records.referrals import Referral

MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)  # nine in the morning in Portland
PASSWORD = "a chair by the window"


def priya(*, now: datetime = MONDAY, **firm: Any) -> Member:
    """Priya Raman, who owns Raman Vale: designers of small shops and clinics in Portland."""
    return firms.set_up(
        name="Raman Vale",
        owner="Priya Raman",
        email="priya@ramanvale.example",
        password=PASSWORD,
        now=now,
        further=True,
        **{
            "trade": "designers of small shops and clinics",
            "phone": "503 555 0100",
            "zone": "America/Los_Angeles",
            "country": "US",
            "subdivision": "OR",
            "currency": "USD",
            "language": "en-US",
        }
        | firm,
    )


def joel(firm: Firm, *, role: Role = Role.MEMBER, now: datetime = MONDAY) -> Member:
    """Joel Vale, Priya's colleague."""
    return joins(firm, "Joel Vale", "joel@ramanvale.example", role=role, now=now)


def joins(firm: Firm, name: str, email: str, *, role: Role, now: datetime = MONDAY) -> Member:
    """Somebody takes up an invitation to the firm."""
    owner = Member.objects.of(firm).filter(role=Role.OWNER).order_by("id")[0]
    secret = firms.invite(firm, email=email, name=name, role=role, by=owner, now=now).rstrip("/").split("/")[-1]
    return firms.join(secret, name=name, password=PASSWORD, now=now)


def grace(*, now: datetime = MONDAY) -> Member:
    """Grace Adeyemi, who has a firm of her own in the same house and must never see what is not hers."""
    return firms.set_up(
        name="Adeyemi Books",
        owner="Grace Adeyemi",
        email="grace@adeyemi.example",
        password=PASSWORD,
        now=now,
        further=True,
        zone="America/Los_Angeles",
        country="US",
    )


# name, telephone, mail, organisation and role there, occupation
PEOPLE: dict[str, tuple[str, str, str, tuple[str, str] | None, str]] = {
    "ana": ("Ana Duarte", "503 555 0110", "ana@duarte.example", ("Duarte e Filhos", "owner"), "accountant"),
    "luis": ("Luis Ferreira", "503 555 0111", "luis@ferreira.example", None, "letting agent"),
    "kwame": ("Kwame Boateng", "503 555 0112", "kwame@boateng.example", ("Boateng Physio", "owner"), "physiotherapist"),
    "sally": ("Sally Okafor", "503 555 0113", "sally@risecrumb.example", ("Rise & Crumb", "owner"), "baker"),
    "fred": ("Fred Lindqvist", "503 555 0114", "fred@lindqvist.example", ("Lindqvist Insurance", "owner"), "insurance"),
    "mei": ("Mei Tanaka", "503 555 0115", "mei@tanaka.example", ("Studio Tanaka", "owner"), "studio"),
    "tomasz": ("Tomasz Nowak", "503 555 0116", "tomasz@nowak.example", ("Nowak Fit-out", "owner"), "fit-out builder"),
    "hollis": ("Hollis Grant", "503 555 0117", "hollis@grant.example", ("Grant Kitchens", "owner"), "kitchens"),
    "noor": ("Noor Haddad", "503 555 0118", "noor@haddad.example", None, ""),
    "rashid": ("Rashid Karimi", "503 555 0119", "rashid@karimi.example", None, ""),
    "ines": ("Inês Boateng", "503 555 0120", "ines@boateng.example", None, ""),
    "bao": ("Bao Nguyen", "503 555 0121", "bao@nguyen.example", None, ""),
    "dara": ("Dara Whitlock", "503 555 0122", "dara@whitlock.example", None, ""),
    "thu": ("Thu Trang Pham", "503 555 0123", "thu@pham.example", None, ""),
    "rosa": ("Rosa Quintero", "503 555 0124", "rosa@quintero.example", None, ""),
    "brandts": ("Yusuf and Lena Brandt", "503 555 0125", "brandt@brandt.example", None, ""),
}


def person(firm: Firm, who: str, *, now: datetime = MONDAY, **fields: Any) -> Person:
    """Somebody of the cast, known to this firm. Asked for twice, the same person."""
    name, phone, email, organisation, occupation = PEOPLE[who]
    known = Person.objects.of(firm).filter(name=name).order_by("id").first()
    if known is not None:
        found: Person = known
        return found
    return people.keep(
        firm=firm,
        name=name,
        now=now,
        reach=Reach(emails=(email,), phones=(phone,)),
        organisations=(organisation,) if organisation else (),
        **{"occupation": occupation, "is_couple": who == "brandts"} | fields,
    )


def ana_sends_kwame(by: Member, *, now: datetime = MONDAY, **fields: Any) -> Referral:
    """Ana Duarte sends us Kwame Boateng, who needs a clinic laid out by March."""
    return referrals.receive(
        firm=by.firm,
        introducers=[Known(person(by.firm, "ana", now=now), "")],
        prospects=[Known(person(by.firm, "kwame", now=now), "she keeps his books")],
        by=by,
        now=now,
        **{"need": "a clinic laid out by March", "when_needed": "March"} | fields,
    )


def sally_to_fred(by: Member, *, now: datetime = MONDAY, **fields: Any) -> Referral:
    """We mean to introduce Sally Okafor, who needs her bakery insured, to Fred Lindqvist."""
    return referrals.give(
        firm=by.firm,
        prospects=[Known(person(by.firm, "sally", now=now))],
        providers=[Known(person(by.firm, "fred", now=now))],
        by=by,
        now=now,
        **{
            "need": "her bakery insured before the move",
            "reason_for_prospect": "He insures bakeries and is plain about what you do not need.",
            "reason_for_provider": "She moves in March and wants one person to ask.",
        }
        | fields,
    )


def account(member: Member) -> User:
    user: User = member.user
    return user

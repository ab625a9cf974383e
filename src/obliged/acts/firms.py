"""How does a firm come to be, who joins it, who is away, and who leaves?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.text import slugify

from obliged.acts import accounts, playbooks
from obliged.acts.people import SomebodyElseChangedIt
from obliged.domain.members import Role
from obliged.domain.refusals import Refusal
from obliged.queries import members
from obliged.records import asking, rows
from obliged.records.accounts import SignInLink, User
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Absence, Firm, Invitation, Member
from obliged.records.happenings import Words
from obliged.records.keys import token, token_hash
from obliged.records.mail_accounts import MailAccount
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

LINK_LASTS = timedelta(minutes=30)
INVITATION_LASTS = timedelta(days=14)


class ThereIsAFirmAlready(Refusal):
    """This installation has its firm. Further ones are set up by whoever operates it."""


class TheLastOwnerStays(Refusal):
    """A firm needs an owner: make somebody else one first."""


class InvitationHasEnded(Refusal):
    """This invitation has ended. Ask for a fresh one."""


class AlreadyAMember(Refusal):
    """This address belongs to a member of the firm already."""


def set_up(
    *, name: str, owner: str, email: str, password: str | None, now: datetime, further: bool = False, **fields: Any
) -> Member:
    """Found a firm with its first member, the owner.

    :param further: the operator says so; without it only an empty installation takes a firm
    :raises ThereIsAFirmAlready: if there is one and the operator did not say so
    """
    with scope(None):
        with rows.house():
            if not further and Firm.objects.exists():
                raise ThereIsAFirmAlready()
            slug = free_slug(name)
        with rows.founding() as number:
            firm = Firm.objects.create(pk=number, name=name, slug=slug, founded_at=now, **fields)
            return _join(firm, _account(email, owner, password), name=owner, email=email, role=Role.OWNER, now=now)


def free_slug(name: str) -> str:
    """A short address for the firm that no other has."""
    wanted = slugify(name)[:50] or "firm"
    slug, n = wanted, 1
    while Firm.objects.filter(slug=slug).exists():
        n += 1
        slug = f"{wanted}-{n}"
    return slug


def _account(email: str, name: str, password: str | None) -> User:
    """The account of this address: one person may work for two firms."""
    known = User.objects.filter(email__iexact=email).first()
    if known is not None:
        return known
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _join(firm: Firm, user: User, *, name: str, email: str, role: Role, now: datetime) -> Member:
    member, made = Member.unscoped.get_or_create(
        firm=firm, user=user, defaults={"name": name, "email": email, "role": role, "joined_at": now}
    )
    if not made:
        Member.objects.of(firm).filter(pk=member.pk).update(left_at=None, role=role, name=name or member.name)
        member.refresh_from_db()
    joined: Member = member
    return joined


def invite(firm: Firm, *, email: str, name: str, role: Role, by: Member, now: datetime) -> str:
    """A link by which somebody becomes a member; its address is told once, here.

    :raises AlreadyAMember: if they are one
    """
    with scope(firm):
        if Member.objects.of(firm).filter(email__iexact=email, left_at=None).exists():
            raise AlreadyAMember(email=email)
        secret = token()
        Invitation.unscoped.create(
            firm=firm, token_hash=token_hash(secret), email=email.lower(), name=name, role=role, by=by, made_at=now,
            expires_at=now + INVITATION_LASTS,
        )  # fmt: skip
        return f"{settings.BASE_URL}/join/{secret}/"


def invitation(secret: str, *, now: datetime) -> Invitation:
    """:raises InvitationHasEnded: if it was used, withdrawn, or is too old"""
    found: Invitation | None = (
        Invitation.unscoped.select_related("firm", "by")
        .filter(token_hash=token_hash(secret), accepted_at=None, withdrawn_at=None, expires_at__gt=now)
        .first()
    )
    if found is None:
        raise InvitationHasEnded()
    return found


def join(secret: str, *, name: str, password: str | None, now: datetime) -> Member:
    """Take an invitation up.

    :raises InvitationHasEnded: if it was used, withdrawn, or is too old
    """
    found = invitation(secret, now=now)
    with scope(found.firm):
        if not Invitation.objects.of(found.firm).filter(pk=found.pk, accepted_at=None).update(accepted_at=now):
            raise InvitationHasEnded()
        user = _account(found.email, name, password)
        return _join(found.firm, user, name=name or found.name, email=found.email, role=Role(found.role), now=now)


def withdraw_invitation(found: Invitation, *, now: datetime) -> None:
    Invitation.objects.of(found.firm_id).filter(pk=found.pk, accepted_at=None).update(withdrawn_at=now)


def sign_in_link(user: User, *, now: datetime) -> str:
    """A link that signs in once: opening it shows a button, pressing signs in."""
    secret = token()
    SignInLink.objects.create(user=user, token_hash=token_hash(secret), made_at=now, expires_at=now + LINK_LASTS)
    return f"{settings.BASE_URL}/sign-in/{secret}/"


def signs_in(secret: str, *, now: datetime, use: bool) -> User | None:
    """Whom the link signs in, if it still does; using it ends it."""
    link = (
        SignInLink.objects.select_related("user")
        .filter(token_hash=token_hash(secret), used_at=None, expires_at__gt=now, user__is_active=True)
        .first()
    )
    if link is None:
        return None
    if use and not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        return None
    return link.user


def change(firm: Firm, *, now: datetime, is_as_seen: Callable[[Firm], bool] | None = None, **fields: Any) -> None:
    """Change the firm. New hours, holidays, a new zone, or what is told before a yes derive open courtesies anew.

    :param is_as_seen: whether the firm still is what whoever changes it had before them
    :raises SomebodyElseChangedIt: if it is not, with the firm as it stands now
    """
    with scope(firm):
        if is_as_seen is not None:
            kept = Firm.objects.select_for_update().get(pk=firm.pk)
            if not is_as_seen(kept):
                raise SomebodyElseChangedIt(theirs=kept)
        for field, value in fields.items():
            setattr(firm, field, value)
        firm.save(update_fields=list(fields))
    if {"zone", "hours", "country", "subdivision", "closed_on", "discreet"} & set(fields):
        playbooks.derive_all_again(firm, now=now)


def change_member(member: Member, *, now: datetime, **fields: Any) -> None:
    """Change a member: name, telephone, hours, role.

    :raises TheLastOwnerStays: if the firm would be left without one
    """
    with scope(member.firm):
        if "role" in fields and fields["role"] != Role.OWNER:
            _another_owner(member)
        Member.objects.of(member.firm).filter(pk=member.pk).update(**fields)


def away(member: Member, *, from_on: date, until_on: date, cover: Member | None, now: datetime) -> Absence:
    """A member is away; whoever covers sees what is owed meanwhile."""
    absence: Absence = Absence.unscoped.create(
        firm=member.firm, member=member, from_on=from_on, until_on=until_on,
        cover=cover if cover is not None and cover.pk != member.pk else None,
    )  # fmt: skip
    return absence


def leave(member: Member, *, to: Member, by: Member, now: datetime) -> Mapping[str, int]:
    """A member leaves the firm; their work passes on in the same act, and there is no way back.

    What they kept to themselves passes on as well, to the same one and to nobody else: the firm answers for what it
    keeps of people, and cannot for what nobody may read. Links that went out go on. Who works for no other firm of this
    house is signed out everywhere.

    :raises TheLastOwnerStays: if the firm would be left without an owner
    """
    firm = member.firm
    with scope(firm), asking.nobody():
        _another_owner(member)
        Member.objects.of(firm).filter(pk=member.pk).update(left_at=now)
        kept_people = Person.objects.of(firm).filter(private_to=member).update(private_to=to, keeper=to)
        kept_notes = Words.objects.of(firm).filter(private_to=member).update(private_to=to)
        if not members.firms_of(member.user_id):
            accounts.end_all(member.user, now=now)
        Absence.objects.of(firm).filter(cover=member).update(cover=None)
        MailAccount.objects.of(firm).filter(member=member).delete()  # what lets us into their mailbox goes with them
        return {
            "referrals": Referral.objects.of(firm).filter(responsible=member).update(responsible=to),
            "people": Person.objects.of(firm).filter(keeper=member).update(keeper=to),
            "courtesies": Courtesy.objects.of(firm)
            .filter(owner=member, state__in=[State.OWED, State.ON_ITS_WAY])
            .update(owner=to),
            "private_people": kept_people,
            "private_notes": kept_notes,
        }


def _another_owner(member: Member) -> None:
    owners = Member.objects.of(member.firm_id).filter(role=Role.OWNER, left_at=None).exclude(pk=member.pk)
    if member.role == Role.OWNER and not owners.exists():
        raise TheLastOwnerStays(name=member.name)


def back(absence: Absence) -> None:
    """Not away after all."""
    with scope(absence.firm):
        Absence.objects.of(absence.firm_id).filter(pk=absence.pk).delete()

"""How does an introduction that nobody of ours wrote down become a referral, or go without a trace?

Somebody fills in a form, on our public page or on their own. If the person introduced has agreed, a member looks at it
and keeps it with one press. If not, nothing is kept but names, and whoever introduces gets a link to pass on: by it the
person says yes and how they are reached, or no. We write to nobody whom we do not know, so nobody can make us. What is
not answered in two weeks goes, and what was set aside goes a little later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction

from obliged.acts import people, referrals
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.acts.portal_links import PageHasEnded
from obliged.acts.referrals import Known
from obliged.domain import offers as domain
from obliged.domain.offers import ASKED_FOR, MOST_A_DAY, SEEN_FOR, UNDONE_FOR, Said, When
from obliged.domain.people import normal
from obliged.domain.refusals import Refusal
from obliged.ports import phones
from obliged.records import rows
from obliged.records.consents import Agreed, Consent
from obliged.records.firms import Firm, Member
from obliged.records.keys import token, token_hash
from obliged.records.links import FormToken
from obliged.records.offers import Offer, Standing
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from obliged.words import offers as words

SALT = "obliged.offers.form"
LONGEST_SECRET = 64
AT_ONCE = 200
OPEN = (Standing.ASKED, Standing.NEW)
NOTHING: dict[str, Any] = {
    "from_name": "", "from_email": "", "from_phone": "", "person_name": "", "person_email": "", "person_phone": "",
    "need": "", "reason": "", "asked_hash": None,
}  # fmt: skip


class TooManyToday(Refusal):
    """More introductions have come today than a firm can look at."""


class NotOfferedAnyMore(Refusal):
    """Somebody has seen to this introduction meanwhile."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form: it was taken, and there may be a link to pass on."""

    link: str = ""


# --- the form ---------------------------------------------------------------------------------------------------


def open_to_all(slug: str) -> Firm:
    """The firm whose public page this is.

    :raises PageHasEnded: if there is no such firm, or its page is not open: the two look alike
    """
    rows.of_page(slug[:60]).from_now_on()
    firm = Firm.objects.filter(slug=slug[:60], public_since__isnull=False).first()
    if firm is None:
        raise PageHasEnded()
    return firm


def stamp(firm: Firm, *, now: datetime) -> str:
    """What a form carries: whose it is, and when it was opened. Signed, so that nobody else writes one."""
    return signing.dumps([firm.pk, int(now.timestamp()), token()[:16]], salt=SALT, compress=False)


def stamped(firm: Firm, said: str, *, now: datetime) -> When:
    """Whether the form is one of ours, and came in the time in which people fill one in."""
    try:
        pk, opened, _ = signing.loads(said[:300], salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return When.LATE
    return domain.when(datetime.fromtimestamp(opened, tz=now.tzinfo), now) if pk == firm.pk else When.LATE


def take(firm: Firm, said: Said, *, form: str, now: datetime, introducer: Person | None = None) -> Taken:
    """Keep what somebody said; of a person who has not agreed, no more than a name. The same twice is once.

    :param form: the stamp of the form, so that its second arrival does what the first did
    :raises TooManyToday: if the firm has had more than it can look at
    """
    said = said if said.agreed else said.but_a_name()
    with scope(firm):
        Firm.objects.select_for_update(no_key=True).get(pk=firm.pk)  # one form after the other
        offer = _same_form(firm, form) or _same_offer(firm, said, introducer)
        if offer is None:
            if Offer.objects.of(firm).filter(came_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
                raise TooManyToday()
            offer = Offer(firm=firm, standing=Standing.ASKED, came_at=now, introducer=introducer)
        # Whoever sends it again learns nothing from the answer: a link that opens nothing looks like one that does.
        secret = "" if said.agreed else token()
        if offer.standing in OPEN and offer.answered_at is None:
            _fill(offer, said, introducer)
            if said.agreed:
                offer.standing, offer.expires_at, offer.asked_hash = Standing.NEW, now + SEEN_FOR, None
            elif offer.standing == Standing.ASKED:
                offer.asked_hash, offer.expires_at = token_hash(secret), now + ASKED_FOR
            offer.save()
            _remember(firm, form, offer, now)
        return Taken(f"{settings.BASE_URL}/o/{secret}/" if secret else "")


def dead_link() -> str:
    """A link that opens nothing, for whoever is to learn nothing."""
    return f"{settings.BASE_URL}/o/{token()}/"


def _same_form(firm: Firm, form: str) -> Offer | None:
    kept = FormToken.objects.of(firm).filter(token=_token(form)).first()
    found: Offer | None = (
        Offer.objects.of(firm).filter(public_id=UUID(kept.answer)).first() if kept is not None else None
    )
    return found


def _remember(firm: Firm, form: str, offer: Offer, now: datetime) -> None:
    try:
        with transaction.atomic():
            FormToken.unscoped.create(firm=firm, token=_token(form), answer=str(offer.public_id), at=now)
    except IntegrityError:  # it came before
        return


def _token(form: str) -> str:
    return token_hash(f"offer:{form}")


def _same_offer(firm: Firm, said: Said, introducer: Person | None) -> Offer | None:
    """The same person, introduced by the same somebody, and not settled.

    Who came by their own page is known. Anybody else is only who they say: what they send joins what says the same to
    the letter, and never changes what another sent.
    """
    waiting = Offer.objects.of(firm).filter(
        standing__in=[str(s) for s in OPEN], answered_at=None, introducer=introducer
    )
    if introducer is None:
        if not said.agreed:
            return None
        waiting = waiting.filter(
            standing=Standing.NEW, from_name=said.from_name, from_email=said.from_email, from_phone=said.from_phone,
            person_email=said.email, person_phone=said.phone, need=said.need, reason=said.reason,
        )  # fmt: skip
    same = (row for row in waiting.order_by("-id")[:MOST_A_DAY] if normal(row.person_name) == normal(said.name))
    return next(same, None)


def _fill(offer: Offer, said: Said, introducer: Person | None) -> None:
    """What was said now; what was said before stays where nothing new was said."""
    offer.from_name = (introducer.name if introducer is not None else said.from_name)[:300]
    offer.from_email, offer.from_phone, offer.person_name = said.from_email, said.from_phone, said.name
    offer.person_email = said.email or offer.person_email
    offer.person_phone = said.phone or offer.person_phone
    offer.need, offer.reason = said.need or offer.need, said.reason or offer.reason
    offer.says_they_agreed = bool(said.agreed)


# --- the person introduced answers ------------------------------------------------------------------------------


def find(secret: str, *, now: datetime) -> Offer:
    """The introduction that this link is about.

    :raises PageHasEnded: if there is none, or it is over
    """
    offer: Offer | None = (
        Offer.unscoped.select_related("firm")
        .filter(asked_hash=token_hash(secret), expires_at__gt=now, standing__in=[str(s) for s in OPEN])
        .first()
        if len(secret) <= LONGEST_SECRET
        else None
    )
    if offer is None:
        raise PageHasEnded()
    return offer


def agree(offer: Offer, *, email: str, phone: str, need: str, now: datetime) -> None:
    """They say yes, and how they are reached. Pressed again it changes what they said, until a member has kept it."""
    with scope(offer.firm):
        kept = _locked(offer)
        kept.standing, kept.answered_at, kept.expires_at = Standing.NEW, now, now + SEEN_FOR
        kept.person_email, kept.person_phone, kept.need = email, phone, domain.words_of(need)
        kept.save()


def decline(offer: Offer, *, now: datetime) -> None:
    """They say no: nothing of it stays, not even who wanted to introduce them."""
    with scope(offer.firm):
        kept = _locked(offer)
        Offer.objects.of(kept.firm_id).filter(pk=kept.pk).update(
            standing=Standing.DECLINED, answered_at=now, settled_at=now, **NOTHING
        )


def _locked(offer: Offer) -> Offer:
    kept: Offer = Offer.objects.of(offer.firm_id).select_for_update().get(pk=offer.pk)
    if kept.standing not in OPEN or kept.asked_hash != offer.asked_hash:
        raise PageHasEnded()
    return kept


# --- a member looks at it ---------------------------------------------------------------------------------------


def keep(offer: Offer, *, by: Member, now: datetime) -> Referral:
    """One press: a referral, of which thanks and a call are owed. Kept twice it is the same one.

    :raises NotOfferedAnyMore: if it went, or a colleague set it aside
    """
    firm = offer.firm
    with scope(firm):
        kept: Offer = (
            Offer.objects.of(firm).select_related("introducer").select_for_update(of=("self",)).get(pk=offer.pk)
        )
        if kept.referral is not None:
            found: Referral = Referral.objects.of(firm).select_related("firm").get(pk=kept.referral_id)
            return found
        if kept.standing != Standing.NEW:
            raise NotOfferedAnyMore()
        came = kept.answered_at or kept.came_at
        introducer = _introducer(kept, by, now)
        prospect = _prospect(kept, introducer, by, now)
        introduces = [] if introducer is None or introducer.pk == prospect.pk else [Known(introducer)]
        referral = referrals.receive(
            firm=firm, introducers=introduces, prospects=[Known(prospect)], by=by, now=now, at=min(came, now),
            need=kept.need, words=kept.reason, expects_contact=True,
        )  # fmt: skip
        Consent.unscoped.create(
            firm=firm,
            person=prospect,
            referral=referral,
            what=Agreed.CONTACT,
            given=True,
            wording=words.agreement(firm.name, by_themselves=kept.answered_at is not None, language=firm.language),
            way="link" if kept.answered_at is not None else "introducer",
            by=by,
            at=came,
        )
        Offer.objects.of(firm).filter(pk=kept.pk).update(
            **NOTHING | {"standing": Standing.KEPT, "referral": referral, "introducer": introducer, "settled_at": now,
                         "settled_by": by}
        )  # fmt: skip
        return referral


def _introducer(offer: Offer, by: Member, now: datetime) -> Person | None:
    """Who introduces: known by their own page; else whoever has this address, else somebody new."""
    if offer.introducer is not None and offer.introducer.deleted_at is None:
        return offer.introducer
    reach = Reach(tuple(filter(None, [offer.from_email])), tuple(filter(None, [offer.from_phone])))
    return _whom(offer.firm, offer.from_name, reach, by) or people.keep(
        firm=offer.firm, name=offer.from_name, now=now, by=by, reach=reach, from_=From(Source.PUBLIC_PAGE)
    )


def _prospect(offer: Offer, introducer: Person | None, by: Member, now: datetime) -> Person:
    reach = Reach(tuple(filter(None, [offer.person_email])), tuple(filter(None, [offer.person_phone])))
    source = Source.THEMSELVES if offer.answered_at is not None else Source.PUBLIC_PAGE
    return _whom(offer.firm, offer.person_name, reach, by) or people.keep(
        firm=offer.firm, name=offer.person_name, now=now, by=by, reach=reach,
        from_=From(source, person=None if source is Source.THEMSELVES else introducer),
    )  # fmt: skip


def _whom(firm: Firm, name: str, reach: Reach, by: Member) -> Person | None:
    """Whoever has this address or number and this name; anybody else with it is not assumed to be the same."""
    has_way = reach.emails or any(phones.e164(n, firm.country or phones.DEFAULT_REGION) for n in reach.phones)
    found = people.same_as(firm, reach=reach) if has_way else []
    seen = [person for person in found if person.private_to_id in (None, by.pk)]
    return next((person for person in seen if normal(person.name) == normal(name)), None)


def set_aside(offer: Offer, *, by: Member, now: datetime) -> None:
    """Not for us. It can come back for two weeks; then it goes.

    :raises NotOfferedAnyMore: if it is not waiting
    """
    with scope(offer.firm):
        waiting = Offer.objects.of(offer.firm).filter(pk=offer.pk, standing=Standing.NEW)
        if not waiting.update(
            standing=Standing.DECLINED, settled_at=now, settled_by=by, asked_hash=None, expires_at=now + UNDONE_FOR
        ):
            raise NotOfferedAnyMore()


def take_up_again(offer: Offer, *, now: datetime) -> None:
    """Undo of setting aside.

    :raises NotOfferedAnyMore: if it has gone
    """
    with scope(offer.firm):
        aside = Offer.objects.of(offer.firm).filter(pk=offer.pk, standing=Standing.DECLINED, expires_at__gt=now)
        if not aside.exclude(person_name="").update(
            standing=Standing.NEW, settled_at=None, settled_by=None, expires_at=now + SEEN_FOR
        ):
            raise NotOfferedAnyMore()


def expire(*, now: datetime) -> int:
    """What nobody answered, looked at or took up again in time goes, with every detail; answers how much went."""
    return sum(_expire_of(firm, now) for firm in Firm.objects.order_by("id"))


def _expire_of(firm: Firm, now: datetime) -> int:
    gone = 0
    with scope(firm):
        over = Offer.objects.of(firm).filter(expires_at__lte=now).exclude(standing=Standing.KEPT)
        for offer in over.exclude(from_name="", person_name="", asked_hash=None).order_by("id")[:AT_ONCE]:
            offer.standing = offer.standing if offer.standing == Standing.DECLINED else Standing.EXPIRED
            gone += Offer.objects.of(firm).filter(pk=offer.pk).update(standing=offer.standing, **NOTHING)
    return gone


__all__ = [
    "NotOfferedAnyMore", "TooManyToday", "agree", "dead_link", "decline", "expire", "find", "keep", "open_to_all", "set_aside",
    "stamp", "stamped", "take", "take_up_again",
]  # fmt: skip

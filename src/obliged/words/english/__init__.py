"""What do we say in English? Texts by part and code, as the British spell them."""

from __future__ import annotations

from collections.abc import Mapping

from obliged.words.english.captures import TEXTS as CAPTURES
from obliged.words.english.courtesies import TEXTS as COURTESIES
from obliged.words.english.crib import TEXTS as CRIB
from obliged.words.english.discretion import TEXTS as DISCRETION
from obliged.words.english.happenings import TEXTS as HAPPENINGS
from obliged.words.english.incoming import TEXTS as INCOMING
from obliged.words.english.introductions import TEXTS as INTRODUCTIONS
from obliged.words.english.jobs import TEXTS as JOBS
from obliged.words.english.judgements import TEXTS as JUDGEMENTS
from obliged.words.english.letters import TEXTS as LETTERS
from obliged.words.english.mail_accounts import TEXTS as MAIL_ACCOUNTS
from obliged.words.english.meetings import TEXTS as MEETINGS
from obliged.words.english.moments import TEXTS as MOMENTS
from obliged.words.english.morning import TEXTS as MORNING
from obliged.words.english.offers import TEXTS as OFFERS
from obliged.words.english.playbook import TEXTS as PLAYBOOK
from obliged.words.english.portal import TEXTS as PORTAL
from obliged.words.english.portal_page import TEXTS as PORTAL_PAGE
from obliged.words.english.privacy import TEXTS as PRIVACY
from obliged.words.english.profiles import TEXTS as PROFILES
from obliged.words.english.proper import TEXTS as PROPER
from obliged.words.english.refusals import TEXTS as REFUSALS
from obliged.words.english.rhythms import TEXTS as RHYTHMS
from obliged.words.english.stops import TEXTS as STOPS
from obliged.words.english.tellings import TEXTS as TELLINGS
from obliged.words.english.templates import TEXTS as TEMPLATES
from obliged.words.english.understandings import TEXTS as UNDERSTANDINGS

PARTS: Mapping[str, Mapping[str, str | tuple[str, ...]]] = {
    "captures": CAPTURES,
    "courtesies": COURTESIES,
    "crib": CRIB,
    "discretion": DISCRETION,
    "happenings": HAPPENINGS,
    "incoming": INCOMING,
    "introductions": INTRODUCTIONS,
    "jobs": JOBS,
    "judgements": JUDGEMENTS,
    "letters": LETTERS,
    "mail_accounts": MAIL_ACCOUNTS,
    "meetings": MEETINGS,
    "moments": MOMENTS,
    "morning": MORNING,
    "offers": OFFERS,
    "playbook": PLAYBOOK,
    "portal": PORTAL,
    "portal_page": PORTAL_PAGE,
    "privacy": PRIVACY,
    "profiles": PROFILES,
    "proper": PROPER,
    "refusals": REFUSALS,
    "rhythms": RHYTHMS,
    "stops": STOPS,
    "tellings": TELLINGS,
    "templates": TEMPLATES,
    "understandings": UNDERSTANDINGS,
}

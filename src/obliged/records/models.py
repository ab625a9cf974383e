"""All records, for Django's discovery. Nouns live in files of their own."""

from obliged.records.accounts import SignedIn, SignInLink, User
from obliged.records.consents import Consent
from obliged.records.courtesies import Courtesy, Draft, Handling
from obliged.records.firms import Absence, Firm, Invitation, Member
from obliged.records.happenings import Chain, Happening, Words
from obliged.records.incoming import Incoming
from obliged.records.jobs import Installation, Job, Schedule, Worker
from obliged.records.letters import Arrived, Letter, Pair, Settles, Told
from obliged.records.links import FormToken, HeardBack, Link, PortalLink
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.offers import Offer
from obliged.records.origins import Origin
from obliged.records.overrides import Override
from obliged.records.people import Address, Affiliation, Email, FindKey, Organisation, Person, Phone
from obliged.records.playbooks import PlaybookChange, Reckoning, Template
from obliged.records.privacy import Erasure, PrivacyRequest
from obliged.records.referrals import Party, Referral

__all__ = [
    "Absence",
    "Address",
    "Affiliation",
    "Arrived",
    "Chain",
    "Consent",
    "Courtesy",
    "Draft",
    "Email",
    "Erasure",
    "FindKey",
    "Firm",
    "FormToken",
    "Handling",
    "Happening",
    "HeardBack",
    "Incoming",
    "Installation",
    "Invitation",
    "Job",
    "Letter",
    "Link",
    "MailAccount",
    "Member",
    "Offer",
    "Organisation",
    "Origin",
    "Override",
    "Pair",
    "Party",
    "Person",
    "Phone",
    "PlaybookChange",
    "PortalLink",
    "PrivacyRequest",
    "Reckoning",
    "Referral",
    "Schedule",
    "Settles",
    "SignInLink",
    "SignedIn",
    "Suppressed",
    "Template",
    "Told",
    "User",
    "Words",
    "Worker",
]  # fmt: skip

"""All records, for Django's discovery. Nouns live in files of their own."""

from obliged.records.accounts import SignedIn, SignInLink, User
from obliged.records.aims import Aim, CameOtherwise
from obliged.records.consents import Consent
from obliged.records.courtesies import Courtesy, Draft, Handling
from obliged.records.favours import Favour
from obliged.records.firms import Absence, Firm, Invitation, Member
from obliged.records.happenings import Chain, Happening, Words
from obliged.records.incoming import Incoming
from obliged.records.jobs import Installation, Job, Schedule, Worker
from obliged.records.judgements import Foretold, Judgement, Judging
from obliged.records.letters import Arrived, Letter, Pair, Settles, Told
from obliged.records.links import FormToken, HeardBack, Link, PortalLink
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.offers import Offer
from obliged.records.origins import Origin
from obliged.records.overrides import Override
from obliged.records.partners import Partnership
from obliged.records.people import Address, Affiliation, Email, FindKey, Organisation, Person, Phone
from obliged.records.playbooks import PlaybookChange, Reckoning, Template
from obliged.records.privacy import Erasure, PrivacyRequest
from obliged.records.profiles import Profile, TakeAgain, Testimonial
from obliged.records.qualifiers import QualifierAnswer
from obliged.records.referrals import Party, Referral
from obliged.records.understandings import Expectation, Understanding

__all__ = [
    "Absence",
    "Address",
    "Affiliation",
    "Aim",
    "Arrived",
    "CameOtherwise",
    "Chain",
    "Consent",
    "Courtesy",
    "Draft",
    "Email",
    "Erasure",
    "Expectation",
    "Favour",
    "FindKey",
    "Firm",
    "Foretold",
    "FormToken",
    "Handling",
    "Happening",
    "HeardBack",
    "Incoming",
    "Installation",
    "Invitation",
    "Job",
    "Judgement",
    "Judging",
    "Letter",
    "Link",
    "MailAccount",
    "Member",
    "Offer",
    "Organisation",
    "Origin",
    "Override",
    "Pair",
    "Partnership",
    "Party",
    "Person",
    "Phone",
    "PlaybookChange",
    "PortalLink",
    "PrivacyRequest",
    "Profile",
    "QualifierAnswer",
    "Reckoning",
    "Referral",
    "Schedule",
    "Settles",
    "SignInLink",
    "SignedIn",
    "Suppressed",
    "TakeAgain",
    "Template",
    "Testimonial",
    "Told",
    "Understanding",
    "User",
    "Words",
    "Worker",
]  # fmt: skip

"""Whom does the sample firm know, who sends it whom, and what is said? The fixed cast, and two years of needs.

Everybody here is invented: numbers are the 555 01xx that no exchange gives out, addresses end in `.example`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from obliged.domain.happenings import Kind, Reason
from obliged.domain.partners import Tier, Way
from obliged.domain.people import Channel, TellWhat

PRIYA = "priya@ravale.example"
JOEL = "joel@ravale.example"
ROSA = "Hi Priya,\n\nIt was good to meet you yesterday. The landlord agrees to the awning, so your second drawing it is.\n\nRosa\n"
TREATMENTS = (
    "a call the same day",
    "a first sketch at no cost",
    "one of us, by name, from the first call to the opening",
)
PUBLIC_WORDS = (
    "We are best for shops, cafés and clinics that open their first or second place. If we are not the right people, we say "
    "so, and find somebody who is."
)
BAND = "#4a4dbf"
# Whom Priya chose, and what she settled with each
CHOSEN: Mapping[str, Mapping[str, Any]] = {
    "Ana Duarte": {"tier": Tier.A, "every": 21, "ways": (Way.LUNCH, Way.CALL, Way.NOTE), "birthday": "--12-09"},
    "Luis Ferreira": {"tier": Tier.A},
    "Fred Lindqvist": {"tier": Tier.B},
    "Mei Tanaka": {"tier": Tier.B, "ways": (Way.CALL, Way.MEETING)},
    "Tomasz Nowak": {"tier": Tier.C},
    "Hollis Grant": {"tier": Tier.C},
}
OFFERED = {
    "from_name": "Grace Adeyemi", "from_email": "grace@adeyemi.example", "name": "Bao Nguyen", "phone": "503 555 0121",
    "agreed": "yes", "need": "A counter and shelves for his second shop",
    "reason": "You did my office, and I still like to come in every morning.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Somebody:
    name: str
    pronoun: str
    occupation: str = ""
    organisations: tuple[tuple[str, str], ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    called: str = ""
    serves: str = ""
    met_where: str = ""
    introduced_by: str = ""
    why_us: str = ""
    did_for_them: str = ""
    notes: str = ""
    best_time: str = ""
    channel: Channel = Channel.EMAIL
    just_send: bool = False
    tell_what: TellWhat | None = None
    is_couple: bool = False


CAST = (
    Somebody(
        "Ana Duarte", "she", "Accountant", (("Duarte e Filhos", "Partner"),), ("ana@duartefilhos.example",),
        ("503 555 0119",), ("1420 NE Alberta Street\nPortland, OR 97211",),
        serves="Accounts and payroll for owners with five to thirty staff, ideally food and health, in their first years",
        met_where="The chamber's breakfast, March two years ago",
        why_us="We finished her sister's shop a week early and said what it would cost before we began",
        did_for_them="Her office on Alberta Street", notes="Answers before ten. Dislikes surprises.",
        best_time="before ten", just_send=True,
    ),
    Somebody(
        "Luis Ferreira", "he", "Baker", (("Ferreira Bread", "Owner"),), ("luis@ferreirabread.example",),
        ("503 555 0131",), serves="Bread for cafés and small restaurants", met_where="His first bakery, which we drew",
        why_us="We drew his first bakery", did_for_them="Two bakeries", best_time="after two in the afternoon",
    ),
    Somebody(
        "Grace Adeyemi", "she", "Commercial letting agent", (("Adeyemi Lettings", "Owner"),),
        ("grace@adeyemilettings.example",), ("503 555 0126",),
        serves="Empty shop units in the east of the city, landlords and first-time tenants",
        met_where="A unit on Hawthorne that we both wanted for somebody else",
        why_us="Landlords say that our tenants open on the day they said",
    ),
    Somebody(
        "Fred Lindqvist", "he", "Insurance broker", (("Lindqvist Cover", "Broker"),), ("fred@lindqvist.example",),
        ("503 555 0142",), serves="Insures bakeries, cafés and small food businesses; plain about what you do not need",
        met_where="Luis brought him along", introduced_by="Luis Ferreira", just_send=True, best_time="mornings",
    ),
    Somebody(
        "Mei Tanaka", "she", "Photographer", (("Tanaka Studio", "Owner"),), ("mei@tanakastudio.example",),
        ("503 555 0153",), serves="Photographs of food and rooms", met_where="She photographed our clinic on Division",
        did_for_them="Her daylight studio",
    ),
    Somebody(
        "Tomasz Nowak", "he", "Fit-out builder", (("Nowak Fit-Out", "Owner"),), ("tomasz@nowakfitout.example",),
        ("503 555 0164",), serves="Fit-outs of shops, studios and clinics up to three thousand square feet",
        met_where="The Brightwater job", just_send=True,
    ),
    Somebody(
        "Hollis Grant", "they", "Kitchen designer", (("Grant Kitchens", "Principal"),), ("hollis@grantkitchens.example",),
        ("503 555 0170",), serves="Large commercial kitchens, hotels and canteens", met_where="A panel on ventilation",
    ),
    Somebody(
        "Noor Haddad", "she", "Dentist", (("Haddad Dental", "Owner"),), ("noor@haddaddental.example",),
        ("503 555 0181",), serves="Families in the west hills", did_for_them="Her second surgery",
        why_us="Her first designer never rang back", tell_what=TellWhat.OUTCOME,
    ),
    Somebody(
        "Bao Nguyen", "he", "Insurance agent", (("Nguyen Benefits", "Agent"),), ("bao@nguyenbenefits.example",),
        ("503 555 0143",), serves="Health cover for small teams and staff benefits",
    ),
    Somebody(
        "Dara Whitlock", "she", "Payroll", (("Whitlock Payroll", "Owner"),), ("dara@whitlockpay.example",),
        ("503 555 0147",), serves="Payroll for restaurants and shops", met_where="The chamber's breakfast",
    ),
    Somebody(
        "Inês Boateng", "she", "Florist", (("Inês Flores", "Owner"),), ("ines@inesflores.example",), ("503 555 0178",),
        notes="Kwame's sister. Needs a bookkeeper before April.",
    ),
    Somebody("Kwame Boateng", "he", "Physiotherapist", (("Boateng Physio", "Owner"),), ("kwame@boatengphysio.example",),
             ("503 555 0177",), channel=Channel.TEXT),
    Somebody("Sally Okafor", "she", "Baker", (("Rise & Crumb", "Owner"),), ("sally@risecrumb.example",),
             ("503 555 0188",), best_time="afternoons"),
    Somebody("Rashid Karimi", "he", "Restaurateur", (("Karimi's", "Owner"),), ("rashid@karimis.example",),
             ("503 555 0192",)),
    Somebody("Thu Trang Pham", "she", "Nail artist", (("Lotus Nails", "Owner"),), ("trang@lotusnails.example",),
             ("503 555 0195",), called="Trang"),
    Somebody("Rosa Quintero", "she", "Coffee roaster", (("Quintero Coffee", "Owner"),), ("rosa@quinterocoffee.example",),
             ("503 555 0196",)),
    Somebody("Yusuf and Lena Brandt", "they", "Café owners", (("Brandt Café", "Owners"),), ("hello@brandtcafe.example",),
             ("503 555 0197",), is_couple=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comes:
    """One introduction of the two years."""

    at: datetime
    introducer: str
    prospect: str
    pronoun: str
    email: str
    phone: str
    organisation: str
    need: str
    when: str
    how: str
    words: str
    why_us: str
    path: tuple[tuple[Kind, float], ...]
    ends_because: Reason
    provider: str = ""
    reason: str = ""
    reason_other: str = ""
    asks_first: bool = True
    better: str = "Hollis Grant"
    notes: Mapping[Kind, str] = field(default_factory=dict)


FIRST = (
    ("Amara", "she"), ("Ben", "he"), ("Chiara", "she"), ("Daniel", "he"), ("Elif", "she"), ("Femi", "he"),
    ("Greta", "she"), ("Hassan", "he"), ("Ingrid", "she"), ("Jonah", "he"), ("Keiko", "she"), ("Liam", "he"),
    ("Marta", "she"), ("Nikhil", "he"), ("Olena", "she"), ("Pablo", "he"), ("Quinn", "they"), ("Ruth", "she"),
    ("Samir", "he"), ("Tess", "she"), ("Uma", "she"), ("Viktor", "he"), ("Wanda", "she"), ("Yara", "she"),
)  # fmt: skip
LAST = (
    "Abara", "Bianchi", "Castellanos", "Demir", "Eriksen", "Fontaine", "Gallagher", "Hoang", "Ibarra", "Jovanovic",
    "Kowalska", "Lindgren", "Mbeki", "Nakamura", "Oyelaran", "Petrov", "Quispe", "Rosenthal", "Silva", "Tahir",
)  # fmt: skip
NEEDS = (
    ("Plans for a corner café", "Café"), ("A clinic in an empty unit", "Clinic"), ("A shop front that lets light in", "Books"),
    ("A tasting room", "Cider"), ("A second chair and a waiting room", "Barbers"), ("A counter and a cold room", "Fishmonger"),
    ("A studio with a sprung floor", "Dance"), ("A pharmacy that feels less like one", "Pharmacy"),
    ("A bakery kitchen to code", "Bakery"), ("An optician's fitting room", "Optics"), ("A bicycle workshop", "Cycles"),
    ("A florist's cold store", "Flowers"), ("Treatment rooms and a quiet entrance", "Acupuncture"),
)  # fmt: skip
GIVES = (
    ("Fred Lindqvist", "cover for the fit-out", "he insures small food businesses and says what you do not need"),
    ("Tomasz Nowak", "a builder who keeps dates", "he finished our last three on the day he said"),
    ("Ana Duarte", "accounts and payroll", "she found in an afternoon what the last accountant missed"),
    ("Mei Tanaka", "photographs for the opening", "she makes small rooms look like themselves"),
    ("Dara Whitlock", "payroll for a first team", "she does payroll for shops like theirs"),
    ("Luis Ferreira", "bread, every morning", "his bread is why people come back"),
)
SAID = (
    "You are the person I would want for this.", "I told them that you are plain about money.",
    "They are careful and decide quickly.", "They have been let down once. Be kind.",
    "I have known them for years and would trust them with my keys.", "Call after lunch; mornings are chaos there.",
)  # fmt: skip
WHY = ("Saw the bakery on Albina Street", "A friend opened on the day we said", "Wanted somebody small", "")
CALLS = ("", "", "Sounded glad that we rang.", "In the middle of service; brief and friendly.", "Has the keys already.")
MET = ("", "We did, and it was easy.", "He listened, and he was quick.", "Met on site. She asked the right questions.")
WORKING = ("We start Monday. You chose well.", "", "Signed this week, thank you.", "They are good. We begin in May.")
DILIGENCE: Mapping[str, float] = {
    "thank_received": 0.96, "call": 0.97, "call_again": 0.85, "answer": 0.8, "tell_under_way": 0.5,
    "tell_milestone": 0.85, "explain": 0.85, "thank_won": 0.9, "return_favour": 0.12, "ask_met": 0.85,
    "ask_outcome": 0.75, "ask_consent": 0.95, "introduce": 0.97, "record_meeting": 0.8, "find_better": 0.2,
}  # fmt: skip
# How a received referral goes on: what happens, and how many days after the step before.
PATHS: tuple[tuple[int, tuple[tuple[Kind, float], ...]], ...] = (
    (5, ((Kind.MET, 5), (Kind.PROPOSED, 6), (Kind.WON, 9), (Kind.COMPLETED, 60))),
    (2, ((Kind.MET, 4), (Kind.PROPOSED, 7), (Kind.LOST, 14))),
    (2, ((Kind.MET, 6), (Kind.HANDED_ON, 2))),
    (1, ((Kind.DECLINED, 1.5),)),
    (1, ((Kind.WITHDRAWN, 6),)),
    (1, ((Kind.MET, 5), (Kind.PROPOSED, 5), (Kind.HELD, 8), (Kind.WON, 45))),
)
LOST_BECAUSE = (Reason.CHOSE_OTHER, Reason.TIMING, Reason.BUDGET, Reason.NO_NEED, Reason.TOO_LARGE)
SENDERS = (("Ana Duarte", 5), ("Luis Ferreira", 4), ("Grace Adeyemi", 4), ("Mei Tanaka", 2), ("Noor Haddad", 2),
           ("Tomasz Nowak", 2), ("Fred Lindqvist", 1))  # fmt: skip


def history(chance: random.Random, begins: datetime, now: datetime) -> Iterator[Comes]:
    """Who sent whom in two years: most weeks one, some weeks none, and a few that we sent ourselves."""
    names = [f"{first} {last}" for first, _ in FIRST for last in LAST]
    chance.shuffle(names)
    pronouns = dict(FIRST)
    at, n = begins + timedelta(days=3), 0
    while at < now - timedelta(days=16):
        at += timedelta(days=chance.expovariate(1 / 11.5), minutes=chance.randint(0, 500))
        if at >= now - timedelta(days=14):
            return
        name, n = names[n % len(names)], n + 1
        first = name.split(" ")[0]
        need, kind = chance.choice(NEEDS)
        common = {
            "at": at,
            "prospect": name,
            "pronoun": pronouns[first],
            "email": f"{first.lower()}.{name.split(' ')[1].lower()}{n}@mail.example",
            "phone": f"{(971, 541, 458)[n // 100 % 3]} 555 {100 + n % 100:04d}",
            "organisation": f"{name.split(' ')[1]} {kind}",
            "why_us": chance.choice(WHY),
            "ends_because": chance.choice(LOST_BECAUSE),
        }
        if chance.random() < 0.3:
            provider, wants, reason = chance.choice(GIVES)
            yield Comes(
                introducer="", need=wants, when="", how="a client of ours", words="", path=(), provider=provider,
                reason=reason, reason_other=f"{first} decides quickly and keeps appointments",
                asks_first=chance.random() < 0.7, **common,  # type: ignore[arg-type]
            )  # fmt: skip
        else:
            sender = chance.choices([s for s, _ in SENDERS], [w for _, w in SENDERS])[0]
            path = chance.choices([p for _, p in PATHS], [w for w, _ in PATHS])[0]
            yield Comes(
                introducer=sender, need=need, when=chance.choice(["", "March", "before summer", "this autumn"]),
                how=chance.choice(["a client", "a neighbor", "an old friend", "their landlord"]),
                words=chance.choice(SAID), path=path, **common,  # type: ignore[arg-type]
            )  # fmt: skip

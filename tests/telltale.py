"""Letters with confidences planted in them, and letters that only look like it, from a seed.

Two sets of writers: those whom the check was made with, and those kept apart. They share the facts, and neither
sentences, nor notes, nor names, nor all of the dress that a fact may wear. Of two thousand letters of the second set, first
measured unseen, all 754 values were found and 227 of 235 phrases, and none of 1,008 innocent letters was marked; since
then it was looked at, too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Words = tuple[str, ...]

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def below_thousand(n: int, *, british: bool = False) -> str:
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    rest = n % 100
    return f"{SMALL[n // 100]} hundred" + (f"{' and' if british else ''} {below_thousand(rest)}" if rest else "")


def in_words(n: int, *, british: bool = False) -> str:
    if n >= 1_000_000:
        rest = n % 1_000_000
        return f"{below_thousand(n // 1_000_000)} million" + (f" {in_words(rest)}" if rest else "")
    if n >= 1000:
        rest = n % 1000
        joint = " and " if british and 0 < rest < 100 else " "
        return f"{below_thousand(n // 1000)} thousand" + (
            f"{joint}{below_thousand(rest, british=british)}" if rest else ""
        )
    return below_thousand(n, british=british)


def grouped(n: int, sep: str) -> str:
    return f"{n:,}".replace(",", sep)


def indian(n: int) -> str:
    head, tail = divmod(n, 1000)
    if not head:
        return str(tail)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02d}" if head else str(group))
    return ",".join(reversed(groups)) + f",{tail:03d}"


def short(n: int) -> str:
    return f"{n / 1000:.2f}".rstrip("0").rstrip(".")


Dress = Callable[[int, random.Random], str]

AMOUNTS_SEEN: dict[str, Dress] = {
    "bare": lambda n, r: str(n),
    "commas": lambda n, r: grouped(n, ","),
    "dollars": lambda n, r: f"${grouped(n, ',')}",
    "dollars plain": lambda n, r: f"${n}",
    "cents": lambda n, r: f"${grouped(n, ',')}.00",
    "euros": lambda n, r: f"{grouped(n, '.')},00 EUR",
    "french": lambda n, r: f"{grouped(n, chr(160))} €",
    "k": lambda n, r: f"{short(n)}k",
    "dollar k": lambda n, r: f"${short(n)}K",
    "words": lambda n, r: in_words(n),
    "british words": lambda n, r: in_words(n, british=True),
    "grand": lambda n, r: f"{short(n)} grand",
    "spaced digits": lambda n, r: " ".join(str(n)),
    "letter o": lambda n, r: grouped(n, ",").replace("0", "O"),
    "pounds": lambda n, r: f"£{grouped(n, ',')}",
    "usd": lambda n, r: f"USD {grouped(n, ',')}",
}
AMOUNTS_UNSEEN: dict[str, Dress] = AMOUNTS_SEEN | {
    "full width": lambda n, r: "".join(chr(ord(c) + 0xFEE0) for c in str(n)),
    "swiss": lambda n, r: f"CHF {grouped(n, chr(0x2019))}.–",
    "thin": lambda n, r: f"{grouped(n, chr(0x202F))} euros",
    "thousand": lambda n, r: f"{short(n)} thousand",
    "tsd": lambda n, r: f"{short(n).replace('.', ',')} Tsd. Euro",
    "dutch": lambda n, r: f"€ {grouped(n, '.')},-",
    "capital words": lambda n, r: in_words(n).upper(),
    "bucks": lambda n, r: f"{grouped(n, ',')} bucks",
    "shouting k": lambda n, r: f"{short(n)} K",
    "underscores": lambda n, r: grouped(n, "_"),
    "digit words": lambda n, r: " ".join(SMALL[int(c)] for c in str(n)),
    "hidden sign": lambda n, r: chr(0x200B).join(str(n)),
    "lakh or not": lambda n, r: f"₹{indian(n)}",
    "mixed": lambda n, r: f"{n // 1000} thousand {n % 1000}" if n % 1000 else f"{n // 1000} thousand",
}

NAMES_SEEN = (
    "Ana Duarte", "Luis Ferreira", "Kwame Boateng", "Sally Okafor", "Fred Lindqvist", "Mei Tanaka", "Tomasz Nowak",
    "Grace Adeyemi", "Hollis Grant", "Noor Haddad", "Rashid Karimi", "Bao Nguyen", "Dara Whitlock", "Rosa Quintero",
    "Will Hartley", "Mark Rosen", "May Castellano", "Hope Ellery", "Yusuf Brandt", "Lena Brandt",
)  # fmt: skip
NAMES_UNSEEN = (
    "Ifeoma Eze", "Jürgen Müller", "Siobhán O’Rourke", "Bill Sommers", "Rose Whitaker", "Faith Oyelaran", "Đặng Minh Châu",
    "Thomas Ashworth", "Elizabeth Pryce", "Björn Åkesson", "Zoë van der Meer", "Grant Holloway", "Joy Abernathy", "Chase Millard",
    "Inês Boateng", "Art Kowalczyk", "Dr. Priscilla Mbeki", "José Luis Cárdenas", "Frank Delacroix", "Summer Haverford",
)  # fmt: skip
SHORT = {"Thomas": "Tom", "Elizabeth": "Liz", "Rashid": "Rashid", "Luis": "Luis"}

NOTES_SEEN = (
    "She is two months behind on the rent and does not want her sister to know about it.",
    "The landlord refuses to renew the lease unless they pay for the new roof themselves.",
    "He was let go from his last practice after a quarrel over missing invoices.",
    "Their marriage is ending, and the house will have to be sold before the summer.",
    "The bank turned down the loan because the books were never closed for last year.",
    "Her mother has moved into a care home, which eats most of what the bakery earns.",
    "We think he shops around for quotes and never means to sign with anybody.",
    "They lost their biggest customer in the spring and have told none of the staff.",
    "His knee needs surgery again, so he may hand the studio to his partner.",
    "The tax office opened an audit on the family firm, and the accountant has stepped down.",
)
NOTES_UNSEEN = (
    "Expects to file for bankruptcy before Christmas if the investor from Leeds pulls out.",
    "Drinks at lunch, missed three site meetings, and the foreman covers for him every week.",
    "Wants to leave the partnership quietly and take the hospital contract with her.",
    "The scan found a shadow on her lung; treatment begins after the school holidays.",
    "Pays suppliers ninety days late and argued about every line of our last statement.",
    "Their oldest son was arrested abroad and the legal costs are swallowing the savings.",
    "Only took the meeting to get a cheaper offer out of the builder he already chose.",
    "Has a restraining order against the former co-owner, who still holds a third of the shares.",
    "Sold the delivery vans to make payroll and hopes nobody in the chapter notices.",
    "The adoption fell through in March and she has been on leave from the clinic ever since.",
)

OPENERS_SEEN = ("Dear {first},", "Hi {first},", "Hello {first},", "{first},")
OPENERS_UNSEEN = ("Good morning {first},", "Dear {first}", "{first}, hello again.", "Hey {first} –", "Hi {first}!")
CLOSERS_SEEN = ("Best,\nPriya", "Warmly,\nJoel Vale", "Thanks,\nPriya Raman", "Joel")
CLOSERS_UNSEEN = (
    "Kind regards,\n\nHelen Marsh\nMarsh & Vale",
    "Cheers\nTheo",
    "With thanks, as ever\nHelen",
    "Yours,\nTheo Marsh",
    "– Helen",
)

FILLERS_SEEN = (
    "Thank you for thinking of us.",
    "We met this week and had a good first talk.",
    "I will let you know how it goes from here.",
    "It meant a lot that you spoke up for us.",
    "We have a second meeting in the diary.",
    "Nothing for you to do now; I just wanted you to know.",
    "As soon as there is a next step, you will hear it from me first.",
    "They asked good questions, and we could answer most of them.",
    "I hope the new season treats you well.",
)
FILLERS_UNSEEN = (
    "Your introduction came at just the right time.",
    "We had coffee yesterday and got on famously.",
    "The conversation is moving along at a sensible pace.",
    "You were kind to put your name behind us.",
    "There is a follow-up planned, and I shall write again after it.",
    "I owe you a proper lunch for this one.",
    "We will take good care of whoever you send our way.",
    "More news when there is some; for now everybody is happy.",
    "Do say hello to the team from all of us.",
)

# Look-alikes: nothing here is a confidence. {x} stands for figures that are none.
INNOCENT_SEEN: dict[str, Words] = {
    "date": ("We meet on {day} {month}.", "It is set for {month} {day}.", "By {month} 2026 we hope to be done.", "We opened in {year}."),
    "time": ("See you at {hour}:30.", "The call is at {hour} am.", "I am free from {hour} to {hour2} o'clock."),
    "phone": ("Ring us on 503 555 01{dd}.", "Our number is (503) 555-01{dd}.", "Call +1 503 555 01{dd} any time."),
    "address": ("We are at {house} Alder Street.", "Come to {house} NE Prescott St, second floor."),
    "quantity": ("The room seats {q} people.", "We printed {q} flyers and {dd} posters.", "It is about {q} square feet."),
    "thanks": ("A hundred thanks for this.", "A thousand thanks, truly.", "Thanks a million."),
    "word": ("Will you be there too?", "May I call you next week?", "We hope to see you in May.", "Mark it in your diary.", "The grace period ends soon.", "Bill us whenever it suits."),
    "phrase": ("I would like to thank you for your trust.", "Let me know if you have any questions.", "Their new shop is on the corner.", "The landlord is a friend of ours.", "She wants to know more about it."),
    "share": ("We are a hundred percent behind this.", "Half an hour is plenty.", "A quarter past nine suits us."),
    "other name": ("Ana Silva sends her regards.", "You may know Grace Kelly of the library.", "We passed Grant Street on the way."),
    "other sum": ("The parking costs $6.", "Lunch was $23.50, and worth it.", "The workshop is $75 a seat."),
    "order": ("Your order no. {house} has shipped.", "See page {q} of the guide.", "Ticket {house} is closed."),
}  # fmt: skip
INNOCENT_UNSEEN: dict[str, Words] = {
    "date": ("Shall we say the {day}th of {month}?", "We founded the firm in {year}, on {day}/3/{year}.", "Since {month} we are two.", "The fair runs {day}–{day2} {month}."),
    "time": ("Doors open at {hour}.15.", "Half past {hourword} works for me.", "I land at {hour}:45 pm on Friday."),
    "phone": ("Our desk: 020 7946 0{dd}8.", "Text me on 07700 9001{dd}.", "The switchboard (+44 161 496 0{dd}1) is open all day."),
    "address": ("Our new studio is {house} Church Lane, Leeds.", "Find us at {house} Hope Street.", "Suite {house}, Exchange Court."),
    "quantity": ("Around {q} guests came to the opening.", "They ship {q} loaves a week.", "The archive holds {q} drawings.", "We walked {dd} miles."),
    "thanks": ("Thanks a thousand times over.", "A million thanks from both of us.", "Many hundreds of thanks."),
    "word": ("Hope all is well with you.", "It may rain; bring a coat.", "They chase perfection in every loaf.", "What joy to read your note.", "The art on the walls is new.", "A frank talk does good.", "Last summer we painted the shop.", "She rose early, and with faith in the day.", "They will grant you a tour."),
    "phrase": ("The lease on our own place was renewed.", "He has moved to the other side of town.", "Their oldest customers came to the opening.", "It was good to see you at the chapter.", "She has been on the board for years."),
    "share": ("I agree one hundred percent.", "The first quarter was busy.", "They give you half a day to try it.", "Two thirds of the chapter came."),
    "other name": ("Tom Hanks would play you in the film.", "Maria Müller-Lüdenscheidt wrote a book on it.", "The Rose Theatre is next door.", "We met Elizabeth Warren fans there."),
    "other sum": ("Tickets are £12 each.", "The book is 19,90 €.", "Coffee is on me, all four dollars of it."),
    "order": ("Invoice {house} was for the signs.", "Flight {q} was late.", "Form {house} is on their site."),
}  # fmt: skip

AMOUNT_LINES_SEEN = (
    "They signed for {x} in the end.", "The fee is {x}, between us.", "Their budget is {x}.", "It came to {x} all told.",
    "He pays {x} a month for the place.", "{x} is what they agreed to.", "She still owes {x} from last year.",
)  # fmt: skip
AMOUNT_LINES_UNSEEN = (
    "I can tell you they settled on {x}.", "Would you believe {x}?", "All in, the project runs to {x}.", "They had {x} set aside for it.",
    "Between you and me: {x}.", "We quoted {x} and they said yes on the spot.", "Her rent is {x} now.", "It cost them {x}, plus a lawyer.",
)  # fmt: skip
ROUND_LINES_SEEN = ("It is about {x}.", "They have around {x} to spend.", "The fee is roughly {x}.")
ROUND_LINES_UNSEEN = (
    "They paid something like {x}.",
    "It was close to {x} in total.",
    "We are talking nearly {x} here.",
    "The job is worth approximately {x}.",
)
SHARE_LINES_SEEN = ("You get {x} of it.", "Our share is {x}.", "We gave them {x} off the fee.")
SHARE_LINES_UNSEEN = (
    "Their margin sits at {x}.",
    "He holds {x} of the shares.",
    "The discount was {x}, which is a lot.",
)
NAME_LINES_SEEN = (
    "I spoke with {x} about it.", "{x} was there too.", "It turns out {x} knows them as well.", "We also work with {x}.",
    "You can ask {x}, of course.", "This came through {x}.",
)  # fmt: skip
NAME_LINES_UNSEEN = (
    "The other bid came from {x}.", "They had been sent to us by {x} before.", "Between us, {x} is not pleased.", "He mentioned {x} twice.",
    "My contact there is {x}.", "We lost the last one to {x}, sadly.", "Please keep {x} out of this.",
)  # fmt: skip
NUMBER_LINES_SEEN = ("The account is {x}.", "Use {x} for the transfer.", "Her number is {x}.", "It is filed under {x}.")
NUMBER_LINES_UNSEEN = (
    "For your records: {x}.",
    "They pay from {x}.",
    "Quote {x} when you ring.",
    "He gave me {x} over the phone.",
)
PHRASE_LINES_SEEN = ("To be open, {x}.", "I heard that {x}.", "You should know: {x}.", "{X}.")
PHRASE_LINES_UNSEEN = (
    "Rumour has it that {x}.",
    "Just so you understand, {x}!",
    "Sadly, {x}",
    "What I gather is that {x}, more or less.",
    '"{x}", as they put it.',
)


@dataclass(frozen=True)
class Writers:
    amounts: dict[str, Dress]
    names: Words
    notes: Words
    openers: Words
    closers: Words
    fillers: Words
    innocent: dict[str, Words]
    lines: dict[str, Words]


SEEN = Writers(
    AMOUNTS_SEEN, NAMES_SEEN, NOTES_SEEN, OPENERS_SEEN, CLOSERS_SEEN, FILLERS_SEEN, INNOCENT_SEEN,
    {"amount": AMOUNT_LINES_SEEN, "rounded": ROUND_LINES_SEEN, "percentage": SHARE_LINES_SEEN, "name": NAME_LINES_SEEN,
     "number": NUMBER_LINES_SEEN, "phrase": PHRASE_LINES_SEEN},
)  # fmt: skip
UNSEEN = Writers(
    AMOUNTS_UNSEEN, NAMES_UNSEEN, NOTES_UNSEEN, OPENERS_UNSEEN, CLOSERS_UNSEEN, FILLERS_UNSEEN, INNOCENT_UNSEEN,
    {"amount": AMOUNT_LINES_UNSEEN, "rounded": ROUND_LINES_UNSEEN, "percentage": SHARE_LINES_UNSEEN,
     "name": NAME_LINES_UNSEEN, "number": NUMBER_LINES_UNSEEN, "phrase": PHRASE_LINES_UNSEEN},
)  # fmt: skip


@dataclass
class Letter:
    """One letter: what goes in, and what is planted in it."""

    case: dict[str, Any]
    planted: list[tuple[str, str, int, int]] = field(default_factory=list)  # kind, dress, start, end
    innocent: list[str] = field(default_factory=list)


MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"]


def _filled(line: str, r: random.Random) -> str:
    return line.format(
        day=r.randint(3, 27), day2=r.randint(28, 30), month=r.choice(MONTHS), year=r.randint(1990, 2025), hour=r.randint(7, 11), hour2=12,
        dd=r.randint(10, 99), house=r.randint(11, 9899), q=r.choice([12, 45, 180, 350, 1200, 2600]), hourword=SMALL[r.randint(2, 11)],
    )  # fmt: skip


def _iban(r: random.Random) -> str:
    body = "".join(str(r.randint(0, 9)) for _ in range(18))
    check = 98 - int(body + "131400") % 97
    return f"DE{check:02d}{body}"


def _numbers(r: random.Random) -> list[tuple[str, str]]:
    iban = _iban(r)
    card = "4" + "".join(str(r.randint(0, 9)) for _ in range(15))
    return [
        ("iban", " ".join(iban[n : n + 4] for n in range(0, 22, 4))),
        ("ssn", f"{r.randint(101, 665)}-{r.randint(10, 99)}-{r.randint(1000, 9999)}"),
        ("card", " ".join(card[n : n + 4] for n in range(0, 16, 4))),
        (
            "sort code",
            f"{r.randint(10, 99)}-{r.randint(10, 99)}-{r.randint(10, 99)} {r.randint(10_000_000, 99_999_999)}",
        ),
        ("policy", f"{r.choice(['POL', 'HX', 'LIFE'])}-{r.randint(1000, 9999)}-{r.randint(100, 999)}"),
        ("passport", f"{r.choice('CEKLX')}{r.randint(1_000_000, 9_999_999)}"),
        ("account", str(r.randint(10_000_000, 999_999_999))),
    ]


def _number_dress(said: str, r: random.Random, unseen: bool) -> tuple[str, str]:
    signs = "".join(c for c in said if c.isalnum())
    ways = {
        "as is": said,
        "together": signs,
        "by three": " ".join(signs[n : n + 3] for n in range(0, len(signs), 3)),
        "lower": said.lower(),
        "ending": f"the one ending in {signs[-4:]}",
    }
    if unseen:
        ways |= {
            "dots": ".".join(signs[n : n + 4] for n in range(0, len(signs), 4)),
            "letter o": said.replace("0", "O"),
            "dashes": "–".join(signs[n : n + 2] for n in range(0, len(signs), 2)),
            "stars": f"****{signs[-4:]}",
            "full width": "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in said),
        }
    how = r.choice(sorted(ways))
    return how, ways[how]


def _name_dress(name: str, r: random.Random, unseen: bool) -> tuple[str, str]:
    parts = [p for p in name.split() if p != "Dr."]
    first, last = parts[0], parts[-1]
    ways = {
        "full": name, "first": first, "surname": last, "initial": f"{first[0]}. {last}", "owned": f"{first}’s office",
        "small": f"{first} {last}".lower(), "capitals": f"{first} {last}".upper(), "turned": f"{last}, {first}",
        "titled": f"{r.choice(['Mr', 'Ms', 'Dr.'])} {last}", "family": f"the {last}s",
    }  # fmt: skip
    if unseen:
        plain = str.maketrans("üáöåëêđặâé’", "uaoaeedaae'")
        ways |= {
            "plain letters": f"{first} {last}".translate(plain), "first and initial": f"{first} {last[0]}.",
            "address": f"{first}.{last}@mail.example".lower().translate(plain).replace("'", ""),
            "handle": f"@{first}{last}".lower().translate(plain).replace("'", ""), "short": SHORT.get(first, first),
            "broken": f"{first}\n{last}", "both owned": f"{first} {last}'s sister",
        }  # fmt: skip
    how = r.choice(sorted(ways))
    return how, ways[how]


STOPS = {"the", "a", "an", "and", "is", "to", "of", "his", "her", "their", "has", "have", "will", "was"}
SWAPS_SEEN = {
    "months": "weeks",
    "landlord": "owner",
    "bank": "lender",
    "refuses": "declines",
    "summer": "autumn",
    "staff": "team",
}


def _phrase_dress(note: str, r: random.Random, unseen: bool) -> tuple[str, str]:
    words = note.rstrip(".").split()
    length = r.randint(5, min(11, len(words)))
    start = r.randint(0, len(words) - length)
    piece = words[start : start + length]
    ways = ["as is", "capitals", "no signs", "line break"]
    if length >= 7:
        ways += ["swapped", "small left out"]
    if unseen:
        ways += ["title", "double spaces", "quoted word", "dashes"] + (["small put in"] if length >= 6 else [])
    how = r.choice(ways)
    match how:
        case "capitals":
            piece = [w.upper() for w in piece]
        case "no signs":
            piece = ["".join(c for c in w if c.isalnum() or c == "'") for w in piece]
        case "line break":
            at = len(piece) // 2
            piece = [*piece[:at], f"\n{piece[at]}", *piece[at + 1 :]]
        case "swapped":
            at = r.randint(1, len(piece) - 2)
            piece[at] = SWAPS_SEEN.get(piece[at], r.choice(["really", "perhaps", "another", "somebody"]))
        case "small left out":
            small = [n for n, w in enumerate(piece) if w.lower() in STOPS and 0 < n < len(piece) - 1]
            if small and length >= 8:
                piece.pop(small[0])
        case "small put in":
            piece.insert(len(piece) // 2, r.choice(["just", "now", "so"]))
        case "title":
            piece = [w.capitalize() for w in piece]
        case "double spaces":
            piece = [f"{w} " for w in piece]
        case "quoted word":
            piece[1] = f"“{piece[1]}”"
        case "dashes":
            piece = [*piece[:2], "–", *piece[2:]]
        case _:
            pass
    return how, " ".join(piece).strip()


def letters(count: int, seed: int, writers: Writers) -> Iterator[Letter]:
    """So many letters; about half hold a confidence."""
    r = random.Random(seed)
    unseen = writers is UNSEEN
    for n in range(count):
        yield _letter(n, r, writers, unseen)


def _amount(r: random.Random) -> int:
    return r.choice([
        r.randint(11, 99) * 100, r.randint(10, 99) * 1000 + r.randint(1, 9) * 100, r.randint(1001, 9899), r.randint(10_000, 99_999),
        r.randint(100, 480) * 1000 + r.randint(1, 99) * 10, r.randint(210, 990) * 100,
    ])  # fmt: skip


def _letter(n: int, r: random.Random, writers: Writers, unseen: bool) -> Letter:
    to, *others = r.sample(writers.names, 4)
    while {p.lower() for p in to.split()} & {p.lower() for o in others for p in o.split()}:
        to, *others = r.sample(writers.names, 4)
    amounts = [_amount(r) for _ in range(r.randint(1, 2))]
    share = r.choice([7, 8, 10, 12, 12.5, 15, 18, 20])
    numbers = r.sample(_numbers(r), 2)
    notes = r.sample(writers.notes, 2)
    held = [r.choice([a, f"${a:,}", f"{a:,}", f"{a}.00", f"€{grouped(a, '.')}"]) for a in amounts]
    confidential = {
        "amounts": [*held, f"{share}%"], "names": others, "numbers": [said for _, said in numbers], "notes": notes,
    }  # fmt: skip
    first = next(p for p in to.split() if p != "Dr.")
    address = f"{first.lower()}@post.example"
    letter = Letter(
        {
            "id": f"{'u' if unseen else 's'}{n}",
            "to": r.choice([to, to, f"{to} <{address}>", address]),
            "confidential": confidential,
        }
    )
    pieces: list[str | tuple[str, str, str, str]] = [r.choice(writers.fillers) for _ in range(r.randint(1, 4))]
    for _ in range(r.randint(0, 3)):
        kind = r.choice(sorted(writers.innocent))
        letter.innocent.append(kind)
        pieces.append(_filled(r.choice(writers.innocent[kind]), r))
    if r.random() < 0.5:
        many = range(r.choice([1, 1, 1, 2]))
        pieces.extend(_planted(r, writers, unseen, amounts, share, numbers, notes, others) for _ in many)
    r.shuffle(pieces)
    text = r.choice(writers.openers).format(first=first) + r.choice(["\n\n", "\n"])
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        else:
            line, kind, how, said = piece
            before, _, after = line.partition("{x}") if "{x}" in line else line.partition("{X}")
            said = said[:1].upper() + said[1:] if "{X}" in line else said
            start = len(text) + len(before)
            text += before + said + after
            letter.planted.append((kind, how, start, start + len(said)))
        text += r.choice([" ", " ", "\n\n"])
    letter.case["draft"] = text.rstrip() + "\n\n" + r.choice(writers.closers)
    return letter


def _planted(
    r: random.Random, writers: Writers, unseen: bool, amounts: list[int], share: float, numbers: list[tuple[str, str]],
    notes: list[str], others: list[str],
) -> tuple[str, str, str, str]:  # fmt: skip
    kind = r.choice(
        ["amount", "amount", "amount", "rounded", "percentage", "name", "name", "number", "phrase", "phrase"]
    )
    line = r.choice(writers.lines[kind])
    match kind:
        case "amount":
            how = r.choice(sorted(writers.amounts))
            said = writers.amounts[how](r.choice(amounts), r)
        case "rounded":
            amount = r.choice(amounts)
            power = 10 ** (len(str(amount)) - 2)
            near = round(amount / power) * power
            how = r.choice(["commas", "k", "words"])
            said = {"commas": f"{near:,}", "k": f"{near / 1000:g}k", "words": in_words(near)}[how]
            if near == amount:
                kind = "amount"
        case "percentage":
            ways = {
                "sign": f"{share:g}%",
                "spaced": f"{share:g} %",
                "per cent": f"{share:g} per cent",
                "percent": f"{share:g} percent",
            }
            if share == int(share):
                ways["words"] = f"{in_words(int(share))} percent"
            if share == 10:
                ways["a tenth"] = "a tenth of the fee"
            how = r.choice(sorted(ways))
            said = ways[how]
        case "name":
            how, said = _name_dress(r.choice(others), r, unseen)
        case "number":
            what, number = r.choice(numbers)
            how, said = _number_dress(number, r, unseen)
            how = f"{what} {how}"
        case _:
            how, said = _phrase_dress(r.choice(notes), r, unseen)
    return line, kind, how, said

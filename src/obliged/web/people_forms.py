"""What shape has a person, a note, a promise, an organisation, when it is typed?

Nobody is asked for more than a name. What cannot be read is kept as typed wherever it can do no harm, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django import forms
from django.core.exceptions import ValidationError

from obliged.acts.people import Reach
from obliged.domain.happenings import Kind
from obliged.domain.people import Channel, TellWhat, normal
from obliged.domain.permissions import Act
from obliged.queries import courtesies, people
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.web import shapes
from obliged.words import happenings as words
from obliged.words.spelling import spelled

LONG = 10_000
TIES = 2  # empty lines for a further organisation
MOST_TIES = 20
SEVERAL = 20  # ways of one sort to reach somebody
PRONOUNS = (("", "Not known: by name, else “them”"), ("she", "she"), ("he", "he"), ("they", "they"))
TEXTS = (
    "name", "called", "pronoun", "is_couple", "occupation", "channel", "tell_what", "best_time", "just_send", "met_where",
    "why_us", "did_for_them", "serves", "notes", "do_not_contact",
)  # fmt: skip


class Words(forms.CharField):
    """Text of a length, that says in plain words how much too long it is."""

    def __init__(self, label: str, *, most: int, lines: int = 0, hint: str = "", required: bool = False) -> None:
        widget = forms.Textarea({"rows": lines}) if lines else forms.TextInput({"autocomplete": "off"})
        super().__init__(label=label, required=required, help_text=hint, widget=widget)
        self.most = most

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > self.most:
            raise ValidationError(f"This is {len(text):,} characters long; {self.most:,} fit. Shorten it.")
        return text


class PersonShape(shapes.Shape):
    """Everything that we keep of somebody. Only the name is needed."""

    name = forms.CharField(
        label="Name", max_length=300, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="As they write it: one word or seven, any script. A couple in one line: Yusuf and Lena Brandt.",
        error_messages={"required": "A name is needed. One word is enough.", "max_length": "A name has 300 characters at most."},
    )  # fmt: skip
    called = Words("Called", most=120, hint="How a letter begins. Empty: the first word of the name.")
    pronoun = forms.ChoiceField(label="We speak of them as", choices=PRONOUNS, required=False)
    is_couple = forms.BooleanField(label="This is a couple", required=False)
    occupation = Words("What they do", most=200)
    emails = Words("Email", most=3000, lines=2, hint="One a line, the best first.")
    phones = Words("Telephone", most=1500, lines=2, hint="One a line, the best first. It is kept as you type it.")
    addresses = Words("Address", most=3000, lines=3, hint="As on an envelope; an empty line between two addresses.")
    channel = forms.ChoiceField(label="They like to be told by", choices=())
    tell_what = forms.ChoiceField(
        label="Of those whom they send, they hear", choices=(), help_text="Thanks reach them in any case."
    )
    best_time = Words("Best time", most=200, hint="“before ten”, “not on Mondays”.")
    just_send = forms.BooleanField(
        label="Need not be asked before an introduction", required=False, help_text="They said: just send people."
    )
    do_not_contact = forms.BooleanField(
        label="Do not contact", required=False, help_text="No letter is written to them, by anybody."
    )
    met_where = Words("Where we met", most=300)
    introduced_by = Words("Who introduced us", most=300, hint="The name of somebody in People.")
    why_us = Words("Why they chose us", most=LONG, lines=2)
    did_for_them = Words("What we did for them", most=LONG, lines=2)
    serves = Words("Whom they serve best", most=LONG, lines=2, hint="It says whom to send them.")
    notes = Words(
        "Notes", most=LONG, lines=3, hint="No letter draws on them. Whoever asks what you keep of them may read them."
    )
    keeper = forms.ChoiceField(label="Who keeps in touch", choices=(), required=False)
    only_for_me = forms.BooleanField(
        label="Only for me", required=False,
        help_text="No colleague sees that you know them, until you share them. When you leave, they pass on with your work.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, firm: Firm, someone: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.firm, self.someone = firm, someone
        here = courtesies.locale(firm)
        self._choose("channel", [(c, words.channel_label(c, here)) for c in Channel])
        self._choose("tell_what", [(t, words.tell_label(t, here)) for t in TellWhat])
        members = Member.objects.of(firm).filter(left_at=None).order_by("name", "id")
        now = someone.keeper_id if someone is not None else None
        self.members = {str(m.public_id): m for m in members if m.may(Act.KEEP_REFERRALS) or m.pk == now}
        self._choose("keeper", [("", "The firm’s owner"), *((key, m.name) for key, m in self.members.items())])
        for n in range(self._ties()):
            self.fields[f"organisation_{n}"] = Words(spelled("Organisation", firm.language), most=300)
            self.fields[f"role_{n}"] = Words("Role there", most=200)

    def _choose(self, field: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]

    def _ties(self) -> int:
        """As many lines as were sent, or as are known and some more."""
        given = self.data if self.data else self.initial
        known = sum(1 for n in range(MOST_TIES) if str(given.get(f"organisation_{n}", "") or "").strip())
        sent = sum(1 for n in range(MOST_TIES) if f"organisation_{n}" in given)
        return min(MOST_TIES, max(known + TIES if not self.data else sent, TIES))

    @property
    def ties(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [
            (self[f"organisation_{n}"], self[f"role_{n}"])
            for n in range(MOST_TIES)
            if f"organisation_{n}" in self.fields
        ]

    def clean_emails(self) -> list[str]:
        # Its tables are large, and asked for by the first address, not by the start.
        from email_validator import EmailNotValidError, validate_email

        typed = _lines(self.cleaned_data["emails"])
        for address in typed:
            try:
                # No look at the network: a letter that comes back says more than a name server.
                validate_email(address, check_deliverability=False, test_environment=True, globally_deliverable=False)
            except EmailNotValidError:
                raise ValidationError(
                    f"“{address[:80]}” is not an email address. It reads like ana@duarte.example; one stands on a line."
                ) from None
            if len(address) > 320:
                raise ValidationError("An email address has 320 characters at most.")
        return _few(typed, "email addresses")

    def clean_phones(self) -> list[str]:
        typed = _lines(self.cleaned_data["phones"])
        for number in typed:
            if len(number) > 80:
                raise ValidationError("A telephone number has 80 characters at most. One stands on a line.")
        return _few(typed, "telephone numbers")

    def clean_addresses(self) -> list[str]:
        blocks: list[list[str]] = [[]]
        for line in self.cleaned_data["addresses"].split("\n"):
            blocks[-1:] = [[*blocks[-1], line.rstrip()]] if line.strip() else [blocks[-1], []]
        return _few(["\n".join(block) for block in blocks if block], "addresses")

    def clean_introduced_by(self) -> Person | None:
        """Somebody of People by their whole name; whoever stood there already is not asked for again."""
        typed = " ".join(self.cleaned_data["introduced_by"].split())
        if not typed:
            return None
        standing = self.someone.introduced_by if self.someone is not None else None
        if standing is not None and standing.name == typed:
            return standing
        known = Person.objects.of(self.firm).known().filter(name_in_order=normal(typed)[:300]).order_by("id")
        if self.someone is not None:
            known = known.exclude(pk=self.someone.pk)
        found = list(known[:2])
        if not found:
            raise ValidationError(
                f"Nobody in People is called “{typed[:80]}”. Add them first, or write it into the notes."
            )
        if len(found) > 1:
            raise ValidationError(f"More than one person is called {typed[:80]}. Say in the notes which one it was.")
        chosen: Person = found[0]
        return chosen

    def clean_keeper(self) -> Member | None:
        return self.members.get(self.cleaned_data["keeper"])

    def reach(self) -> Reach:
        said = self.cleaned_data
        return Reach(emails=tuple(said["emails"]), phones=tuple(said["phones"]), addresses=tuple(said["addresses"]))

    def organisations(self) -> list[tuple[str, str]]:
        return [(self.cleaned_data[o.name], self.cleaned_data[r.name]) for o, r in self.ties]

    def kept(self, by: Member) -> dict[str, Any]:
        """What is kept; of whoever is kept to oneself, one is the keeper."""
        said = {field: self.cleaned_data[field] for field in (*TEXTS, "introduced_by", "keeper")}
        if said["introduced_by"] is None and getattr(self.someone, "introducer_is_hidden", False):
            del said[
                "introduced_by"
            ]  # a colleague keeps them to themselves: who does not see them does not take them away
        mine = self.cleaned_data["only_for_me"]
        return said | {"private_to": by if mine else None} | ({"keeper": by} if mine else {})


def said_of(someone: Person) -> dict[str, Any]:
    """Somebody as their form shows them."""
    reach = people.reached(someone)
    said: dict[str, Any] = {field: getattr(someone, field) for field in TEXTS}
    said |= {
        "emails": "\n".join(line.text for line in reach.emails),
        "phones": "\n".join(line.text for line in reach.phones),
        "addresses": "\n\n".join(line.text for line in reach.addresses),
        "introduced_by": someone.introduced_by.name if someone.introduced_by else "",
        "keeper": str(someone.keeper.public_id) if someone.keeper else "",
        "only_for_me": someone.private_to_id is not None,
        "version": someone.version,
    }
    for n, tie in enumerate(reach.organisations):
        said |= {f"organisation_{n}": tie.text, f"role_{n}": tie.hint}
    return said


@dataclass(frozen=True, slots=True)
class Both:
    """A field in which two members wrote different things."""

    name: str
    label: str
    theirs: str
    yours: str


def seen(form: PersonShape, said: Mapping[str, Any]) -> str:
    """What stood in each field when the form was opened, short enough to travel with it."""
    return " ".join(f"{bound.name}={_sign(_shown(bound, said.get(bound.name, '')))}" for bound in form)


def brought_together(form: PersonShape, theirs: Mapping[str, Any], was: str) -> tuple[dict[str, Any], tuple[Both, ...]]:
    """What two members typed: their words where this one touched nothing, and the fields that both changed.

    :param was: as `seen` said when the form was opened
    """
    stood = dict(pair.partition("=")[::2] for pair in was.split(" "))
    # Organisations that they added beyond the lines of this form.
    taken = {name: value for name, value in theirs.items() if name not in form.fields}
    both = []
    for bound in form:
        typed, standing = _shown(bound, bound.value()), _shown(bound, theirs.get(bound.name, ""))
        if bound.name == "version" or typed == standing or stood.get(bound.name) == _sign(standing):
            continue
        if stood.get(bound.name) == _sign(typed):
            taken[bound.name] = theirs.get(bound.name, "")
        else:
            both.append(Both(bound.name, str(bound.label), standing or NOTHING, typed or NOTHING))
    return taken, tuple(both)


NOTHING = "Nothing."


def _sign(text: str) -> str:
    return f"{crc32(text.encode()):x}"


def _shown(bound: forms.BoundField, value: Any) -> str:
    if isinstance(bound.field, forms.BooleanField):
        return "Yes" if value in {True, "on", "true", "True", "1"} else "No"
    if isinstance(bound.field, forms.ChoiceField):
        choices: Any = bound.field.choices
        return next((str(label) for key, label in choices if str(key) == str(value or "")), "")
    return "\n".join(line.strip() for line in str(value or "").strip().splitlines())


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _few(typed: Iterable[str], what: str) -> list[str]:
    several = list(dict.fromkeys(typed))
    if len(several) > SEVERAL:
        raise ValidationError(f"{SEVERAL} {what} fit. Put the others into the notes.")
    return several


def typed_again(data: Any, **fields: Any) -> Any:
    """What was typed, but for these fields. A box that is not ticked is not sent."""
    data = data.copy()
    for name, value in fields.items():
        if value is False:
            data.pop(name, None)
        else:
            data[name] = "on" if value is True else str(value)
    return data


# --- between us -----------------------------------------------------------------------------------------------

HAPPENED = {
    "note": (Kind.NOTED, ""),
    "met": (Kind.TOUCHED, "in_person"),
    "spoke": (Kind.TOUCHED, "call"),
    "wrote_them": (Kind.TOUCHED, "text"),
    "wrote": (Kind.WROTE, "email"),
    "rang": (Kind.WROTE, "call"),
    "helped": (Kind.HELPED, ""),
}
WHAT = (
    ("note", "A note"),
    ("met", "We met: lunch, a visit"),
    ("spoke", "We spoke by telephone"),
    ("wrote_them", "We wrote to them"),
    ("wrote", "They wrote: an answer is owed"),
    ("rang", "They rang: an answer is owed"),
    ("helped", "They helped us: thanks are owed"),
)


class NoteShape(shapes.Shape):
    """What there was between us."""

    whats = WHAT
    what = forms.ChoiceField(label="What it was", choices=WHAT)
    words = Words("Your words", most=LONG, lines=3)
    on = forms.DateField(
        label="On", required=False, widget=forms.DateInput({"type": "date"}), help_text="Empty: now.",
        error_messages={"invalid": "That is not a day. Write days as 2026-11-20."},
    )  # fmt: skip

    only_for_me = forms.BooleanField(label="Only for me", required=False)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_only_for_me(self) -> bool:
        mine: bool = self.cleaned_data["only_for_me"]
        if mine and self.cleaned_data.get("what") != "note":
            raise ValidationError("What happened is for the firm. Only a note can be for you alone.")
        return mine

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day is not None and day > self.today:
            raise ValidationError("That day is still to come. What is to come is a promise.")
        if day is not None and day.year < 1900:
            raise ValidationError("That is too long ago. Choose a day from 1900 on.")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("what") == "note" and not said.get("words") and "words" not in self.errors:
            self.add_error("words", "A note needs its words.")
        return said


class PromiseShape(shapes.Shape):
    """What we promised, and by when."""

    promised = Words("What you promised", most=LONG, lines=2, required=True)
    due = forms.DateField(
        label="By", widget=forms.DateInput({"type": "date"}),
        error_messages={"required": "A promise needs its day.", "invalid": "That is not a day. Write days as 2026-11-20."},
    )  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["promised"].error_messages["required"] = "A promise needs its words."

    def clean_due(self) -> Any:
        day = self.cleaned_data["due"]
        if day < self.today:
            raise ValidationError("That day has passed. A promise names a day that is still to come.")
        if day.year > self.today.year + 20:
            raise ValidationError("That is too far away. Choose a day within twenty years.")
        return day


class OrganisationShape(shapes.Shape):
    name = forms.CharField(
        label="Name", max_length=300, error_messages={"required": "A name is needed."},
    )  # fmt: skip
    website = Words("Website", most=300)
    notes = Words("Notes", most=LONG, lines=4, hint="Yours only. Whoever they are about may ask to read them.")
    was_name = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    was_website = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    was_notes = forms.CharField(widget=forms.Textarea({"hidden": True, "rows": 1}), required=False, strip=False)

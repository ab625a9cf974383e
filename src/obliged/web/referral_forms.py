"""What shape has a happening of a referral, a promise, a change of its words, when it is typed?

Only what the happening needs is asked: a meeting its moment, a hold its day, an end its reason. When it happened may be
left out (now), or be a day, or a day and a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from obliged.domain.calendars import Calendar
from obliged.domain.happenings import REASONED, Kind, Reason
from obliged.domain.referrals import Direction
from obliged.queries import courtesies
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.web import shapes
from obliged.words import happenings as words

LONG = 10_000
FIRST_YEAR, YEARS_AHEAD = 1900, 20
NOON = time(12)
NOT_A_DAY = "That is not a day. Write days as 2026-11-20."
NOT_A_TIME = "That is not a time of day. Write hours and minutes, such as 9:05."
NOT_A_MOMENT = "That is not a day with a time. Write it as 2026-11-25 10:00."
HAS_PASSED = "That moment has passed. Did the meeting take place? If not, choose a moment still to come."
MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")

# What a member may write down by the step form. How it began, letters and links are written elsewhere.
RECORDABLE = frozenset(
    {
        Kind.CONSENT_ASKED, Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED, Kind.INTRODUCED, Kind.ACCEPTED, Kind.DECLINED,
        Kind.NOT_REACHED, Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.NOT_YET, Kind.PROPOSED, Kind.WON,
        Kind.COMPLETED, Kind.LOST, Kind.WITHDRAWN, Kind.NO_RESPONSE, Kind.HELD, Kind.HOLD_ENDED, Kind.WROTE,
        Kind.HELPED, Kind.WENT_WRONG, Kind.TREATED_WELL, Kind.TREATED_BADLY, Kind.TOUCHED, Kind.NOTED,
    }
)  # fmt: skip
SPOKEN = frozenset({Kind.CONTACTED, Kind.NOT_REACHED, Kind.CONSENT_ASKED, Kind.INTRODUCED, Kind.TOUCHED, Kind.WROTE})
# Of a referral between two others, one of them tells us; of one to us, only these are somebody's word.
THEIR_WORD = frozenset({Kind.WROTE, Kind.WENT_WRONG, Kind.TREATED_WELL, Kind.TREATED_BADLY, Kind.HELPED})
TOLD_US = THEIR_WORD | frozenset(
    {Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.NOT_YET, Kind.PROPOSED, Kind.WON, Kind.COMPLETED, Kind.LOST,
     Kind.DECLINED, Kind.ACCEPTED}
)  # fmt: skip
WAYS = ("call", "text", "email", "in_person", "other")
# Whose private words these are: no letter draws on them.
OURS_ONLY = "For us only; no letter draws on them."


class Text(forms.CharField):
    """Text of a length, that says in plain words how much too long it is."""

    def __init__(self, label: str, *, most: int, lines: int = 0, hint: str = "", required: str = "") -> None:
        widget = forms.Textarea({"rows": lines}) if lines else forms.TextInput({"autocomplete": "off"})
        super().__init__(label=label, required=bool(required), help_text=hint, widget=widget)
        self.error_messages["required"] = required
        self.most = most

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > self.most:
            raise ValidationError(f"This is {len(text):,} characters long; {self.most:,} fit. Shorten it.")
        return text


def day_field(label: str, *, hint: str = "", required: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=bool(required), help_text=hint, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"], error_messages={"invalid": NOT_A_DAY, "required": required},
    )  # fmt: skip


class LocalMoment(forms.Field):
    """A day with a time on the firm's clocks, as the browser's field gives it."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        for shape in MOMENTS:
            try:
                return datetime.strptime(text[:40], shape)  # noqa: DTZ007 - the firm's calendar knows its zone
            except ValueError:
                continue
        raise ValidationError(NOT_A_MOMENT)


def within_reach(day: date, today: date) -> date:
    """:raises ValidationError: for a day that no calendar of ours counts"""
    if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        raise ValidationError(f"Choose a day from {FIRST_YEAR} to {today.year + YEARS_AHEAD}.")
    return day


class StepShape(shapes.Shape):
    """One happening. Which fields there are follows from its kind."""

    on = day_field("On", hint="Empty: now.")
    clock = forms.TimeField(
        label="At", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"), help_text="If you know it.",
        error_messages={"invalid": NOT_A_TIME},
    )  # fmt: skip
    moment = LocalMoment(label="They meet on", error_messages={"required": "A meeting has a day and a time."})
    until = day_field("On hold until", required="Say until when. Then it comes back to you.")
    reason = forms.ChoiceField(
        label="Why", choices=(), widget=forms.RadioSelect,
        help_text="From this the letter to the introducer is worded; the money is left out.",
        error_messages={"required": "Choose the reason that comes nearest.", "invalid_choice": "Choose one of these."},
    )  # fmt: skip
    satisfied = forms.ChoiceField(
        label="Are they glad of it?", required=False, choices=(("", "We do not know"), ("yes", "Yes"), ("no", "No")),
        error_messages={"invalid_choice": "Choose one of these."},
    )  # fmt: skip
    who = forms.ChoiceField(
        label="Who says so",
        required=False,
        choices=(),
        error_messages={"invalid_choice": "Choose one of these people."},
    )
    way = forms.ChoiceField(
        label="How", required=False, choices=(), error_messages={"invalid_choice": "Choose one of these."}
    )
    words = Text("Words", most=LONG, lines=3)
    only_for_me = forms.BooleanField(
        label="Only for me",
        required=False,
        help_text="A note that no colleague reads. An owner sees that there is one.",
    )

    def __init__(
        self,
        kind: Kind,
        data: Any = None,
        *,
        firm: Firm,
        direction: Direction,
        parties: Sequence[Party],
        calendar: Calendar,
        now: datetime,
        took_place: bool = False,
    ) -> None:
        """:param took_place: the moment at which they meet has passed, and they did"""
        super().__init__(data, auto_id="step_%s")
        self.kind, self.now, self.calendar, self.parties = kind, now, calendar, parties
        self.took_place = took_place
        self.direction = direction
        here = courtesies.locale(firm)
        said = THEIR_WORD if direction is Direction.RECEIVED else TOLD_US
        wanted = {
            "moment": kind is Kind.MEETING_SET,
            "until": kind is Kind.HELD,
            "reason": kind in REASONED,
            "satisfied": kind is Kind.COMPLETED,
            "who": kind in said and bool(parties),
            "way": kind in SPOKEN,
            "only_for_me": kind is Kind.NOTED,
        }
        for field, is_wanted in wanted.items():
            if not is_wanted:
                del self.fields[field]
        if direction is Direction.RECEIVED and "moment" in self.fields:
            self.fields["moment"].label = "We meet on"
        self._choose("reason", [(r, words.reason_label(r, here)) for r in Reason])
        self._choose("way", [("", "Not said"), *((w, words.way_label(w, here).capitalize()) for w in WAYS)])
        nobody = [] if kind in THEIR_WORD else [("", "We know it ourselves")]
        self._choose("who", [*nobody, *((str(p.person.public_id), p.person.name) for p in parties)])
        # What it needs comes first; when it was is mostly now.
        self.order_fields([field for field in self.fields if field not in {"on", "clock"}])
        label, hint = LABELS.get(kind, ("Words", OURS_ONLY))
        self.fields["words"].label, self.fields["words"].help_text = label, hint
        if kind is Kind.NOTED:
            self.fields["words"].required = True
            self.fields["words"].error_messages["required"] = "A note needs its words."

    def _choose(self, field: str, choices: list[tuple[Any, str]]) -> None:
        if field in self.fields:
            self.fields[field].choices = choices  # type: ignore[attr-defined]

    @property
    def today(self) -> date:
        return self.calendar.day_of(self.now)

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is None:
            return None
        if within_reach(day, self.today) > self.today:
            raise ValidationError("That day is still to come. What happened cannot lie ahead.")
        return day

    def clean_until(self) -> date:
        day = within_reach(self.cleaned_data["until"], self.today)
        if day <= self.today:
            raise ValidationError("That day has come already. Choose a later one.")
        return day

    def clean_moment(self) -> datetime:
        moment: datetime = self.cleaned_data["moment"]
        within_reach(moment.date(), self.today)
        at = self.calendar.local(moment.date(), moment.time())
        if at <= self.now and not self.took_place:
            raise ValidationError(HAS_PASSED, code="passed")
        if at > self.now:
            self.took_place = False
        return at

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and self.at() > self.now:
            self.add_error("clock", "That time is still to come. What happened cannot lie ahead.")
        return said

    @property
    def asks_whether_it_took_place(self) -> bool:
        return self.has_error("moment", code="passed")

    def happened(self) -> Kind:
        """What is written down: of a meeting whose moment has passed, that they met."""
        return Kind.MET if self.took_place else self.kind

    def at(self) -> datetime:
        """When it happened."""
        if self.took_place:
            moment: datetime = self.cleaned_data["moment"]
            return moment
        day, clock = self.cleaned_data.get("on"), self.cleaned_data.get("clock")
        if clock is not None:
            return self.calendar.local(day or self.today, clock)
        return self.now if day is None or day == self.today else self.calendar.local(day, NOON)

    @property
    def to_the_day(self) -> bool:
        day = self.cleaned_data.get("on")
        return not self.took_place and self.cleaned_data.get("clock") is None and day is not None and day != self.today

    def on_moment(self) -> datetime | None:
        """When they meet, or the morning on which the hold ends."""
        if self.kind is Kind.HELD:
            return self.calendar.next_opening(self.calendar.local(self.cleaned_data["until"], time(0)))
        return None if self.took_place else self.cleaned_data.get("moment")

    def somebody(self) -> Person | None:
        """Who says so."""
        chosen = self.cleaned_data.get("who", "")
        return next((p.person for p in self.parties if str(p.person.public_id) == chosen), None)

    def is_only_for_me(self) -> bool:
        return bool(self.cleaned_data.get("only_for_me"))

    def glad(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data.get("satisfied", ""))

    def why(self) -> Reason | None:
        chosen = self.cleaned_data.get("reason", "")
        return Reason(chosen) if chosen else None


LABELS: Mapping[Kind, tuple[str, str]] = {
    Kind.NOTED: ("Your note", "For us only; no letter draws on it."),
    Kind.WROTE: ("Their words", "An answer is owed within a working day."),
    Kind.DECLINED: ("Private words", "For us only. The introducer hears the reason above, and nothing else."),
    Kind.LOST: ("Private words", "For us only. The introducer hears the reason above, and nothing else."),
    Kind.WITHDRAWN: ("Private words", "For us only. The introducer hears the reason above, and nothing else."),
    Kind.TREATED_WELL: ("Their words", "As they said them."),
    Kind.TREATED_BADLY: ("Their words", "As they said them."),
    Kind.WENT_WRONG: ("What went wrong", OURS_ONLY),
}


class PromiseShape(shapes.Shape):
    """What we promised, to whom, and by when."""

    promised = Text("What you promised", most=LONG, lines=2, required="A promise needs its words.")
    to = forms.ChoiceField(label="To", choices=(), error_messages={"invalid_choice": "Choose one of these people."})
    due = day_field("By", required="A promise needs its day.")

    def __init__(self, data: Any = None, *, parties: Sequence[Party], calendar: Calendar, now: datetime) -> None:
        super().__init__(data, auto_id="promise_%s")
        self.parties, self.calendar, self.now = parties, calendar, now
        people = {str(p.person.public_id): p.person for p in parties}
        self.people = people
        self.fields["to"].choices = [(key, person.name) for key, person in people.items()]  # type: ignore[attr-defined]

    def clean_due(self) -> date:
        today = self.calendar.day_of(self.now)
        day = within_reach(self.cleaned_data["due"], today)
        if day < today:
            raise ValidationError("That day has passed. A promise names a day that is still to come.")
        return day

    def person(self) -> Person:
        return self.people[self.cleaned_data["to"]]

    def moment(self) -> datetime:
        """The last moment of that day: a promise for Sunday is a promise for Sunday."""
        return self.calendar.local(self.cleaned_data["due"], time(23, 59))


class InvitationShape(shapes.Shape):
    """An invitation to the meeting that is set, and the letter that brings it."""

    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=1440, initial=60)
    place = forms.CharField(label="Where", required=False, max_length=300, help_text="An address, a telephone, a link.")
    text = Text("Your letter", most=LONG, lines=6, required="An invitation needs its letter.")

    def weighed_by(self, address: str, of: str) -> None:
        """What the letter and the place give away is shown while they are typed."""
        for field in ("text", "place"):
            self.fields[field].widget.attrs |= {
                "hx-post": address, "hx-vals": json.dumps({"of": of, "field": "text"}), "hx-include": "closest form",
                "hx-trigger": "input changed delay:700ms", "hx-target": "#record_marks", "hx-swap": "innerHTML",
                "hx-sync": "closest form:replace",
            }  # fmt: skip


class ReleaseShape(shapes.Shape):
    """A promise is taken back with a word to whoever received it."""

    words = Text(
        "What you told them",
        most=LONG,
        lines=2,
        required="A promise is taken back with a word. Write what you told them.",
    )


WHETHER = (("", "We do not know"), ("yes", "Yes"), ("no", "No"))


class ReferralShape(shapes.Shape):
    """What we wrote of a referral."""

    need = Text("What is needed", most=500, lines=2, hint="In their own terms. It may travel with the introduction.")
    when_needed = Text("When", most=200, hint="As it was said: “March”, “before the move”.")
    reason_for_prospect = Text("Why the prospect should meet the provider", most=LONG, lines=2)
    reason_for_provider = Text("Why the provider should meet the prospect", most=LONG, lines=2)
    words = Text("As it was said", most=LONG, lines=3, hint="The introducer’s own words, or what you wrote down first.")
    expects_contact = forms.ChoiceField(
        label="Do they expect to hear from us?", choices=WHETHER, required=False,
        error_messages={"invalid_choice": "Choose one of these."},
    )  # fmt: skip
    consent_wanted = forms.BooleanField(
        label="Ask the prospect first", required=False, help_text="Nobody is named to the other side before a yes."
    )
    ask_both = forms.BooleanField(
        label="Ask both how it went", required=False, help_text="Each is asked whether they met, and what came of it."
    )
    notes = Text(
        "Notes", most=LONG, lines=3, hint="No letter draws on them. Whoever they are about may ask to read them."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        referral: Referral,
        parties: Sequence[Party],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.parties = [p for p in parties if referral.direction != Direction.RECEIVED or p.side != "introducer"]
        prospect = next((p.person.name for p in parties if p.side == "prospect"), "the prospect")
        provider = next((p.person.name for p in parties if p.side == "provider"), "")
        if referral.direction == Direction.RECEIVED:
            self.fields["reason_for_prospect"].label = f"Why {prospect} should meet us"
            self.fields["reason_for_provider"].label = f"Why we should meet {prospect}"
            del self.fields["consent_wanted"], self.fields["ask_both"]
        else:
            self.fields["reason_for_prospect"].label = f"Why {prospect} should meet {provider or 'them'}"
            self.fields["reason_for_provider"].label = f"Why {provider or 'they'} should meet {prospect}"
            self.fields["words"].label = "How it came about"
        for party in self.parties:
            knows = "the introducer knows" if referral.direction == Direction.RECEIVED else "we know"
            self.fields[f"how_{party.pk}"] = Text(f"How {knows} {party.person.name}", most=500)
        self.order_fields([*[f for f in self.fields if f not in {"notes", "version"}], "notes", "version"])

    def kept(self) -> dict[str, Any]:
        """The fields as the act takes them."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "version" and not k.startswith("how_")}
        said["expects_contact"] = {"yes": True, "no": False}.get(said["expects_contact"])
        return said

    def how_known(self) -> dict[int, str]:
        return {party.pk: self.cleaned_data[f"how_{party.pk}"] for party in self.parties}


def said_of(referral: Referral, parties: Sequence[Party]) -> dict[str, Any]:
    """What stands there, as the form shows it."""
    said: dict[str, Any] = {
        field: getattr(referral, field)
        for field in ("need", "when_needed", "reason_for_prospect", "reason_for_provider", "words", "consent_wanted",
                      "ask_both", "notes", "version")
    }  # fmt: skip
    said["expects_contact"] = {True: "yes", False: "no"}.get(referral.expects_contact, "")  # type: ignore[arg-type]
    return said | {f"how_{p.pk}": p.how_known for p in parties}


class NameShape(shapes.Shape):
    """Who plays a part: a name that we know, or a new one."""

    name = Text("Name", most=300, required="Write a name. One word is enough.")


class ResponsibleShape(shapes.Shape):
    """Who looks after it."""

    responsible = forms.ChoiceField(
        label="Who looks after this", choices=(), widget=forms.RadioSelect,
        error_messages={"required": "Choose a member.", "invalid_choice": "Choose somebody who works here."},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, members: Sequence[Member], chosen: str = "") -> None:
        super().__init__(data, initial={"responsible": chosen})
        self.members = {str(m.public_id): m for m in members}
        self.fields["responsible"].choices = [(key, m.name) for key, m in self.members.items()]  # type: ignore[attr-defined]


__all__ = [
    "RECORDABLE", "NameShape", "PromiseShape", "ReferralShape", "ReleaseShape", "ResponsibleShape", "StepShape", "said_of",
]  # fmt: skip

"""Is every letter whole, short, in our voice, and silent about what its reader may not know?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import letters
from obliged.domain.confidences import ReferralFacts, Sender, Somebody
from obliged.domain.happenings import Reason
from obliged.domain.letters import LETTERS, REGISTERS, check_template
from obliged.domain.people import TellWhat
from obliged.domain.playbook import DEFAULT
from obliged.domain.referrals import Direction, Side, Stage
from obliged.words import letters as words
from obliged.words import messages
from obliged.words.english import PARTS
from obliged.words.languages import Locale
from obliged.words.letters import Around, Said, Wording

PORTLAND = ZoneInfo("America/Los_Angeles")
MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
RULES = frozenset(rule.key for rule in DEFAULT)
PRIYA = Sender("Priya Raman", "Raman Vale", "designers of small shops and clinics", "503 555 0100")
ANA = Somebody(1, "Ana Duarte", pronoun="she", phone="503 555 0110", email="ana@duarte.example")
KWAME = Somebody(2, "Kwame Boateng", pronoun="he", phone="503 555 0112", email="kwame@boateng.example")
SALLY = Somebody(
    3, "Sally Okafor", pronoun="she", occupation="baker", phone="503 555 0113", email="sally@risecrumb.example",
    how_known="from the Monday market", best_time="afternoons",
)  # fmt: skip
FRED = Somebody(
    4, "Fred Lindqvist", pronoun="he", occupation="insurance", phone="503 555 0114", email="fred@lindqvist.example",
    how_known="we share a street",
)  # fmt: skip
RECEIVED = ReferralFacts(
    direction=Direction.RECEIVED, introducers=(ANA,), prospects=(KWAME,), need="a clinic laid out by March",
    treatments=("a first visit on site", "an answer the same day"), steps=frozenset({Stage.INTRODUCED}),
    stage=Stage.INTRODUCED,
)  # fmt: skip
GIVEN = ReferralFacts(
    direction=Direction.GIVEN, prospects=(SALLY,), providers=(FRED,), need="her bakery insured before the move",
    when_needed="March", reason_for_prospect="He insures bakeries and is plain about what you do not need.",
    reason_for_provider="She moves in March and wants one person to ask.", expects_contact=True,
)  # fmt: skip
TO_KWAME = frozenset(
    {"call", "call_again", "ask_proposed", "ask_proposed_again", "hold_ended", "ask_further", "apologise",
     "answer_word", "thank_help", "keep_promise"}
)  # fmt: skip
TO_SALLY = frozenset(
    {"ask_consent", "introduce_prospect", "ask_met", "ask_met_again", "ask_outcome", "ask_outcome_again", "ask_account"}
)
STAGES = {
    "contacted": Stage.CONTACTED, "met": Stage.MET, "completed": Stage.COMPLETED, "thank_won": Stage.WON,
    "under_way_working": Stage.WON, "explain": Stage.LOST, "explain_handed_on": Stage.HANDED_ON,
    "explain_silent": Stage.NO_RESPONSE, "contacted_between": Stage.CONTACTED, "met_between": Stage.MET,
    "completed_between": Stage.COMPLETED, "thank_won_between": Stage.WON, "explain_between": Stage.LOST,
    "explain_silent_between": Stage.NO_RESPONSE,
}  # fmt: skip


def around(language: str = "en-US", **more: Any) -> Around:
    usual: dict[str, Any] = {"keeps": RULES, "call_due": MONDAY + timedelta(hours=1), "tries": 3, "day": MONDAY}
    return Around(PRIYA, MONDAY, Locale(PORTLAND, language), **usual | more)


def as_it_stands(letter: str) -> tuple[ReferralFacts, int]:
    """A referral in which this letter is owed, and to whom."""
    stage = STAGES.get(letter)
    if letter in TO_SALLY or letter in {"introduce_provider", "ask_provider"}:
        return GIVEN, SALLY.id if letter in TO_SALLY else FRED.id
    facts = RECEIVED
    if letter.endswith("_between"):
        facts = replace(GIVEN, direction=Direction.ONWARD, parent_introducers=(ANA,))
    if stage is not None:
        reached = {Stage.INTRODUCED, Stage.CONTACTED, stage} if stage is not Stage.NO_RESPONSE else {Stage.INTRODUCED}
        facts = replace(facts, stage=stage, steps=frozenset(reached))
    if letter.startswith("explain"):
        facts = replace(facts, ended_reason=Reason.TOO_LARGE, handed_to=(FRED,), handed_over=True)
    if letter == "tell_not_reached":
        facts = replace(facts, not_reached=3)
    return facts, KWAME.id if letter in TO_KWAME else ANA.id


def write(
    letter: str, register: str = "plain", facts: ReferralFacts | None = None, to: int = 0, **more: Any
) -> words.Worded:
    usual, reader = as_it_stands(letter)
    facts, to = facts or usual, to or reader
    more.setdefault("is_between", facts.direction is not Direction.RECEIVED)
    return words.write([Said(letter, letters.telling(letter, facts, to), around(**more))], register)


def all_words(worded: words.Worded) -> str:
    return "\n".join([worded.subject, worded.text, worded.message, *worded.offers])


def every() -> Iterator[tuple[str, str, str]]:
    return ((letter, register, spoken) for letter in LETTERS for register in REGISTERS for spoken in ("en-US", "en-GB"))


# Every letter


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("register", REGISTERS)
def test_our_own_words_pass_the_check_of_a_template(letter: str, register: str) -> None:
    ours = words.template(letter, register, "en-GB")

    assert check_template(letter, ours.text) == ()
    assert check_template(letter, ours.subject + "".join(sorted(_needed(letter)))) == ()


def _needed(letter: str) -> set[str]:
    return {f"{{{name}}}" for name in letters.NEEDED.get(letter, frozenset())}


@pytest.mark.parametrize(("letter", "register", "language"), list(every()))
def test_every_letter_is_filled_and_under_eighty_words(letter: str, register: str, language: str) -> None:
    worded = write(letter, register, language=language)

    assert not re.search(
        r"[{}]|\[(?!your answer link\]|link to your own page\])|\s[.,;?]|  |\.\.|[|]", all_words(worded)
    ), all_words(worded)
    assert worded.subject
    assert len(worded.text.split()) < 80, worded.text
    assert worded.text.startswith(f"{_reader(letter)},\n\n")
    assert re.search(r"\n\nPriya(?: Raman\nRaman Vale)?$", worded.text)
    assert len(worded.text.split("\n\n")) >= 3, "a letter says something between the name and the name"


def _reader(letter: str) -> str:
    facts, to = as_it_stands(letter)
    return facts.who(to).first


@pytest.mark.parametrize("letter", LETTERS)
def test_a_text_message_is_one_line_without_a_link_that_does_not_exist(letter: str) -> None:
    message = write(letter).message

    assert "\n" not in message
    assert words.LINK_SHOWN not in message
    assert message.startswith(f"Hello {_reader(letter)}. ")
    assert len(message.split()) < 75


def test_the_answer_link_stands_where_it_is_asked() -> None:
    asking = {letter for letter, names in letters.ALLOWED.items() if "link" in names}

    for letter in LETTERS:
        assert (words.LINK_SHOWN in write(letter).text) is (letter in asking), letter


def test_no_letter_sells_begs_or_shouts() -> None:
    for code, text in PARTS["letters"].items():
        for word in ("please", "oops", "lead", "deal", "!", "conversion", "sorry for any", "touch base", "reach out"):
            assert not re.search(rf"\b{word}s?\b" if word.isalpha() else re.escape(word), str(text), re.IGNORECASE), (
                code
            )


def test_an_introduction_in_our_own_words_recommends_and_never_sells() -> None:
    for letter in ("introduce_prospect", "introduce_provider"):
        for register in REGISTERS:
            assert letters.marks(write(letter, register).text, ["Sally", "Fred"]) == ()


def test_americans_apologize_and_the_british_apologise() -> None:
    assert "I apologize." in write("apologise", language="en-US").text
    assert "I apologise." in write("apologise", language="en-GB").text
    assert "favor" in write("return_favour", facts=replace(RECEIVED, prospects=()), language="en-US").text


def test_a_language_that_we_do_not_have_is_written_as_the_firm_writes() -> None:
    assert words.language_for("pt-PT", "en-US") == "en-US"
    assert words.language_for("en-GB", "en-US") == "en-US"
    assert words.language_for("", "en-GB") == "en-GB"


# What they say


def test_the_thanks_of_the_house() -> None:
    assert write("thank_received").text == (
        "Ana,\n\nThank you for sending Kwame to us. Your name is on the line as well as ours, and we will look after him "
        "as we would look after you.\n\nWhat we do for him: a first visit on site; an answer the same day. I am calling "
        "him today. We take it only if we are best for it; if not, I will find him somebody who is. I will tell you once "
        "we have met.\n\nPriya"
    )


def test_a_person_whose_pronoun_we_do_not_know_is_them_and_a_couple_is_they() -> None:
    unknown = replace(RECEIVED, prospects=(replace(KWAME, pronoun=""),))
    couple = replace(RECEIVED, prospects=(Somebody(7, "Yusuf and Lena Brandt", is_couple=True),))

    assert "We will look after them" in write("thank_received", "shorter", facts=unknown).text
    assert "Thank you for sending Yusuf and Lena to us." in write("thank_received", facts=couple).text


def test_two_who_come_together_are_named_together() -> None:
    both = replace(RECEIVED, prospects=(KWAME, Somebody(8, "Inês Boateng", pronoun="she")))

    assert "Thank you for sending Kwame and Inês to us." in write("thank_received", facts=both).text
    assert "look after them" in write("thank_received", facts=both).text


@pytest.mark.parametrize(
    ("steps", "meeting", "said", "unsaid"),
    [
        ((), None, "I am calling him today.", "We have spoken"),
        ((Stage.CONTACTED,), None, "We have spoken with him.", "calling"),
        ((Stage.CONTACTED,), MONDAY + timedelta(days=2), "We have spoken with him and meet on Wednesday.", "calling"),
        ((Stage.CONTACTED, Stage.MET), None, "We have met him.", "calling"),
    ],
)
def test_thanks_say_what_was_done_already(
    steps: tuple[Stage, ...], meeting: datetime | None, said: str, unsaid: str
) -> None:
    facts = replace(
        RECEIVED, steps=frozenset(steps), stage=steps[-1] if steps else Stage.INTRODUCED, meeting_at=meeting
    )

    text = write("thank_received", facts=facts, has_met=Stage.MET in steps).text

    assert said in text
    assert unsaid not in text


def test_a_call_that_is_not_owed_is_not_promised() -> None:
    assert "calling" not in write("thank_received", call_due=None).text
    assert "We are calling him" in write("thank_received", call_is_mine=False).text
    assert "I am writing to him" in write("thank_received", can_ring=False).text


def test_only_what_the_playbook_makes_us_do_is_promised() -> None:
    text = write("thank_received", keeps=frozenset()).text

    assert "I will" not in text
    assert "We take it only if we are best for it." in text
    assert "I owe you one" not in write("thank_won", keeps=frozenset()).text
    assert "I owe you one" in write("thank_won").text


def test_after_a_no_the_thanks_bring_no_news() -> None:
    said_no = replace(RECEIVED, may_tell=False, steps=frozenset({Stage.CONTACTED, Stage.MET}), meeting_at=MONDAY)

    text = write("thank_received", facts=said_no).text

    for news in ("spoken", "met", "meet", "calling", "tell you"):
        assert news not in text


def test_means_and_moment_are_told_in_the_same_words() -> None:
    lost = replace(RECEIVED, stage=Stage.LOST)

    budget = write("explain", facts=replace(lost, ended_reason=Reason.BUDGET))
    timing = write("explain", facts=replace(lost, ended_reason=Reason.TIMING))

    assert budget == timing


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("letter", ["explain", "explain_handed_on", "explain_between"])
def test_every_reason_can_be_told_safely(letter: str, reason: Reason) -> None:
    facts, to = as_it_stands(letter)

    text = write(letter, facts=replace(facts, ended_reason=reason), to=to).text

    assert not re.search(r"budget|money|price|afford|cost|means", text)
    assert len(text.split()) < 80


def test_who_is_better_is_named_once_they_have_met() -> None:
    facts, _ = as_it_stands("explain_handed_on")

    assert "Fred Lindqvist is better for it and has him in hand." in write("explain_handed_on").text
    assert "Fred" not in write("explain_handed_on", facts=replace(facts, handed_over=False)).text


def test_whoever_declines_looks_for_somebody_better_where_the_playbook_says_so() -> None:
    declined = replace(RECEIVED, stage=Stage.DECLINED, ended_reason=Reason.NO_ROOM)

    assert "I am looking for somebody who is better for it." in write("explain", facts=declined).text
    chose = replace(declined, ended_reason=Reason.CHOSE_OTHER)
    assert "looking" not in write("explain", facts=chose).text


def test_a_first_word_says_who_we_are_and_who_spoke_of_them() -> None:
    text = write("call").text

    assert "Ana Duarte gave me your name." in text
    assert text.endswith("Priya Raman\nRaman Vale")


def test_somebody_who_complained_is_not_given_away() -> None:
    text = write("ask_account").text

    for word in ("complain", "heard", "told me", "unhappy", "badly"):
        assert word not in text


def test_warm_lines_are_offered_and_never_said_unasked() -> None:
    plain, warmer = write("met"), write("met", "warmer")

    assert plain.offers == ()
    assert warmer.offers == ("It was a good meeting.",)
    assert "good meeting" not in warmer.text
    assert any("why you came to us" in offer for offer in write("thank_received", "warmer", knows_why=True).offers)


def test_a_second_referral_follows_in_few_words() -> None:
    first = Said("thank_received", letters.telling("thank_received", RECEIVED, ANA.id), around())
    rashid = replace(RECEIVED, prospects=(Somebody(9, "Rashid Karimi", pronoun="he"),))
    second = Said("thank_received", letters.telling("thank_received", rashid, ANA.id), around(call_due=None))

    text = words.write([first, second], "plain").text

    assert text.count("Ana,") == 1
    assert text.count("Priya") == 1
    assert "Thank you for sending Rashid to us." in text


def test_a_firms_own_words_are_used_and_stay_words() -> None:
    own = {("thank_received", "plain"): Wording("Dank", "Many thanks for {prospect}. {next_step} {{prospect}}")}

    worded = write("thank_received", own=own)

    assert worded.subject == "Dank"
    assert "Many thanks for Kwame. I am calling him today." in worded.text


def test_a_name_that_looks_like_a_place_stays_a_name() -> None:
    odd = replace(RECEIVED, prospects=(replace(KWAME, name="{me} [x|y]"),))

    assert "Thank you for sending {me} to us." in write("thank_received", facts=odd).text


def test_what_is_kept_back_is_said_beside_the_letter() -> None:
    here = Locale(PORTLAND, "en-US")
    about = words.together(tuple(letters.telling("met", RECEIVED, ANA.id).prospects), here)  # type: ignore[union-attr]

    def hush(letter: str, facts: ReferralFacts, to: int) -> str:
        return words.hush(letters.telling(letter, facts, to), about, here)

    assert hush("met", RECEIVED, ANA.id) == (
        "Says nothing about Kwame’s affairs or about money. Ana sees milestones only."
    )
    assert hush("met", replace(RECEIVED, may_tell=False), ANA.id).startswith("Kwame asked that nobody hears")
    assert "not even that you spoke" in hush("met", replace(RECEIVED, discreet=True), ANA.id)
    assert hush("ask_provider", replace(GIVEN, expects_contact=None), FRED.id).startswith("Names nobody:")


# No confidence, in any letter, however things stand

PRIVATE = ("notes", "why_us")


def canaried(person: Somebody, name: str) -> Somebody:
    """Somebody of whom every private thing can be recognised, and every way to reach them."""
    mark = name.upper()
    return replace(
        person, notes=f"NOTES-{mark}", why_us=f"WHY-{mark}", phone=f"PHONE-{mark}", e164=f"E164-{mark}",
        email=f"mail-{mark}@x.example", organisation=f"ORG-{mark}", role=f"ROLE-{mark}", how_known=f"HOW-{mark}",
        best_time=f"TIME-{mark}", occupation=f"DOES-{mark}",
    )  # fmt: skip


ana, kwame, sally, fred, hollis = (
    canaried(p, p.name.split(" ")[0]) for p in (ANA, KWAME, SALLY, FRED, Somebody(6, "Hollis Grant", pronoun="he"))
)


@st.composite
def referrals(draw: st.DrawFn) -> ReferralFacts:
    """A referral however it stands, full of things that can be recognised."""
    direction = draw(st.sampled_from(list(Direction)))
    received = direction is Direction.RECEIVED
    introducer = replace(ana, tell_what=draw(st.sampled_from(list(TellWhat))))
    prospect = kwame if received else replace(sally, just_send=draw(st.booleans()))
    return ReferralFacts(
        direction=direction,
        introducers=(introducer,) if received else (),
        prospects=(prospect,),
        providers=() if received else (fred,),
        parent_introducers=(introducer,) if direction is Direction.ONWARD else (),
        handed_to=(hollis,) if received else (),
        handed_over=draw(st.booleans()),
        need="THE-NEED",
        when_needed="THE-WHEN",
        reason_for_prospect="REASON-FOR-PROSPECT",
        reason_for_provider="REASON-FOR-PROVIDER",
        treatments=("TREATMENT",),
        expects_contact=draw(st.sampled_from([None, True, False])),
        consent_wanted=draw(st.booleans()),
        consent=draw(st.sampled_from([None, True, False])),
        may_tell=draw(st.sampled_from([None, True, False])),
        discreet=draw(st.booleans()),
        steps=draw(st.frozensets(st.sampled_from(list(Stage)))),
        stage=draw(st.sampled_from(list(Stage))),
        not_reached=draw(st.integers(0, 4)),
        meeting_at=draw(st.sampled_from([None, MONDAY + timedelta(days=2), MONDAY - timedelta(days=2)])),
        ended_reason=draw(st.sampled_from([None, *Reason])),
        words="THE-WORDS",
        private_reason="PRIVATE-REASON",
        notes="THE-NOTES",
    )


NEVER = ("NOTES", "WHY-", "THE-WORDS", "PRIVATE-REASON", "E164", "ORG-", "ROLE-")
SECRET_TO = {
    Side.INTRODUCER: ("THE-NEED", "THE-WHEN", "REASON-FOR", "PHONE-", "mail-", "DOES-", "HOW-", "TIME-"),
    Side.PROSPECT: ("REASON-FOR-PROVIDER", "PHONE-ANA", "mail-ANA", "DOES-ANA", "HOW-ANA", "TIME-", "Hollis"),
    Side.PROVIDER: ("REASON-FOR-PROSPECT", "ANA", "Ana", "HOW-FRED", "Hollis"),
}
NEWS = ("spoken", " met", "meet ", "working together", "complete", "Hollis", "calling", "right moment")


@settings(max_examples=150, deadline=None)
@given(referrals(), st.sampled_from(LETTERS), st.sampled_from(REGISTERS), st.booleans())
def test_no_letter_contains_a_confidence(facts: ReferralFacts, letter: str, register: str, knows_why: bool) -> None:
    for reader in facts.everybody:
        side = facts.side_of(reader.id)
        assert side is not None
        said = Said(
            letter,
            letters.telling(letter, facts, reader.id),
            around(is_between=facts.direction is not Direction.RECEIVED, knows_why=knows_why),
        )

        text = all_words(words.write([said], register)) + " ".join(words.tells(said))

        for secret in (*NEVER, *SECRET_TO[side]):
            assert secret not in text
        if side is Side.PROVIDER and not _may_be_named(facts):
            for secret in ("Sally", "SALLY", "THE-NEED", "THE-WHEN", "REASON-FOR"):
                assert secret not in text
        if (
            side is Side.INTRODUCER
            and _hears_nothing(facts, reader)
            and letter in {"thank_received", "answer_discreet"}
        ):
            for news in NEWS:
                assert news not in text


def _may_be_named(facts: ReferralFacts) -> bool:
    """The same rule, said once more and otherwise."""
    introduced = {
        Stage.INTRODUCED,
        Stage.ACCEPTED,
        Stage.CONTACTED,
        Stage.MET,
        Stage.PROPOSED,
        Stage.WON,
        Stage.COMPLETED,
    }
    if facts.stage in introduced or Stage.INTRODUCED in facts.steps or facts.consent:
        return True
    return (
        facts.consent is None
        and not facts.consent_wanted
        and (bool(facts.expects_contact) or facts.prospects[0].just_send)
    )


def _hears_nothing(facts: ReferralFacts, introducer: Somebody) -> bool:
    said_no = facts.may_tell is False or (facts.discreet and facts.may_tell is None)
    return said_no or introducer.tell_what is TellWhat.NOTHING


# The other ways


def test_words_travel_by_text_message_as_they_are() -> None:
    href = messages.sms("503 555 0112", "+15035550112", "Sally, 50 % & more?\nPriya + Joel")

    assert href == "sms:+15035550112?body=Sally%2C%2050%20%25%20%26%20more%3F%0APriya%20%2B%20Joel"


def test_whatsapp_wants_the_number_without_its_plus() -> None:
    assert messages.whatsapp("+15035550112", "Hello Ana.") == "https://wa.me/15035550112?text=Hello%20Ana."
    assert messages.whatsapp("", "Hello Ana.") == ""


def test_a_number_that_no_plan_knows_is_dialled_as_typed() -> None:
    assert messages.tel("555-01 12") == "tel:5550112"
    assert messages.tel("+44 (0)20 7946 0958") == "tel:+4402079460958"
    assert messages.tel("ask at the desk") == ""
    assert messages.sms("", "", "Hello") == ""


def test_a_card_to_print_has_its_paragraphs() -> None:
    card = messages.card("Ana Duarte", "Ana,\n\nThank you.\n\nPriya", "12 Quay St\nPortland")

    assert card.paragraphs == ("Ana,", "Thank you.", "Priya")
    assert card.address == ("12 Quay St", "Portland")

"""Which letter, which places, and how do several become one?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain import letters
from obliged.domain.happenings import Kind
from obliged.domain.letters import Amiss, Part, Selling, check_template, combine, fill, letter_of, marks
from obliged.domain.playbook import DEFAULT
from obliged.domain.referrals import Direction, Side, Stage
from tests.domain.test_confidences import GIVEN, RECEIVED, TUESDAY

# Which letter


@pytest.mark.parametrize("rule", [rule for rule in DEFAULT if letters.has_letter(rule.key)], ids=lambda rule: rule.key)
def test_every_rule_that_can_be_answered_in_writing_has_its_letter(rule: object) -> None:
    for facts in (RECEIVED, GIVEN):
        for because in rule.when:  # type: ignore[attr-defined]
            for side in Side:
                assert letter_of(rule.key, because, facts, side=side) in letters.ALLOWED  # type: ignore[attr-defined]


def test_only_what_is_done_and_not_written_has_none() -> None:
    assert {rule.key for rule in DEFAULT if not letters.has_letter(rule.key)} == {
        "record_meeting",
        "review",
        "find_better",
        "review_understanding",
    }


def test_the_second_time_is_worded_otherwise() -> None:
    assert letter_of("ask_met", Kind.INTRODUCED, GIVEN, side=Side.PROSPECT, occurrence=2) == "ask_met_again"


def test_between_two_others_we_do_not_say_we() -> None:
    onward = replace(GIVEN, direction=Direction.ONWARD)

    assert letter_of("tell_milestone", Kind.MET, onward, side=Side.INTRODUCER) == "met_between"
    assert letter_of("thank_won", Kind.WON, onward, side=Side.INTRODUCER) == "thank_won_between"


def test_where_nothing_may_be_told_the_answer_tells_nothing() -> None:
    assert letter_of("answer", Kind.RECEIVED, RECEIVED, side=Side.INTRODUCER) == "answer"
    discreet = replace(RECEIVED, discreet=True)
    assert letter_of("answer", Kind.RECEIVED, discreet, side=Side.INTRODUCER) == "answer_discreet"


# Templates


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", Amiss.EMPTY),
        (" \n ", Amiss.EMPTY),
        ("a" * 2001, Amiss.TOO_LONG),
        ("Thank you for {budget}.", Amiss.UNKNOWN),
        ("{link}", Amiss.UNKNOWN),
        ("{0.__class__}", Amiss.BRACES),
        ("{to.__init__.__globals__}", Amiss.BRACES),
        ("{to!r}", Amiss.BRACES),
        ("{to:>1000000}", Amiss.BRACES),
        ("{{to}}", Amiss.BRACES),
        ("{% now %}", Amiss.BRACES),
        ("an open { brace", Amiss.BRACES),
        ("a closing } brace", Amiss.BRACES),
        ("said [once {to}", Amiss.UNCLOSED),
    ],
)
def test_a_template_that_is_no_template_is_refused(text: str, what: Amiss) -> None:
    assert what in {trouble.what for trouble in check_template("thank_received", text)}


def test_a_template_with_its_own_places_is_accepted() -> None:
    text = "Thank you for {prospect}[, whom we meet {meeting}]. {news_promise}"

    assert check_template("contacted", text) == ()


def test_a_question_that_is_answered_by_a_link_needs_its_link() -> None:
    assert [t.what for t in check_template("ask_met", "Did you meet {other}?")] == [Amiss.NEEDED]


def test_there_is_no_letter_by_another_name() -> None:
    assert [t.what for t in check_template("newsletter", "Hello")] == [Amiss.NO_LETTER]


# Filling


def test_a_fact_is_put_in_once_and_never_read_as_a_template() -> None:
    assert fill("Hello {to}.", {"to": "{me} [x|y] {0.__class__}", "me": "Priya"}) == "Hello {me} [x|y] {0.__class__}."


def test_a_sentence_without_its_fact_is_left_out() -> None:
    assert fill("Thank you. I meet {prospect} soon. More then.", {}) == "Thank you. More then."


def test_a_clause_without_its_fact_is_left_out_and_its_sentence_stays() -> None:
    assert fill("We have spoken[ and meet {meeting}]. Good.", {}) == "We have spoken. Good."
    assert (
        fill("We have spoken[ and meet {meeting}].", {"meeting": "on Tuesday"}) == "We have spoken and meet on Tuesday."
    )


def test_the_first_clause_that_can_be_said_is_said() -> None:
    text = "[{prospect} and {provider} have met|{prospect} has met somebody]."

    assert fill(text, {"prospect": "Sally", "provider": "Fred"}) == "Sally and Fred have met."
    assert fill(text, {"prospect": "Sally"}) == "Sally has met somebody."


def test_somebodys_own_brackets_stay() -> None:
    assert fill("Come by [the blue door].", {}) == "Come by [the blue door]."


def test_a_whole_sentence_that_there_is_not_takes_nothing_with_it() -> None:
    assert (
        fill("Thank you. {next_step} {best_fit} {news_promise}", {"best_fit": "We take it."})
        == "Thank you. We take it."
    )


@given(st.text(max_size=300), st.dictionaries(st.sampled_from(["to", "me", "prospect"]), st.text(max_size=40)))
def test_filling_never_fails_whatever_was_typed(text: str, values: dict[str, str]) -> None:
    fill(text, values)
    check_template("thank_received", text)


# Several become one


def _part(rule: str, letter: str, referral: int | None = 1, n: int = 1) -> Part:
    return Part(f"{rule}:{n}:1:1", rule, letter, referral)


THANK, ANSWER = _part("thank_received", "thank_received"), _part("answer", "answer")
TELL, UNDER_WAY = _part("tell_milestone", "contacted", n=2), _part("tell_under_way", "under_way")
WON = _part("thank_won", "thank_won", n=3)


def test_thanks_carry_the_news_with_them() -> None:
    whole = combine(THANK, [TELL, UNDER_WAY])

    assert whole.lead is THANK
    assert whole.further == ()
    assert set(whole.keys) == {THANK.key, TELL.key, UNDER_WAY.key}


def test_the_heaviest_word_leads_whichever_row_was_opened() -> None:
    whole = combine(TELL, [WON, UNDER_WAY])

    assert whole.lead is WON
    assert whole.keys[0] == TELL.key


def test_a_letter_of_thanks_does_not_accept_by_itself() -> None:
    assert ANSWER.key not in combine(THANK, [ANSWER]).keys


def test_thanks_accept_where_a_meeting_is_agreed_or_the_answer_was_opened() -> None:
    assert ANSWER.key in combine(THANK, [ANSWER], going_on={1}).keys
    opened = combine(ANSWER, [THANK])
    assert opened.lead is THANK
    assert opened.accepts == {1}


def test_another_referral_of_the_same_introducer_is_a_further_paragraph() -> None:
    other = _part("thank_received", "thank_received", referral=2, n=9)

    whole = combine(THANK, [other])

    assert whole.further == (other,)
    assert other.key in whole.keys


def test_one_letter_speaks_of_three_referrals_at_most() -> None:
    others = [_part("thank_received", "thank_received", referral=n, n=n) for n in range(2, 8)]

    assert len(combine(THANK, others).keys) == 3


def test_an_apology_answers_what_they_wrote() -> None:
    apology, word = _part("apologise", "apologise"), _part("answer_word", "answer_word", n=4)

    assert set(combine(word, [apology]).keys) == {apology.key, word.key}


def test_what_wants_a_letter_of_its_own_stays_alone() -> None:
    for letter in ("call", "ask_consent", "keep_promise", "ask_met", "ask_account"):
        alone = _part(letter, letter)
        assert combine(alone, [THANK, TELL]).keys == (alone.key,)
        assert alone.key not in combine(THANK, [alone]).keys


def test_it_goes_on_where_a_meeting_is_agreed() -> None:
    assert letters.is_going_on(replace(RECEIVED, meeting_at=TUESDAY))
    assert not letters.is_going_on(replace(RECEIVED, steps=frozenset({Stage.CONTACTED})))
    assert not letters.is_going_on(replace(RECEIVED, meeting_at=TUESDAY, stage=Stage.LOST))


# Recommending, never selling


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Fred will call you tomorrow.", Selling.PROMISE),
        ("He'll find you something.", Selling.PROMISE),
        ("He’ll find you something.", Selling.PROMISE),
        ("I guarantee it.", Selling.GUARANTEE),
        ("You will not regret it.", Selling.GUARANTEE),
        ("He is the best in Portland.", Selling.GUARANTEE),
        ("It costs about $450.", Selling.PRICE),
        ("It is 450 dollars.", Selling.PRICE),
        ("There is 10 % off.", Selling.PRICE),
        ("€ 1.200,50 a year.", Selling.PRICE),
        ("For you it is cheaper.", Selling.PRICE),
    ],
)
def test_what_does_not_belong_into_an_introduction_is_marked(text: str, what: Selling) -> None:
    found = marks(text, ["Fred"])

    assert what in {mark.what for mark in found}
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)


def test_a_recommendation_is_not_marked() -> None:
    text = "He insures bakeries and is plain about what you do not need. Fred: 503 555 0114, fred@lindqvist.example."

    assert marks(text, ["Fred", "Sally"]) == ()

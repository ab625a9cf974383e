"""Is each thing that is missing one plain sentence with its remedy?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain import introductions
from obliged.domain.introductions import Lack, Missing, Remedy
from obliged.domain.referrals import Direction, Side
from obliged.words import proper
from obliged.words.proper import Names
from tests.domain.test_introductions import ANY, FROM_LUIS, SALLY, SALLY_TO_FRED
from tests.words.said import HERE, LOCALES, is_said

SALLY_AND_FRED = Names(Direction.GIVEN, "Sally", "Fred")


def test_what_is_missing_is_said_with_its_remedy() -> None:
    facts = replace(SALLY_TO_FRED, provider=replace(SALLY_TO_FRED.provider, working_channels=0))

    (words,) = proper.missing(introductions.proper(facts), SALLY_AND_FRED, HERE)

    assert words.sentence == "Fred cannot be reached: no number and no address that works."
    assert words.remedy == "Add a phone number or an email for Fred"


def test_where_it_is_us_the_sentence_says_us() -> None:
    facts = replace(FROM_LUIS, expects_contact=None, prospect=replace(SALLY, reason=""))

    words = proper.missing(introductions.proper(facts), Names(Direction.RECEIVED, "Sally"), HERE)

    assert [w.sentence for w in words] == [
        "Why Sally should meet us is not written down.",
        "We do not know whether Sally expects to hear from us.",
    ]


def test_the_summary_counts() -> None:
    lacks = (Missing(Lack.NO_NEED, Remedy.WRITE_THE_NEED), Missing(Lack.NOT_ASKED, Remedy.ASK_FIRST))

    assert proper.summary(lacks, HERE) == "Two things need an answer before this goes."
    assert proper.summary(lacks[:1], HERE) == "One thing needs an answer before this goes."
    assert proper.summary((), HERE) == "This is a proper introduction."


@given(ANY, st.sampled_from(["", "Sally", "Yusuf and Lena"]), st.sampled_from(["", "Fred"]), LOCALES)
def test_everything_that_can_be_missing_can_be_said(facts, prospect: str, provider: str, here) -> None:
    lacks = introductions.proper(facts)

    for words in proper.missing(lacks, Names(facts.direction, prospect, provider), here):
        assert is_said(words.sentence)
        assert is_said(words.remedy)
    assert is_said(proper.summary(lacks, here))
    assert is_said(proper.level(introductions.level(facts), here))


def test_every_lack_and_remedy_has_its_words() -> None:
    for lack in Lack:
        for remedy in Remedy:
            for side in (None, *Side):
                (words,) = proper.missing([Missing(lack, remedy, side)], SALLY_AND_FRED, HERE)
                assert is_said(words.sentence)
                assert is_said(words.remedy)

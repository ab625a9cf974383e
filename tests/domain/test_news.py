"""Does a mail's news come out as what happened, and does what has not happened stay unsaid?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import news
from obliged.domain.news import Outcome
from tests.naughty import NAUGHTY

WORDS = ("we", "met", "not", "if", "she", "hired", "us", "?", ".", ",", "but", "never", "\n\n", "called", "hope")


def outcomes(*sayings: str) -> set[Outcome | None]:
    return {news.outcome(said) for said in sayings}


class TestHowFarItHasCome:
    @pytest.mark.parametrize(
        "said",
        [
            "We have an appointment on Tuesday.",
            "We're meeting next Thursday for coffee.",
            "Dean rang me on Monday and we're getting together on the 14th.",
            "Kwame and I exchanged a few emails and it looks promising.",
            "She got back to me straight away and we've put a date in the diary.",
            "He's asked for a quote, which went out last night.",
            "I spoke to her on the phone for ten minutes.",
            "yep hes coming w me sunday to see the shop. texted back n forth all week",
            "Yes, Thursday at 2 suits me, see you then.",
        ],
    )
    def test_an_appointment_or_mails_exchanged_are_contact(self, said: str) -> None:
        assert news.outcome(said) is Outcome.CONTACTED

    @pytest.mark.parametrize(
        "said",
        [
            "We met on Monday and it went really well.",
            "We had a Zoom call yesterday, great guy.",
            "Great seeing you on Teams earlier, super useful.",
            "He stopped by the bakery yesterday. Nice man, we'll see.",
            "Sat down with Owen at his workshop on Friday. He's thinking about it.",
            "It was lovely to meet her in person.",
            "Thanks for seeing me last week, I'll think it over.",
            "The consultation was yesterday. She took a lot of notes.",
            "Agnes made me a cup of tea and showed me every loose board in the place.",
            "Mr Grant attended our offices for an initial consultation lasting forty minutes.",
            "We did, over Zoom, a week ago. I'm waiting to hear.",
            "Had him and his wife in the office for two hours on Monday.",
            "He sat at my kitchen table for two hours going through the drawings.",
        ],
    )
    def test_a_meeting_is_one_over_video_too(self, said: str) -> None:
        assert news.outcome(said) is Outcome.MET

    @pytest.mark.parametrize(
        "said",
        [
            "They hired us! We start on Monday.",
            "She signed the engagement letter yesterday.",
            "They've instructed us on the purchase.",
            "Rise & Crumb came on board last week.",
            "He accepted our quote and paid the deposit.",
            "We went with Kwame in the end.",
            "We've asked Grace to do our books from April.",
            "He has taken us on.",
            "They gave us the job.",
            "Mei's deposit landed this morning.",
            "I wasn't sure after our meeting but he rang to say he'd like me to do it.",
        ],
    )
    def test_working_together_is_won_in_the_words_of_any_trade(self, said: str) -> None:
        assert news.outcome(said) is Outcome.WON

    @pytest.mark.parametrize(
        "said",
        [
            "We met but she went with another firm.",
            "In the end they chose somebody else.",
            "We quoted but were too dear for him.",
            "We had a good meeting but in the end they've decided to do it in-house.",
            "She thought it over and said no, after I'd been to see her.",
            "They went with Baker & Sons.",
            "Thank you for coming out twice. We have decided to give the work to another firm, who could begin in May.",
            "She read my proposal, thanked me politely and chose Fidelity instead.",
            "Met him, quoted him, lost him. He's using a flat-fee outfit in Salem.",
            "I quoted for his bar. He has gone with the outfit that did his last two.",
            "It didn't work out.",
        ],
    )
    def test_what_came_to_nothing_after_a_meeting_or_went_to_another_is_lost(self, said: str) -> None:
        assert news.outcome(said) is Outcome.LOST

    @pytest.mark.parametrize(
        "said",
        [
            "She told me she isn't interested.",
            "Thanks, but I've already found someone.",
            "I'm afraid I can't take this on, we are fully booked until June.",
            "She changed her mind before we could meet.",
            "He'd already hired someone before we spoke.",
            "He told me he'd rather stick with the accountant he has.",
            "I decided not to meet her after all. My nephew Bao is doing the books for me now.",
            "I wrote to her. She replied that her son-in-law is doing it.",
            "He's decided to do the shelves himself, so we never got as far as meeting.",
        ],
    )
    def test_what_is_refused_before_a_meeting_is_declined(self, said: str) -> None:
        assert news.outcome(said) is Outcome.DECLINED

    @pytest.mark.parametrize(
        "said",
        [
            "I've left two voicemails and sent an email, but never heard back.",
            "He hasn't replied to my messages.",
            "Tried calling three times, no answer.",
            "We keep playing phone tag.",
            "My emails to him bounce and his phone is switched off.",
            "Radio silence so far.",
        ],
    )
    def test_messages_unanswered_are_no_contact(self, said: str) -> None:
        assert news.outcome(said) is Outcome.NO_CONTACT


class TestWhatHasNotHappened:
    def test_a_no_takes_it_back(self) -> None:
        assert outcomes("We haven't met yet.", "I haven't got round to it yet.", "Not yet, half term.") == {None}

    def test_a_question_tells_nothing(self) -> None:
        assert outcomes("Did you meet?", "Have you two had a chance to speak yet?", "Did Dean come back to you?") == {
            None
        }

    def test_a_question_takes_nothing_from_the_sentence_before_it(self) -> None:
        assert news.outcome("We met on Tuesday. Did you get my note?") is Outcome.MET

    def test_a_wish_or_a_condition_tells_nothing(self) -> None:
        assert outcomes(
            "I hope to meet her soon.",
            "If they hire us I'll let you know.",
            "We might sign next week.",
            "Once I've met her I'll tell you what I think.",
            "Let me know how the meeting went.",
            "I don't know whether they met.",
        ) == {None}

    def test_what_one_side_means_to_do_is_no_appointment(self) -> None:
        assert outcomes("I will call her tomorrow.", "Thanks so much, I'll reach out to her this week.") == {None}

    def test_a_prize_is_no_work(self) -> None:
        assert news.outcome("I know Bao, we met years ago on a walk and he won the raffle.") is None

    def test_an_old_acquaintance_is_no_meeting(self) -> None:
        assert news.outcome("I met Kwame at a conference years ago.") is None

    def test_courtesies_of_an_introduction_are_no_meeting(self) -> None:
        said = "Thanks for the introduction! Kwame, lovely to e-meet you. Would you have time next week for a call?"
        assert news.outcome(said) is None

    def test_a_plain_letter_tells_nothing(self) -> None:
        assert outcomes(
            "", "Please find attached the invoice for March.", "Your new router came in. I can fit it Thursday."
        ) == {None}


class TestSeveralThingsAtOnce:
    def test_the_furthest_wins(self) -> None:
        assert news.outcome("We spoke on Monday, met on Thursday, and she has hired us.") is Outcome.WON

    def test_the_later_end_wins(self) -> None:
        assert news.outcome("At first he turned us down, but yesterday he signed.") is Outcome.WON

    def test_what_was_not_done_leaves_what_was(self) -> None:
        assert news.outcome("We haven't met yet, but we have spoken on the phone.") is Outcome.CONTACTED

    def test_a_silence_that_was_broken_is_none(self) -> None:
        assert news.outcome("I left two messages, and then she called back.") is Outcome.CONTACTED

    def test_others_tell_it_for_them(self) -> None:
        assert news.outcome("He says they met last Thursday.") is Outcome.MET


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Wir haben uns am Dienstag getroffen.", Outcome.MET),
        ("Wir haben uns noch nicht getroffen.", None),
        ("Leider hat sich Herr Seidel nicht gemeldet.", Outcome.NO_CONTACT),
        ("Nous nous sommes vus mardi.", Outcome.MET),
        ("Finalement nous avons pris quelqu'un d'autre.", Outcome.LOST),
        ("Nos han contratado.", Outcome.WON),
        ("Gracias, pero ya tenemos abogado.", Outcome.DECLINED),
        ("O Rui aceitou a proposta e começamos em maio.", Outcome.WON),
        ("Ci siamo incontrati martedì.", Outcome.MET),
        ("Sanne en Joris hebben getekend.", Outcome.WON),
    ],
)
def test_simple_news_in_other_tongues(said: str, outcome: Outcome | None) -> None:
    assert news.outcome(said) is outcome


class TestWhatIsShown:
    def test_the_sentence_that_says_it_is_shown(self) -> None:
        told = news.read("Hi Priya,\n\nall well here. We met on Monday\nand got on. More soon.\n\nAna")
        assert told is not None
        assert told.phrase == "We met on Monday and got on."

    def test_a_long_sentence_is_cut_at_a_word(self) -> None:
        told = news.read("We met " + "and talked about the weather " * 20)
        assert told is not None
        assert len(told.phrase) <= 160
        assert told.phrase.endswith("…")


class TestWhateverIsWritten:
    @pytest.mark.parametrize("text", NAUGHTY)
    def test_no_text_is_too_odd(self, text: str) -> None:
        news.read(text)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(WORDS), max_size=60))
    def test_any_order_of_words_can_be_read(self, words: list[str]) -> None:
        news.read(" ".join(words))

    @pytest.mark.parametrize("piece", ["a", " ", "we met and ", "not ", ",", "left a message ", "'"])
    def test_a_long_text_costs_no_more_than_its_length(self, piece: str) -> None:
        news.read("warm")
        start = time.perf_counter()
        news.read(piece * (200_000 // len(piece)))
        assert time.perf_counter() - start < 1

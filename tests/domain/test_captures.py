"""Does a line, written as it was heard, come out as who, what, how and when?"""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import captures
from obliged.domain.captures import Direction, Kind, Piece, Reading
from obliged.ports import phones
from tests.naughty import NAUGHTY

KNOWN = ("Ana Duarte", "Luis Ferreira", "Kwame Boateng", "Sally Okafor", "Noor Haddad")
US = ("Raman Vale", "Priya Raman", "Joel Vale")

WORDS = """
Luis|Ana|Sally|Okafor|sent|referred|told|us|me|to|from|about|for|needs|wants|a|her|the|and|&|-|,|.|:|;|(|)|->|by June
May|503 555 0188|ext|friend of|Bob's|sister|a@b.example|introduce|Dr.|van
"""


def read(text: str) -> Reading:
    return captures.read(text, phones=phones.find, known=KNOWN, us=US)


def value(piece: Piece | None) -> str | None:
    return piece.value if piece else None


def sent(text: str) -> tuple[str | None, str | None]:
    """Who sent whom to us."""
    reading = read(text)
    assert reading.direction is Direction.RECEIVED, text
    assert reading.provider is None, text
    return value(reading.introducer), value(reading.prospect)


def handed(text: str) -> tuple[str | None, str | None]:
    """Whom we send to whom."""
    reading = read(text)
    assert reading.direction is Direction.GIVEN, text
    assert reading.introducer is None, text
    return value(reading.prospect), value(reading.provider)


def need(text: str) -> str | None:
    return value(read(text).need)


class TestWhoSendsWhomToUs:
    def test_the_line_of_the_first_breakfast(self) -> None:
        reading = read("Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188")
        assert reading.kind is Kind.REFERRAL
        assert (value(reading.introducer), value(reading.prospect)) == ("Luis", "Sally Okafor")
        assert (value(reading.need), value(reading.when)) == ("plans", "March")
        assert [p.value for p in reading.phones] == ["503 555 0188"]
        assert reading.unread == ("second bakery opening",)

    @pytest.mark.parametrize(
        "text",
        [
            "Luis sent me Sally Okafor, she needs plans",
            "Sally Okafor was referred by Luis. Plans.",
            "Sally Okafor - plans - via Luis",
            "per Luis: Sally Okafor wants plans",
            "Thanks to Luis, Sally Okafor rang about plans",
            "On Luis's recommendation: Sally Okafor, plans",
            "Sally Okafor, a friend of Luis's, is looking for plans",
            "Luis's neighbour Sally Okafor needs plans",
            "Luis says to call Sally Okafor about her plans",
            "Sally Okafor needs plans; Luis put her on to us",
            "Luis -> Sally Okafor: plans",
            "Name: Sally Okafor\nFrom: Luis\nNeed: plans",
            "Got a call from Sally Okafor, referred by Luis. Needs plans.",
            "Sally Okafor found us through Luis. Plans.",
            "Must thank Luis for Sally Okafor (plans)",
            "Sally Okafor. Plans. Luis.",
        ],
    )
    def test_many_ways_to_say_that_luis_sent_sally(self, text: str) -> None:
        assert sent(text) == ("Luis", "Sally Okafor")
        assert (need(text) or "").lower() == "plans"

    def test_small_letters_and_large_ones_tell_as_much(self) -> None:
        assert sent("zoltan referred imre kovacs, needs a fence, 503-555-0123") == ("zoltan", "imre kovacs")
        assert sent("ZOLTAN REFERRED IMRE KOVACS. NEEDS A FENCE.") == ("ZOLTAN", "IMRE KOVACS")

    def test_titles_are_no_part_of_a_name(self) -> None:
        assert sent("Prof. Adaeze Obi needs an editor, from Dr. Helen Park") == ("Helen Park", "Adaeze Obi")

    def test_somebody_unnamed_leaves_the_prospect_open(self) -> None:
        assert sent("Kim's friend needs a will") == ("Kim", None)

    def test_nobody_sent_somebody_who_walked_in(self) -> None:
        assert sent("Pippa Lane rang out of the blue, needs an estate agent") == (None, "Pippa Lane")

    def test_who_sends_goes_before_whose_sister_it_is(self) -> None:
        assert sent("from Ana - Kwame's sister Inês wants a bookkeeper") == ("Ana", "Inês")
        assert sent("Kwame's sister Inês wants a bookkeeper") == ("Kwame", "Inês")
        assert sent("Kwame's boss Inês says he needs a bookkeeper") == ("Inês", "Kwame")

    def test_an_arrow_may_point_back(self) -> None:
        assert sent("Sally Okafor <- Luis, plans") == ("Luis", "Sally Okafor")

    def test_who_was_sent_is_not_who_sends(self) -> None:
        assert sent("Sally Okafor, who was given our number by Luis, needs plans") == ("Luis", "Sally Okafor")

    @pytest.mark.parametrize(
        "text",
        [
            "Hi, I got your name from Luis. We're opening a bakery and need plans. Thanks, Sally Okafor",
            'voicemail from Sally Okafor: "Luis told me to call, I need plans"',
            "Hello, my name is Sally Okafor and Luis suggested you might help with my plans.",
        ],
    )
    def test_who_asks_for_themselves_is_the_prospect(self, text: str) -> None:
        assert sent(text) == ("Luis", "Sally Okafor")
        assert need(text) == "plans"

    def test_who_signs_for_somebody_else_sends_them(self) -> None:
        assert sent("Hi Priya,\nSally Okafor needs plans, may I pass on your details?\nBest wishes\nLuis") == (
            "Luis",
            "Sally Okafor",
        )

    def test_small_letters_without_a_comma_tell_who_sent(self) -> None:
        assert sent("sally okafor needs plans luis sent her 503 555 0188") == ("luis", "sally okafor")
        assert need("sally okafor needs plans luis sent her 503 555 0188") == "plans"

    def test_a_line_from_abroad_is_read_as_far_as_it_goes(self) -> None:
        assert sent("Luis nos recomendó a Ana Duarte; necesita un arquitecto") == ("Luis", "Ana Duarte")
        assert need("Ana Duarte cherche un architecte, recommandé par Luis") == "architecte"

    def test_a_member_who_is_spoken_to_plays_no_part(self) -> None:
        assert sent("Joel, Fred has a client Tessa Holt who wants a surgery built") == ("Fred", "Tessa Holt")


class TestWhomWeSendToWhom:
    @pytest.mark.parametrize(
        "text",
        [
            "Send Mei Tanaka to Fred for insurance",
            "Introduce Mei Tanaka to Fred because she needs insurance",
            "I sent Mei Tanaka to Fred, insurance",
            "Recommended Fred to Mei Tanaka for insurance",
            "gave Fred's number to Mei Tanaka, she wants insurance",
            "Told Mei Tanaka about Fred - she's looking for insurance",
            "Mei Tanaka could use Fred for insurance",
            "Put Mei Tanaka in touch with Fred re insurance",
            "One for Fred: Mei Tanaka wants insurance",
            "Mei Tanaka needs insurance. Pointed her to Fred",
            "Ask Fred to call Mei Tanaka, she needs insurance",
            "Fred, meet Mei Tanaka. Mei needs insurance.",
            "To: Fred\nWho: Mei Tanaka\nWhat: insurance",
            "Let Fred know Mei Tanaka needs insurance",
            "Mei Tanaka needs insurance. Fred?",
            "Mei Tanaka is being looked after by Fred - insurance",
            "Fred is expecting a call from Mei Tanaka about insurance",
            "Suggested that Mei Tanaka call Fred about insurance",
            "Mei Tanaka, insurance, referred on to Fred",
        ],
    )
    def test_many_ways_to_hand_mei_to_fred(self, text: str) -> None:
        assert handed(text) == ("Mei Tanaka", "Fred")
        assert need(text) == "insurance"

    def test_a_firm_may_be_sent_to_or_send(self) -> None:
        assert handed("Sending Tony Marchetti to Sparkle Cleaning") == ("Tony Marchetti", "Sparkle Cleaning")
        assert sent("Harbor Lending sent us Fiona McLeod, kitchen") == ("Harbor Lending", "Fiona McLeod")

    def test_a_firm_that_is_handed_on_is_no_prospect(self) -> None:
        reading = read("Referred Rise & Crumb to Fred for insurance")
        assert (reading.direction, value(reading.provider)) == (Direction.GIVEN, "Fred")
        assert (value(reading.prospect), value(reading.organisation)) == (None, "Rise & Crumb")

    def test_two_names_in_a_row_are_two_people_where_one_is_handed_a_card(self) -> None:
        assert handed("Gave Tony Inga's card for the office cleaning") == ("Tony", "Inga")

    def test_who_is_sent_to_a_member_is_sent_to_us(self) -> None:
        assert sent("Ana sent Kwame Boateng to Priya, fit-out") == ("Ana", "Kwame Boateng")


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "Oluwaseun",
            "María José García Márquez",
            "Joost van der Berg",
            "Ahmed bin Rashid",
            "Siobhán O'Brien",
            "Zsófia Kovács-Nagy",
            "J. R. Patel",
            "Thu Trang Pham",
            "Yusuf and Lena Brandt",
            "the Brandts",
            "Consuelo de la Cruz",
            'Tyrone "Ty" Banks',
            "王小明",
            "Наталья Иванова",
        ],
    )
    def test_a_name_is_kept_as_people_have_it(self, name: str) -> None:
        assert sent(f"Referral from Grace Adeyemi: {name} - kitchen - 503 555 0144") == ("Grace Adeyemi", name)

    @pytest.mark.parametrize(
        "text",
        [
            "Sally Okafor (Rise & Crumb) needs plans, from Luis",
            "Sally Okafor of Rise & Crumb needs plans, from Luis",
            "Rise & Crumb's owner Sally Okafor needs plans, Luis told her to ring us",
            "Sally Okafor, owner of Rise & Crumb, needs plans. Luis sent her.",
        ],
    )
    def test_the_firm_is_the_prospects(self, text: str) -> None:
        assert value(read(text).organisation) == "Rise & Crumb"

    def test_an_owners_name_in_a_firms_name_stays_in_it(self) -> None:
        assert value(read("Mabel Tran of Mabel's Blooms has damp, from Otto").organisation) == "Mabel's Blooms"
        assert value(read("Agnes from St Bride's Hospice wants a shed, says Luis").organisation) == "St Bride's Hospice"

    def test_the_introducers_firm_is_not_told(self) -> None:
        reading = read("Came from Hollis Grant of Grant Kitchens. Eva Braunstein is interested in a ladder.")
        assert value(reading.introducer) == "Hollis Grant"
        assert reading.organisation is None

    def test_an_address_is_nobody(self) -> None:
        assert sent("Rosa Quintero, 12 Elm St, Hillsboro - awning - from Hollis") == ("Hollis", "Rosa Quintero")

    def test_a_policy_number_is_not_dialled(self) -> None:
        reading = read("Rosa Quintero, policy no. 4471 9920 33, from Hollis. Call 503 555 0144")
        assert [p.value for p in reading.phones] == ["503 555 0144"]


class TestNeeds:
    @pytest.mark.parametrize(
        ("said", "is_needed"),
        [
            ("needs a will drafted", "will"),
            ("needs help with payroll", "payroll"),
            ("is looking for a bookkeeper", "bookkeeper"),
            ("wants to sell her house", "sell her house"),
            ("wants somebody to edit her book", "edit her book"),
            ("needs plans for a second bakery", "plans"),
            ("is after a will and power of attorney", "will and power of attorney"),
            ("is buying a flat and needs a solicitor", "solicitor"),
            ("wants a landlord who allows kilns", "landlord"),
            ("- personal trainer wanted", "personal trainer"),
            ("could do with an accountant", "accountant"),
        ],
    )
    def test_the_fewest_words_that_say_it(self, said: str, is_needed: str) -> None:
        assert need(f"Jana Novak {said}, from Pete") == is_needed

    def test_a_lone_word_that_is_nobodys_name_is_the_need(self) -> None:
        assert need("Rosa Quintero. Woodwork. Hollis.") == "Woodwork"
        assert need("Bao Nguyen, IT support, from Mei") == "IT support"

    def test_a_price_is_asked_of_something(self) -> None:
        assert need("Told Bao you do fire doors, he wants a price") == "fire doors"

    def test_what_needs_doing_is_the_need(self) -> None:
        assert need("Moira Quinn, toilets need redoing. Declan sent her.") == "toilets"


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Luis sent me Sally Okafor, needs plans", Kind.REFERRAL),
            ("Send Mei Tanaka to Fred Lindqvist for studio insurance", Kind.REFERRAL),
            ("Met Dara Whitlock at the chamber breakfast; she does payroll", Kind.MET),
            ("lunch with Ana", Kind.TOUCH),
            ("Ran into Grace at the market", Kind.TOUCH),
            ("promised Ana a copy of the plans by Friday", Kind.PROMISE),
            ("I'll send Kwame the lease list on Monday", Kind.PROMISE),
            ("Kwame signed", Kind.NEWS),
            ("met with Sally today", Kind.NEWS),
            ("Met Sally yesterday", Kind.NEWS),
            ("Rashid went elsewhere", Kind.NEWS),
            ("Called Noor, no answer", Kind.NEWS),
            ("Inês needs a bookkeeper before April", Kind.NEED),
            ("The office is closed on Monday", Kind.NOTE),
            ("Buy stamps", Kind.NOTE),
            ("", Kind.NOTE),
        ],
    )
    def test_a_line_is_of_the_kind_it_says(self, text: str, kind: Kind) -> None:
        assert read(text).kind is kind

    def test_a_kind_that_was_chosen_stands(self) -> None:
        assert captures.read("lunch with Ana", phones=phones.find, kind=Kind.NOTE).kind is Kind.NOTE

    def test_a_person_met_has_a_place(self) -> None:
        reading = read("Met Dara Whitlock at the chamber breakfast; she does payroll")
        assert (value(reading.touched), value(reading.met_where)) == ("Dara Whitlock", "the chamber breakfast")

    def test_a_promise_says_what_to_whom_and_when(self) -> None:
        reading = read("Told Luis I would send him the drawings next week")
        assert value(reading.touched) == "Luis"
        assert value(reading.promise) == "send him the drawings next week"
        assert value(reading.when) == "next week"

    def test_a_guess_from_the_order_of_names_is_owned_up_to(self) -> None:
        assert not read("Sally Okafor. Plans. Luis.").sure
        assert read("Sally Okafor, plans, from Luis").sure
        assert read("Sally Okafor needs plans").sure

    def test_what_is_not_understood_stays_words(self) -> None:
        assert read("Buy stamps").unread == ("Buy stamps",)
        assert read("Buy stamps").need is None


class TestWhen:
    def test_the_deadline_goes_before_the_day_we_heard(self) -> None:
        assert value(read("Last week Fred sent Gita Bose, who needs a sign before the 14th").when) == "before the 14th"
        assert read("Yesterday Luis rang about Sally Okafor, plans").when is None

    def test_a_phrase_is_kept_with_what_bounds_it(self) -> None:
        assert value(read("Luis sent Sally Okafor, plans, before the fair on 9 May").when) == "before the fair on 9 May"
        assert value(read("Sally Okafor wants plans in the autumn, from Luis").when) == "in the autumn"
        assert value(read("Sally Okafor needs plans by 5/14, from Luis").when) == "by 5/14"

    def test_months_that_are_names_are_people(self) -> None:
        assert sent("April Jones needs a roof, from June Park") == ("June Park", "April Jones")


class TestAnyText:
    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=300))
    def test_pieces_stand_where_they_say(self, text: str) -> None:
        check_pieces(text, read(text))

    @settings(max_examples=100, deadline=None)
    @given(
        st.lists(
            st.sampled_from(re.split(r"[|\n]", WORDS)),
            max_size=60,
        )
    )
    def test_words_in_any_order_never_raise(self, words: list[str]) -> None:
        text = " ".join(words)
        check_pieces(text, read(text))

    @pytest.mark.parametrize(
        "unit", ["a", "Luis & ", "a ", "1-", "(", "\x00", "x@", "1 may ", "Luis, ", "Dr. ", "name: "]
    )
    def test_a_megabyte_costs_no_more_than_a_page(self, unit: str) -> None:
        text = unit * (1_000_000 // len(unit))
        before = time.process_time()
        reading = read(text)
        assert time.process_time() - before < 1
        assert len(reading.unread[-1]) > 900_000

    def test_naughty_strings_are_read_like_any_other(self) -> None:
        for text in NAUGHTY:
            check_pieces(text, read(text))


def check_pieces(text: str, reading: Reading) -> None:
    pieces = (reading.introducer, reading.prospect, reading.provider, reading.organisation, reading.need, reading.when)
    for piece in (*pieces, reading.promise, reading.touched, reading.met_where, *reading.phones, *reading.emails):
        if piece is not None:
            assert text[piece.start : piece.end] == piece.value
            assert piece.value.strip()


class TestNaturalSentences:
    def test_who_asks_us_for_somebody_sends_them(self) -> None:
        assert sent("Fred Lindqvist phoned: could we do a brochure for Hollis Grant?") == (
            "Fred Lindqvist",
            "Hollis Grant",
        )
        assert sent("Fred thinks we'd suit Hollis Grant, who is moving and needs a kitchen") == ("Fred", "Hollis Grant")

    def test_who_has_a_friend_sends_the_friend(self) -> None:
        assert sent("Rosa Quintero, who cuts my hair, has a friend called Bao Nguyen whose roof leaks") == (
            "Rosa Quintero",
            "Bao Nguyen",
        )
        assert sent("Call from Rosa Quintero. A tenant of hers, Bao Nguyen, needs plans") == (
            "Rosa Quintero",
            "Bao Nguyen",
        )

    def test_who_rings_names_who_told_them_to(self) -> None:
        assert sent("voicemail: Bao Nguyen here, Rosa Quintero said to ring you about a sign") == (
            "Rosa Quintero",
            "Bao Nguyen",
        )
        assert sent("Introduced to Bao Nguyen by Rosa, he wants a sign") == ("Rosa", "Bao Nguyen")

    def test_a_mother_and_a_daughter_of_one_name_are_two(self) -> None:
        assert sent("Mrs Brandt says her daughter Lena Brandt needs plans") == ("Brandt", "Lena Brandt")

    def test_what_we_did_for_others_is_given(self) -> None:
        assert handed("Put in a good word for Hollis Grant with Thu Trang Pham, she needs a kitchen") == (
            "Thu Trang Pham",
            "Hollis Grant",
        )
        assert handed("Did Fred call Noor Haddad? I gave him her details") == ("Noor Haddad", "Fred")
        assert handed("Bao Nguyen needs a kitchen. Rang Hollis Grant on his behalf.") == ("Bao Nguyen", "Hollis Grant")
        assert handed("Told Hollis Grant to expect Bao Nguyen, kitchen") == ("Bao Nguyen", "Hollis Grant")

    def test_days_on_which_we_were_told_are_not_when_it_is_due(self) -> None:
        assert value(read("On 4 April Fred rang about Noor Haddad, who wants a sign").when) is None
        assert value(read("Told Noor Haddad to ring Fred for cover, and I'll text Fred tonight").when) is None
        assert value(read("Noor Haddad. Year-end accounts. From Fred.").when) is None
        assert value(read("Fred sent Noor Haddad, sign, before six today").when) == "before six today"

    def test_who_somebody_is_is_not_what_they_need(self) -> None:
        assert need("Fred's bridge partner Noor Haddad. Knee exercises. Fred sent her.") == "Knee exercises"
        assert need("Lead from Fred: practice manager Noor Haddad, payroll") == "payroll"
        assert need("Fred sent a runner with a sore hip, Noor Haddad") == "sore hip"
        assert need("Fred sent Noor Haddad. Her boiler keeps cutting out.") == "boiler"

"""What gives away a confidence, and what only looks like it?"""

from __future__ import annotations

import time

import pytest

from obliged.domain import discretion
from obliged.domain.discretion import Confidential, Held, Why, codes, marks


def held(*said: str | float) -> tuple[Held, ...]:
    return tuple(Held(one, "Kwame") for one in said)


def marked(
    draft: str, to: str = "Luis Ferreira", **confidential: tuple[Held, ...] | tuple[str, ...]
) -> list[tuple[str, str]]:
    found = marks(draft, to, Confidential(**confidential))  # type: ignore[arg-type]
    return [(draft[mark.start : mark.end], str(mark.why)) for mark in found]


# --- amounts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "4,200", "$4200", "4.2k", "$4.2K", "4 200,00 EUR", "4.200,00 €", "CHF 4’200.–", "US$4,200.00", "４２００",
        "4 2 0 0", "4,2OO", "4_200", "four thousand two hundred", "forty-two hundred", "four thousand and two hundred dollars",
        "FOUR THOUSAND TWO HUNDRED", "4 thousand 200", "4k2", "four two zero zero", "about four grand", "around 4,000",
        "between 4,000 and 4,500", "4-5k", "$50,400 a year", "4\u200b200", "4\u202f200 euros", "₹4,200",
    ],
)  # fmt: skip
def test_a_sum_is_found_in_whatever_dress(said: str) -> None:
    assert marked(f"They signed for {said} last week.", amounts=held("$4,200"))


@pytest.mark.parametrize(
    "said",
    [
        "achtzehntausendvierhundert Euro", "dix-huit mille quatre cents euros", "dieciocho mil cuatrocientos", "dezoito mil e quatrocentos",
        "diciottomilaquattrocento", "achttienduizend vierhonderd", "18,4 Tsd. Euro", "18,4 mil",
    ],
)  # fmt: skip
def test_a_sum_is_found_in_other_languages(said: str) -> None:
    assert marked(f"Es waren {said}, sagt man.", amounts=held(18400))


@pytest.mark.parametrize(
    "said",
    [
        "We are at 4200 Elm Street.", "Ring us on 503 555 4200.", "The hall has 4,200 square feet.", "Invoice no. 4200 is paid.",
        "We met in 2026.", "4.2 stars!", "Some 4,900 people came.", "A different job: $4,700.", "It is 42 miles.", "Lunch was $42.",
        "On 4/20/2026 we open.", "It sold 4,200,000 times.", "Room 4200, then.",
    ],
)  # fmt: skip
def test_what_is_another_number_is_left_alone(said: str) -> None:
    assert not marked(said, amounts=held("$4,200"))


@pytest.mark.parametrize(
    ("said", "sum_"),
    [
        ("half a mil", 500_000), ("a quarter of a million", 250_000), ("quarter million", 250_000), ("a million two", 1_200_000),
        ("zweihundert Riesen", 200_000), ("two hundred large", 200_000), ("dwanaście tysięcy pięćset złotych", 12_500),
        ("fourthousandtwohundred", 4200), ("f o u r thousand two hundred", 4200), ("twenty-three fifty a month", 2350),
        ("under 18.5", 18_500), ("2 x 8,625", 17_250), ("three payments of 5,750", 17_250), ("2,800 now and 1,400 later", 4200),
        ("half, 21k,", 42_000), ("half now (13,650) and half later", 27_300), ("six-forty a session", 640), ("31k and change", 31_900),
        ("one million eight hundred and fifty thousand", 1_850_000), ("1 million 850 thousand", 1_850_000),
    ],
)  # fmt: skip
def test_a_sum_is_found_as_people_say_it(said: str, sum_: int) -> None:
    assert marked(f"They agreed to {said} and left.", amounts=held(sum_))


@pytest.mark.parametrize(
    "said",
    ["They put in two hundred large windows.", "It took 2 days and 2,100 steps.", "Under 4.2 stars is rare.", "A million two-year-olds know it."],
)  # fmt: skip
def test_what_is_only_said_alike_is_left_alone(said: str) -> None:
    assert not marked(said, amounts=held("$4,200", 200_000, 1_200_000))


@pytest.mark.parametrize(
    "said",
    ["35 cents on the dollar", "35 von hundert", "trinta e cinco por cento", "treinta y cinco por ciento", "fünfunddreißig Prozent", "0.35 of the fee", "35 of every 100 dollars"],
)  # fmt: skip
def test_a_share_is_found_in_other_words(said: str) -> None:
    assert marked(f"It is {said}, he says.", amounts=held("35%"))[0][1] == "percentage"


def test_thanks_by_the_hundred_are_no_sum() -> None:
    assert not marked("A hundred thanks, and a thousand more thanks.", amounts=held(100, 1000))


@pytest.mark.parametrize("year", ["in 2024", "since 2024", "spring 2024", "2024–2026"])
def test_a_year_is_no_sum(year: str) -> None:
    assert not marked(f"We have known them {year}.", amounts=held(2024))
    assert marked("The fee is $2,024.", amounts=held(2024))


@pytest.mark.parametrize("said", ["10 %", "10%", "ten percent", "10 per cent", "a tenth of the fee"])
def test_a_known_share_is_found(said: str) -> None:
    assert (marked(f"Our part is {said} then.", amounts=held("10%"))[0][1]) == "percentage"


@pytest.mark.parametrize(
    "said", ["Half an hour will do.", "At a quarter past nine.", "We agree a hundred percent.", "25 people came."]
)
def test_a_part_of_something_else_is_no_share(said: str) -> None:
    assert not marked(said, amounts=held("25%", "50%"))


def test_a_share_and_what_it_came_to_give_the_whole_away() -> None:
    found = marked("Your 10 % came to $1,840.", amounts=held("$18,400"))

    assert {why for _, why in found} == {"percentage"}
    assert {said for said, _ in found} == {"10 %", "$1,840"}


def test_the_ratio_of_two_sums_that_are_known_gives_them_away() -> None:
    assert marked("That is ten percent of what they pay.", amounts=held(18400, 1840))


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Ana Duarte", "ANA DUARTE", "ana duarte", "Duarte, Ana", "A. Duarte", "Ana D.", "Ms Duarte", "the Duartes", "Ana’s sister",
        "Ána Duárte", "Ana", "Ana Maria Duarte", "Ana\nDuarte", "ana.duarte@mail.example", "aduarte@mail.example", "@anaduarte",
    ],
)  # fmt: skip
def test_a_name_is_found_in_whatever_form(said: str) -> None:
    assert marked(f"It came from {said} in the end.", names=held("Ana Duarte"))[0][1] == "name"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Thomas (Tom) Nowak", "Tom wants it."), ("Elizabeth O'Brien", "I met Liz."), ("Jürgen Müller", "Mueller wrote."),
        ("Yusuf and Lena Brandt", "the Brandts are moving."), ("Rise & Crumb", "It is Rise and Crumb."),
        ("Duarte e Filhos", "We saw Duarte e Filhos."), ("Will Hartley", "I spoke with Will about it."), ("Grace Adeyemi", "Grace said yes."),
        ("May Castellano", "I rang May on Friday."),
    ],
)  # fmt: skip
def test_short_forms_couples_firms_and_names_that_are_words_are_found(name: str, said: str) -> None:
    assert marked(said, names=held(name))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tomasz Nowak", "Rozmawialiśmy z Tomaszem Nowakiem."), ("Anna Kowalska", "Mówiłem o Kowalskiej."), ("Иван Смирнов", "Мы говорили с Иваном Смирновым."),
        ("Yusuf Brandt", "Yusufs Frau entscheidet."), ("José Ferreira", "Zé knows."), ("Rosa Quintero", "Rosita llamó ayer."),
        ("Margarete Vogel", "Greta says yes."), ("Sally Okafor", "S. O. has signed."), ("Clara Weiss", "Wir sahen Clärchen."),
        ("Augustus Keller", "Gus will sign."), ("Isabel Moreno", "Isa came."), ("Ольга Иванова", "с Ольгой Ивановой всё решено"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_its_cases_diminutives_and_initials(name: str, said: str) -> None:
    assert marked(said, names=held(name))


def test_letters_with_full_stops_are_not_always_somebody() -> None:
    assert not marked("P.S. We meet at 9 a.m. in the U.S. office.", names=held("Paula Stone", "Uwe Sand", "Alma Marsh"))


@pytest.mark.parametrize(
    "said",
    [
        "Will you come? I will.", "May I call in May, on 3 May?", "There is a grace period.", "Mark my words.", "Bill me later.",
        "I hope you are well. Hope this helps.", "We passed Grant Street.", "Grace Kelly came.", "The Bill passed.", "She rose early.",
    ],
)  # fmt: skip
def test_words_that_are_also_names_are_left_alone(said: str) -> None:
    names = held("Will Hope", "May Chen", "Grace Adeyemi", "Mark Rose", "Bill Grant")
    assert not marked(said, names=names)


def test_whoever_is_written_to_may_read_their_own_name() -> None:
    for to in ("Ana Duarte", "Ana Duarte <ana@mail.example>", "ana.duarte@mail.example", "aduarte@mail.example"):
        assert not marked("Dear Ana Duarte, thank you, Ana.", to, names=held("Ana Duarte"))


def test_somebody_else_of_the_same_first_name_is_named_by_the_whole_name_only() -> None:
    assert marked("Dear Ana, I saw Ana Duarte.", "Ana Silva", names=held("Ana Duarte")) == [("Ana Duarte", "name")]


@pytest.mark.parametrize(
    "signed", ["Thanks,\nGrace", "Best, Grace", "Kind regards\n\nGrace\nRaman Vale", "– Grace", "Grace"]
)
def test_a_signature_is_the_senders_own(signed: str) -> None:
    assert not marked(f"Dear Luis,\n\nIt went well. We meet again on Friday.\n\n{signed}", names=held("Grace Adeyemi"))
    assert marked(f"Dear Luis,\nGrace told me.\n\n{signed}", names=held("Grace Adeyemi"))


def test_a_short_letter_is_no_signature() -> None:
    assert marked("Dear Luis,\nGrace is here.", names=held("Grace Adeyemi"))
    assert marked("Thank you.\nPS Ana says hi", names=held("Ana Duarte"))


def test_a_small_sum_counts_where_nothing_else_is_counted() -> None:
    assert marked("It was 450 in the end.", amounts=held(450))
    for said in ("We baked 450 croissants.", "450 Oak Lane is ours.", "Page 450 has it.", "It took 450 minutes."):
        assert not marked(said, amounts=held(450))


def test_who_may_be_named_is_not_marked() -> None:
    assert not marked("Kwame Boateng has your number.", names=held("Kwame Boateng"), may=("Kwame Boateng",))


# --- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    ["DE89370400440532013000", "de89 3704-0044-0532-0130-00", "370400440532013000", "the one ending in 3000", "DE89 37O4 OO44 O532 O13O OO", "****3000"],
)  # fmt: skip
def test_a_number_is_found_however_it_is_grouped(said: str) -> None:
    assert marked(f"Pay into {said} then.", numbers=held("DE89 3704 0044 0532 0130 00"))[0][1] == "number"


def test_numbers_that_prove_themselves_are_found_though_nobody_told_us() -> None:
    for said in ("GB82 WEST 1234 5698 7654 32", "4111 1111 1111 1111", "123-45-6789"):
        assert marked(f"It is {said}.") == [(said, "number")]
    for said in ("GB82 WEST 1234 5698 7654 33", "4111 1111 1111 1112", "+44 20 7946 0958", "1234 3000 flyers"):
        assert not marked(f"It is {said}.")


def test_last_digits_count_only_where_they_are_said_to_be_the_last() -> None:
    assert not marked("We sold 6789 loaves.", numbers=held("123-45-6789"))
    assert marked("The card ending in 6789.", numbers=held("123-45-6789"))


@pytest.mark.parametrize(
    "said",
    [
        "four four one nine double seven two", "vier vier eins neun sieben sieben zwei", "quatre quatre un neuf sept sept deux",
        "forty-four nineteen seventy-seven two", "ending nine double seven two",
    ],
)  # fmt: skip
def test_a_number_is_found_as_it_is_read_aloud(said: str) -> None:
    assert marked(f"The account is {said}.", numbers=held("4419772"))[0][1] == "number"


@pytest.mark.parametrize("said", ["3 May 1968", "May 3rd, 1968", "03.05.1968", "the 3rd of May 1968"])
def test_a_day_of_birth_is_found_as_people_write_it(said: str) -> None:
    assert marked(f"Born {said}, he says.", numbers=held("1968-05-03"))
    assert not marked(f"Born {said}, he says.", numbers=held("1968-05-04"))


def test_a_number_that_begins_alike_is_another_one() -> None:
    assert not marked("Our desk is 503 555 0199.", numbers=held("+1 503 555 0142"))
    assert not marked("Pay us at DE55 3704 0044 9999 8888 77.", numbers=held("DE89 3704 0044 0532 0130 00"))


# --- notes ----------------------------------------------------------------------------------------------------------

NOTE = "The landlord will not renew the lease, and she is two months behind on the rent."


@pytest.mark.parametrize(
    "said",
    [
        "the Landlord WILL\nnot renew", "landlord won’t renew the lease and she’s two months behind", "two months behind on the rent",
        "the owner will not renew the lease, and she is two months behind", "she is just two months behind on the rent",
        "“the landlord” will not – renew the lease",
    ],
)  # fmt: skip
def test_a_piece_of_a_note_is_found_in_other_dress(said: str) -> None:
    assert marked(f"I heard {said}.", notes=held(NOTE))[0][1] == "phrase"


@pytest.mark.parametrize(
    "said",
    ["The landlord will be there.", "She is behind on the rent.", "We will not renew our own.", "It took two months on the road.", "Let me know if you have any questions about the lease."],
)  # fmt: skip
def test_four_words_in_common_are_nobodys(said: str) -> None:
    assert not marked(said, notes=held(NOTE, "Let me know if you have any questions, she wrote."))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Has early Parkinson's, tells nobody.", "He has Parkinson’s."), ("In the middle of a divorce.", "She is divorcing."),
        ("Meldet bald Insolvenz an.", "Da droht die Insolvenz."),
    ],
)  # fmt: skip
def test_one_grave_word_gives_a_note_away(note: str, said: str) -> None:
    assert marked(said, notes=held(note))[0][1] == "phrase"
    assert not marked(said, notes=held("Likes to be called in the evening."))


def test_an_umlaut_written_out_is_the_same_word() -> None:
    assert marked(
        "Die Bank will den Kredit nicht verlaengern.", notes=held("Die Bank will den Kredit nicht verlängern.")
    )


def test_words_that_may_be_told_are_no_confidence() -> None:
    assert not marked(
        "They want a kitchen for the second shop.",
        notes=held("They want a kitchen for the second shop."),
        may=("a kitchen for the second shop", "They want a kitchen for the second shop."),
    )


def test_a_sum_that_only_a_note_states_is_found() -> None:
    assert (
        marked("They have $18,400 for it.", notes=held("Their budget is 18,400 dollars, says Mei."))[0][1] == "amount"
    )


def test_a_sum_of_a_note_is_found_rounded_where_it_is_said_to_be_money() -> None:
    note = held("Has $18,400 for the fit-out.")
    assert marked("It is about eighteen grand, I hear.", notes=note)
    assert not marked("Some 18,000 people live there.", notes=note)


# --- marks ----------------------------------------------------------------------------------------------------------


def test_a_mark_says_whose_confidence_it_is_and_codes_hold_no_words() -> None:
    found = marks(
        "It is $4,200, says Ana.", "Luis", Confidential(amounts=held(4200), names=(Held("Ana Duarte", "Ana"),))
    )

    assert [(mark.why, mark.of) for mark in found] == [(Why.AMOUNT, "Kwame"), (Why.NAME, "Ana")]
    assert codes(found) == ("amount", "name")


def test_marks_stand_where_the_words_stand_as_written() -> None:
    draft = "ﬁrst: Ánä Duárte — $４,２００…"
    found = marks(draft, "Luis", Confidential(amounts=held(4200), names=held("Ana Duarte")))

    assert [draft[mark.start : mark.end] for mark in found] == ["Ánä Duárte", "$４,２００"]


def test_nothing_is_confidential_nothing_is_marked() -> None:
    assert not marks("Anything at all, 4,200 and Ana.", "Luis", Confidential())


@pytest.mark.parametrize(
    "odd",
    [
        "1 " * 20_000,
        "1,000," * 8_000,
        "a hundred and " * 4_000,
        "Ana " * 12_000,
        "ending in " * 5_000,
        "the lease and " * 4_000,
        "(" * 50_000,
        "12-" * 16_000,
    ],
)
def test_no_text_keeps_the_check_busy(odd: str) -> None:
    secret = Confidential(
        amounts=held(4200, "10%"),
        names=held("Ana Duarte"),
        numbers=held("DE89 3704 0044 0532 0130 00"),
        notes=held(NOTE),
    )
    started = time.process_time()

    discretion.marks(odd, "Luis", secret)

    assert time.process_time() - started < 3

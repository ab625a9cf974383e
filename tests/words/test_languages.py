"""Does every text find its language, its spelling and its facts?"""

from __future__ import annotations

from hypothesis import given

from obliged.words.english import PARTS
from obliged.words.languages import as_sentence, fill, in_quotes, say, slots_of, texts
from obliged.words.people import person, speak_of
from obliged.words.spelling import spelled
from tests.words.said import ANA, KWAME, LUIS, TYPED


def test_a_text_whose_fact_is_missing_gives_way_to_the_next() -> None:
    options = ("{name} at {place}", "{name}", "somebody")

    assert fill(options, {"name": "Ana", "place": "Expatriate"}) == "Ana at Expatriate"
    assert fill(options, {"name": "Ana", "place": ""}) == "Ana"
    assert fill(options, {"name": None}) == "somebody"


def test_a_fact_with_braces_is_a_fact_and_not_a_slot() -> None:
    assert fill(("{name}!",), {"name": "{place}"}) == "{place}!"


def test_americans_read_american_and_everybody_else_british() -> None:
    assert spelled("An apologised Favour", "en-US") == "An apologized Favor"
    assert spelled("An apologised Favour", "en-GB") == "An apologised Favour"
    assert spelled("{organisation} organisation", "en-US") == "{organisation} organization"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert say("moments", "pt-PT", "day.today") == "today"


def test_spelling_changes_no_slot() -> None:
    for part in PARTS:
        british, american = texts(part, "en-GB"), texts(part, "en-US")
        for code in british:
            assert [slots_of(t) for t in british[code]] == [slots_of(t) for t in american[code]], code


def test_typed_words_become_a_sentence() -> None:
    assert as_sentence("second bakery, opening in March") == "Second bakery, opening in March."
    assert as_sentence("iPhone repairs?") == "iPhone repairs?"
    assert as_sentence(" \n ") == ""
    assert as_sentence("word " * 80).endswith("…")
    assert in_quotes("we start Monday") == "“We start Monday.”"


def test_a_name_that_two_share_a_pronoun_with_is_said() -> None:
    spoken = speak_of({"to": ANA, "prospect": KWAME, "introducer": LUIS}, subject="to")

    assert spoken["to"] is not None
    assert spoken["to"].they == "she"
    assert spoken["prospect"] is not None
    assert spoken["prospect"].them == "Kwame"


def test_a_couple_keeps_both_first_names() -> None:
    assert person("Yusuf and Lena Brandt", is_couple=True).first == "Yusuf and Lena"
    assert person("Sukarno").first == "Sukarno"


@given(TYPED)
def test_any_words_become_one_line(text: str) -> None:
    said = as_sentence(text)

    assert "\n" not in said
    assert len(said) <= 162

"""Who answers: by any word of their name, their organisation, their number, their address; and never another firm's."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import people
from obliged.acts.people import Reach
from obliged.domain.people import asked_words, find_words
from obliged.queries import find
from obliged.queries.find import Sort
from obliged.records.firms import Firm, Member
from obliged.records.people import FindKey, Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def keep(firm: Firm, name: str, **more: Any) -> Person:
    return people.keep(firm=firm, name=name, now=MONDAY, **more)


def names(member: Member, text: str) -> list[str]:
    return [one.name for one in find.find(member, text, MONDAY)]


def test_the_beginning_of_any_word_finds_and_in_any_order() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "ana")

    for text in ("ana", "Ana D", "dua", "duarte an", "DUARTE", "filhos", "ana filh"):
        assert "Ana Duarte" in names(priya, text), text
    assert "Ana Duarte" not in names(priya, "ana ferreira")
    assert "Ana Duarte" not in names(priya, "arte")


def test_accents_strokes_and_capitals_do_not_matter() -> None:
    priya = cast.priya()
    for name in ("João Gonçalves", "Łukasz Wójcik", "Søren Ærø", "Groß", "ŞEYMA Işık"):
        keep(priya.firm, name)

    assert names(priya, "joao goncalves") == ["João Gonçalves"]
    assert names(priya, "lukasz") == ["Łukasz Wójcik"]
    assert names(priya, "soren aero") == ["Søren Ærø"]
    assert names(priya, "GROSS") == ["Groß"]
    assert names(priya, "seyma isik") == ["ŞEYMA Işık"]


def test_names_in_any_script_and_of_any_length_are_found() -> None:
    priya = cast.priya()
    for name in ("田中美衣", "محمد علي", "Ngũgĩ", "O’Brien", "Nguyễn Thị Minh Khai", "X Æ A-12", "☮"):
        keep(priya.firm, name)

    for text in ("田中", "محمد", "ngugi", "obrien", "o'brien", "minh kh", "x a 12", "☮"):
        assert len(names(priya, text)) == 1, text


def test_a_number_finds_however_it_is_written() -> None:
    priya = cast.priya()
    keep(priya.firm, "Sally Okafor", reach=Reach(phones=("(503) 555-0188",)))
    keep(priya.firm, "Oliver", reach=Reach(phones=("+44 20 7946 0018",)))
    keep(priya.firm, "Frau Weiß", reach=Reach(phones=("call the bakery",)))

    for text in ("503 555 0188", "503555", "+1 503 555 0188", "1-503-555", "(503) 555"):
        assert names(priya, text) == ["Sally Okafor"], text
    assert names(priya, "+44 20 7946") == ["Oliver"]
    assert names(priya, "555 0188 7") == []


def test_an_address_finds_as_a_whole() -> None:
    priya = cast.priya()
    keep(priya.firm, "Ana Duarte", reach=Reach(emails=("Ana.M@Duarte.example",)))

    assert names(priya, "ana.m@du") == ["Ana Duarte"]
    assert names(priya, "Ana.M@Duarte.example") == ["Ana Duarte"]
    assert names(priya, "ana.m@other") == []


def test_whose_name_begins_so_comes_first_and_the_name_itself_before_all() -> None:
    priya = cast.priya()
    for name in ("Maria Ana", "Anabel Lee", "Ana Duarte", "Ana", "Diana Ana Cruz"):
        keep(priya.firm, name)

    assert names(priya, "ana") == ["Ana", "Ana Duarte", "Anabel Lee", "Diana Ana Cruz", "Maria Ana"]


def test_organisations_and_open_referrals_are_found_beside_people() -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)

    found = find.find(priya, "boateng", MONDAY)

    assert [one.sort for one in found] == [Sort.PERSON, Sort.ORGANISATION, Sort.REFERRAL]
    assert found[2].name == "Kwame Boateng: a clinic laid out by March"


def test_who_was_deleted_is_not_found_and_is_again_when_restored() -> None:
    priya = cast.priya()
    ana = cast.person(priya.firm, "ana")

    people.delete(ana, now=MONDAY)
    assert "Ana Duarte" not in names(priya, "ana")

    people.restore(ana)
    assert "Ana Duarte" in names(priya, "ana")


def test_nobody_finds_whom_another_firm_knows() -> None:
    priya, grace = cast.priya(), cast.grace()
    cast.person(grace.firm, "ana")

    assert names(priya, "ana") == []
    assert names(priya, "503 555") == []


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "'", "\\", "a" * 5000, "%' OR 1=1 --", "\U0010ffff", "@", "@@"])
def test_no_letters_break_it(text: str) -> None:
    priya = cast.priya()
    cast.person(priya.firm, "ana")

    assert names(priya, text) in ([], ["Ana Duarte", "Duarte e Filhos"][: len(names(priya, text))])


def test_a_common_beginning_costs_no_more_statements_than_a_rare_one() -> None:
    priya = cast.priya()
    for n in range(60):
        keep(priya.firm, f"Ana Number{n}", organisations=((f"Anabasis {n}", "owner"),))

    with CaptureQueriesContext(connection) as statements:
        assert len(find.find(priya, "ana", MONDAY)) == find.MOST

    assert len(statements) <= 6


def test_a_prefix_is_a_span_of_the_index() -> None:
    priya = cast.priya()
    plan = (
        FindKey.objects.of(priya.firm)
        .filter(word__gte="ana", word__lt="ana" + find.LAST)
        .order_by("word", "id")
        .values_list("word", "person_id")[:60]
    )

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A table of three rows is quicker read whole; what counts is that it could be otherwise.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    said = plan.explain()

    assert "find_by_prefix" in said
    assert "word" in said


def test_what_is_asked_is_read_word_by_word_number_and_address_as_one() -> None:
    assert asked_words("  Ana   DUARTE ") == ("ana", "duarte")
    assert asked_words("(503) 555-0188") == ("5035550188",)
    assert asked_words("sally@risecrumb.example") == ("sally@risecrumb.example",)
    assert asked_words("7 Sisters") == ("7", "sisters")
    assert asked_words("") == ()
    assert find_words("O'Brien") == ("o", "brien", "obrien")

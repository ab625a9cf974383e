"""Does a person's page say from whom we have what we know of them?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import captures, people
from obliged.acts.captures import Captured, Whom
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.queries import privacy
from obliged.queries.captures import Sort
from obliged.records.firms import Member
from obliged.records.origins import Origin
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def origins(someone: Person) -> dict[str, Origin]:
    rows = Origin.objects.of(someone.firm).filter(person=someone).order_by("at", "id")
    return {row.field: row for row in rows}


def capture(priya: Member) -> Person:
    captures.keep(
        Captured(
            sort=Sort.RECEIVED,
            words="Ana Duarte sent Kwame Boateng, 503 555 0112",
            who=Whom("Kwame Boateng", reach=Reach(phones=("503 555 0112",))),
            introducer=Whom("Ana Duarte"),
            need="a clinic laid out by March",
        ),
        by=priya,
        now=MONDAY,
    )
    found: Person = Person.objects.of(priya.firm).get(name="Kwame Boateng")
    return found


def test_what_an_introducer_says_of_somebody_is_the_introducers_word(priya: Member) -> None:
    kwame = capture(priya)

    assert {field: row.source for field, row in origins(kwame).items()} == {
        "name": Source.INTRODUCER, "phone": Source.INTRODUCER, "introduced_by": Source.INTRODUCER,
    }  # fmt: skip
    assert privacy.where_from(kwame, as_of=MONDAY) == (
        "Name, telephone and who introduced them: Ana Duarte’s word, today.",
    )


def test_who_introduced_is_written_down_by_a_member(priya: Member) -> None:
    capture(priya)
    ana = Person.objects.of(priya.firm).get(name="Ana Duarte")

    assert privacy.where_from(ana, as_of=MONDAY) == ("Name: written down by Priya, today.",)


def test_only_what_changed_has_a_new_origin(priya: Member) -> None:
    kwame = capture(priya)
    people.change(
        kwame, version=kwame.version, now=TUESDAY, by=priya, name=kwame.name, occupation="physiotherapist",
        reach=Reach(emails=("kwame@boateng.example",), phones=("503 555 0112",)),
    )  # fmt: skip

    noted = Origin.objects.of(priya.firm).filter(person=kwame, at=TUESDAY)
    assert sorted(noted.values_list("field", "source")) == [("email", "member"), ("occupation", "member")]


def test_what_they_say_themselves_stands_before_what_was_said_of_them(priya: Member) -> None:
    kwame = capture(priya)
    people.add_reach(kwame, Reach(phones=("503 555 0113",)), now=TUESDAY, from_=From(Source.THEMSELVES))

    assert privacy.where_from(kwame, as_of=TUESDAY) == (
        "Name and who introduced them: Ana Duarte’s word, yesterday.",
        "Telephone: from themselves, today.",
    )


def test_an_address_that_we_had_has_no_second_origin(priya: Member) -> None:
    kwame = capture(priya)
    people.add_reach(kwame, Reach(phones=("503 555 0112",)), now=TUESDAY, from_=From(Source.THEMSELVES))

    assert not Origin.objects.of(priya.firm).filter(person=kwame, at=TUESDAY).exists()

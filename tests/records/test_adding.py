"""Is a row that was written by a statement composed once the same as one that Django writes?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from obliged.records.adding import add, add_all
from obliged.records.happenings import Happening
from obliged.records.people import FindKey, Person
from tests import cast

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


class SameAsDjango(TestCase):
    @settings(max_examples=60)
    @given(name=TEXT.filter(bool), notes=TEXT, couple=st.booleans(), seal=st.binary(max_size=16))
    def test_every_value_comes_back_as_django_would_have_written_it(
        self, name: str, notes: str, couple: bool, seal: bytes
    ) -> None:
        firm = cast.priya().firm
        values = {"name": name, "notes": notes, "is_couple": couple, "seal": seal, "made_at": cast.MONDAY, "firm": firm}

        by_us, by_django = add(Person(**values)), Person.unscoped.create(**values)

        columns = [f.attname for f in Person._meta.concrete_fields if f.name not in {"id", "public_id"}]
        ours, theirs = Person.unscoped.values(*columns).filter(pk__in=[by_us.pk, by_django.pk]).order_by("pk")
        assert {k: _plain(v) for k, v in ours.items()} == {k: _plain(v) for k, v in theirs.items()}


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, (bytes, memoryview)) else value


@pytest.mark.django_db
def test_each_of_many_knows_its_own_number() -> None:
    firm = cast.priya().firm
    ana = cast.person(firm, "ana")

    keys = add_all([FindKey(firm=firm, word=word, person=ana) for word in ("one", "two", "three")])

    assert [FindKey.unscoped.get(pk=key.pk).word for key in keys] == ["one", "two", "three"]
    assert add_all([]) == []


@pytest.mark.django_db
def test_what_was_added_can_be_changed_and_saved() -> None:
    firm = cast.priya().firm
    person = add(Person(firm=firm, name="Odile Marchetti", made_at=cast.MONDAY))

    person.name = "Odile Vale"
    person.save()

    assert Person.objects.of(firm).filter(name__startswith="Odile").count() == 1


@pytest.mark.django_db
def test_json_and_what_is_not_there_are_kept_as_such() -> None:
    happening = cast.ana_sends_kwame(cast.priya()).happenings.get()

    kept = Happening.unscoped.get(pk=happening.pk)
    assert (kept.facts, kept.words_id) == ({}, None)


@pytest.mark.django_db
def test_the_database_still_says_no() -> None:
    firm = cast.priya().firm
    person = add(Person(firm=firm, name="Odile", made_at=cast.MONDAY))

    with pytest.raises(IntegrityError), transaction.atomic():
        add(Person(firm=firm, name="Odile", made_at=cast.MONDAY, public_id=person.public_id))

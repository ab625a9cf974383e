"""Does a query refuse to answer until it was told for whom?"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from obliged.records.people import Person
from obliged.records.scoping import GUARDED, Kept, Unscoped, scope
from tests import cast

KEPT = [model for model in apps.get_app_config("obliged").get_models() if issubclass(model, Kept)]
# What a firm's records are not: the firm itself, accounts (one person may work for two firms), mail about accounts, mail
# that came in and of which nobody has read yet whose it is, and what keeps the installation going.
NOBODYS = {"Firm", "User", "SignInLink", "SignedIn", "Arrived", "Incoming", "Installation", "Job", "Schedule", "Worker"}
# The worker looks across firms for what is due, in hand or in doubt, and a reply says which letter it answers, not whose.
ACROSS = [["leaves_at", "id"], ["claimed_until"], ["doubted_at"], ["message_id"]]


def test_every_record_belongs_to_a_firm_or_says_why_not() -> None:
    ours = [m for m in apps.get_app_config("obliged").get_models() if not m._meta.auto_created]

    assert {m.__name__ for m in ours if not issubclass(m, Kept)} == NOBODYS


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_a_question_without_a_firm_is_refused(model: type[Kept]) -> None:
    for word in GUARDED:
        with pytest.raises(Unscoped, match=model.__name__):
            getattr(model.objects, word)()


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_the_firm_leads_every_index_and_every_unique_rule(model: type[Kept]) -> None:
    led = [list(i.fields) for i in model._meta.indexes] + [
        list(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)
    ]

    assert [fields for fields in led if fields[0] != "firm" and fields not in ACROSS] == []


@pytest.mark.django_db
def test_a_firm_sees_its_own_people_and_no_others() -> None:
    priya, grace = cast.priya(), cast.grace()
    cast.person(priya.firm, "ana")
    cast.person(grace.firm, "kwame")

    assert [p.name for p in Person.objects.of(priya.firm)] == ["Ana Duarte"]
    assert [p.name for p in Person.objects.seen_by(grace)] == ["Kwame Boateng"]


@pytest.mark.django_db
def test_what_hangs_from_a_record_was_told_by_it() -> None:
    ana = cast.person(cast.priya().firm, "ana")

    assert [e.address for e in ana.emails.all()] == ["ana@duarte.example"]


@pytest.mark.django_db(transaction=True)
def test_all_of_a_scope_happens_or_nothing() -> None:
    priya = cast.priya()

    def interrupted() -> None:
        with scope(priya.firm):
            cast.person(priya.firm, "ana")
            raise RuntimeError("the telephone rang")

    with pytest.raises(RuntimeError, match="the telephone rang"):
        interrupted()

    assert not Person.objects.of(priya.firm).exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_postgresql_knows_the_firm_for_one_transaction_only() -> None:
    def firm_now() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.firm', true)")
            return cursor.fetchone()[0] or ""

    priya = cast.priya()
    with scope(priya.firm):
        inside = firm_now()

    assert inside == str(priya.firm.pk)
    assert firm_now() == ""


@pytest.mark.django_db(transaction=True)
def test_a_scope_inside_a_scope_is_the_same_transaction() -> None:
    priya = cast.priya()
    with scope(priya.firm), scope(priya.firm):
        assert transaction.get_connection().in_atomic_block

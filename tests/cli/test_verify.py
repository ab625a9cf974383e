"""Does the operator hear whether something was changed, and where?"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from obliged.acts import happenings, tellings
from obliged.acts.tellings import Item
from obliged.cli import main, verify
from obliged.domain.happenings import Kind
from obliged.queries.chains import Fault, Wrong
from obliged.records import guards
from obliged.records.firms import Firm
from obliged.records.happenings import Chain, Happening, Words
from obliged.records.letters import Told
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm() -> Firm:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    tellings.log(
        [Item("contacted")], firm=priya.firm, to=cast.person(priya.firm, "ana"), audience="introducer", at=MONDAY,
        referral=referral, way="phone", by=priya,
    )  # fmt: skip
    return priya.firm


def test_a_whole_chain_is_said_to_be_whole_with_its_head(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["verify"]) == 0

    said = capsys.readouterr().out
    assert f"Raman Vale: {Happening.objects.of(firm).count()} happening" in said
    assert "1 telling. Nothing was changed." in said
    assert Chain.objects.of(firm).get().head in said


def test_what_was_changed_is_said_with_its_place_and_ends_with_1(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told.objects.of(firm).get()
    with guards.lifted():
        Told.objects.of(firm).update(at=told.at + timedelta(days=1))

    assert main.main(["verify", "--firm", firm.slug]) == 1

    assert f"Telling {told.seq} is not as it was written." in capsys.readouterr().err


def test_another_firm_is_not_held_to_account_for_it(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    cast.ana_sends_kwame(cast.grace())
    with guards.lifted():
        Told.objects.of(firm).update(what="won")

    assert main.main(["verify", "--firm", "adeyemi-books"]) == 0
    assert "Raman Vale" not in capsys.readouterr().out


def test_heads_are_printed_to_be_kept_and_found_again(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    cast.ana_sends_kwame(cast.grace())
    assert main.main(["verify", "--json"]) == 0
    kept = {one["firm"]: one for one in json.loads(capsys.readouterr().out)["firms"]}
    assert kept[firm.slug]["whole"] is True
    head = kept[firm.slug]["head"]

    assert main.main(["verify", "--head", head.upper()]) == 0
    with guards.lifted():
        Told.objects.of(firm).delete()
        last = Happening.objects.of(firm).order_by("-seq")[0]
        Chain.objects.of(firm).update(seq=last.seq, head=last.link())
    assert main.main(["verify"]) == 0, "a chain whose end was cut off looks whole"
    assert main.main(["verify", "--head", head]) == 1
    assert "its end was cut off" in capsys.readouterr().err


def test_erased_words_are_said_and_are_nothing_wrong(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    happenings.record(
        Kind.TOUCHED, firm=firm, now=MONDAY, person=cast.person(firm, "ana"), words="She called him the best she knows."
    )
    Words.objects.of(firm).delete()

    assert main.main(["verify"]) == 0

    assert "were erased." in capsys.readouterr().out


def test_a_firm_that_is_not_there_is_said_not_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["verify", "--firm", "nobody"]) == 1

    assert "There is no firm nobody." in capsys.readouterr().err


@pytest.mark.parametrize("what", Wrong)
def test_everything_that_can_be_wrong_is_a_sentence(what: Wrong) -> None:
    for fault in (Fault(what, "telling", 4), Fault(what, "", 4, 6), Fault(what)):
        said = verify.sentence(fault)
        assert said.endswith(".")
        assert "None" not in said


def test_where_it_is_wrong_reads_as_people_say_it() -> None:
    assert verify.sentence(Fault(Wrong.MISSING, "", 4, 4)) == "Row 4 is missing."
    assert verify.sentence(Fault(Wrong.MISSING, "", 4, 6)) == "Rows 4 to 6 are missing."
    assert (
        verify.sentence(Fault(Wrong.WORDS, "happening", 9)) == "The words of happening 9 are not those that were said."
    )
    assert verify.sentence(Fault(Wrong.OUTSIDE, "telling")) == "A telling stands outside the chain."

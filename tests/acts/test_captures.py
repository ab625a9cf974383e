"""What a captured line keeps, what is owed for it, and that taking it back leaves nothing of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from obliged.acts import captures, courtesies, people
from obliged.acts.captures import Captured, Kept, Whom
from obliged.acts.happenings import FromTheFuture
from obliged.acts.people import Reach
from obliged.acts.referrals import NeedsADate, NeedsSomebody, NotToThemselves
from obliged.domain.happenings import Kind, Reason
from obliged.domain.referrals import Side, Stage
from obliged.queries.captures import Sort
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.people import Email, Organisation, Person, Phone
from obliged.records.referrals import Party, Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
LINE = "Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def sally(**more: Any) -> Whom:
    return Whom("Sally Okafor", reach=Reach(phones=("503 555 0188",)), **more)


def luis(firm: Firm) -> Whom:
    return Whom("Luis", known=cast.person(firm, "luis"))


def received(by: Member, *, now: datetime = MONDAY, **more: Any) -> Kept:
    given: dict[str, Any] = {"who": sally(), "introducer": luis(by.firm), "need": "plans", "when_needed": "March"}
    return captures.keep(Captured(Sort.RECEIVED, LINE, **(given | more)), by=by, now=now)


def owed(by: Member) -> dict[str, datetime]:
    rows = Courtesy.objects.of(by.firm).filter(state=State.OWED, shows_at__lte=MONDAY + timedelta(hours=8))
    return dict(rows.values_list("rule", "due_at"))


def test_the_example_line_keeps_the_referral_its_people_its_need_and_the_number(priya: Member) -> None:
    received(priya)

    referral = Referral.objects.of(priya.firm).get()
    assert (referral.need, referral.when_needed, referral.words) == ("plans", "March", LINE)
    assert referral.responsible == priya
    parts = Party.objects.of(priya.firm).order_by("id").values_list("side", "person__name")
    assert set(parts) == {(Side.INTRODUCER, "Luis Ferreira"), (Side.PROSPECT, "Sally Okafor")}
    kept = Phone.objects.of(priya.firm).get(person__name="Sally Okafor")
    assert (kept.typed, kept.e164) == ("503 555 0188", "+15035550188")


def test_thank_and_call_are_due_in_working_hours(priya: Member) -> None:
    received(priya)

    assert owed(priya)["call"] == MONDAY + timedelta(hours=1)
    assert owed(priya)["thank_received"] == MONDAY + timedelta(hours=4)


def test_what_is_captured_on_a_sunday_is_due_on_monday(priya: Member) -> None:
    sunday = datetime(2026, 11, 15, 20, 0, tzinfo=UTC)

    received(priya, now=sunday)

    assert owed(priya)["call"] == MONDAY + timedelta(hours=1)


def test_what_a_member_does_not_want_to_be_asked_for_is_released_and_can_be_claimed_back(priya: Member) -> None:
    received(priya, left=frozenset({"call"}))

    row = Courtesy.objects.of(priya.firm).select_related("firm").get(rule="call")
    assert row.state == State.RELEASED
    courtesies.undo(row, by=priya, now=MONDAY)
    assert Courtesy.objects.of(priya.firm).get(rule="call").state == State.OWED


def test_what_was_done_already_is_not_owed(priya: Member) -> None:
    received(priya, day=date(2026, 11, 13), done=frozenset({"thanked", "called"}))

    assert not {"thank_received", "call"} & set(owed(priya))
    happened = Happening.objects.of(priya.firm).order_by("id").first()
    assert happened.to_the_day
    assert priya.firm.day_of(happened.at) == date(2026, 11, 13)


def test_a_day_to_come_is_refused_and_nobody_is_left_behind(priya: Member) -> None:
    with pytest.raises(FromTheFuture):
        received(priya, day=date(2026, 12, 1))

    assert not Person.objects.of(priya.firm).filter(name="Sally Okafor").exists()


def test_nobody_is_introduced_by_themselves(priya: Member) -> None:
    with pytest.raises(NotToThemselves):
        received(priya, who=luis(priya.firm))


def test_a_line_about_nobody_is_refused(priya: Member) -> None:
    with pytest.raises(NeedsSomebody):
        captures.keep(Captured(Sort.NOTE, "the leak is mended"), by=priya, now=MONDAY)


def test_whoever_is_known_is_joined_and_loses_nothing(priya: Member) -> None:
    known = cast.person(priya.firm, "sally")

    received(priya, who=sally(known=known, organisation="Second Rise"))

    assert Person.objects.of(priya.firm).filter(name="Sally Okafor").count() == 1
    numbers = Phone.objects.of(priya.firm).filter(person=known).order_by("order", "id").values_list("typed", flat=True)
    assert list(numbers) == ["503 555 0113", "503 555 0188"]
    assert set(Organisation.objects.of(priya.firm).values_list("name", flat=True)) == {"Rise & Crumb", "Second Rise"}
    assert [p.pk for p in people.same_as(priya.firm, name="Sally Second")] == [known.pk]


def test_taking_it_back_owes_nothing_and_hides_who_came_with_it(priya: Member) -> None:
    kept = received(priya)

    captures.undo(kept, by=priya, now=MONDAY + timedelta(minutes=1))

    assert Referral.objects.of(priya.firm).get().stage == Stage.IN_ERROR
    assert owed(priya) == {}
    assert not Person.objects.of(priya.firm).known().filter(name="Sally Okafor").exists()
    assert Person.objects.of(priya.firm).known().filter(name="Luis Ferreira").exists()


def test_taking_it_back_twice_is_taking_it_back(priya: Member) -> None:
    kept = received(priya)
    captures.undo(kept, by=priya, now=MONDAY)

    captures.undo(kept, by=priya, now=MONDAY)

    assert Happening.objects.of(priya.firm).filter(kind=Kind.ENTERED_IN_ERROR).count() == 1


def test_taking_it_back_leaves_whom_we_knew_as_they_were(priya: Member) -> None:
    known = cast.person(priya.firm, "sally")
    kept = received(priya, who=Whom("Sally", known, Reach(("sally@two.example",), ("503 555 0188",)), "Second Rise"))

    captures.undo(kept, by=priya, now=MONDAY)

    assert Phone.objects.of(priya.firm).filter(person=known).count() == 1
    assert Email.objects.of(priya.firm).filter(person=known).count() == 1
    assert people.same_as(priya.firm, name="Sally Second") == []


def test_whoever_plays_another_part_meanwhile_stays(priya: Member) -> None:
    kept = received(priya)
    person = Person.objects.of(priya.firm).get(name="Sally Okafor")
    captures.keep(Captured(Sort.TOUCH, "Lunch with Sally", Whom("Sally", person)), by=priya, now=MONDAY)

    captures.undo(kept, by=priya, now=MONDAY)

    assert Person.objects.of(priya.firm).known().filter(pk=person.pk).exists()


def test_a_need_that_nobody_serves_owes_an_introduction(priya: Member) -> None:
    captures.keep(
        Captured(Sort.NEED, "Rosa needs a bookkeeper", Whom("Rosa"), need="a bookkeeper"), by=priya, now=MONDAY
    )

    row = Courtesy.objects.of(priya.firm).get(state=State.OWED)
    assert (row.rule, row.to.name) == ("introduce", "Rosa")
    assert not Party.objects.of(priya.firm).filter(side=Side.PROVIDER).exists()


def test_one_that_we_make_is_owed_as_an_introduction(priya: Member) -> None:
    fred = cast.person(priya.firm, "fred")

    captures.keep(
        Captured(Sort.GIVEN, "Introduce Sally to Fred", sally(), provider=Whom("Fred", fred)), by=priya, now=MONDAY
    )

    assert list(owed(priya)) == ["introduce"]
    assert Party.objects.of(priya.firm).get(side=Side.PROVIDER).person == fred


def test_somebody_met_is_kept_with_the_place(priya: Member) -> None:
    kept = captures.keep(
        Captured(Sort.MET, "Met Dara at the breakfast", Whom("Dara", met_where="the breakfast")), by=priya, now=MONDAY
    )

    dara = Person.objects.of(priya.firm).get(name="Dara")
    assert (dara.met_where, dara.last_touch_at) == ("the breakfast", MONDAY)
    assert Happening.objects.of(priya.firm).get(pk=kept.happenings[0]).words.text == "Met Dara at the breakfast"


def test_a_promise_is_owed_by_whoever_gave_it_at_the_end_of_its_day(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    ana = Whom("Ana", cast.person(priya.firm, "ana"))
    friday = date(2026, 11, 20)

    captures.keep(
        Captured(Sort.PROMISE, "Promised Ana the plans", ana, promise="the plans", due=friday), by=joel, now=MONDAY
    )

    row = Courtesy.objects.of(priya.firm).get(rule="keep_promise")
    assert row.owner == joel
    assert row.due_at == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)  # five in the afternoon in Portland


@pytest.mark.parametrize("due", [None, date(2026, 11, 13)])
def test_a_promise_needs_a_day_to_come(priya: Member, due: date | None) -> None:
    with pytest.raises(NeedsADate):
        captures.keep(Captured(Sort.PROMISE, "Promised Ana", Whom("Ana"), promise="it", due=due), by=priya, now=MONDAY)


def test_the_whole_of_what_was_written_stays_beside_a_promise(priya: Member) -> None:
    text = "Promised Ana the plans. She is at the new office on Tuesdays."
    captures.keep(
        Captured(Sort.PROMISE, text, Whom("Ana"), promise="the plans", due=date(2026, 11, 20)), by=priya, now=MONDAY
    )

    words = [h.words.text for h in Happening.objects.of(priya.firm).select_related("words").order_by("id")]
    assert words == ["the plans", text]


def test_news_moves_the_referral_and_is_taken_back(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    kwame = Whom("Kwame", cast.person(priya.firm, "kwame"))
    news = Captured(
        Sort.NEWS, "Kwame chose somebody else", kwame, referral=referral, step=Kind.LOST, reason=Reason.CHOSE_OTHER
    )

    kept = captures.keep(news, by=priya, now=MONDAY + timedelta(hours=1))

    assert Referral.objects.of(priya.firm).get().stage == Stage.LOST
    captures.undo(kept, by=priya, now=MONDAY + timedelta(hours=2))
    assert Referral.objects.of(priya.firm).get().stage == Stage.INTRODUCED


def test_what_was_kept_travels_in_a_short_address() -> None:
    kept = Kept(Sort.RECEIVED, 1_234_567, [1], [2, 3], [4], [5], [6])

    assert Kept.of(kept.as_data()) == kept

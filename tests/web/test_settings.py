"""The firm's settings: places are called by their names, and what nobody could dial or keep is answered beside the field."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from obliged.records.firms import Firm, Member
from tests import cast
from tests.web.test_introductions import fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def place(member: Member) -> str:
    return f"/f/{member.firm.slug}/settings/"


def kept(desk: Client, member: Member, **typed: str) -> Any:
    """The form as it stands, with something typed over it."""
    page = desk.get(place(member)).content.decode()
    form = fields(page.partition('<form method="post" class="stack')[2].partition("</form>")[0])
    standing = {"country": member.firm.country, "language": member.firm.language}
    return desk.post(place(member), form | standing | typed)


def test_the_form_as_it_stands_can_be_kept(desk: Client, priya: Member) -> None:
    assert kept(desk, priya).status_code == 302

    firm = Firm.objects.get(pk=priya.firm_id)
    assert (firm.country, firm.subdivision, firm.phone) == ("US", "OR", "503 555 0100")


def test_countries_and_regions_are_called_by_their_names(desk: Client, priya: Member) -> None:
    page = desk.get(place(priya)).content.decode()

    assert '<option value="US" selected>United States</option>' in page
    assert '<option value="GB">United Kingdom</option>' in page
    assert 'value="Oregon"' in page
    assert '<option value="Washington">' in page


@pytest.mark.parametrize(
    ("country", "said", "code"),
    [("US", "Oregon", "OR"), ("US", "or", "OR"), ("DE", "Bayern", "BY"), ("GB", "scotland", "SCT"), ("US", "", "")],
)
def test_a_region_is_kept_by_its_name_or_its_letters(
    desk: Client, priya: Member, country: str, said: str, code: str
) -> None:
    assert kept(desk, priya, country=country, subdivision=said, phone="").status_code == 302

    assert Firm.objects.get(pk=priya.firm_id).subdivision == code


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("phone", "ring the bell", "Nobody could dial that."),
        ("phone", "12", "Nobody could dial that."),
        ("subdivision", "Bavaria-on-Sea", "United States has no such region. It knows Alabama,"),
        ("hours_mon", "17:00 to 9:00", "That closes before it opens. A night is two spans:"),
        ("hours_tue", "9 to 12, 13 to 12", "That closes before it opens."),
        ("hours_wed", "9:00 to 9:00", "That closes before it opens."),
        ("hours_thu", "nine till five", "Write hours like 9:00 to 17:00"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_stays_typed(
    desk: Client, priya: Member, field: str, typed: str, sentence: str
) -> None:
    answer = kept(desk, priya, **{field: typed})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert f'value="{typed}"' in page
    assert Firm.objects.get(pk=priya.firm_id).phone == "503 555 0100"


@pytest.mark.parametrize(
    "hours", ["9:00 to 24:00", "17 to 0:00", "9:00-12:00, 13:00-17:00", "0:00 to 9:00, 17:00 to 24:00"]
)
def test_nights_are_two_spans(desk: Client, priya: Member, hours: str) -> None:
    assert kept(desk, priya, hours_mon=hours).status_code == 302


def test_a_members_telephone_is_one_too(desk: Client, priya: Member) -> None:
    answer = desk.post(
        f"{place(priya)}members/{priya.public_id}/", {"name": "Priya Raman", "phone": "call me", "role": "owner"}
    )

    assert answer.status_code == 422
    assert "Nobody could dial that." in answer.content.decode()


def opened(desk: Client, member: Member) -> dict[str, str]:
    """What a browser has before it."""
    form = fields(
        desk.get(place(member))
        .content.decode()
        .partition('<form method="post" class="stack')[2]
        .partition("</form>")[0]
    )
    return form | {"country": member.firm.country, "language": member.firm.language}


def test_the_second_of_two_tabs_sees_both_and_loses_nothing(desk: Client, priya: Member) -> None:
    first, second = opened(desk, priya), opened(desk, priya)
    desk.post(place(priya), first | {"phone": "503 555 0111", "hold_minutes": "5"})

    answer = desk.post(place(priya), second | {"phone": "503 555 0122", "trade": "Designers"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile." in page
    assert '">Telephone</a>: <span class="lines">503 555 0111</span>' in page
    assert '">Letters can be taken back for</a>: <span class="lines">5 minutes</span>' in page
    assert 'value="503 555 0122"' in page
    assert 'value="Designers"' in page
    assert Firm.objects.get(pk=priya.firm_id).phone == "503 555 0111"

    again = fields(page.partition('<form method="post" class="stack')[2].partition("</form>")[0])
    assert again["hold_minutes"] == "5"
    kept = desk.post(place(priya), again | {"country": "US", "language": "en-US"})

    firm = Firm.objects.get(pk=priya.firm_id)
    assert kept.status_code == 302
    assert (firm.phone, firm.trade, firm.hold_minutes) == ("503 555 0122", "Designers", 5)


def test_a_form_that_is_sent_twice_is_no_conflict(desk: Client, priya: Member) -> None:
    form = opened(desk, priya) | {"phone": "503 555 0111", "discreet": "on"}

    assert [desk.post(place(priya), form).status_code for _ in range(2)] == [302, 302]


def test_a_tick_of_another_tab_is_not_taken_out_in_silence(desk: Client, priya: Member) -> None:
    first, second = opened(desk, priya), opened(desk, priya)
    desk.post(place(priya), first | {"discreet": "on"})

    answer = desk.post(place(priya), second | {"trade": "Designers"})

    assert answer.status_code == 409
    assert "checked" in answer.content.decode().partition('name="discreet"')[2].partition(">")[0]
    assert Firm.objects.get(pk=priya.firm_id).discreet


@pytest.mark.parametrize("to", ["", "nobody", "1", "\x00"])
def test_work_passes_on_to_nobody_whom_the_page_did_not_name(desk: Client, priya: Member, to: str) -> None:
    joel = cast.joel(priya.firm)

    answer = desk.post(f"{place(priya)}members/{joel.public_id}/leave/", {"to": to})

    assert answer.status_code == 404
    assert Member.objects.of(priya.firm).get(pk=joel.pk).left_at is None

"""No more letters that come by themselves: one press, without an account, and nothing that a scanner could do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from obliged.acts import letters, suppressions
from obliged.ports import clock, stop_links
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import Suppressed
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def automatic(by: Member, who: str = "ana") -> Letter:
    """A letter that came by itself and has reached its reader."""
    letter = letters.write(
        key=f"automatic:{who}", kind="still_interested", to=cast.person(by.firm, who), address=f"{who}@duarte.example",
        by=by, subject="Still interested?", text="Do you still look for a clinic?", now=MONDAY,
    )  # fmt: skip
    Letter.objects.of(by.firm).filter(pk=letter.pk).update(automatic=True, passage=Passage.SENT, sent_at=MONDAY)
    letter.refresh_from_db()
    return letter


def path(letter: Letter) -> str:
    return "/stop/" + stop_links.of_letter(letter.public_id).partition("/stop/")[2]


def stopped(firm: Firm) -> list[tuple[str, str, bool]]:
    return list(Suppressed.objects.of(firm).filter(lifted_at=None).values_list("normal", "why", "everything"))


def words(response: Any) -> str:
    return str(response.content.decode())


def test_opening_the_page_says_what_it_would_do_and_does_nothing() -> None:
    letter = automatic(cast.priya())

    for _ in range(10):
        page = Client().get(path(letter))
        Client().head(path(letter))

    assert "Stop letters that Raman Vale sends by itself?" in words(page)
    assert "ana@duarte.example" in words(page)
    assert stopped(letter.firm) == []


def test_a_mail_program_stops_them_with_one_press_without_cookie_or_page() -> None:
    letter = automatic(cast.priya())

    answer = Client(enforce_csrf_checks=True).post(path(letter), ONE_CLICK)

    assert answer.status_code == 200
    assert not answer.cookies
    assert stopped(letter.firm) == [("ana@duarte.example", "asked", False)]


def test_a_mail_program_may_press_with_a_form_of_several_parts() -> None:
    letter = automatic(cast.priya())
    body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'

    answer = Client(enforce_csrf_checks=True).post(path(letter), body, content_type="multipart/form-data; boundary=b")

    assert answer.status_code == 200
    assert len(stopped(letter.firm)) == 1


def test_pressing_twice_counts_once() -> None:
    letter = automatic(cast.priya())

    for _ in range(3):
        Client().post(path(letter), ONE_CLICK)

    assert len(stopped(letter.firm)) == 1


def test_a_person_presses_and_can_take_it_back() -> None:
    letter = automatic(cast.priya())

    after = Client().post(path(letter), {"do": "stop"}, follow=True)
    assert "sends you nothing by itself any more" in words(after)
    assert len(stopped(letter.firm)) == 1

    again = Client().post(path(letter), {"do": "again"}, follow=True)
    assert "Stop them" in words(again)
    assert stopped(letter.firm) == []


def test_a_complaint_cannot_be_taken_back_by_a_link() -> None:
    letter = automatic(cast.priya())
    suppressions.suppress(letter.firm, "Ana@Duarte.example", why=suppressions.COMPLAINED, now=MONDAY)

    page = Client().get(path(letter))
    Client().post(path(letter), {"do": "again"})

    assert "Let them come again" not in words(page)
    assert stopped(letter.firm) == [("ana@duarte.example", "complained", False)]


@pytest.mark.parametrize("pressed", [{}, {"do": "nonsense"}, {"List-Unsubscribe": "yes"}])
def test_a_press_that_says_nothing_does_nothing(pressed: dict[str, str]) -> None:
    letter = automatic(cast.priya())

    Client().post(path(letter), pressed)

    assert stopped(letter.firm) == []


def test_every_link_that_is_none_of_ours_is_answered_alike() -> None:
    letter = automatic(cast.priya())
    good = path(letter).removeprefix("/stop/").rstrip("/")
    held = letters.write(
        key="held", kind="thank", to=cast.person(letter.firm, "luis"), address="luis@ferreira.example", by=letter.by,
        subject="S", text="T", now=MONDAY,
    )  # fmt: skip
    wrong = [
        good[:-1] + ("0" if good[-1] != "0" else "1"), good[:-16], good.split(".")[0], f"{'0' * 32}.{'0' * 32}", "ü", "x",
        f"{good}.{good}", path(held).removeprefix("/stop/").rstrip("/"),
    ]  # fmt: skip

    answers = {
        (Client().post(f"/stop/{token}/", ONE_CLICK).status_code, words(Client().get(f"/stop/{token}/")))
        for token in wrong
    }

    assert [status for status, _ in answers] == [410]
    assert stopped(letter.firm) == []


def test_a_link_stops_what_goes_to_its_own_reader_only() -> None:
    priya, grace = cast.priya(), cast.grace()
    letter = automatic(priya)

    Client().post(path(letter), ONE_CLICK)

    assert stopped(grace.firm) == []
    assert [normal for normal, _, _ in stopped(priya.firm)] == ["ana@duarte.example"]


def test_nobody_keeps_the_page_or_learns_from_where_its_reader_came() -> None:
    page = Client().get(path(automatic(cast.priya())))

    assert page["Cache-Control"] == "no-store, private, max-age=0"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert not page.cookies


def test_what_was_stopped_is_seen_where_the_person_is_seen(client: Client) -> None:
    letter = automatic(cast.priya())
    with clock.stopped_at(MONDAY):
        Client().post(path(letter), ONE_CLICK)
    client.force_login(letter.by.user)

    with clock.stopped_at(MONDAY + timedelta(days=30)):
        page = words(client.get(f"/f/{letter.firm.slug}/people/{letter.to.public_id}/"))  # type: ignore[union-attr]

    assert "Gets nothing automatic since 16 November: they asked for that." in page


def test_an_automatic_letter_says_how_to_stop_it_and_a_handwritten_one_does_not() -> None:
    from obliged.acts import mail_accounts

    letter = automatic(cast.priya())

    sent = mail_accounts.mail_of(letter, now=MONDAY)
    letter.automatic = False
    by_hand = mail_accounts.mail_of(letter, now=MONDAY)

    assert sent.stop.endswith(path(letter))
    assert sent.text.endswith(sent.stop)
    assert sent.automatic
    assert (by_hand.stop, by_hand.automatic, by_hand.text) == ("", False, letter.text)

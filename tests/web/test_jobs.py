"""Behind the pages: what an owner sees everywhere when something is wrong, and what they can press."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from obliged.acts import installation, jobs, timetable
from obliged.domain.members import Role
from obliged.jobs.handlers import HANDLERS
from obliged.jobs.timetable import TIMETABLE
from obliged.ports import clock
from obliged.queries import jobs as queries
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Installation, Job, Schedule, State, Worker
from obliged.records.letters import Letter
from obliged.records.mail_accounts import MailAccount
from obliged.words import jobs as words
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture(autouse=True)
def monday() -> Any:
    with clock.stopped_at(MONDAY):
        yield


def opened(client: Client, member: Member, name: str = "people") -> str:
    client.force_login(member.user)
    answer = client.get(reverse(name, args=[member.firm.slug]))
    assert answer.status_code == 200
    return answer.content.decode()


def press(client: Client, member: Member, name: str, *args: Any) -> int:
    client.force_login(member.user)
    return client.post(reverse(name, args=[member.firm.slug, *args])).status_code


def worker(beat_at: Any) -> None:
    Worker.objects.create(name="studio 17 a1b2c3", since=MONDAY - timedelta(days=1), beat_at=beat_at)


def letter(by: Member, leaves_at: Any) -> None:
    Letter.unscoped.create(
        firm=by.firm, key=f"thank:1:{leaves_at}", kind="thank", to=cast.person(by.firm, "ana"),
        to_address="ana@duarte.example", by=by, subject="Thank you", text="Ana, thank you.", made_at=leaves_at,
        leaves_at=leaves_at, message_id=f"<{leaves_at}@ramanvale.example>",
    )  # fmt: skip


def aside(firm: Firm | None, said: str = "TimeoutError: timed out", kind: str = "read") -> Job:
    return Job.objects.create(
        firm=firm,
        kind=kind,
        state=State.ASIDE,
        run_at=MONDAY,
        made_at=MONDAY,
        ended_at=MONDAY,
        attempts=8,
        trouble=said,
    )


# Banners


def test_when_all_is_well_nothing_is_said(client: Client, priya: Member) -> None:
    worker(MONDAY - MINUTE)

    assert queries.troubles(priya, as_of=MONDAY) == ()
    assert 'class="note' not in opened(client, priya)


def test_a_worker_that_is_silent_for_five_minutes_is_told_on_every_page(client: Client, priya: Member) -> None:
    worker(MONDAY - 6 * MINUTE)

    for name in ("today", "people", "referrals", "mailbox", "settings"):
        page = opened(client, priya, name)
        assert "Nothing is sent or noted at present." in page
        assert "last sign of life six minutes ago" in page


@pytest.mark.parametrize("minutes", [0, 4])
def test_a_worker_that_was_heard_of_a_little_ago_is_no_trouble(priya: Member, minutes: int) -> None:
    worker(MONDAY - minutes * MINUTE)

    assert queries.troubles(priya, as_of=MONDAY) == ()


def codes(member: Member) -> list[str]:
    return [banner.code for banner in queries.troubles(member, as_of=MONDAY)]


def test_a_letter_that_waits_for_a_quarter_of_an_hour_is_told(priya: Member) -> None:
    worker(MONDAY)
    letter(priya, MONDAY - 14 * MINUTE)
    assert codes(priya) == []

    letter(priya, MONDAY - 16 * MINUTE)
    (banner,) = queries.troubles(priya, as_of=MONDAY)
    assert banner.text == "The oldest should have left 16 minutes ago."


def test_where_no_worker_ever_ran_a_letter_that_waits_tells_so(priya: Member) -> None:
    assert codes(priya) == []

    letter(priya, MONDAY - 16 * MINUTE)
    assert codes(priya) == ["worker"]


def test_the_cause_is_told_and_not_what_follows_from_it(priya: Member) -> None:
    letter(priya, MONDAY - 60 * MINUTE)
    worker(MONDAY - 6 * MINUTE)
    assert codes(priya) == ["worker"]

    Worker.objects.update(beat_at=MONDAY)
    account(priya, refused_at=MONDAY - MINUTE)
    assert codes(priya) == ["account"]

    Firm.objects.update(paused_at=MONDAY - MINUTE, paused_why="storm")
    assert codes(priya) == ["storm", "account"]

    Installation.objects.create(epoch="0" * 32, muted_at=MONDAY - MINUTE, muted_why="restored")
    assert codes(priya) == ["restored", "account"]


def account(by: Member, **fields: Any) -> MailAccount:
    made: MailAccount = MailAccount.unscoped.create(
        firm=by.firm, member=by, address="priya@ramanvale.example", username="priya", smtp_host="mail.example",
        made_at=MONDAY, works_since=MONDAY - 60 * MINUTE, **fields,
    )  # fmt: skip
    return made


def test_the_banner_of_a_mail_account_leads_to_the_mail_accounts(client: Client, priya: Member) -> None:
    account(priya, refused_at=MONDAY - 30 * MINUTE)

    page = opened(client, priya)

    assert f'<a href="/f/{priya.firm.slug}/settings/mail/">Look at the account</a>' in page


def test_an_account_that_refuses_us_is_named(priya: Member) -> None:
    account(priya, refused_at=MONDAY - 30 * MINUTE)

    (banner,) = queries.troubles(priya, as_of=MONDAY)

    assert banner.text.startswith("The server of priya@ramanvale.example began to refuse us 30 minutes ago")


def test_what_was_put_aside_is_counted_for_its_own_firm(priya: Member) -> None:
    aside(priya.firm)
    aside(None)
    other = cast.priya().firm
    aside(Firm.objects.create(name="Adeyemi Books", slug="adeyemi", founded_at=MONDAY))

    assert other.pk != 0
    (banner,) = queries.troubles(priya, as_of=MONDAY)
    assert banner.title == "Two jobs were put aside."


def test_only_an_owner_is_told_and_only_for_an_owner_is_it_asked(client: Client, priya: Member) -> None:
    joel = cast.joins(priya.firm, "Joel Vale", "joel@ramanvale.example", role=Role.MEMBER)
    worker(MONDAY - 60 * MINUTE)

    assert "Nothing is sent" not in opened(client, joel)
    with CaptureQueriesContext(connection) as asked:
        queries.troubles(joel, as_of=MONDAY)
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        queries.troubles(priya, as_of=MONDAY)
    assert len(asked) == 1


def test_a_part_of_a_page_does_not_ask(client: Client, priya: Member) -> None:
    worker(MONDAY - 60 * MINUTE)
    client.force_login(priya.user)

    answer = client.get(reverse("palette", args=[priya.firm.slug]), {"q": "an"}, headers={"HX-Request": "true"})

    assert "Nothing is sent" not in answer.content.decode()


# The page


def test_the_page_says_what_runs_and_what_comes_next(client: Client, priya: Member) -> None:
    worker(MONDAY - MINUTE)
    timetable.keep([line.name for line in TIMETABLE], now=MONDAY)
    Schedule.objects.filter(name="silence").update(last_at=MONDAY - 60 * MINUTE, next_at=MONDAY + 5 * MINUTE)

    page = opened(client, priya, "jobs")

    assert "Everything behind the pages runs." in page
    assert "Silence after two questions is noted" in page
    assert "Today, 8:00" in page
    assert "Today, 9:05" in page
    assert "At work" in page


def test_what_has_nothing_to_do_is_not_said_to_come_in_the_past(client: Client, priya: Member) -> None:
    worker(MONDAY - MINUTE)
    timetable.keep(["letters", "silence"], now=MONDAY)
    Schedule.objects.filter(name="letters").update(next_at=MONDAY - 20 * MINUTE)
    Schedule.objects.filter(name="silence").update(next_at=MONDAY + 5 * MINUTE)

    page = opened(client, priya, "jobs")

    assert "When there is something" in page
    assert "Today, 7:40" not in page


def test_every_line_of_the_timetable_has_its_sentence(priya: Member) -> None:
    here = queries.here_of(priya.firm)

    said = {line.name: words.line(line.name, here) for line in TIMETABLE}

    assert [name for name, sentence in said.items() if sentence.lower() == name] == []


def test_every_kind_of_job_has_its_words(priya: Member) -> None:
    here = queries.here_of(priya.firm)

    assert [kind for kind in HANDLERS if words.kind(kind, here).startswith("A piece of work")] == []


def test_a_line_that_keeps_failing_is_shown_and_one_that_runs_is_not(client: Client, priya: Member) -> None:
    worker(MONDAY)
    timetable.keep(["letters", "letters 2", "silence"], now=MONDAY)
    Schedule.objects.filter(name="silence").update(falls=1, leased_by="studio 17 a1b2c3")
    assert "Everything behind the pages runs." in opened(client, priya, "jobs")

    Schedule.objects.filter(name="letters 2").update(falls=3, trouble="OperationalError: database is locked")
    page = opened(client, priya, "jobs")

    assert "One thing keeps failing." in page
    assert page.count("Letters that may leave, leave") == 1
    assert "Failed 3 times" in page
    assert "The database did not answer." in page


def test_what_was_put_aside_is_told_in_plain_words_and_pressed(client: Client, priya: Member) -> None:
    worker(MONDAY)
    failed = aside(priya.firm)
    died = aside(priya.firm, said="", kind="carry")
    Job.objects.filter(pk=died.pk).update(deaths=3, attempts=3)

    page = opened(client, priya, "jobs")
    assert "Two jobs were put aside." in page
    assert "The other side did not answer in time." in page
    assert "Whoever did it ended in the middle, three times." in page

    assert press(client, priya, "job_again", failed.pk) == 302
    assert press(client, priya, "job_let_go", died.pk) == 302
    assert press(client, priya, "job_let_go", died.pk) == 409
    failed.refresh_from_db()
    died.refresh_from_db()
    assert (failed.state, died.state) == (State.READY, State.DONE)


def test_a_job_of_another_firm_does_not_exist(client: Client, priya: Member) -> None:
    theirs = aside(Firm.objects.create(name="Adeyemi Books", slug="adeyemi", founded_at=MONDAY))

    assert press(client, priya, "job_again", theirs.pk) == 404
    theirs.refresh_from_db()
    assert theirs.state == State.ASIDE


def test_of_what_belongs_to_the_house_the_words_of_others_are_not_shown(client: Client, priya: Member) -> None:
    aside(None, said="ValueError: grace@adeyemi.example")

    assert "grace@adeyemi.example" not in opened(client, priya, "jobs")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_who_is_no_owner_reads_and_presses_nothing(client: Client, priya: Member, role: Role) -> None:
    other = cast.joins(priya.firm, "Joel Vale", "joel@ramanvale.example", role=role)
    job = aside(priya.firm)
    Installation.objects.create(epoch="0" * 32, muted_at=MONDAY, muted_why="restored")

    assert '<form method="post" action="/f/' not in opened(client, other, "jobs")
    for name, args in (
        ("job_again", [job.pk]), ("job_let_go", [job.pk]), ("letters_pause", []), ("letters_go_on", []),
        ("this_one_sends", []),
    ):  # fmt: skip
        assert press(client, other, name, *args) == 403
    job.refresh_from_db()
    assert job.state == State.ASIDE
    assert installation.is_muted()


def test_letters_are_paused_and_leave_again_by_a_press(client: Client, priya: Member) -> None:
    worker(MONDAY)
    assert "They leave at their time." in opened(client, priya, "jobs")

    assert press(client, priya, "letters_pause") == 302
    assert "Letters are paused." in opened(client, priya, "jobs")
    assert "They were paused" in opened(client, priya, "people")

    assert press(client, priya, "letters_go_on") == 302
    assert codes(priya) == []


def test_a_copy_that_was_put_back_is_told_everywhere_and_sends_when_the_owner_says_so(
    client: Client, priya: Member, settings: Any, tmp_path: Any
) -> None:
    settings.DATA = tmp_path
    Installation.objects.create(pk=1, epoch="0" * 32, sent=4, muted_at=MONDAY, muted_why="restored")
    assert "This copy of the database sends no letters." in opened(client, priya, "today")
    assert "This is the one that sends" in opened(client, priya, "jobs")

    assert press(client, priya, "this_one_sends") == 302
    assert press(client, priya, "this_one_sends") == 409

    assert not installation.is_muted()
    assert not installation.compare(now=MONDAY)


@pytest.mark.parametrize("many", [1, 40])
def test_the_page_asks_the_same_however_much_there_is(client: Client, priya: Member, many: int) -> None:
    worker(MONDAY)
    timetable.keep([line.name for line in TIMETABLE], now=MONDAY)
    for _ in range(many):
        aside(priya.firm)
    client.force_login(priya.user)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("jobs", args=[priya.firm.slug]))

    assert len(asked) <= 12, [one["sql"] for one in asked]


def test_a_get_changes_nothing(client: Client, priya: Member) -> None:
    client.force_login(priya.user)
    for name in ("letters_pause", "letters_go_on", "this_one_sends"):
        assert client.get(reverse(name, args=[priya.firm.slug])).status_code == 405
    assert jobs.under_way() == ()

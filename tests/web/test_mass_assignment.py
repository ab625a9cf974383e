"""Does a form take more than it asks for, or somebody of another firm? Everything that could be of use is sent along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from obliged.acts import mail_accounts
from obliged.ports import clock
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from tests.cast import MONDAY
from tests.web import matrix_world, policy
from tests.web.matrix_world import NEVER_WAS, World
from tests.web.test_matrix import HIDDEN, OF_FIRM, address, lacking, undone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Iterator[None]:
    settings.MAIL_DOMAIN = "in.example"
    monkeypatch.setattr(mail_accounts, "try_it", lambda *_, **__: None)
    monkeypatch.setattr(mail_accounts, "look_up", lambda *_, **__: None)
    with clock.stopped_at(MONDAY):
        yield


def greedy(world: World) -> dict[str, str]:
    """Fields that no form of ours has, or that name what is another firm's."""
    grace = world.members["owner of another firm"]
    other = world.things["another firm's"]
    theirs = {
        key: str(other[key]) for key in ("person", "referral", "organisation", "courtesy", "member", "letter", "mail")
    }
    ids = {
        f"{key}_id": str(grace.firm_id) for key in ("firm", "tenant", "owner", "keeper", "responsible", "private_to")
    }
    return ids | {
        "firm": str(grace.firm_id), "slug": "taken", "public_id": str(NEVER_WAS), "id": "1", "pk": "1", "is_staff": "on",
        "is_superuser": "on", "is_active": "on", "user": str(grace.user_id), "user_id": str(grace.user_id), "left_at": "",
        "deleted_at": "2026-01-01", "erased_at": "2026-01-01", "hold_since": "2026-01-01", "made_at": "2001-01-01",
        "recorded_at": "2001-01-01", "recorded_by": str(grace.pk), "by": str(grace.pk), "hash": "0" * 64, "prev_hash": "0" * 64,
        "seq": "1", "seal": "0", "stamp": "x", "stage_at": "2001-01-01", "is_open": "on", "passage": "sent", "sent_at": "2001-01-01",
        "private_to": str(grace.public_id), "responsible": theirs["member"], "keeper": theirs["member"], "cover": theirs["member"],
        "to": theirs["member"], "other": theirs["person"], "introducer": theirs["person"], "prospect": theirs["person"],
        "provider": theirs["person"], "person": theirs["person"], "referral": theirs["referral"], "who": theirs["person"],
        "join_who": theirs["person"], "also": theirs["courtesy"], "organisation": theirs["organisation"],
        "matters": theirs["courtesy"], "shown": theirs["courtesy"], "paused_at": "2026-01-01", "password": "x", "token_hash": "0" * 64,
    }  # fmt: skip


def of_grace() -> str:
    """All that Grace's firm keeps, as one text."""
    kept = []
    with connection.cursor() as cursor:
        for table in (
            "person",
            "referral",
            "party",
            "courtesy",
            "letter",
            "happening",
            "member",
            "organisation",
            "words",
            "firm",
        ):
            column = "id" if table == "firm" else "firm_id"
            firm = Firm.objects.get(slug="adeyemi-books").pk
            cursor.execute(f'SELECT * FROM "obliged_{table}" WHERE "{column}" = %s ORDER BY 1', [firm])
            kept.append(
                repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
            )
    return "\n".join(kept)


FORMS = [
    page for page in OF_FIRM if page.name in policy.FIRM and policy.FIRM[page.name].knows("POST") and not lacking(page)
]


def test_there_are_forty_forms_at_least() -> None:
    assert len(FORMS) >= 40


def test_no_form_takes_more_than_it_asks_for_and_nothing_of_another_firm_moves() -> None:
    world = matrix_world.build()
    client = Client(raise_request_exception=False)
    client.force_login(world.members["owner"].user)
    slug, fields, wrong, before = world.members["owner"].firm.slug, greedy(world), [], of_grace()
    ours = world.members["owner"].firm_id
    for page in FORMS:
        with undone():
            answer = client.post(
                address(page, world.things["a colleague's"], slug), fields | _what_is_needed(page.name)
            )
            if answer.status_code >= 500:
                wrong.append(f"{page.name}: {answer.status_code}")
            if of_grace() != before:
                wrong.append(f"{page.name}: something of another firm changed")
            wrong += [f"{page.name}: {said}" for said in _crossed(ours)]

    assert not wrong, "\n".join(wrong)


def _what_is_needed(name: str) -> dict[str, str]:
    """What lets a form pass, so that what was sent along has its chance."""
    return {
        "person_new": {"name": "Mei Two", "channel": "email", "tell_what": "every"},
        "person_note": {"what": "note", "words": "x"},
        "referral_step": {"kind": "met"},
        "settings_member": {"name": "Priya", "role": "owner"},
        "organisation": {"name": "House", "website": "", "notes": ""},
    }.get(name, {})


def _crossed(ours: int) -> list[str]:
    """Whatever of ours now names somebody of another firm, and what no form may say."""
    found = []
    if Party.objects.of(ours).exclude(person__firm=ours).exists():
        found.append("somebody of another firm is part of a referral")
    if Referral.objects.of(ours).exclude(responsible__firm=ours).exists():
        found.append("a member of another firm looks after a referral")
    if Person.objects.of(ours).exclude(keeper=None).exclude(keeper__firm=ours).exists():
        found.append("a member of another firm keeps somebody")
    if Person.objects.of(ours).exclude(private_to=None).exclude(private_to__firm=ours).exists():
        found.append("somebody is private to a member of another firm")
    if Person.objects.of(ours).filter(public_id=NEVER_WAS).exists():
        found.append("a form chose a public id")
    if (
        Member.objects.of(ours).filter(user__is_superuser=True).exists()
        or Member.objects.of(ours).filter(user__is_staff=True).exists()
    ):
        found.append("a form made somebody an operator")
    return found


def test_a_member_does_not_make_themselves_owner() -> None:
    world = matrix_world.build()
    joel = world.members["who looks after it"]
    client = Client()
    client.force_login(joel.user)

    client.post(f"/f/{joel.firm.slug}/settings/members/{joel.public_id}/", {"name": "Joel Vale", "role": "owner"})

    joel.refresh_from_db()
    assert joel.role == "member"


ORACLES = (
    {"order_by": "notes"}, {"order_by": "firm__slug"}, {"o": "-seal"}, {"filter": "private_to"}, {"notes__startswith": "a"},
    {"email__startswith": "a"}, {"firm": "2"}, {"private_to": "1"}, {"introduced_by__notes__contains": "x"}, {"person__firm": "2"},
)  # fmt: skip


def test_no_list_is_asked_by_a_column(client: Client) -> None:
    world = matrix_world.build()
    client.force_login(world.members["owner"].user)
    for where in ("people/", "referrals/", "mailbox/", ""):
        road = f"/f/raman-vale/{where}"
        plain = _without_tokens(client.get(road).content)
        for asked in ORACLES:
            assert _without_tokens(client.get(road, asked).content) == plain, (where, asked)


def _without_tokens(page: bytes) -> str:
    return HIDDEN.sub("", page.decode())

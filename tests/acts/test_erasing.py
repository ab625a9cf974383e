"""Is somebody who was erased nowhere any more: no table, no file, no log; and does the chain still hold?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from obliged.acts import courtesies, erasing, happenings, incoming, jobs, letters, people, referrals, suppressions
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.jobs.handlers import HANDLERS
from obliged.ports import clock
from obliged.ports.failpoints import Fell, armed
from obliged.ports.mail import spool
from obliged.queries import chains, portal
from obliged.queries.suppressions import standing
from obliged.records.consents import Agreed, Consent
from obliged.records.courtesies import Courtesy, Draft
from obliged.records.happenings import Happening, Words
from obliged.records.incoming import Incoming
from obliged.records.jobs import Job
from obliged.records.letters import Arrived, Letter, Passage
from obliged.records.links import FormToken, HeardBack, Purpose
from obliged.records.offers import Offer, Standing
from obliged.records.people import Email, Person
from obliged.records.privacy import Asked, Erasure, PrivacyRequest
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)

LATER = MONDAY + timedelta(hours=2)
TUESDAY = MONDAY + timedelta(days=1)
NAME, FIRST = "Zebulon Quillfeather", "Zebulon"
ADDRESS, NUMBER = "zq-4471@quillfeather.example", "503 555 0187"


class Canaries:
    """Words that stand nowhere but where this person is meant."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {"name": NAME, "address": ADDRESS, "number": "5550187", "typed": NUMBER}

    def __call__(self, place: str) -> str:
        return self.words.setdefault(place, f"canary{len(self.words):03}x{abs(hash(place)) % 10**9:09}")


def mail(sender: str, subject: str, text: str, *, number: int) -> bytes:
    return (
        f"From: {sender}\r\nTo: priya@ramanvale.example\r\nSubject: {subject}\r\n"
        f"Message-ID: <m{number}@{sender.rpartition('@')[2].strip('>')}>\r\nDate: Mon, 16 Nov 2026 17:05:00 +0000\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


class World:
    """A firm that knows this person in every way that there is."""

    def __init__(self, folder: Path) -> None:
        self.seen = seen = Canaries()
        self.priya = by = cast.priya()
        self.firm = firm = by.firm
        self.ana = cast.person(firm, "ana", notes=f"Ana went to school with {NAME}.")
        self.zeb = zeb = people.keep(
            firm=firm, name=NAME, now=MONDAY, by=by, called=FIRST,
            reach=Reach(emails=(ADDRESS,), phones=(NUMBER,), addresses=(seen("lives"),)),
            organisations=[(seen("works"), seen("role"))], introduced_by=self.ana,
            **{f: seen(f) for f in ("occupation", "best_time", "met_where", "why_us", "did_for_them", "serves", "notes")},
        )  # fmt: skip
        self.received = referrals.receive(
            firm=firm, introducers=[Known(self.ana)], prospects=[Known(zeb, seen("how"))], by=by, now=MONDAY,
            need=seen("need"), when_needed=seen("when"), words=seen("words"), treatments=[seen("treatment")],
            notes=seen("referral notes"),
        )  # fmt: skip
        self.given = referrals.give(
            firm=firm, prospects=[Known(cast.person(firm, "sally"))], providers=[Known(zeb, seen("how provider"))],
            by=by, now=MONDAY, need="her bakery fitted out", reason_for_prospect=seen("reason"),
        )  # fmt: skip
        self._said()
        self._letters(folder)
        self._mails()
        self._beside()

    def _said(self) -> None:
        by, zeb, seen = self.priya, self.zeb, self.seen
        people.happened(zeb, Kind.NOTED, by=by, now=MONDAY, words=seen("note"))
        people.happened(
            self.ana, Kind.NOTED, by=by, now=MONDAY, words=f"Lunch. Ana says {NAME} likes chess; her office moves."
        )
        referrals.step(self.received, Kind.CONTACTED, by=by, now=MONDAY, person=zeb, words=seen("step"))
        said = happenings.record(
            Kind.WROTE, firm=self.firm, now=MONDAY, person=zeb, reported_by=zeb, words=seen("wrote")
        )
        HeardBack.unscoped.create(firm=self.firm, person=zeb, words=said.words, what=Kind.WROTE, at=MONDAY)
        people.promise(zeb, words=seen("promise"), due=TUESDAY, by=by, now=MONDAY)

    def _letters(self, folder: Path) -> None:
        by, zeb, seen, firm = self.priya, self.zeb, self.seen, self.firm
        write = {"by": by, "now": MONDAY}
        self.to_them = letters.write(
            key="x:1", kind="tell", to=zeb, address=ADDRESS, subject=seen("subject"), text=seen("text"), **write
        )
        self.about = letters.write(
            key="x:2", kind="tell", to=self.ana, address="ana@duarte.example", referral=self.received,
            subject="News", text=seen("about"), **write,
        )  # fmt: skip
        self.naming = letters.write(
            key="x:3", kind="tell", to=self.ana, address="ana@duarte.example",
            subject=f"{NAME} and you", text=f"Dear Ana, I met {NAME} at lunch. The chairs are in.", **write,
        )  # fmt: skip
        Letter.objects.of(firm).filter(pk__in=[self.to_them.pk, self.about.pk, self.naming.pk]).update(
            passage=Passage.SENT, sent_at=LATER
        )
        for letter in (self.to_them, self.about, self.naming):
            file = folder / "cur" / spool.name_of(letter.message_id)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(letter.text)
        self.morning = letters.write(
            key="x:5",
            kind="morning",
            to=by,
            address=by.email,
            subject="Today",
            text=f"Thank Ana.\nCall {FIRST}.",
            **write,
        )
        Letter.objects.of(firm).filter(pk=self.morning.pk).update(passage=Passage.SENT, sent_at=LATER)
        self.held = letters.write(
            key="x:4", kind="tell", to=zeb, address=ADDRESS, subject="s", text=seen("held"), **write
        )
        Arrived.objects.create(
            firm=firm, to_address=ADDRESS, from_address=by.email, subject="s", text=seen("arrived"), raw=b"", at=MONDAY
        )

    def _mails(self) -> None:
        seen = self.seen
        kept = [
            mail(f"{NAME} <{ADDRESS}>", seen("mail subject"), seen("mail"), number=1),
            mail(
                "Sally Okafor <sally@risecrumb.example>", "Lunch", f"{NAME} sends greetings. My ovens move.", number=2
            ),
        ]
        for raw in kept:
            incoming.keep(raw, now=MONDAY, firm=self.firm)
        incoming.read_all_waiting(MONDAY)
        self.theirs, self.sallys = Incoming.objects.order_by("pk")

    def _beside(self) -> None:
        firm, by, zeb, seen = self.firm, self.priya, self.zeb, self.seen
        call = Courtesy.objects.of(firm).owed().filter(to=zeb).order_by("id")[0]
        Draft.unscoped.create(firm=firm, key=str(call.key), subject="", text=seen("draft"), by=by, at=MONDAY)
        Consent.unscoped.create(
            firm=firm, person=zeb, referral=self.received, what=Agreed.NEWS, given=True, wording=seen("wording"),
            way="phone", by=by, at=MONDAY,
        )  # fmt: skip
        about = Words.unscoped.create(firm=firm, text=seen("request"), about=zeb)
        PrivacyRequest.unscoped.create(
            firm=firm, person=zeb, what=Asked.ERASE, words=about, way="email", at=MONDAY, due_at=TUESDAY
        )
        Offer.unscoped.create(
            firm=firm, standing=Standing.KEPT, from_name="Ana Duarte", from_email="ana@duarte.example",
            person_name=NAME, person_email=ADDRESS, need=seen("offer"), came_at=MONDAY, expires_at=TUESDAY,
        )  # fmt: skip
        FormToken.unscoped.create(firm=firm, token="t", answer=f"/f/x/people/{zeb.public_id}/?x={NAME}", at=MONDAY)
        suppressions.suppress(firm, ADDRESS, why="asked", now=MONDAY)
        jobs.enqueue("inbox", {"account": 0, "about": NAME}, now=TUESDAY + timedelta(days=9), firm=firm)
        with scope(firm):
            from obliged.acts import links

            links.make(Purpose.MET, person=zeb, referral=self.received, side="prospect", now=MONDAY)


@pytest.fixture
def world(tmp_path: Path, settings: Any) -> World:
    settings.SPOOL = str(tmp_path / "spool")
    return World(tmp_path / "spool")


def erase(world: World, *, now: Any = LATER) -> Erasure:
    erasure = erasing.begin(world.zeb, ground="asked", by=world.priya, now=now)
    job = Job.objects.get(kind="erase")
    HANDLERS["erase"].do(job, now)
    erasure.refresh_from_db()
    return erasure


def dump() -> str:
    """Every row of every table, also those that are not ours."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            said += [f"{table}: {_shown(value)}" for row in cursor.fetchall() for value in row]
    return "\n".join(said)


def _shown(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)


def left_in(text: str, seen: Canaries) -> list[str]:
    return [place for place, word in seen.words.items() if word.lower() in text.lower()]


def test_every_canary_is_there_before(world: World) -> None:
    """Or it would prove nothing that none is there afterwards."""
    assert sorted(left_in(dump(), world.seen)) == sorted(world.seen.words)


def test_nothing_of_them_is_in_any_table(world: World) -> None:
    erase(world)

    assert left_in(dump(), world.seen) == []
    assert "quillfeather" not in dump().lower()
    assert "zebulon" not in dump().lower()


@pytest.mark.sqlite
def test_nothing_of_them_is_in_the_file_of_the_database_or_its_log(world: World) -> None:
    place = Path(connection.settings_dict["NAME"])
    erase(world)

    files = [file for file in place.parent.iterdir() if file.is_file() and file.name.startswith(place.name)]
    assert place in files
    for file in files:
        assert left_in(file.read_bytes().decode("latin-1"), world.seen) == [], file.name


def test_nothing_of_them_is_in_a_file_of_the_data_folder_or_the_spool(world: World) -> None:
    erase(world)

    folders = [Path(settings.SPOOL), Path(settings.DATA)]
    for file in (file for folder in folders for file in folder.rglob("*") if file.is_file()):
        assert left_in(file.read_bytes().decode("latin-1"), world.seen) == [], file


def test_no_log_speaks_of_them(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="obliged"):
        erase(world)

    assert left_in(caplog.text, world.seen) == []


def test_the_chain_still_holds_and_says_that_words_were_erased(world: World) -> None:
    before = chains.verify(world.firm)
    erase(world)
    after = chains.verify(world.firm)

    assert before.is_whole
    assert not before.erased
    assert after.is_whole, after.faults
    assert after.erased >= 5


def test_a_word_changed_by_anybody_else_is_still_seen(world: World) -> None:
    """Control: only the words that the erasure names may differ from what the chain was bound to."""
    erase(world)
    struck = Words.objects.of(world.firm).get(text__contains="her office moves")
    other = people.happened(world.ana, Kind.NOTED, by=world.priya, now=TUESDAY, words="She likes tea.")
    Words.objects.of(world.firm).filter(pk=other.words_id).update(text="She likes coffee.")

    assert "(erased)" in struck.text
    assert not chains.verify(world.firm).is_whole


def test_what_was_said_about_others_stays(world: World) -> None:
    erase(world)
    world.ana.refresh_from_db()

    assert world.ana.notes == "Ana went to school with (erased)."
    assert Words.objects.of(world.firm).filter(text="Lunch. Ana says (erased) likes chess; her office moves.").exists()
    naming = Letter.objects.of(world.firm).get(pk=world.naming.pk)
    assert naming.text == "Dear Ana, I met (erased) at lunch. The chairs are in."
    sallys = Incoming.objects.get(pk=world.sallys.pk)
    assert sallys.text.startswith("(erased) sends greetings. My ovens move.")
    assert bytes(sallys.raw) == b""


def test_a_first_name_that_another_bears_too_stays_where_it_may_be_theirs(world: World) -> None:
    people.keep(firm=world.firm, name="Zebulon Marsh", now=MONDAY, by=world.priya)
    people.happened(world.ana, Kind.NOTED, by=world.priya, now=MONDAY, words="She plays chess with Zebulon.")
    erase(world)

    assert Words.objects.of(world.firm).filter(text="She plays chess with Zebulon.").exists()
    assert "quillfeather" not in dump().lower()


def test_a_surname_alone_goes_too_where_nobody_else_bears_it(world: World) -> None:
    people.happened(
        world.ana,
        Kind.NOTED,
        by=world.priya,
        now=MONDAY,
        words="Mr Quillfeather rang; the Quillfeathers move, Zebulons car too.",
    )
    erase(world)

    assert Words.objects.of(world.firm).filter(text="Mr (erased) rang; the (erased) move, (erased) car too.").exists()


def test_nobody_is_told_that_somebody_was_erased(world: World) -> None:
    """Ana sent them: her page does not speak of them any more, and no letter about them is owed to her."""

    def sent() -> str:
        with scope(world.firm):
            return str(portal.page_of(world.ana, keeper=world.priya, as_of=LATER).sent)

    assert FIRST in sent()
    erase(world)
    assert sent() == "()"
    owed = Courtesy.objects.of(world.firm).owed().filter(referral=world.received)
    assert not owed.exclude(verb="answer").exists()


def test_nobody_comes_back_while_the_rest_is_erased(world: World, client: Client) -> None:
    erasing.begin(world.zeb, ground="asked", by=world.priya, now=LATER)
    client.force_login(world.priya.user)
    assert client.get(f"/f/{world.firm.slug}/people/{world.zeb.public_id}/").status_code == 404
    client.post(f"/f/{world.firm.slug}/people/{world.zeb.public_id}/restore/")
    people.restore(world.zeb)

    assert Person.objects.of(world.firm).get(pk=world.zeb.pk).deleted_at is not None


def test_a_first_name_that_is_a_word_stays(world: World) -> None:
    grace = people.keep(firm=world.firm, name="Grace Quillfeather", now=MONDAY, by=world.priya)
    people.happened(
        world.ana, Kind.NOTED, by=world.priya, now=MONDAY, words="A day of grace. Grace Quillfeather came too."
    )
    erasure = erasing.begin(grace, ground="asked", by=world.priya, now=LATER)
    erasing.erase(erasure, now=LATER)

    assert Words.objects.of(world.firm).filter(text="A day of grace. (erased) came too.").exists()


def test_numbers_and_codes_stay_so_that_counts_are_true(world: World) -> None:
    tables = (Happening, Letter, Referral)
    before = [model._base_manager.count() for model in tables]
    told = list(Letter.objects.of(world.firm).filter(pk=world.to_them.pk).values_list("sent_at", "message_id"))
    erase(world)

    assert Happening._base_manager.count() >= before[0]
    assert [model._base_manager.count() for model in tables[1:]] == before[1:]
    assert list(Letter.objects.of(world.firm).filter(pk=world.to_them.pk).values_list("sent_at", "message_id")) == told


def test_what_is_left_of_the_person_is_a_number(world: World) -> None:
    erasure = erase(world)
    zeb = Person.objects.of(world.firm).get(pk=world.zeb.pk)

    assert zeb.name == "somebody who was erased"
    assert bytes(zeb.seal) == b""
    assert zeb.erased_at is not None
    assert erasure.finished_at is not None
    assert PrivacyRequest.objects.of(world.firm).get(person=zeb).outcome == "done"
    assert not Courtesy.objects.of(world.firm).owed().filter(to=zeb).exists()
    assert Letter.objects.of(world.firm).get(pk=world.held.pk).passage == Passage.CANCELLED


def test_who_asked_for_no_letters_gets_none_under_a_new_name(world: World) -> None:
    erase(world)

    assert standing(world.firm, [ADDRESS]) is not None
    assert standing(world.firm, ["other@quillfeather.example"]) is None


def test_the_pages_go_on(world: World, client: Client) -> None:
    erase(world)
    client.force_login(world.priya.user)
    home = f"/f/{world.firm.slug}/"
    pages = [
        "", "people/", "referrals/", "mailbox/", "mail/", f"people/{world.zeb.public_id}/",
        f"people/{world.ana.public_id}/", f"referrals/{world.received.public_id}/",
        f"referrals/{world.given.public_id}/", "settings/behind/",
    ]  # fmt: skip
    with clock.stopped_at(TUESDAY):
        for page in pages:
            answer = client.get(home + page)
            assert answer.status_code == 200, page
            assert left_in(answer.content.decode(), world.seen) == [], page
    shown = client.get(home + f"referrals/{world.received.public_id}/").content.decode()
    assert "omebody who was erased" in shown


# --- killed in the middle ------------------------------------------------------------------------------------------

POINTS = (*(f"erasing{step.__name__}" for step in erasing.STEPS), "erasing_sweep", "erasing_themselves", "erasing_file")


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_step_it_comes_to_its_end(point: str, world: World) -> None:
    erasure = erasing.begin(world.zeb, ground="asked", by=world.priya, now=LATER)
    job = Job.objects.get(kind="erase")
    with armed(point), pytest.raises(Fell):
        HANDLERS["erase"].do(job, LATER)
    erasure.refresh_from_db()
    assert erasure.finished_at is None

    HANDLERS["erase"].do(job, TUESDAY)

    erasure.refresh_from_db()
    assert erasure.finished_at == TUESDAY
    assert left_in(dump(), world.seen) == []
    assert chains.verify(world.firm).is_whole


def test_done_twice_it_changes_nothing_more(world: World) -> None:
    erase(world)
    once = everything()
    HANDLERS["erase"].do(Job.objects.get(kind="erase"), TUESDAY)

    assert everything() == once


def everything() -> dict[str, Any]:
    models: Iterator[Any] = apps.get_app_config("obliged").get_models()
    rows = {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}
    return json.loads(json.dumps(rows, default=_shown))  # type: ignore[no-any-return]


# --- who may not be erased ---------------------------------------------------------------------------------------------


def test_a_legal_hold_refuses_with_its_reason(world: World) -> None:
    Person.objects.of(world.firm).filter(pk=world.zeb.pk).update(
        hold_since=MONDAY, hold_why="a dispute over the deposit"
    )
    before = dump()

    with pytest.raises(erasing.OnHold) as refused:
        erasing.begin(
            Person.objects.of(world.firm).select_related("firm").get(pk=world.zeb.pk),
            ground="asked",
            by=world.priya,
            now=LATER,
        )

    assert refused.value.facts["why"] == "a dispute over the deposit"
    assert dump() == before


def test_nobody_is_erased_twice(world: World) -> None:
    erase(world)

    with pytest.raises(erasing.ErasedAlready):
        erasing.begin(world.zeb, ground="asked", by=world.priya, now=TUESDAY)


def test_nobody_comes_back_by_undo(world: World, client: Client) -> None:
    erase(world)
    client.force_login(world.priya.user)
    client.post(f"/f/{world.firm.slug}/people/{world.zeb.public_id}/restore/")

    assert Person.objects.of(world.firm).get(pk=world.zeb.pk).deleted_at is not None
    assert client.get(f"/f/{world.firm.slug}/people/{world.zeb.public_id}/erase/").status_code in {302, 404}


def test_who_was_written_down_twice_is_erased_under_both_names(world: World) -> None:
    other = people.keep(
        firm=world.firm, name="Z. Featherquill-Nom", now=MONDAY, reach=Reach(emails=("zfn@featherquill.example",))
    )
    people.merge(world.zeb, other, now=MONDAY)
    people.happened(other, Kind.NOTED, by=world.priya, now=MONDAY, words="under the other name")
    erase(world)

    assert "featherquill" not in dump().lower()
    assert "under the other name" not in dump()
    assert Person.objects.of(world.firm).filter(erased_at__isnull=False).count() == 2


def test_another_persons_things_stay(world: World) -> None:
    kwame = cast.person(world.firm, "kwame")
    cast.ana_sends_kwame(world.priya)
    row = Courtesy.objects.of(world.firm).owed().filter(to=kwame, rule="call").get()
    courtesies.not_needed(row, reason="he rang himself", by=world.priya, now=MONDAY)
    was = Person.objects.of(world.firm).filter(pk=kwame.pk).values().get()
    erase(world)

    assert Person.objects.of(world.firm).filter(pk=kwame.pk).values().get() == was
    assert Email.objects.of(world.firm).filter(person=kwame).exists()
    assert "he rang himself" in dump()

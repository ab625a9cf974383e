"""Every page, asked for by everybody, with everybody's: does it answer as the policy says, and does a refusal change nothing?

The pages come from the table of contents, the expectation from tests/web/policy.py, which was written by hand. What is
refused must leave the whole database and the data folder as they were, and what one may not know of must look as if it
had never been.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.conf import LazySettings, settings
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from obliged.acts import mail_accounts
from obliged.domain import permissions
from obliged.domain.permissions import Act, Reach
from obliged.ports import clock
from obliged.web import routes
from tests.cast import MONDAY
from tests.web import matrix_world, policy
from tests.web.matrix_world import World
from tests.web.policy import Row

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WHOSE = ("own", "a colleague's", "another firm's", "deleted", "none")
ROLE = {
    "owner": "o", "who looks after it": "m", "colleague": "m", "bookkeeper": "b", "viewer": "v",
}  # fmt: skip
ACTORS = ("anonymous", *ROLE, "who left", "owner of another firm", "holder of a link", "holder of an ended link")
WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
# Who is signed in, and how often somebody tried: of these a refusal may leave a trace.
OF_SESSIONS = re.compile(r"django_session|obliged_cache|obliged_signedin", re.IGNORECASE)
HIDDEN = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|name="form_token" value="[^"]*"|nonce-[\w-]+')


# --- the pages ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    needs: tuple[str, ...]  # what its address names, besides the firm
    of_firm: bool


def _patterns(resolver: Any = None, inside: str = "") -> Iterator[tuple[URLPattern, str]]:
    for found in (resolver or get_resolver()).url_patterns:
        road = inside + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _patterns(found, road)
        else:
            yield found, road


def pages() -> list[Page]:
    """Whatever answers."""
    return [
        Page(str(found.name), tuple(sorted(set(found.pattern.regex.groupindex) - {"firm"})), road.startswith("f/"))
        for found, road in _patterns()
    ]


EVERY_PAGE = pages()
OF_FIRM = [page for page in EVERY_PAGE if page.of_firm]
OUTSIDE = [page for page in EVERY_PAGE if not page.of_firm]
NAMES = {("referral_release", "happening"): "promise", ("person_take_back", "happening"): "noted"}
NAMES |= {(page.name, "letter"): "template" for page in OF_FIRM if page.name.startswith("template")}


def address(page: Page, thing: matrix_world.Address, slug: str, **other: Any) -> str:
    facts = {key: other.get(key, thing[NAMES.get((page.name, key), key)]) for key in page.needs}
    return reverse(page.name, kwargs={"firm": slug, **facts})


def variants(page: Page) -> tuple[str, ...]:
    """Whose may stand in the address: nobody's in particular, or each; of two things also mine with another's in it."""
    if not page.needs:
        return ("own",)
    more = ["another's in mine"] if len(page.needs) > 1 and "register" not in page.needs else []
    private = page.name in policy.FIRM and "private" in policy.FIRM[page.name].marks
    return (*WHOSE, *more, *(["kept to oneself"] if private else []))


# --- what is expected ---------------------------------------------------------------------------------------------


def expected(row: Row, actor: str, whose: str, method: str) -> frozenset[int]:
    """With what the page answers, as policy.py says."""
    if actor in {"anonymous", "holder of a link", "holder of an ended link"}:
        return frozenset({302})
    if actor not in ROLE:
        return frozenset({404})
    own = whose in {"own", "another's in mine"} and (actor == "who looks after it" or "mine" in row.marks)
    if not row.lets(ROLE[actor], method, own=own):
        return frozenset({403})
    if not row.knows(method):
        return frozenset({405})
    if "same" in row.marks:
        return ALLOWED[method] | ({404} if whose == "none" else set())
    if whose in {"another firm's", "none", "another's in mine"} or (
        whose == "kept to oneself" and actor != "who looks after it"
    ):
        return frozenset({404, 405} if method == "HEAD" else {404})
    return ALLOWED[method] | ({404, 409} if whose == "deleted" or "asks" in row.marks else set())


# HEAD: some pages know GET only. POST: with nothing in it, so that it is done, led on, or refused with its reason.
ALLOWED = {
    "GET": frozenset({200, 302}),
    "HEAD": frozenset({200, 302, 405}),
    "POST": frozenset({200, 204, 302, 303, 404, 409, 422}),
}


# --- how it is asked ----------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def nobody_outside_is_asked(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Iterator[None]:
    """No mail server and no name server is asked, and the morning stands still."""
    settings.MAIL_DOMAIN = "in.example"
    monkeypatch.setattr(mail_accounts, "try_it", lambda *_, **__: None)
    monkeypatch.setattr(mail_accounts, "look_up", lambda *_, **__: None)
    logging.disable(logging.ERROR)  # a line for each refusal, of which there are thousands
    with clock.stopped_at(MONDAY):
        yield
    logging.disable(logging.NOTSET)


class Written:
    """What was written meanwhile: each statement that changes a table."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        changed = context["cursor"].rowcount != 0  # an update that found nothing to update has changed nothing
        if changed and WRITES.match(str(sql)) and not OF_SESSIONS.search(str(sql)):
            self.statements.append(str(sql)[:200])
        return answer


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything() -> str:
    """One number for all that the database, the outbox and the data folder hold, but for who is signed in."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in sorted(apps.get_models(include_auto_created=True), key=lambda m: m._meta.db_table):
            table = model._meta.db_table
            if OF_SESSIONS.search(table):
                continue
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            for row in cursor.fetchall():
                digest.update(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]).encode())
    digest.update(str(len(mail.outbox)).encode())
    for path in sorted(Path(settings.DATA).rglob("*")):
        if path.is_file() and "sqlite3" not in path.name:
            digest.update(f"{path}{path.stat().st_size}{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def clients(world: World, actor: str) -> Client:
    client = Client(raise_request_exception=False)
    if actor in world.members:
        client.force_login(world.members[actor].user)
    if actor == "holder of a link":
        client.get(reverse("portal_page", args=[world.secrets["portal"]["living"]]))
        client.post(reverse("portal_more", args=[world.secrets["portal_more"]["living"]]))
    if actor == "holder of an ended link":
        client.get(reverse("portal_page", args=[world.secrets["portal"]["ended"]]))
    return client


def like(answer: Any, asked: str) -> tuple[Any, ...]:
    """How an answer looks, but for the address that was asked for."""
    body = HIDDEN.sub("", answer.content.decode(errors="replace"))
    for part in {*asked.split("/"), *unquote(asked).split("/")}:
        if len(part) > 7:
            body = body.replace(part, "…")
    headers = {k: v for k, v in answer.headers.items() if k not in {"Content-Length", "Location", "Expires"}}
    return answer.status_code, body, sorted((k, HIDDEN.sub("", str(v))) for k, v in headers.items())


@dataclass
class Walk:
    """Asks for pages one after the other, and notes what was not as expected."""

    client: Client
    wrong: list[str]
    cells: int = 0

    def ask(self, method: str, road: str) -> Any:
        cache.clear()  # how often somebody asked is for other tests
        before = copy(self.client.cookies)
        answer = self.client.generic(method, road, b"", content_type="application/x-www-form-urlencoded")
        self.client.cookies = before  # what one cell was told, the next does not show
        return answer

    def cell(self, said: str, method: str, road: str, allowed: frozenset[int]) -> Any:
        """One cell: the right answer, and nothing written where it is none that lets something be done."""
        self.cells += 1
        written = Written()
        lets = allowed & {200, 302, 303, 422} and allowed not in ({302}, frozenset({302}))
        with connection.execute_wrapper(written), undone() if lets else _as_it_is():
            answer = self.ask(method, road)
        if answer.status_code not in allowed:
            self.wrong.append(f"{said}: {answer.status_code}, expected {sorted(allowed)} ({road})")
        if written.statements and (not lets or method in {"GET", "HEAD"} or answer.status_code >= 400):
            self.wrong.append(f"{said}: {answer.status_code}, but it wrote {written.statements[0]}")
        return answer


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def walk(world: World, actor: str, only: frozenset[str] = frozenset()) -> Walk:
    """Every page of a firm, or only these, with everybody's, as this actor."""
    done = Walk(clients(world, actor), [])
    slug = world.members["owner"].firm.slug
    before = everything()
    for page in [page for page in OF_FIRM if not only or page.name in only]:
        row = policy.FIRM.get(page.name)
        if row is None or lacking(page):
            continue  # said by a test of its own
        nothing: dict[str, Any] = {}
        for whose in reversed(variants(page)):
            for method in METHODS:
                thing = world.things["own" if whose == "another's in mine" else whose]
                other = world.things["another firm's"]
                inner = {
                    key: other[NAMES.get((page.name, key), key)]
                    for key in page.needs
                    if key in {"happening", "absence"}
                }
                road = address(page, thing, slug, **(inner if whose == "another's in mine" else {}))
                said = f"{page.name} {method} by {actor}, {whose}"
                answer = done.cell(said, method, road, expected(row, actor, whose, method))
                if answer.status_code == 404 and whose == "none":
                    nothing[method] = like(answer, road)
                elif (
                    answer.status_code == 404
                    and whose != "deleted"
                    and nothing.get(method, like(answer, road)) != like(answer, road)
                ):
                    done.wrong.append(f"{said}: it does not look as if it had never been")
    if everything() != before:
        done.wrong.append(f"{actor}: the database, the outbox or the data folder is not as it was")
    return done


def lacking(page: Page) -> list[str]:
    """What its address names that is not there to be asked for."""
    return [key for key in page.needs if NAMES.get((page.name, key), key) not in matrix_world.MISSING]


# --- the matrix ---------------------------------------------------------------------------------------------------


def test_every_page_has_its_line_in_the_policy() -> None:
    known = set(policy.FIRM) | set(policy.WORLD)
    lacking = [page.name for page in pages() if page.name not in known]
    assert not lacking, (
        f"{lacking}: add a line for each to tests/web/policy.py (who may look, who may send), before you look at what the "
        "product thinks; a page under /f/ needs a row in web/routes.py too, or it answers 404."
    )
    gone = known - {page.name for page in pages()}
    assert not gone, f"{gone}: there is no such page any more."


def test_every_page_of_a_firm_names_its_act() -> None:
    lacking = [page.name for page in OF_FIRM if page.name not in routes.ROUTES]
    assert not lacking, (
        f"{lacking}: say in web/routes.py which act it is to open and to send each; until then it answers 404."
    )
    gone = set(routes.ROUTES) - {page.name for page in OF_FIRM}
    assert not gone, f"{gone}: web/routes.py names pages that are not there."


def test_whatever_an_address_names_is_there() -> None:
    lack = {page.name: found for page in OF_FIRM if (found := lacking(page))}
    assert not lack, (
        f"{lack}: keep one of each in tests/web/matrix_world.py: its own, a colleague's, another firm's, deleted."
    )


@pytest.mark.parametrize("actor", ACTORS)
def test_every_page_answers_everybody_as_the_policy_says(actor: str) -> None:
    done = walk(matrix_world.build(), actor)

    assert not done.wrong, f"{len(done.wrong)} of {done.cells} cells are wrong:\n" + "\n".join(done.wrong[:60])
    assert done.cells > 2000


# --- pages that are nobody's of a firm ----------------------------------------------------------------------------

KINDS = ("none", "for something else", "ended", "living")
COMERS = ("anonymous", "owner", "who left", "holder of a link")


def openings(page: Page, world: World) -> dict[str, str]:
    """The addresses of a page: with each kind of secret, with what never was, or the one that it has."""
    if not page.needs and page.name != "introduce_to":
        return {"living": reverse(page.name)}
    if {"secret", "token"} & set(page.needs):
        key = next(iter({"secret", "token"} & set(page.needs)))
        kept = world.secrets.get(page.name, world.secrets["portal"])
        return {kind: reverse(page.name, kwargs={key: kept[kind]}) for kind in KINDS if kind in kept}
    facts = {"firm": "raman-vale", "pk": 1, "signed_in": 987_654, "key": "x", "uidb36": "1"}
    needs = page.needs or ("firm",)
    return {"none": reverse(page.name, kwargs={key: facts[key] for key in needs})}


def expected_outside(row: Row, actor: str, kind: str, method: str) -> frozenset[int]:
    """With what it answers; a method that no page knows is no method."""
    if not row.knows(method):
        return frozenset({302, 404, 405, 410}) if method in {"GET", "HEAD", "POST"} else frozenset({405})
    who = row.who(method)
    if who == "secret":
        return ALLOWED[method] | {410} if kind == "living" else frozenset({404, 405, 410})
    if who == "in" and actor in {"anonymous", "holder of a link"}:
        return frozenset({302, 401, 405})
    return ALLOWED[method] | {400, 404, 405, 410}


@pytest.mark.parametrize("actor", COMERS)
def test_every_page_outside_of_a_firm_answers_everybody_as_the_policy_says(actor: str) -> None:
    world = matrix_world.build()
    done = Walk(clients(world, actor), [])
    before = everything()
    for page in OUTSIDE:
        row = policy.WORLD.get(page.name)
        if row is None:
            continue  # said by a test of its own
        nothing: dict[str, Any] = {}
        for kind, road in openings(page, world).items():
            for method in METHODS:
                said = f"{page.name} {method} by {actor}, {kind}"
                answer = done.cell(said, method, road, expected_outside(row, actor, kind, method))
                if row.who(method) == "secret" and kind != "living":
                    looks = like(answer, road)
                    if nothing.setdefault(method, looks) != looks:
                        done.wrong.append(f"{said}: it does not look like one that never was")
    if everything() != before:
        done.wrong.append(f"{actor}: the database, the outbox or the data folder is not as it was")

    assert not done.wrong, f"{len(done.wrong)} of {done.cells} cells are wrong:\n" + "\n".join(done.wrong[:60])
    assert done.cells > 300


def test_whatever_is_sent_carries_the_proof_that_a_page_of_ours_was_open() -> None:
    """But for those that are proved by their address: those who read mail have no cookie of ours."""
    world = matrix_world.build()
    by_address = {"answer", "stop", "offer_answer", "introduce_to", "their_understanding"} | {
        p.name for p in OUTSIDE if p.name.startswith("portal_")
    }
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(world.members["owner"].user)
    slug, wrong = world.members["owner"].firm.slug, []
    before = everything()
    for page in EVERY_PAGE:
        row = policy.FIRM.get(page.name) or policy.WORLD.get(page.name)
        if row is None or not row.knows("POST") or page.name in by_address or (page.of_firm and lacking(page)):
            continue
        roads = [address(page, world.things["own"], slug)] if page.of_firm else list(openings(page, world).values())
        wrong += [f"{page.name}: {got}" for road in roads if (got := client.post(road).status_code) != 403]

    assert not wrong, wrong
    assert everything() == before


# --- negative controls --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "act", "reach", "page"),
    [
        ("bookkeeper", Act.SEE_MATTERS, Reach.FIRM, "referral"),
        ("viewer", Act.KEEP_PEOPLE, Reach.FIRM, "person_delete"),
        ("colleague", Act.CHANGE_ONESELF, Reach.FIRM, "settings_member"),
        ("colleague", Act.SETTLE_FIRM, Reach.FIRM, "settings"),
        ("owner", Act.SETTLE_FIRM, Reach.NONE, "settings"),
        ("viewer", Act.SEE_TODAY, Reach.NONE, "today"),
    ],
)
def test_one_word_changed_in_the_table_turns_the_matrix_red(
    actor: str, act: Act, reach: Reach, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = ("o", "m", "b", "v").index(ROLE[actor])
    row = list(permissions.POLICY[act])
    row[role] = reach
    monkeypatch.setattr(permissions, "POLICY", {**permissions.POLICY, act: tuple(row)})

    assert walk(matrix_world.build(), actor, frozenset({page})).wrong


def test_a_page_that_no_longer_names_its_act_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from obliged.web import access

    monkeypatch.setattr(access, "ROUTES", {k: v for k, v in routes.ROUTES.items() if k != "people"})

    wrong = walk(matrix_world.build(), "owner", frozenset({"people"})).wrong

    assert any("people GET by owner, own: 404" in said for said in wrong)


def test_a_refusal_that_writes_is_seen() -> None:
    world = matrix_world.build()
    done = Walk(clients(world, "viewer"), [])
    forgetful: Any = done.ask
    done.ask = lambda method, road: (people_renamed(world), forgetful(method, road))[1]  # type: ignore[method-assign]

    done.cell("a viewer sends", "POST", reverse("person_new", args=["raman-vale"]), frozenset({403}))

    assert any("but it wrote UPDATE" in said for said in done.wrong)


def people_renamed(world: World) -> None:
    firm = world.members["owner"].firm
    type(firm).objects.filter(pk=firm.pk).update(name="Somebody Else")

"""Does what was typed act in a real browser? The cast's fields hold what acts, and every kind of page is gone to.

tests/web/test_stored_xss.py reads the pages of every form; here a browser shows that it reads them in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle

import pytest
from django.conf import LazySettings
from django.template import base as templates
from playwright.sync_api import BrowserContext, Page

from obliged.acts import firms, happenings, incoming, people, portal_links, referrals
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.records.firms import Member
from obliged.records.links import Opens
from obliged.records.referrals import Referral
from tests import cast
from tests.browser.conftest import SignIn
from tests.browser.morning import FRIDAY
from tests.browser.walk import walk
from tests.mails import HERE, mail
from tests.web.stored import MARK, PAYLOADS

pytestmark = pytest.mark.django_db(transaction=True)
WATCH = f"""
    window.acted = [];
    window.{MARK} = window.alert = () => window.acted.push('ran');
    addEventListener('securitypolicyviolation', e => window.acted.push(`${{e.violatedDirective}}: ${{e.sample || e.blockedURI}}`));
"""


def texts(most: int) -> Iterator[str]:
    """One text after the other that holds as many as there is room for; all of them come in turn."""
    one, *rest = PAYLOADS
    for payload in rest:
        if len(one) + 1 + len(payload) > most:
            yield one
            one = payload
        else:
            one = f"{one} {payload}"
    yield one


@pytest.fixture
def priya(live: str, friday: object, settings: LazySettings) -> Member:
    """Priya's firm, in which everything is called, noted, needed and said what acts."""
    settings.MAIL_DOMAIN = "in.example"
    now = FRIDAY - timedelta(days=3)
    names, words = cycle(texts(190)), cycle(texts(2000))
    priya = cast.priya(now=now)
    firms.change(priya.firm, now=now, trade=next(names), public_since=now, public_words=next(words))
    known = [
        people.keep(
            firm=priya.firm, name=next(names), now=now, by=priya, reach=Reach(emails=(f"p{at}@x.example",)), notes=next(words),
            occupation=next(names), why_us=next(words), met_where=next(words), organisations=[(next(names), next(names)[:100])],
        )
        for at in range(6)
    ]  # fmt: skip
    case = referrals.receive(
        firm=priya.firm, introducers=[Known(known[0], next(names))], prospects=[Known(known[1], next(names))], by=priya,
        now=now, need=next(names), words=next(words), notes=next(words),
    )  # fmt: skip
    referrals.give(
        firm=priya.firm, prospects=[Known(known[2])], providers=[Known(known[3])], by=priya, now=now, need=next(names),
        reason_for_prospect=next(words), reason_for_provider=next(words),
    )  # fmt: skip
    referrals.promise(case, to=known[0], words=next(names), due=FRIDAY + timedelta(days=2), by=priya, now=now)
    for someone in known:
        happenings.record(
            Kind.NOTED, firm=priya.firm, now=now, person=someone, by=priya, words=next(words), derive=False
        )
    for sender in ("p0@x.example", "stranger@x.example"):
        raw = mail(
            next(words).replace("\t", " "), by=sender, subject=next(names).replace("\t", " "), message_id=f"<{sender}>"
        )
        incoming.keep(raw, envelope_to="in@in.example", firm=priya.firm, now=now)
    incoming.read_waiting(FRIDAY, HERE)
    return priya


@pytest.fixture
def watched(desk: BrowserContext, priya: Member, sign_in: SignIn) -> Page:
    """A tab at Priya's desk in which whatever acts, or tries to, is written down."""
    desk.add_init_script(WATCH)
    return sign_in(desk.new_page(), priya)


def acted(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.acted")
    return found


def test_no_page_runs_what_was_typed_or_tries_to(watched: Page, priya: Member, live: str) -> None:
    asked: list[str] = []
    troubles: list[str] = []
    watched.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith((live, "data:")) else None
    )
    watched.on("pageerror", lambda error: troubles.append(f"{watched.url}: {error}"))
    watched.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
    seen = 0
    for kind in walk(watched, f"{live}/f/{priya.firm.slug}/"):
        seen += MARK in watched.content()
        troubles += [f"{kind}: {said}" for said in acted(watched)]
    # A part of a page that comes by itself goes through the one policy of Trusted Types.
    watched.goto(f"{live}/f/{priya.firm.slug}/people/")
    with watched.expect_response(lambda answer: "q=" in answer.url):
        watched.locator("main input[name=q]").fill("onerror")
    watched.wait_for_timeout(200)
    troubles += acted(watched)
    someone = Referral.objects.of(priya.firm).order_by("id")[0].parties.all()[0].person
    for place in (portal_links.make(someone, opens=Opens.PAGE, now=FRIDAY), f"{live}/to/{priya.firm.slug}/"):
        watched.goto(place)
        assert MARK in watched.content()
        troubles += [f"{place}: {said}" for said in acted(watched)]

    assert troubles == []
    assert asked == []
    assert seen >= 15


def test_a_page_that_does_not_escape_would_be_found(
    watched: Page, priya: Member, live: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the policy of the page still stops it, and says that something tried."""
    monkeypatch.setattr(templates, "conditional_escape", lambda text: text)

    refused: list[str] = []
    watched.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)

    watched.goto(f"{live}/f/{priya.firm.slug}/people/", wait_until="commit")
    watched.wait_for_timeout(500)  # one of them leads on to another page, if nobody stops it

    assert refused

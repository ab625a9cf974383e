"""Which pages are there? Whatever a person reaches by pressing links, one of each kind.

Begins at one page and follows every link, also those inside letters; two addresses are of one kind if the same view
answers them. So a new page is looked at without anybody having to add it to a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

HREFS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
# Asks whether to sign out; walking on from there would end the walk.
NOT_FOLLOWED = frozenset({"account_logout"})


def walk(page: Page, start: str, broken: list[str] | None = None) -> Iterator[str]:
    """Go to one page of each kind; answers with its name while the browser shows it.

    :param broken: where links are noted that lead nowhere
    """
    home = urlsplit(start).netloc
    to_go, seen = [start], set[str]()
    while to_go:
        address = to_go.pop(0)
        kind = kind_of(address)
        if kind is None or kind in seen or kind in NOT_FOLLOWED:
            continue
        answer = page.request.get(address)
        # An answer link in an old letter has ended, and says so; any other link leads somewhere.
        if not answer.ok and answer.status != 410 and broken is not None:
            broken.append(f"{address}: {answer.status}")
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        page.goto(address, wait_until="load")
        kind = kind_of(page.url) or kind  # it may have led on
        if kind in seen:
            continue
        seen.add(kind)
        links = [*page.evaluate(HREFS), *re.findall(r"https?://\S+/", page.inner_text("body"))]
        yield kind
        to_go += [link.split("#")[0] for link in links if urlsplit(link).netloc == home]


def kind_of(address: str) -> str | None:
    """The name of the view that answers an address."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None

"""Which texts have acted in other programs' pages, and what on a page would show that one does in ours?"""

from __future__ import annotations

import re
from html.parser import HTMLParser

MARK = "xq7"
PAYLOADS = tuple(
    text.replace("()", f"{MARK}()").replace("//e", f"//e.example/{MARK}")
    for text in (
        # Elements that run
        "<script>()</script>", "<img src=x onerror=()>", "<svg/onload=()>", "<body onload=()>", "<details open ontoggle=()>x",
        "<video><source onerror=()></video>", "<input autofocus onfocus=()>", "<marquee onstart=()>x</marquee>",
        "<svg><animate onbegin=() attributeName=x dur=1s>", "<iframe srcdoc='<script>()</script>'></iframe>",
        "<object data='data:text/html,<script>()</script>'></object>", "<embed src='javascript:()'>",
        "<math><mtext><table><mglyph><style><img src=x onerror=()>", "<xq7 contenteditable autofocus onfocus=()>",
        # Out of whatever stands around it
        "\"><script>()</script>", "'><img src=x onerror=()>", "\" autofocus onfocus=() x=\"", "' autofocus onfocus=() x='",
        " onmouseover=() ", "`onmouseover=()`", "</textarea><img src=x onerror=()>", "</title><img src=x onerror=()>",
        "</script><script>()</script>", "</option></select><img src=x onerror=()>", "--><img src=x onerror=()>", "]]><svg/onload=()>",
        "<!--<img src=\"--><img src=x onerror=()>\">",
        # Addresses that act
        "javascript:()", "JaVaScRiPt:()", "java\tscript:()", "&#106;avascript:()", "data:text/html,<script>()</script>",
        "<a href=javascript:()>x</a>", "<button formaction=javascript:()>x</button>", "<form action=javascript:()><button>x</button></form>",
        # What loads or leads elsewhere, and what our own scripts would read
        "<link rel=stylesheet href=//e>", "<style>@import'//e'</style>", "<meta http-equiv=refresh content='0;url=//e'>", "<base href=//e>",
        "<div hx-get=//e hx-trigger=load>x</div>", "<div hx-on:htmx:load=()>x</div>",
        # Escaped already, for whoever decodes
        "&lt;img src=x onerror=()&gt;", "%3Cscript%3E()%3C/script%3E", "\\u003cimg src=x onerror=()\\u003e",
    )
)  # fmt: skip
ACTS = frozenset(
    {"iframe", "object", "embed", "base", "math", "video", "audio", "frame", "applet", "marquee", "style", "animate"}
)
LEADS = frozenset({
    "href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "cite", "background", "xlink:href", "hx-get",
    "hx-post", "hx-put", "hx-delete", "hx-patch",
})  # fmt: skip
NAMED = re.compile(r"[a-z][a-z0-9:-]*")
WAYS = frozenset({"", "http", "https", "mailto", "tel", "sms"})


class _Looker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.amiss: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag in {"script", "style"} else ""
        said = {name: value or "" for name, value in attrs}
        if tag in ACTS or MARK in tag or not NAMED.fullmatch(tag):
            self.amiss.append(f"an element <{tag}>")
        if tag == "meta" and said.get("http-equiv", "").lower() == "refresh":
            self.amiss.append("a page that leads on")
        if tag in {"script", "link"} and not said.get("src", said.get("href", "")).startswith("/"):
            self.amiss.append(f"<{tag}> that is not ours")
        for name, value in said.items():
            if (
                name.startswith(("on", "hx-on"))
                or name in {"style", "srcdoc"}
                or MARK in name
                or not NAMED.fullmatch(name)
            ):
                self.amiss.append(f"an attribute {name[:40]} of <{tag}>")
            if name in LEADS and not _leads_well(value):
                self.amiss.append(f"{name}={value[:60]!r} of <{tag}>")
            if name.startswith("hx-") and name in LEADS and value[:1] not in {"", "/", "?", "#"}:
                self.amiss.append(f"{name}={value[:60]!r} of <{tag}>")

    def handle_data(self, data: str) -> None:
        if self.inside and MARK in data:
            self.amiss.append(f"in a <{self.inside}>: {data[:60]!r}")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.amiss.append(f"in a comment: {data[:60]!r}")


def _leads_well(address: str) -> bool:
    plain = re.sub(r"[\x00-\x20\x7f]", "", address).lower()
    way = plain.partition(":")[0] if re.match(r"[a-z][a-z0-9+.-]*:", plain) else ""
    return way in WAYS or plain.startswith("data:image/svg+xml")


def amiss_in(page: str) -> list[str]:
    """What on this page acts, or would, and is none of ours."""
    looker = _Looker()
    looker.feed(page)
    looker.close()
    return looker.amiss

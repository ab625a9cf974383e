"""The words of an HTML mail, as lines. Nothing is loaded, nothing is run, and the markup is gone through once.

Real parsers build a tree, and a mail can be a tree of a million branches. Words need none: only where lines break,
what is quoted, and what a reader does not see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

QUOTE_LEVELS = 8
LONGEST_TAG = 20_000

_BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "pre",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "object",
        "svg",
        "math",
        "select",
        "xml",
        "iframe",
        "audio",
        "video",
        "canvas",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr"]
)
_OPENS = re.compile(r"<[a-zA-Z/!?]")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:\-]{0,40})")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_INDENTS = re.compile(r"border\s*:\s*(?:none|0)", re.IGNORECASE)
_SIGNS = re.compile(
    r"(?:gmail_signature|moz-signature|data-signatureblock|id\s*=\s*[\"']?(?:ms-outlook-mobile-)?signature\b)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def text_of(html: str) -> str:
    """The lines that a person would read, quotes marked by ">"."""
    page = _Page()
    unclosed: set[str] = set()
    at = 0
    while match := _OPENS.search(html, at):
        page.say(html[at : match.start()])
        at = _after_tag(html, match.start(), page, unclosed)
    page.say(html[at:])
    return page.text()


@dataclass(slots=True)
class _Page:
    """The lines so far, and how deep in quotes and unseen things we are."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    marks: list[bool] = field(default_factory=list)
    """For each blockquote that is open, whether it quotes."""
    depth: int = 0
    hidden_by: str = ""
    hidden_depth: int = 0
    preformatted: int = 0

    def say(self, raw: str) -> None:
        if not raw or self.hidden_by:
            return
        text = unescape(raw)
        if self.preformatted:
            first, *others = text.split("\n")
            self.line.append(first)
            for other in others:
                self.new_line()
                self.line.append(other)
            return
        text = _SPACE.sub(" ", text)
        if text != " " or (self.line and not self.line[-1].endswith(" ")):
            self.line.append(text)

    def new_line(self) -> None:
        joined = "".join(self.line)
        joined = joined.rstrip() if self.preformatted else joined.strip(" \t\n")
        self.line = []
        depth = min(self.depth, QUOTE_LEVELS)
        self.lines.append(("> " * depth + joined).rstrip(" ") if depth else joined)

    def end_line(self) -> None:
        if "".join(self.line).strip(" "):
            self.new_line()
        else:
            self.line = []

    def blank_line(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.new_line()

    def text(self) -> str:
        self.end_line()
        return "\n".join(self.lines).strip("\n")


def _after_tag(html: str, opening: int, page: _Page, unclosed: set[str]) -> int:
    """Take notice of the tag that opens here; the place after it."""
    if html.startswith("<!--", opening):
        return _past(html, "-->", opening + 4, unclosed)
    match = _TAG.match(html, opening)
    if match is None:
        if html[opening + 1 : opening + 2] in ("!", "?"):
            return _past(html, ">", opening + 2, unclosed)
        page.say("<")
        return opening + 1
    end = _tag_end(html, match.end(), unclosed)
    tag, markup = match[1].lower(), html[match.end() : end - 1]
    closes = html[opening + 1] == "/"
    if page.hidden_by:
        _hide_on(tag, closes, page)
    elif tag in _UNSEEN and not closes:
        return _past_element(html, tag, end, markup, unclosed)
    elif not closes and tag not in _VOID and "style" in markup and _HIDES.search(markup):
        page.hidden_by, page.hidden_depth = tag, 1
    else:
        _show(tag, closes, markup, page)
    return end


def _show(tag: str, closes: bool, markup: str, page: _Page) -> None:
    match tag:
        case "br":
            page.new_line()
        case "hr":
            page.end_line()
            page.line.append("_" * 20)
            page.new_line()
        case "p":
            # Outlook makes each line a paragraph, and a blank one to part them.
            page.end_line() if "mso" in markup.lower() or closes else page.blank_line()
        case "blockquote":
            page.end_line()
            if not closes:
                page.marks.append("cite" in markup or not _INDENTS.search(markup))
                page.depth += page.marks[-1]
            elif page.marks:
                page.depth -= page.marks.pop()
        case "td" | "th":
            page.line.append(" ")
        case "li" if not closes:
            page.end_line()
            page.line.append("- ")
        case _ if tag in _BREAKS:
            page.end_line()
            if tag == "pre":
                page.preformatted = max(0, page.preformatted + (-1 if closes else 1))
    if not closes and _SIGNS.search(markup[:1000]):
        page.end_line()
        page.line.append("-- ")
        page.lines.append("-- ")
        page.line = []


def _hide_on(tag: str, closes: bool, page: _Page) -> None:
    """Count the tags of the kind that hides, until the one that began it is closed."""
    if tag != page.hidden_by:
        return
    page.hidden_depth += -1 if closes else 1
    if page.hidden_depth <= 0:
        page.hidden_by = ""


def _tag_end(html: str, start: int, unclosed: set[str]) -> int:
    """The place after the ">" that closes a tag; one inside quotes does not."""
    at = html.find(">", start)
    tries = 0
    while at != -1 and at - start < LONGEST_TAG and tries < 20:
        markup = html[start:at]
        if markup.count('"') % 2 == 0 or markup.rstrip("/ ").endswith("="):
            return at + 1
        at, tries = html.find(">", at + 1), tries + 1
    return _past(html, ">", start, unclosed)


def _past(html: str, mark: str, start: int, unclosed: set[str]) -> int:
    """The place after the next mark. What is never closed is not looked for a second time."""
    if mark in unclosed:
        return len(html)
    at = html.find(mark, start)
    if at == -1:
        unclosed.add(mark)
        return len(html)
    return at + len(mark)


def _past_element(html: str, tag: str, start: int, markup: str, unclosed: set[str]) -> int:
    """The place after an element that nobody reads, such as a style sheet."""
    if markup.endswith("/") or tag in unclosed:
        return start
    closing = re.compile(rf"</{re.escape(tag)}\b[^>]{{0,100}}>", re.IGNORECASE).search(html, start)
    if closing is None:
        unclosed.add(tag)
        return start
    return closing.end()

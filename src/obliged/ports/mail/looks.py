"""How do a letter's words look where no plain text is shown?

As if typed by hand: the reader's own letter, size and colours, light or dark, and a width that can be read. No picture,
no table, nothing that is fetched. Every word is a word and never markup; a link is a link only if it leads to us.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

PAGE = """<!DOCTYPE html>
<html{language} dir="auto">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root {{ color-scheme: light dark; supported-color-schemes: light dark; }}
body {{ margin: 0; padding: 12px 4px; }}
main {{ max-width: 38em; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere; }}
p {{ margin: 0 0 1em; }}
</style>
</head>
<body><main>
{words}
</main></body>
</html>
"""
# What a web address of ours may go on with. A bracket, a quotation mark or a full stop after it is the sentence's.
TAIL = r"(?:/[A-Za-z0-9._~!$&*+,;=:@%/?#-]*[A-Za-z0-9_~=/-])?"


def page_of(text: str, *, ours: str, language: str = "") -> str:
    """The same words as a page of HTML."""
    paragraphs = [part.strip("\n") for part in re.split(r"\n{2,}", text.expandtabs(4)) if part.strip()]
    words = "\n".join(f'<p dir="auto">{_lines(part, ours)}</p>' for part in paragraphs)
    return PAGE.format(language=f' lang="{escape(language)}"' if language else "", words=words)


def _lines(text: str, ours: str) -> str:
    return "<br>\n".join(_line(line, ours) for line in text.split("\n"))


def _line(line: str, ours: str) -> str:
    said, at = [], 0
    for found in _link(ours).finditer(line):
        address = escape(found.group())
        said += [_escaped(line[at : found.start()]), f'<a href="{address}">{address}</a>']
        at = found.end()
    return "".join([*said, _escaped(line[at:])])


def _escaped(text: str) -> str:
    """As typed, with the spaces at the beginning of a line and between its words."""
    return re.sub(r"^ | (?= )", "&nbsp;", escape(text))


@lru_cache(maxsize=8)
def _link(ours: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s(<\[\"'“‘«]){re.escape(ours)}(?![\w.@:-]){TAIL}")

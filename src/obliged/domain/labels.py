"""Which lines of a text are labelled, and with what?

"Name: Folake Adu" says outright what it gives. One label alone proves nothing; two make a form.
"""

from __future__ import annotations

import re

from obliged.domain.patterns import Pattern

_LABELS: dict[str, str] = {
    label: part
    for part, labels in {
        "prospect": (
            "name|client|client name|prospect|who|lead|contact|contact name|customer|person|new client|"
            "new prospect|referred|buyer|seller|party|full name|patient|referred person|referral|new referral|"
            "referral name|candidate"
        ),
        "introducer": (
            "from|from whom|introduced|by|referred by|introducer|source|via|ref|referrer|sent by|introduced by|recommended by|"
            "ref by|per|referral source|referring|recommender|who sent|who sent them|introduced through|"
            "heard from|referral from|lead from|intro|introduction from|recommendation from|tip from|"
            "courtesy of|sender|friend of|thanks to|intro by|intro from"
        ),
        "provider": (
            "to|to whom|refer to|send to|provider|pass to|introduce to|for the attention of|intro to|referred to|"
            "going to|sent to|recipient|specialist|hand to|for"
        ),
        "organisation": (
            "company|org|organisation|organization|business|firm|employer|company name|business name|co|practice|shop"
        ),
        "need": (
            "need|needs|re|about|wants|want|job|project|looking for|regarding|subject|requirement|"
            "requirements|what|service|request|reason|because|requires|work|matter|interest|interested in|"
            "enquiry|inquiry|help with|seeking|scope|brief|topic|ask|need is|purpose|issue|what for|wanted|"
            "why"
        ),
        "phone": (
            "tel|phone|ph|mobile|cell|telephone|mob|number|phone number|call|contact number|t|m|p|whatsapp|"
            "landline|tel no"
        ),
        "email": ("email|e-mail|mail|e|email address|contact email"),
        "when": (
            "when|deadline|timing|date|timeline|timescale|due|time|start|starts|by when|timeframe|start date|"
            "needed by|target|urgency|schedule|due date"
        ),
        "other": (
            "note|notes|budget|address|location|city|status|comment|comments|how|relationship|language|size|"
            "website|web|area|next step|priority"
        ),
    }.items()
    for label in labels.split("|")
}
_LABEL = Pattern(
    r"(?:^|(?<=[\n;,/|.•–—]))[ \t]*(?:[-*•–—·>][ \t]*)?(?P<label>"
    + "|".join(sorted((re.escape(label) for label in _LABELS), key=len, reverse=True))
    + r")[ \t]?(?:[:=]|[ \t][–—-](?=[ \t]))[ \t]*",
    re.IGNORECASE,
)


# "Pete S." keeps its dot.
_ENDS_IN_INITIAL = Pattern(r"[^\W\d_] [^\W\d_]\.$")


def _what_for(parts: set[str], labels: set[str]) -> str:
    """ "For" says what for where it is said to whom; else to whom, or who."""
    if labels & _TO_WHOM:
        return "need"
    return "provider" if "prospect" in parts and "introducer" not in parts else "prospect"


_TO_WHOM = {label for label, part in _LABELS.items() if part == "provider"} - {"for"}


def spans(text: str) -> dict[str, tuple[int, int]]:
    """Lines of the form "Name: …", where there are two or more, as spans by part."""
    opened = list(_LABEL.finditer(text))
    parts = {_LABELS[m["label"].lower()] for m in opened}
    if len(opened) < 2 or len(parts) < 2 or not parts & {"prospect", "introducer", "provider", "need"}:
        return {}
    found: dict[str, tuple[int, int]] = {}
    for n, match in enumerate(opened):
        limit = opened[n + 1].start() if n + 1 < len(opened) else len(text)
        end = match.end()
        while end < limit and text[end] not in "\n;|":
            end += 1
        while (
            end > match.end()
            and text[end - 1] in " \t,/.–—-•;"
            and not _ENDS_IN_INITIAL.search(text, max(0, end - 4), end)
        ):
            end -= 1
        part = _LABELS[match["label"].lower()]
        if match["label"].lower() == "for":
            part = _what_for(parts, {m["label"].lower() for m in opened})
        if end > match.end():
            found.setdefault(part, (match.end(), end))
    return found

"""Does somebody say whether whoever spoke of us may hear how it goes?

Read in an answer to a letter that asked. What it finds is offered for one press and acts on nothing; where somebody
says both, or neither, nothing is offered.
"""

from __future__ import annotations

import re

from obliged.domain.patterns import Pattern

LONGEST = 4000  # characters; a wish stands near the top

_OTHER = r"(?!me\b|us\b)[^\s.!?;\n]+"
_GAP = r"[^.!?;\n]{0,24}?"
_TELLS = rf"(?:tell(?:ing)?|inform(?:ing)?|updat(?:e|ing)|let(?:ting)?|keep(?:ing)?)\s+{_OTHER}"
_SHARES = r"(?:mention(?:ing)?|say(?:ing)?|shar(?:e|ing)|report(?:ing)?|pass(?:ing)?|discuss(?:ing)?)\s+(?:it|this|that|anything|any|on|how|our|my)\b"
_KNOWS = r"(?:know|hear|be told|find out|learn)"
_NOT = r"(?:do not|don['’]?t|did not|didn['’]?t|not|never|without|no need to|needn['’]?t|need not)"
_NO = (
    rf"\b{_NOT}\b{_GAP}\b(?:{_TELLS}|{_SHARES})",
    r"\b(?:keep|leave)\s+(?:it|this|that|things)\s+(?:just\s+)?(?:between\s+(?:us|you\s+and\s+me)|to\s+yoursel(?:f|ves)|private|confidential|quiet)\b",
    r"\b(?:stays?|remains?|keep)\s+between\s+(?:us|you\s+and\s+me)\b",
    rf"\b{_OTHER}\s+(?:need\s+not|needn['’]?t|does(?:n['’]t|\s+not)\s+(?:need|have)\s+to|should(?:n['’]t|\s+not)|must(?:n['’]t|\s+not)|is\s+not\s+to)\s+{_KNOWS}\b",
    rf"\b(?:nothing|not\s+a\s+word|no\s+news|no\s+details?)\s+to\s+{_OTHER}",
)
_MAY = (
    r"(?:may|can|could|should|are\s+(?:welcome|free)\s+to|feel\s+free\s+to|(?:happy|glad|fine|good|ok|okay|alright|all\s+right)"
    r"\s+(?:(?:for|with)\s+you\s+to|if\s+you|to|with\s+you)|by\s+all\s+means|please|do|yes,?|sure,?|no\s+problem\s+to)"
)
_YES = (
    rf"\b{_MAY}\s+(?:do\s+|go\s+ahead\s+and\s+|gladly\s+|certainly\s+|of\s+course\s+)?(?:{_TELLS}|{_SHARES})",
    rf"\b{_OTHER}\s+(?:may|can|should)\s+(?:certainly\s+|of\s+course\s+|gladly\s+)?{_KNOWS}\b",
    rf"\b(?:happy|glad|fine)\s+for\s+{_OTHER}\s+to\s+{_KNOWS}\b",
)
_SAYS_NO = Pattern("|".join(_NO), re.IGNORECASE)
_SAYS_YES = Pattern("|".join(_YES), re.IGNORECASE)
_NOT_MIND = Pattern(r"\b(?:do\s+not|don['’]?t|would\s+not|wouldn['’]?t)\s+mind(?:\s+if)?(?:\s+you)?\b", re.IGNORECASE)
_TO_US = Pattern(r"\b(?:let|tell|keep|inform|update)\s+(?:me|us)\b[^.!?;\n]*", re.IGNORECASE)


def read(words: str) -> bool | None:
    """Yes, no, or nothing that could be taken for either."""
    text = _NOT_MIND.sub("may", _TO_US.sub("", words[:LONGEST]))
    no = _SAYS_NO.search(text)
    if no is not None:
        rest = text[: no.start()] + text[no.end() :]
        return None if _SAYS_YES.search(rest) else False
    return True if _SAYS_YES.search(text) else None

"""Which words of an answer are new, and which were there before?

A mail program repeats the mail that it answers, and announces it in its own language. What is announced, quoted or
signed is left out, what stands between the quotes is kept. The whole mail is kept elsewhere: a wrong cut here hides
words for a moment, and loses none.
"""

from __future__ import annotations

from dataclasses import dataclass

from obliged.domain import reply_words as words
from obliged.domain.mails import Address
from obliged.domain.patterns import Pattern

LONGEST_TEXT = 1_000_000
"""More than anybody writes; new words stand near the top."""
LONGEST_LINES = 5_000

_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
)
_QUOTED = Pattern(r"\s{0,3}>(?!\s?[:：]\s*$)")
_WORDS = Pattern(r"[^\W\d_]+")
_BLANKS = Pattern(r"\n{3,}")
_WRAPS_AT = 60
"""A quoted line of this length may have been broken by a program, so that its end lost its mark."""
_SIGNATURE_LINES = 14
"""The longest signature after two dashes; more lines below a dash are prose that a dash divides."""


@dataclass(frozen=True, slots=True)
class Announced:
    """Where a program announces a quote: the line on which it begins, and the first line after it."""

    first: int
    after: int


def new_words(text: str, sender: Address | None = None) -> str:
    """What this mail says that the mail before it did not: without quotes, their announcements and signatures.

    :param sender: who wrote it; their card is known by their name and by the domain of their address
    """
    lines = _lines(text)
    lines = lines[: _asked_above(lines)]
    kept: list[str] = []
    segment: list[str] = []
    at = 0
    while at < len(lines):
        if _is_quoted(lines, at):
            kept += _unsigned(segment, sender)
            segment = []
            at += 1
            continue
        quote = announced(lines, at)
        if quote is None:
            segment.append(lines[at])
            at += 1
            continue
        kept += _unsigned(_without_rule(segment), sender)
        segment = []
        if not _quotes_line_by_line(lines, quote.after):
            return _tidy(kept)
        at = quote.after
    return _tidy(kept + _unsigned(segment, sender))


def announced(lines: list[str], at: int) -> Announced | None:
    """The announcement of a quote that begins on this line, if one does."""
    line = lines[at]
    if not line.strip() or len(line) > words.LONGEST_LINE:
        return None
    after = _attribution(lines, at) or _heading(lines, at) or _divider(lines, at)
    return Announced(at, after) if after else None


def _lines(text: str) -> list[str]:
    text = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\u2028", "\n")
    if not text.isascii():
        text = text.translate(_INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ")
    return [
        line.rstrip(" \t\f\v") if line.strip() != "--" else line
        for line in text.split("\n", LONGEST_LINES)[:LONGEST_LINES]
    ]


def _asked_above(lines: list[str]) -> int:
    """The line of our own request, or the end: whatever stands below it is our letter."""
    for at, line in enumerate(lines):
        if len(line) <= words.LONGEST_LINE and words.MARKER.search(line):
            return at
    return len(lines)


# --- quotes --------------------------------------------------------------------------------------------------------


def _is_quoted(lines: list[str], at: int) -> bool:
    """Marked as a quote, or the end of a long quoted line that a program broke in two."""
    line = lines[at]
    if _QUOTED.match(line):
        return True
    if not line or at == 0 or at + 1 >= len(lines):
        return False
    before, following = lines[at - 1], lines[at + 1]
    if not (_QUOTED.match(before) and _QUOTED.match(following)):
        return False
    return len(before) >= _WRAPS_AT and line[:1].islower()


def _quotes_line_by_line(lines: list[str], at: int) -> bool:
    """Whether the quote that was announced marks each of its lines, so that what is unmarked is new."""
    for line in lines[at : at + 6]:
        if line.strip():
            return bool(_QUOTED.match(line))
    return False


def _attribution(lines: list[str], at: int) -> int | None:
    """The line after "On Tuesday, Ana wrote:", which programs break into up to four."""
    if not words.STARTS.match(lines[at]):
        return None
    joined = ""
    for last in range(at, min(at + 4, len(lines))):
        line = lines[last].strip()
        if not line or len(joined) > words.LONGEST_LINE or _QUOTED.match(line):
            return None
        if last > at and _starts_anew(line):
            return None
        joined = f"{joined} {line}".strip()
        if words.ENDS.search(joined) and _attributes(joined):
            return last + 1
    return None


def _starts_anew(line: str) -> bool:
    """A later line that would be an announcement by itself: "Hi Bob, / On Tuesday, Ana wrote:"."""
    return bool(words.STARTS.match(line) and words.ENDS.search(line) and _attributes(line))


def _attributes(joined: str) -> bool:
    if len(joined) > words.LONGEST_LINE:
        return False
    dated = words.DATED.search(joined)
    address = words.ADDRESSED.search(joined)
    wrote = words.WROTE.search(joined)
    if wrote:
        return bool(dated) and bool(words.STARTS.match(joined))
    return bool(address and words.TIMED.search(joined) and joined.endswith((":", "：")) and not _label(joined))


def _heading(lines: list[str], at: int) -> int | None:
    """The line after "From: … Sent: … To: … Subject: …", in whatever language and order."""
    if _label(lines[at]) not in {"from", "date", "subject", "to"}:
        return None
    kinds: set[str] = set()
    addressed = False
    last, foreign = at, 0
    for here in range(at, min(at + 14, len(lines))):
        line = lines[here]
        kind = _label(line)
        if kind:
            kinds.add(kind)
            addressed = addressed or bool(words.ADDRESSED.search(line[: words.LONGEST_LINE]))
            last, foreign = here, 0
        elif not line.strip():
            if len(kinds) >= 3 or foreign:
                break
            foreign = 1
        else:
            foreign += 1
            if foreign > 2:
                break
    if "from" not in kinds or not kinds & {"date", "subject", "to"}:
        return None
    if len(kinds) < 3 and not addressed and not kinds >= {"from", "date"}:
        return None
    return last + 1


def _label(line: str) -> str:
    """Which heading a line begins with, or nothing."""
    if len(line) > 4 * words.LONGEST_LINE or not (match := words.LABELLED.match(line)):
        return ""
    return words.LABEL_OF.get(" ".join(match[1].replace("’", "'").casefold().split()), "")


def _divider(lines: list[str], at: int) -> int | None:
    """The line after "-----Original Message-----" or "Begin forwarded message:"."""
    line = lines[at]
    if words.ORIGINAL.match(line) or words.BEGIN_FORWARDED.match(line):
        return at + 1
    return None


def _without_rule(segment: list[str]) -> list[str]:
    """The words above an announcement, without the line that a program draws over it."""
    end = len(segment)
    while end and (
        not segment[end - 1].strip()
        or words.RULE.match(segment[end - 1])
        or words.TITLE.match(segment[end - 1][: words.LONGEST_LINE])
    ):
        end -= 1
    return segment[:end]


# --- signatures ----------------------------------------------------------------------------------------------------


def _unsigned(segment: list[str], sender: Address | None) -> list[str]:
    """A run of unquoted lines without its signature, what a program put below it, and legal notices."""
    end = len(segment)
    for at, line in enumerate(segment):
        if _signs(segment, at) or (len(line) <= 4 * words.LONGEST_LINE and words.DISCLAIMER.match(line)):
            end = at
            break
    return [*_without_card(segment[:end], sender), ""]


def _signs(segment: list[str], at: int) -> bool:
    line = segment[at]
    if not line or len(line) > words.LONGEST_LINE:
        return False
    if words.LIST_FOOTER.match(line):
        return True
    if words.DELIMITER.match(line):
        below = [each for each in segment[at + 1 : at + 1 + 4 * _SIGNATURE_LINES] if each.strip()]
        return line.startswith("-- ") or len(below) <= _SIGNATURE_LINES
    if words.RULE.match(line):
        return at > 0 and _is_card(
            [each.strip() for each in segment[at + 1 : at + 1 + 2 * _SIGNATURE_LINES] if each.strip()]
        )
    unlinked = words.LINKS.sub(r"\1", line)
    if words.DEVICE.match(unlinked):
        return _is_device(unlinked)
    return bool(words.BY_DASH.match(line)) and _ends(segment, at)


def _is_device(line: str) -> bool:
    """ "Sent from my iPhone" is a program's line; "Sent from my desk, it is easier." is a person's."""
    bare = line.strip(" \t*_[]()")
    if len(bare.split()) > 12 or bare.endswith(("!", "?")) or ", " in bare:
        return False
    return not bare.endswith(".") or bool(words.DEVICE_IS.search(bare))


def _ends(segment: list[str], at: int) -> bool:
    """Whether nothing but lists' footers and blank lines follow, and a blank line stands before."""
    if at and segment[at - 1].strip():
        return False
    for below in segment[at + 1 :]:
        if words.LIST_FOOTER.match(below) or words.RULE.match(below):
            return True
        if below.strip():
            return False
    return True


def _without_card(lines: list[str], sender: Address | None) -> list[str]:
    """The words without the card under the name: position, organisation, numbers. A name typed by hand stays."""
    spoken = [at for at, line in enumerate(lines) if line.strip()]
    lowest = range(len(spoken) - 1, max(0, len(spoken) - _SIGNATURE_LINES - 2), -1)
    for order in lowest:
        if len(lines[spoken[order]]) <= 60 and words.SIGN_OFF.match(lines[spoken[order]]):
            below = [lines[each].strip() for each in spoken[order + 1 :]]
            typed = _typed_names(lines, spoken, order)
            named = bool(below) and _is_name(below[0])
            if _is_card(below[1:] if named else below):
                return _cut(lines, spoken, order + 1 + typed)
    for order in lowest:
        at = spoken[order]
        below = [lines[each].strip() for each in spoken[order + 1 :]]
        repeated = _is_name(lines[at]) and _repeats(lines[spoken[order - 1]], lines[at]) and _is_card(below)
        if repeated or (sender and _is_of(sender, lines[at - 1 : spoken[-1] + 1])):
            return _cut(lines, spoken, order)
    return lines


def _typed_names(lines: list[str], spoken: list[int], order: int) -> int:
    """How many lines below the words of parting are a name typed by hand: one just below them, or over a card."""
    below = spoken[order + 1 : order + 3]
    if not below or not _is_name(lines[below[0]]):
        return 0
    just_below = below[0] == spoken[order] + 1
    over_its_card = len(below) > 1 and _repeats(lines[below[0]], lines[below[1]])
    return 1 if just_below or over_its_card else 0


def _is_of(sender: Address, lines: list[str]) -> bool:
    """Whether a blank line and the lines below it are the sender's card: with their name, or that of their domain."""
    above, *card = (line.strip() for line in lines)
    if above or len(card) < 2 or not all(card) or words.CONTACT.search(card[0][:200]) or not _is_card(card):
        return False
    told = {word.casefold() for line in card[:3] for word in _WORDS.findall(line.split("@")[0])}
    named = {word.casefold() for word in _WORDS.findall(sender.name) if len(word) >= 3}
    domain = sender.address.rpartition("@")[2].casefold().replace("-", "")
    return bool(told & named) or any(len(word) >= 5 and word in domain for word in told)


def _cut(lines: list[str], spoken: list[int], order: int) -> list[str]:
    """The lines before this spoken one; a postscript under the card is kept."""
    if order >= len(spoken):
        return lines
    for at in spoken[order:]:
        if words.POSTSCRIPT.match(lines[at]):
            return [*lines[: spoken[order]], "", *lines[at:]]
    return lines[: spoken[order]]


def _is_card(below: list[str]) -> bool:
    """Short lines, of which one says how to reach somebody, before any postscript."""
    for at, line in enumerate(below[:_SIGNATURE_LINES]):
        if words.POSTSCRIPT.match(line):
            return False
        if len(line) <= 200 and words.CONTACT.search(line) and not line.endswith(("?", "!")):
            return True
        if len(line) > 80 or (line.endswith((".", "?", "!", ":")) and not words.CONTACT.search(line) and at < 2):
            return False
    return False


def _is_name(line: str) -> bool:
    """A name as people write it: few words, no sentence."""
    bare = line.strip(" \t*_,")
    parts = bare.split()
    return (
        0 < len(parts) <= 5
        and len(bare) <= 50
        and bare[:1].isalpha()
        and not bare[:1].islower()
        and bare[-1:] not in "?!:;"
    )


def _repeats(typed: str, name: str) -> bool:
    """Whether a name typed by hand ("Helen", "G", "N x") is the one on the card below it."""
    first = (typed.strip(" \t*_,.-–—") or " ").split()[:1]
    if not first or len(typed.split()) > 3:
        return False
    given = [part.strip(".,").casefold() for part in name.split()]
    typed_name = first[0].strip(".,").casefold()
    return any(part == typed_name or (len(typed_name) == 1 and part.startswith(typed_name)) for part in given)


def _tidy(lines: list[str]) -> str:
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip("\n").rstrip()

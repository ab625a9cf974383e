"""Does a firm's own colour show on our paper, by day and by night?

Contrast as WCAG 2.2 reckons it. A band carries no words, so it must only be seen: three to one against what it lies on.
"""

from __future__ import annotations

import re

DAY, NIGHT = "#ffffff", "#18201d"  # the surface on which a page's head stands
SEEN = 3.0
STEPS = 40
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
Colour = tuple[int, int, int]


def read(typed: str) -> str:
    """The colour as six digits, `#4a4dbf`; empty if it is none."""
    found = _HEX.fullmatch(typed.strip())
    if found is None:
        return ""
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(c * 2 for c in digits))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: 1 is the same, 21 black on white."""
    light, dark = sorted((_luminance(_parts(one)), _luminance(_parts(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shows(colour: str, ground: str = DAY) -> bool:
    return contrast(colour, ground) >= SEEN


def nearest_that_shows(colour: str, ground: str = DAY) -> str:
    """The same colour, darker or lighter until it shows on this ground."""
    towards = (0, 0, 0) if _luminance(_parts(ground)) > 0.5 else (255, 255, 255)
    parts = _parts(colour)
    for step in range(STEPS + 1):
        mixed = tuple(round(p + (t - p) * step / STEPS) for p, t in zip(parts, towards, strict=True))
        said = "#" + "".join(f"{part:02x}" for part in mixed)
        if shows(said, ground):
            return said
    raise AssertionError("Black shows on what is light, and white on what is dark")


def by_night(colour: str) -> str:
    """The band on dark paper."""
    return nearest_that_shows(colour, NIGHT)


def _parts(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(parts: Colour) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


__all__ = ["DAY", "NIGHT", "by_night", "contrast", "nearest_that_shows", "read", "shows"]

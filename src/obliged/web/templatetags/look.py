"""How does a page draw a person, an icon, a field?

Small pieces of markup that stand on every page. Lists draw hundreds of them, so those without choices to make are
written here as strings; the others are templates under `shared/`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField

register = template.Library()

HUES = 12
SIZES = {"": "", "s": " av-s", "l": " av-l", "xl": " av-xl"}
COUPLING_WORDS = frozenset({"and", "&", "+", "e", "y", "et", "und", "en", "och", "og", "ja", "i", "и"})
IN_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


# Icons


@cache
def _sprite() -> str:
    return static("obliged/icons/icons.svg")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite. It never stands alone: words beside it say what it means."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>', _sprite(), name)


# People


def initials(name: str) -> str:
    """Return the sign of a name: first and last initial, both first names of a couple, one letter without capitals.

    A script without capitals gets one letter: two Arabic letters would join, two Chinese ones would be half a name.
    """
    words = [word for word in name.split() if _first_letter(word) or word in COUPLING_WORDS]
    if not words:
        return "·"
    couple = [at for at, word in enumerate(words) if at and word.casefold() in COUPLING_WORDS]
    # "Duarte e Filhos" and "Yusuf and Lena Brandt" name two by the words on either side of the coupling.
    chosen = words[0], words[min(couple[0] + 1, len(words) - 1)] if couple else words[-1]
    first, last = (_first_letter(word) for word in chosen)
    if len(words) == 1 or not _has_capitals(first):
        return first or "·"
    return first + last if _has_capitals(last) else first


def _first_letter(word: str) -> str:
    """Return the first letter of a word with the marks that belong to it, as a capital where the script has them."""
    signs = unicodedata.normalize("NFC", word)
    for at, sign in enumerate(signs):
        if not sign.isalnum():
            continue
        # Thai and Lao write some vowels before the consonant that carries them.
        end = at + (2 if sign in "เแโใไເແໂໃໄ" else 1)
        while end < len(signs) and unicodedata.category(signs[end]) in {"Mn", "Mc"} and end - at < 4:
            end += 1
        return sign.title()[:1] + signs[at + 1 : end] if _has_capitals(sign) else signs[at:end]
    return ""


def _has_capitals(letter: str) -> bool:
    return letter[:1].isdigit() or letter[:1].title() != letter[:1] or letter[:1].lower() != letter[:1]


def hue(key: object) -> int:
    """Return which of the twelve hues a key has: the same on every day and every machine."""
    return crc32(str(key).encode()) % HUES


@register.simple_tag
def avatar(name: str, key: object = "", size: str = "") -> SafeString:
    """Draw a person's sign. The name stands beside it, so a screen reader passes it over."""
    return format_html(
        '<span class="av h{}{}" aria-hidden="true">{}</span>', hue(key or name), SIZES[size or ""], initials(str(name))
    )


# Measures


@register.filter
def fives(share: float) -> str:
    """Return the class for a width in per cent, to the nearest five: 57 is `v55`."""
    return f"v{min(100, max(0, round(share / 5) * 5))}"


@register.filter
def in_words(count: int) -> str:
    """Return a number as it begins a sentence: `Two`; from ten on in figures."""
    return IN_WORDS[count] if count < len(IN_WORDS) else str(count)


# Forms


@register.inclusion_tag("shared/field.html")
def field(field: BoundField, label: str = "", hint: str = "") -> dict[str, Any]:
    """Draw a field: label above, hint and error under it, each tied to the control for those who listen."""
    return {"field": field, "label": label, "hint": hint}


@register.filter
def kind(field: BoundField) -> str:
    """Return how a field is drawn: "hidden", "tick" (one box), "choices" (several) or "line"."""
    if field.is_hidden:
        return "hidden"
    given = getattr(field.field.widget, "input_type", "")
    if given in {"checkbox", "radio"}:
        # Only a widget with several boxes knows a template for one of them.
        return "choices" if hasattr(field.field.widget, "option_template_name") else "tick"
    return "line"


@register.simple_tag
def widget(field: BoundField, hint: str = "") -> SafeString:
    """Draw the control alone, with its class and with what describes it."""
    described = [f"{field.auto_id}_helptext"] if hint or field.help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described) or False}
    if field.errors:
        attrs["aria-invalid"] = "true"
    given = field.field.widget.attrs.get("class", "")
    if kind(field) == "line":
        attrs["class"] = f"input {given}".strip()
    return field.as_widget(attrs=attrs)


@register.simple_tag
def described(field: BoundField, hint: str = "") -> str:
    """Return the ids that describe a group of choices."""
    ids = [f"{field.auto_id}_helptext"] if hint or field.help_text else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.inclusion_tag("shared/errors.html")
def errors(*forms: BaseForm) -> dict[str, Any]:
    """Draw the summary above a refused form: what needs an answer, each with a link to its field."""
    found = list(_wrong(forms))
    sentences = Counter(sentence for _, _, sentence in found)
    # The same sentence twice says nothing about which field it means.
    wrong = [(at, f"{label}: {said}" if label and sentences[said] > 1 else said) for at, label, said in found]
    return {"wrong": wrong, "title": _title(len({at for at, _, _ in found}))}


def _wrong(forms: Iterable[BaseForm]) -> Iterable[tuple[str, str, str]]:
    for form in forms:
        if not form or not form.is_bound:
            continue
        yield from (("", "", str(sentence)) for sentence in form.non_field_errors())
        for bound in form:
            at = bound.id_for_label or str(bound.auto_id)
            yield from ((at, str(bound.label), str(sentence)) for sentence in bound.errors)


def _title(count: int) -> str:
    if count == 1:
        return "One thing needs an answer."
    return f"{in_words(count)} things need an answer."

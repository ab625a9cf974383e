"""What do we say when we may not do what was asked? One sentence for each refusal; a test sees that none is missing."""

from __future__ import annotations

from obliged.domain.refusals import Refusal

SENTENCES: dict[str, str] = {}


def sentence(refusal: Refusal) -> str:
    """The sentence of a refusal, with its facts filled in."""
    text = SENTENCES.get(type(refusal).__name__, type(refusal).__doc__ or "")
    return text.format_map({k: v for k, v in refusal.facts.items()}) if refusal.facts and "{" in text else text

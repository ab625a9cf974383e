"""Why may we decline?

A refusal is a statement about the world, not an accident: the docstring of each class is its English meaning,
and each surface owns the sentence that it says. Programmers' errors are assertions, never refusals.
"""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """What was asked for may not be done, for a reason that a person can understand."""

    registered: ClassVar[set[type[Refusal]]] = set()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        Refusal.registered.add(cls)

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(type(self).__doc__)

"""Is this password one that others would try first? Those of the common list stand elsewhere; here, one's own name."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

HOUSE = ("obliged", "password", "passwort", "referral")


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"That is too short: {self.min_length} characters or more."


class NotTriedFirst(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Many people have this password, so others try it first. Take four words that only you put together."


class NotOnesOwnName:
    """A password that is nothing but one's address, name or our name, and some digits, is none."""

    def validate(self, password: str, user: Any = None) -> None:
        left = re.sub(r"[^a-z]", "", password.lower())
        said = [str(getattr(user, field, "") or "").lower() for field in ("email", "name")]
        names = {re.sub(r"[^a-z]", "", part) for one in said for part in [one, *re.split(r"[\s@._+-]+", one)]}
        for name in sorted(names | set(HOUSE), key=len, reverse=True):
            if len(name) >= 4:
                left = left.replace(name, "")
        if len(left) < 4 and re.search(r"[a-zA-Z]", password):
            raise ValidationError(
                "Your own name or ours is the first thing that somebody tries. Take four words that only you put together."
            )

    def get_help_text(self) -> str:
        return "Four words that only you put together are better than one with signs in it."

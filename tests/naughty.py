"""What could anybody type? Strings that have hurt other programs."""

from __future__ import annotations

import json
from pathlib import Path

NAUGHTY: tuple[str, ...] = tuple(
    json.loads((Path(__file__).parent / "data" / "naughty" / "blns.json").read_text(encoding="utf-8"))
)

"""Which rules does the firm keep? The newest change holds; no change means the default."""

from __future__ import annotations

from obliged.domain.playbook import Playbook
from obliged.records.firms import Firm
from obliged.records.playbooks import PlaybookChange


def of_firm(firm: Firm | int) -> Playbook:
    newest = PlaybookChange.objects.of(firm).order_by("-version").first()
    return newest.as_playbook() if newest else Playbook()

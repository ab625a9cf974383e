"""How does a row come into a firm's chain?

The one place where happenings and tellings are written. The head of the chain is locked, so that two who write at
once stand behind one another; whoever writes does everything else first.
"""

from __future__ import annotations

from obliged.records.adding import add
from obliged.records.firms import Firm
from obliged.records.happenings import Chain, Happening
from obliged.records.letters import Told
from obliged.records.reading import Change, Reading

_HEAD = Reading(lambda firm: Chain.objects.of(firm).select_for_update())
_ADVANCE = Change(lambda firm, pk, seq, head: (Chain.objects.of(firm).filter(pk=pk), {"seq": seq, "head": head}))


def append(firm: Firm, *rows: Happening | Told) -> None:
    """Give each its place in the chain and write it; then the head is the last one's."""
    if not rows:
        return
    found = _HEAD(firm=firm.pk)
    chain = found[0] if found else Chain.objects.of(firm).select_for_update().get_or_create(firm=firm)[0]
    seq, head = chain.seq, chain.head
    for row in rows:
        seq += 1
        row.seq, row.prev_hash = seq, head
        row.hash = row.hashed()
        add(row)
        head = row.link()
    _ADVANCE(firm=firm.pk, pk=chain.pk, seq=seq, head=head)

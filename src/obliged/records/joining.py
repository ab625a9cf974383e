"""How do tellings from before the chain come into it?

Run once, by a migration: each firm's old tellings are put behind its happenings in the order in which they were told,
so that no hash of a happening changes. The head becomes a link, as it is from then on.
"""

from __future__ import annotations

from typing import Any

from obliged.records import guards
from obliged.records.chains import GENESIS, digest_of, stamp

AT_ONCE = 500


def join_tellings(apps: Any, schema_editor: Any) -> None:
    """Number and hash what stands outside the chain. A second run finds nothing to do."""
    with guards.lifted_from("obliged_told"):
        for firm in apps.get_model("obliged", "Firm").objects.order_by("pk"):
            _join(apps, firm)


def _join(apps: Any, firm: Any) -> None:
    happening, told, chain = (apps.get_model("obliged", name) for name in ("Happening", "Told", "Chain"))
    known = chain.unscoped.filter(firm=firm).first()
    head, seq = (known.head, known.seq) if known else (GENESIS, 0)
    last = happening.unscoped.filter(firm=firm, seq=seq).first()
    if last is not None and last.hash == head:
        head = digest_of("happening", last.pk, last.words_id, last.hash)
    outside = list(told.unscoped.filter(firm=firm, seq=None).order_by("at", "pk").values_list("pk", flat=True))
    for begins in range(0, len(outside), AT_ONCE):
        rows = told.unscoped.in_bulk(outside[begins : begins + AT_ONCE])
        for pk in outside[begins : begins + AT_ONCE]:
            seq += 1
            hash_ = digest_of(firm.pk, _content(rows[pk], seq), head)
            told.unscoped.filter(pk=pk).update(seq=seq, prev_hash=head, hash=hash_)
            head = digest_of("told", pk, hash_)
    if seq:
        chain.unscoped.update_or_create(firm=firm, defaults={"seq": seq, "head": head})


def _content(row: Any, seq: int) -> dict[str, Any]:
    """As tellings are hashed; written out here, since a migration keeps its own words."""
    return {
        "seq": seq,
        "referral": row.referral_id,
        "to": row.to_id,
        "audience": str(row.audience),
        "what": row.what,
        "ground": row.ground,
        "way": row.way,
        "letter": row.letter_id,
        "by": row.by_id,
        "at": stamp(row.at),
    }

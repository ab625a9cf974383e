"""Was what happened, or what was told, changed afterwards?"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from obliged.queries.chains import Fault, Verdict


def verify(slug: str | None = None, *, head: str = "", as_json: bool = False) -> int:
    """Read the chains, of one firm or of all; 1 if something was changed.

    :param head: one that was kept elsewhere; it has to stand in one of these chains
    """
    django.setup()
    from obliged.queries import chains
    from obliged.records import rows
    from obliged.records.firms import Firm

    with rows.house():
        firms = list(Firm.objects.order_by("slug") if slug is None else Firm.objects.filter(slug=slug))
    if slug is not None and not firms:
        print(f"There is no firm {slug}.", file=sys.stderr)
        return 1
    found = [(firm, _read(firm, head)) for firm in firms]
    known = any(verdict.knows_head for _, verdict in found)
    if known:  # it stands in one of them, and need not in the others
        found = [(firm, chains.without_unknown(verdict)) for firm, verdict in found]
    if as_json:
        print(json.dumps({"firms": [_as_json(firm, verdict) for firm, verdict in found]}, ensure_ascii=False))
    else:
        for firm, verdict in found:
            _say(firm.name, verdict)
    return 0 if all(verdict.is_whole for _, verdict in found) else 1


def _read(firm: Any, head: str) -> Verdict:
    from obliged.queries import chains
    from obliged.records import rows

    with rows.of(firm):
        return chains.verify(firm, head=head)


def _say(name: str, verdict: Verdict) -> None:
    if verdict.is_whole:
        print(f"{name}: {_counted(verdict)}. Nothing was changed.{_erased(verdict)} Head {verdict.head}")
        return
    print(f"{name}: {_counted(verdict)}. Something was changed.{_erased(verdict)} Head {verdict.head}", file=sys.stderr)
    for fault in verdict.faults:
        print(f"  {sentence(fault)}", file=sys.stderr)


def _counted(verdict: Verdict) -> str:
    return f"{_things(verdict.happenings, 'happening')}, {_things(verdict.tellings, 'telling')}"


def _erased(verdict: Verdict) -> str:
    if not verdict.erased:
        return ""
    return f" The words of {_things(verdict.erased, 'happening')} were erased."


def _things(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def sentence(fault: Fault) -> str:
    """What is wrong, as a plain sentence that says where."""
    many = fault.until is not None and fault.until != fault.seq
    where = f"{(fault.record or 'row').capitalize()} {fault.seq}"
    if many:
        where = f"Rows {fault.seq} to {fault.until}"
    elif fault.seq is None:
        where = f"A {fault.record}" if fault.record else "A row"
    return SAYS[fault.what, many].format(where=where, row=where[0].lower() + where[1:])


SAYS = {
    (what, many): says
    for what, one, several in (
        ("changed", "{where} is not as it was written.", ""),
        ("unreadable", "{where} is not in the form in which it was written.", ""),
        ("missing", "{where} is missing.", "{where} are missing."),
        ("twice", "{where} stands there twice.", ""),
        ("moved", "{where} does not follow on from the one before it.", ""),
        ("order", "{where} has a number that belongs elsewhere.", ""),
        ("words", "The words of {row} are not those that were said.", ""),
        (
            "consent",
            "{where} has a consent beside it that says otherwise, or none.",
            "{where} have a consent beside them that says otherwise, or none.",
        ),
        ("outside", "{where} stands outside the chain.", "{where} stand outside the chain."),
        ("head", "The head of the chain does not belong to its last row.", ""),
        ("no_head", "The head of the chain is missing.", ""),
        ("unknown", "The head that you kept is not in this chain: its end was cut off, or it was written anew.", ""),
    )
    for many, says in ((False, one), (True, several or one))
}


def _as_json(firm: Any, verdict: Verdict) -> dict[str, Any]:
    return {
        "firm": firm.slug,
        "seq": verdict.seq,
        "head": verdict.head,
        "happenings": verdict.happenings,
        "tellings": verdict.tellings,
        "erased": verdict.erased,
        "whole": verdict.is_whole,
        "wrong": [sentence(fault) for fault in verdict.faults],
    }

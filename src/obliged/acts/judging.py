"""When do we judge anew, and where do the judgements go?

Behind the pages: an hour after something happened, and once a day, since the weeks ahead move with the day. What was
judged is kept; a page reads it and judges nothing. What we said of the weeks ahead is kept to be held against what came.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from obliged.domain import balances, conversion, drought, returning, trust
from obliged.domain.conversion import Brought
from obliged.domain.drought import Ground, Need, TooLittle
from obliged.domain.judgements import About
from obliged.domain.trade_rules import favours_may_be_exchanged
from obliged.domain.trust import Role, Trust
from obliged.queries import evidence
from obliged.queries.evidence import Evidence
from obliged.records import rows
from obliged.records.firms import Firm
from obliged.records.happenings import Chain
from obliged.records.judgements import Foretold, Judgement, Judging
from obliged.records.scoping import scope

EVERY = timedelta(hours=1)
SEED = 1124  # the same evidence plays the same futures
SPAN = 4  # weeks of a need
PAST_SHOWN = 26  # weeks
BACK = 8  # past days that are looked back from
BETWEEN = 28  # days between them
AT_A_TIME, MANY = 2, 200  # past days that are looked back from in one go, where there are so many partners
GROWN_FROM, GROWN_SHOWN = 12, 6  # people with most introductions of their own: how many are followed, and shown
HELPS = 12  # partners worth a word that are kept; the page shows the first few whom its reader may see
AT_ONCE = 400  # rows in one write: others wait no longer

Said = dict[tuple[About, int | None], tuple[dict[str, Any], float]]


def judge_all(*, now: datetime) -> int:
    """Every firm of which something is new, or whose day has changed."""
    judged = 0
    for firm in Firm.objects.order_by("id").iterator():
        with rows.of(firm):
            if is_due(firm, now=now):
                judge(firm, now=now)
                judged += 1
    return judged


def is_due(firm: Firm, *, now: datetime) -> bool:
    """Whether a judgement would say something else than the last one."""
    judging = Judging.objects.of(firm).first()
    if judging is None or judging.judged_at is None:
        return True
    if firm.day_of(judging.judged_at) != firm.day_of(now):
        return True
    if judging.judged_at > now - EVERY:
        return False
    head = Chain.objects.of(firm).values_list("seq", flat=True).first() or 0
    return bool(judging.seq != head or (judging.wanted_at is not None and judging.wanted_at > judging.judged_at))


def want(firm: Firm, *, now: datetime) -> None:
    """Something changed that is no happening: a favour, a plan."""
    Judging.unscoped.update_or_create(firm=firm, defaults={"wanted_at": now})


def judge(firm: Firm, *, now: datetime) -> None:
    """Judge everything of a firm anew. Done twice, it says the same."""
    began = time.monotonic()
    with rows.of(firm):
        head = Chain.objects.of(firm).values_list("seq", flat=True).first() or 0
        known = evidence.of_firm(firm, as_of=now)
        said = dict(_said(firm, known, now))
        _keep(firm, said, now)
        _foretell(firm, said, now)
        with scope(firm):
            Judging.unscoped.update_or_create(
                firm=firm, defaults={"seq": head, "judged_at": now, "seconds": time.monotonic() - began}
            )


def _said(
    firm: Firm, known: Evidence, now: datetime
) -> Iterator[tuple[tuple[About, int | None], tuple[dict[str, Any], float]]]:
    today = firm.day_of(now)
    yield from _trust(known, today)
    if favours_may_be_exchanged(firm.trade, discreet=firm.discreet):
        yield from _balances(known, today)
    ground = drought.read(known.partners, today)
    yield from _rhythms(ground)
    yield from _forecast(ground, known, today)
    yield (About.BECAME, None), (_became(known, today), 0.0)
    before = Judgement.objects.of(firm).filter(about=About.BACKTEST, person=None).first()
    yield (About.BACKTEST, None), (_looked_back(known, today, before.said if before is not None else {}), 0.0)


def _trust(known: Evidence, today: date) -> Iterator[Any]:
    by_person: dict[int, dict[str, Any]] = {}
    orders: dict[int, float] = {}
    for (person, role), one in trust.judgements(known.outcomes, today).items():
        if role is Role.US:
            yield (About.OUR_NAME, person), (_of_trust(one), -one.standing)
            continue
        by_person.setdefault(person, {})[str(role)] = _of_trust(one)
        orders[person] = max(orders.get(person, -9.0), -one.standing)
    for person, said in by_person.items():
        yield (About.TRUST, person), (said, orders[person])


def _of_trust(one: Trust) -> dict[str, Any]:
    """The word with its evidence. The measure behind it orders rows, and stands nowhere."""
    return {
        "word": str(one.word), "cases": one.cases, "good": one.good_cases, "bad": one.bad_cases,
        "latest": _plain(one.latest),
        "kinds": [{"kind": str(of.kind), "good": of.good, "bad": of.bad, "unknown": of.unknown} for of in one.evidence],
    }  # fmt: skip


def _balances(known: Evidence, today: date) -> Iterator[Any]:
    for person in sorted({*known.introductions, *known.favours} & known.people.keys()):
        one = balances.balance(known.introductions.get(person, ()), known.favours.get(person, ()), as_of=today)
        said = _plain(asdict(one)) | {"giver": one.is_giver}
        del said["weight"]
        yield (About.BALANCE, person), (said, -one.weight)


def _rhythms(ground: Ground) -> Iterator[Any]:
    """Of each introducer: whether they still do, and how often."""
    if not len(ground.histories):
        return
    habits = ground.fitted.habits
    alive = returning.alive(habits, ground.histories)
    coming = returning.expected_of(habits, ground.histories, float(drought.AHEAD))
    gone = {one.partner: one for one in drought.quiet(ground)}
    for n, place in enumerate(ground.known):
        person = ground.diary.ids[place]
        quiet = gone.get(person)
        said = {"alive": round(float(alive[n]), 3), "coming": round(float(coming[n]), 2), "quiet": quiet is not None}
        if quiet is not None:
            said |= {"usual_weeks": round(quiet.usual_weeks, 1), "silent_weeks": round(quiet.silent_weeks, 1)}
        yield (About.RHYTHM, person), (said, -float(coming[n]))


def _forecast(ground: Ground, known: Evidence, today: date) -> Iterator[Any]:
    need = _need(ground, known)
    outlook = drought.ahead(ground, need, seed=SEED)
    past = ground.counts[-PAST_SHOWN:]
    begins = [today - timedelta(days=7 * (len(past) - n) - 1) for n in range(len(past))]
    said: dict[str, Any] = {
        "need": {"referrals": need.referrals, "weeks": need.weeks, "planned": known.need is not None},
        "past": [{"on": day.isoformat(), "came": int(came)} for day, came in zip(begins, past, strict=True)],
    }
    if isinstance(outlook, TooLittle):
        said["lacking"] = _plain([asdict(one) for one in outlook.lacking])
    else:
        said |= {
            "weeks": _plain([asdict(week) for week in outlook.weeks]), "total": _plain(asdict(outlook.total)),
            "drought": _plain(asdict(outlook.drought)), "from_new": round(outlook.from_new, 1),
            "seasonal": outlook.season is not None,
        }  # fmt: skip
    yield (About.FORECAST, None), (said, 0.0)
    allowed = {
        person for person in known.picked if person not in known.silent and known.not_before.get(person, today) <= today
    }
    effect = drought.effect(ground)
    helps = drought.helpful(ground, allowed, effect, most=HELPS)
    yield (About.HELPS, None), (
        {"helps": _plain([asdict(one) for one in helps]), "learned": effect.learned, "touches": effect.touches},
        0.0,
    )  # fmt: skip


def _need(ground: Ground, known: Evidence) -> Need:
    """This month's plan; without one, half of what usually comes in four weeks, and one at least."""
    if known.need is not None:
        return Need(max(1, round(known.need * SPAN * 7 / 30.4)), SPAN)
    usual = sum(ground.counts[-52:]) / max(1, len(ground.counts[-52:])) * SPAN
    return Need(max(1, round(usual / 2)), SPAN)


def _became(known: Evidence, today: date) -> dict[str, Any]:
    """What becomes of introductions, by where they came from."""
    courses = evidence.referred(known.courses)
    compared = conversion.compare(courses, lambda one: one.introducer or 0, today)
    origins = sorted(compared.origins.values(), key=lambda one: (-one.begun, str(one.origin)))[:60]
    return {
        "funnel": _plain(asdict(compared.usual)),
        "differ": compared.differ,
        "origins": [
            _plain({k: v for k, v in asdict(one).items() if not k.endswith("_lift")})
            for one in origins
            if one.origin in known.people
        ],
        "reasons": [list(pair) for pair in conversion.reasons(courses, today)],
        "shares": _plain([asdict(one) for one in conversion.shares(known.courses, today, today - timedelta(days=365))]),
        "brought": _grown(known),
    }


def _grown(known: Evidence) -> list[dict[str, Any]]:
    """Those from whom most grew, by way of others too."""
    brought: dict[int, list[Brought]] = {}
    for one in known.brought:
        brought.setdefault(one.introducer, []).append(one)
    roots = (brought.keys() - {one.prospect for one in known.brought}) & known.people.keys()
    most = sorted(roots, key=lambda root: (-len(brought[root]), root))[:GROWN_FROM]
    grown = [conversion.grown_from(root, _beneath(root, brought)) for root in most]
    grown.sort(key=lambda one: (-len(one.branches), one.root))
    return [
        {"root": one.root, "depth": one.depth, "won": one.won, "people": len(one.branches),
         "branches": [[b.person, b.by, b.depth, b.won] for b in one.branches[:40]]}
        for one in grown[:GROWN_SHOWN] if one.depth > 1
    ]  # fmt: skip


def _beneath(root: int, brought: Mapping[int, Sequence[Brought]]) -> list[Brought]:
    """Every introduction that can be reached from one person."""
    found: list[Brought] = []
    waiting, seen = [root], {root}
    while waiting:
        edges = brought.get(waiting.pop(), ())
        found += edges
        fresh = {edge.prospect for edge in edges} - seen
        seen |= fresh
        waiting += fresh
    return found


def _looked_back(known: Evidence, today: date, before: Mapping[str, Any]) -> dict[str, Any]:
    """What we would have said on past days, and what came. A day is looked back from once; some are left for later."""
    last = today.toordinal() - 7 * drought.AHEAD
    days = [date.fromordinal(last - last % BETWEEN - BETWEEN * n) for n in range(BACK)]
    said = {one["as_of"]: one for one in before.get("said", ()) if date.fromisoformat(one["as_of"]) in days}
    tried = {*before.get("tried", ())} & {day.isoformat() for day in days}
    missing = [day for day in days if day.isoformat() not in tried][: AT_A_TIME if len(known.partners) > MANY else BACK]
    if missing:
        held = drought.backtest(known.partners, missing, until=today, seed=SEED)
        said |= {one.as_of.isoformat(): _plain(asdict(one)) for one in held.said}
        tried |= {day.isoformat() for day in missing}
    shown = [said[day] for day in sorted(said)]
    return {
        "said": shown,
        "tried": sorted(tried),
        "expected": round(sum(one["referrals"]["expected"] for one in shown), 1),
        "came": sum(one["came"] for one in shown),
        "held": sum(_holds(one["referrals"]["most"], one["came"]) for one in shown),
        "half_held": sum(_holds(one["referrals"]["half"], one["came"]) for one in shown),
    }


def _holds(span: Mapping[str, int], came: int) -> bool:
    return span["low"] <= came <= span["high"]


def _plain(value: Any) -> Any:
    """Keys and facts as they are stored: days as text, nothing that is not JSON."""
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, (str, bool, int)) or value is None:
        return value
    if isinstance(value, Sequence):
        return [_plain(each) for each in value]
    number = float(value)
    return round(number, 4) if number == number and abs(number) != float("inf") else None


# --- keeping --------------------------------------------------------------------------------------------------------


def _keep(firm: Firm, said: Said, now: datetime) -> None:
    """Write what is new or otherwise than it was; what is judged no more goes."""
    standing = {
        (About(about), person): (pk, was, order)
        for pk, about, person, was, order in Judgement.objects.of(firm).values_list(
            "pk", "about", "person_id", "said", "order"
        )
        if about in _MADE_HERE
    }
    new, changed = [], []
    for (about, person), (what, order) in said.items():
        before = standing.pop((about, person), None)
        row = Judgement(firm=firm, about=about, person_id=person, said=what, order=order, judged_at=now)
        if before is None:
            new.append(row)
        elif before[1:] != (what, order):
            row.pk = before[0]
            changed.append(row)
    for batch in _batches(new):
        with scope(firm):
            Judgement.unscoped.bulk_create(batch)
    for batch in _batches(changed):
        with scope(firm):
            Judgement.objects.of(firm).bulk_update(batch, ["said", "order", "judged_at"])
    gone = [pk for pk, *_ in standing.values()]
    for n in range(0, len(gone), AT_ONCE):
        with scope(firm):
            Judgement.objects.of(firm).filter(pk__in=gone[n : n + AT_ONCE]).delete()


_MADE_HERE = frozenset(
    str(about)
    for about in (
        About.TRUST, About.OUR_NAME, About.RHYTHM, About.BALANCE, About.FORECAST, About.HELPS, About.BECAME,
        About.BACKTEST,
    )
)  # fmt: skip


def _batches(made: list[Judgement]) -> Iterator[list[Judgement]]:
    for n in range(0, len(made), AT_ONCE):
        yield made[n : n + AT_ONCE]


def _foretell(firm: Firm, said: Said, now: datetime) -> None:
    """What we say today of the weeks ahead, once a day."""
    what, _ = said[About.FORECAST, None]
    if "weeks" not in what:
        return
    with scope(firm):
        Foretold.unscoped.get_or_create(
            firm=firm,
            made_on=firm.day_of(now),
            defaults={"said": {"weeks": what["weeks"], "total": what["total"]}, "need": what["need"]["referrals"]},
        )


__all__ = ["is_due", "judge", "judge_all", "want"]

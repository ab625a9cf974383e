"""What is needed, in the fewest words of the text that say it?

"Needs a will drafted before she flies" is a will; "looking for somebody who does window displays" is window displays.
Where no verb of needing stands, the piece of the line that names a thing or a trade is the need.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from obliged.domain import vocabulary as v
from obliged.domain.lines import Word


@dataclass(frozen=True, slots=True)
class Spot:
    """The need as first and last word, and how strongly the text says so."""

    first: int
    last: int
    weight: float


_PAUSES = frozenset((*',.;:!?()\n-/"=<>+', "->", "<-", "<>"))
_ARTICLES = v.listed(
    "un une einen eine einem um uma una uno a an the some any his her their its my our your another one"
)
_SKIPPED = v.listed("""
    hire engage appoint
    good reliable decent trustworthy trusted great local cheap affordable proper nice bit of someone somebody
    anyone anybody person people help assistance support hand who which that can could does do to with find
    get have has getting finding hiring really just also urgently desperately probably only maybe currently
    about on in recommendation for recommended is are be talk discuss discussing speak someone's ask asking
    kind sort lot few couple new-ish very quite rather badly now arrange arranging organise organize out
    speaking talking hearing advising advise advice's see know quick meet referral introduction intro hear
    run conduct perform up honest experienced friendly competent qualified
    """)
_ENDS = v.listed("""
    sometime anytime someday eventually shortly straightaway afterwards
    twice once weekly monthly quarterly yearly annually fortnightly every each
    because since so who whom which that as if when while where but before after until till by from via per
    through than too asap soon urgently please thanks thank now within under he she they i we it you is are
    was were has had have would will can could should might may he's she's they're i'm we're it's she'd he'd
    they'd she'll he'll they'll although though unless whose not also then said says sent told referred
    ideally preferably hopefully maybe probably around near at into over with against during across cheers
    ref needs wants need want tel phone email mobile cell call ring between without instead again today
    already today's about like ok starting opening given passed passing yes including plus only both every
    who's being and/or courtesy recommended suggested introduced next this down once upon thx ta tmrw tmr tomoz tmw pls plz recommend suggest
    send sending give giving forward pass budget ready got put
    quickly promptly costs himself herself themselves keeps leaks expires lapses won't isn't doesn't hasn't
    """)
_PRONOUNS = v.listed("i we you us me")
_GENERIC = v.listed("""
    advice quotation quotations quote quotes estimate estimates plan-b opinion something somewhere place money recommendation
    recommendations
    """)
_WEAK_ENDS = v.listed("""
    drafted written done sorted made drawn prepared set up out in put looked at of to for and or & on the a an her
    his their its my some with together it's soon as from by over sorting doing mending
    """) - {"it"}
_PRONOUN_ENDS = v.listed("it them")
_MOVING = v.listed("go look come going looking move moving take taking sort")
_HELPING = v.listed("help helps helping advise advises advising assist support")
_CARRYING = v.listed("do does have get getting having doing")
# Sets that are asked word by word.
_DOING = v.FUNCTION | v.VERBS
_DOING_ONLY = _DOING - v.NEED_NOUNS
_NO_THINGS = v.COMMON - v.NEED_NOUNS
_WORDS_TO_GO_ON = _NO_THINGS | {"rent", "lease", "let"}
_WHO_THEY_ARE = v.RELATIONS | v.ROLES_AT_WORK
_NEVER_OWNED = v.RELATIONS | {"recommendation"}

# What says that something is needed, and how strongly: the strongest in a line is taken.
_CUES: tuple[tuple[float, str], ...] = (
    (3.1, "on|with"),
    (
        6.2,
        "put in touch with a|put in touch with an|put in touch with some|introduced to a|introduced to an|connected with a|connected with an|intro to a|intro to an|introduction to a|introduction to an|meet a|meet an",
    ),
    (
        3,
        "nobody here does|we don't do|we do not do|we can't do|none of us does|we do|you do|u do|you handle|if we take|who does|who do|who fits|who sells|who makes|who builds|who installs|who repairs|who supplies|who handles",
    ),
    (
        6,
        "go ahead with|proceed with|in need of|in the market for|looking out for|on the lookout for|on the hunt for|"
        "looking for|look for|looks for|searching for|seeking|seeks|shopping for|hunting for|"
        "desperate for|needs|need",
    ),
    (
        6,
        "sucht|suchen|braucht|brauchen|benötigt|cherche|cherchent|a besoin de|a besoin d'un|a besoin d'une|voudrait|"
        "necesita|necesitan|busca|buscan|precisa de|precisa|precisam de|procura|ha bisogno di|cerca",
    ),
    (5.8, "requires|require|requiring|needing|requirement|could do with"),
    (5.6, "could use"),
    (
        5.5,
        "wants|want|wanted|wanting|fancies|fancied|is after|she's after|he's after|they're after|are after|'s after|shes after|hes after",
    ),
    (5.4, "asked for|asked me for|asked us for|asks for|asking for|asking about|asked about|trying to find"),
    (
        5.2,
        "would like|'d like|she'd like|he'd like|they'd like|would love|she'd love|he'd love|"
        "they'd love|would appreciate|would be grateful for|interested in|keen on|keen to|"
        "i'm after|we're after|i am after|we are after|eager to|hoping for|hoping to|hopes for|trying to|wishes to|looking to|wishes for|"
        "she'd want|he'd want|enquiring about|inquiring about",
    ),
    (
        4.9,
        "head round|head around|to grips with|trouble with|fed up with|snowed under with|behind with|worried about|"
        "minded to|must have|has to have|have to have|needs to have|won't fix|won't mend|won't repair|to know what|"
        "looking at|stuck without|left without|served with|hit with|landed with|faced with",
    ),
    (
        5.5,
        "whether i'd|whether i could|whether i can|whether i would|if i'd|if i could|if i can|if i would|whether we would|whether we could|whether we can|whether we might|whether we'd|if we'd|if we would|if we could|if we can|if we might",
    ),
    (
        3.5,
        "pour son|pour sa|pour ses|pour un|pour une|pour leur|für seine|für seinen|für ihre|für ihren|für eine|"
        "für einen|für ein|para su|para sus|para un|para una|para um|para uma|para seu|para sua",
    ),
    (5, "hopes to|struggling with|stuck with|thinking about|thinking of|can't find|ready to|find"),
    (4.8, "has to|have to|must"),
    (3.3, "could we|can we|would we"),
    (5.3, "wants us to|want us to|asked us to|would like us to|asks us to|asking us to"),
    (
        4.6,
        "help with|help on|we'd do|we would do|we could do|we can do|you'd do|you could do|you can do|could we do|"
        "can he do|can she do|could he do|could she do|can we do|can you do|could you do|would you do|we'd look at|we could look at",
    ),
    (
        4.5,
        "considering|could supply|can supply|to supply|inquiry about|in search of|in touch over|"
        "in touch about|in touch regarding|in touch for",
    ),
    (4.4, "to help with|who wants"),
    (4.2, "re|abt|regarding|concerning"),
    (
        4,
        "advise on|advise on the|advise her on|advise him on|advise them on|has asked his|about|"
        "fitting out|is fitting out",
    ),
    (3.9, "is planning|are planning|planning a|planning an|planning some"),
    (3.4, "for"),
    (3.2, "whose"),
    (3.2, "look at|with his|with her|with their|because of"),
    (3, "for his|for her|for their|wondering about|to discuss"),
    (2.3, "who has|suffers from|suffering from"),
    (
        2.4,
        "outgrown|outgrowing|i got a|i've got a|we've got a|i have a|we have a|has a|have a|got a|got an|buying|is buying|renovating",
    ),
)
_BY_FIRST: dict[str, list[tuple[float, tuple[str, ...]]]] = {}
for _weight, _cues in _CUES:
    for _cue in _cues.split("|"):
        _BY_FIRST.setdefault(_cue.split()[0], []).append((_weight, tuple(_cue.split())))
for _list in _BY_FIRST.values():
    _list.sort(key=lambda c: -len(c[1]))


def need(words: tuple[Word, ...], marks: dict[int, str], served: bool = False, behind: int = -1) -> Spot | None:
    """The words that say what is needed.

    :param marks: what a word is already understood as: P (person), O (organisation), W (when), C (contact)
    :param served: somebody is named who serves the need, so that what they do tells of it
    :param behind: where the name of who needs it ends, or -1
    """
    spots = [
        *_after_cues(words, marks, served),
        *_ailing(words, marks),
        *_before_wanted(words, marks),
        *_owned(words, marks),
        *_pieces(words, marks, behind),
    ]
    return max(spots, key=lambda s: (s.weight, -s.first), default=None)


_AILING = v.listed("""
    bad sore dodgy torn broken frozen stiff slipped trapped leaking leaky cracked dripping faulty swollen sprained
    blocked rotten collapsed damp
    """)


def _ailing(words: tuple[Word, ...], marks: dict[int, str]) -> list[Spot]:
    """ "A runner with a bad knee" needs help with the bad knee."""
    found = []
    for at in range(1, len(words)):
        ails = words[at].low in _AILING and at not in marks and "with" in (words[at - 1].low, words[at - 2].low)
        if ails and (spot := _walk(words, marks, at, 3.6)):
            found.append(spot)
    return found


def _after_cues(words: tuple[Word, ...], marks: dict[int, str], served: bool) -> list[Spot]:
    found = []
    for at, word in enumerate(words):
        if word.low == "after" and at not in marks and at and words[at - 1].owns:
            if spot := _walk(words, marks, at + 1, 5.5):  # "he's after a container"
                found.append(spot)
            continue
        if at in marks or word.low not in _BY_FIRST:
            continue
        for weight, cue in _BY_FIRST[word.low]:
            if tuple(w.low for w in words[at : at + len(cue)]) != cue or any(
                n in marks for n in range(at, at + len(cue))
            ):
                continue
            spot = _value(words, marks, at, at + len(cue), weight, cue)
            if spot and (served or cue[0] != "who" or cue[1] in ("wants", "has")):
                found.append(spot)
            break
    return found


def _value(
    words: tuple[Word, ...], marks: dict[int, str], cue_at: int, at: int, weight: float, cue: tuple[str, ...]
) -> Spot | None:
    before = words[cue_at - 1].low if cue_at else "\n"
    if cue == ("needs",) and before in ("special", "care", "additional"):
        return None
    following = words[at].low if at < len(words) else "\n"
    if cue[0] in ("needs", "need", "want", "wants", "wanted", "require") and (
        (before in _PRONOUNS and (before not in ("i", "we") or following == "to"))
        or before in ("don't", "doesn't", "not", "no", "nobody", "their", "her", "his", "the", "to", "we'll")
    ):
        return None
    if (
        cue[0] in ("has", "have", "must")
        and len(cue) < 3
        and cue[-1] in ("to", "must")
        and (
            before in _PRONOUNS
            or at >= len(words)
            or words[at].low
            in v.SENDING
            | {
                "thank",
                "call",
                "ring",
                "be",
                "wait",
                "go",
                "have",
                "say",
                "meet",
                "write",
                "contact",
                "email",
                "phone",
                "do",
                "come",
                "talk",
                "speak",
                "remember",
                "get",
            }
        )
    ):
        return None
    if cue[0] == "need" and len(cue) == 1 and before in ("a", "in"):
        return None
    if at < len(words) and words[at].low in (":", "-", "=") and at not in marks:
        at += 1
        weight += 0.3
    if at < len(words) and (
        words[at].low in ("us", "me", "you")
        or (
            marks.get(at) == "P"
            and cue[0] in ("wants", "want", "wanted", "needs", "need", "about", "for", "re", "find")
        )
    ):
        return None
    if cue in (("on",), ("with",)) and not any(w.low in _HELPING for w in words[max(0, cue_at - 6) : cue_at]):
        return None
    if cue[0] == "for" and _is_for_a_place(words, marks, cue_at + 1):
        return None
    if cue[0] == "got" and not (cue_at and (words[cue_at - 1].owns or before in ("has", "have", "they've"))):
        return None
    if cue == ("for",) and not _names_a_need(words, marks, cue_at, at):
        return None
    if (
        cue in (("about",), ("find",))
        and at < len(words)
        and (
            (words[at].low in ("it", "this", "that", "her", "him", "them") and _pauses(words, marks, at + 1))
            or words[at].text.isdigit()
        )
    ):
        return None
    if cue[0] in ("with", "because", "has", "have", "for", "whose") and _names_somebody(words, marks, at):
        return None
    if cue == ("about",) and before in ("talking", "talked", "talks", "news"):
        weight -= 2.0
    if cue == ("about",) and _names_somebody(words, marks, at) and not _is_owned(words, at):
        return None
    if _names_somebody(words, marks, at, named=True):
        return None
    if not _OURS.isdisjoint(cue) and following in _TENDING:
        return None
    needing = cue[-1] in ("need", "needs", "want", "wants", "wanted")
    if (
        needing
        and at < len(words)
        and before not in ("and", "but", "also")
        and words[at].low.endswith("ing")
        and words[at].low not in v.NEED_NOUNS - {"redoing", "painting", "fixing"}
        and _pauses(words, marks, at + 1)
    ):
        thing = _thing_before(words, marks, cue_at, weight)
        if thing and any(w.low not in _DOING for w in words[thing.first : thing.last + 1]):
            return thing
        if before in _PAUSES:
            return Spot(at, at, -0.1)  # "Patent. Needs filing.": what needs it is said before
    if following == "to" and at + 1 < len(words) and words[at + 1].low in ("know", "ask", "hear"):
        return None
    if cue == ("must", "have") and (following in v.VERBS or following in ("been", "had")):
        return None
    spot = _walk(words, marks, at, weight - (2.0 if before in _PRONOUNS and cue[0] in ("need", "want") else 0.0))
    if spot and all(w.low in _ASKED_FOR for w in words[spot.first : spot.last + 1]):
        return Spot(spot.first, spot.last, weight - 4.0)  # a price is asked for, of something said elsewhere
    return spot


_ASKED_FOR = v.listed("""
    same start begin go talk meet speak come discuss know a the answer answers reply response price prices quotation quotations quote quotes estimate estimates advice chat call callback meeting word hand opinion ballpark
    rough information info details help someone somebody
    """)


_OURS = frozenset({"we", "we'd", "us", "i", "i'd"})

# What we are asked to do for a person, rather than for a thing.
_TENDING = v.listed("""
    call ring phone contact help see meet take speak talk email text give send pass look please fit be have get do go
    squeeze reach chat connect introduce catch
    """)


def _names_somebody(words: tuple[Word, ...], marks: dict[int, str], at: int, named: bool = False) -> bool:
    """ "Has a client Tessa", "for her neighbour": people, not things."""
    while (
        at < len(words)
        and at not in marks
        and words[at].low in _ARTICLES | {"old", "new", "good", "young", "dear", "business"}
    ):
        at += 1
    if at >= len(words) or words[at].low not in v.RELATIONS:
        return False
    return (words[at].low not in v.NEED_NOUNS and not named) or marks.get(at + 1) == "P"


_PREMISES = v.ORG_NOUNS | v.listed("house flat home customers clients staff team event")


def _is_for_a_place(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    """ "A logo for her bakery" is a logo."""
    owned = at + 1 < len(words) and words[at].low in ("her", "his", "their", "my", "our")
    return owned and words[at + 1].low in _PREMISES and _pauses(words, marks, at + 2)


def _is_owned(words: tuple[Word, ...], at: int) -> bool:
    """ "His mother's estate"."""
    return any(w.owns for w in words[at : at + 3])


def _names_a_need(words: tuple[Word, ...], marks: dict[int, str], cue_at: int, at: int) -> bool:
    """ "To Fred for insurance" says a need; "payroll for 12 staff" and "plans for a bakery" do not by their "for"."""
    if at >= len(words) or words[at].text[:1].isdigit():
        return False
    before = words[cue_at - 1] if cue_at else None
    if before is None or cue_at - 1 in marks or not before.is_word:
        return before is None or before.low not in ("thanks",)
    if before.low in v.NEED_NOUNS or before.low not in v.COMMON:
        return before.low in ("help", "move", "movers")
    return before.low not in (
        "thanks",
        "thank",
        "friend",
        "work",
        "works",
        "good",
        "known",
        "great",
        "one",
        "better",
        "payer",
        "friends",
        "working",
        "years",
    )


def _pauses(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    return at >= len(words) or at in marks or words[at].low in _PAUSES or words[at].low in _ENDS


def _thing_before(words: tuple[Word, ...], marks: dict[int, str], at: int, weight: float) -> Spot | None:
    """ "Toilets need redoing": the toilets are the need."""
    last = at - 1
    first = last
    while (
        first >= 0
        and first not in marks
        and words[first].is_word
        and words[first].low not in _ARTICLES
        and words[first].low not in _ENDS
        and last - first < 4
    ):
        first -= 1
    first += 1
    return Spot(first, last, weight) if first <= last else None


def _names_a_thing(words: tuple[Word, ...], at: int) -> bool:
    """ "Hearing aids" and "hand therapy" are things; "a hand with payroll" is payroll."""
    return words[at].low in ("hearing", "hand") and at + 1 < len(words) and words[at + 1].low not in _HANDED


def _makes_one(words: tuple[Word, ...], at: int) -> bool:
    """ "To make a will" and "to look over a will" are a will; "to make his house step-free" is all that."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low == "look":
        return following in ("at", "over", "into")
    if words[at].low == "over":
        return words[at - 1].low == "look"
    return words[at].low in ("make", "making") and following in ("a", "an", "some")


_HANDED = v.listed("with on about from to in of")
_COUNSEL = v.listed("advice guidance opinion help assistance support information")
_COUNSEL_ON = v.listed("on about regarding concerning with re")


def _walk(words: tuple[Word, ...], marks: dict[int, str], at: int, weight: float) -> Spot | None:
    """From behind the cue to where the thing has been said."""
    first = at
    while (
        first < len(words)
        and first not in marks
        and words[first].is_word
        and (
            words[first].low in _ARTICLES
            or (words[first].low in _SKIPPED and not _names_a_thing(words, first))
            or _makes_one(words, first)
        )
    ):
        first += 1
        if words[first - 1].low in _SKIPPED and first + 1 < len(words) and words[first].low in _COUNSEL:
            first += 1 if words[first + 1].low in _COUNSEL_ON else 0
        if (
            words[first - 1].low in ("who", "that", "which", "someone", "somebody")
            and first < len(words)
            and words[first].low in ("will", "would", "might")
        ):
            first += 1
    if first == at and first + 1 < len(words) and words[first].low in _COUNSEL and words[first + 1].low in _COUNSEL_ON:
        return _walk(words, marks, first + 2, weight)  # "advice on a farm tenancy" is about the tenancy
    if (
        first < len(words)
        and first > at
        and (
            _ends(words, marks, first, first)
            and words[first - 1].low in ("help", "support", "assistance", "advice", "recommendation")
        )
    ):
        return Spot(first - 1, first - 1, weight - 2.5)
    last = first
    while last < len(words) and not _ends(words, marks, last, first):
        last += 1
    last -= 1
    return _trimmed(words, first, last, weight)


def _ends(words: tuple[Word, ...], marks: dict[int, str], at: int, first: int) -> bool:
    """Whether the phrase is over before this word."""
    word = words[at]
    pair = word.low, words[at + 1].low if at + 1 < len(words) else ""
    if pair in _SOME_TIME or (at > first and (pair in _DONE_WITH or word.low in _BEFALLS)):
        return True
    if word.text == "IT" and not (at and words[at - 1].is_shouted):
        return False  # not "it"
    if word.low == "needs" and at > first and words[at - 1].low in ("special", "care", "additional"):
        return False
    if at in marks or (not word.is_word and word.low not in ("&", "'")):
        return not (word.low == "$" or word.low == "%")
    low = word.low
    following = words[at + 1].low if at + 1 < len(words) and at + 1 not in marks else "\n"
    if low == "for":
        return words[at - 1].low not in _GENERIC or at == first or _names_somebody(words, marks, at + 1)
    if low == "in":
        return following not in v.TONGUES
    if low == "on":
        return words[at - 1].low not in _GENERIC | {"advice", "guidance", "help"}
    if low == "of":
        return following[:1].isdigit() or following in ("about", "around")
    if low == "to":
        return at == first or following not in _WORDS_TO_GO_ON
    if low in ("and", "&", "or"):
        return not _goes_on(words, marks, at + 1)
    if low in ("through", "over", "into", "up") and words[at - 1].low in _MOVING:
        return False
    if low == "it" and at == first + 1:
        return False  # "negotiate it"
    if low in ("over", "out", "up") and at > first:
        return words[at - 1].low in v.NEED_NOUNS and not _is_compound(words, at)
    if low in ("her", "his", "their", "my", "our"):
        return (
            at > first
            and words[at - 1].low in v.NEED_NOUNS
            and words[at - 1].low
            not in (
                "plan",
                "design",
                "paint",
                "sell",
                "edit",
                "repair",
                "remodel",
                "build",
                "move",
                "appeal",
                "print",
                "manage",
                "refit",
                "survey",
                "audit",
                "quote",
            )
            and not (at == first + 1 and first and words[first - 1].low == "to")
            and not (at == first + 1 and words[first].low in v.VERBS and not words[first].low.endswith("s"))
        )
    if low in ("call", "ring", "phone", "email", "text") and at > first:
        return (
            following in _PAUSES
            or at + 1 in marks
            or following in ("on", "at", "her", "him", "them", "after", "before", "me", "us", "is")
        )
    if low == "will" and (
        at == first
        or words[at - 1].owns
        or words[at - 1].low in _ARTICLES
        or words[at - 1].low in ("and", "living", "simple", "new", "joint", "mirror")
        or words[at - 1].low.endswith("ed")
    ):
        return False
    return low in _ENDS


_SOME_TIME = {
    ("any", "time"),
    ("some", "time"),
    ("first", "thing"),
    ("the", "week"),
    ("no", "later"),
    ("later", "this"),
}
# What is done with the thing, or what it does, once it is said: "a door putting in", "the lease runs out".
_BEFALLS = v.listed("blew blown fell broke failed died stopped")
_DONE_WITH = {
    ("putting", "in"),
    ("putting", "up"),
    ("sorting", "out"),
    ("doing", "up"),
    ("taking", "down"),
    ("runs", "out"),
    ("ran", "out"),
    ("is", "up"),
    ("comes", "to"),
    ("came", "to"),
}


def _goes_on(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    """ "Will and power of attorney" goes on; "a flat and needs a solicitor" does not."""
    while at < len(words) and at not in marks and words[at].low in _ARTICLES:
        at += 1
    if at >= len(words) or at in marks or not words[at].is_word:
        return False
    low = words[at].low
    return low in v.NEED_NOUNS or (low not in v.COMMON and low not in _ENDS and not words[at].is_capital)


def _trimmed(words: tuple[Word, ...], first: int, last: int, weight: float) -> Spot | None:
    if first <= last and words[last].low in _PRONOUN_ENDS and (first == last or words[last - 1].low == "of"):
        return None
    while (
        first <= last and (words[last].low in _WEAK_ENDS or not words[last].is_word) and not _is_compound(words, last)
    ):
        last -= 1
    while first <= last and (words[first].low in _ARTICLES or words[first].low in _CARRYING):
        first += 1
    if first < last and first and words[first - 1].low in ("£", "$", "€") and words[first].text[:1].isdigit():
        first += 1  # what it may cost
    if first == last and words[first].low in v.PLACES_ONLY:
        return None
    if last > first and words[last].low.endswith("ly") and words[last].low not in _NO_ADVERBS:
        last -= 1
    if (
        last > first
        and words[last].low in ("help", "services", "service", "work")
        and words[last - 1].low not in _NO_THINGS
        and words[last].low == "help"
    ):
        last -= 1
    return Spot(first, last, weight) if first <= last else None


_NO_ADVERBS = v.NEED_NOUNS | v.listed("family assembly supply reply jelly belly bully doily lily fly holly july italy")


def _is_compound(words: tuple[Word, ...], last: int) -> bool:
    """ "Clinic fit out" is one thing."""
    return (
        words[last].low == "out"
        and last > 0
        and words[last - 1].low.endswith(("fit", "clear", "ed", "dug", "cut", "thrown", "torn"))
    )


def _before_wanted(words: tuple[Word, ...], marks: dict[int, str]) -> list[Spot]:
    """ "Personal trainer wanted.\""""
    found = []
    for at, word in enumerate(words):
        if word.low in ("wanted", "needed", "required", "sought") and at not in marks:
            follows = words[at + 1].low if at + 1 < len(words) else "\n"
            if not (_pauses(words, marks, at + 1) or follows in ("for", "by", "in", "at", "on")):
                continue
            spot = _thing_before(words, marks, at, 5.0)
            if spot:
                found.append(spot)
    return found


def _told_by(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    """ "Through Helen Brooks's newsletter": how it came, not what is needed."""
    while at >= 0 and marks.get(at) == "P":
        at -= 1
    return at >= 0 and words[at].low in ("through", "via", "by", "from")


def _serves(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    """ "Physio for Yuki Mori's knee": the physio is needed, for the knee."""
    while at >= 0 and marks.get(at) == "P":
        at -= 1
    return at > 0 and words[at].low == "for" and words[at - 1].low in v.NEED_NOUNS


def _acts_for_them(words: tuple[Word, ...], at: int) -> bool:
    """ "Teddy's carpenter has let him down": who does it, not what is needed."""
    follows = [w.low for w in words[at + 1 : at + 3]]
    acts = follows[:1] and follows[0] in ("says", "said", "told", "sent", "thinks")
    return words[at].low.endswith(_TRADE_ENDINGS) and bool(acts or follows in (["has", "let"], ["has", "left"]))


def _owned(words: tuple[Word, ...], marks: dict[int, str]) -> list[Spot]:
    """ "Stan for Ruth's lights": what belongs to a person and is a thing that people need."""
    found = []
    for at, word in enumerate(words):
        theirs = word.low in v.RELATIONS and at > 1 and words[at - 1].low in ("my", "her", "his", "their", "our")
        if (marks.get(at) == "P" or theirs) and word.owns and at + 1 < len(words) and at + 1 not in marks:
            circumstance = _told_by(words, marks, at) or _serves(words, marks, at) or _acts_for_them(words, at + 1)
            spot = None if circumstance else _walk(words, marks, at + 1, 2.6)
            if (
                spot
                and any(w.low in v.NEED_NOUNS for w in words[spot.first : spot.last + 1])
                and words[spot.first].low not in _NEVER_OWNED
                and not _introduces_a_person(words, marks, spot.first, spot.last)
            ):
                found.append(spot)
    return found


def _pieces(words: tuple[Word, ...], marks: dict[int, str], behind: int) -> list[Spot]:
    """Each stretch between marks and names, judged by whether it names a thing that people need."""
    found = []
    first = 0
    for at in range(len(words) + 1):
        if at == len(words) or at in marks or (not words[at].is_word and words[at].low not in ("&", "'")):
            if first < at and (spot := _piece(words, marks, first, at - 1)):
                found.append(spot)
            first = at + 1
    if behind < 0:
        return found
    # What stands behind the name of who needs it is more likely theirs.
    return [replace(s, weight=s.weight + (0.5 if s.first > behind and s.weight > 0 else 0.0)) for s in found]


def _introduces_a_person(words: tuple[Word, ...], marks: dict[int, str], first: int, last: int) -> bool:
    """ "His skipper, Leif" and "credit to Vusi" lead up to a person."""
    at = last + 1
    if any(w.low in ("his", "her", "their", "my", "our") for w in words[first : last + 1]):
        while at < len(words) and at not in marks and words[at].low in (",", "-", ":", "("):
            at += 1
        return marks.get(at) == "P"
    owned = first > 0 and words[first - 1].owns and words[last].low.endswith(_TRADE_ENDINGS)
    if (owned or words[last].low in _WHO_THEY_ARE) and marks.get(at) == "P":
        return True  # "practice manager Deborah", "Grandad's carer Blessing"
    return at < len(words) and words[at].low in ("to", "with", "of", "about") and marks.get(at + 1) == "P"


def _names_the_next(words: tuple[Word, ...], marks: dict[int, str], at: int) -> bool:
    """ "Ceramics studio Terra Mia": the words say what the firm is."""
    while at < len(words) and words[at].low in ('"', "(", ","):
        at += 1
    return marks.get(at) == "O"


# "Emma Boyle (solicitor)" says what she is, not what is needed.
_TRADE_ENDINGS = ("er", "or", "ist", "ian", "ant", "ect", "ney", "man", "woman")
_QUALITIES = v.listed("new bigger smaller modern tiny custom bespoke second-hand first-time business personal family")
_NO_NEED = v.listed(
    "they've they're she's he's it's i've i'm we've we're he she they i we us me you him them who whose"
) | (v.SENDING - {"transfer", "match"})
_NOT_THE_NEED = v.listed("""
    evenings mornings afternoons daytime weekends weekdays anytime
    love best cheers regards respectfully sincerely warmly yours faithfully hugs ciao
    friend friends client clients budget zip surname name number phone tel email mobile cell rush hurry referral
    referred intro introduction lead opening opens new-in moved teacher breakfast lunch coffee dinner sister
    brother mother father cousin neighbour neighbor wife husband met meeting called rang call great payer
    nice news sir madam walk-in voicemail enquiry inquiry weather pleasure afternoon morning lovely referrer introducer source prospect contact from recommendation idea suggestion doing touch
    credit kudos forget remember update reminder talk chat word chase
    """)


_ASKING = v.listed("enquiry inquiry query question questions")


def _piece(words: tuple[Word, ...], marks: dict[int, str], first: int, last: int) -> Spot | None:
    follows_person = first > 0 and marks.get(first - 1) == "P" and words[first - 1].owns
    if first + 1 < last and words[first].low in v.RELATIONS and words[first + 1].low == "and":
        first += 2  # "Harry's landlady and her boiler"
    spot = _walk(words, marks, first, 0.0)
    if spot is None or spot.last > last:
        return None
    if spot.first < spot.last and words[spot.last].low in _ASKING:
        spot = Spot(spot.first, spot.last - 1, spot.weight)
    run = [w.low for w in words[spot.first : spot.last + 1]]
    whole = [w.low for w in words[first : last + 1]]
    things = sum(low in v.NEED_NOUNS for low in run)
    unknown = sum(low not in v.COMMON for low in run)
    if all(low in _PRONOUN_ENDS | _NO_NEED for low in run):
        return None
    if run[0] in ("and", "but", "no", "not", "nobody", "nothing") or all(low in _DOING_ONLY for low in run):
        return None
    weight = 0.6 * min(things, 2) + 0.35 * min(unknown, 2)
    weight += 0.5 if run[-1] in v.NEED_NOUNS else 0.0
    weight -= 1.2 * sum(low in _NO_NEED for low in whole[: spot.last + 1 - first])
    weight -= 0.3 * sum(low in _NO_NEED for low in whole[spot.last + 1 - first :])
    follows = words[spot.last + 1].low if spot.last + 1 < len(words) else ""
    weight -= 1.5 if run[-1] in v.ROLES_AT_WORK and follows in ("at", "of", "") else 0.0
    weight -= 1.5 if run[-1] in v.ORG_NOUNS and _names_the_next(words, marks, spot.last + 1) else 0.0
    weight -= 1.2 * sum(low in v.ABROAD for low in run)
    weight -= 0.9 * sum(low in _NOT_THE_NEED for low in run)
    weight -= 0.5 if len(run) > 5 else 0.0
    weight -= 2.0 if all(low in _QUALITIES for low in run) else 0.0
    weight -= 1.5 if all(low in _ASKED_FOR for low in run) else 0.0
    weight -= 0.6 if follows_person else 0.0
    weight -= (
        0.4
        if len(run) == 1
        and run[0]
        in v.RELATIONS
        - {
            "bookkeeper",
            "plumber",
            "electrician",
            "designer",
            "architect",
            "solicitor",
            "lawyer",
            "accountant",
            "contractor",
            "builder",
        }
        else 0.0
    )
    weight -= (
        1.0
        if whole[0] in v.VERBS
        and whole[0].endswith(("ed", "aw", "ound", "eft", "ot", "ame", "ent", "old", "ew"))
        and whole[0] not in v.NEED_NOUNS
        else 0.0
    )
    weight -= 1.2 if _introduces_a_person(words, marks, first, spot.last) else 0.0
    if first > 0 and words[first - 1].low == "(":
        weight -= 1.8 if marks.get(first - 2) == "P" and run[-1].endswith(_TRADE_ENDINGS) else 0.9
    weight -= 1.0 if run[0].isdigit() and things == 0 else 0.0
    if (weight <= 0 and (len(whole) > 4 or any(low in _NO_NEED | _NOT_THE_NEED for low in whole))) or weight < -0.7:
        return None
    return Spot(spot.first, spot.last, weight)


def from_label(words: tuple[Word, ...], marks: dict[int, str], first: int) -> Spot | None:
    """What stands behind "Need:" is the need, trimmed like any other."""
    spot = _walk(words, marks, first, 9.0)
    return spot if spot and spot.first < len(words) else None

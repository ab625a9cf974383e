"""In which sentences do people say who sends whom to whom?

A line is rewritten so that each person is one letter and each firm another; what hangs on a name and tells nothing is left
out. Then every sentence below is tried on it: `<i>` is the introducer, `<p>` the prospect, `<v>` the provider. The number is
how much the sentence is worth where another says something else.

No pattern repeats within a repetition, and gaps have bounds, so a long text costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from obliged.domain import vocabulary as v
from obliged.domain.patterns import Pattern

PERSON_BASE, FIRM_BASE = 0xE000, 0xE800
_P, _O, _ANY = "[\ue000-\ue7ff]", "[\ue800-\uefff]", "[\ue000-\uefff]"

_RELATION = "(?:" + "|".join(sorted((re.escape(w) for w in v.RELATIONS), key=len, reverse=True)) + ")"
# "Was sent" is somebody sent, "was sending" is somebody who sends.
_NO_PASSIVE = r"(?! (?:kindly |just |also |then |already )?(?:sent|referred|recommended|passed|introduced|given|pointed|suggested|handed|connected|brought|forwarded|mentioned|shared|steered|directed|put|linked|flagged|nudged|tipped|told)\b)"
_SENDER_ADVERB = rf"(?:(?:just|also|already|kindly|very|has|have|had|(?:is|was|been){_NO_PASSIVE}|'s|would|will|again|now|now also|once|then|so|who|whose|today|yesterday|warmly) ){{0,3}}"
_US = r"(?:me|us|we|you|uns|nous|nos|a nós|a nosotros|our way|my way|over|on|along|across|in|round|through|to us|to me|my card to|our name to|our number to|our card to|our way)"
_SENT = (
    r"(?:sent|sends|sending|send|referred|refers|refer|referring|recommended|recommends|recommend|recommending|passed|passes|passing|introduced|introduces|introducing|"
    r"intro'd|intros|introed|gave|gives|given|giving|pointed|points|nominated|nominates|suggested|suggests|handed|hands|connected|connects|brought|brings|forwarded|forwards|"
    r"mentioned|mentions|shared|shares|steered|directed|put|puts|linked|flagged|nudged|vouches for|vouched for|vouch for|tipped|tipped us off about|"
    r"recomenda|recomendó|recomendou|recommande|empfiehlt|empfahl|schickt|schickte|manda|mandó|mandou|mandou-nos|envía|envió|envoie|consiglia|raccomanda|indicou)"
)
_SAID = (
    r"(?:says|said|asks|asked|thinks|thought|reckons|wonders|wondered|told|tells|mentions|mentioned|knows|wants|wanted|would like|would love|hopes|"
    r"called|calls|rang|phoned|emailed|e-mailed|texted|wrote|writes|messaged|has|have|had|got|spoke|suggests|suggested|recommends|recommended|believes|heard|met)"
)
_INTRO_CUE = (
    r"(?:referred (?:to us |to me |over |here |on )?by|recommended (?:to us |to me |us |highly )?by|sent (?:to us |to me |over |our way |here |along |on |in )?by|introduced (?:to us |to me |himself |herself )?(?:by|through|via)|"
    r"introduced by|intro (?:from|by|via|through|-|:)|intro'd by|introduction (?:from|by|via|through)|referral (?:from|by|via|through|of)|recommendation (?:from|of|by|via)|tip (?:from|by|off from)|lead from|"
    r"suggested by|passed (?:on |along |over |to us |our way )?(?:by|from|via)|forwarded by|brought (?:in |to us )?by|put (?:on|in touch|on to us) by|pointed (?:out |to us |our way |here )?by|connected (?:by|through|via)|"
    r"empfehlung von|empfohlen von|auf empfehlung von|recommandation de|recommandée? par|de la part de|recomendación de|recomendad[oa] por|de parte de|indicação de|recomendad[oa] pela?|da parte di|consigliat[oa] da|"
    r"via|per|thanks to|thx to|courtesy of|(?<!take )(?<!takes )(?<!taking )care of|c / o|c/o|by way of|by courtesy of|h / t|hat tip|hat tip to|ref by|ref|ref :|ref - |ref \.|(?<!no )referrer(?: :| is)?|referred|source|source :|source =|source is|source -|"
    r"(?:at|on) the (?:suggestion|recommendation|advice|say-so|urging|request|behest) of|on (?:the )?(?:recommendation|advice|suggestion) (?:from|of)|word from|name from|number from|heard (?:of us |about us |of me |about me )(?:from|through|via)|heard (?:through|via)|"
    r"(?:found|reached|came to|got to|knows|know|contacted) us (?:through|via|by|from|thanks to|because of)|(?:came|come|comes|coming) (?:to us |to me |in |our way |over |recommended |highly recommended )?(?:through|via|from|by|by way of)|because of|"
    r"(?:got|had|has|have|took|given|found) (?:our|my|the|your) (?:name|number|card|details|contact|email) (?:from|off|via|through|thanks to)|got us from|knows of us (?:from|through|via)|through|thru|(?<!wanted )(?<!needed )(?<!required )(?<!requested )by|compliments of|"
    r"(?:told|advised|urged|encouraged|asked|suggested) (?:to (?:call|contact|ring|see|try|come to) (?:us|me) )by|originally from|after (?:talking|speaking|chatting) (?:to|with))"
)

# Before anything else is tried: what hangs on a name and says nothing about who sends whom.
_TIDIED = (
    (rf"(?<![^ ])the (?={_O})", ""),
    (rf" , who(?:m)? (?:i|we) (?:met|know|knew) (?:through|via|from|by) {_P} ,", ""),
    (rf"(?<![^ ])((?:introduce|introducing|introduced|intro|send|sent|sending|refer|referring|referred|put|connect|connecting|connected|pass|passed|passing|link|linked|point|pointed) ){_P} 's (?:[a-z-]+ ){{0,2}}{_RELATION} (?:, )?(?={_P})", r"\1"),
    (rf"((?:pointed|point|pointing) {_P}) at (?={_O})", r"\1 to "),
    (rf"(?:somebody|someone|a person|the person|a lady|a guy|a man|a woman|the owner|the manager|the people|people|folks|the folks|the team) (?:from|at|over at|with) (?:the )?{_O}", "somebody"),
    (rf"(?<={_P}) (?:a|another|our|one|this) (?:(?:new|potential|possible|good|nice|great|hot|warm) )?(?:client|lead|customer|referral|prospect|patient|tenant|buyer) ?[:,\-]? ?(?:called |named )?(?={_P})", " <= "),
    (rf"{_O}(?: 's| \()(?: (?:owner|manager|director|founder|partner|head|boss|md|ceo))? ({_P})(?: \))?", r"\1"),
    (rf"\( (?:(?:[^()\s]+ ){{0,3}})?{_O} \)", ""),
    (rf"(?<={_P}) , (?:(?:the|our|a|an|my|who's|who is) )?(?:[^\s,.;:()]+ ){{0,2}}(?:of|at|from|for|with) {_O}(?: ,)?", ""),
    (rf"(?<={_P}) (?:of|at|from|with|@|over at|who runs|who owns|who has|runs|owns) (?:the )?{_O}", ""),
    (r"\( (?:(?:cell|mobile|home|work|office|tel|phone|ph|m|t|e|email|e-mail|mail|or|and|[;,:./]) )*\)", ""),
    (r"\"", ""),
    (rf"(?<={_P}) \( [^()\ue000-\uefff]{{1,40}} \)(?= (?:[^\W\d_]|->|:))", ""),
    (r"\(\s*\)", ""),
    (rf"(?<={_P}) , (?=jr|sr|esq|phd|md|cpa)(?:\S+)(?: ,)?", ""),
    (rf"\b(?:(?:my|our|the|a|an|old|good|new|another|some|your)|(?:her|his|their)(?= [a-z])) (?:(?:old|good|dear|new|former|ex|best|longtime|lovely|tax|fellow|own|neighbourly|long-time|young|brilliant|great|trusted|favourite|favorite|long-standing|business|gym|school|college|church|golf|family|insurance|kitchen|neon|real estate|divorce|mortgage|estate|next-door|younger|older|elder|little|big|late|in-house|local|certain) ){{0,2}}(?:{_RELATION} )?(?:and {_RELATION} )?(?:(?:named|called|, namely|by the name of|,|-|:) )?(?={_P})", ""),
    (rf"(?<![^ ])(?:my|our|her|his|their|your) (?:(?!(?:to|from|for|with|and|at|by|of|on|in|about|our|his|her|their|my|because|that|as|via|per|through|so|or|but|is|was|up|over|out|off|sent|send|call|number|card|details) )[a-z-]+ ){{1,2}}(?={_P})", ""),
    (rf"\b(?:a|an|some) {_RELATION} (?:named|called|by the name of) (?={_P})", ""),
    (rf"\b(?:client|customer|clients|lady|guy|fellow|colleague|partner|friend|neighbour|neighbor)s? (?:named|called|by the name of) (?={_P})", ""),
    (rf"(?<={_P}) \( {_RELATION} \)", ""),
    (rf"\b(?:the|our|my|a|an|their) (?:[a-z-]+ )?(?!for |over |after |her |under |other |whether |never |later |number |letter |former )[a-z-]{{3,}}(?:er|or|ist|ian|ant|ect|ney|man|woman|smith|wright|person|people|guy|lady)s? (?={_P})", ""),
    (rf"(?<={_P}) (?:from|at|in|over at|down at|of) (?:(?!and |she |he |they |who |but |so )[^\s,.;:()\ue000-\uefff]+ ){{0,4}}(?!and |she |he |they |who |but |so )[^\s,.;:()\ue000-\uefff]+(?= (?:has |just |kindly |also )?(?:steered|reckons|thinks|sent|has sent|referred|has referred|recommended|introduced|passed|gave|says|said|told|called|rang|thinks|knows|wants us|mentioned|suggested|put|pointed)\b)", ""),
    (rf"(?<={_P}) (?:yesterday|today|this morning|this afternoon|last night|last week|this week|earlier|just now)(?= [.,;:\-])", ""),
    (r" {2,}", " "),
)  # fmt: skip


@cache
def _tidied() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), by) for pattern, by in _TIDIED)


class Sentences:
    """Patterns with their worth, compiled when the first line is read: whoever starts the program need not wait."""

    def __init__(self, *rows: tuple[float, str], firms: bool = False) -> None:
        self._rows = rows
        self._firms = firms
        """A firm may send, or be sent to, like a person."""

    def __iter__(self) -> Iterator[tuple[float, re.Pattern[str]]]:
        return iter(self._compiled)

    @cached_property
    def _compiled(self) -> tuple[tuple[float, re.Pattern[str]], ...]:
        return tuple(
            (worth, re.compile(rf"{_opening(row)}(?:{_spelled_out(row, self._firms)})(?![^\s])"))
            for worth, row in self._rows
        )


def _opening(row: str) -> str:
    """A word opens what does not open with a name; names stand apart as it is, and are found faster without asking."""
    return "" if row.startswith(("<i>", "<p>", "<v>", "<P>", "<s>")) else r"(?<![^\s])"


def _spelled_out(pattern: str, firms: bool) -> str:
    actor = _ANY if firms else _P
    swap = {"<i>": f"(?P<i>{actor})", "<p>": f"(?P<p>{_P})", "<v>": f"(?P<v>{actor})", "<P>": _P, "<O>": _O, "SENT": _SENT, "SAID": _SAID, "CUE": _INTRO_CUE,
            "REL": _RELATION, "ADV ": _SENDER_ADVERB, "<s>": f"(?P<s>{_P})", "<f>": f"(?P<v>{_O})", "US": _US}  # fmt: skip
    for short, long in swap.items():
        pattern = pattern.replace(short, long)
    return pattern


_HAND = r"(?:joined up|teamed up|joining up|introduce|introduces|introducing|introduced|intro|intro'd|introed|connect|connecting|connected|link|linking|linked|put|putting|hook|hooking|hooked|send|sending|sent|refer|referring|referred|pass|passing|passed|hand|handing|handed|point|pointing|pointed|direct|directing|directed|forward|forwarding|forwarded|steer|steering|steered|give|giving|match|matching|matched|pair|pairing|paired|transfer|transferring|move|moving|get|bring|route|routing|refers)"
_ALONG = r"(?:(?:over|on|along|forward|up|across|straight|directly|out|through|in touch|in contact|together|back|off|down|now|today|tomorrow|away|in) ){0,3}"
_NOT_THIRD = rf"(?<!{_ANY} will )(?<!{_ANY} would )(?<!{_ANY} could )(?<!{_ANY} and )(?<!{_ANY} )(?<!{_ANY} has )(?<!{_ANY} had )(?<!{_ANY} is )(?<!{_ANY} 's )(?<!{_ANY} was )(?<!{_ANY} who )(?<!{_ANY} kindly )(?<!{_ANY} just )(?<!{_ANY} also )(?<!was )(?<!were )(?<!been )(?<!got )"
_TO = r"(?:to|with|onto|and|&|-|->|\+|/|towards|toward|into)"
_MID = r"(?:(?!needs |wants |sent |from )[^\s,.;:()\-\ue000-\uefff]+ )"

GIVEN = Sentences(
    (6.5, rf"{_NOT_THIRD}(?:recommend|recommended|suggested|mentioned|proposed) <v> to <O> ?(?:,|\(|-|:|and)? ?<p>"),
    (
        5,
        r"did <v> (?:ever |manage to |get to )?(?:call|ring|contact|get hold of|speak to|email|see|meet|reach|get in touch with|phone|write to|text|talk to|hear from) <p>",
    ),
    (
        4.5,
        r"(?:^|[.;,?!\n] |and )(?:i|we|i've|we've) (?:have |just |also )*(?:gave|sent|passed|given|texted|emailed) (?:on )?(?:him|her|them) (?:on )?(?:his|her|their) (?:number|details|email|name|card|contact)",
    ),
    (
        5,
        r"(?:^|[.;,\n-] |and )(?:i|we|i've|we've) (?:have |had |just |also )*(?:mentioned|recommended|suggested|named|proposed) <v> to (?:him|her|them)\b",
    ),
    (
        4,
        r"(?:^|[.;\n] )(?:i|we|i've|we've) (?:have |just |also )*(?:recommended|suggested|proposed|named) <v> for(?! us)",
    ),
    (
        5,
        rf"{_NOT_THIRD}(?:put|putting|putting in|puts) (?:in )?a (?:(?:good|kind|nice|strong) )?word (?:in )?for <v> (?:with|to) <p>",
    ),
    (
        5,
        r"(?:rang|called|phoned|emailed|texted|messaged|spoke to|wrote to|contacted|saw) <v> (?:today |yesterday |this morning )?(?:on (?:his|her|their) behalf|for (?:him|her|them)(?= ?[.,;]))",
    ),
    (
        5,
        r"(?:connected|introduced|linked|matched|paired) (?:two|2|some|a couple of) (?:[^\s,.;:()\ue000-\uefff]+ ){0,3}(?:[:,.\-] )?<p> [^.;\n\ue000-\uefff]{1,60}(?:and|,|while|;) <v> (?:can|has|is|could|knows|[a-z]{2,}s)\b",
    ),
    (5, r"(?:habe|haben|hab) <p> (?:zu )?<v> (?:vermittelt|verwiesen|empfohlen|weitergeleitet|geschickt|überwiesen)"),
    (6, rf"{_NOT_THIRD}{_HAND} {_O} {_ALONG}(?:to|with|onto|towards) <v>"),
    (
        5,
        r"(?:dropped|sent|wrote|emailed|texted|messaged|rang|called|phoned) <v> (?:(?:a line|a note|an email|a text|a message|a word) )?(?:to say|saying|to tell|that) (?:that )?<p>",
    ),
    (4.5, r"(?:wrote to|written to|emailed|texted|messaged|email to|letter to|note to|text to|message to) <v> ?:"),
    (
        5,
        r"<v> (?:is |'s |will be |has been |'ll be )(?:taking|doing|handling|covering|sorting|looking after|seeing|helping|advising|serving|quoting) (?:on |over )?<p>",
    ),
    (
        4.5,
        r"<v> (?:is |'s |will be |'ll be )(?:doing|taking|handling|covering|sorting|quoting) (?:it|this|that|the job|the work|her|him|them)\b(?! to us)",
    ),
    (
        6,
        r"(?:ask|asked|asking) <v> (?:if|whether) (?:she|he|they)(?:'d| would| could| can| might|'ll)? [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        5,
        r"<p> (?:'s (?:[^\s.;:()\ue000-\uefff]+ ){1,3})?(?:has |have |had )?(?:is going|are going|gone|been passed|been sent|been referred|been given|been handed|went) (?:over |on |off )?to <v>(?! 's)",
    ),
    (3.6, rf"{_NOT_THIRD}(?:sent|passed|referred|handed|forwarded) (?:on |over |along )?to <v>(?! 's)"),
    (
        7,
        r"(?:suggested|said|told|recommended|proposed|mentioned) to <p> (?:that )?(?:she|he|they) (?:should |could |might |to |ought to |can )?(?:ring|call|contact|see|try|speak to|talk to|meet|use|email|get in touch with) <v>",
    ),
    (
        5.5,
        r"(?:intro|introduction|introductions|intros) (?:done|made|sent|complete|completed|email|sent off)? ?[:,\-]? ?(?:between |for )?<p> (?:and|&|to|/|x|with) <v>",
    ),
    (
        5,
        r"(?:habe|haben|hab|envoyé|adressé|orienté|enviado|derivado|enviei|encaminhei|mandei|mandato|inviato) (?:a |o )?<p> (?:an|zu|chez|à|vers|a|al|para|ao|da|con) <v>",
    ),
    (7, r"<p> (?:\([^()]{0,40}\) )?-> <f>"),
    (
        5,
        r"<v> (?:will|is going to|can|could|agreed to|'ll|might|has agreed to) (?:be )?(?:see|seeing|help|helping|advise|visit|look after|take care of|handle|act for|represent|quote|take on|meet|meeting|advising) <p>",
    ),
    (
        4,
        r"<p> (?:is |has been |got |is now |has )?(?:booked|booked in|set up|sorted|fixed up|in touch|connected|signed up|matched|paired|placed|gone) with <v>",
    ),
    (
        6,
        rf"{_NOT_THIRD}(?:gave|sent|wrote|texted|left|slipped) <p> [^.;\n\ue000-\uefff]{{0,20}}with <v> 's (?:number|details|card|name|email)",
    ),
    (
        5,
        rf"{_NOT_THIRD}(?:took|taken|brought|sent|invited|walked) <p> (?:round |over |along |across )?to (?:meet|see) <v>",
    ),
    (4.5, r"(?:our|my) (?:referral|introduction|doing)(?= ?[.,;!)]|$)"),
    (4, r"<p> is now with <v>"),
    (4.5, r"<v> has (?:her|him|them|it|that one) now"),
    (
        6,
        r"(?:^|[.,;\n] |and |so )(?:i|we|i've|we've) (?:have |just |also )*(?:offered|pushed|pointed|steered|nudged|suggested|gave) (?:her|him|them) (?:(?:to|at|towards) )?<v>",
    ),
    (6, rf"{_NOT_THIRD}(?:gave|offered|lent|suggested) <p> (?:our|my|the) (?:[a-z-]+ ){{1,3}},? ?<v>"),
    (
        6,
        r"^ ?(?:wrote|written|a note|emailed|texted) (?:to )?<v> (?:this morning |today |yesterday |earlier )?(?:that|to say) <p>",
    ),
    (
        5,
        r"(?:intro|introduction|connection)s? (?:made |done |sent )?(?:today |yesterday |this morning )?between <p> [^\n\ue000-\ue7ff]{0,80}and <v>",
    ),
    (8, r"<p> , <O> -> <v>"),
    (6, r"(?:sent mail|sent items|my mail|i wrote) : (?:hi|hello|dear|hey) <v> , [^.\n\ue000-\uefff]{0,40}<p>"),
    (
        5.5,
        r"^ ?(?:hi|hello|dear|hey) <v> , [^\n\ue000-\uefff]{0,40}(?:i've|i have|we've|we have) (?:suggested to|told|asked|advised) <p> (?:that|to)",
    ),
    (
        6,
        r"(?:^|[.;\n] )(?:i |we |have |i've |we've |just )*(?:asked|asking) <v> ?[:,]? (?:can|could|would|will) (?:he|she|they) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (4.5, r"<v> (?:can|could|will|would) do <p> 's"),
    (
        3,
        r"(?:^|[.;\n] )(?:i |we |i've |we've |have |just )*(?:told|advised) <p> (?!(?:i|we|i'd|we'd|i'll|we'll|that we|that i|about us|us) )[^.;:\n\ue000-\uefff]{1,60}<v>",
    ),
    (6, r"(?:^|[.;\n] )let <v> have <p> 's (?:number|details|name|email|card|file)"),
    (
        6,
        r"^ ?<v> , (?:i|we|i've|we've) (?:have |had |just )*(?:given|gave|passed|sent|mentioned) your (?:name|number|details|card) (?:on )?to <p>",
    ),
    (6, rf"{_NOT_THIRD}(?:suggested|proposed|recommended) to <p> (?:that )?<v>"),
    (5.5, rf"{_NOT_THIRD}(?:told|warned|asked) <v> to (?:expect|look out for|watch for|listen out for) <p>"),
    (5, r"<v> (?:says|said|sends) (?:thanks|thank you|many thanks|ta|cheers) for <p>"),
    (
        5,
        r"(?:^|[.;\n] )(?:i |we |have |i've |we've |just )*(?:asked|told|got) <v> to give <p> a (?:ring|call|bell|shout|quote|price|hand)",
    ),
    (4.5, r"<v> , (?:i|we) (?:said|told (?:her|him|them))"),
    (
        4.5,
        r"(?:^|[.;\n] )(?:i |we |have |just )*(?:emailed|wrote to|introduced|messaged|texted|mailed) both <p> and <v>",
    ),
    (4.5, r"<v> (?:came|comes|springs|sprang) to mind"),
    (4, r"^ ?(?:hi|hello|dear|hey) <v> .{0,120}\b(?:over to you|i'll leave you|i will leave you|i'll let you)\b"),
    (5, r"^ ?<v> [\-,:] <p> [.;/] <P> [\-,:] <P> ?[.;/]"),
    (5, r"(?:^|[.;\n] )(?:connect|intro|introduce|introduction|match|link|refer)s? ?: <p> (?:/|,|&|\+|-) <v>"),
    (4.5, r"<v> (?:gets|is getting|will get) <p>"),
    (3.5, r"(?<!us )(?<!me )(?<!way )(?<!came )(?:over|off|on) to <v>(?! 's)"),
    (4, r"(?:one|job|something|maybe one|perfect|right|ideal|great) for <v>(?= ?[.,;!?]|$)"),
    (4, r"(?:told|tell|telling) <p> (?:all )?about (?:her|him|them)\b"),
    (4, rf"{_NOT_THIRD}{_HAND} <p> {_ALONG}(?:to|with) (?:her|him|them)\b"),
    (
        5,
        r"<p> (?:is |are |was |were |has been )?(?:being )?(?:looked after|helped|advised|seen|represented|taken on|handled|served|quoted) by <v>",
    ),
    (4.5, r"for <p> -> <v>"),
    (
        8,
        r"(?:sent|send|sending|emailed|forwarded|passed) <v> <p> 's (?:file|cv|resume|case|brief|enquiry|plans|drawings|papers|paperwork)",
    ),
    (8, rf"{_NOT_THIRD}{_HAND} <v> <= <p>"),
    (
        5.5,
        r"<v> (?:is |will be |'s )?(?:expecting|awaiting|waiting for) (?:a call|an email|a text|a message|the call|to hear|word) from <p>",
    ),
    (5.5, r"<p> (?:should |to |will |can |may )?expect (?:a call|an email|a text|a message|word|to hear) from <v>"),
    (
        4.5,
        r"<p> (?:will|is going to|plans to|promised to|is to|'ll) (?:be )?(?:calling|ringing|contacting|call|ring|contact|see|meet|email|visit|text|speak to|seeing|meeting|emailing|visiting) <v>",
    ),
    (
        5,
        r"(?:^|[.,;:\-(\n] |please |to )(?:have|get|let|make) <v> (?:to )?(?:call|ring|contact|email|help|visit|text|quote|phone) <p>",
    ),
    (5, r"(?:emailed|wrote to|called|messaged|texted|copied|cc'd) <p> and <v> (?:together|both|jointly|in one)"),
    (
        7,
        rf"{_NOT_THIRD}{_HAND} <v> (?:a|another|the|some|our|one|this|my)(?: (?:new|potential|possible|good|nice|great|hot|warm|more|next))* (?:client|lead|referral|customer|job|prospect|enquiry|inquiry|patient|case|project|buyer|tenant|one|person|lady|man|woman|couple|family)s? ?[:,\-]? ?(?:called |named )?<p>",
    ),
    (
        5.5,
        r"(?:^|[.,;:\-(\n>] )(?:so |now |i've |we've |have |has been |been |and |just )*(?:gave|referred|passed|sent|recommended|handed|introduced|directed|pointed|given|going|goes|forwarded|steered) (?:on |over |along |onwards |off )?to <v>(?! 's| (?:by|through|via) )",
    ),
    (
        5,
        rf"{_NOT_THIRD}{_HAND} {_ALONG}<p> (?:for|re|about|regarding|with) (?:[^\s.;:()\ue000-\uefff]+ ){{1,6}}?(?:on |over |along )?to <v>",
    ),
    (3.5, r"[,.;:\-] (?:maybe |perhaps |what about |how about |try )?<v> ?\?"),
    (
        6.5,
        r"(?:suggested|suggest|suggesting|recommended|proposed|advised)(?: to)? (?:that )?<p> (?:should |could |might |to )?(?:call|calls|ring|rings|contact|try|see|speak to|speak with|talk to|talk with|meet|use|hire|email|text|ask) <v>",
    ),
    (3, r"(?:copying|copied|cc|cc'd|cc'ing|looping in|looped in|adding)(?: in)? ?:? <v>"),
    (4.5, r"[.!?] <p> , <v> (?:is|has|does|will|can|knows)"),
    (
        5,
        r"(?:gave|give|given|giving|sent|texted|emailed) <p> (?:[^\s.;:()\ue000-\uefff]+ ){0,3}(?:name|names|number|numbers|details|contacts)(?: of)? ?[:,\-]? (?:[^\s.;:()\ue000-\uefff]+ ){0,3}?<v>",
    ),
    (
        8,
        r"(?:recommended|recommend|suggested|mentioned|proposed) <p> to <v> as (?:a|an|their|his|her) (?:[^\s.;:()\ue000-\uefff]+ )?(?:client|customer|patient|tenant|buyer|student|pupil|guest|candidate)",
    ),
    (4, rf"{_HAND} (?:[^.;\n\ue000-\uefff]{{0,40}} )?(?:her|him|them) and <v>"),
    (
        5,
        r"^ ?(?:given|sent|passed|referred|handed|introduced|recommended|goes|going|off|over|out) (?:on |over |along |off )?to <v> ?[:,\-.] (?:[^\s.;:()\ue000-\uefff]+ ){0,3}<p>",
    ),
    (
        4.5,
        r"(?:told|advised|asked) (?!me |us )(?:[^\s.;\ue000-\uefff]+ ){1,3}(?:[^\s.;]+ ){0,4}to (?:get hold of|call|ring|contact|try|see|speak to|talk to|get in touch with|use|hire) <v>(?! 's)",
    ),
    (
        6,
        r"(?:sending|send|sent|pass|passing|steering) <p> (?:over |on )?(?:your way|to you|over to you|on to you) ?, ?<v>",
    ),
    (6.5, rf"{_NOT_THIRD}{_HAND} <p> and <P> {_ALONG}(?:to|with) <v>"),
    (
        4.5,
        r"(?<!^)(?<!\. )(?<!, )(?:name|names|number|details|contact) (?:of|for) (?:[^\s.;()\ue000-\uefff]+ ){0,4}(?:: |, |- )?<v>",
    ),
    (
        4.5,
        r"(?:^|[.,;:\-\n] )(?:but |and )?<v> (?:is|'s|would be) (?:the (?:one|person|man|woman|lady|best|guy)|your (?:man|woman|best bet)|best|who) (?:to|for|i)(?! thank)",
    ),
    (
        6,
        r"(?:call|meeting|chat|coffee|lunch|connection|intro|introduction|zoom|drink|drinks|date|viewing|appointment)s? between <p> and <v>",
    ),
    (4.5, r"\byou , <v> ,"),
    (
        4,
        rf"{_NOT_THIRD}(?:pass|passed|passing|hand|handed|handing|refer|referred|referring|send|sent|sending|forward|forwarded|forwarding|give|gave|giving|direct|directed) (?!{_ANY} 's (?:number|card|name|phone|website|business))(?:(?:the|a|an|her|his|their|this|that) |(?={_ANY}))(?:[^\s.;:()]+ ){{1,4}}?(?:over |on |along )?to <v>",
    ),
    (
        5.5,
        r"(?:^|: |\n ) ?(?:hi|hello|hey|dear|morning|hiya) <v> ?[,!\-:\n] (?:[^.;\ue000-\uefff]{0,40} )?(?:meet|let me introduce|i'd like to introduce|i want to introduce|introducing|i would like to introduce|this is to introduce) <p>",
    ),
    (
        5,
        rf"{_HAND} (?:people|everyone|everybody|clients|folks|friends|them all|somebody|someone) {_ALONG}(?:to|with) <v>",
    ),
    (
        5.5,
        rf"{_NOT_THIRD}(?:told|tell|telling) <p> (?:that |about )?<v> (?:could|can|would|will|does|might|is|was|has|makes|sells|builds|fixes|handles)",
    ),
    (5, r"(?:provider|specialist|recipient)(?: is| will be)? ?[:,-]? ?<v>"),
    (
        4,
        r"^ ?(?:outgoing|outbound|outward|given|giving out|going out)(?: (?:referral|intro|introduction|lead|recommendation))? ?[:.,-]",
    ),
    (
        5,
        rf"{_NOT_THIRD}{_HAND} {_ALONG}<p> (?:, )?{_ALONG}(?:to|with|onto|towards|toward|at) (?:see )?(?:{_MID}){{0,3}}?<v>(?! 's)",
    ),
    (4, rf"{_NOT_THIRD}{_HAND} {_ALONG}<p> {_ALONG}(?:(?:in )?touch |contact )?(?:and|&|-|->|\+|/) <v>"),
    (
        4,
        rf"{_NOT_THIRD}{_HAND} {_ALONG}<p> (?:\([^()]{{0,60}}\) |, [^,.;\ue000-\uefff]{{1,60}} , ){_ALONG}(?:to|with) <v>",
    ),
    (4, rf"{_NOT_THIRD}{_HAND} (?:you|each other) , <v> , {_TO} <p>"),
    (
        4,
        r"(?:let's|let us|want to|should|to) get <p> and <v> (?:talking|together|in touch|connected|to meet|introduced)",
    ),
    (
        6,
        rf"{_NOT_THIRD}(?:recommend|recommending|recommended|suggest|suggested|suggesting|mention|mentioned) <v> (?:, [^,.;\ue000-\uefff]{{1,40}} , |\( [^()]{{0,40}}\) |(?:as|for) (?:{_MID}){{1,3}})?to <p>",
    ),
    (
        6,
        r"(?:gave|give|giving|given)(?: out)? <v> 's (?:number|card|name|contact|phone|website|business card) (?:on |along )?(?:to|with) <p>",
    ),
    (
        6,
        r"(?:shared|sent|send|passed|pass|passing|handed|recommended)(?: on| along)? <v> 's (?:card|name|website|business card) (?:on |along )?(?:to|with) <p>",
    ),
    (
        6,
        rf"{_NOT_THIRD}(?:gave|give|giving|given|sent|send|handed|texted|emailed|offered|promised) <p> <v> 's (?:number|card|details|name|email|contact|contacts|phone|info|mobile|cell|nr|whatsapp)",
    ),
    (
        6,
        rf"{_NOT_THIRD}(?:gave|give|giving|given|sent|send|handed|texted|emailed|passed on|passed along|passed|shared|offered)(?: (?:her|him|them|on|along))? <v> 's (?:number|card|details|name|email|contact|contacts|phone|info|mobile|cell|nr|whatsapp)(?! (?:to|with))",
    ),
    (
        6,
        r"(?:gave|give|giving|given) <p> 's (?:details|email|info|contact details|file|case|cv|resume|résumé|plans|drawings|papers|paperwork|documents|brief|request|question|query|portfolio|enquiry|inquiry|manuscript|message|job|project|matter) (?:on |along |over )?(?:to|with) <v>",
    ),
    (
        6,
        r"(?:shared|sent|send|sending|sharing|passed|pass|passing|forwarded|forward|forwarding|fwd|fwded|fw) <p> 's (?:number|details|email|mail|letter|note|voicemail|contact|phone|info|contact details|file|message|enquiry|inquiry|cv|resume|résumé|plans|drawings|papers|paperwork|documents|brief|request|question|query|portfolio|case|job|project|matter) (?:(?:about|re|for) (?:[^\s,.;:()\ue000-\uefff]+ ){1,4}?)?(?:on |along |over )?(?:to|with) <v>",
    ),
    (
        4.5,
        r"<p> (?:could use|could do with|should (?:really )?(?:talk to|speak to|speak with|talk with|meet|call|ring|see|try|contact|use)|would benefit from (?:meeting|talking to)|ought to (?:meet|see|talk to|call)|must meet|needs to (?:meet|see|talk to|speak to)|to meet|would (?:get on|click) with|wants to (?:meet|talk to|speak to)|may want to (?:meet|talk to)|might (?:like|want) to (?:meet|talk to)) <v>",
    ),
    (
        6,
        rf"<p> (?:would|wants|'d|is|has|asked|hopes|needs|keen|should|to) (?:{_MID}){{0,3}}?be (?:introduced|connected|referred|sent|put|passed|linked)(?: in touch| over| on)? (?:to|with) <v>",
    ),
    (
        4.5,
        r"<v> (?:would|could|might|may|can|will|should|is|'d)(?: (?:really|probably|definitely|maybe|also))? (?:be )?(?:a )?(?:good|great|perfect|right|ideal|better|best|suit|suitable|help|take on|take over|look after|quote|sort|sort out|fit|serve|advise|call|ring|contact|handle|the (?:right )?(?:person|man|woman|one))(?: (?:out|fit|match|person|choice|one))?(?: (?:for|with|to))? <p>",
    ),
    (
        4,
        r"(?:^|[.;\n] )(?:i |we |i've |we've |just |have |then )*(?:emailed|called|rang|phoned|texted|messaged|wrote to|asked|spoke to|spoken to|written to|e-mailed) <v> (?:about|re|regarding|for|on behalf of) <p>",
    ),
    (5, r"<v> ?[,-] (?:please )?(?:can|could|would|will|might) you (?:please )?(?:[^\s,.;:\ue000-\uefff]+ ){0,3}<p>"),
    (4, r"(?:^|[.;\-(\n] )for <v>(?= ?[.,;!)\n]|$)"),
    (2.4, r", for <v>(?= ?[.,;!)\n]|$)"),
    (
        4.5,
        r"(?:^|[.;:\-\n] )<v> , (?:[^\s,.;:\ue000-\uefff]+ ){0,2}[^\W\d_]+(?:er|or|ist|ant|ian|ney|ect|man|tary|keeper) , for <p>",
    ),
    (
        5,
        r"<p> (?:[^\s.;\n\ue000-\uefff]+ ){0,3}?(?:needs|wants|looking|after|seeking|requires) [^.;\n\ue000-\uefff]{1,60}-> <v>",
    ),
    (
        5,
        r"<v> (?:has |have |had |is |was )?(?:kindly |happily |very kindly )?(?:agreed to|agrees to|offered to|offers to|happy to|glad to|willing to|promised to|said (?:he|she|they) (?:will|would|can|could)) (?:[^\s,.;:\ue000-\uefff]+ ){1,3}<p>",
    ),
    (4, r"(?:^|[.;:\n-] )<v> is to (?:[^\s,.;:\ue000-\uefff]+ ){1,3}<p>"),
    (
        4,
        rf"{_NOT_THIRD}{_HAND} {_ALONG}<p> {_ALONG}(?:to|with) (?:a|an|our|my|the|some) (?:[^\s,.;:\ue000-\uefff]+ ){{1,4}}(?:[;:,.-] )(?:maybe |perhaps |probably |i'd say |say )?<v>",
    ),
    (4, r"<p> (?:for|re|about|:|,) [^.;\n\ue000-\uefff]{1,60}-> <v>"),
    (
        5,
        rf"{_NOT_THIRD}(?:gave|give|giving|offered|offer|offering|suggested to|recommended) (?:her|him|them) <v>(?= [.,;!)\n-]|$)",
    ),
    (
        5,
        rf"{_NOT_THIRD}(?:told|tell|telling) (?:her|him|them) (?:that |about )?<v>(?= (?:is|would|could|can|does|might|was|will)\b| ?[.,;!]|$)",
    ),
    (
        5,
        r"<v> 's (?:details|number|card|name|email|contact|contact details) (?:is |are |was |were )?(?:sent|given|passed|forwarded|texted|emailed|shared)(?: on| along| over)? (?:to|with) <p>",
    ),
    (3.5, r"(?:^|[.,;\-\n] )ask for <v>"),
    (4, r"<p> <> <v>"),
    (
        4,
        r"(?:^|[.;:\n-] )<v> to (?!see |meet |visit |consult |talk |speak |try |use |go )(?:[^\s,.;:\ue000-\uefff]+ ){1,3}<p>",
    ),
    (
        5,
        r"(?:best|right|good|obvious|perfect|ideal) (?:person|one|man|woman|fit|match|choice|contact|guy) for <p>(?: 's [^:\ue000-\uefff]{1,30})? ?(?::|-|is|would be|might be) ?<v>",
    ),
    (4, r"(?:^|[.;:\n] )(?:could|can|would|might|should) <v> (?:[^\s,.;:\ue000-\uefff]+ ){1,3}<p>"),
    (
        5,
        r"(?:would|could|can|might|will) <v> (?:be able to |be willing to |like to |please )?(?:take on|take|help|call|ring|look after|see|meet|talk to|speak to|quote|contact) <p>",
    ),
    (3.5, rf"{_NOT_THIRD}(?:told|tell|telling) <p> about <v>"),
    (4, r"let <v> know (?:about |of |that )?<p>"),
    (
        4,
        rf"{_NOT_THIRD}(?:tell|telling|told) <v> (?:that |about )<p> (?:needs|wants|is looking|is after|is (?:looking|after|in need|hoping))",
    ),
    (
        4,
        r"tell <p> (?:that )?(?:we have|we've got|there is|there's|i have|i know|about)(?: [^\s,.;:\ue000-\uefff]+){0,6} ?(?:[,:-] )?<v>",
    ),
    (
        5,
        r"(?:ask|asking|asked|get|have|remind) <v> (?:whether |if |to )(?:(?:he|she|they|it) (?:can|could|would|might) )?(?:to )?(?:call|ring|contact|phone|email|help|see|meet|take on|take|quote|look after|talk to|speak to|write to|text) <p>",
    ),
    (
        5,
        r"(?:(?:^|[.,;:\-\n>] )|get |have |ask )<v> to (?:call|ring|contact|phone|email|quote|text|help|measure|price|estimate|look after|take on|take over|take)(?: (?:her|him|them)|(?: <p>))?",
    ),
    (5, r"(?:^|[.,;:\-\n] )<v> to (?:see|meet|visit|talk to|speak to) (?:her|him|them)"),
    (5, r"(?:^|[.,;:\-\n] )<p> to (?:see|meet|visit|consult|talk to|talk with|speak to|speak with|go to|try|use) <v>"),
    (
        5,
        r"(?:let|have|get|wants|told|telling|sending|sent|send|asked) <p> (?:to )?(?:see|meet|visit|consult|talk to|talk with|speak to|speak with|go to|try|use) <v>",
    ),
    (3.5, r"for <p> ?[:,\-] ?(?:maybe |perhaps |try |i'd say |say )?<v> (?:would|could|might|can|is|does)"),
    (
        3.5,
        r"(?:[.,;\-] |and |but |so |-> )(?:maybe |perhaps |i think |i bet |i'm sure )?<v> (?:might|could|can|should|would|may|will)(?: (?:well|probably|perhaps|certainly|surely|definitely|easily))? (?:be able to |be right|be perfect|be good|be ideal|be the|help|do (?:it|this|that|the)|fit|suit|quote|take (?:her|him|them|it|this) on|look after|handle|sort|advise|know)(?! us)",
    ),
    (
        5,
        rf"(?:one|someone|somebody|referral|a referral|referrals|lead|a lead|client|a client|prospect|a prospect|job|work|something|anyone|new client|customer|a customer|business) for <v>(?: from us)? ?[:\-,?.] (?:{_MID}){{0,2}}<p>",
    ),
    (5, rf"^ ?(?:for|to) <v> [:\-,] (?:{_MID}){{0,2}}<p>"),
    (3, rf"(?:^|[.;:\-\n] )<v>(?: ,)?(?: {_MID}){{0,2}} ?(?:, )?for <p>(?: 's)?"),
    (
        5,
        r"<v> (?:has taken|has agreed to take|takes|took|will take|is taking|is going to take|can take|has|will have|takes over|picks up|will look after|will help|is helping|is happy to take) (?:over |on |in )?<p>(?: (?:off our hands|on|off us|off me|over|from us|instead|in hand))",
    ),
    (6, r"(?:us|me) -> <v> ?[:,\-]? ?<p>"),
    (6, r"<p> -> <v> .{0,60}?\b(?:introduce|intro|send|connect|refer) (?:them|her|him|each)"),
    (2.2, r"<p> , meet <v>"),
    (3, r"<v> , (?:this is|i'd like you to meet|here is|here's) <p>"),
    (
        4,
        r"(?:referral|referred|ref|lead)? ?(?:out|outgoing|given|going out)(?: referral)? ?[:\-,] <p> (?:to|->|-|for|with|,) <v>",
    ),
    (3.5, r"(?:^|[.;:\n] )<p> (?:\([^()]{0,40}\) )?(?:to|over to|on to|x|<->|<>|with) <v>"),
    (
        5,
        rf"{_NOT_THIRD}{_HAND} (?:(?:her|him|them|it|this|that|this one|that one|these|those|details|the details|her details|his details|their details|the lead|everything|client|one) ){_ALONG}(?:to|with|onto|for) (?:{_MID}){{0,2}}?<v>",
    ),
    (
        4,
        rf"{_NOT_THIRD}(?:forward|forwarding|send|sending|pass|passing|refer|referring|give|giving|intro|introduce|introduction|hand|handing|referral|connect|forwarded|recommendation)(?: (?:over|on|along|her|him|them))? (?:to|with) (?:{_MID}){{0,2}}?<v>",
    ),
    (
        3.5,
        rf"(?:(?:^|[.,;:\-\n] )(?:i |we |i've |we've |have |just |i'd |we'd |i'll |i would |maybe |will |can |could |then |so |and |promptly )*)(?:recommend|recommended|suggest|suggested|said|named|thought of|think of|thinking of|recommending|suggesting|mentioned|told (?:her|him|them) (?:about|to (?:call|try|see|ring|contact))|try|offered|proposed|nominated) (?!us |me |to )(?:{_MID}){{0,2}}?<v>(?! (?:for|as|because|to|needs|wants|who))",
    ),
    (
        4,
        r"(?:^|[.,;:\-\n] )(?:so )?(?:to|over to|off to|on to) <v>(?: with (?:her|him|them|it))?(?= [.,;:!\n]|$| with)",
    ),
    (
        6,
        r"(?:gave|give|giving|given|sent|send|passed|texted|emailed|shared) <p> (?:the |a )?(?:number|name|details|card|email|contact|contact details|phone number) (?:of|for) <v>",
    ),
    (
        5,
        r"^ ?(?:refer|intro|introduce|connect|send|pass|referring|introducing) ?[-:] <p> (?:to|with|->|x) (?:<O> )?(?:\( ?)?<v>",
    ),
    (
        6,
        rf"{_NOT_THIRD}{_HAND} (?:one|another|two) of (?:ours|our {_MID}{{1,2}}),? ?,? ?<p> ?,? ?{_ALONG}(?:to|with|towards) <v>",
    ),
    (
        5,
        rf"(?:promised|told) <p> (?:that )?(?:i|we|i'd|we'd|i'll|we'll|i would|we would|i will|we will) (?:connect|link|introduce|put|hook|send|refer) (?:him|her|them) {_ALONG}(?:to|with|up with) (?:{_MID}){{0,3}}<v>",
    ),
    (5, rf"(?:send|sending|sent|introduce|put|refer) <p> (?:our|my|a|the) (?:{_MID}){{1,3}}(?:, )?<v>"),
    (
        3,
        r"<v> is (?:better|best|right|perfect|good|ideal|the (?:one|person|man|woman))(?: (?:suited|placed))? for (?:it|this|that|her|him|them|the job)",
    ),
    (3.5, r"intro (?:: |- )?<p> (?:/|&|and|\+|x|-|->|,) <v>"),
    (4.5, r"<v> (?:\+|&|and|/|x|->|<>) <p> intro(?:duction)?"),
    (
        5,
        r"(?:like|likes|want|wants|wanted|asked|asks|hopes|hoping|keen|needs|ready|'d like|love) to be (?:introduced|connected|referred|sent|put in touch|passed|linked)(?: on| over)? (?:to|with) <v>",
    ),
    (4, rf"{_NOT_THIRD}{_HAND} <p> ,? ?<v>(?! 's)"),
    (
        5,
        r"(?:told|tell|telling|advised|asked) <p> (?:that )?(?:(?:he|she|they) (?:should|could|might|ought to|can|must) |to )(?:really )?(?:go and |go |pop in and )?(?:ring|call|see|meet|try|contact|use|email|talk to|speak to|speak with|get in touch with|look up|hire|ask) (?:[^\s,.;:\ue000-\uefff]+ ){0,2}?<v>",
    ),
    (5, r"<p> (?:should|will|can|could) (?:expect to )?hear from <v>"),
    (
        3.6,
        r"<p> (?:is going|goes|is off|went|has gone|is on (?:her|his|their) way|is headed|has been sent|has been referred|has been passed|was sent|was referred|was passed|is being sent|is being passed|handed|passed|referred|sent|given)(?: (?:on|over|along|straight))? to <v>(?! 's)",
    ),
    (4, r"<v> could (?:call|ring|contact|help|see) <p>"),
    (3.5, r"<p> (?:should|ought to|to|must|could|might) (?:go|talk|speak|turn) to <v>"),
    (4, r"wants <p> to (?:meet|see|call|talk to|speak to|use|try|have) <v>"),
    firms=True,
)

RECEIVED = Sentences(
    # Whom we lunched with or spoke to, and what they said after.
    (
        4.5,
        r"^[^.;\n\ue000-\uefff]{0,40}(?:lunch|coffee|breakfast|dinner|call|chat|drinks?|tea|phone|hung up|meeting|caught up|spoke|talked|met|bumped|ran)(?: [^\s.;()\ue000-\uefff]+){0,2} ?(?:with|w /|to|into|,) <i> [^\n\ue000-\uefff]{0,140}(?:(?:he|she|they|who)(?:'s|'d|'ll)? |[.;,-] )(?:'s |'d |is |has |will |going to |also |just )*(?:mentioned|mentions|referral|lead|one lead|one for us|says|said|sends|sending|have|copy|pointed|passed|like|wants|thinks|knows|told|recommended|recommends)\b[^\n\ue000-\uefff]{0,60}<p>",
    ),
    (
        5,
        r"<i> (?:, <O> )?[^\n\ue000-\uefff]{0,100}[.!?;,] (?:he|she|they) (?:'s |'ll |is |has |will |going to |just |also )*(?:sending|pointed|send|copy (?:me|us) on|have|tell|passing|introducing|recommending|putting) (?:US )*(?:[^\s.;()\ue000-\uefff]+ ){0,4}<p>",
    ),
    (
        4.5,
        r"<i> [^\n.;\ue000-\uefff]{0,40}[.;,] (?:recommends|sends|passes|refers|introduces|vouches for) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (5, r"^ ?<i> / (?:intro|introduces|ref|referral|refers|sends) / <p>"),
    (5, r"from the desk of <i>"),
    (
        4.5,
        r"^ ?(?:i |we )?(?:phoned|rang|called|saw|visited|emailed) <i> (?:back |again |today )?[.;,] (?:he|she|they) (?:says|said|mentioned|wants|thinks|told me|told us) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        4.5,
        r"^ ?<i> [^.;\n\ue000-\uefff]{1,60}[.;] (?:mentioned|said|says) (?:that )?<p> (?:may|might|needs|wants|is|could|would|has)\b",
    ),
    (
        5,
        r"<i> (?:rang|phoned|called) ?,? (?:she|he|they) (?:'s got|has|has got) (?:a|an) (?:client|customer|patient|tenant|friend|neighbour|neighbor)",
    ),
    (4.5, r"\) <i> : (?:[^\s.;()\ue000-\uefff]+ ){0,5}<p>"),
    (4, r"<i> \( [^()]{0,60} \) (?:thinks|says|said|told|sent|sends|has|knows|mentioned|recommends|suggests)\b"),
    (
        6,
        r"<i> (?:(?!was |were |been |got )[^\s.;()\ue000-\uefff]+ ){0,5}?(?:passing|giving|gave|handing)(?: on| along| out)? (?:our|my) (?:name|number|details|card)",
    ),
    # Who calls and asks whether we might do something for somebody, sends them.
    (
        3,
        r"<i> (?:, who [^,.;\ue000-\uefff]{1,40} , )?(?:has |just |also )*(?:emailed|rang|phoned|called|texted|wrote|messaged|asks|asked|writes|calls|rings)(?: (?:me|us|in|today|yesterday|again|this morning))* ?[:,\-] (?:to ask )?(?:if |whether )?(?:can|could|would|will|should|do|might|please)(?: (?:we|you|i|us))? [^.;\n\ue000-\uefff]{1,60}<p>",
    ),
    (
        4,
        r"<i> , (?:who|our|my|the|her|his) [^,.;\n\ue000-\uefff]{1,40} , (?:also |just )*(?:has|had|knows|mentioned|mentions|says|said|thinks|reckons|met|asked|asks|told|wants us|speaks of) (?:[^\s,.;:()\ue000-\uefff]+ ){0,6}<p>",
    ),
    (
        5,
        r"<i> , (?:whose|whom) [^,.;\n]{1,40} , (?:also |just |has )*(?:phoned|rang|called|asked|asks|says|said|told|wants|mentioned|sent|recommended|suggested|passed) (?:[^\s,.;:()\ue000-\uefff]+ ){0,8}<p>",
    ),
    (4, r"<i> , [^,.;:\n\ue000-\uefff]{1,40} , ADV SENT (?:US )*<p>"),
    (
        3,
        r"<i> (?:(?:rang|phoned|called) )?(?:, )?(?:(?:she|he|they) )?(?:has|had|has got|'s got|knows) (?:a|an|another|one|two) (?:[^\s,.;:()\ue000-\uefff]+ ){0,2}(?:client|customer|friend|neighbour|neighbor|tenant|patient|colleague|lodger|pupil|student|parishioner|acquaintance|mate)s?\b",
    ),
    (
        5,
        r"(?:voicemail|message|call|email|text|note|letter) from <p> ,? ?(?:who )?(?:says|said|saying) <i> [^.;\n\ue000-\uefff]{0,60}(?:told|sent|recommended|mentioned|gave|suggested|thinks|thought)\b",
    ),
    (
        5,
        r"<p> (?:says|said) (?:that )?<i> (?:was|is|has been|speaks|spoke|talks|raves|swears) [^.;\n\ue000-\uefff]{0,40}(?:us|me)\b",
    ),
    (5, r"<p> ,? ?(?:the ones?|whom|that|who) <i> (?:promised|mentioned|told|sent|talked about|spoke of|spoke about)"),
    (4, r"<i> promised (?:US )+<p>"),
    (5, r"promised <i> (?:that )?(?:we|i|we'd|i'd|we'll|i'll) [^.;:\n\ue000-\uefff]{0,30}<p>"),
    (5, r"<i> [^.;\n\ue000-\uefff]{0,60}(?:one|another|two) of (?:his|hers|theirs|her|their) (?:[a-z-]+ )?,? ?<p>"),
    (
        6,
        r"^[^\ue000-\uefff]*<p> 's (?:[a-z-]+ )?(?:gp|doctor|dentist|physio|accountant|lawyer|solicitor|agent|broker|teacher|coach|trainer|boss|landlord|landlady|nurse|bookkeeper|banker) ,? ?<i> ,? ?(?:has |had )?(?:thought|thinks|says|said|suggested|recommended|reckons|wants|wanted|asked|asks)\b(?![^\ue000-\uefff]*<P>)",
    ),
    (6, r"<P> 's (?:[a-z-]+ ){1,2},? ?<i> ,? ?ADV SENT (?:US )*<p>"),
    (6, r"(?:us|name|number|card|details) (?:from|off|through|via) <P> 's (?:[a-z-]+ ){1,2},? ?<i>"),
    (5, r"<P> 's (?:[a-z-]+ )?REL ,? ?<i> ,? ?(?:has|knows|had) (?:a|an|another) [^.;\n\ue000-\uefff]{0,60}<p>"),
    (
        5,
        r"<i> 's (?:pa|assistant|secretary|office|receptionist|people|wife|husband) (?:has |just )*(?:rang|called|emailed|phoned|asked|wrote|booked|texted) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        3,
        r"<i> (?:has |just )?(?:been telling|been talking|been raving|posted|wrote|tweeted|raved|talked|shouted) (?:[^\s,.;:()\ue000-\uefff]+ ){0,3}?about us\b",
    ),
    (
        3.5,
        r"^ ?<i> (?:from <O> )?(?:messaged|called|rang|phoned|posted|wrote|texted|emailed|says|said|asks|asked)[^:.\n\ue000-\uefff]{0,30}: [^\n\ue000-\uefff]{0,80}<p>",
    ),
    (
        5,
        r"<p> (?:used to be|was|has been|is|were) with <i> [^\n\ue000-\uefff]{0,40}(?:passed|sent|handed|referred|given|recommended)\b",
    ),
    (3, r"<i> [^.;\n\ue000-\uefff]{0,60}told <p>(?= ?[.,;]|$)"),
    (5, r"<i> [^\n\ue000-\uefff]{0,60}told <p> (?:all )?about (?:us|me|you)\b"),
    (
        4,
        r"^ ?<i> (?:sent|left) (?:us |me )?(?:a|an|this) (?:[^\s,.;:()\ue000-\uefff]+ ){1,2}: [^\n\ue000-\uefff]{0,60}<p>",
    ),
    (6, r"<i> here ?[.,;!\-] (?:i'm |i am )?(?:sending|passing|putting|giving|referring|got) (?:US )?<p>"),
    (3.5, r"<i> (?:has|knows|had|has got) <p> (?:, )?(?:who|whose|needing|wanting|looking|after)\b"),
    (
        4.5,
        r"<i> (?:thinks|reckons|says|believes|feels|said|thought|is sure) (?:that )?(?:we|we'd|we'll|we're) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        3,
        r"<i> (?:[^\s,.;:()\ue000-\uefff]+ ){1,5}(?:said|says|told me|told us|mentioned|announced) (?:that )?<p> (?:must|needs|wants|is|has|could|would|'s|at|from|of)\b",
    ),
    (
        4,
        r"<i> (?:says|said|tells me|tells us|told me|told us|thinks|reckons|mentioned|asks|asked) [^\n\ue000-\ue7ff]{0,80}(?:speak to|contact|ask for|call|ring|talk to|see|get hold of|contact is) (?:[^\s,.;:()\ue000-\uefff]+ ){0,3}<p>",
    ),
    (4, r"<i> has (?:put )?(?:us|me) down for [^.;\n\ue000-\uefff]{1,40}<p>"),
    (
        5,
        r"<i> [^\n\ue000-\uefff]{0,60}[.:;,\-] (?:(?:a|an|one|another) )?(?:[^\s,.;:()\ue000-\uefff]+ )?REL of (?:his|hers|theirs) ?,? ?<p>",
    ),
    (
        6,
        r"<p> here ?[,.;\-] <i> (?:has |had |just )*(?:said|told|suggested|recommended|thought|thinks|says|reckons|gave|mentioned|asked|advised)\b",
    ),
    (
        6,
        r"(?:this is|it's|it is|my name is|i'm|i am) <p> ?[,.;\-] <i> (?:has |had |just )*(?:said|told|suggested|recommended|thought|thinks|says|reckons|gave|mentioned|asked|advised)\b",
    ),
    (6.5, r"introduced to <p> (?:today |yesterday |again )?(?:by|through|via) <i>"),
    (
        5,
        r"<i> (?:hat|haben) (?:mir |uns )?<p> (?:an uns |zu uns )?(?:verwiesen|empfohlen|geschickt|genannt|vermittelt|vorgestellt)",
    ),
    (
        4,
        r"(?:anruf|nachricht|mail|email|e-mail|brief|sms|appel|message|llamada|mensaje|chamada|mensagem|chiamata) (?:von|de|da) <i>",
    ),
    (
        5,
        r"<i> [^.;\n\ue000-\uefff]{0,40}(?:gave|passed|given|sent|shared) (?:on )?(?:our|my|your|ur|the) (?:name|number|nr|no|details|card|contact|link) (?:on )?to <p>",
    ),
    (
        5,
        r"<p> (?:met|saw|knows|spoke to|talked to|ran into|bumped into|was chatting to|sat next to) <i> [^.;\n\ue000-\uefff]{0,50}(?:she|he|they) (?:'d |had |has )?(?:told|sent|recommended|mentioned|gave|suggested)",
    ),
    (
        5,
        r"<i> (?:would be|is|was|'d be) (?:very |so |most )?(?:grateful|glad|happy|pleased|delighted|obliged|thankful) if (?:we|you|i) [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        5,
        r"<i> [.?!;,] (?:she|he|they) (?:'s |has |have |'ve )?(?:just |now |also |kindly |since )*(?:sent|referred|recommended|introduced|passed|brought|put|suggested|nominated) (?:US )*<p>",
    ),
    (4, r"(?:what|work|job|kitchen|house|place|things) (?:we|you|i) did for <i>"),
    (
        6,
        r"<i> [^.\n\ue000-\uefff]{0,40}(?:she|he|they) (?:has |have |'s )?(?:now |since |also |kindly |just )*(?:recommended|mentioned|suggested|named) (?:us|me) to <p>",
    ),
    (4.5, r"[,;.\-)] from <i>(?= ?(?:[,.;(\-\n]|$))"),
    (
        5,
        r"<i> (?:has|had|'s got|has got|got) (?:someone|somebody|one|another|a client|a lead|a referral|a customer|a friend|a job|work|something) for (?:us|me|you)",
    ),
    (
        5,
        r"<i> (?:has|had) (?:kindly |already )?given (?:her |him |them |out )?(?:our|my|the) (?:name|number|card|details|contact|email)",
    ),
    (
        6,
        r"^[^\ue000-\uefff]*<i> , <p> 's (?:[a-z-]+ ){0,2}REL ,? (?:asked|asks|says|said|reckons|thinks|thought|sent|send|told|recommended|suggested|gave|mentioned|referred|wants us|would like us|put|introduced)(?![^\ue000-\uefff]*<P>)",
    ),
    (
        6,
        r"^[^\ue000-\uefff]*<i> \( <p> 's (?:[a-z-]+ ){0,2}REL \) (?:asked|asks|says|said|reckons|thinks|thought|sent|send|told|recommended|suggested|gave|mentioned|referred|wants us|would like us|put|introduced)(?![^\ue000-\uefff]*<P>)",
    ),
    (
        6,
        r"^[^\ue000-\uefff]*<p> 's (?:[a-z-]+ ){0,2}REL ?,? <i> ?,? (?:[a-z'-]+ ){0,5}?(?:asked|asks|says|said|reckons|thinks|thought|sent|send|told|recommended|suggested|gave|mentioned|referred|wants us|would like us|put|introduced) (?:she|he|they|her|him|them|us|we|if|me)\b(?![^\ue000-\uefff]*<P>)",
    ),
    (
        5,
        r"(?:per|after|following|from|in|further to|based on) (?:our|my|the|a|today's|yesterday's) (?:call|chat|conversation|meeting|email|lunch|talk|phone call|catch-up|coffee) (?:with|from) <i>",
    ),
    (4.5, r"(?:as |just |we )?(?:discussed|agreed|mentioned|arranged) with <i>"),
    (
        5,
        r"<i> (?:has |kindly |just )*(?:cc'd|copied|included|added|looped) (?:me|us) (?:in )?(?:on |in |into |to |with )?(?:[^\s,.;:()\ue000-\uefff]+ ){0,4}<p>",
    ),
    (
        4.5,
        r"^ ?(?:whatsapp|text|sms|email|e-mail|dm|voicemail|signal|message|msg|slack|von|de|da|di|du|par|por|per) <i> ?:",
    ),
    (4.5, r"hat <i> (?:angerufen|geschrieben|empfohlen|geschickt|erwähnt)"),
    (
        4.5,
        r"<i> (?:has |had |just )?(?:rang|called|emailed|texted|phoned|messaged|told|asked|pinged|spoke to) (?:me |us )(?:about|re|regarding) (?:it|this|that|her|him|them)\b",
    ),
    (
        4.5,
        r"^ ?<i> : (?:please |pls )?(?:can|could|would|will|call|ring|phone|contact|email|text|see|help|meet|you should)\b",
    ),
    (5, r"<i> having (?:told|sent|recommended|mentioned|suggested|given|passed|referred|spoken|put)"),
    (3.5, r"<i> (?:asked|asks|wondered|wonders) (?:if|whether) (?:we|you|i)\b"),
    (
        5.5,
        r"<i> (?:, [^,.;\ue000-\uefff]{1,40} , )?ADV (?:recommended|recommends|suggested|mentioned|praised|named|introduced) (?:us|me|you|our [a-z]+) to <p>",
    ),
    (
        4,
        r"<i> (?!'s )(?:[^\s,.;:()\ue000-\uefff]+ ){1,8}?(?:recommended|suggested|mentioned|referred) (?:us|me)\b(?! by| to)",
    ),
    (
        4,
        r"<i> (?!'s )(?:(?!(?:i|we|i've|we've) )[^\s,.;:()?!\ue000-\uefff]+ ){1,6}?(?:sent|told|gave|persuaded|convinced|urged|encouraged) (?:her|him|them)\b(?! by)",
    ),
    (
        4.5,
        r"(?:^|[.;\n] )(?:(?:a|another|the|our|got|had|new|one|more|fresh|warm|hot|this) ){0,3}(?:new|one|another|lead|referral|client|customer|prospect|enquiry|inquiry|in|incoming|intro|introduction|job|work) from <i>",
    ),
    (
        4,
        r"<i> ADV SENT (?:US )*(?:(?:a|an|another) REL|someone|somebody|one|another|a client|a customer|a friend|people|a lead|a couple)",
    ),
    (4, r"<i> 's name (?:came up|was mentioned|was dropped)"),
    (4, r"(?:mentioned|dropped|used|said) <i> 's name"),
    (5.5, r"(?:^|\n )from : <i>"),
    (
        4.5,
        r"<i> [^\ue000-\uefff\n]{0,60}\b(?:she|he|they)(?:'d| would)? (?:suggested|suggests|said|says|thought|thinks|wants|wanted|hopes|asked|asks|like|likes|recommended|told)(?: that)? (?:i|we|me|us)(?: (?:should|could|might|to|can))? [^.;\n\ue000-\uefff]{0,40}<p>",
    ),
    (
        6,
        r"<i> ADV (?:told|advised|urged|encouraged|suggested|suggests|recommends|recommended|asked) (?:me|us|that|to me|to us)? ?(?:to|i|we|that i|that we) (?:should |might |could )?(?:call|contact|ring|phone|write|get in touch|try|speak|talk|reach out|email|text|message|look you up)(?: (?:to|with|you|your office|your firm|here))*(?= ?[.,;:!?)\-]|$| about| re | for| as | because| regarding)",
    ),
    (
        6,
        r"<i> ADV (?:gave|gives|passed|shared|sent|handed|recommended|suggested|recommends|mentioned|praised) (?:me |us |on )*your [^\W\d_]+",
    ),
    (
        5,
        r"<i> ADV (?:says|said|reckons|told me|tells me|thinks|mentioned|swears) (?:that )?you(?:'re| are| were|'d| would| could| can| might| do|r) ",
    ),
    (
        5,
        r"(?:found|got|have|had|was given|been given) (?:you|your (?:name|number|details|email|card)) (?:from|through|via|by|off|thanks to) <i>",
    ),
    (
        5,
        r"(?:(?:a |an old |my )?(?:friend|client|neighbour|neighbor|colleague) of|recommended by|sent by|referred by|i know) <i>",
    ),
    (
        4,
        r"<i> [^.;\n\ue000-\uefff]{0,60}(?:he|she|they) (?:has |had |'s |also |just )*(?:told|asked|advised|urged|encouraged) <p> (?:to|that|about)",
    ),
    (5, r"(?:^|[.,;:!\-\n>] )<i> (?:again )?here(?= [.,;:!\-]| mate| again| from| at|$)"),
    (
        3,
        r"(?:told|asked|advised|urged|got) (?:[^\s,.;:\ue000-\uefff]+ ){0,2}<p> to (?:ring|call|contact|see|speak to|talk to|get in touch with|try|come to|email|text|come and see) (?:you|u|us|me|ya)\b",
    ),
    (
        4,
        r"(?:chat|call|phone call|coffee|lunch|meeting|text|message|texts|voicemail|note|whatsapp|dm) (?:with|from) <i> ?:",
    ),
    (4.5, r"CUE <P> 's (?:[a-z-]+ ){0,2}REL ,? ?<i>"),
    (5, r"(?<!no )(?<!without )(?:referrer|introducer|referring party)(?: is| was)? ?[:,-]? ?<i>"),
    (6, r"<i> -> (?:us|me) ?[:,\-(]? ?<p>"),
    (6, r"<p> (?:\([^()]{0,40}\) )?<- ?(?:from )?<i>"),
    (5, r"^ ?(?:from|via|per|by|ref|thanks to) (?:: )?<i> ?[:,.\-(]"),
    (
        5,
        r"<i> (?:, who )?ADV (?:also )?SENT (?:US ){0,3}(?:(?!to )[^\s,.;:()\ue000-\uefff]+ ){0,5}?<p>(?! 's (?:name|number|details|email|card))",
    ),
    (
        5,
        r"<i> ADV (?:passed|pass|gave|gives|give|dropped|sent|send|mentioned|handed|shared|share|text|texted|email|emailed)(?: (?:us|me|on|along))* <p> 's (?:name|number|details|email|contact|card)",
    ),
    (
        5,
        r"<i> ADV SENT (?:US )*(?:(?:her|him|them|his|their|a|to|a card|someone|somebody|her own|one|this one|two) )?(?:REL )?(?:[,:\-] )(?:a )?<p>",
    ),
    (
        5,
        r"<p> (?:[^\s.;:()\ue000-\uefff]+ ){0,6}?(?:referred|sent|recommended|introduced|suggested|passed|pointed|directed|brought|put|forwarded|intro'd|given|told|steered) (?:US |here |in touch with us |in touch |us |to us )*(?:by|from|via|through) <i>",
    ),
    (4.5, r"CUE (?:: |- )?<i>(?! 's (?:[a-z-]+ ){0,2}REL ,? ?<P>)"),
    (2.5, r"(?<!ll hear )(?<!d hear )(?<!be hearing )(?<!heard )from (?:: |- )?<i>"),
    (
        2.0,
        r"(?:call|email|e-mail|text|message|note|word|letter|voicemail|mail|whatsapp|dm) from <i> ?(?:: |- |, |about |that |re |regarding |saying |on behalf of |to say )(?:[^\s.;:()\ue000-\uefff]+ ){0,5}<p>",
    ),
    (
        4,
        r"(?:(?:got|had|have|new|another|a) )*(?:call|email|e-mail|text|message|enquiry|inquiry|voicemail|note) from <p> ?,? (?:who |was |he |she |they |has been |just )*(?:was |were )?(?:CUE) <i>",
    ),
    (
        4.5,
        r"<i> ADV (?:SENT) (?:her|him|them|us|me|it|this one|this|these|those|that one)(?: (?:over|on|along|to us|to me|our way|my way|in|here|round|away|down|across|both|in touch))*(?= [.,;:!()\n\-]|$| with| about| for| to | and| who| yesterday| today| because| after| last)",
    ),
    (
        4,
        r"<i> ADV (?:sent|referred|recommended|introduced|suggested|passed|intro'd|refers|recommends|sends|intro|mentioned)(?= [.,;:!()\n\-]|$)",
    ),
    (
        4.5,
        r"<i> ADV (?:told|advised|urged|encouraged|asked|suggested|suggests|recommends|recommended|tells) (?:that )?(?:her|him|them|she|he|they|the couple|both) (?:about|of|to|should|might|could|may|talk|call|come|try|see|go|contact|ring)",
    ),
    (
        4.5,
        r"<i> ADV (?:gave|gives|passed|handed|showed|shared|slipped|kindly passed) (?:her|him|them|on|along|out)? ?(?:our|my|the) (?:name|number|card|details|contact|email|address|website|link|business card|contact details)",
    ),
    (
        4.5,
        r"<i> ADV (?:put|pointed|steered|directed|nudged|turned|set|got|brought|led) (?:her|him|them|us) (?:on|in touch|onto|our way|my way|towards|toward|to|up|over|in)",
    ),
    (
        3.5,
        r"<i> ADV (?:suggested|named|mentioned|recommended|recommends|tipped|tips|praised|picked|chose|nominated|endorsed) (?:us|me|our|you)",
    ),
    (4, r"on <i> 's (?:recommendation|advice|suggestion|say-so|word|tip|referral|introduction|urging|behest)"),
    (
        4.5,
        r"(?:at|through|thanks to|by|with|upon|following|after) <i> 's (?:recommendation|advice|suggestion|say-so|word|tip|referral|introduction|urging|behest|request|kindness|good offices|network|newsletter)",
    ),
    (
        4,
        r"<i> 's (?:referral|recommendation|suggestion|tip|lead|intro|introduction|idea|doing|find|advice|say-so|request|recommend|word|kindness|good word|fault|work)",
    ),
    (
        3.5,
        r"<i> (?:called|rang|phoned|emailed|wrote|texted|came by|stopped by|is too busy|is full|can't|cannot)\b.{0,80}?(?:asked us|asked me|asks us|asks me|wants us|wondered if|wonders if|hopes we|asked if|asking if|asking us)",
    ),
    (3.5, r"<i> 's <p>"),
    (
        4,
        r"(?:thank|thanks|thanking|thx|cheers|merci|obrigad[oa]|gracias|danke|grazie|ta|owe|owes|credit|kudos|bless|credit goes|hat tip|props|much obliged|obliged|grateful|shout-out|shoutout)(?: (?:you|again|so much|a lot|very much|go|goes|are due|due|be|also|must|,))*(?: to)? <i>",
    ),
    (
        5,
        r"(?:thank|thanks|thx|cheers|merci|obrigad[oa]|gracias|danke|ta)(?: (?:you|again|so much|very much|to|,))* <i> (?:, |- )?for (?:sending |referring |passing on |introducing |recommending |the introduction to |the referral of |the intro to |bringing )?(?:US )*<p>",
    ),
    (5, r"thanks for (?:sending |introducing |referring )?<p> ,? ?<i>"),
    (
        3,
        r"<i> (?:ADV )SAID (?:that |to |us |me |we |if |whether |about |of |call |ring |contact |help |should |could |can |would |might |may |be |good |for |a |an |the |there |is |there's |need |needs |his |her |their |(?:REL) |old |friend |new |own |he |she |know |knows |over |this |morning |today |yesterday |last |night |week |earlier |just |now |and |said |say |says |in |on |with |talk |speak |see |look |after |take |meet |who |someone |somebody |for us |for you |our |name |: |, |- |\( |\" )*<p>",
    ),
    (
        4,
        r"(?:heard|hear|learned|learnt|know|understand|gather|told) (?:from|through|via|by) <i> (?:that |about |of |[,:\-] )*(?:[^\s,.;:()\ue000-\uefff]+ ){0,3}<p>",
    ),
    (3.5, r"(?:was|were|been|i'm|i am) told by <i>"),
    (
        3,
        r"^ ?(?:per |from |via |re )?<i> ?: (?:[^.;:()\n]{0,60}?)<p> (?:,|\(|needs|wants|is|has|would|could|requires|needed|[-])",
    ),
    (2.5, r"^ ?<i> (?:->|>) <p>"),
    (3, r"(?:it's|it is|this is) <i> (?:\.|here|-|from|speaking)"),
    (3.2, r"\( (?:via |from |per |by |ref |thanks )?<i> , [^()]{1,40}\)"),
    (2, r"\( (?:via |from |per |by |ref |thanks )?<i> \) ?(?:[.,;]|$)"),
    (4, r"<i> (?:[^\s.;:()\ue000-\uefff]+ ){0,3}on behalf of <p>"),
    (4.5, r"<i> ADV (?:putting|sending|passing|referring|introducing|pointing|directing|steering) <p>"),
    (
        4,
        r"<i> (?:has |had |kindly |just |also |very kindly )*(?:set|arranged|organised|organized|brokered) (?:it|this|that|the call|the meeting|us)(?: up)?",
    ),
    (
        4,
        r"<i> (?:has |had |kindly |just |also )*(?:made|did) (?:the|this|that) (?:introduction|intro|connection|match|referral)",
    ),
    (
        4,
        r"<i> (?:has |had |kindly |just |also )*(?:put (?:us|me|our name) forward|spoke (?:highly|well|up)|thought of (?:us|me)|spoke of (?:us|me)|vouched for (?:us|me)|remembered (?:us|me)|brought (?:us|me) up)",
    ),
    (
        3,
        r"(?:off the phone|on the phone|spoke|speaking|chat|chatting|talking|talked|lunch|coffee|breakfast|dinner|drinks|met|caught up|catch-up|call|bumped) (?:with|to|into|over) <i> .{0,60}?\b(?:nephew|niece|friend|neighbour|neighbor|client|cousin|colleague|brother|sister|daughter|son|mother|father|boss|tenant|patient|someone|somebody|customer)s?\b",
    ),
    (2.5, r"<i> did(?= [.,;!]|$)"),
    (3, r"^ ?<i> (?:'s |has |was |is )*(?:been on|been in touch|been calling|on the phone|on the line|been round)"),
    (
        2.2,
        r"<i> (?:ADV )(?:says|said|thinks|reckons|told us|told me|tells me|tells us|mentioned|mentions|suggests|asks|asked|wonders|wants us|wants me|believes|hopes|knows)(?: [^\s.;:()\ue000-\uefff]+){0,9} <p>",
    ),
    (
        5,
        r"<i> (?!, (?:i|we|i'd|we'd|i'll) )(?:[^\s.;:()\ue000-\uefff]+ ){0,4}?to (?:recommend|introduce|refer|tell (?:us|me) (?:about|that)|suggest|mention|say(?: that)?|ask (?:if|whether|us|me|that)|put (?:us|me) in touch with|vouch for) (?:[^\s.;:()\ue000-\uefff]+ ){0,5}?<p>",
    ),
    (3.5, r"<i> is the one (?:to thank|who sent|who told|we (?:have to )?thank)"),
    (3.5, r"<i> (?:is|was) (?:the|our|a) (?:referrer|source|introducer|referral source|connection|link)"),
    (
        3,
        r"(?:knows|know|friends with|works with|worked with|trains with|plays \S+ with|goes to \S+ with|neighbours with|related to|married to|recommended us) <i>",
    ),
    (
        4,
        r"<i> (?:can't|couldn't|cannot|is too busy|does not|doesn't|won't|could not|didn't) (?:[^.;:()\ue000-\uefff]+ )?<p>",
    ),
    (4, r"<i> (?:asked|wants|would like|wanted|begged|'d like) (?:us|me|you) to (?:[^\s.;:()\ue000-\uefff]+ ){0,5}<p>"),
    (3.5, r"<i> (?:asked|wants|would like|wanted|begged|'d like) (?:us|me) to"),
    (
        3,
        r"<i> (?:had |has |was |also )?(?:mentioned|mentions|recommended|recommending|raved about|talked about|spoke of|told \S+ about) (?:us|me)",
    ),
    (3, r"(?:whom|that|who) <i> (?:knows|met|works with|sees|treats|looks after|trains|teaches|mentioned|sent)"),
    (4, r"(?:somebody|someone|person|people|man|woman|guy|lady|client|friend|couple) <i> (?:knows|met|mentioned|sent)"),
    (3.5, r"says (?:that )?<i> (?:sent|told|recommended|suggested|gave|referred|mentioned)"),
    (3, r"says <i>(?= [.,;:!)\n]|$)"),
    (
        3,
        r"<i> (?:knows|has) (?:a|an|some|someone|somebody|this) (?:[^\s.;:()\ue000-\uefff]+ ){0,4}?(?:, |: |- |called |named )?<p>",
    ),
    (4, r"(?:from|via|by|through) <i> (?:about|re|regarding|concerning) <p>"),
    (
        3,
        r"(?:had|having|over|at|met|lunch|coffee|breakfast|dinner|drinks|spoke|talked|chat|chatted) (?:with |to |for )(?:[^\s.;:()\ue000-\uefff]+ ){0,2}<i> (?:\.|;|,|-|:|and|who|at|over) .{0,60}?(?:he|she|they|who|his|her|their) (?:[^\s.;:()\ue000-\uefff]+ ){0,5}<p>",
    ),
    (
        4,
        r"<i> .{0,90}?(?:and|but|so|who|she|he|they) (?:is |has |'s |kindly |also |had |just |then |,)*(?:sent|sending|giving|handing|passing|sends|gave|gives|given|referred|refers|passed|introduced|recommended|recommends|told) (?:US )+(?:of |about )?(?:[^\s,.;:()\ue000-\uefff]+ ){0,3}?<p>",
    ),
    (3, r"<i> (?:[^\s.;:()\ue000-\uefff]+ ){1,3}?sent (?:her|him|them|us)"),
    (5, r"(?:we|i) (?:can )?(?:have|owe|got|get) <i> to thank"),
    (
        3.5,
        r"<i> (?:, |- )?(?:[^\s.;:()\ue000-\uefff]+ ){0,4}?, (?:sent|told|named|suggested|recommended|referred) (?:us|me|her|him|them|to us)",
    ),
    firms=True,
)

# Who is somebody's friend or sister was sent by them, unless the line says outright who sends.
RELATED = Sentences(
    (
        5,
        r"(?:^|[.\n] )<p> (?:, who |who )?(?:works|worked|sings|plays|trains|lives|studies|volunteers|rows|runs|cycles|serves|sits|rents|plays \S+|shares \S+(?: \S+)?|goes to \S+) (?:for|with|next to|next door to|near|under|alongside|opposite|beside|from|below|above) <i>",
    ),
    (
        4,
        r"<p> (?:called|rang|phoned|emailed|came in|came by|dropped in|wrote|texted|got in touch|walked in|stopped by)(?: [^\s,.;:()\ue000-\uefff]+){0,2} ?[,(\-] <i> 's (?:[a-z-]+ ){0,2}REL",
    ),
    (
        4,
        r"<i> 's (?:(?:old|new|best|good|dear|younger|older|elder|little|big|late|former|business|own|other|tax|divorce|kitchen) ){0,2}REL ?(?:,|-|:|\()? ?<p>(?! , (?:told|sent|named|suggested|recommended|referred)| (?:told|sent|named|suggested|referred) (?:me|us|her|him|them))",
    ),
    (
        4,
        r"<p> (?:,|-|\(|is|;|\.|/) (?:(?:who is|who's|also|the|a|an|she is|he is|she's|he's) )?<i> 's (?:[^\s,.;:()\ue000-\uefff]+ ){0,3}?REL(?! (?:told|sent|named|suggested|recommended|referred|gave|mentioned|said|says))",
    ),
    (
        4,
        r"<p> (?:,|-|\(|is|;|\.|/) (?:(?:who is|who's|also|an old|a|an|the|one|old|good|dear|another|former|long-time|she is|he is) ){0,2}(?:REL) of <i>(?: 's)?",
    ),
    (4, r"(?:a |an |the |old |another |one )*(?:REL) of <i>(?: 's)?(?: (?:REL))? ?(?:,|-|:|called|named|\.)? ?<p>"),
    (3, r"(?:REL) of <i>(?: 's)?"),
    (
        2.5,
        r"<i> 's (?:(?:old|new|best|good|dear|younger|older|elder|little|big|late|former|business|own|other|tax) ){0,2}REL(?! (?:told|sent|named|suggested|recommended|referred|gave|mentioned|said|says))",
    ),
    (3.5, r"(?:^|[.,;:\-(\n] )<i> 's (?:[^\s.,;:()\ue000-\uefff]+ ){0,2}REL(?= ?[.;)!\n]|$)"),
    (4.5, r"(?:friend|contact|connection|acquaintance) of (?:: |- )?<i>"),
)

# Who signs a message is who sends somebody, unless they ask for themselves.
SIGNED = Sentences(
    (
        3.2,
        r"[.!?\n,\-] (?:-|\(|/|(?:(?:all the |with )?best wishes|best|all the best|many thanks|cheers|(?:kind |best |warm )?regards|thanks|thanks again|love|yours|yours truly|yours sincerely|yours faithfully|sincerely|faithfully|respectfully|cordially|gratefully|warmly|rgds|br|ta|ciao|hugs|x|xx|see you|talk soon)(?: ?[,.!-])*(?: \n)?) ?<s>(?= ?(?:\)|\.|,|\n|/|\(|$))",
    ),
    (2.6, r"[.!?\n] <s> ?\.?$"),
    (
        4,
        r"(?:chat|call|phone call|coffee|lunch|meeting|text|message|texts|voicemail|note|whatsapp|dm) (?:with|from) <s> ?:",
    ),
)
PLEADS = Pattern(
    r"\b(?:(?:recommended|suggested) your \w|for my (?:son|daughter|mother|father|husband|wife|mum|dad|child|baby|own) |(?:told|advised|urged|suggested|recommended) (?:me|us|that i|i|that we|we)(?: should| to)? (?:call|contact|ring|phone|write|get in touch|try|speak|talk|reach out|email|text|look you up)|"
    r"(?:gave|given|passed|got|had|found|shared|recommended|saw|use|need) (?:me |us |on )*your (?:name|number|details|services|card|website|firm|company|email)\b|"
    r"your (?:name|number|details) (?:from|by|via|through|was)\b|(?:i'm|i am|we're|we are) (?:after|looking for|in need|hoping to find|searching)|"
    r"(?:says|said|reckons|thinks) you(?:'re| are)|i need (?!to\b)|we need (?!to\b)|i want (?!to\b|you\b)|i'd like (?:a|an|some)\b|(?:can|could|would) you (?:quote|help me|help us|come|fix|do my|do our|look at my|look at our))"
)
SPEAKS = Pattern(rf"(?:this is|it's|it is|my name is|my name's|i'm|i am|name's) (?P<s>{_P})")

SUBJECT = Sentences(
    (2, r"(?:^|[.,;:\-\n(] )ask for <p>"),
    (4, r"(?:contact|boss|owner|manager|name|head) is (?:: )?<p>"),
    (4, r"heard from <p>"),
    (3, r"(?:wanted|needed|required|requested) by <p>"),
    (3, r"<p> (?:sucht|braucht|benötigt|cherche|necesita|busca|procura|precisa|cerca|möchte)"),
    (
        2.5,
        r"(?:^|[.;\n] )<p> [^.;:\n\ue000-\uefff]{1,60} (?:and|but|so) (?:now |also |really )?(?:wants|needs|is looking|is after|would like|could use|has to|must)",
    ),
    (4, r"(?:will|you'll|we'll|i'll|should|may|might|expect to) (?:be )?(?:hear|hearing) from <p>"),
    (3, r"(?:expect|expecting)(?: (?:a call|an email|a text|to hear) from)? <p>"),
    (4, r"(?:^|[.,;:\n] )prospect(?: is)? ?[:,-]? ?<p>"),
    (
        3,
        r"(?<!with )(?<!for )(?<!of )(?<!by )(?<!from )(?<!via )(?<!to )<p> (?:, )?(?:(?:also|who|really|now|still|is|has|will|would|'s|just|desperately|urgently|currently|may|might|and) ){0,3}(?:needs|wants|need|want|looking|after|seeking|seeks|requires|require|searching|hoping|'d like|like|interested|keen|trying|wanting|opening|setting|hunting|could|in need|in the market|to find|requests|required|buying|renovating|asked for)",
    ),
    (
        1.5,
        r"<p> (?:\([^()]{0,40}\) )?[.,;\-] (?:(?:she|he|they|she's|he's|they're) )(?:[^\s.;:()\ue000-\uefff]+ ){0,2}?(?:needs|wants|need|want|looking|after|requires|seeks|hoping)",
    ),
    (2, r"(?:to introduce|introducing|introduction to|introduction of) <p>"),
    (
        1.5,
        r"(?:call|ring|contact|phone|email|text|meet|met|client|prospect|lead|name|new|help) (?:: |- |is |with |, )?<p>",
    ),
    (
        2.9,
        r"(?:call|email|e-mail|text|message|enquiry|inquiry|voicemail|note) from <p>(?= (?:this|today|yesterday|last|just|at|on)\b| ?\.)",
    ),
    (1.0, r"<p> (?:,|\(|-|;|:|/)"),
    (1.0, r"for <p> 's"),
    (2.0, r"for <p> 's (?!name|number|card)"),
    (0.8, r"^ ?<p>"),
    (
        1.0,
        r"<p> (?:called|rang|phoned|got in touch|reached out|walked in|emailed|wrote|dropped in|came|found us|contacted)",
    ),
)


# What else a line may tell.
ADDRESSED = Pattern(
    r"(?:^|\n )(?P<greeted>(?:hi|hey|hello|dear|morning|good morning|hiya|to|@) )?(?P<whom>[\ue000-\ue7ff]) (?:(?P<pause>[,:!-]) )?"
)
PRESENTED = Pattern(
    r"[\ue000-\ue7ff] , (?:this is|meet|i'd like you)"
    r"|(?:hi|hello|dear|hey) [\ue000-\ue7ff] , [^\n\ue000-\uefff]{0,40}(?:i've|i have|we've|we have) (?:suggested to|told|asked|advised) [\ue000-\ue7ff]"
)
NEWS = Pattern(
    r"(?:^|[.;,\n-] ?)[\ue000-\ue7ff] (?:has |have |had |just |finally |now |'s |is |did |was |still )*(?:signed|accepted|declined|paid|went (?:elsewhere|with|ahead)|gone elsewhere|chose|chosen|hired|bought|said (?:yes|no)|"
    r"not interested|pulled out|cancelled|canceled|withdrew|decided|agreed|closed|settled|turned (?:it|us) down|came on board|on board|in|going ahead|went quiet|gone quiet|happy|delighted|pleased|unhappy|disappointed|moved in|"
    r"opened|can't be reached|no answer|no show|(?:didn't|hasn't|not|has not|won't|did not) (?:show|answer|sign|call|called|reply|replied|decided|signed|paid|yet|go|going))\b"
    r"|(?:^|[.;,\n-] ?)(?:i |we |just |finally )*(?:met with |spoke (?:to|with) |reached |quoted |signed |lost |closed |sent .{0,20}quote to |left .{0,20}message for |called |rang |emailed |visited )[\ue000-\ue7ff](?= (?:today|yesterday|this morning|again|and|at|on|about|for|last|\.|;|,|:|-)|$)"
)
MET_AGAIN = Pattern(
    r"(?:^|[.;,\n-] ?)(?:i |we |just )*met [\ue000-\ue7ff](?= (?:today|yesterday|this morning|again|on|last|\.|;|,|-)|$)"
)
TOUCH = Pattern(
    r"(?:\b(?:lunch|coffee|breakfast|dinner|drinks|tea|a drink|beer|a beer|walk|golf|chat|a chat|call|a call|caught up|catch-up|catch up|catching up|ran into|bumped into|saw|visited|spoke|talked|chatted|zoom|phone call|met up|texted|emailed|wrote)\b[^.;\ue000-\uefff]{0,24}?)([\ue000-\ue7ff])"
)
MET = Pattern(
    r"(?:^|[.;,\n-] ?)(?:i |we |just |today |yesterday )*(?:met|got to know|was introduced to|meet|came across|sat next to|got talking to)(?: (?:a|an|the|someone|somebody|called|named|new))* ([\ue000-\ue7ff])"
)
PROMISED = Pattern(
    r"(?:\bpromised|\bi'll|\bi will|\bwe'll|\bwe will|\bowe|\bmust|\bremember to|\bneed to|\bi should|\bwe should|\bsaid (?:i'd|we'd|i would|we would)|\btold .{1,20}? (?:i'd|we'd|i would|we would)|\bagreed to|\bdon't forget to)\b"
)
PROMISE_WORDS = Pattern(
    r"\b(?:promised(?: to)?|i['’]ll|i will|we['’]ll|we will|i owe|we owe|owe|must|remember to|need to|i should|we should|agreed to|don['’]t forget to|i would|we would|i['’]d|we['’]d)\s+(?P<what>[^.;!?\n]{1,200})",
    re.IGNORECASE,
)
WHERE = Pattern(
    r"\bmet\b[^.;\n]{1,60}?\b(?:at|in|during)\s+(?P<where>(?:the |a |an |his |her |my |our )?[^.,;!?\n()–—-]{2,60})",
    re.IGNORECASE,
)
WHERE_ENDS = Pattern(r"\s+(?:and|who|he|she|they|yesterday|last|on|today|because|needs|wants|through|via)\b")

SPEAKS_ON = Pattern(
    r"(?:[\ue000-\ue7ff] (?:has|needs|wants|sent|is|says|said|referred|just|called|rang)|quick|i |we |can |could |please|here|this|got|new|just|a |one |[\ue000-\ue7ff] 's)"
)


def rendered(words: list[str], spots: list[tuple[int, int, str]]) -> str:
    """The words with each name as its letter, and what says nothing left out. A spot is (first, last, letter or '')."""
    out: list[str] = []
    at = 0
    for first, last, letter in sorted(spots):
        out.extend(words[at:first])
        if letter:
            out.append(letter)
        at = max(at, last + 1)
    out.extend(words[at:])
    line = " ".join(w for w in out if w)
    line = line.replace("\n", " \n ").replace(" w / ", " with ")
    for pattern, by in _tidied():
        line = pattern.sub(by, line)
    return re.sub(r" {2,}", " ", line).strip(" ")

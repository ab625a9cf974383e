"""In which words do people say what came of an introduction?

Only words and the patterns made of them; `news.py` knows what to do with them. A row is a saying and what it tells; what stands
in many sayings has a name of its own: `<us>`, `<them>`, `<other>` …
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Sign(StrEnum):
    """What one saying tells."""

    TRIED = "tried"  # one side wrote or rang; nobody says that the other answered
    UNANSWERED = "unanswered"
    CONTACT = "contact"
    QUOTED = "quoted"  # a price was named: what is refused after that is lost
    APPOINTMENT = "appointment"
    MET = "met"
    NOT_MET = "not met"  # it is said that there was no meeting: what was refused was refused before
    REFUSED = "refused"
    LOST = "lost"
    WON = "won"


_NO_NAME = r"(?!(?:no|nobody|nothing|none|not|neither|never|i|we|they|she|he|it|the|a|an|and|but|so|yes|just|still|sadly|sorry|unfortunately|my|our|your|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
_NAME = rf"(?:{_NO_NAME}(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)|(?:mr|mrs|ms|dr|miss)\.? (?-i:[A-Z])[\w'-]+)"
_AFTER = r"(?=$| (?:to|for|as|on|in|last|this|yesterday|today|at|and|straight|right|after|immediately|from|by|with|now|over|instead|again|back|both|too|already|recently|just|early|earlier|briefly|through|via|about|the|over|early|next|twice|once|a|then)\b|[^\w ])"
_SPELLED = {
    "<name>": _NAME,
    "<us>": rf"(?:us|me|you|him|her{_AFTER}|them|it|my (?:firm|company|practice|team)|our (?:firm|company|practice|team|office)|your (?:firm|company|practice|team)|{_NAME})",
    "<them>": rf"(?:us|me|you|him|her|them|each other|one another|{_NAME}|the (?:client|couple|family|owners?|team|(?-i:[A-Z])\w+)|both|(?:the|their|your|her|his|my|our) (?:\w+ )?(?:friend|client|contact|brother|sister|colleague|accountant|lawyer|partner|team|people))",
    "<they>": rf"(?:he|she|they|{_NAME}|you|it|who|we|i|(?:the|their|your|her|his|my|our) (?:\w+ )?(?:friend|client|contact|brother|sister|colleague|accountant|lawyer|partner|team|people|couple|family|husband|wife))",
    "<other>": (
        r"(?:(?:some|any)(?:one|body|where)(?: (?:else|cheaper|closer|nearer|local|other|in-house|they|he|she|who|with|from|in))?|another|an?other|others?|elsewhere"
        r"|a (?:different|competing|competitor|rival|cheaper|bigger|larger|local|smaller|friend|family|big|national|relative|mate|former|previous|firm|company|contractor|guy|lawyer|broker|designer|builder|specialist|provider|supplier|consultant|practice|cousin|neighbou?r|colleague|quote|bid)"
        r"|an? (?:[\w-]+ )?(?:agency|outfit|firm|company|practice) (?:in|near|from|down|who|that|with|nearer|closer|up|over)|an? (?:agency|outfit|old|existing|in-house|internal|online|architect|accountant|attorney|agent|electrician|offer)"
        r"|the (?:people|guys|lot|crew)|the (?:team|company|contractor|builder|agency|firm|guy|outfit|man|woman|chap|lads|crowd|person) (?:who|that|from|next|they|she|he)|the (?:other|competition|incumbent|cheapest|cheaper|lowest|bigger|big|local|next|firm|one)"
        r"|(?:her|his|their|my|our|its) (?:\w+ )?(?:buddy|pal|mate|chum)(?:'s)?|(?:her|his|their|my|our|its) (?:own|brother|sister|cousin|uncle|aunt|nephew|niece|friend|current|existing|old|usual|previous|present|in-house|neighbou?r|son|daughter|wife|husband|father|mother|dad|mum|mom|brother-in-law|sister-in-law|bank|long-?standing|regular|internal|landlord)"
        r"|in-?house|one of (?:the|their|our|your)|competitors?|(?:do|doing|handle|handling) it)"
    ),
    "<talk>": (
        r"(?:meeting|meet-up|meetup|call|phone call|coffee|lunch|breakfast|dinner|drinks?|zoom|teams|video ?call|appointment|appt|viewing|consultation|consult|visit|site visit|catch-?up|session|demo|"
        r"interview|survey|walk-?through|chat|conversation|discussion|get-together|sit-down|intro|introductory call|date|time|slot|day|face to face|face-to-face|tour|showing|talk|something)"
    ),
    "<face>": (
        r"(?:meeting|meet-up|meetup|coffee|lunch|breakfast|dinner|drinks?|beer|pint|tea|zoom|teams (?:call|meeting)|google meet|hangout|facetime|video ?-?(?:call|chat|conference|meeting)|viewing|consultation|consult|"
        r"site visit|site walk|walk-?round|walk-?about|walk (?:around|round|through)|kick-?off|visit|sit-down|session|demo|interview|walk-?through|get-together|(?:discovery|intro|introductory|kick-?off|scoping|strategy|conference|zoom|teams|skype|scheduled|first|initial|hour-long|long) call|face-to-face|face to face|tour|survey)"
    ),
    "<mood>": (
        r"(?:(?:a|an|our|the|my|their|your|his|her|one|two|three|several|some|both|that|this)(?: (?:very|really|quite|pretty|rather|most|super|brief|so))? )?(?:(?:[\w-]+,? ){0,3})"
    ),
    "<when>": (
        r"(?:(?:on |this |next |the coming |for |at |by |in |until |from )?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|tomorrow|tonight|today|this (?:week|afternoon|evening|morning|month)|next (?:week|month|\w+day)|"
        r"in (?:a|two|three|\d+|a few|a couple of) (?:days?|weeks?|hours?)|(?:on |the )(?:the )?\d{1,2}(?:st|nd|rd|th)?\b|(?:at |@ ?)?\d{1,2}(?::\d\d| ?[ap]m|h\d\d)|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:january|february|march|april|may \d|june|july|august|september|october|november|december)|"
        r"at (?:noon|lunch|\d)|week after|after (?:the (?:bank holiday|weekend|holidays?|summer|new year|break)|easter|christmas|half-?term|work|ramadan|thanksgiving)|early next|later this|end of)"
    ),
    "<job>": r"(?:job|work|contract|project|instructions?|go-?ahead|nod|green light|commission|business|order|gig|account|brief|mandate|listing|engagement|case|file|deal|keys|role|position)",
    "<times>": r"(?:once|twice|(?:two|three|four|five|several|a few|a couple of|many|\d+) (?:times|voicemails|messages|emails|calls)|a few times|repeatedly)",
    "<adv>": r"(?:(?:have|has|had|'ve|'s|'d|now|just|both|also|finally|already|since|then|recently|actually|indeed|already|kindly|both|even|only|in the end|eventually|at last|very|well|briefly|subsequently|straight away|immediately|duly|all|quickly|formally|officially|happily|do|did|to|be|been) ){0,4}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A saying, and what it tells; `frank` sayings carry their own no or will, and nothing before takes them back."""

    sign: Sign
    pattern: str
    frank: bool = False


_ENGLISH = (
    # Met
    Row(Sign.MET, r"(?:met|have met|had met)(?! (?:someone|somebody|an? (?:man|woman|guy|lady|fellow|nice|lovely|young|great|client))\b)(?! (?:with )?my (?!(?:new )?(?:match|contact))\w+)(?! (?:on linkedin|with (?:success|silence|approval)|every(?:one|body)|people|(?:lots|loads|plenty) of|so many|some (?:nice|lovely|great|interesting)))"),
    Row(Sign.MET, r"(?:got|managed|able|chance|opportunity|pleasure|came|came in|come in|came round|came over|came by|dropped by|went|been|drove out|flew out|did) (?:to|of) (?:meet|meeting|see|sit down|visit)(?:ing)?"),
    Row(Sign.MET, r"(?:did|was able to|were able to|managed to) (?:meet|get together|sit down)"),
    Row(Sign.MET, r"(?:had|enjoyed|held|did|done|after|following|finished|just out of|back from|came out of|attended|took part in) <mood><face>s?"),
    Row(Sign.MET, r"(?:great|good|lovely|excellent|productive|nice|wonderful|brilliant|fantastic|useful|really good|fab|super|fun|terrific|first|initial) (?:(?:first|initial|introductory|little|long|intro) )?(?:meeting|coffee|lunch|consultation|session|zoom|sit-down) (?:with|on|yesterday|today|last|this|this morning)"),
    Row(Sign.MET, r"(?:our|the|their|that|your|first|initial) (?:\w+ ){0,3}?(?:meeting|coffee|lunch|consultation|session|zoom|visit|viewing|video call|appointment)(?: [^,.;]{0,40})? (?:went|was(?! (?:moved|cancel\w*|postponed|called off|booked|set|arranged|scheduled|due|supposed|meant|to be))|took place|happened|turned out|ran|lasted)"),
    Row(Sign.MET, r"(?:thanks|thank you|cheers|grateful|many thanks)(?: again| so much| very much| both)? for (?:(?:seeing|meeting|having|hosting|visiting|showing) (?:me|us|with me|with us)|coming (?:in|over|by|out|round|to)|(?:the|our|your|a|last|yesterday's|today's) (?:\w+'?s? ){0,3}(?:meeting|visit|consultation|coffee|lunch|session|tour)|(?:your|the) time (?:yesterday|today|on|last|this))"),
    Row(Sign.MET, r"(?:came|went|been|gone|popped|dropped|called|nipped|drove) (?:in |over |up |down |out |round |along |across |by )?(?:to|and) (?:see|saw|meet|met|visit|visited|look at|looked at|had a look|have a look|measure|measured)"),
    Row(Sign.MET, r"(?:spent|gave|given|spends|taken|took) (?:us |me |him |her |them )?(?:an?|the|two|some|half an?|thirty|forty|sixty|ninety|\d+|three|four|nearly|about|over|plenty of|his|her|their|a good) (?:\w+ ){0,3}(?:hours?|time|afternoon|morning|day|while|minutes)(?: (?:\w+ ){0,3}with (?:us|me|him|her|them|<name>)| at (?:our|my|the|her|his))?(?= |$)"),
    Row(Sign.MET, r"had (?:me|us|him|her|them|<name>)(?: and [\w' ]{1,30}?)? (?:in|over|round|around|here|to)(?= |$)"),
    Row(Sign.MET, r"(?:took|had|have had|has had|had a good|came for) a (?:good |quick |proper |long |thorough )?look (?:at|round|around|over) (?:the|our|her|his|their|my|it)(?: \w+)? ?(?:boiler|roof|house|site|kitchen|garden|place|space|job|damp|walls?|flat|shop|bathroom|wiring|car|rooms?|property|office|building|heating|clinic|bakery|studio|loft|premises|drains?|patio|back|knee|shoulder|teeth)?"),
    Row(Sign.MET, r"(?:first |second |initial |quick |long |great |good |lovely |our |the |a )*(?:video call|zoom|teams call|zoom call|meeting|session|consultation|visit|call|lunch|coffee|breakfast|chat over (?:coffee|zoom|lunch))(?: with [^.,;]{1,30})?(?: (?:yesterday|today|on \w+day|this \w+|last \w+))? (?:went(?! ahead)|was (?:great|good|very|really|lovely|excellent|useful|fine|helpful|productive|a)|took place|has taken place|happened)"),
    Row(Sign.MET, r"(?:met|talked|talking|spoke|chatted|got together|went through (?:it|everything|things|the \w+))(?: [^.,;]{0,40})? (?:in (?:her|his|our|their|my|the) (?:kitchen|office|shop|studio|house|home|garden|clinic|workshop|car|living room|yard|site|flat)|face to face|in person|for (?:an|two|three|nearly|over|about|half|\d) ?(?:\w+ )?hours?)"),
    Row(Sign.MET, r"(?:over|shared|(?:met|out|joined \w+|round|in) for) (?:a )?(?:quick |long |nice )?(?:coffee|lunch|dinner|breakfast|pint|beer|tea|drinks?|drink|cuppa|bite)(?= (?:and|yesterday|last|today|this|on|with|at|where|then)|$)"),
    Row(Sign.MET, r"(?:spent|had|passed) (?:\w+ ){0,6}(?:hours?|mornings?|afternoons?|evening|time|day|while)(?: \w+)? (?:together|with <them>|at (?:her|his|their|our|the)|in (?:her|his|their|our|the))"),
    Row(Sign.MET, r"put a face to|(?:took|taken) (?:some |a few |lots of )?(?:photos|photographs|pictures|measurements)|(?:measured|surveyed|inspected) (?:up|the|it|everything|our|her|his|their)|(?:were|was) in with (?:me|us|him|her)|saw (?:the|her|his|their|our) (?:barn|house|site|shop|place|flat|clinic|studio|office|premises|garden) with"),
    Row(Sign.MET, r"(?:consultation|meeting|appointment|session|viewing|visit|first visit|site visit) was (?:yesterday|on \w+day|last|today|this|very|really|good|great|fine|useful|lovely)"),
    Row(Sign.MET, r"(?:show(?:ed|n)|showing) (?:me|us|him|her|them|<name>) (?:every|all|round|around|over|through|what|where|how|(?:the|her|his|their) (?!(?:door|email|e-mail|letter|website|quote|price)\b)\w+)"),
    Row(Sign.MET, r"(?:coffee|lunch|breakfast|meeting|drinks?|tea|dinner) with <name> (?:yesterday|today|this|last|on \w+day|went|at)|(?:got|get|sat|gathered|been)(?: down)? (?:a?round) (?:a|the|my|our|her|his|their) table|(?:have|has|had|'ve|'s) (?:now |since |finally |both |just )?seen (?:<name>|him|her|them)(?! (?:mentioned|around|about|before|do))"),
    Row(Sign.MET, r"(?:attended|called (?:in )?(?:at|upon)|looked in at|came (?:in )?to|visited) (?:our|my|the|his|her|their) (?:\w+ )?(?:offices?|premises|surgery|clinic|chambers|practice|shop|studio|showroom|workshop|house|home|yard|rooms)|attended (?:for|a|an|the|yesterday|on|today|last)|(?:consultation|meeting|appointment|session|visit) last(?:ing|ed)"),
    Row(Sign.MET, r"(?:made|gave|fed|poured|bought|brewed) (?:me|us|him|her|them|<name>) (?:a |an |some |the |too much |far too much |lots of |plenty of )*(?:\w+ )?(?:cup|mug|tea|coffee|cake|lunch|biscuits?|breakfast|dinner|supper|pint|drink|sandwich|soup|scones?|tour|guided tour)"),
    Row(Sign.MET, r"(?:a |an )?(?:good |quick |proper |thorough |long |little )?(?:poke|nose|rummage|wander|stroll|crawl|walk|look) (?:a?round|about|through|over) (?:<name>(?:'s)?|the|her|his|their|our) \w+"),
    Row(Sign.MET, r"(?:sat|stood|perched|crouched)(?: down)? (?:together |side by side )?(?:at|in|on|round|around|under|over|with) (?:<us>|a|an|the|her|his|their|our|my)"),
    Row(Sign.MET, r"(?:looked|went|crawled|walked|climbed|lay|knelt|measured)(?: [^,.;]{1,30})? together|(?:i was|we were) (?:round |over |out |up |down )*(?:at|to) (?:<name>'s|(?:her|his|their) (?:place|house|shop|office|studio|flat|site|clinic))"),
    Row(Sign.MET, r"^(?:yes |yep |yeah |oh |indeed )?(?:we|i) did(?= (?:last|on|over|in|yesterday|and|indeed|meet|this)|$)"),
    Row(Sign.MET, r"in (?:the|my|our|her|his|their) (?:office|shop|studio|kitchen|clinic|workshop|showroom|chambers) (?:for (?:an?|one|two|three|four|half|forty|thirty|the|most)|on (?:\w+day)|yesterday|last|this (?:morning|week|afternoon))"),
    Row(Sign.MET, r"^(?:\w+ )?(?:breakfast|lunch|coffee|dinner|drinks?|tea) (?:at|in|near|over) (?!that)[\w' ]{2,24} (?:on \w+day|yesterday|last \w+|this (?:morning|week))|came (?:and|then) saw|^(?:he|she|they) came$"),
    Row(Sign.MET, r"it was (?:\w+ ){0,3}(?:to meet|meeting|to see|seeing|sitting down)"),
    Row(Sign.MET, r"(?:great|good|nice|lovely|wonderful|a pleasure|pleasure) (?:to meet|meeting|to finally meet|finally meeting|to see|seeing|sitting down with|catching up with) (?:you|<them>)(?: \w+)? (?:yesterday|today|last|this (?:morning|week|afternoon)|on (?:\w+day|teams|zoom|video)|in person|earlier|the other day|over|at|properly)"),
    Row(Sign.MET, r"(?:sat down|got together|caught up|sitting down)(?= (?:with|together|over|in person|for|on|at|yesterday|last|this|\w+day|today|again|properly)|$)"),
    Row(Sign.MET, r"(?:^|(?:he|she|they|we|i|you|both|who|<name>|couple|and|clients?|friend)(?:'s|'ve|'d)? )(?:(?:has|have|had|just|both|also|finally|kindly|then|duly|already) ){0,3}(?:came|come|been|popped|dropped|stopped|called|swung) (?:in|by|round|around|over|into|out|along)(?: (?:to|for|and|at|with|the|our|my|yesterday|last|on|this|today|here|twice)|$)"),
    Row(Sign.MET, r"(?:came|went|been|gone|drove) (?:to|out to|over to|round to|up to|down to) (?:see|visit|look at|view|<them>'s|her (?:shop|house|office|place|clinic|studio|flat|home|site|bakery)|his (?:shop|house|office|place|clinic|studio|flat|home|site)|their (?:shop|house|office|place|clinic|studio|flat|home|site)|(?:our|my|the) (?:shop|house|office|place|clinic|studio|flat|home|site))"),
    Row(Sign.MET, r"(?:zoomed|facetimed|skyped)(?! (?:in|out|past|by))"),
    Row(Sign.MET, r"(?:<name>|he|she|they)(?:'s|'ve| has| have) been(?=(?: and| here| round| to see| in to| over| yesterday| already)\b|$)"),
    Row(Sign.MET, r"walked (?:a?round|through|over|about) (?:the|our|her|his|their|my)"),
    Row(Sign.MET, r"(?:came|been|went|come|was in) (?:in |over |round )?for (?:a|an|his|her|their|the|my|our) (?:\w+ ){0,2}(?:trial|visit|look|viewing|consultation|appointment|chat|coffee|session|check-?up|fitting|interview|tour|demo|lesson|class|taster)"),
    Row(Sign.MET, r"(?:visited|interviewed|pitched|presented) (?:to |with )?(?:<them>|the|our|their|her|his|my|site)"),
    Row(Sign.MET, r"saw (?:<them>) (?:\w+ )?(?:on|last|yesterday|today|this|at|for|in|twice|earlier)"),
    Row(Sign.MET, r"(?:showed|walked|took) (?:<them>) (?:around|round|through|over)"),
    Row(Sign.MET, r"(?:measured up|walked the (?:site|space|house|property)|looked (?:around|over|round) the|viewed the (?:house|flat|property|apartment|place|space))"),
    Row(Sign.MET, r"(?:spoke|talked|chatted|connected|spoken|caught up) (?:\w+ ){0,5}(?:on|over|by|via) (?:a )?(?:zoom|teams|video|skype|google meet|facetime)"),
    Row(Sign.MET, r"(?:was|were) (?:here|in the office|at (?:our|my|the|her|his|their) (?:office|place|shop|house|clinic|studio|site)) (?:on|yesterday|last|this|today)"),
    # No meeting
    Row(Sign.NOT_MET, r"(?:never|not|n't|without|no need|no point)(?: \w+){0,4} (?:met|meet|meeting|met up|get to meet|made it to (?:the|a) meeting|spoke|spoken|speak|talked|talking|meeting)", True),
    Row(Sign.NOT_MET, r"(?:not|n't)(?: \w+){0,2} need(?:ing)? (?:an |the |your |any )?introduction", True),
    Row(Sign.NOT_MET, r"before (?:we|they|i|you|he|she|<they>) (?:\w+ ){0,3}(?:met|meet|spoke|speak|talked|talk|got|had|could)", True),
    Row(Sign.NOT_MET, r"(?:cancel?led (?:the|our|her|his|their|my|on|it|at|last|again)?(?: \w+)? ?(?:meeting|appointment|call|visit|coffee|lunch|us|me|at|last|again|session|consultation)|called off (?:the|our)|stood (?:me|us|him|her) up|didn't (?:turn|show) up|did not (?:turn|show) up|never (?:showed|turned) up|no-?show)", True),
    # Appointments
    Row(Sign.APPOINTMENT, r"(?:we|they|i|she|he|you|both|<they>) ?(?:'ll|will|'re|are|'m|am|'s|is|shall)(?: \w+)? ?(?:be |going to |both |now |all )?(?!\w+ (?:with |up with )?(?:my|our) (?:sister|brother|mother|father|mum|mom|dad|son|daughter|wife|husband|family|parents|dentist|doctor|bank))(?:meet|meeting|see|seeing|talk|talking|speak|speaking|chat|chatting|catch up|catching up|hav(?:e|ing) <mood><talk>|visiting|coming|getting together|sitting down|sit down|get together)(?: [^,.;]{0,50}?)? <when>", True),
    Row(Sign.APPOINTMENT, r"(?:^|and |so |we |we both |they |i |she |he )(?:now |are |just |all set to |currently )?(?:(?:meeting|seeing|meet|catching up)(?! (?:with |up with )?(?:my|our) (?:sister|brother|mother|father|mum|mom|dad|son|daughter|wife|husband|family|parents|dentist|doctor|bank))|having (?:coffee|lunch|a (?:call|chat|zoom|meeting|coffee)))(?: (?:up|with|her|him|them|for|over|at|in|the|<them>|coffee|lunch|[\w']+)){0,5} (?:on |this |next )?<when>"),
    Row(Sign.APPOINTMENT, r"(?:going|due|set|scheduled|agreed|arranged|planned|planning|confirmed|booked in|booked) to (?:meet|speak|talk|see|visit|have|sit down|catch up|get together|chat|come)(?: [^,.;]{0,50}?)? <when>"),
    Row(Sign.APPOINTMENT, r"(?:due|set|scheduled|agreed|arranged|booked in|booked|all set) (?:to|for) (?:meet|speak|talk|see|visit|sit down|catch up|get together|chat|<mood><talk>)"),
    Row(Sign.APPOINTMENT, r"(?:set up|booked|booked in|scheduled|arranged|fixed|fixed up|made|organi[sz]ed|lined up|pencil?led in|agreed on|agreed|settled on|found|planned|confirmed|put in|got|nailed down|locked in) <mood><talk>(?! (?:ago|to (?:call|write|reply|do)))(?= |$)"),
    Row(Sign.APPOINTMENT, r"<talk> (?:is |has been |'s |are |was |all |now )?(?:set up|set|made|booked|scheduled|arranged|fixed|in the diary|on the calendar|in the calendar|confirmed|pencil?led in|lined up|planned|agreed)"),
    Row(Sign.APPOINTMENT, r"(?:have|has|'ve|got|there's|there is|having) (?:got )?(?:a|an|our|the|one|another) (?:\w+ ){0,2}<talk>(?: [^,.;]{0,40}?)? (?:<when>|coming up|planned|scheduled|booked|set up|lined up|in the diary)"),
    Row(Sign.APPOINTMENT, r"(?:booked|pencil?led|slotted|got|put|have|invited)(?: \w+){0,2} (?:in|him|her|them|us) (?:in )?(?:for )?(?:a |an |our )?(?:\w+ )?(?:<talk>|<when>)"),
    Row(Sign.APPOINTMENT, r"<when>(?: at \d\S*| ?[ap]m| o'clock| then)? (?:suits|works|is fine|is good|is perfect|would work|it is|will do|is ideal)"),
    Row(Sign.APPOINTMENT, r"(?:see you (?:then|there|both)|(?:speak|talk) (?:to you )?then)"),
    Row(Sign.APPOINTMENT, r"(?:have|got|set|fixed|agreed|found|picked) (?:a|our) (?:\w+ )?date(?! of)"),
    Row(Sign.APPOINTMENT, r"(?:he|she|they|<name>|we|i)(?:'s|'re|'m| is| are| am|'ll| will) (?:be )?(?:popping|coming|dropping|stopping|calling|swinging|going|driving|travelling|flying) (?:in|round|over|by|up|down|out|along|to|here)(?: [^.,;]{0,40})? <when>", True),
    Row(Sign.APPOINTMENT, r"(?:moved|postponed|rescheduled|pushed|changed|shifted|rearranged|rebooked) (?:our|the|it|us|things|her|his) ?(?:\w+ )?(?:<talk> )?(?:to|until|till|for) (?:the )?<when>"),
    Row(Sign.APPOINTMENT, r"in (?:the|my|our|his|her|their) (?:diary|diaries|calendar|calendars|books)"),
    Row(Sign.APPOINTMENT, r"(?:see you|speak|talk|looking forward to (?:our|the|meeting|seeing|speaking|our first|talking)(?: \w+)*) (?:both )?(?:on |this |next )?<when>"),
    Row(Sign.APPOINTMENT, r"(?:first |initial |our )?(?:meeting|call|appointment|consultation|coffee|lunch|viewing|site visit|zoom)(?: with \w+)?(?: is)? (?:on|this|next|for|tomorrow|at) <when>"),
    Row(Sign.APPOINTMENT, r"(?:'re|'s|'m|are|is|am) (?:all )?(?:booked in|on for|set for|booked for|confirmed for|scheduled for|down for) (?:[^,.;]{0,30})<when>"),
    # Contact
    Row(Sign.CONTACT, r"(?:spoke|spoken|talked|chatted|conversed)(?! (?:too soon|for (?:itself|themselves|you)|volumes))"),
    Row(Sign.CONTACT, r"(?:had|enjoyed|have had|after|following) <mood>(?:chat|conversation|phone ?call|call|word|talk|exchange|email exchange|discussion|back-and-forth|phone conversation|first contact)"),
    Row(Sign.CONTACT, r"(?:had|have had|got|received|'ve had|has had) (?:a |an |the )?(?:\w+ ){0,2}(?:message|note|e-?mail|letter|text|line|call|voicemail|word|reply|answer) (?:back )?from (?:<them>|<name>)"),
    Row(Sign.CONTACT, r"(?:good|great|lovely|nice|quick|helpful|useful) (?:chat|conversation|call|phone call|talk) (?:with|on|yesterday|today|last|this)"),
    Row(Sign.CONTACT, r"(?:been|got|gotten|are|now|came|come|is|gets|get|made) (?:now |already |both |all |just |back |finally )?(?:in (?:touch|contact|correspondence|conversation|discussions?|talks|communication)|contact(?: with)?)(?= |$)"),
    Row(Sign.CONTACT, r"(?:we|they|you)(?:'re| are|'ve| have)? ?<adv>(?:connected|linked up|hooked up|touched base|corresponded|emailed|e-mailed|texted|messaged|talking|emailing|exchanging)"),
    Row(Sign.CONTACT, r"you(?:'ve| have)? (?:rang|called|phoned|spoke to|wrote to|emailed|texted|contacted|rung) (?:him|her|them|<name>)"),
    Row(Sign.CONTACT, r"(?:on|by) the (?:phone|telephone|blower) (?:with|to) <them>"),
    Row(Sign.CONTACT, r"(?:touched base|touching base|linked up|connected) with"),
    Row(Sign.CONTACT, r"(?:exchang(?:ed|ing)|swapp(?:ed|ing)|trad(?:ed|ing)) (?:\w+ ){0,4}(?:emails?|e-mails?|mails?|messages?|notes?|numbers|texts?|pleasantries|details|whatsapps?|letters)"),
    Row(Sign.CONTACT, r"(?:emails?|messages?|texts?)?(?:went|been|going|gone|emailed|texted|messaged|emailing) (?:\w+ )?back (?:and|n|&|'n) forth"),
    Row(Sign.CONTACT, r"(?:he|she|they|<name>|who|client|friend|brother|sister|lady|couple)(?:'s|'ve|'d)? <adv>(?:called|rang|rung|phoned|emailed|e-mailed|mailed|texted|messaged|written|wrote|replied|responded|answered|reached out|got back|gotten back|come back|came back|contacted|returned my|returned our|picked up|dropped (?:me|us)|sent (?:me|us)|approached|rang up|written back|pinged|wrote back|called back|rang back|shared)"),
    Row(Sign.CONTACT, r"(?:called|rang|rung|phoned|emailed|e-mailed|texted|messaged|written to|wrote to|contacted|replied to|responded to|answered|got back to|gotten back to|come back to|came back to) (?:me|us)(?= |$)"),
    Row(Sign.CONTACT, r"(?:heard (?:back )?from|heard back|got (?:a |an )?(?:\w+ )?(?:reply|response|answer|email|e-mail|message|call|text|callback)|received (?:a |an )?(?:\w+ )?(?:reply|response|answer|email|message|call)|got hold of|gotten hold of|got ahold of|reached (?:her|him|them|<name>)|got through to|managed to (?:reach|speak|talk|get hold|catch|get through)|caught (?:him|her|them) (?:on|by)|tracked (?:him|her|them) down)"),
    Row(Sign.CONTACT, r"(?:first|initial|good|email|phone) contact (?:has been |was |is |'s )?(?:made|established|done)"),
    Row(Sign.QUOTED, r"asked (?:me |us |him |her |them )?(?:for|to (?:send|prepare|do|give|put together)) (?:\w+ ){0,2}(?:quote|quotation|estimate|price|proposal|figure)"),
    Row(Sign.QUOTED, r"(?:quote|quotation|proposal|estimate|price|offer)(?: which| that)? (?:has |have |is |was )?(?:gone out|went out|went|sent|been sent|on its way|with (?:him|her|them|us|me))"),
    Row(Sign.QUOTED, r"(?:sent|given|gave|prepared|submitted|put together|put in|e-?mailed|provided)(?: \w+){0,2} (?:a|an|our|my|the|over a|over the|over our) (?:\w+ ){0,2}(?:quote|quotation|estimate|proposal|bid|offer|engagement letter|fee)"),
    Row(Sign.QUOTED, r"(?:our|my|the|his|her|your) (?:quote|quotation|price|estimate|fee|bid|tender|proposal) (?:was|is|came|were|looked|seemed|turned)"),
    Row(Sign.QUOTED, r"(?:saw|seen|seeing|read|got|looked at|had|received|after|considered|studied) (?:our|my|the|his|her|your) (?:\w+ )?(?:quote|quotation|price|prices|estimate|fees?|bid|proposal)"),
    Row(Sign.QUOTED, r"(?:quoted|waiting (?:for|on) (?:her|him|them|his|their) (?:decision|answer on|to decide|to sign|plans|drawings|documents|papers|figures|numbers)|thinking it over|mulling it over|considering (?:our|my|the) (?:quote|proposal|offer)|negotiating)"),
    # Tried
    Row(Sign.TRIED, r"(?:i|we)(?:'ve| have|'d| had)? ?<adv>(?:called|rang|rung|phoned|emailed|e-mailed|texted|messaged|written|wrote|contacted|reached out|dropped (?:him|her|them|<them>) a|sent (?:him|her|them|<them>|an?|my|off) ?|pinged|introduced (?:myself|ourselves)|replied|responded|got in touch|invited)"),
    Row(Sign.TRIED, r"^(?:and |so |have |has |just |already )*(?:called|rang|phoned|emailed|texted|messaged|written to|wrote to|contacted|reached out to) (?:him|her|them|<them>)"),
    # Unanswered
    Row(Sign.UNANSWERED, r"(?:n't|not|never|no(?:body|-one| one)?|nothing|neither|nor|yet to|still to|still waiting to|waiting to|hardly|without)(?: (?!need|point|longer|want|wish|mean)\w+){0,4}? (?:heard|hear|hearing|had (?:a |any |so much as a )?(?:reply|response|answer|word|luck|joy|reaction|call|callback|contact)|have (?:a |any )?(?:reply|response|answer|word|luck|joy)|receiv(?:ed?|ing)|got(?:ten)? (?:a |any )?(?:reply|response|answer|callback|anything|an answer|any|much)|get(?:ting)? (?:a |any )?(?:reply|response|answer|hold|ahold|through|back|anywhere)|repl(?:y|ied|ies|ying)|respond(?:ed|s|ing)?|answer(?:ed|s|ing)?|call(?:ed|s)?(?: me| us)? back|return(?:ed|s|ing)? (?:my|our|any|the|calls)|pick(?:ed|s|ing)? up|got(?:ten)? back|(?:written|write|wrote) back|come back|came back|call(?:ed|s)?|ring|rang|phoned|phone(?= (?:me|us|back)|$)|email(?:ed|s)?|text(?:ed|s)?|messaged?|contact(?:ed)?|got(?:ten)? in touch|get in touch|been in touch|reach(?:ed)?(?: out)?|able to (?:reach|contact|get|connect)|connect(?:ed)?|materiali[sz]ed?|made contact|make contact|catch|track|pin|rung|written|phoned|been contacted|showed any sign|shown any sign|surfaced)", True),
    Row(Sign.UNANSWERED, r"(?:came|come|been|was) (?:back )?(?:undelivered|undeliverable|returned|bounced)|(?:it|e-?mail|mail|message|letter) (?:came|come) straight back(?= |$)(?! to)", True),
    Row(Sign.UNANSWERED, r"(?<!have )(?<!has )(?:no|zero|nil|any|not a|not one|nary a|without a|without any|without) (?:\w+ )?(?:reply|replies|response|responses|answer|answers|word|news from|news|sign of|luck|joy|callback|call back|contact|reaction|feedback|dice|peep|sausage|acknowledg\w+|show)(?= |$)", True),
    Row(Sign.UNANSWERED, r"(?:nothing|not a thing|zilch|nada|not a peep|not a word|not a squeak|not a sausage) (?:back|from|heard|yet|since|so far|at all|came|but|from)", True),
    Row(Sign.UNANSWERED, r"^(?:so far |still |and |but |since then |sadly |unfortunately )*(?:nothing|silence|crickets|not a (?:peep|word|squeak|sausage|thing))(?: so far| yet| at all| since| still)?\W*$", True),
    Row(Sign.UNANSWERED, r"(?:radio silence|crickets|dead silence|deafening silence|tumbleweed|ghosted|ghosting|gone (?:quiet|cold|dark|silent|to ground|awol)|went (?:quiet|cold|dark|silent|to ground)|unanswered|unreturned|nothing but silence|only silence|stony silence|total silence|complete silence|fell silent|brick wall|black hole|disappeared|vanished|fell off the)", True),
    Row(Sign.UNANSWERED, r"(?:left|leaving|leave|dropped) (?:\w+ ){0,5}(?:voice ?-?mails?|messages?|voice messages?|vms?|answerphone|answering machine)", True),
    Row(Sign.UNANSWERED, r"(?:calls?|emails?|messages?|texts?|phone|mails?|it|line)(?: \w+){0,3} (?:unanswered|unreturned|straight to voice ?mail|to voice ?mail|bounced?|bounces|bouncing)", True),
    Row(Sign.UNANSWERED, r"(?:rings? out|rang out|kept ringing|just rings|voicemail (?:every|each|again|box is full|is full)|mailbox (?:is |was )?full|(?:e-?mail|mail|message|it|address) (?:\w+ )?bounced|wrong number|(?:number|phone|line) (?:\w+ ){0,2}(?:dead|disconnected|out of service|not in service|no longer in service|doesn't work|does not work))", True),
    Row(Sign.UNANSWERED, r"(?:can't|cannot|can not|couldn't|could not|unable to|not able to|struggling to|failed to|haven't managed to|failing to)(?: \w+){0,2} (?:reach|get hold|get ahold|get through|contact|track|pin|find|raise|get an? (?:answer|reply)|connect|catch)", True),
    Row(Sign.UNANSWERED, r"tried (?:\w+ ){0,2}?(?:to (?:call|reach|contact|ring|phone|email|get|connect|catch|track|set|arrange|book)|calling|ringing|phoning|emailing|texting|reaching|contacting|messaging|her|him|them|both|<times>|the number|by)", True),
    Row(Sign.UNANSWERED, r"(?:waiting|wait) (?:for|on) (?:<them>|a|an|any|the|his|her|their) ?(?:\w+ )?(?:to )?(?:call|ring|reply|respond|answer|get back|come back|get in touch|contact|response|callback|email|write|phone|text)", True),
    Row(Sign.UNANSWERED, r"(?:chased|emailed|called|rung|rang|written|wrote|phoned|texted|messaged|tried)(?: \w+){0,3} (?:without (?:luck|success|joy|reply)|in vain|to no avail|with no (?:luck|success|joy|reply|answer)|and nothing)", True),
    Row(Sign.UNANSWERED, r"(?P<again>phoned|rang|called|emailed|texted|wrote|tried|written) and (?P=again)|waited (?:for|in for) |(?:it |call |reply |answer )never (?:came|arrived)|heard (?:no more|nothing)|no more heard|nobody (?:\w+ ){0,6}(?:has |have )?(?:rung|rang|called|been in touch|written|phoned)|let it lie", True),
    Row(Sign.UNANSWERED, r"(?:phone tag|telephone tag|missed each other|missing each other|keep missing|kept missing|missed connections?|crossed wires|wires crossed|ships in the night|dodging|avoiding|chased|chasing|fobbed)", True),
    Row(Sign.UNANSWERED, r"(?:e-?mailed|called|rang|phoned|texted|messaged|written(?: to)?|wrote(?: to)?|chased|tried|reached out(?: to)?|contacted)(?: (?:her|him|them|<them>|both))? (?:and (?:called|rang|emailed|texted) )?<times>(?! a week)"),
    # Refused
    Row(Sign.REFUSED, r"(?<!you do)(?:not|n't|never|no longer|wasn't|isn't|aren't|hardly)(?: (?!you )\w+){0,3} (?:interested|keen|looking|in the market|ready to|in a position|seeking|convinced|wish|want|need|require|needs|wanted|needed|pursue|right for (?:us|me|them|him|her))(?!(?: to)? (?:hear|worry|thank|wait|rush|hurry|apolog|miss|trouble|bother|keep|lose|push|impose|interrupt|be))", True),
    Row(Sign.REFUSED, r"(?:no longer|not any ?more) (?:planning|going ahead|buying|selling|moving|building|doing|in a hurry|needs?|interested|looking|wants?|required?|necessary|relevant)", True),
    Row(Sign.REFUSED, r"(?:no|zero|little) (?:real |particular |further |current )?(?:interest|need|appetite|requirement|use)(?= |$)(?! to )", True),
    Row(Sign.REFUSED, r"(?:declined|refused|turn(?:ed|ing)(?: \w+){0,4} down|said no|says no|said thanks but|no thanks|no thank you|thanks but no thanks|saying no|gave (?:me|us) a no|rebuffed|brushed (?:me|us|him|her) off|demurred|is a no|it's a no|was a no|decided to pass|pass(?:ed|ing)? on (?:this|it|the|that|us|me|our)|(?:'ll|will|have to|going to|had to|must|need to|to) (?:respectfully |regretfully |politely |reluctantly )?(?:pass|decline|say no|turn (?:this|it|her|him|them)(?: \w+)? down|bow out|sit this one out)|rather not|prefers? not|bowed out)"),
    Row(Sign.REFUSED, r"(?:told|asked) <them> not to (?:come|bother|proceed|call|go|visit|worry about coming)|(?:so )?that's that|won't have (?:it|a|any)", True),
    Row(Sign.REFUSED, r"no (?:longer any )?(?:need|point|reason|cause) (?:for|to|in)(?: \w+){0,4} ?(?:call|calling|meet|meeting|come|coming|ring|visit|talk|speak|contact|proceed|help|introduc\w+|take|go|chat|any of)(?! (?:back|again))|there(?:'s| is|'d be| would be) no need(?! to (?:reply|rush|hurry|worry))", True),
    Row(Sign.REFUSED, r"(?:rather|prefers? to|preferred to|going to|want(?:s|ed)? to|decided to|happy to|happier to|chosen to|will|'ll) (?:just )?(?:stick|stay|remain|keep|carry on|continue|go on) with", True),
    Row(Sign.REFUSED, r"(?:rather|prefers? to|preferred to|decided to|going to|chosen to|have to|wants? to|'ll|better to) (?:wait|hold off|hold fire|leave it|postpone|put it off|hang on|sit tight|manage without|do without|do it (?:him|her|them|my|our)sel(?:f|ves))(?! (?:for (?:her|his|their|your) (?:reply|call|answer)))", True),
    Row(Sign.REFUSED, r"(?:second thoughts|cold feet|thought better of it|got cold feet|(?:is|was)(?:n't| not) for (?:me|us|her|him|them)|not something (?:i|we|she|he|they)|shan't (?:need|be needing)|won't (?:need|be needing|be requiring|be taking|be going)|don't (?:need|want) any(?:body|one|thing)|(?:am|are|is|'re|'m|'s) (?:all )?sorted(?! out (?:the|our|my))|isn't (?:what|quite what) (?:i|we|she|he|they))", True),
    Row(Sign.REFUSED, r"(?:perfectly |quite |very |really )?happy (?:with|where) (?:(?:my|our|her|his|their) (?:\w+ )?(?!work|result|design|job|quote)\w+(?:er|or|ist|ant|ian|ect|ney|man|woman|one|agency|firm|bank|practice|people|lot|arrangements?|supplier|provider|set-?up)|(?:she|he|they|we|i)(?:'s| is|'re| are|'m| am)|what (?:we|they|i|she|he))", True),
    Row(Sign.REFUSED, r"(?:rather|prefer(?:s|red)?(?: it)?(?: if)?) (?:you|he|she|they|we|i|not)(?: \w+)? ?(?:didn't|don't|not|to)", True),
    Row(Sign.REFUSED, r"(?:someone|somebody|another \w+|other people|others) (?:already )?in mind|(?:got|have|has|had) (?:\w+ ){1,4}(?:covered|taken care of|in hand already)"),
    Row(Sign.REFUSED, r"no (?:visit|meeting|appointment|quote|survey) (?:is |was |would be |will be )?(?:needed|necessary|required|called for)|(?:letting|let|lets) (?:it|the (?:matter|whole thing)) (?:drop|go)|(?:won't|will not|'t|not going to) be (?:a|any) meeting|so no meeting", True),
    Row(Sign.REFUSED, r"n't think (?:it|this|that)(?:'s| is| would be) (?:for|right for|something for|my|our)", True),
    Row(Sign.REFUSED, r"(?:wants?|wanted|prefers?|preferred|after|looking for) (?:someone|somebody|a firm|people) (?:with|closer|cheaper|nearer|more|less|bigger|smaller|older|younger|else|local|in-house|specialised|specialized)"),
    Row(Sign.REFUSED, r"no point (?:in )?(?:\w+ing)|that was that|a conflict(?= |$)|we act for (?:the|her|his|their)|on hold", True),
    Row(Sign.REFUSED, r"nothing (?:for \w+ |left |more |else )?to do(?= |$)(?! with)|put(?:ting)? (?:it|the (?:whole )?\w+|everything|things|this) (?:on (?:the )?(?:long finger|back burner|hold|ice|shelf)|off)|leav(?:e|ing) (?:it|things|everything|the \w+|(?:his|her|their|our|my) \w+) (?:as (?:it|they) (?:is|are)|be|for now)|outside (?:of )?what (?:i|we) do|n't cover (?:that|this|those)|(?:sooner|rather) (?:have|use|deal with)", True),
    Row(Sign.REFUSED, r"(?:n't|not|cannot)(?: \w+)? (?:afford|stretch to|run to|justify)", True),
    Row(Sign.REFUSED, r"(?:not|n't) (?:\w+ )?(?:a |the )?(?:\w+ )?(?:fit|match|one|case|client) for (?:me|us)", True),
    Row(Sign.REFUSED, r"found (?:someone|somebody)(?! (?:nice|great|good|wonderful) in)"),
    Row(Sign.REFUSED, r"chang(?:ed|ing) (?:her|his|their|your|my|our|its) minds?"),
    Row(Sign.REFUSED, r"(?:already|got|have|has|had|is|are|'s|'re|'ve|recently|just) ?(?:already )?(?:has|have|had|got|found|sorted|working with|works with|hired|signed with|using|use[sd]?|taken on|took on|engaged|appointed|fixed up with|committed to|happy with|with|gone with|been served|served|looked after by|spoken for|being (?:helped|looked after)) (?:by )?(?:<other>|an? (?!(?:\w+ )?(?:meeting|call|chat|coffee|appointment|question|look|great|good|lovely|nice|zoom|lunch|quick|long|very|viewing|date|productive|really|conversation|initial|first|visit))\w+(?: [\w-]+){0,3}? (?:already|they|she|he|in place|who|that|for years|lined up|she's|he's|they're))"),
    Row(Sign.REFUSED, r"(?:already) (?:\w+ ){0,2}(?:sorted(?! out (?:the|our|my|her|his|their|a))|covered|fixed up|all set|taken care of|provided for|suited|found (?:someone|somebody|one|an?|our|my|his|her|another)|hired|signed|chosen|chose|engaged|appointed|has an?|have an?|had an?|got an?|working with|uses?|using)(?! us| me| her$| him$| them$| the (?:contract|engagement|paper))"),
    Row(Sign.REFUSED, r"(?:all set|sorted (?:already|now|out elsewhere|elsewhere)|sorted (?:it|things|everything) out (?:herself|himself|themselves|already|elsewhere)|found (?:<other>)|fixed up elsewhere|had it covered|has it covered|have it covered)"),
    Row(Sign.REFUSED, r"(?:not (?:right )?now|not at (?:the|this) (?:moment|time)|not the right (?:time|moment)|bad timing|wrong time|timing (?:is|was|isn't|wasn't) (?:not |n't |all )?(?:right|wrong|off|bad|good)|not for (?:me|us|her|him|them)|put (?:it|things|everything|the project) on (?:hold|ice)|on the back burner)", True),
    Row(Sign.REFUSED, r"(?:can(?:'t|not| not)|couldn't|could not|unable to|not able to|won't|will not|wouldn't|not in a position to|don't|do not|doesn't|not going to|isn't|aren't|not|too busy to)(?: \w+){0,2} (?:take (?:this|it|her|him|them|that|on|the|any|new|<name>)|taking (?:this|it|on|any|new|her|him|them)|act for|act|do (?:that|this kind|this sort|residential|commercial|weddings|that kind)|serve|accommodate|accept (?:new|any|the)|handle this|help (?:her|him|them|<name>|with (?:this|that|it))|do \w+ (?:cases|work|jobs)|be able to help)", True),
    Row(Sign.REFUSED, r"(?:fully booked|booked (?:solid|out|up)|no capacity|no room|at capacity|up to (?:my|our) (?:neck|ears|eyes)|conflict of interest|conflicted(?: out)?|outside (?:my|our|of our|of my) (?:area|scope|field|remit|expertise|patch)|not (?:my|our|really my|really our) (?:thing|area|field|line|kind|patch|bag|specialty|speciality)|out of (?:my|our) (?:area|league|depth))"),
    # Lost
    Row(Sign.LOST, r"(?:went|gone|going|go|sided|signed|signed up|placed it|stay(?:ed|ing|s)?|stick(?:ing|s)?|stuck|remain(?:ing|ed)?) with <other>", True),
    Row(Sign.LOST, r"(?:he|she|they|client|couple|owners?)(?:'ve| have|'s| has)? ?<adv>(?:went|gone|going|signed) with (?-i:[A-Z])[\w'&-]+ (?:(?-i:[A-Z])\w*|&|and (?-i:[A-Z])\w*)"),
    Row(Sign.LOST, r"(?:chose|chosen|picked|hired|opted (?:for|to)|decided on|decided to (?:go with|hire|use|stay|stick|keep|do|try|choose|appoint)|plumped for|settled (?:for|on)|signed (?:up )?with|appointed|engaged|selected|instructed|retained|used|preferred|bought (?:from|through|via)|awarded (?:it|the \w+) to|given (?:it|the \w+) to|gave (?:it|the \w+) to|took on|taken on|using|chose to (?:go with|use|hire|stay)|favou?red|contracted|commissioned|moved (?:on )?to|switched to|booked|accepted) <other>"),
    Row(Sign.LOST, r"(?:giv(?:e|en|ing)|gave|award(?:ed|ing)?|plac(?:e|ed|ing)|entrust(?:ed|ing)?|hand(?:ed|ing)?) (?:it|(?:the|this|her|his|their|our) \w+(?: \w+)?) (?:over )?(?:to|with) <other>"),
    Row(Sign.LOST, r"insists? (?:on|upon) (?:(?:using|having) )?<other>|(?:budget|money|funds|funding|plans?) (?:has |have )?(?:evaporated|vanished|disappeared|collapsed|gone)"),
    Row(Sign.LOST, r"(?:job|contract|work|project|commission|business|order|instruction|it) (?:has |have )?(?:went|gone|goes|was given|was awarded|been given|been awarded|is going) (?:to|with) (?:<other>|(?-i:[A-Z])\w*)"),
    Row(Sign.LOST, r"(?:n't|not|never)(?: \w+){0,2} (?:work(?:ed)? out|pan(?:ned)? out|come off|go (?:anywhere|through)|going (?:anywhere|to (?:work|happen|hire|sign))|moving (?:ahead|forward)|move forward|happen(?:ing)?(?! yet)|get (?:the <job>|it|chosen|picked|selected|hired)|got the <job>|land(?:ed)?|win|won|come to anything|came to anything|click(?:ed)?|gel(?:led)?|hit it off|see eye to eye|agree on|sign(?:ed)?(?! yet| of| me| off)|hire[d]?|go with (?:us|me|him|her|them|<name>)|choose|chosen|be working (?:together|with)|working together|a (?:\w+ )?(?:fit|match)(?! for (?:me|us)\b)|(?:the|quite the|really the) (?:right|best) (?:\w+ )?(?:fit|match|person|firm|one|people|choice)|the right|right for|fit(?! for (?:me|us)\b)|suit(?:ed|able)?|materiali[sz]ed?|make it work|reach (?:an )?agreement|continue)(?! yet)", True),
    Row(Sign.LOST, r"(?:chose|chosen|picked|hired|went with|gone with|used|using|going with|opted for|signed with|appointed|engaged|selected|taken on|took on|asked) (?:a |an |the |her |his |their |someone )[^.;]{1,60} instead"),
    Row(Sign.LOST, r"(?:chose|chosen|picked|hired|used|signed with|went for) (?-i:[A-Z])[\w'&-]*+(?: (?-i:[A-Z])[\w'&-]*+)? instead|^lost (?:him|her|them|it)(?= |$)"),
    Row(Sign.LOST, r"(?:budget|money|funds|funding|cash|numbers)(?: \w+)? (?:wasn't|isn't|weren't|was not|is not|fell|ran|dried|didn't|did not)", True),
    Row(Sign.LOST, r"runners?-up|(?:came|finished|were|placed) (?:a close )?second|pipped"),
    Row(Sign.LOST, r"(?:gone|went|going) (?:cold|off) on|(?:gone|went) off the idea|dropped (?:it|the (?:idea|whole|project|plan|matter))|dropped the"),
    Row(Sign.LOST, r"(?:ended|ending|wound) up (?:going (?:to|with|for)|choosing|picking|hiring|using|buying|signing|staying|doing|keeping)(?! (?:with )?(?:us|me|you))"),
    Row(Sign.LOST, r"(?:kept|keeping|keep|renewed with|renewing with) (?:on )?(?:with )?(?:their|her|his|the) (?:old|current|existing|previous|usual|present|own|original)"),
    Row(Sign.LOST, r"cancel?led (?:the|their|her|his|our) (?:\w+ )?(?:project|order|job|contract|work|policy|purchase|plans?|whole)"),
    Row(Sign.LOST, r"(?:chemistry|personalities|styles|expectations)(?: \w+)? (?:wasn't|weren't|was not|were not|isn't|didn't|clashed|too)", True),
    Row(Sign.LOST, r"signed (?:\w+ ){0,7}with (?:another|someone else|somebody else|a (?:different|competitor|rival)|one of our|the competition)"),
    Row(Sign.LOST, r"(?:accepted|took|taken|take|taking|accepting|had|received|got) (?:a |an |the )?(?:another|other|cheaper|better|lower|rival|competing) (?:\w+ )?(?:offer|quote|quotation|estimate|proposal|bid|deal)"),
    Row(Sign.LOST, r"in favou?r of (?:<other>|(?-i:[A-Z])\w*)|(?:do|did|doing) (?:it|the \w+|them|everything) (?:herself|himself|themselves)|not (?:really |quite )?(?:suited|compatible|on the same page)", True),
    Row(Sign.LOST, r"(?:poor|bad|wrong) (?:fit|match)|mismatch"),
    Row(Sign.LOST, r"(?:lost (?:it|out|the (?:job|work|bid|pitch|contract|client|order|project|deal|tender|business|instruction)|(?:this|that) one|(?:them|him|her|it|<name>) to|to (?:a|an|another|someone|somebody|the))|fell through|fallen through|falling through|fell apart|fell flat|fizzled|petered out|came to (?:nothing|naught|nought)|come to (?:nothing|naught|nought)|nothing came of|no deal|parted (?:ways|company)|dead end|called it off|call it off|walked away|pulled out|pulled the plug|backed out|withdrew|withdrawn|dropped out|beat us|beaten|undercut|pipped|outbid|missed out|unsuccessful|did it (?:herself|himself|themselves)|do it (?:herself|himself|themselves)|doing it (?:herself|himself|themselves)|in-house instead|scrapped|abandoned|not to be|went elsewhere|gone elsewhere|go elsewhere|going elsewhere|looked elsewhere|chose not|opted not|was not to be|wasn't to be)"),
    Row(Sign.LOST, r"(?:too|bit|little|out of (?:her|his|their|your|our|my)) (?:expensive|dear|pricey|costly|steep|rich|much (?:money|for)|high|far apart|(?:price|budget)(?: range)?)(?= |$)"),
    Row(Sign.LOST, r"(?:beyond|over|above|outside) (?:her|his|their|our|my|the) (?:budget|means|price range)"),
    Row(Sign.REFUSED, r"(?:decided|chose|chosen|opted|elected|resolved) (?:not to|against)", True),
    Row(Sign.REFUSED, r"(?:n't|not|never)(?: \w+){0,4} (?:(?:go|going|take it|taking it|taken it|pursue it) (?:any )?(?:further|ahead|forward)|pursu(?:e|ing)|proceed(?:ing)?)(?! yet)", True),
    Row(Sign.REFUSED, r"(?:shelved|mothballed|put (?:it|everything|the \w+) on ice)"),
    Row(Sign.LOST, r"(?:do|doing|did|handle|handling|keep|keeping|manag\w+|tak\w+|bring\w+) (?:it|this|things|the \w+|everything|all that)(?: \w+)? (?:in-?house|herself|himself|themselves|internally)"),
    Row(Sign.LOST, r"(?:left|leaving|leave) it (?:there|at that)|(?:project|deal|sale|job|whole thing|it|everything)(?:'s| is| was) (?:now )?(?:all )?off(?! to)"),
    Row(Sign.LOST, r"(?:over|above|beyond|more than|outside) what (?:we|they|she|he|i|<name>) (?:can|could|wanted|had|was|were|budgeted)"),
    Row(Sign.LOST, r"(?:gave|given|giving|awarded|handed) (?:it|the <job>) to (?-i:[A-Z])[\w'-]*+ (?:&|and|(?-i:[A-Z]))", ),
    Row(Sign.LOST, r"n't (?:agree|see|come to terms|make the numbers)(?: \w+){0,3}(?: on| eye| price| terms| it|$)", True),
    # Won
    Row(Sign.WON, r"(?:hired|engaged|instructed|retained|appointed|chose|chosen|picked|selected|commissioned|contracted|employed|took on|taken on) <us>(?! (?:brother|sister|cousin|nephew|friend|own|(?:\w+ )?instead))"),
    Row(Sign.WON, r"^(?:and |now |formally |officially |duly )*(?:hired|engaged|retained|instructed|appointed)(?= (?:as|on|yesterday|today|last|this|since)|$)"),
    Row(Sign.WON, r"(?:booked|signed up|signed) (?:us|me|you|him|them)(?: (?:for|to|up|as)|$)"),
    Row(Sign.WON, r"(?:took|taken|taking|take|brought|bringing) (?:us|me|you|him|her|them|<them>) on(?:board| board)?(?= |$)"),
    Row(Sign.WON, r"(?:been|was|were|got|am|are|is|'re|'m) (?:now |formally |duly |officially |just |all )?(?:hired|engaged|instructed|retained|appointed|chosen|selected|commissioned|taken on|offered the <job>|awarded)(?! in)"),
    Row(Sign.WON, r"(?:came|come|coming|comes|are|is|now|'s|'re|got) (?:now |fully |officially )?(?:on ?board|aboard)"),
    Row(Sign.WON, r"(?:signed|inked|countersigned|(?<!fully )executed)(?= |$)(?! (?:up )?with (?:<other>))(?![^.;]{0,40} with (?:another|someone|somebody|a different|a competitor))(?! up (?:for|to) )(?! in(?:to)? )(?! (?:for|off) (?:the|a) (?:parcel|delivery))(?! <other>)"),
    Row(Sign.WON, r"(?:sign|signing) (?:the|up|with us|with me|on the)(?: [\w ]+)? (?:today|this morning|this afternoon)"),
    Row(Sign.WON, r"(?:gave|given|giving|awarded|handed|gives|got|have|landed|won|secured|placed|received|has|'ve got|getting) (?:us |me |you |him |her |them |<name> )?(?:the|their|her|his|a firm|a big|a nice|a) (?:\w+ )?(?:<job>)(?! (?:interview|offer elsewhere|for you|(?:over )?to <other>))(?= |$)"),
    Row(Sign.WON, r"(?:landed|secured|clinched|bagged|nailed) (?:the|it|this|that|her|his|their|them|him)(?= |$)|won (?:(?:it|this one|that one|them|him|<name>|her(?= over|$)|<us>(?= over))(?= |$)|(?:the|this|that|her|his|their) (?:\w+ ){0,2}(?:<job>|work|bid|pitch|tender|client|customer|account|case|instruction)(?= |$))"),
    Row(Sign.WON, r"(?:working|work|worked) (?:\w+ )?(?:together|(?:with|for) (?:<us>|<them>|(?:the|their|her|his) \w+))"),
    Row(Sign.WON, r"(?:at work|hard at work|working) (?:already |now |away )?on (?:her|his|their|the|it)(?= )(?! (?:\w+ )?(?:price|prices|quote|proposal|estimate|numbers|figures|bid|quotation))"),
    Row(Sign.WON, r"(?:we|i|they|she|he|work|project|job|<name>|you|it)(?:'ve|'re|'s|'ll| have| has| are| is| will| be|'ll be| will be)? ?<adv>(?:started|begun|began|kicked off|got started|gotten started|broke ground|broken ground|getting started|starting|start|starts|kick off|kicks off|begin|begins|beginning|underway|under way|up and running)(?! (?:with a|to (?:think|wonder|worry|look|talk)|by|out|talking|looking|chatting|thinking|emailing|a conversation|the conversation))"),
    Row(Sign.WON, r"(?:accepted|approved|agreed to|agreed|ok'd|okayed|signed off(?: on)?|said yes to|taken up|took up) (?:to )?(?:our|my|the|his|her|their|your|<us>'s|a) (?:\w+ )?(?:quote|quotation|offer|proposal|estimate|bid|tender|fee|terms|price|plan|design|fees|job)"),
    Row(Sign.WON, r"(?:quote|offer|proposal|estimate|bid|tender|contract|engagement letter|letter of engagement|agreement|paperwork) (?:was |has been |is |got |were |are |'s )?(?:all |now |been )?(?:accepted|approved|signed|agreed|in place|countersigned|executed|done)"),
    Row(Sign.WON, r"(?:is|are|'s|'re|became|become|now|as|have|has|gained) (?:now |officially |just )?(?:a|our|my|his|her|their|your|one of our) (?:\w+ )?(?:new )?(?:client|customer|patient|tenant|paying client|new client|new customer)s?(?= |$)(?! of (?:mine|ours))"),
    Row(Sign.WON, r"(?:is|are|'s|'re|became|become) (?:now|officially|at last|finally) (?:a )?(?:clients?|customers?|patients?|tenants?) of (?:ours|mine)|(?:accounts?|job|work|business|project|commission|file|case|<name>)(?:'s| is| are) (?:mine|ours)(?= |$)"),
    Row(Sign.WON, r"(?:'d|would) like (?:us|me|you|<name>) to (?:do (?:it|the|this|her|his|their)|take (?:it|this|the \w+|her|him|them) on|handle|act|go ahead|start|build|fit|make (?:it|them))(?! (?:a |an )?(?:quote|quotation|estimate|proposal|price|call|offer))(?= |$)", True),
    Row(Sign.WON, r"(?:new|paying) (?:client|customer)s?(?= |$)"),
    Row(Sign.WON, r"(?:deposit|retainer|first invoice|down payment|first instal?ment) (?:has been |was |is |has |'s |been )?(?:paid|in|received|landed|cleared|arrived|sent|settled)"),
    Row(Sign.WON, r"(?:paid|sent|received|transferred|wired|put down) (?:us |me |you |him |over )?(?:the|a|her|his|their|our|my) (?:\w+ )?(?:deposit|retainer|first invoice|invoice|down payment|instal?ment)"),
    Row(Sign.WON, r"(?:placed|made|put in) (?:an|the|her|his|their|a|our) (?:\w+ )?order"),
    Row(Sign.WON, r"(?:going|go|gone|went|moving|pressing|proceed(?:ing)?) (?:ahead |forward |on )?with (?:us|me|you|him|them|her(?=$| in| for| after)|our|my|your|the (?:work|project|purchase|plan|job))(?= |$)(?! (?:first|cousin|brother))"),
    Row(Sign.WON, r"(?:(?:it|they|she|he|project|we|work|job)(?:'s|'re| is| are)) (?:going|moving|all systems) (?:ahead|forward|go)"),
    Row(Sign.WON, r"(?:we|i)(?:'ve| have|'re| are|'m| am|'ll| will)? ?<adv>(?:went|gone|going|go|signed|signed up) (?:ahead )?with (?-i:[A-Z])\w*"),
    Row(Sign.WON, r"(?:he|she|they)(?:'ve| have|'re| are|'s| is)? ?<adv>(?:went|gone|going|signed|signed up) (?:ahead )?with (?-i:[A-Z])[\w'-]++(?! (?-i:[A-Z&]))"),
    Row(Sign.WON, r"decided to (?:go (?:ahead )?with|use|hire|engage|work with|appoint|instruct|sign with|take on|buy from|move forward with|proceed with|retain|book) (?:<us>)"),
    Row(Sign.WON, r"asked (?:us|me|you|him|her|them|<name>) to (?:do|handle|look after|take|draft|draw up|design|build|fit|start|go ahead|act|represent|manage|run|proceed|sort|paint|install|write|review)(?! (?:a|an|the|our|up a) (?:quote|quotation|estimate|proposal|call))"),
    Row(Sign.WON, r"(?:is|are|'s|'re|'m|am) (?:now |already |currently |busy |going to be )?(?:doing|handling|drafting|building|designing|fitting|managing|looking after|running|taking care of|drawing up|painting|installing|treating|acting for|representing|working (?:on|for)|refitting|making) (?:our|my|the(?! (?:quote|proposal|estimate|numbers|sums))|her(?! best)|his(?! best)|their(?! best)|us|me|it|all|<name>)"),
    Row(Sign.WON, r"(?:moved|switched|transferred|shifted) (?:all )?(?:our|my|her|his|their|everything|the)(?: \w+){0,3} (?:across|over)(?= |$)"),
    Row(Sign.WON, r"commissioned"),
    Row(Sign.WON, r"(?:enrol+ed|registered|joined up|signed on)(?: \w+){0,3} with (?:him|her|us|them|me|you|<name>)"),
    Row(Sign.WON, r"(?<!call )(?<!meeting )(?<!date )on (?:a |our |the )?(?:\w+ )?(?:retainer|books|payroll|team)"),
    Row(Sign.WON, r"(?:been|is|'s|are|as|became) (?:our|my|their|her|his) (?:\w+ )?\w+(?:er|or|ist|ant|ian|ect|ney|man|woman|coach|firm|agency|lawyer) (?:since|from|now|as of|for the)"),
    Row(Sign.WON, r"order (?:went|has gone|is going) in"),
    Row(Sign.WON, r"(?:i'm|we're|they're|she's|he's|count me|count us) in(?= for it|$)|(?:direct debit|standing order|mandate|paperwork|forms?) (?:is |was |has been |all )?(?:\w+ and )?(?:set up|signed|posted|filled|returned|sent back)"),
    Row(Sign.WON, r"took out (?:the|a|his|her|their) (?:\w+ )?(?:policy|loan|mortgage|plan|cover)|paid (?:\w+ ){0,4}(?:up ?front|month|half|fees?|in full|instal?ment|in advance)"),
    Row(Sign.WON, r"^(?:and |so |then )(?:went|gone|signed|gone ahead|went ahead) with (?-i:[A-Z])[\w'-]*+(?! (?:&|and|(?-i:[A-Z])))"),
    Row(Sign.WON, r"(?:become|became|becoming) (?:\w+ )?(?:clients?|customers?|patients?|tenants?)"),
    Row(Sign.WON, r"orders? (?:is |was |has been |have been |now )?(?:placed|in|confirmed|signed)"),
    Row(Sign.WON, r"(?:is|'s|are|'re|as|have|got) (?:now |officially )?(?:our|my|their|her|his|the) new (?!number|address|email|e-mail|phone|office|website|place|home|details|job)\w+"),
    Row(Sign.WON, r"(?:it's|it is|that's|was|a big|a resounding|a firm|a definite) (?:a )?(?:yes|go|done deal|thumbs up)(?: from|$| to| and)"),
    Row(Sign.WON, r"(?:moving|moved|switching|switched|transferring|transferred)(?: (?!date|meeting|call)\w+){0,5} (?:over |across )?to (?:us|you|<name>)(?= at| from| in| for|$)"),
    Row(Sign.WON, r"^(?:and |so )*(?:all |it's all |everything is |everything's )?(?:agreed|signed|sealed|done and dusted|sorted and signed)(?= |$)(?! (?:to|on|that|a|with))"),
    Row(Sign.WON, r"(?:we|i)(?:'ve| have)? (?:gave|given|awarded|handed) (?:it|the <job>) to (?-i:[A-Z])[\w'-]*+(?! (?:&|and|(?-i:[A-Z])))"),
    Row(Sign.WON, r"(?:took|accepted|taken|takes) (?:the|on the|up the) (?:job|role|position|work|project|case|commission)(?= |$)"),
    Row(Sign.WON, r"(?:decided|agreed|chose|chosen) to (?:go ahead|proceed|go for it|move forward|work together|sign)(?= |$)"),
    Row(Sign.WON, r"closed (?:the (?:deal|sale|contract|purchase)|on (?:the|her|his|their|our|it) ?(?:house|flat|place|deal|loan|property)?|last|yesterday|today|this|a deal)"),
    Row(Sign.WON, r"(?:done deal|deal (?:is|was)? ?(?:done|closed|signed|sealed)|it's a deal|shook hands|shaken hands|shook on it|have a deal|got a deal|sealed the deal|struck a deal|under contract|in contract|engagement (?:letter )?(?:is )?(?:signed|back)|policy (?:is |has been |was )?(?:now )?(?:in force|in place|bound|issued|taken out|started|live)|bound (?:the|her|his|their) (?:policy|cover|coverage)|(?:exchanged|exchange) (?:of )?contracts|offer (?:was |has been )?accepted|moved in|moved (?:her|his|their|everything|all)(?: \w+){0,3} (?:over )?to us|switched (?:(?:her|his|their|everything|all)(?: \w+){0,3} )?(?:over )?to us|green light|said yes|got the nod|gone live|went live|became a client|become a client|joined us|joined (?:as|the (?:team|firm|practice))|bought (?:it|the|two|three|a|one|from us|from me|from him|from her)|ordered (?:the|a|two|three|from|\d+)|onboarded|started (?:work|with us|with me|on)|finished the job|job (?:is )?done|work(?:'s| is| has been)? (?:finished|complete|completed)|completed (?:the|her|his|their) (?:job|work|project|sale|purchase|return|filing))"),
    Row(
        Sign.WON,
        r"(?:listing|job|work|contract|account|it|project|house|flat)(?:'s| is) (?:now |all )?(?:ours|mine|his|hers|theirs)|(?:picked|chose|chosen|liked|loved and took) (?:our|my|his|her|your|their) (?:proposal|quote|offer|design|bid|estimate)|(?:fixed|repaired|installed|painted|drafted|filed|fitted|replaced|rewired|laid) (?:the|our|my|her|his|their|new)|did (?:our|my) (?!best|homework|research|sums|part)\w+|(?:'ll|will) be (?:representing|acting for|looking after|working (?:with|for)|building|designing|handling|doing) (?:us|me|him|her|them|our|my|the|it)",
    ),
    Row(Sign.LOST, r"(?:went|going|gone|go) (?:in )?(?:another|a different|a new) (?:way|direction|route)|pass(?:ed|ing) on (?:his|her|their|our|my|the) (?:proposal|quote|offer|bid|estimate)|listed with(?! (?:us|me|you)\b)"),
    Row(Sign.REFUSED, r"(?:she|he|they|we|i|<name>)(?:'s|'ve| has| have)? passed(?= |$)(?! (?:on|away|by|along|it|your|his|her|the|my))|(?:has|have|got|'s got|'ve got) a (?:\w+ )?guy|(?:locked|tied) in(?:to)?(?= |$)|(?:respectfully |politely )?declining|keep (?:it|things) in the family"),
    Row(Sign.REFUSED, r"(?:not|n't) (?:really )?(?:a |the |quite the )?(?:good|right|great|best|ideal) (?:time|moment)|n't (?:work with|use|deal with) (?:agents?|brokers?|consultants?|designers?|agencies|outsiders|anyone|anybody)", True),
    Row(Sign.UNANSWERED, r"(?:impossible|hard|difficult|tricky|tough) to (?:reach|get hold of|pin down|track down|catch|contact)|elusive", True),
    Row(Sign.CONTACT, r"off the phone with"),
    Row(Sign.MET, r"toured|(?:gave|given|showing|showed) (?:me|us|him|her|them) (?:a |the )?(?:\w+ )?tour|(?:zoom|google meet|teams|meeting|coffee|lunch|breakfast|video call|site visit)(?: \w+){0,3}? (?:this morning|yesterday|earlier|last \w+)(?: \w+)? with"),
    Row(Sign.MET, r"(?:drove|cycled|walked|ran|strolled|flew) (?:over|across|round|down|up|out|by|in)(?= (?:to|on|yesterday|last|this|and|for|here|today|with)|$)"),
    Row(Sign.REFUSED, r"(?:my|her|his|their|our) (?:brother|sister|cousin|uncle|aunt|nephew|niece|son|daughter|father|mother|husband|wife|dad|mum|mom|friend|neighbou?r|partner)(?:[ -]in[ -]law)? (?:is|'s) an? \w+"),
    Row(Sign.REFUSED, r"n't (?:insure|handle|cover|serve|treat|build|take|represent|sell|repair|install|work (?:in|on|there)) \w+|n't taking (?:anything|anyone|anybody|on|new|any|more)|booked (?:through|until|till|up|out|solid|all)|(?:can't|cannot|couldn't|can not) do (?:it|this(?! (?:week|month|morning|afternoon|time))|that|the (?:job|work))(?! (?:this|next|on|before|until|till|today|tomorrow|monday|tuesday|wednesday|thursday|friday))", True),
    Row(Sign.REFUSED, r"rather (?:work|go|deal|be) with", True),
    Row(Sign.LOST, r"(?:price|quote|bid|estimate|fee)(?: \w+){0,4} (?:over|too high|high|steep|above|more than)(?= |$)"),
    Row(Sign.WON, r"(?:is|are|'s|'re) now (?!considering|reviewing|checking|thinking|reading|waiting|looking|talking|trying|asking|deciding)\w+ing (?:the|our|my|her|his|their|us|me|it)|(?:is|are|'s|'re) (?:already |busy )?(?:insuring|pouring|tiling|wiring|laying|digging|fixing|filing|auditing|teaching|coaching|catering|photographing|printing|representing|advising) (?:the|our|my|her|his|their|us|me|it)"),
    Row(Sign.WON, r"agreed to (?:represent|act|take (?:me|us|him|her|it|them|the)|work with|join|do (?:the|our|my|it)|help (?:us|me|her|him|them) (?:with|on))"),
    Row(Sign.WON, r"^(?:it's a |it is a |we have a |we've a )?deal$"),
    Row(Sign.MET, r"(?:was|were|been) (?:at|in|over at|round at|out at|up at) (?:<name>(?:'s)?|his|her|their|the site)(?= |$)|back from (?:<name>(?:'s)?|her|his|their|the site|seeing|meeting|visiting|a meeting)"),
    Row(Sign.WON, r"found (?:me|us|him|her|them) (?:a|an|the|our|my)(?! (?:little|bit|tad|touch|number|contact)) \w+|(?:is|it's|'s|are|everything|all|now) (?:all |now )?in place|pulled the trigger|off to the races"),
    Row(Sign.REFUSED, r"(?:can't|cannot|couldn't|won't|can not) (?:use|hire|go with|take|accept|work with) (?:him|her|them|us|you|it)|more (?:work|clients|patients|on my plate) than (?:i|we|she|he)|n(?:'t|ot) do \w+(?: \w+)? justice|nothing to quote", True),
    Row(Sign.LOST, r"pulled (?:the|their|his|her) (?:funding|loan|offer|budget|financing)|(?:end|finish) of (?:that|it|the road|the story)|dead in the water|(?:the deal is|assume it's|project is|that one's) dead"),
    Row(Sign.WON, r"told (?:him|her|them|us|me|<name>) (?:to go ahead|yes|to start|to proceed|to get started)|decided on (?-i:[A-Z])\w*"),
    Row(Sign.REFUSED, r"insist(?:s|ed|ing)? on (?:their|his|her|its|using|a|an)|(?:obliged|required|have|has|had|bound|contracted) to use (?:them|their|his|her|our|the|its)|(?:has|have|had) (?:its|their|our) own \w+|only (?:does|do|takes?|works?|deals?) (?:\w+)|n't (?:really |quite )?(?:my|our|his|her|their) (?:thing|area|field|line|bag|world|market)", True),
    Row(Sign.MET, r"brought (?:\w+ ){1,4}(?:to the|to our|to my|to her|to his|round|over|by)"),
    # Said last, for it overrules "is doing it"
    Row(Sign.REFUSED, r"(?:her|his|their|my|our) (?:\w+ )?(?:son|daughter|brother|sister|cousin|uncle|nephew|niece|father|mother|dad|husband|wife|partner|neighbou?r|friend|mate|landlord|insurers?|builder|accountant|lawyer|cousin|boy|girl|lad)(?:-in-law)?(?: (?-i:[A-Z])\w+)?(?:'s| is| are| will| will be| was| does| did|'ll)? (?:now |already |going to )?(?:do|does|doing|handle|handling|handles|build|building|make|making|fix|fixing|look after|looking after|tak(?:e|ing) care of|see(?:ing)? to|sort(?:ing)?) (?:it|that|this|them|all|the)(?= |$)", True),
)  # fmt: skip

_GERMAN = (
    Row(Sign.MET, r"(?:getroffen|kennengelernt|zusammengesessen|(?:gestern|heute|letzte\w*|personlich|endlich)(?: \w+){0,5} (?:kennenzulernen|zu treffen|zu sehen)|danke fur (?:das|den|dein|ihr|euer)\w* (?:\w+ )?(?:treffen|besuch|termin|gesprach (?:gestern|heute|am|letzte|bei|in))|(?:treffen|gesprach|termin|besprechung|videocall|videokonferenz|zoom)(?: \w+){0,4} (?:war|verlief|lief)|besucht|vor ort|war(?:en)? (?:\w+ ){0,4}bei (?-i:[A-Z])|habe?n? (?:\w+ ){0,4}gesehen|kaffee getrunken|bei (?:mir|uns|ihr|ihm) (?:im buro|gewesen)|war(?:en)? (?:\w+ ){0,2}(?:hier|bei uns|bei mir|da))"),
    Row(Sign.APPOINTMENT, r"(?:termin (?:\w+ ){0,6}(?:vereinbart|ausgemacht|steht|gemacht|am|fur)|(?:vereinbart|verabredet|ausgemacht)|treffen uns (?:\w+ ){0,3}(?:am|nachste|morgen|um|diese)|telefonieren (?:\w+ ){0,3}(?:am|morgen|nachste)|sehen uns (?:\w+ ){0,3}(?:am|nachste|morgen))"),
    Row(Sign.CONTACT, r"(?:telefoniert|gesprochen|(?:hat|haben) (?:\w+ ){0,4}(?:angerufen|geschrieben|geantwortet|gemeldet|kontaktiert|zuruckgerufen)|in kontakt|im gesprach|im austausch|(?:mails|nachrichten|e-mails) (?:\w+ ){0,2}(?:ausgetauscht|gewechselt)|ausgetauscht|angebot (?:\w+ ){0,3}(?:geschickt|gemacht|gesendet))"),
    Row(Sign.UNANSWERED, r"(?:(?:nichts|nie|nicht|noch nichts|keine|kein|keinerlei|niemand\w*)(?: \w+){0,5} (?:gehort|antwort|ruckmeldung|reaktion|gemeldet|erreicht|geantwortet|reagiert|zuruckgerufen|ruckruf)|funkstille|unbeantwortet|vergeblich|mailbox (?:\w+ )?(?:gesprochen|hinterlassen)|(?:erreiche|erreichen|meldet|antwortet|reagiert)(?: \w+){0,4} nicht)", True),
    Row(Sign.REFUSED, r"(?:kein(?:en|e)? (?:interesse|bedarf)|abgelehnt|abgesagt|nicht interessiert|bereits (?:jemanden|einen|eine|versorgt|vergeben)|schon (?:jemanden|einen anderen|versorgt|vergeben)|mochte(?: \w+){0,3} nicht|braucht (?:\w+ ){0,3}(?:nicht|keinen|keine)|keine kapazitat|ausgebucht)", True),
    Row(Sign.LOST, r"(?:(?:fur|an) (?:jemand(?:en)? ander|einen ander|eine ander|jemanden|ein anderes)|anderweitig|nicht (?:geklappt|gepasst|zustande|funktioniert|zusammengekommen)|(?:geklappt|gepasst|passt|klappt)(?: \w+){0,3} nicht|zu teuer|zerschlagen|nichts geworden|nichts daraus|(?:gegen|dagegen) (?:uns |mich )?entschieden|einen ander\w+ (?:anbieter|beauftragt|genommen|gewahlt)|geplatzt)", True),
    Row(Sign.WON, r"(?:beauftragt|unterschrieben|unterzeichnet|auftrag (?:\w+ ){0,4}(?:bekommen|erhalten|erteilt)|den auftrag|zusammenarbeit|arbeiten (?:\w+ ){0,3}zusammen|zugesagt|mandat|engagiert|(?:fur|mit) (?:uns|mich|ihn|sie) entschieden|als kund\w+ gewonnen|angenommen|losgelegt|haben (?:\w+ ){0,3}angefangen|starten (?:\w+ ){0,3}am|neuer kunde|neue kundin|vertrag (?:ist )?(?:unterschrieben|geschlossen|abgeschlossen))"),
)  # fmt: skip
_FRENCH = (
    Row(Sign.MET, r"(?:rencontr(?:es?|ees?|e)(?= |$)|(?:ai|avons|a|ont) (?:bien )?vu (?!que|le mail|votre)|merci pour (?:la|cette|votre|notre|ta) (?:\w+ )?(?:reunion|rencontre|visite)|avons (?:dejeune|pris un cafe|eu un rendez-vous|fait une visio)|(?:rendez-vous|reunion|visio|entretien|rencontre)(?: \w+){0,4} (?:s'est|a ete|etait)|nous sommes vus|eu (?:un|une) (?:\w+ )?(?:rendez-vous|reunion|visio)|est (?:venue?|passee?) (?:nous|me|a|au))"),
    Row(Sign.APPOINTMENT, r"(?:rendez-vous (?:\w+ ){0,3}(?:pris|fixe|prevu|le|mardi|lundi|mercredi|jeudi|vendredi)|pris (?:un )?rendez-vous|fixe (?:un|une)|avons (?:un )?(?:rendez-vous|rdv)|rdv (?:\w+ ){0,2}(?:le|lundi|mardi|mercredi|jeudi|vendredi|pris)|(?:nous voyons|nous rencontrons|se voit|voyons) (?:\w+ ){0,2}(?:lundi|mardi|mercredi|jeudi|vendredi|demain|la semaine|le))"),
    Row(Sign.CONTACT, r"(?:avons (?:\w+ ){0,2}(?:parle|echange|discute|correspondu)|nous sommes parle|(?:m'a|nous a|m'ont|nous ont) (?:\w+ )?(?:appele|ecrit|repondu|contacte|rappele|telephone)|ai eu (?:\w+ ){0,3}au telephone|en contact|echange (?:des|quelques|par) (?:mails?|messages?|e-mails?|courriels?|telephone)|pris contact|a pris contact|eu au telephone)"),
    Row(Sign.UNANSWERED, r"(?:(?:sans|aucune|pas de|pas eu de|pas encore de|jamais eu de) (?:\w+ )?(?:reponse|nouvelles?|retour|reaction|signe)|(?:n'a|n'ai|n'ont|ne m'a|ne nous a|n'avons)(?: \w+){0,3} (?:pas|jamais|rien)(?: \w+){0,3} (?:repondu|rappele|reussi|joindre|donne|recu|entendu|eu)|silence radio|rien recu|rest(?:e|es|ee|ees) sans reponse|messages? (?:\w+ ){0,2}repondeur|injoignable|sans succes|jamais repondu)", True),
    Row(Sign.REFUSED, r"(?:pas (?:\w+ )?(?:interess|besoin|le moment|donner suite)|decline|refuse|deja (?:quelqu'un|un|une|trouve|pris|engage)|plus besoin|a change d'avis|a dit non)", True),
    Row(Sign.LOST, r"(?:(?:choisi|pris|retenu|engage|opte pour|prefere|parti(?:e|s)? avec|signe avec) (?:travailler avec )?(?:un autre|une autre|quelqu'un d'autre|un concurrent|quelqu'un)|pas (?:abouti|donne suite|marche|fonctionne|convenu|ete retenu|fait affaire)|prefere (?:\w+ )?avec (?:un|une|son|sa|leur)|trop cher|tombe a l'eau|rien donne|sans suite)", True),
    Row(Sign.WON, r"(?:a signe|ont signe|avons signe|est signe|signe (?:le|la|un|avec)|nous a (?:engage|choisi|confie|mandate|retenu)|m'a (?:engage|choisi|confie|mandate|retenu)|ont (?:choisi|engage|retenu) (?:nous|notre)|travaill(?:ons|ent) (?:\w+ )?ensemble|devenue? (?:\w+ )?client|avons commence|commen[cs]ons|devis (?:\w+ ){0,2}(?:accepte|signe)|accepte (?:notre|mon|le|ma) (?:devis|offre|proposition)|marche conclu|affaire conclue|obtenu le (?:marche|contrat))"),
)  # fmt: skip
_SPANISH_PORTUGUESE_ITALIAN_DUTCH = (
    # Spanish
    Row(Sign.MET, r"(?:nos (?:hemos )?(?:visto|vimos|reunimos|reunido|conocimos|conocido|encontramos)|tuvimos (?:una|la) (?:\w+ )?(?:reunion|videol{2}amada|cita)|hemos (?:tenido|hecho) (?:una|la) (?:\w+ )?(?:reunion|videol{2}amada|cita)|(?:reunion|cita|videol{2}amada)(?: \w+){0,4} (?:fue|salio)|tomamos (?:un )?cafe|quede con (?:el|ella) y|estuv(?:imos|e|o) con|(?:hemos|he|ha) estado con|estuvimos|(?:vi|vimos|visite|visitamos) a |gracias por (?:la|tu|su|vuestra) (?:\w+ )?(?:reunion|visita)|vino a (?:ver|la|nuestra))"),
    Row(Sign.APPOINTMENT, r"(?:(?:cita|reunion|l{2}amada) (?:\w+ ){0,3}(?:para el|el (?:lunes|martes|miercoles|jueves|viernes)|concertada|agendada|programada|fijada)|hemos quedado|quedamos (?:para|el|en)|tenemos (?:una )?(?:cita|reunion)|nos (?:vemos|reunimos|veremos) (?:el|la|manana|este))"),
    Row(Sign.CONTACT, r"(?:hemos hablado|hablamos (?:por|ayer|el|con|la semana)|hable con|me (?:ha )?(?:l{2}amo|l{2}amado|escribio|escrito|respondio|respondido|contesto|contacto|contactado)|nos (?:ha )?(?:l{2}amo|l{2}amado|escribio|escrito|respondio|contacto|contactado)|en contacto|intercambiamos|hemos intercambiado)"),
    Row(Sign.UNANSWERED, r"(?:no (?:\w+ ){0,3}(?:coge|cogen|respond\w+|contest\w+|respuesta|noticias|localizar\w*|localizad\w+|devuel\w+|sabido|recibido|l{2}amado)|sin (?:respuesta|noticias|exito|contestar)|nunca (?:\w+ ){0,2}(?:respond\w+|contest\w+|l{2}am\w+|escrib\w+)|ninguna respuesta|silencio)", True),
    Row(Sign.REFUSED, r"(?:no (?:le |les |esta |estan |me |nos )?(?:interes\w+|necesita\w*|quiere\w*)|rechaz\w+|ya (?:tiene|tienen|tenia|tenemos|tengo|no (?:lo |la |me |le )?(?:necesit\w+|hace falta)|ha encontrado|encontro|contrato) |dijo que no|cambio de opinion)", True),
    Row(Sign.LOST, r"(?:(?:eligi\w+|escogi\w+|contrat\w+|opt\w+ por|se (?:fue|fueron|ha ido|quedo) con|decidi\w+ por|prefiri\w+) (?:a )?(?:otr\w+|alguien mas|la competencia)|no (?:funciono|salio|cuajo|llegamos|ha funcionado|prospero|se concreto|encajo|encajaba)|demasiado caro|muy caro|al final no)", True),
    Row(Sign.WON, r"(?:(?:nos|me) (?:ha |han )?(?:contrat\w+|encarg\w+|eligi\w+|escogi\w+)|(?:hemos |ha |han |ya )?firm(?:amos|aron|o|ado)(?= |$)|trabajamos juntos|estamos trabajando|empezamos|hemos empezado|acept\w+ (?:el|nuestro|mi|la) (?:presupuesto|oferta|propuesta)|ya es client\w+|nos dio el (?:trabajo|proyecto|encargo))"),
    # Portuguese
    Row(Sign.MET, r"(?:encontramo-nos|nos (?:encontramos|reunimos|conhecemos)|reunimo-nos|ja nos (?:encontramos|conhecemos|reunimos)|(?:(?:depois d|apos )a (?:nossa )?reuniao|tivemos|obrigad[oa] (?:pela|por)) (?:uma|a)? ?(?:\w+ )?(?:reuniao|videochamada|conversa presencial)|(?:reuniao|videochamada)(?: \w+){0,4} (?:foi|correu)|tomamos (?:um )?cafe|estive com|estivemos com|reuni-me|reuni com|reuniu|(?:visitei|visitamos|vi) (?:o|a) )"),
    Row(Sign.APPOINTMENT, r"(?:(?:reuniao|chamada|encontro|visita) (?:\w+ ){0,3}(?:marcad\w+|agendad\w+|para (?:segunda|terca|quarta|quinta|sexta|a proxima|amanha))|(?:marcamos|combinamos|agendamos|marcado|combinado)|temos (?:uma )?reuniao|vamos (?:nos )?encontrar(?:-nos)? (?:\w+ ){0,2}(?:na|no|amanha|dia))"),
    Row(Sign.CONTACT, r"(?:ja falamos|falamos (?:ao|por|ontem|na|no|com|pelo)|falei com|conversamos|(?:ligou|escreveu|respondeu|contactou|telefonou)(?:-me|-nos| me| nos)?|em contacto|em contato|trocamos (?:\w+ )?(?:emails?|e-mails?|mensagens))"),
    Row(Sign.UNANSWERED, r"(?:(?:nao|nunca) (?:\w+ ){0,3}(?:respond\w+|atend\w+|resposta|noticias|consegui\w*|recebi|retorn\w+|ligou|tive|obtive|ouvi)|sem (?:resposta|noticias|retorno|sucesso)|nenhuma resposta|silencio)", True),
    Row(Sign.REFUSED, r"(?:nao (?:\w+ )?(?:interessad\w+|interessa|precis\w+|quer|quis|quiseram)|sem interesse|recus\w+|ja tem |ja tinha |ja encontrou|mudou de ideia|disse que nao)", True),
    Row(Sign.LOST, r"(?:(?:escolh\w+|contrat\w+|opt\w+ por|ficou com|ficaram com|foi com|foram com|prefer\w+|(?:avancar|seguir|ir|trabalhar|ficar) com) (?:outr\w+|a concorrencia)|(?:outra|melhor) (?:proposta|oferta)|mais barat\w+|nao (?:deu certo|resultou|funcionou|avancou|avancaram|vai avancar|se concretizou|fechamos|foi para a frente)|muito caro|demasiado caro|caro demais)", True),
    Row(Sign.WON, r"(?:(?:contratou|escolheu|contrataram|escolheram)(?:-nos|-me| nos| me)|nos (?:contratou|contrataram|escolheu|escolheram)|(?:assinou|assinamos|assinaram|assinado)|fechamos (?:o )?(?:negocio|contrato)|trabalhamos juntos|a trabalhar juntos|trabalhando juntos|comecamos|ja comec\w+|aceit\w+ (?:o|a|nosso|nossa|meu) (?:orcamento|proposta)|ja e (?:nosso |nossa )?cliente|adjudic\w+)"),
    # Italian
    Row(Sign.MET, r"(?:ci siamo (?:\w+ )?(?:incontrati|visti|conosciuti|incontrate|viste|riuniti)|(?:ho|abbiamo) (?:\w+ )?(?:incontrato|visto)|grazie per (?:la|l'|il) ?(?:\w+ )?(?:riunione|incontro|visita)|abbiamo (?:\w+ )?(?:avuto|fatto) (?:un|una|l') ?(?:\w+ )?(?:incontro|riunione|videochiamata|appuntamento)|(?:incontro|riunione)(?: \w+){0,4} (?:e andat|si e svolt))"),
    Row(Sign.APPOINTMENT, r"(?:appuntamento (?:\w+ ){0,3}(?:fissat|per|lunedi|martedi|mercoledi|giovedi|venerdi)|fissato (?:un|una|l')|abbiamo (?:un )?appuntamento|ci vediamo (?:\w+ ){0,2}(?:lunedi|martedi|mercoledi|giovedi|venerdi|domani|il|la prossima)|ci incontriamo)"),
    Row(Sign.CONTACT, r"(?:ci siamo (?:\w+ )?(?:sentiti|parlati|scritti|sentite)|(?:ho|abbiamo) parlato|mi ha (?:\w+ )?(?:chiamato|scritto|risposto|contattato|telefonato)|ci ha (?:\w+ )?(?:chiamato|scritto|risposto|contattato)|in contatto|scambiat\w+ (?:\w+ )?(?:email|mail|messaggi))"),
    Row(Sign.UNANSWERED, r"(?:(?:non|mai) (?:\w+ ){0,3}(?:rispost\w+|risponde|sentit\w+|richiamat\w+|ricevut\w+|riuscit\w+|notizie)|nessuna risposta|senza risposta|silenzio)", True),
    Row(Sign.REFUSED, r"(?:non (?:e |era |sono |le |gli )?(?:interessat\w+|interessa|ha bisogno|vuole)|ha (?:rifiutato|declinato)|non (?:mi|ci|le|gli) serve|non serve piu|ha gia (?:un|una|trovato|qualcuno)|ha cambiato idea|ha detto di no)", True),
    Row(Sign.LOST, r"(?:(?:scelto|preso|preferito|ingaggiato|optato per|deciso per) (?:un altro|un'altra|qualcun altro|altri)|non (?:ha funzionato|e andata|si e fatto|se n'e fatto|e andato|ha avuto seguito)|troppo caro|se n'e fatto nulla)", True),
    Row(Sign.WON, r"(?:ci ha (?:\w+ )?(?:ingaggiat\w+|scelt\w+|incaricat\w+|assunt\w+|affidat\w+)|mi ha (?:\w+ )?(?:ingaggiat\w+|scelt\w+|incaricat\w+|assunt\w+|affidat\w+)|(?:ha|hanno|abbiamo) (?:\w+ )?firmato|lavoriamo insieme|stiamo lavorando|abbiamo (?:\w+ )?iniziato|dato l'incarico|l'incarico (?:e|ci)|accettato (?:il|la|il nostro|la nostra) (?:\w+ )?(?:preventivo|offerta|proposta)|e (?:ora |adesso )?(?:nostro|nostra) cliente)"),
    # Dutch
    Row(Sign.MET, r"(?:ontmoet(?= |$)|(?:gesprek|afspraak|ontmoeting|videocall|kennismaking)(?: \w+){0,4} (?:was|verliep|ging)|kennisgemaakt|koffie gedronken|(?:ben|is|zijn) (?:\w+ ){0,3}langs ?(?:geweest|gekomen|gegaan)|langs geweest|bedankt voor (?:het|de|je|jullie) (?:\w+ )?(?:gesprek|ontvangst|bezoek)|langsgeweest|gezien(?= |$))"),
    Row(Sign.APPOINTMENT, r"(?:afspraak (?:\w+ ){0,4}(?:gemaakt|gepland|staat|op|voor)|afgesproken|ingepland|(?:zien elkaar|spreken elkaar|ontmoeten elkaar) (?:\w+ ){0,2}(?:op|volgende|morgen|maandag|dinsdag|woensdag|donderdag|vrijdag))"),
    Row(Sign.CONTACT, r"(?:gesproken|gebeld(?! maar)|gemaild(?= (?:met|over))|(?:heeft|hebben) (?:\w+ ){0,3}(?:gebeld|gemaild|geantwoord|gereageerd|teruggebeld)|contact (?:gehad|gelegd|opgenomen)|in contact|mails? (?:\w+ )?(?:uitgewisseld|gewisseld)|offerte (?:\w+ ){0,2}(?:gestuurd|verstuurd))"),
    Row(Sign.UNANSWERED, r"(?:(?:niets|niet|nooit|geen|nog niets)(?: \w+){0,4} (?:gehoord|reactie|antwoord|gereageerd|geantwoord|bereikt|teruggebeld|bereiken|vernomen)|(?:neemt|reageert|antwoordt)(?: \w+){0,4} niet|voicemail (?:\w+ )?(?:ingesproken|achtergelaten)|radiostilte|onbeantwoord)", True),
    Row(Sign.REFUSED, r"(?:geen (?:interesse|behoefte)|(?:zie|ziet|zien|zag|zagen) (?:\w+ ){0,2}ervan af|hoeft niet|hoeven niet|gaat niet door|niet meer door|ervan af|niet geinteresseerd|afgewezen|afgezegd|al (?:iemand|een ander)|heeft (?:\w+ )?al een|niet nodig|bedankt voor de eer|van gedachten veranderd)", True),
    Row(Sign.LOST, r"(?:(?:voor|met|naar) (?:een ander(?:e)?|iemand anders)(?: \w+){0,3}|niet (?:gelukt|doorgegaan|geworden|door|gegund|tot een)|te duur|niets geworden|ketste af|afgeketst)", True),
    Row(Sign.WON, r"(?:getekend|ondertekend|opdracht (?:\w+ ){0,3}(?:gekregen|gegund|gegeven|verstrekt)|(?:werken|gaan) (?:\w+ ){0,3}samen(?:werken)?|samenwerking|ingehuurd|met (?:ons|mij) in zee|offerte (?:\w+ ){0,2}(?:geaccepteerd|akkoord|goedgekeurd)|akkoord|(?:is|zijn) (?:nu )?klant|zijn (?:\w+ )?begonnen|voor (?:ons|mij) gekozen)"),
)  # fmt: skip


@cache
def table() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    stems = (*_GERMAN, *_FRENCH, *_SPANISH_PORTUGUESE_ITALIAN_DUTCH)
    return (*((row, _compiled(row, r"(?!\w)")) for row in _ENGLISH), *((row, _compiled(row, "")) for row in stems))


def _compiled(row: Row, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w-])|(?=n't|'))(?:{_spelled_out(row.pattern)}){end}", re.IGNORECASE)


def _spelled_out(pattern: str) -> str:
    for short, long in _SPELLED.items():
        pattern = pattern.replace(short, long)
    return pattern

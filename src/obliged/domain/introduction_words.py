"""In which words do people introduce one person to another, and say what is needed?

Only words and the patterns made of them; `introduced.py` knows what to do with them. A person's name is one letter here:
X is anybody, and every gap has a bound.
"""

from __future__ import annotations

import re

from obliged.domain.patterns import Pattern

X = "[\ue000-\ue7ff]"
"""Somebody who is named."""

_YOU = rf"(?:you|u|ye|yourself|{X}|us|each other)"
_BOTH = r"(?:(?: two| both| guys| all| folks| ladies| gents|,| and| up| over| together)){0,3}"
_ART = r"(?:(?:my|our|a|an|the|your|his|her|one of|very|good|old|dear|great|fellow|long-?time|wonderful|lovely|new|trusted|favou?rite|best|close|brilliant|here|now|also|herewith|friend|friends|client|clients|customer|colleague|neighbou?r|cousin|brother|sister|contact|partner|accountant|lawyer|patient|tenant|niece|nephew|son|daughter|brother-in-law|sister-in-law|buddy|mate|pal|landlord|boss|[a-z-]{3,14})[ ,:-]+){0,5}"

INTRODUCES = Pattern(
    r"(?<!\w)(?:"
    # English: introducing, connecting, copying in
    rf"(?:introduc(?:e|ing)|intro(?:ing)?|e-?introduc(?:e|ing)|connect(?:ing)?|link(?:ing)?|hook(?:ing)?|loop(?:ing)?|match(?:ing)?) {_YOU}{_BOTH}(?: up)? ?(?:to|with|and|here|,|\.|!|in|on|over|by|via|because|as|for|so|since|directly|virtually|$)"
    rf"|(?:introduc(?:e|ing)|intro(?:ing)?|connect(?:ing)?) {_ART}{X}"
    rf"|(?:put|putting|get|getting|bring|bringing) {_YOU}{_BOTH}(?: {_ART}{X})? ?(?:in touch|in contact|together|into contact|onto)"
    rf"|(?:put|putting) {_ART}{X}(?:,? and {X})? (?:in touch|in contact|on to you|onto you)"
    rf"|(?<!to )(?<!will )(?<!could )(?<!can )(?<!ever )(?<!did )(?:please |do |now |here,? |you to |you both to |you (?:should|must|need to|ought to|have to|two should|both should) (?:really |both )?)?meet {_ART}{X}"
    r"|(?:email|e-?mail|virtual|warm|quick|double|proper|formal|brief|short|promised|e)[- ]?(?:e-?)?intro(?:duction)?s?\b(?! (?:from|by|via|call|meeting))"
    r"|(?:mak(?:e|ing)|do(?:ing)?|here(?:'s| is| comes)|this is|with this|as) (?:an|the|that|your|my|a|this) (?:\w+[- ]){0,3}(?:intro|introduction)\b(?! (?:from|by|call|meeting))"
    rf"|(?:someone|somebody|an? (?:[\w-]+ ){{0,2}}(?:man|woman|fella|fellow|guy|lady|person|couple|chap|client|friend|neighbou?r|contact|firm)) (?:[\w'-]+ ){{0,5}}(?:you (?:should|must|ought to|need to|might like to|will want to|'d like to|'ll want to)|for you)|i know (?:just|exactly|of just|precisely) (?:the|who)|by way of (?:an )?introduction|(?<!hi )this is {X}|consider (?:yourselves|this|yourself) (?:\w+ )?introduc|you(?:'re| are)? (?:two )?(?:should|need to|must|ought to|really should|have to) (?:really |definitely |both |two |all )?(?:talk|speak|meet|chat|know each other|connect|get together)"
    # English: sending somebody our way
    rf"|(?:send(?:ing)?|sent|refer(?:ring|red)?|pass(?:ing|ed)?|steer(?:ing|ed)?|point(?:ing|ed)?|direct(?:ing|ed)?) (?:on |along |over )?{_ART}{X}(?: 's)?(?: [\w-]+){{0,4}}? ?(?:your way|to you|over to you|on to you|in your direction|along|on|over|details|number|name)"
    r"|sending (?:you )?(?:a |an |another )(?:\w+ )?(?:one|client|customer|referral)(?= |[.,!])"
    r"|(?:asked|asking|asks)(?: me| us)? (?:for|who|about) your (?:number|name|details|card|address|email)|(?:mentioned|gave|given|suggested|put forward|passed on)(?: (?:him|her|them))? your (?:name|number|card|details)(?! as\b)|(?:told|tell|telling) (?:him|her|them)(?: that)? (?:he|she|they) (?:needs?|wants?|must (?:have|see|speak to|talk to|ring|call)|should (?:have|see|speak to|talk to|ring|call)|ought to (?:see|speak to|ring|call)) you"
    rf"|(?:really |definitely |very much |this is |that's |clearly |more )(?:one|a job|a question|something|work) for {X}"
    r"|(?:send(?:ing)?|refer(?:ring)?|pass(?:ing)?|point(?:ing)?|steer(?:ing)?) (?:\w+ ){1,5}(?:your way|to you|over to you|in your direction)"
    r"|(?:i have|i've got|i've|here's|here is|got|have|with|just|found) (?:just )?(?:got )?(?:a|another) (?:\w+ ){0,2}(?:referral|lead|prospect|client|job|one|new one|person|candidate|customer|friend|possible client|potential client|enquiry|inquiry)(?: \w+)? (?:for you|you (?:should|might|could|may|can)|who|that (?:might|may|could|would))"
    r"|(?:a|another|new|warm) (?:referral|recommendation) (?:for you|from me|for your|:)|(?:one|two|three|some|couple of|few) (?:\w+ ){0,2}(?:people|names?|referrals|clients|leads|introductions|friends|prospects|ones?)? ?(?:for you|to send you|who (?:need|want|could|should|might))|here(?:'s|’s| is| are) (?:\w+ ){0,3}(?:you (?:should|might)|for you)"
    rf"|(?:gave|given|giving|passed|told|shared with|give|recommended(?: you to)?|mentioned you to|suggested you to) {_ART}(?:{X}|him|her|them) (?:your|about you|about your|that you|you(?:'d| would|'re| are| might| could| can)|to (?:call|contact|ring|email|get in touch with|write to|speak to|talk to|reach out to|give) you)"
    r"|(?:i'?d|i would|let me|allow me to|i want(?:ed)? to|i'?m (?:writing|emailing) to|wanting to|happy to|pleased to|delighted to|glad to|pleasure to|may i|time to|promised to|as promised|like to|love to) (?:please |quickly |briefly |personally |formally |finally )?(?:introduce|intro|connect|refer|recommend|put|send)(?! (?:myself|ourselves|me\b|our|the new|a new))"
    rf"|(?:{X}) ?(?:<>|<->|↔|⇄|x|/|meets?|&|\+|->|<=>) ?(?:{X})"
    # German
    rf"|(?:möchte|darf|würde|will|stelle|stell)(?: \S+){{0,5}} (?:vorstellen|bekannt ?machen|vernetzen|zusammenbringen|vor(?=$|[.,!]))|bring(?:e|en)?(?: \S+){{0,5}} zusammen|verbinde (?:euch|sie|ich)|mache (?:euch|sie)(?: \S+){{0,3}} bekannt|darf ich vorstellen|empfehle (?:ich )?(?:dir|ihnen|euch)|(?:dich|sie|euch) empfohlen"
    # French
    rf"|(?:je|j')(?: \S+){{0,4}}? ?(?:présente|presente|mets? (?:\S+ )?(?:en relation|en contact)|recommande|présenter|mettre en (?:relation|contact))|mise en relation|mettre en (?:relation|contact)|permets de vous présenter|faire les présentations|t'envoie|vous envoie"
    # Spanish, Portuguese
    rf"|(?:te|os|le|les|quiero|quería|quisiera|me gustaría) (?:\S+ ){{0,2}}?(?:presento|presentar(?:te|os|le|les)?|pongo en contacto|recomiendo|paso)|pongo en contacto|poner(?:os|te|les|le)? en contacto|presentaros|(?:apresento|apresentar)(?:-te|-lhe|-vos)?|(?:ponho|coloco|pôr|colocar|por)(?:-vos|-te|-os)? (?:\S+ )?(?:em contacto|em contato)|vos (?:apresento|apresentar)|te (?:apresento|apresentar)|gostava de (?:vos |te |lhe )?apresentar|gostaria de (?:vos |te |lhe )?apresentar"
    # Italian, Dutch
    rf"|(?:ti|vi|le) (?:presento|metto in contatto|mando|segnalo|giro)|presentar(?:ti|vi|le)|metter(?:vi|ti|la) in contatto|metto in contatto|stel (?:ik )?(?:je|jullie|u)(?: \S+){{0,4}}? voor|voorstellen|breng (?:ik )?(?:je|jullie|u)(?: \S+){{0,4}}? (?:in contact|samen)|in contact brengen|kennismaken|wil je graag"
    r")",
    re.IGNORECASE,
)
"""One person is put before another, or sent their way."""

HINTS = Pattern(
    r"(?<!\w)(?:"
    rf"(?:copied|cc'?d|ccd|copying|cc'?ing|looping|looped)(?: (?:him|her|them|you|you both|both of you))?(?: in)? (?:here|above|on this|in|so)"
    rf"|(?:loop(?:ing)? in|copy(?:ing)?(?: in)?|cc(?:'?ing|'?d|ed)?(?: in)?|bring(?:ing)? in|add(?:ing)?|copied(?: in)?|looped in) {_ART}{X}"
    r"|(?:in|im|ins|en|em|in de) (?:kopie|copie|copia|cópia|cc)(?!\w)"
    rf"|{X} ?(?:\([^)]*\) )?,? ?(?:is |has been |both |who(?: i've| is)? ?)?(?:copied|cc'?d|ccd|in (?:the )?cc|on copy|in copy|looped in|cced)"
    rf"|(?:you|someone|{X})? ?(?:should|might|may|could|can|would|will|'ll|ought to|must) (?:want to |like to |really |just |also |be able to |be hearing |hear |expect |to )*(?:talk to|speak to|speak with|talk with|call|ring|contact|help|reach out to|get in touch with|hear from|get a call from|give|be hearing from|drop) {_ART}(?:{X})"
    rf"|(?:could|can|would|will|might) you (?:please |possibly |maybe |kindly |be able to |be willing to |perhaps )?(?:help|call|ring|contact|see|have a (?:chat|word|look)|take (?:her|him|them|on|care)|look after|speak|talk|reach out|get in touch|give (?:her|him|them|{X})|drop (?:her|him|them|{X}))"
    r"|(?:would|could|can|might) you be (?:able|willing|free|interested|up for)"
    rf"|(?:expect|look out for|watch for) (?:a |an )?(?:call|email|message|note|e-mail|ring) from {_ART}{X}"
    rf"|(?:{X}|she|he|they)(?: \w+){{0,2}}? (?:will|'ll|is going to|may|might|would like to|would love to|'d like to|'d love to|wants to|asked to|is expecting|are expecting|expects|is keen to|is happy to|hopes to|is waiting) ?(?:be )?(?:call|calling|contact|contacting|ring|in touch|get in touch|write to|email|emailing|speak|meet|talk|hear|hearing|your call|you to|to hear|to speak|to talk|to meet)"
    rf"|(?:my|our|one of my|one of our|a|an old|a good) (?:[\w-]+ ){{0,3}}(?:friends?|clients?|patients?|customers?|neighbou?rs?|colleagues?|tenants?|sister|brother|cousin|niece|nephew|in[- ]law|mother|father|son|daughter|boss|landlord|landlady|members?|students?),? {X}"
    r"|(?:[a-z-]{3,14}|clients|friends) of (?:mine|ours)|told (?:him|her|them) (?:to expect|you)|give (?:her|him|them) a (?:shout|ring|call|bell|buzz|tinkle|holler)|you(?: may| can| could| might| will|'ll) (?:write to|reach|call|ring|contact|email|get|find|catch|text) (?:her|him|them|at)|(?:he|she|they)(?:'s|'re|’s|’re| is| are) expecting|(?:if|when) (?:she|he|they) (?:calls?|rings?|emails?|contacts?|writes?|gets? in touch)|pass on (?:his|her|their)|i (?:said|told (?:her|him|them)) (?:that )?(?:you(?:'d| were| are|'re| would| could| might| can))"
    r"|go(?:ing)? (?:and|to|round and|over and) (?:see|visit|look at|call on) (?:her|him|them|it)|(?:pass|send|put) (?:her|him|them) (?:on|over|your way|to you|on to you)|so here i am|(?:i've |i have |i |we )?(?:said|promised|told (?:him|her|them)|promised (?:him|her|them))(?: that)? (?:you|i)(?:'d| would|'ll| will| were| are|'re| might| could| can)|(?:you|your name) (?:came|sprang|springs|comes) (?:\w+ ){0,2}to mind|(?:may|can|could|shall) i leave (?:her|him|them|it|this) with you|(?:will|shall|'ll) be in touch with you|(?:value|appreciate|welcome|be (?:glad|grateful) (?:of|for)) your (?:help|advice|thoughts|opinion|view)|(?:can't|cannot|couldn't) (?:fit|take|squeeze) (?:it|this|her|him|them)(?: in| on)?|too (?:big|small|busy|far) for (?:me|us)|not (?:my|our) (?:line|trade|thing|field)|tell (?:him|her|them) [\w]+ sent (?:you|u)|knows? an? (?:good )?(?:builder|\w+(?:er|or|ist|ian|ant|ect|man))\b|(?:chap|man|woman|lady|fellow|guy|bloke|girl|lad) (?:called|named|by the name of)|(?:prefers|likes) (?:to be (?:written|rung|called)|e-?mail|the phone|a (?:call|text))|(?:his|her|their) (?:number|mobile|email|cell)(?:'s| is|:)"
    r"|pass(?:ing|ed)? (?:on )?(?:his|her|their) (?:number|details|email|name|contact\w*)|(?:say|tell (?:her|him|them)) (?:that )?i sent you|mention my name|told (?:him|her|them) you(?:'re|’re| are| were)|ask(?:ing)? you to (?:get in touch|call|contact|ring|help|see|meet|look after|speak|talk|write)|get(?:ting)? (?:him|her|them) to (?:call|ring|email|contact) you"
    r"|(?:um|uma|un|una|une|eine?|een) (?:client[eai]|clienta|cliente|kundin|kunde|klant|amig[oa]|ami|amie|freund|freundin|vriend|vriendin|colega|coll[eè]gue|kollegin|kollege) (?:minha|meu|m[ií][oa]|à moi|von mir|van mij|mi[oa])|(?:minha|meu|mi|mon|ma|meine?|mijn|un mio|una mia) (?:client[eai]|clienta|cliente|kundin|kunde|klant|amig[oa]|ami|amie|freund|freundin|vriend|vriendin|colega|collègue|kollegin|kollege|cunhad[oa]|vizinh[oa]|cuñad[oa]|vecin[oa]|voisin|voisine|nachbar|nachbarin)"
    r"|(?:podes|pode|puedes|puede|podrías|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|kannst du|können sie|könntest du|puoi|può|kun je|kunt u)(?: \S+){0,3} ?(?:ligar|falar|ajud|l{2}amar|ayud|hablar|appeler|aider|contacter|contactar|anrufen|helfen|melden|chiamar|aiutar|sentir|bellen|helpen)"
    r"|thought of you|(?:you(?:'re| are|'d be| would be| were|r name)|your firm|your team) (?:\w+ ){0,3}(?:the (?:right|best|perfect|very|first|obvious|only|one)|perfect|just the|exactly the|came (?:up|to mind)|a (?:great|good|perfect) (?:fit|match|person)|ideal)"
    rf"|i(?:'m| am)? (?:can |could |do |wholeheartedly |highly |warmly |strongly )?(?:recommend(?:ing)?|referr?(?:ing)?|suggest(?:ing)?) {_ART}(?:{X})"
    r"|i'?ll (?:let|leave) (?:you|it|the) (?:two|both|to you|guys)?(?: \w+){0,2} (?:take it|from here|to it|arrange|connect|to you)|take it from here|over to you (?:both|two)|leave you (?:two |both |guys )?to it|i'll (?:get|step|bow|drop) out"
    r")",
    re.IGNORECASE,
)
"""What is often said beside it, and elsewhere too."""

REACHED = "\uf8ff"
"""Stands for a number or an address."""

NOTED = Pattern(
    rf"(?:^|[\n.!?:,;–—-] ?)(?:(?:my|our|an?) (?:[a-z-]{{3,14}},? ){{0,2}}(?:of (?:mine|ours),? ?)?|[a-z]{{3,14}} of (?:mine|ours),? ?)?(?:mr |mrs |ms |miss |dr )?{X} ?[,.:(–—/-]{{0,2}} ?(?:on |at |tel |mob |mobile |phone )?{REACHED}(?=[^?]*(?:\bneed|\bwants?\b|\bsaid\b|\btold\b|\bafter\b|\blooking\b|\bring (?:him|her|them)|\bcall (?:him|her|them)|\bexpect|\byou'd\b))",
    re.IGNORECASE,
)
"""A note of few words: who, the number, and what for."""

TO_BOTH = Pattern(
    r"\b(?:you(?: are|'re| have|'ve)? (?:both|two|each)|both of you|the (?:two|pair) of you|each of you|neither of you|one another|each other|each heard|the other for)\b",
    re.IGNORECASE,
)
ONE_NEEDS = Pattern(r"\b(?:he|she|they)\b[^.!?\n]{0,100}\b(?:needs?|wants?|(?:is|are|'s|'re) (?:looking|after)|would like|could do with)\b", re.IGNORECASE)  # fmt: skip

OUR_WORK = Pattern(
    r"\bneeds? (?:(?:a|an|your|two|more|some) (?:[\w'’-]+ ){0,2}(?:copy|reply|answer|notice|warning|signature)|(?:(?:the|your|our|that|this|those|these) )?(?:[\w-]+ ){0,2}(?:invoices?|numbers?|drafts?|keys?|files?|cop(?:y|ies)|passwords?|reports?|figures|signatures?|access|confirmation|updates?|documents?|paperwork|(?:drawings|plans)(?! for \w)|attachments?|links?|answer|reply|notice|to (?:know|sign|see|be (?:back|there)|leave|go|talk to you|check|confirm|pay))\b)|\b(?:ask for|confirm with|report to|sign in with|invoices? to) [\ue000-\ue7ff]|\bour new [\w ]{3,30}, [\ue000-\ue7ff]",
    re.IGNORECASE,
)
"""What somebody needs of work that is under way."""
PAPERS = Pattern(
    r"\b(?:attached (?:please find|is|are)|please find (?:attached|enclosed)|rsvp|dear (?:members?|all|colleagues|neighbou?rs|residents|customers|friends)\b|fully executed|wire (?:transfer|instructions))\b",
    re.IGNORECASE,
)
"""A notice, or papers that go with work under way."""
NUMBERED = Pattern(r"\+?\d[\d ().-]{6,}\d")
KIN = r"\b(?:my|our) (?:wife|husband|partner|other half|sons?|daughters?|mother|father|mum|mom|dad|sister|brother|aunt|uncle|secretary|assistant|colleague|boss)"

SUBJECT = Pattern(
    rf"(?:\b(?:e-?)?intro(?:s|duction|ductions|ducing|duce)?\b(?! (?:call|meeting|offer|to (?!{X})))|\bconnecting\b|\breferral\b|{X}[^\ue000-\ue7ff]{{0,40}}(?:<>|<->|↔|⇄|<=>|><|\bmeets?\b|/|\||&|\+|\bx\b|-|–|—|\band\b|,|->|\bund\b|\bet\b|\by\b|\be\b|\ben\b)[^\ue000-\ue7ff]{{0,40}}{X}|\bmeet {X}|\bfor you\b|\ba (?:\w+ )?recommendation\b|vorstellung|mise en relation|présentation|presentación|apresentação|presentazione|kennismaking|introductie|empfehlung|\bsomeone you should meet|\bput(?:ting)? you in touch|a client for|(?:somebody|someone|a name|a lead|a job|client|lead|one|work|another one) for (?:you|your)\b|\bmeet each other|\bclient for you)",
    re.IGNORECASE,
)
"""A subject that says so."""

THANKS_FOR_IT = Pattern(
    r"(?:\b(?:thanks|thank you|thx|cheers|many thanks|thanks again|grateful|appreciate|appreciated|ta)\b[^.!?\n]{0,40}\b(?:(?:the|your|this|that|making the|kind|e-?|warm|lovely|great|quick) ?)?(?:intro(?:duction)?s?|introducing|connecting (?:us|me)|connection|referral|referring|recommending|recommendation|putting (?:us|me)|linking us|sending (?:her|him|them|\ue000)|passing)\b"
    r"|danke[^.!?\n]{0,30}(?:vorstellung|vorstellen|empfehlung|kontakt|vernetz)|merci[^.!?\n]{0,30}(?:mise en relation|présentation|recommandation|contact)|gracias[^.!?\n]{0,30}(?:presenta|contacto|recomenda)|obrigad[oa][^.!?\n]{0,30}(?:apresenta|contacto|recomenda)|grazie[^.!?\n]{0,30}(?:presenta|contatto)|bedankt[^.!?\n]{0,30}(?:introduc|voorstel|contact))",
    re.IGNORECASE,
)
"""It is an answer to an introduction."""

ASKS_FOR_ONE = Pattern(
    r"\b(?:(?:could|can|would|will|might|may) (?:you|i ask you to|i get you to)(?: \w+){0,3}? (?:introduce|connect|intro|put) (?:me|us|my|our)\b|(?:make|get|have|ask for|love|appreciate|give me|give us|need) an? (?:\w+ )?intro(?:duction)? (?:to|from you)\b|mind (?:introducing|connecting|making an intro)|who (?:could|should|might) (?:i|we) (?:talk|speak)|"
    r"may i introduce you\b[^.!\n]{0,60}\?|would you like (?:me to|an) intro|shall i (?:introduce|connect|put)|(?:can|could|should|may) i (?:introduce|connect|put|pass on|give)(?: \S+){0,6}\?|(?:are you|would you be) happy for me to (?:introduce|connect|pass)|ok if i (?:introduce|connect|pass)|open to an? intro)",
    re.IGNORECASE,
)
"""Somebody would like one, or offers one; it has not been made."""

PRODUCTS = Pattern(
    r"\b(?:introducing (?:our|a new|new|version|your new|the (?:new|all-new|latest))|(?:excited|proud|thrilled|delighted|pleased|happy) to (?:announce|introduce (?:our|a new|the (?:new|all-new|latest)))|unsubscribe|view (?:this email )?in (?:your )?browser|newsletter|manage (?:your )?preferences|webinar|abbestellen|se désabonner|darse de baja|cancelar (?:a )?subscri)\b",
    re.IGNORECASE,
)
"""A thing is introduced to many."""

INTRODUCES_SELF = Pattern(
    rf"(?:(?P<who>{X}) (?:(?:has|had|very|kindly|just|also|recently|strongly|highly|warmly|at|from|of|over|'s) ?(?:[\w-]+ )?){{0,4}}(?:suggested|recommended|referred|told|advised|mentioned|gave|said|passed|pointed|sent|urged|encouraged|thought|shared|spoke|directed) ?(?:that |(?:to )?me |us |on |along |over |in |highly ){{0,3}}(?:(?:i|we) (?:should )?(?:contact|call|get in touch|reach out|write|email|speak|talk|ring|drop|try|message)|you(?:r| |\b)|to (?:you|contact|call|get in touch|write|reach|speak|talk|email|try|ring))"
    rf"|(?:(?:got|had|have|found|given|was given|were given|received|heard (?:about|of)) (?:your (?:name|number|email|details|contact|card|address|contact details)|you|your firm)|referred(?: to you)?|recommended(?: to me| to us)?|sent|introduced|put on to you|pointed (?:to you|your way)|writing|getting in touch|reaching out|contacting you|you were recommended|your name was (?:given|passed|mentioned)(?: to me| to us)?|you come (?:highly )?recommended)(?: \w+){{0,3}}? (?:by|from|through|via|on the (?:recommendation|advice|suggestion) of|at the suggestion of|thanks to) (?:my |our |a |the )?(?:[\w-]+ ){{0,3}}?(?P<from>{X}))",
    re.IGNORECASE,
)
"""A prospect writes in person, and names whose word it is."""

# --- who needs, and who serves --------------------------------------------------------------------------------------

NEEDING = Pattern(
    r"\b(?:needs?|need(?:ed|ing)|wanting|(?:is|are|am|'s|'re|'m|been|was) (?:now |currently |also |just |actively |still |desperately |urgently )?(?:looking(?! forward)|searching|hunting|seeking|in need|in the market|after|struggling|stuck|thinking|considering|planning|hoping|opening|moving|starting|expanding|launching|buying|selling|renovating|refitting|setting up|about to|trying|wondering|desperate|outgrowing|fitting out|getting ready|going through|facing|at the point|keen|interested)|looking for|wants?|would (?:like|love|benefit|appreciate)|could (?:use|do with)|requires?|asked (?:me|if|whether|for|about)|has (?:a|an) (?:\w+ )?(?:question|problem|project|issue|need|leak|dispute)|"
    r"braucht|sucht|benötigt|möchte|cherche|recherche|a besoin|aurait besoin|souhaite|necesita|busca|está buscando|quiere|precisa|procura|quer|zoekt|heeft|op zoek|cerca|ha bisogno|vorrebbe|sta cercando)\b",
    re.IGNORECASE,
)
SERVING = Pattern(
    r"\b(?:can help|could help|can certainly|will be able to help|is (?:the|my|our) (?:best|go-to|person|one|accountant|lawyer|guy|builder|broker|designer|first)|(?:is|are|'s) (?:an? )?(?:\w+ ){0,3}(?:designer|builder|lawyer|solicitor|attorney|accountant|broker|plumber|electrician|architect|consultant|contractor|surveyor|agent|bookkeeper|physiotherapist|coach|photographer|advis[eo]r|planner|developer|joiner|carpenter|fitter|specialist|expert|pro)\b(?!'s)|does (?:great|good|lovely|excellent|wonderful|all|exactly|beautiful|brilliant|just|the|work|our|my|this)|speciali[sz]es?|(?:man|woman|person|one|firm|lady|guy|people) (?:i|we) (?:trust|use|rave|swear|always|go to)|helps (?:people|firms|businesses|clients|small|owners|companies)|(?:designs|builds|insures|fits|makes|advises|runs|handles|looks after|sorted|did|built|designed|handled|helped|fixed|fitted|drew) (?:our|my|us|me|mine|ours|small|for|the|all|kitchens|people|these|those|exactly|this)|do(?:es)? (?:my|our|mine|ours)|best (?:in|at|i know|i've)|highly recommend|trust (?:her|him|them)|(?:does|do|did) (?:a|an) (?:great|good|lovely|excellent|fantastic) job|worked with (?:us|me)|has worked with|lives for this|that sort of thing|right up (?:his|her|their) street|(?:does|do) (?:this|that|these|those) (?:all|every)|is that (?:somebody|person|man|woman)|replaces? such)\b",
    re.IGNORECASE,
)
OURS_TO_NEED = Pattern(
    r"\byou(?:'ve| have|'d| had| were|'re| are|r)? (?:\w+ ){0,3}(?:said you (?:need|want|were)|mentioned (?:you |that you |needing|wanting|looking)|needed|need(?! to| any)|were looking|looking for|asked (?:me )?(?:for|about|if|whether)|wanted|were after|are after)\b",
    re.IGNORECASE,
)

# What a person says before the thing that is needed. The strongest that a sentence holds is taken.
_SOMEBODY = (
    r"(?:someone|somebody|anyone|anybody|a person|people|a firm|a company|a professional|a good (?:firm|person))"
)
_WHO = r"(?: (?:really |very )?(?:good|great|reliable|decent|trustworthy|local|honest|experienced|solid|competent|like you|else))?(?: (?:who|that) (?:can|could|would|will|might|knows?(?: about)?|does|do|is able to|understands|speciali[sz]es? in|handles?|has experience (?:in|with)|'s good (?:at|with)|is good (?:at|with))| to| with| for| in)?"
_HELP = r"(?: (?:help|advise|assist|support)(?: (?:her|him|them|us|me|out|you))*(?: (?:with|on|in|to|through|out with|over|around))?(?: (?:sort|get|find))?(?: out)?)?"
NEEDS = tuple(
    (weight, Pattern(rf"(?:(?<=[\s,;:(\"'“-])|^|(?<=\w)(?='))(?:{pattern})(?=[\s:.,!?]|$)", re.IGNORECASE), foreign)
    for weight, foreign, pattern in (
        (9.2, False, r"(?:like|love|want|wants|need|needs|keen|wondering|wonders|wondered|unsure|not sure|about|advice on|asking|ask)(?: to know| to find out)? (?P<whole>(?:whether|if (?!i|we|you)|how much) [^.;,!?\n]{4,80})"),
        (9.2, False, r"(?:to know|to find out|to hear|knowing) (?P<whole>(?:what|which|how) (?!you|we|i\b|it\b|to\b)[^.;,!?\n]{4,80})"),
        (9.2, False, r"(?:what (?:[\w']+ ){1,4}(?:really |now |actually )?(?:needs?|wants?|is after|are after)(?: now| most)? is)"),
        (9.2, False, r"(?:^|[.!?] )(?P<whole>[^.;,!?\n]{4,60}) (?:is|are) what(?:'s|’s| is) (?:wanted|needed|required|called for)"),
        (8.6, False, r"(?:talk|speak|chat|spoke|spoken|word) (?:to|with) (?:\S+ ){1,4}?(?:\S+, )?about"),
        (8.5, False, r"(?:glad|grateful|thankful|pleased) (?:of|for) (?:some |any |a bit of |your |a little )?(?:help|advice|support|guidance|assistance)(?: (?:with|on|in|about))?"),
        (8.8, False, r"(?:anybody|anyone|someone|somebody|a person|people) (?:you (?:know|trust|like|rate|would recommend|'d recommend)|good|local|you'd recommend|out there|around)? ?(?:who|that) (?:does|do|can|could|makes|builds|fits|handles)"),
        (8.6, False, r"(?:who (?:would|do|did|could|should) (?:you|i|we) (?:use|recommend|call|ask|see|trust|suggest|go to|talk to) (?:for|about)|who (?:does|did|do|makes|made|built|handles) your)"),
        (8.5, False, r"(?:can|could|would|will|might|are) you (?:be able to |please |possibly |perhaps |willing to )?(?:take on|taking on|take over|look after|handle|sort out|deal with|prepare|draw up|quote for)"),
        (9, True, r"(?:heeft|heb|hebben) (?P<whole>[^.;,!?\n]{3,70}?) nodig"),
        (9, False, r"(?:looking|searching|hunting|shopping|look|on the (?:lookout|hunt)) (?:around )?for (?:some )?(?:help|support|advice|assistance|guidance) (?:with|on|in|about|to|around|regarding)(?: (?:sorting|getting|finding))?(?: out)?"),
        (9, False, rf"(?:looking|searching|hunting|shopping|look|on the (?:lookout|hunt)) (?:around )?for {_SOMEBODY}{_WHO}{_HELP}"),
        (8.9, False, r"(?:looking|searching|hunting|shopping|on the (?:lookout|hunt)|in the market|in need|desperate|crying out|asking|asked) (?:around )?(?:for|of)"),
        (9, False, r"(?:needs?|needed|needing|wants?|requires?|require|seeks?|seeking|(?:'d|would) (?:like|love|appreciate|welcome|need|want)|could (?:use|do with)|(?:is|are|am|'s|'re|'m) after) (?:some |a bit of |a little |your |urgent |a hand |professional |expert )*(?:help|support|advice|assistance|guidance|hand|input)(?: (?:with|on|in|about|to|around|regarding|from)|(?= \w+ing\b))(?: (?:sorting|getting|finding|figuring))?(?: out)?"),
        (9, False, rf"(?:needs?|needed|needing|wants?|requires?|seeks?|seeking|(?:'d|would) (?:like|love|need|want)|could (?:use|do with)|(?:is|are|am|'s|'re|'m) after) {_SOMEBODY}{_WHO}{_HELP}"),
        (8.4, False, r"(?:survey\w*|report|inspector|engineer|architect|insurers?|bank|council|landlord)(?: [^\s.;!?]+){0,8}? (?:recommends?|recommended|requires?|required|calls? for|called for|suggests?|advises?)(?! (?:that|to|him|her|them|me|us|you)\b)"),
        (8.9, False, r"(?:asked|asking|asks|wondered|wondering|wonders|knows?|ask)(?: (?:me|us))? who (?:can|could|would|might|should)"),
        (7.8, False, r"(?:it's|it is|this is|that's) (?:all )?(?:for|about|to do with)(?! (?:you|me|us|her|him|them|the best|now|that|sure)\b)"),
        (8.3, False, r"(?:haven't|hasn't|don't have|doesn't have|didn't have|has yet to find|have yet to find)(?: yet)?(?: got| found)?(?= (?:an?|any) )"),
        (7.6, False, r"(?:has|have|had|got|there's|there is)(?= an? (?:[\w-]+ ){0,2}(?:leak|dispute|crack|hole|flood|burst|infestation|blockage|boundary)\b)"),
        (8.7, False, r"(?:where|how) to (?:start|begin)(?: with| on)?"),
        (8.5, False, r"(?:exploring|weighing up|sounding out|shopping around for)"),
        (8.5, False, r"(?:asked|been asked)(?: by [^\s,.;]+(?: [^\s,.;]+)?)? to (?:do|make|build|fit|quote for|price|put in)"),
        (7.4, False, r"(?:the|her|his|their|our|my) (?!(?:\w+ )?ones?\b)(?P<whole>[\w-]+(?: [\w-]+){0,2}?) (?:is|are|has|have)(?: \w+)? (?:beyond|past (?:saving|mending|repair)|falling|crumbling|crumbled|leaking|rotten|rotting|rotted|collapsed|cracked|coming away|hanging off|falling down)"),
        (8.8, False, r"(?:needs?|needed|is needing|are needing|requires?|seeks?|seeking|is after|are after|'s after|'re after|could use|could do with|in need of|wants|wanting|(?:'d|would) (?:like|love|appreciate|welcome))(?! to\b)"),
        (8.7, False, rf"(?:do you (?:happen to )?know|know of|knows?(?: of)?|knew|recommend|suggest|find(?:ing)?) {_SOMEBODY}{_WHO}{_HELP}"),
        (8.6, False, r"(?:do you (?:happen to )?know|(?:if|whether) (?:i|we) kn[eo]w(?: of)?|(?:can|could|would) you recommend|recommendations? for|recommend|any (?:tips|ideas|suggestions) for)(?= (?:an? |any |some |the ))"),
        (8.5, False, r"(?:can|could|would|might|will) (?:you|one of you|somebody|someone|anyone|your (?:team|firm)) (?:please |possibly |perhaps |maybe |be able to )?(?:help|advise|assist|quote|look|support)(?: (?:her|him|them|us|me|out|you))*(?: (?:with|on|for|at|to|in|out with|over|into|after))?"),
        (8.4, False, r"(?:help|advice|advise|support|assistance|guidance|assist|a hand|helping|a quote|quote|an estimate|estimate|a price|second opinion|opinion|questions?|stuck|struggling|trouble|struggles|problems?|issues?|difficulty|difficulties|in a muddle|a mess|headaches?|drowning)(?: (?:her|him|them|us|me|out|you))* (?:with|on|for|about|regarding|over|in)"),
        (8.3, False, r"(?:wants?|hopes?|hoping|plans?|planning|plan|trying|tries|looking|keen|eager|(?:'d|would) (?:like|love)|wish(?:es)?|aims?|ready|time|intend(?:s|ing)?|has|have|having|need(?:s|ed)?|wanting) to(?: (?:get|have|find|hire))?"),
        (8.6, False, r"(?:ought to|have to|had better|must|should|'d better|have got to|got to|time to) (?:get|have|sort|find|sort out|organi[sz]e)"),
        (7.0, False, r"(?:has|have|had|with|and|but|there's|there is) (?:got )?no(?! (?:idea|time|one|doubt|problem|longer|way|rush|hurry|clue|need|matter|bother|small|less|more|point|use|sense|reason|choice|interest|answer|reply|e-?mail)\b)"),
        (8.6, False, r"(?:asked|told|wants?|urged|advised) (?:her|him|them|me|us) to (?:arrange|organi[sz]e|find|get|sort out|sort|have|look for|look into)"),
        (7.8, False, r"(?:is|are|'s|'re|am|'m|’s|’re|’m) (?:now |currently |also |still |finally )?(?:planning|without|short of)|still without|turned down (?:\w+ )?for|has outgrown|have outgrown"),
        (7.9, False, r"(?:spend|spent|spending)(?: \w+){0,3} on"),
        (8.0, False, r"(?:would benefit from|thinking (?:about|of)|considering|interested in|enquiring about|inquiring about|asking about|asked (?:me |us )?about|talk(?:ing)? (?:to \w+ )?about|discuss(?:ing)?|regarding|contemplating)"),
        # German, French, Spanish, Portuguese, Italian, Dutch
        (8.8, True, r"(?:möchten?|wollen|würden? gerne?)(?: (?:ich|wir|er|sie|gern|gerne|dringend|bald))*(?![^.!?\n]* (?:vorstellen|bekannt|verbinden|vernetzen|empfehlen|danken))(?! (?:dir|dich|euch|ihnen|ihn|sie)\b)"),
        (9, True, r"(?:braucht|brauche|brauchen|sucht|suche|suchen|benötigt|benötige|benötigen|auf der suche nach)(?: (?:dringend|gerade|aktuell|derzeit|noch|jemanden für|jemand für|hilfe bei|hilfe beim|unterstützung bei|unterstützung beim|für \w+))*"),
        (9, True, r"(?:il (?:(?:me|lui|nous|leur|vous) )?(?:faut|faudrait)(?! que)|(?:je|nous|ils?|elles?) (?:voudrais|voudrions|voulons|veux|veut|veulent|aimerais|aimerions|souhaitons|souhaitent)|me hace falta|le hace falta|le vendría bien|vorrei|vorrebbe|gostava de|gostaria de|souhaite|souhaiterait|aimerait|voudrait|quiere|quisiera|quer|wil graag)"),
        (9, True, r"(?:cherche|cherchent|cherchons|recherche|recherchons|recherchent|a besoin|ont besoin|avons besoin|ai besoin|aurait besoin|aurais besoin|besoin)(?: (?:d'|de l'|de |quelqu'un pour|actuellement|d'aide pour))*"),
        (9, True, r"(?:necesit(?:a|o|an|amos)|busc(?:a|o|an|amos)|está buscando|estoy buscando|estamos buscando)(?: (?:ayuda con|ayuda para|a alguien para|alguien que))?"),
        (9, True, r"(?:precisa|preciso|precisam|precisamos|à procura|procura|procuro|procuram|procuramos)(?: (?:de|d'|ajuda com|ajuda para|alguém para|de ajuda com))*"),
        (9, True, r"(?:cerca|cerco|cercano|cerchiamo|sta cercando|sto cercando|ha bisogno|ho bisogno|abbiamo bisogno)(?: (?:di|d'|aiuto per|aiuto con|qualcuno per))*"),
        (9, True, r"(?:zoekt|zoek|zoeken|op zoek naar)(?: (?:iemand voor|hulp bij|hulp met|naar))*"),
    )
)  # fmt: skip
ARTICLES = Pattern(r"(?:(?:einen?|eine[mrn]?|ein|den|die|das|une?|des|le|la|les|el|los|las|un[ao]?s?|uma?|umas|o|os|as|lo|il|gli|een|de|het|d'|l'|de l'|nuevos?|nueva|neuen?|neue)\s+|[dl]')", re.IGNORECASE)  # fmt: skip

# --- how a mail ends ------------------------------------------------------------------------------------------------

CLOSES = Pattern(
    r"\s*(?:(?:with |my |all |very |many |kind(?:est)?|warm(?:est)?|best|mit |viele|liebe|herzliche|schöne|beste|freundliche[nr]?|un |um |uma |met |con |bien |très )*\s*"
    r"(?:best|regards|wishes|cheers|thanks|thank you|thx|warmly|sincerely|yours(?: truly| faithfully| sincerely)?|talk soon|speak soon|take care|all the best|xx?o?x?|many thanks|thanks again|thank you both|thanks both|thanks so much|ta|rgds|br|kr|love|hugs|have fun|enjoy|"
    r"grüßen?|gruß|grüsse|gruss|lg|vg|mfg|cordialement|à bientôt|amicalement|salutations|bien à (?:vous|toi)|merci|saludos?|abrazos?|abraços?|cumprimentos|obrigad[oa]|gracias|amitiés|bises|bisous|god bless|blessings|belle journée|bonne journée|tout de bon|sláinte|herzlich|bis bald|tschüss|liebe|hartelijke|un caro|baci|un abbraccio|beijos|muchas gracias|saluti|grazie|a presto|groet(?:en|jes)?|vriendelijke groet(?:en)?|cordiali saluti|danke|atenciosamente|atentamente|beijinhos)"
    r"(?: (?:to you both|both|again|all|so much|in advance|you both|everyone|everybody|and best|for now|a million))?\s*[,.!–—-]*\s*)$",
    re.IGNORECASE,
)
GREETS = Pattern(
    r"\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|hallo|liebe[rs]?|guten (?:tag|morgen)|bonjour|salut|cher|chère|hola|querid[oa]s?|olá|oi|caro|cara|cari|ciao|buongiorno|beste|dag|hej|estimad[oa]s?)\b[^.!?\n]{0,60}[,.!:–—-]?\s*)$",
    re.IGNORECASE,
)

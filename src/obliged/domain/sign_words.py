"""In which words do mail servers and responders, in many languages, say what they want?

Words only; `signs.py` knows when they count. Each pattern is used on a subject or on the opening of a text.
"""

from __future__ import annotations

import re

from obliged.domain.patterns import Pattern


def _any(*patterns: str) -> Pattern:
    return Pattern("|".join(patterns), re.IGNORECASE)


POST = _any(
    r"(?:mailer|mail|maildelivery|mmdf|smtp|postfix|sendmail|exim|qmail)[-_.]?d(?:a|ae)mon(?:[-+_].*)?", r"mdaemon", r"post[-_]?master(?:[-+_].*)?",
    r"poostmaster", r"double-bounce(?:-.*)?", r"bounces?(?:[-+_=].*)?", r"microsoftexchange[0-9a-f]+", r"mail-?delivery(?:-?(?:sub)?system)?",
    r"delivery(?:-?(?:status|failure|report))?", r"ndr", r"mailsystem", r"mail-system",
)  # fmt: skip
POST_NAME = _any(
    r"mail(?:er)?[- ]?d(?:a|ae)mon", r"mail deliver(?:y)?\b", r"mail (?:sub)?system\b", r"mail server\b", r"\bpostmaster\b", r"\bsystem administrator\b",
    r"\bsystemadministrator\b", r"administrateur syst[èe]me", r"administrador del sistema", r"amministratore (?:di )?sistema",
    r"internet mail service", r"mail administrator", r"content filter", r"mail router", r"message transfer agent",
    r"interscan", r"zustellsystem", r"systemadministrator", r"メール配信", r"系统管理员",
)  # fmt: skip
UNMANNED = _any(
    r"(?:.*[-_.+])?(?:no|not|non|never)[-_.]?(?:reply|replay|answer|respond|responder|r[ée]pondre|antworten|responda|rispondere)(?:$|[-_.+\d])",
    r"do[-_.]?not[-_.]?reply", r"keine?[-_.]?antwort", r"ne[-_.]?pas[-_.]?repondre", r"nicht[-_.]?antworten",
    r"(?:.*[-_.])?(?:notifications?|notify|notifier|alerts?|mailer|automated|autoresponder|auto-?reply|robot|cron|daemon|newsletters?)$",
    r"(?:root|nagios|zabbix|jenkins|monitoring|www-data|apache|uptime|backup|logwatch|fail2ban|dmarc\w*|calendar-notification|invitations?-noreply)$",
)  # fmt: skip

ANSWERS = Pattern(
    r"\s*(?:re|aw|antw|sv|vs|rv|r|res|resp|odp|wg|fwd?|tr|rif|i|fw|doorst|enc|回复|回覆|答复|转发|轉寄|返信|답장|trả lời)\s*(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)

# --- not delivered -------------------------------------------------------------------------------------------------

RETURNED = _any(
    r"undeliver(?:able|ed)", r"un-?deliverable", r"not (?:be )?deliver(?:ed|able)", r"returned (?:to sender|mail|e-?mail|message)", r"return(?:ed|ing) (?:mail|message) to sender",
    r"(?:mail|message|delivery|e-?mail|transfer)[ -]*(?:delivery )?(?:status )?(?:has )?fail(?:ed|ure)", r"fail(?:ed|ure) (?:of )?(?:mail|message|delivery|notice|to deliver)",
    r"delivery (?:status )?notification *\(failure\)", r"delivery (?:has )?failed", r"delivery (?:failure|problem|error|impossible)", r"failure notice", r"failure delivery", r"bounce(?:d)? (?:e-?mail|mail|message|notification)",
    r"\[bounce\]", r"mail system error", r"could(?: not|n't) (?:be )?(?:deliver|send|sent)", r"cannot (?:be )?deliver", r"unable to deliver", r"error sending your mail",
    r"non[- ]?delivery", r"(?:message|mail|e-?mail) (?:was |has been )?(?:rejected|refused|bounced|blocked)", r"(?:rejected|blocked) (?:mail|message|e-?mail)", r"postmaster notify", r"user unknown", r"address (?:not found|rejected)", r"notice: mail delivery status",
    r"message you sent blocked",
    # German, French, Spanish, Portuguese, Italian, Dutch
    r"unzustellbar", r"nicht zugestellt", r"zustell(?:ung)?s?\W?(?:fehler|fehlgeschlagen|ung fehlgeschlagen)", r"zustellung .{0,30}fehlgeschlagen", r"konnte nicht zugestellt", r"rückläufer", r"unzustellbare",
    r"non (?:remis|distribu|d[ée]livr)", r"[ée]chec (?:de |d['’])?(?:la )?(?:remise|distribution|livraison|envoi)", r"(?:non|in)distribuable", r"retour de courrier", r"non livr",
    r"no (?:se )?(?:pudo |ha podido )?entreg(?:ado|able|ar)", r"no se puede entregar", r"no se ha podido entregar", r"(?:error|fallo|falla) (?:de|en la) entrega", r"correo devuelto", r"mensaje devuelto", r"devuelto al remitente", r"\(error\)$",
    r"n[ãa]o (?:foi )?(?:entregue|[ée] poss[íi]vel entregar|entreg)", r"falha (?:na|de) entrega", r"mensagem devolvida", r"devolvid[ao] ao remetente", r"\((?:falha|fallo)\)$",
    r"non recapitabil", r"impossibile recapitar", r"mancat[oa] (?:recapito|consegna)", r"consegna (?:non riuscita|fallita)", r"non consegnat", r"messaggio non recapitato",
    r"onbestelbaar", r"niet (?:afgeleverd|bezorgd)", r"bezorging (?:is )?mislukt", r"kan niet (?:worden )?(?:bezorgd|afgeleverd)", r"aflevering mislukt",
    # Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Greek
    r"nie (?:można|udało się) dostarczy", r"niedostarcz", r"nie dostarczono", r"zwrot wiadomo[śs]ci", r"niedoręcz", r"nedoru[čc]", r"nelze doru[čc]it", r"nedoručiteľn", r"k[ée]zbes[íi]thetetlen", r"k[ée]zbes[íi]t[ée]si hiba", r"nelivrat", r"imposibil de livrat", r"livrarea .{0,20}e[șs]uat", r"teslim edil(?:emedi|emez)", r"iletilemedi", r"ανεπίδοτ", r"δεν (?:παραδόθηκε|είναι δυνατή η παράδοση)", r"αποτυχία παράδοσης",
    # Nordic
    r"kunde inte levereras", r"olevererb", r"kan inte leverera", r"leveransfel", r"ej levererat", r"kan ikke lever", r"ikke levere?t", r"leveringsfejl", r"leveringsfeil", r"kunne ikke (?:leveres|afleveres|sendes)", r"uleverbar", r"toimitus (?:ei onnistunut|epäonnistui)", r"ei voi(?:da|tu)? toimittaa", r"perille toimittam", r"toimittamaton",
    # Russian, Ukrainian, Bulgarian
    r"недоставлен", r"не (?:удалось|может быть|было) доставл", r"не удалось доставить", r"не доставлен", r"ошибка доставки", r"возврат(?:ено|)? (?:письма|сообщения|почты|отправителю)", r"невозможно доставить", r"не вдалося доставити", r"недоставка",
    # Chinese, Japanese, Korean, Vietnamese, Thai, Arabic, Hebrew, Indonesian
    r"退信", r"未(?:能)?(?:送达|送達|传递|傳遞|投递|投遞)", r"无法(?:传递|送达|投递|发送)", r"無法(?:傳遞|送達|投遞)", r"(?:投递|投遞|递送|发送|傳送|送达|传送)失败", r"(?:投遞|傳送|傳遞)失敗",
    r"配信(?:不能|不可|に失敗|失敗|できません|エラー|されません)", r"送信(?:できません|エラー|失敗|に失敗)", r"未配信", r"エラーメール", r"不達", r"届(?:きません|けられません)", r"宛先不明", r"配送(?:エラー|失敗|不能)",
    r"배달(?:되지 않|할 수 없|하지 못|실패| 실패)", r"전송 ?실패", r"전달(?:할 수 없|되지 않|하지 못|에 실패)", r"반송", r"수신 ?(?:불가|거부)",
    r"kh[ôo]ng (?:th[ểe] )?(?:g[ửu]i|ph[áa]t|chuy[ểe]n|giao) (?:đ[ưu][ợo]c|th[ưu]|tin)", r"kh[ôo]ng (?:g[ửu]i|chuy[ểe]n|ph[áa]t|giao) đ[ưu][ợo]c", r"kh[ôo]ng th[ểe] (?:g[ửu]i|chuy[ểe]n|ph[áa]t|giao)", r"(?:g[ửu]i|chuy[ểe]n|ph[áa]t)(?: th[ưu])? (?:kh[ôo]ng th[àa]nh c[ôo]ng|th[ấa]t b[ạa]i)", r"th[ưu] b[ịi] tr[ảa] l[ạa]i",
    r"ไม่สามารถส่ง", r"ส่งไม่(?:ถึง|สำเร็จ)", r"تعذر (?:تسليم|التسليم|إرسال)", r"لم يتم تسليم", r"غير قابل للتسليم", r"לא ניתן למסור", r"לא נמסר", r"gagal (?:terkirim|dikirim)", r"tidak (?:dapat|bisa) (?:terkirim|dikirim)",
)  # fmt: skip
"""In a subject, or in an opening."""

NOT_DELIVERED = Pattern(
    RETURNED.pattern
    + "|"
    + _any(
        r"error (?:has )?occurred while (?:attempting|trying) to deliver", r"failure reasons?", r"unknown (?:user|recipient|mailbox|address)", r"exceeds? (?:the )?(?:allowed|maximum|its) (?:size|quota|limit)", r"not listed in", r"delivery attempts? (?:have )?failed",
        r"(?:was|were|is|are|be|been) (?:un)?able to (?:be )?deliver", r"not able to deliver", r"n[o']t? (?:able to |be able to )?deliver(?:ed)? (?:your|the|to)",
        r"did not reach the following", r"was not delivered to", r"(?:had|has|have) permanent fatal errors", r"had (?:delivery )?problems", r"permanent (?:fatal )?errors?\b",
        r"following (?:recipient|address|destination|user|person)[^.\n]{0,80}(?:fail|could not|did not|reject|not receive)", r"delivery to the following[^.\n]{0,80}fail", r"message to [^\n]{0,80} (?:was |could not be )?undeliverable",
        r"(?:could not|cannot|can not|couldn't|can't) be (?:delivered|sent|found|reached)", r"wasn'?t (?:delivered|possible to)", r"there was (?:a |an )?(?:problem|error|trouble) (?:delivering|sending|in delivering)",
        r"trouble delivering your message", r"has been rejected", r"was rejected", r"i(?:'ve| have)? give[n]? up", r"mailbox (?:is )?(?:full|unavailable|not found|exceeded)", r"(?:user|recipient|address|mailbox|account)\b[^\n]{0,40}(?:unknown|does not exist|doesn't exist|not found|disabled|rejected|is full|over quota|unavailable)",
        r"no such (?:user|mailbox|recipient|address|person)", r"recipient address rejected", r"(?:error message|reason|server)[^\n]{0,40}\b5\d\d[ -]\d?", r"\b5\d\d[ -]5\.\d+\.\d+", r"the group you tried to contact",
        r"transcript of session follows", r"diagnostic(?:-code| information)\s*[: ]", r"reporting-mta:", r"address you entered couldn't be found", r"did not (?:receive|get) (?:this|your) message",
    ).pattern,
    re.IGNORECASE,
)  # fmt: skip
"""In the opening of a text whose writer is a machine."""

PROGRAMS = _any(
    r"this message was created automatically by (?:mail delivery software|(?:the )?mail system)", r"hi[.!] this is the (?:qmail|[\w.\- ]{1,40}mail)", r"hi[.!] this is the mailer-daemon", r"this is the (?:mail|postfix|dragonfly)[^\n]{0,40} (?:system|program|agent|server)? ?(?:at|on) ", r"-{3,} the following addresses had ", r"this is (?:a |an )?(?:mime-encapsulated|automatically generated delivery status)",
    r"sorry,? (?:we were|i was|i wasn't|we weren't) (?:un)?able to deliver (?:your|the) message", r"delivery to the following recipients? failed", r"delivery has failed to these recipients", r"your message (?:to [^\n]{1,80} )?(?:could not|couldn't|wasn't|was not) (?:be )?delivered", r"i'm sorry to have to inform you that your message could not",
)  # fmt: skip
"""First sentences that only mail servers write."""

MAILER_DAEMON = _any(r"(?:mailer|mail)[-_.]?d(?:a|ae)mon", r"post[-_]?master$", r"microsoftexchange")
RETURNS = Pattern(
    r"^[> \t]{0,4}(?:received:|return-path:|message-id:\s*<)|(?<![\d.])(?:55[0-9]|45[0-2])[ \-](?:[245]\.\d|[A-Za-z#<])|(?<![\d.])5\.[0-7]\.\d{1,2}(?![\d.])",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of a mail, or the number of a refusal, in a letter of the post."""

# --- not yet -------------------------------------------------------------------------------------------------------

DELAYED = _any(
    r"\(delay(?:ed)?\)", r"\bdelay(?:ed)? (?:mail|message|delivery|e-?mail|in delivery)", r"(?:mail|message|delivery|e-?mail)\b.{0,60}\bdelay(?:ed)?\b", r"^delayed\b", r"could not send message for past", r"still being retried", r"warning: (?:message|mail|could not)", r"not yet (?:been )?deliver",
    r"delivery status notification *\((?:delay|verz[öo]gerung|retard|retraso|atraso|ritardo|vertraging)\)", r"delivery delayed",
    r"verz[öo]ger(?:t|ung)", r"(?:remise|distribution|livraison|message|courrier).{0,30}(?:retard[ée]|diff[ée]r[ée])", r"retard[ée]? (?:de|dans) (?:la )?(?:remise|distribution|livraison)", r"(?:entrega|mensaje|correo).{0,30}(?:retrasad|demorad|retraso|demora)", r"(?:retraso|demora) (?:en|de) (?:la )?entrega", r"(?:entrega|mensagem).{0,30}(?:atrasad|atraso)", r"atraso (?:na|de) entrega", r"(?:consegna|recapito|messaggio).{0,30}(?:ritardat|ritardo|in ritardo)", r"ritardo (?:nella|di) consegna", r"vertraagd", r"vertraging", r"op[óo][źz]ni(?:one|enie|ona)", r"f[öo]rdr[öo]j", r"forsinke", r"viiv[äa]st", r"задерж(?:ка|ано|ана|ивается)", r"отлож(?:ена|ено)", r"zpo[žz]d[ěe]n", r"gecik(?:ti|mesi|en)", r"késedelm", r"întârzi",
    r"延(?:迟|遲|误|誤)", r"遅延", r"遅れ", r"지연", r"tr[ìi] ho[ãa]n", r"ch[ậa]m tr[ễe]", r"b[ịi] ch[ậa]m",
)  # fmt: skip
ARRIVED = _any(
    r"delivery (?:status )?notification *\((?:success|relay|expanded|délivré|erfolg)\w*\)", r"success(?:ful(?:ly)?)?(?: mail)? deliver", r"successfully delivered", r"^(?:delivered|relayed|expanded|read|not read)\s*[:：]", r"(?:return|read|delivery) receipt", r"^receipt(?: for your message)?\s*[:：]?",
    r"^(?:gelesen|nicht gelesen|ungelesen gel[öo]scht|zugestellt|weitergeleitet|lesebest[äa]tigung|lu|non lu|remis|relay[ée]|accus[ée] de (?:lecture|r[ée]ception)|le[íi]do|no le[íi]do|entregado|confirmaci[óo]n de lectura|acuse de|lida?|n[ãa]o lida?|entregue|recibo de leitura|letto|non letto|recapitato|consegnato|conferma di lettura|gelezen|ongelezen|bezorgd|leesbevestiging|przeczytano?|dostarczono|potwierdzenie (?:odczytu|przeczytania)|l[äa]st|levererat|l[æa]st|leveret|lest|levert|luettu|toimitettu|прочитано|доставлено|не прочитано|уведомление о (?:прочтении|доставке)|[pP]řečteno|okundu|olvasva|citit|已读|已讀|已送达|已送達|未读|開封済み|開封確認|既読|配信済み|읽음|đ[ãa] đ[ọo]c)\s*[:：(]?",
)  # fmt: skip
STILL_TRYING = _any(
    r"this is a warning message only", r"do(?:es)? not need to (?:resend|re-send)", r"no need to re-?send", r"has not yet been delivered", r"not yet been delivered", r"(?:will|delivery attempts will) (?:be retried|continue|keep trying|be attempted again)", r"(?:still|continu(?:e|ing) to|keep(?:ing)?) try(?:ing)?", r"(?:has|have) been delayed", r"is (?:being )?delayed", r"delayed\b.{0,40}\bdeliver", r"delivery (?:is|was|has been) (?:temporarily )?(?:delayed|deferred)", r"we(?:'ll| will) (?:keep|try|continue)", r"no action (?:is )?required on your part", r"message will be retried",
    r"wird weiter(?:hin)? versucht", r"zustellung .{0,40}verz[öo]gert", r"sie m[üu]ssen .{0,40}nicht (?:erneut|noch ?mal)", r"(?:remise|livraison).{0,40}retard[ée]e", r"n['’]avez pas (?:besoin|à) .{0,20}renvoyer", r"no (?:es necesario|necesita|hace falta) (?:que )?(?:volver a enviar|reenviar|reenv)", r"se ha retrasado", r"n[ãa]o [ée] necess[áa]rio reenviar", r"non [èe] necessario (?:inviare|rinviare|reinviare)", r"is vertraagd", r"hoeft .{0,30}niet opnieuw",
    r"配信が遅れ", r"再送(?:する必要|信する必要|を試み)", r"延迟", r"延遲", r"지연", r"повторн(?:ые|ая) попыт", r"будут? продолжен", r"задерж",
)  # fmt: skip

# --- away ----------------------------------------------------------------------------------------------------------

AWAY = Pattern(
    r"(?:(?:re|aw|antw|sv|回复|回覆|返信)\s*[:：]\s*)?[\[(*<\s]{0,3}(?:"
    r"auto(?:matic|mated|matically)?[- ]?(?:generated )?(?:e-?mail )?(?:reply|replies|response|respond(?:er)?|respons|answer|acknowledge?ment)\b|autorespons|autoreply|out[- ]of[- ](?:the[- ])?office|ooo\b(?!\w)|(?:i am |i'm )?(?:currently )?(?:away|on (?:vacation|holiday|leave|annual leave|maternity leave|paternity leave|parental leave))\b(?= *(?:$|[:\-–—,.!]|until|from|till|through|notice|message|reply|auto|back|-|\d))|vacation (?:reply|message|notice|response|auto)|(?:annual|maternity|paternity|parental) leave\b|absence (?:notice|notification)|away (?:from|message|until|notice)"
    r"|automatische (?:antwort|r[üu]ckantwort|abwesenheit|e-?mail-?antwort|reactie|beantwoording)|abwesenheit|abwesend|au(?:ß|ss)er haus|ich bin (?:nicht|derzeit|im urlaub)|urlaub(?:snotiz|smeldung|svertretung)?\b|nicht im b[üu]ro|eingangsbest[äa]tigung"
    r"|r[ée]ponse automatique|r[ée]p auto|message automatique|message d['’]absence|absen(?:ce|te?)\b(?! de (?:r[ée]ponse|nouvelle))|en cong[ée]s?|hors du bureau|absence du bureau|je suis absent"
    r"|respuesta (?:autom[áa]tica|de ausencia)|contestaci[óo]n autom[áa]tica|fuera de (?:la )?oficina|ausen(?:cia|te)\b|de vacaciones|mensaje autom[áa]tico"
    r"|resposta autom[áa]tica|mensagem autom[áa]tica|fora (?:do escrit[óo]rio|da? escrit[óo]rio)|aus[êe]ncia|de f[ée]rias|em f[ée]rias"
    r"|risposta automatica|messaggio automatico|fuori (?:sede|ufficio)|assenz?a\b|assente|in ferie"
    r"|automatisch(?:e)? (?:antwoord|beantwoord|bericht)|afwezig|niet (?:aanwezig|op kantoor)|buiten kantoor|op vakantie"
    r"|odpowied[źz] automatyczna|automatyczna odpowied[źz]|autoodpowied[źz]|nieobecno[śs][ćc]|nieobecn|poza biurem|urlop\b"
    r"|automatisk(?:t)? (?:svar|besvar)|autosvar|fr[åa]nvar|fr[åa]v[æa]r|frav[æa]r|ikke p[åa] kontoret|ferie(?:svar)?\b|semester(?:svar)?\b|utanf[öo]r kontoret|ikke til stede|automaattinen (?:vastaus|poissaolo)|poissa(?:olo|\b)|lomalla"
    r"|автоответ|автоматическ(?:ий|ое) (?:ответ|сообщение|уведомление)|отсутству|вне офиса|в отпуске|не в офисе|автоматична відповідь|відсутн|автоматичен отговор"
    r"|automatick[áa] odpov[ěe][ďd]|mimo kancel[áa][řr]|automatikus v[áa]lasz|h[áa]zon k[íi]v[üu]l|szabads[áa]gon|r[ăa]spuns automat|absent din birou|otomatik (?:yan[ıi]t|cevap)|ofis d[ıi][şs][ıi]nda|αυτόματη απάντηση|εκτός γραφείου|automatski odgovor|samodejni odgovor"
    r"|自动(?:回复|答复|回覆)|自動(?:回覆|回復|応答|返信|送信)|不在(?:通知|のお知らせ|にしております|の)?|外出(?:中|通知)?|休暇|休假|在休假|출장|자동 ?(?:회신|응답|답장)|부재 ?중|휴가|tr[ảa] l[ờo]i t[ựu] đ[ộo]ng|th[ưu] tr[ảa] l[ờo]i t[ựu] đ[ộo]ng|v[ắa]ng m[ặa]t|ngo[àa]i v[ăa]n ph[òo]ng|ngh[ỉi] ph[ée]p|ตอบกลับอัตโนมัติ|ไม่อยู่ที่สำนักงาน|رد تلقائي|خارج المكتب|מענה אוטומטי|תגובה אוטומטית|מחוץ למשרד|balasan otomatis|di luar kantor"
    r")",
    re.IGNORECASE,
)  # fmt: skip
"""How a responder opens its subject. Some of these words are a person's as well: "Ferie i juli"."""
AUTOMATIC = _any(
    r"auto", r"авто", r"αυτόμ", r"自动", r"自動", r"자동", r"tr?[ựu]? ?đ[ộo]ng", r"otomat", r"תגובה|אוטומט", r"تلقائي", r"อัตโนมัติ", r"out[- ]of", r"\booo\b", r"abwesenheit", r"eingangsbest", r"d['’]absence|de ausencia", r"fuera de|fora d|fuori ufficio|hors du",
    r"poissaolo", r"samodej",
)  # fmt: skip
"""Of those words, the ones that no person opens a subject with."""

AUTOMATIC_REPLY = _any(
    r"this is an? auto(?:-|mat(?:ic|ed)(?:ally)?[- ])(?:generated )?(?:e-?mail |message )?(?:reply|response|acknowledge?ment|responder|answer)", r"this (?:e-?mail|message|reply|response) (?:was|is|has been) (?:sent |an )?auto(?:matically|-?)? ?(?:generated |sent )?(?:in )?(?:reply|response|by (?:our|the|my) (?:auto|vacation))",
    r"\bauto-?(?:reply|responder|response)\b(?=.{0,40}(?:message|e-?mail|sent|generated)|\s*$)", r"you (?:are|'re) receiving this (?:automatic|automated|auto)[- ]?(?:reply|response)",
    r"dies(?:e|es)? (?:ist eine automatische antwort|e-?mail ist eine automatische antwort|nachricht ist eine automatische antwort)", r"automatisch (?:erstellte|generierte|erzeugte) (?:antwort|abwesenheit)", r"ceci est une r[ée]ponse automatique", r"r[ée]ponse automatique\b", r"(?:esta|este) es (?:una respuesta|un mensaje de respuesta) autom[áa]tic", r"respuesta autom[áa]tica\b", r"resposta autom[áa]tica\b", r"risposta automatica\b", r"automatisch (?:antwoord|gegenereerd antwoord)", r"automatyczna odpowied[źz]|odpowied[źz] automatyczna", r"автоматическ(?:ий|им) ответ", r"自动回复", r"自動返信", r"自動応答", r"자동 ?(?:회신|응답)", r"tr[ảa] l[ờo]i t[ựu] đ[ộo]ng",
)  # fmt: skip
ABSENT = _any(
    r"out of (?:the )?office", r"(?:away|absent) (?:from|until|till|through|on|for|at|today|this week)", r"on (?:vacation|holiday|annual leave|leave|maternity|paternity|parental)", r"(?:limited|no|intermittent) access to (?:my )?(?:e-?mail|phone)", r"(?:back|return(?:ing)?) (?:in |to )?(?:the office )?on\b", r"upon my return", r"when i (?:return|am back|get back)", r"not in the office", r"no longer (?:with|works?|employed)", r"has left the company",
    r"nicht im (?:b[üu]ro|haus)", r"im urlaub", r"abwesend", r"nicht erreichbar", r"wieder (?:im b[üu]ro|erreichbar|da)", r"absente? (?:du|jusqu|de)", r"en cong[ée]", r"de retour le", r"fuera de la oficina", r"de vacaciones", r"ausente", r"fora do escrit", r"de f[ée]rias", r"fuori (?:ufficio|sede)", r"in ferie", r"assente", r"afwezig", r"op vakantie", r"nieobecn", r"na urlopie", r"poza biurem", r"fr[åa]nvarande", r"p[åa] (?:semester|ferie)", r"lomalla", r"poissa", r"отсутств", r"в отпуске", r"休假", r"不在", r"休暇", r"부재", r"휴가", r"ngh[ỉi] ph[ée]p", r"v[ắa]ng m[ặa]t",
)  # fmt: skip
RECEIVED = _any(
    r"(?:we|i)(?:'ve| have)? (?:have )?(?:safely )?received your (?:message|e-?mail|request|inquiry|enquiry|ticket|mail|application)", r"thank(?:s| you) for (?:contacting|getting in touch|reaching out|your (?:e-?mail|message|inquiry|enquiry|request|mail))", r"(?:we|i|someone)(?:'ll| will| shall)? (?:get back|respond|reply|be in touch|answer)", r"your (?:request|ticket|inquiry|enquiry|message|case)\b.{0,40}\b(?:has been|was|is) (?:received|created|opened|logged|registered)", r"a (?:support )?ticket has been (?:created|opened)",
    r"vielen dank f[üu]r ihre (?:nachricht|anfrage|e-?mail|mail)", r"wir haben ihre (?:nachricht|anfrage|e-?mail|mail).{0,30}erhalten", r"(?:nous avons|avons) bien re[çc]u votre", r"merci (?:de|pour) (?:votre|nous avoir)", r"hemos recibido su", r"gracias por (?:su|contactar|escribir|ponerse)", r"recebemos (?:a )?su[ao]", r"obrigad[oa] (?:por|pelo) (?:seu|sua|contato|contacto|entrar)", r"abbiamo ricevuto", r"grazie per (?:averci|la sua|il suo)", r"wij hebben uw .{0,30}ontvangen", r"bedankt voor uw", r"otrzymali[śs]my", r"dzi[ęe]kujemy za", r"получили ваш", r"已收到您的", r"お問い合わせ(?:いただき|ありがとう)", r"受け付け",
)  # fmt: skip

WAS_READ = _any(
    r"(?:was|has been) (?:read|displayed|opened|deleted without being read)", r"(?:return |read )?receipt for (?:the|your|a) (?:mail|message|e-?mail)", r"wurde (?:am .{4,40} )?(?:gelesen|angezeigt|ge[öo]ffnet)", r"a [ée]t[ée] (?:lu|affich[ée]|ouvert)", r"(?:fue|ha sido) (?:le[íi]do|abierto|mostrado)", r"foi (?:lid[ao]|exibid[ao]|abert[ao])", r"[èe] stat[ao] (?:lett[ao]|visualizzat[ao])", r"is (?:gelezen|weergegeven)", r"zosta[łl]a? (?:odczytan|przeczytan|wy[śs]wietlon)", r"har l[äæ]sts?|er l[æe]st", r"прочитан", r"開封", r"已(?:被)?(?:阅读|閱讀|读取)", r"읽",
)  # fmt: skip
DESK = _any(
    r"(?:.*[-_.])?(?:support|help(?:desk)?|info|service|services|customer\w*|kundenservice|kundendienst|contact|kontakt|contacto|contato|sales|office|team|hello|enquir(?:y|ies)|inquir(?:y|ies)|admin|care|feedback|tickets?|reception|bookings?|reservations?|jobs|careers|hr|billing|accounts?|soporte|suporte|atencion|assistenza|servizio|klantenservice)(?:[-_.+\d].*)?$"
)
NUMBERED = Pattern(
    r"\[?(?:ticket|request|case|id|ref(?:erence)?|vorgang|anfrage|demande|solicitud|caso|zaak|zg[łl]oszenie|обращение)\s?(?:nr\.?|no\.?|id)?\s?[:#]?\s?[#\w\-]*\d{3,}|\[#?[A-Z\-]*\d{3,}\]|#\d{4,}|re[çc]u votre|received your|erhalten",
    re.IGNORECASE,
)
WILL_ANSWER = _any(
    r"within \d|within (?:one|two|three|the next|a few|\w+ business|\w+ working)|(?:business|working) (?:day|hour)s?|as soon as (?:possible|we can)|\bshortly\b|\d+ hours", r"innerhalb von|so (?:schnell|bald) (?:wie|als) m[öo]glich|schnellstm[öo]glich|werktag|in k[üu]rze", r"dans les (?:plus brefs|meilleurs)|sous \d+|d[èe]s que possible", r"lo antes posible|a la (?:mayor )?brevedad|en breve|d[íi]as h[áa]biles", r"o mais (?:breve|r[áa]pido)|em breve|dias [úu]teis", r"il prima possibile|al pi[ùu] presto", r"zo (?:snel|spoedig) mogelijk|werkdag", r"jak najszybciej|wkr[óo]tce", r"в ближайшее время", r"尽快|儘快", r"追って|できるだけ早く|営業日",
)  # fmt: skip

# --- complaints ----------------------------------------------------------------------------------------------------

COMPLAINT = _any(
    r"complaint about (?:message|mail|e-?mail)", r"(?:abuse|spam|feedback|complaint|junk|fbl)[- ](?:report|complaint|feedback|notification|loop)", r"e-?mail feedback report", r"spam ?trap", r"reported (?:as|for) (?:spam|junk|abuse)", r"(?:marked|flagged) as (?:spam|junk)", r"spam-?(?:beschwerde|meldung)", r"plainte .{0,20}(?:spam|abus)", r"denuncia de (?:spam|abuso)", r"жалоба на спам",
)  # fmt: skip
STOP = _any(
    r"(?:please )?(?:unsubscribe|opt[- ]?out|remove(?: me)?|stop)(?: me| request)?[.!]?", r"abmelde(?:n|ung)", r"d[ée]sabonne(?:r|ment)", r"d[ée]sinscription", r"darse de baja|baja", r"cancelar (?:suscripci[óo]n|inscri[çc][ãa]o)", r"descadastrar", r"disiscri(?:vi|zione)|cancellami", r"afmelden|uitschrijven", r"wypisz|rezygnacja", r"avregistrera|avmeld|frameld", r"отписаться|отписка", r"退订|退訂", r"配信停止", r"수신 ?거부", r"h[ủu]y đ[ăa]ng k[ýy]",
)  # fmt: skip

_EVENT = Pattern(r"\"(?:notificationType|eventType)\"\s*:\s*\"([A-Za-z ]{3,30})\"")


def event_of(text: str) -> str:
    """What a mail service reports in JSON: bounce, complaint, delivery."""
    match = _EVENT.search(text)
    return match[1].lower() if match else ""


# --- responders' headers, and the rest -----------------------------------------------------------------------------

RESPONDERS = (
    "x-autoreply", "x-auto-reply", "x-autorespond", "x-autoresponder", "x-autoresponse", "x-auto-response", "x-autoreply-from", "x-auto-reply-from", "x-mail-autoreply",
    "x-vacation", "x-mdautoresponse", "x-mdauto-response", "x-fc-machinegenerated", "x-zimbra-autoreply", "x-yahoo-autoresponse", "x-kerio-autoreply", "x-autogenerated-reply", "x-away", "x-out-of-office",
    "x-responder", "x-xfmail-autoreply", "x-ooo-message", "x-gmail-vacation", "x-auto-submitted-reply",
)  # fmt: skip
NOTIFIERS = (
    "x-cron-env",
    "x-github-reason",
    "x-gitlab-project",
    "x-gitlab-notificationreason",
    "x-jira-fingerprint",
    "x-atlassian-token",
    "x-pagerduty-id",
    "x-trac-project",
    "x-redmine-project",
    "x-bugzilla-reason",
    "x-nagios-notification-type",
)
NOTIFIER = _any(
    r"(?:.*[-_.])?(?:notifications?|notify|notifier|alerts?|alarm)(?:[-_.+].*)?$",
    r"calendar-notification",
    r"(?:.*[-_.])?(?:messages|updates|invitations|security|account|billing|receipts?|orders?|payments?)[-_.]?no-?reply$",
)
TRANSACTION = _any(
    r"\b(?:receipt|invoice|order|payment|paid|refund|shipped|shipping|delivery|booking|reservation|confirm(?:ed|ation)?|verify|verification|code|password|sign[- ]?in|log[- ]?in|security|alert|alarm|warning|failed|expir(?:es|ing|ed)|statement|appointment|reminder|scheduled|cancelled|canceled|invitation|backup|report|signed|completed|document|subscription|renewal|account|ticket|new (?:event|message|comment|booking|lead|device))\b",
    r"rechnung|bestellung|zahlung|bestätigung|passwort|anmeldung|facture|commande|paiement|confirmation|mot de passe|factura|pedido|pago|confirmaci[óo]n|contraseña|fatura|pagamento|confirma[çc][ãa]o|senha|fattura|ordine|conferma|factuur|bestelling|betaling|bevestiging",
)  # fmt: skip
UNSUBSCRIBE = _any(
    r"unsubscribe", r"manage (?:your )?(?:e-?mail )?preferences", r"update (?:your )?(?:e-?mail )?preferences", r"view (?:this e-?mail |it )?in (?:your )?browser", r"abmelden|abbestellen|newsletter", r"d[ée]sabonner|d[ée]sinscrire", r"darse de baja|cancelar (?:la )?suscripci", r"cancelar inscri|descadastr", r"disiscriv|annulla l['’]iscrizione", r"uitschrijven|afmelden", r"wypisz", r"avregistrera|afmeld", r"отписаться", r"退订|退訂|取消订阅", r"配信停止|購読(?:停止|解除)", r"수신거부", r"h[ủu]y đ[ăa]ng k[ýy]",
)  # fmt: skip
DO_NOT_ANSWER = _any(
    r"(?:please )?do not (?:reply|respond) (?:directly )?to this (?:\w+ )?(?:e-?mail|message|mail|notification|address)", r"please do not reply", r"this (?:e-?mail|message|notification) (?:was|is|has been) (?:\w+ )?(?:automatically (?:generated|sent)|auto-?generated|generated automatically|sent (?:automatically|from an unmonitored|from a notification))", r"this is an? (?:automated|automatic|automatically generated|system[- ]generated) (?:message|e-?mail|notification|notice|mail|alert)", r"replies to this (?:e-?mail|message|address) (?:are not|will not be|aren't)",
    r"bitte antworten sie nicht auf diese", r"diese (?:e-?mail|nachricht) wurde automatisch", r"ne (?:pas r[ée]pondre|r[ée]pondez pas) [àa] ce", r"(?:ce|cet) (?:message|e-?mail|courriel) (?:a [ée]t[ée] |est )?(?:envoy[ée] |g[ée]n[ée]r[ée] )?automatique", r"no (?:responda|respondas|conteste) a este", r"(?:este|esta) (?:mensaje|correo|es un mensaje) .{0,30}(?:autom[áa]tic|generado)", r"n[ãa]o responda (?:a )?est[ea]", r"mensagem autom[áa]tica", r"(?:si prega di )?non rispondere a quest", r"messaggio (?:generato )?automatic", r"(?:niet (?:te )?(?:beantwoorden|antwoorden|reageren) op (?:dit|deze))", r"automatisch gegenereerd", r"prosimy? nie odpowiada[ćc]", r"wiadomo[śs][ćc] (?:zosta[łl]a )?wygenerowana automatycznie", r"не отвечайте на это", r"请勿(?:直接)?回复", r"請勿(?:直接)?回覆", r"(?:このメール|本メール).{0,20}(?:返信|自動)", r"発信전용|발신 ?전용", r"vui l[òo]ng kh[ôo]ng tr[ảa] l[ờo]i",
)  # fmt: skip

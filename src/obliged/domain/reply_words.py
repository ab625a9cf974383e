"""In which words do mail programs, in many languages, announce what they quote or sign?

Only words and the patterns made of them; `replies.py` knows what to do with them. Every pattern is used on one short
line, so that none can be made slow by a long one.
"""

from __future__ import annotations

import re

from obliged.domain.patterns import Pattern

LONGEST_LINE = 400
"""An announcement is short. Whatever is longer is prose, or hostile."""

MARKER = Pattern(
    r"(?:reply|write|type|answer|respond)\b.{0,30}\b(?:above|over)\s+this\s+line"
    r"|(?:antworten?|schreiben)\b.{0,40}\b(?:über|oberhalb)\b.{0,12}\bzeile"
    r"|(?:répondez|répondre|écrivez)\b.{0,30}\bau-dessus\b.{0,12}\bligne"
    r"|(?:responda|responder|escrib[ae])\b.{0,30}\b(?:encima|arriba|acima)\b.{0,12}\bl[ií]n(?:ea|ha)"
    r"|(?:antwoord|schrijf)\b.{0,30}\bboven\s+deze\s+(?:regel|lijn)"
    r"|(?:rispondi|scrivi)\b.{0,30}\bsopra\b.{0,12}\briga",
    re.IGNORECASE,
)
"""Our letters, and those of others, ask for the answer above a line."""

# --- "On Tuesday, Ana wrote:" --------------------------------------------------------------------------------------

_WROTE = (
    r"wrote|writes|a wrote|has written|"
    r"schrieb(?:en)?|geschrieben|hat am|"
    r"a (?:é|e)crit|[ée]crit|"
    r"escribi[óo]|ha escrito|escreveu|ha scritto|scrisse|ha inviato|"
    r"schreef|geschreven|"
    r"napisa[łl](?:\(a\)|a)?|pisze|napsala?|napsal\(a\)|nap[ií]sala?|nap[ií]sal\(a\)|je napisal[oa]?|je napisao|napisao|"
    r"skrev|skreiv|skrifaði|kirjoitti|"
    r"написал(?:а|\(а\))?|пишет|писал(?:а|\(а\))?|написав|написала|пише|написа|"
    r"[íi]rta|yazd[ıi]|(?:ş|s)unlar[ıi] yazd[ıi]|a scris|έγραψε|"
    r"写道|寫道|写到|书写|さんは書きました|が書きました|書きました|のメール|님이 작성|작성|님이 씀|"
    r"đã viết|viết|เขียนว่า|menulis|tulis|كتب|כתב(?:/?ה)?|rašė|kirjutas|rakstīja"
)
WROTE = Pattern(rf"(?<!\w)(?:{_WROTE})(?!\w)|写道|寫道|写到|書きました|作成|작성|님이", re.IGNORECASE)

_DAYS = (
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"mi[ée]|jue|vie|s[áa]b|dom|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|"
    r"seg|ter|qua|qui|sex|segunda|ter[çc]a|quarta|quinta|sexta|"
    r"gio|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica|"
    r"ma|wo|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"pon|wt|śr|czw|pt|sob|niedz|"
    r"tir|tirs|ons|tor|tors|fre|lør|lör|søn|sön|m[åa]n|"
    r"пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
STARTS = Pattern(
    r"[-–—*_\s\[(]{0,6}"
    r"(?:(?:on|am|le|el|em|il|op|w dniu|dnia|den|dne|dňa|d[ňn]a|pe|på|på|a|în data|vào|ngày|v[àa]o l[úu]c|στις|pada|tarih|"
    r"kl|no dia|em|il giorno|in data|lördag|date)(?![\w'’])"
    rf"|(?:{_DAYS})(?:\.|,|\s|-feira|(?=\d))"
    r"|\d{1,4}\s?[./年년\-\s]"
    r"|[^<>\n]{0,80}<[^<>\s@]{1,80}@[^<>\s]{1,80}>"
    r"|[\"'“„«]?[\w.\-]{1,60}@[\w.\-]{1,80})",
    re.IGNORECASE,
)
"""How the line begins: with a word for "on", a day, a date, or the writer's address."""

DATED = Pattern(
    r"\b(?:19|20)\d\d\b|(?<!\d)\d{1,2}[:.hH]\d\d(?!\d)|\d{1,4}[./\-]\d{1,2}(?:[./\-]\d{1,4})?|\d\s?[年年월월月日]"
    r"|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,}|[^\W\d]{3,}\.?\s+\d{1,2}\b",
    re.IGNORECASE,
)
TIMED = Pattern(r"(?<!\d)\d{1,2}[:.hH]\d\d(?!\d)|\d{4}[./\-年]\s?\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
ADDRESSED = Pattern(r"[^\s<>\"'()\[\]:;,@]{1,80}@[^\s<>\"'()\[\]:;,@]{1,120}\.[^\W\d_]{2,24}")
ENDS = Pattern(r"[:：]\s*$|-{3,}\s*$|(?<=wrote)\s*$", re.IGNORECASE)

# --- "From: … Sent: … Subject: …" ----------------------------------------------------------------------------------

LABELS: dict[str, tuple[str, ...]] = {
    "from": (
        "from", "von", "de", "da", "van", "od", "fra", "från", "lähettäjä", "от", "от кого", "від", "发件人", "寄件者",
        "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "보낸이", "từ", "người gửi", "kimden", "gönderen", "feladó",
        "odesílatel", "odosielateľ", "από", "מאת", "من", "จาก", "dari", "de la", "expéditeur", "mittente", "remitente",
        "remetente", "afzender", "nadawca", "absender",
    ),
    "date": (
        "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "enviada em",
        "enviada", "fecha", "data", "inviato", "verzonden", "wysłano", "wysłane", "data wysłania", "sendt", "skickat",
        "dato", "lähetetty", "päivämäärä", "отправлено", "дата", "надіслано", "发送时间", "日期", "时间", "寄件日期",
        "傳送時間", "送信日時", "日時", "日付", "보낸 날짜", "보낸날짜", "날짜", "ngày", "đã gửi", "gửi", "gönderildi",
        "gönderme tarihi", "tarih", "elküldve", "dátum", "odesláno", "odoslané", "στάλθηκε", "ημερομηνία", "trimis",
        "date d'envoi", "message du", "sendedatum", "вiдправлено", "när",
    ),
    "to": (
        "to", "an", "à", "a", "para", "aan", "do", "til", "till", "vastaanottaja", "кому", "收件人", "收件者", "宛先",
        "받는 사람", "받는사람", "받는이", "đến", "tới", "người nhận", "kime", "alıcı", "címzett", "komu", "προς", "către",
        "pour", "destinataire", "destinatario", "destinatário", "adresat", "empfänger", "אל", "إلى", "kepada",
    ),
    "cc": ("cc", "kopie", "kopia", "kopi", "copie à", "copie", "копия", "抄送", "副本", "참조", "cco", "bcc", "dw", "kópia"),
    "subject": (
        "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "emne", "ämne", "aihe",
        "тема", "主题", "主旨", "件名", "제목", "chủ đề", "tiêu đề", "konu", "tárgy", "předmět", "predmet", "θέμα", "subiect",
        "sujet", "נושא", "الموضوع", "perihal", "betrifft",
    ),
    "other": ("reply-to", "importance", "priority", "attachments", "anlagen", "organization", "message-id", "resent-from"),
}  # fmt: skip
LABEL_OF = {label: kind for kind, labels in LABELS.items() for label in labels}
LABELLED = Pattern(r"[\s*_]{0,12}([^\W\d_][^:：*<>@\n]{0,24}?)[\s*_]{0,4}[:：][\s*_]{0,4}(.*)$")

# --- "-----Original Message-----" and "Begin forwarded message:" ---------------------------------------------------

_ORIGINAL = (
    r"original(?:e|es)? (?:message|nachricht|appointment|meddelelse)|original[- ]nachricht|urspr[üu]ngliche (?:nachricht|e-?mail|mail)|"
    r"message (?:d['’]origine|original|initial|transf[ée]r[ée]|r[ée]exp[ée]di[ée])|courriel original|"
    r"mensaje (?:original|reenviado)|mensagem (?:original|encaminhada|reencaminhada)|"
    r"messaggio (?:originale|inoltrato)|oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|"
    r"oryginalna wiadomo[śs][ćc]|wiadomo[śs][ćc] (?:oryginalna|przekazana|przes[łl]ana)|przekazana wiadomo[śs][ćc]|"
    r"ursprungligt meddelande|originalmeddelande|vidarebefordrat (?:meddelande|brev)|"
    r"opprinnelig melding|videresendt (?:melding|meddelelse|besked)|oprindelig meddelelse|"
    r"alkuper[äa]inen viesti|v[äa]litetty viesti|edelleenl[äa]hetetty viesti|"
    r"исходное сообщение|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|пересылаемое письмо|"
    r"p[ůu]vodn[íi] (?:zpr[áa]va|e-?mail)|p[ôo]vodn[áa] spr[áa]va|eredeti [üu]zenet|"
    r"orijinal (?:ileti|mesaj)|[öo]zg[üu]n ileti|"
    r"原始邮件|原始郵件|原邮件|转发(?:的)?邮件|转发邮件信息|轉寄(?:的)?郵件|元のメッセージ|転送メッセージ|forwarded by|"
    r"원본 (?:메시지|메일)|전달된 메[시세]지|전달된 메일|th[ưu] g[ốo]c|tin nh[ắa]n g[ốo]c|"
    r"(?:thư|tin nhắn) (?:gốc|đã chuyển tiếp|được chuyển tiếp)|"
    r"forwarded (?:message|mail|email)|weitergeleitete (?:nachricht|e-?mail)"
)
ORIGINAL = Pattern(rf"[-_=*#~\s]{{2,60}}(?:{_ORIGINAL})(?:[^\n]{{0,60}}$|\s{{0,4}}[-_=]{{2,60}})", re.IGNORECASE)
"""Yahoo writes the heading on the same line."""
BEGIN_FORWARDED = Pattern(
    r"[\s*_]{0,6}(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|"
    r"d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|inizio (?:del )?messaggio inoltrato|"
    r"inicio del mensaje reenviado|in[íi]cio da mensagem (?:re)?encaminhada|begin doorgestuurd bericht|"
    r"vidarebefordrat (?:brev|meddelande)|videresendt (?:besked|melding|e-?mail)|start p[åa] videresendt (?:besked|melding)|"
    r"pocz[ąa]tek przekazywanej wiadomo[śs]ci|начало переадресованного сообщения|начало пересланного сообщения|"
    r"v[äa]litetty viesti alkaa|转发的邮件|開始轉寄郵件|以下は転送(?:された)?メ(?:ッセージ|ール)です|전달된 메[시세]지|"
    r"bắt đầu (?:thư|tin nhắn) (?:được )?chuyển tiếp)[\s*_]{0,4}[:：]?[\s*_]{0,4}$",
    re.IGNORECASE,
)
RULE = Pattern(r"[\s*]{0,8}(?:_{5,}|-{5,}|={5,}|\*{5,}|—{3,}|─{3,}|⁃{3,})[\s*]{0,8}$")
TITLE = Pattern(r"\s{0,8}[-_=*]{3,40}\s?[^-_=*\n]{2,60}\s?[-_=*]{3,40}\s*$")
"""A line across the page, and one with a title in it, as programs draw them over what they repeat."""

# --- signatures ----------------------------------------------------------------------------------------------------

DELIMITER = Pattern(r"(?:--|––|—-?|-- ?\u200b?|__|- -)\s*$")
BY_DASH = Pattern(r"\s{0,4}[-–—]{1,2}[ ]?[A-ZÀ-ÞА-Я][\w.'’\-]{1,30}(?: [A-ZÀ-ÞА-Я][\w.'’\-]{0,30}){0,2}\s*$")
LIST_FOOTER = Pattern(r"_{20,}\s*$")

_DEVICE = r"(?:i-?phone|i-?pad|i-?pod|android|blackberry|galaxy|samsung|huawei|xiaomi|nokia|pixel|mobil\w*|handy|smartphone|tablet\w*|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|celular|cellulare|telefoon|telefon\w*|телефон\w*|mobiele?|outlook|yahoo|gmx|web\.de|proton\w*|mail|nine|spark|手机|行動|ipad|windows)"
DEVICE = Pattern(
    r"[\s*_\[(]{0,6}(?:"
    r"sent (?:from|via|with|using|by|on) (?:my |the |a |an )?[^.,!?;]{2,60}"
    r"|get (?:outlook|bluemail|spark|newton|the .{2,30} app) (?:for|on)\b.{0,80}"
    rf"|(?:von|vom|aus) (?:meinem?|unterwegs|mein)\b.{{0,30}}gesendet|gesendet (?:von|vom|mit|über|aus)\b.{{2,60}}|diese nachricht wurde von mein.{{0,60}}gesendet"
    rf"|envoy[ée] (?:de(?:puis)?|avec|[àa] partir de|via)\b.{{2,60}}|t[ée]l[ée]charge[rz]? outlook.{{0,60}}"
    rf"|enviado (?:desde|de(?:l)?|do|da|a partir|por|con|com|pelo)\b.{{2,60}}|obt[ée]n(?:er|ha)? (?:o )?outlook.{{0,60}}"
    rf"|inviato (?:da(?:l)?|con|tramite)\b.{{2,60}}|scarica outlook.{{0,60}}"
    rf"|(?:verstuurd|verzonden) (?:vanaf|van|met|via|vanuit)\b.{{2,60}}|outlook voor (?:ios|android).{{0,60}}"
    rf"|wys[łl]an[eoy] (?:z|za|od|przez|przy)\b.{{2,60}}|pobierz outlook.{{0,60}}"
    rf"|(?:skickat|skickad) fr[åa]n\b.{{2,60}}|sendt (?:fra|via|med)\b.{{2,60}}|hent outlook.{{0,60}}|l[äa]hetetty\b.{{0,40}}{_DEVICE}.{{0,30}}"
    rf"|отправлено (?:с|из|через|от)\b.{{2,60}}|надіслано (?:з|із|через)\b.{{2,60}}|odesl[áa]no (?:z|ze)\b.{{2,60}}|odoslan[ée] (?:z|zo)\b.{{2,60}}"
    rf"|k[üu]ldve\b.{{0,60}}|trimis (?:de|din)\b.{{2,60}}|στάλθηκε από\b.{{2,60}}|.{{2,40}}gönderildi"
    r"|发自.{1,40}|發自.{1,40}|寄自.{1,40}|从我的.{1,40}发送|從我的.{1,40}(?:傳送|發送)|.{1,40}から送信(?:しました)?|나의.{1,40}에서 보냄|.{1,40}에서 보냄"
    r"|g[ửu]i t[ừu]\b.{2,60}|(?:đ[ãa]|đ[ưu][ợo]c) g[ửu]i t[ừu]\b.{2,60}|dikirim dari\b.{2,60}"
    r")[\s*_\]).]{0,6}$",
    re.IGNORECASE,
)
"""A line that a program puts under the words. A sentence of a person ends in a full stop, or has a comma."""
DEVICE_IS = Pattern(_DEVICE, re.IGNORECASE)

LINKS = Pattern(
    r"\[([^\]\n]{0,80})\]\([^)\n]{0,200}\)|<(?:https?|mailto):[^>\n]{0,300}>|\(?\bhttps?://[^\s<>()]{1,300}\)?"
)
"""Programs put links into their lines."""

SIGN_OFF = Pattern(
    r"[\s*_]{0,6}(?:(?:with )?(?:(?:very|my|our|all|the|kind(?:est)?|best|warm(?:est)?|many|much|good|sincere|cordial|friendly|respectful) ){0,3}(?:regards?|wishes|thanks|greetings)|cheers|thanks?(?: (?:again|so much|a lot|a million|very much|in advance|and .{3,20}))?|thank you(?: (?:again|so much|very much|in advance|and .{3,20}))?|many thanks|ta|"
    r"(?:yours )?(?:very )?(?:sincerely|truly|faithfully|respectfully|cordially)(?: yours)?|yours|(?:all )?the best|all (?:the )?best|best|warmly|take care|talk soon|speak soon|love|hugs|xx?|god bless(?: you)?|peace|blessings|have a (?:good|great|nice|lovely) .{2,20}|looking forward|rgds|br|kr|"
    r"mit (?:freundlichen|besten|herzlichen|lieben|vielen) gr[üu](?:ß|ss)en|(?:viele|liebe|beste|herzliche|sch[öo]ne|freundliche|sonnige) gr[üu](?:ß|ss)e(?: .{2,25})?|(?:lieben |besten |herzlichen |sch[öo]nen )?gr(?:u|ü)(?:ß|ss)e?|lg|mfg|vg|bg|(?:vielen |herzlichen |besten )?dank(?:e| im voraus)?|"
    r"(?:bien )?(?:cordialement|amicalement|sinc[èe]rement)(?: v[ôo]tre)?|bien [àa] (?:vous|toi)|(?:meilleures |sinc[èe]res |cordiales )?salutations(?: .{2,20})?|[àa] bient[ôo]t|merci(?: (?:beaucoup|d'avance|bien))?|bonne (?:journ[ée]e|soir[ée]e)|amiti[ée]s|bises|"
    r"(?:un )?(?:cordial |atento )?saludos?(?: cordial(?:es)?)?|atentamente|cordialmente|(?:muchas )?gracias|un abrazo|abrazos|"
    r"(?:um )?abra[çc]os?|atenciosamente|com os melhores cumprimentos|(?:os )?(?:melhores )?cumprimentos|(?:muito )?obrigad[oa]|att\.?|"
    r"(?:cordiali|distinti|cari) saluti|(?:un )?(?:caro |cordiale )?salut[oi]|a presto|grazie(?: mille)?|"
    r"(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|groet(?:en|jes)?|mvg|(?:alvast )?bedankt|dank je(?: wel)?|dank u(?: wel)?|"
    r"(?:serdecznie )?pozdrawiam(?: serdecznie)?|z powa[żz]aniem|pozdrowienia|dzi[ęe]kuj[ęe]|"
    r"(?:med )?(?:v[äa]nlig(?:a)?|b[äa]sta) h[äa]lsning(?:ar)?|mvh|h[äa]lsningar|tack(?: s[åa] mycket)?|(?:med )?venlig hilsen|(?:de )?bedste hilsner|(?:med )?vennlig hilsen|hilsen|(?:mange )?tak(?:k)?|(?:yst[äa]v[äa]llisin )?terveisin|kiitos|"
    r"с уважением|с наилучшими(?: пожеланиями)?|спасибо|всего (?:доброго|хорошего)|з повагою|дякую|s (?:pozdravem|pozdravom|[úu]ctou)|d[ěe]kuji|[üu]dv[öo]zlettel|tisztelettel|k[öo]sz[öo]n[öo]m|cu stim[ăa]|mul[țt]umesc|sayg[ıi]lar[ıi]mla|te[şs]ekk[üu]rler|με εκτίμηση|ευχαριστώ|"
    r"此致|敬礼|祝好|谢谢|謝謝|敬具|よろしくお願い(?:いた|致)?します|ありがとうございます|感谢|감사합니다|드림|tr[âa]n tr[ọo]ng|th[âa]n(?: m[ếe]n)?|c[ảa]m [ơo]n(?: .{2,20})?|hormat saya|salam|terima kasih|مع تحياتي|שלך|בברכה"
    r")[\s*_,.!–—\-:)]{0,6}$",
    re.IGNORECASE,
)
"""The words before a name, alone on their line."""
CONTACT = Pattern(
    r"^\s*\+?\(?\d[\d ()./\-]{5,20}\d\s*$|(?:^|[^\w])(?:\+|\(?0|\(\d)[\d()/.\- ]{6,20}\d|\b\d{3}[-. ]\d{3,4}[-. ]?\d{3,4}\b|[^\s@<>]{1,64}@[^\s@<>]{1,120}\.[a-z]{2,24}|\b(?:https?://|www\.)\S|\b[a-z0-9\-]{2,60}\.(?:com|org|net|io|co|biz|info|example|de|fr|es|it|nl|pl|eu|uk|ca|au|pt|br|ch|at|be|se|dk|no|fi|ru|cn|jp|vn)(?:/\S{0,80})?\s*$|^\s*(?:t|m|p|f|e|w|tel|mob|mobile|phone|cell|fax|office|direct|web|telefon|mobil|t[ée]l|m[óo]vil|telefone|cellulare|телефон|тел|电话|手机|電話|携帯)\s*[.:：|]",
    re.IGNORECASE,
)
"""How to reach somebody: the mark of the lines that a program puts under a name."""
POSTSCRIPT = Pattern(r"\s{0,4}p\.?\s?s\.?\b", re.IGNORECASE)

DISCLAIMER = Pattern(
    r"[\s*_>]{0,6}(?:confidentiality(?: notice| note)?\s*[:.\-]|(?:legal )?disclaimer\s*[:.\-]|privileged (?:and|&|/) confidential"
    r"|(?:the (?:information|contents?)[^.]{0,60}|this (?:e-?mail|message|communication|transmission)[^.]{0,90})"
    r"\b(?:confidential|privileged|intended (?:only|solely)|sole use)"
    r"|diese (?:e-?mail|nachricht)[^.]{0,60}vertraulich|ce (?:message|courriel|mail)[^.]{0,80}confidentiel"
    r"|este (?:mensaje|correo|e-?mail)[^.]{0,80}confidenc|esta mensagem[^.]{0,80}confidenc"
    r"|(?:questo messaggio|le informazioni contenute)[^.]{0,80}(?:riservat|confidenzial)"
    r"|dit (?:bericht|e-?mail)[^.]{0,80}vertrouwelijk|(?:virus-?free|no virus found)\b|this e-?mail has been (?:checked|scanned)"
    r"|please consider the environment|bitte (?:denken sie|prüfen sie).{0,40}(?:umwelt|drucken|ausdruck)"
    r"|(?:you received this (?:message|e-?mail) because|to unsubscribe from this))",
    re.IGNORECASE,
)

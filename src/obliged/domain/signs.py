"""By which signs do we tell whether a person wrote a mail, or a machine, and what the machine wants to say?

A table, read from top to bottom; the first sign that holds decides. What servers state by a standard comes before what
they say in words, and words count only where something else says that a machine speaks: a person who forwards a bounce
is a person. Without any sign it is human, for a person who is not heard is the worse mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from obliged.domain import reports, sign_words
from obliged.domain.mails import Kind, Mail
from obliged.domain.replies import new_words

OPENING = 3000
"""Machines say in their first lines what they want."""
SHORT = 1500


@dataclass(frozen=True, slots=True)
class Sign:
    """What a mail is, and by what one sees it."""

    kind: Kind
    name: str
    holds: Callable[[Mail], bool]
    because: str
    """The standard that says so, or who does it without one."""


def kind_of(mail: Mail) -> Kind:
    """What kind of mail this is."""
    sign = sign_of(mail)
    return sign.kind if sign else Kind.HUMAN


def sign_of(mail: Mail) -> Sign | None:
    """The sign that decides, so that a page and a log can say why; none for what a person wrote."""
    return next((sign for sign in SIGNS if sign.holds(mail)), None)


# --- what the mail says of itself ----------------------------------------------------------------------------------


def _tokens(mail: Mail, name: str) -> set[str]:
    """The first words of each value of a header, in lower case."""
    return {value.split(";")[0].split("(")[0].strip().lower() for value in mail.headers.get(name, ())}


def _says(mail: Mail, name: str) -> str:
    return mail.header(name).strip().lower()


def _has(mail: Mail, *names: str) -> bool:
    return any(mail.header(name).strip() for name in names)


def _is_nulled(mail: Mail) -> bool:
    """Sent so that nobody answers it: from the empty sender of RFC 5321 4.5.5."""
    values = mail.headers.get("return-path", ())
    return any(value.strip().strip("<>").strip().lower() in {"", "mailer-daemon"} for value in values)


def _is_from_the_post(mail: Mail) -> bool:
    """Whether a mail server itself is the writer."""
    if mail.sender is None:
        return _is_nulled(mail)
    local = mail.sender.address.split("@")[0]
    name = mail.sender.name
    return bool(
        sign_words.POST.fullmatch(local) or sign_words.POST_NAME.search(name) or "mailer-daemon" in name.lower()
    )


def _is_unmanned(mail: Mail) -> bool:
    """Whether the address says that nobody reads it."""
    return mail.sender is not None and bool(sign_words.UNMANNED.match(mail.sender.address.split("@")[0]))


def _speaks_by_itself(mail: Mail) -> bool:
    """Whether a machine sent it, whatever it says."""
    automatic = _tokens(mail, "auto-submitted") - {"no", ""}
    return bool(automatic) or _is_nulled(mail) or _is_from_the_post(mail) or _is_unmanned(mail)


def _opening(mail: Mail) -> str:
    return mail.text[:OPENING]


def _types(mail: Mail) -> set[str]:
    return {part.content_type for part in mail.parts}


def _reports(mail: Mail, kind: str) -> bool:
    return mail.content_type == "multipart/report" and f"report-type={kind}" in _says(mail, "content-type").replace(
        '"', ""
    ).replace(" ", "")


# --- complaints ----------------------------------------------------------------------------------------------------


def _is_feedback_report(mail: Mail) -> bool:
    return "message/feedback-report" in _types(mail) or _reports(mail, "feedback-report")


def _is_plain_complaint(mail: Mail) -> bool:
    """A provider sends the mail back that one of its users called spam, without a report."""
    if not mail.attached:
        return False
    if any(inner.header("x-hmxmroriginalrecipient") for inner in mail.attached):
        return True
    return bool(sign_words.COMPLAINT.search(mail.subject)) and not sign_words.ANSWERS.match(mail.subject)


def _asks_to_stop(mail: Mail) -> bool:
    """The mail that a program sends when its user presses "unsubscribe": no words but that one."""
    if _has(mail, "x-apple-unsubscribe"):
        return True
    if not sign_words.STOP.fullmatch(mail.subject.strip()):
        return False
    said = new_words(mail.text).strip()
    return not said or bool(sign_words.STOP.fullmatch(said))


def _is_complaint_event(mail: Mail) -> bool:
    return sign_words.event_of(_opening(mail)) == "complaint"


# --- bounces and delays --------------------------------------------------------------------------------------------


def _failed(mail: Mail) -> bool:
    return any(status.action == "failed" for status in reports.statuses(mail))


def _only_delayed_or_delivered(mail: Mail) -> bool:
    return bool(reports.statuses(mail))


def _is_bounce_event(mail: Mail) -> bool:
    return sign_words.event_of(_opening(mail)) == "bounce"


def _is_delivery_event(mail: Mail) -> bool:
    return sign_words.event_of(_opening(mail)) in {"delivery", "send", "delivery delay", "deliverydelay"}


def _is_receipt(mail: Mail) -> bool:
    if _types(mail) & {"message/disposition-notification", "message/global-disposition-notification"}:
        return True
    return _reports(mail, "disposition-notification")


def _is_receipt_by_words(mail: Mail) -> bool:
    return bool(sign_words.ARRIVED.search(mail.subject) and sign_words.WAS_READ.search(mail.text[:SHORT]))


def _is_delay_by_words(mail: Mail) -> bool:
    if not _speaks_by_itself(mail):
        return False
    if sign_words.DELAYED.search(mail.subject) or sign_words.ARRIVED.search(mail.subject):
        return True
    if _has(mail, "x-failed-recipients") or sign_words.RETURNED.search(mail.subject):
        return False
    return bool(sign_words.STILL_TRYING.search(_opening(mail)))


def _is_bounce_by_words(mail: Mail) -> bool:
    if not _speaks_by_itself(mail):
        return False
    if sign_words.ANSWERS.match(mail.subject) and not _is_from_the_post(mail):
        return False
    return bool(sign_words.RETURNED.search(mail.subject) or sign_words.NOT_DELIVERED.search(_opening(mail)))


def _is_bounce_by_its_program(mail: Mail) -> bool:
    """The first sentence of a mail server, whoever is named as its sender."""
    return bool(sign_words.PROGRAMS.match(mail.text.lstrip()[:600])) and not sign_words.ANSWERS.match(mail.subject)


def _is_delivery_report_without_status(mail: Mail) -> bool:
    return _reports(mail, "delivery-status")


def _returns_a_mail(mail: Mail) -> bool:
    """The post writes, and shows the mail that it speaks of or the number of a refusal: in whatever words, it came back."""
    if mail.sender is None or not sign_words.MAILER_DAEMON.match(mail.sender.address.split("@")[0]):
        return False
    return bool(mail.attached) or bool(sign_words.RETURNS.search(mail.text[:20_000]))


# --- automatic answers ---------------------------------------------------------------------------------------------


def _replies_automatically(mail: Mail) -> bool:
    return "auto-replied" in _tokens(mail, "auto-submitted")


def _has_a_responders_header(mail: Mail) -> bool:
    if _has(mail, *sign_words.RESPONDERS):
        return True
    if (
        _tokens(mail, "precedence") & {"auto_reply", "auto-reply", "autoreply"}
        or _says(mail, "preference") == "auto_reply"
    ):
        return True
    if "vacation" in _says(mail, "x-apple-action") or "autoresponder" in _says(mail, "delivered-to"):
        return True
    if "oof" in _says(mail, "x-ms-exchange-message-class") or "autoresponder" in _says(mail, "x-post-messageclass"):
        return True
    rules = _has(mail, "x-ms-exchange-inbox-rules-loop") or "rules agent" in _says(
        mail, "x-ms-exchange-generated-message-source"
    )
    return rules and "all" in _says(mail, "x-auto-response-suppress")


def _is_away_by_subject(mail: Mail) -> bool:
    """By words that only responders use, or by those of a person who then says nothing but that."""
    match = sign_words.AWAY.match(mail.subject.strip())
    if match is None:
        return False
    if sign_words.AUTOMATIC.search(match[0]) and not sign_words.ANSWERS.match(mail.subject):
        return True
    said = new_words(_opening(mail))
    return len(said) < SHORT and bool(sign_words.ABSENT.search(said))


def _is_away_by_words(mail: Mail) -> bool:
    """ "This is an automatic reply", in the words that are new."""
    said = new_words(_opening(mail))
    if sign_words.AUTOMATIC_REPLY.search(said):
        return True
    return _speaks_by_itself(mail) and bool(sign_words.ABSENT.search(said) or sign_words.RECEIVED.search(said))


def _confirms_receipt(mail: Mail) -> bool:
    """A desk says that it has got the mail and will answer: nobody has read it yet."""
    if mail.sender is None or not sign_words.DESK.match(mail.sender.address.split("@")[0]):
        return False
    said = new_words(_opening(mail))
    if not sign_words.RECEIVED.search(said[:400]):
        return False
    return bool(sign_words.NUMBERED.search(mail.subject) or sign_words.WILL_ANSWER.search(said))


def _answers_from_nobody(mail: Mail) -> bool:
    """RFC 3834 3.3: a responder sends from the empty address; a server's own notices answer nothing."""
    return _is_nulled(mail) and bool(mail.in_reply_to or sign_words.ANSWERS.match(mail.subject))


# --- to many -------------------------------------------------------------------------------------------------------


def _is_bulk(mail: Mail) -> bool:
    many = _has(
        mail, "list-unsubscribe", "list-id", "list-post", "list-help", "x-campaign", "x-campaignid", "x-mailchimp-id"
    )
    precedence = bool(_tokens(mail, "precedence") & {"bulk", "list", "junk"})
    return (many or precedence) and not _is_single_notice(mail)


def _is_single_notice(mail: Mail) -> bool:
    """A receipt or an alarm, sent by a service that marks everything as bulk."""
    if _tokens(mail, "auto-submitted") & {"auto-generated", "auto-notified"}:
        return True
    if _has(mail, *sign_words.NOTIFIERS) or (
        mail.sender and sign_words.NOTIFIER.match(mail.sender.address.split("@")[0])
    ):
        return True
    return _is_unmanned(mail) and bool(sign_words.TRANSACTION.search(mail.subject))


def _is_bulk_by_footer(mail: Mail) -> bool:
    return (
        _is_unmanned(mail) and bool(sign_words.UNSUBSCRIBE.search(mail.text[-OPENING:])) and not _is_single_notice(mail)
    )


# --- notices -------------------------------------------------------------------------------------------------------


def _is_generated(mail: Mail) -> bool:
    return bool(_tokens(mail, "auto-submitted") - {"no", ""})


def _is_answer_to_an_invitation(mail: Mail) -> bool:
    calendars = (part.text for part in mail.parts if part.content_type == "text/calendar")
    return any("METHOD:REPLY" in text.upper()[:OPENING] for text in calendars)


def _is_machine(mail: Mail) -> bool:
    return _speaks_by_itself(mail) or _has(
        mail, "x-cron-env", "x-github-reason", "x-jira-fingerprint", "x-pagerduty-id"
    )


def _says_not_to_answer(mail: Mail) -> bool:
    return bool(sign_words.DO_NOT_ANSWER.search(new_words(mail.text[:20_000])))


SIGNS: tuple[Sign, ...] = (
    Sign(Kind.COMPLAINT, "feedback report", _is_feedback_report, "RFC 5965"),
    Sign(Kind.COMPLAINT, "complaint event", _is_complaint_event, "Amazon SES notifications"),
    Sign(Kind.COMPLAINT, "mail sent back as spam", _is_plain_complaint, "Outlook.com JMRP"),
    Sign(Kind.COMPLAINT, "asks to stop", _asks_to_stop, "RFC 2369 3.2, RFC 8058"),
    Sign(Kind.BOUNCE, "delivery status: failed", _failed, "RFC 3464 2.3.3"),
    Sign(Kind.NOTICE, "delivery status: delayed, delivered, relayed, expanded", _only_delayed_or_delivered, "RFC 3464 2.3.3"),
    Sign(Kind.BOUNCE, "bounce event", _is_bounce_event, "Amazon SES notifications"),
    Sign(Kind.NOTICE, "delivery event", _is_delivery_event, "Amazon SES notifications"),
    Sign(Kind.NOTICE, "receipt", _is_receipt, "RFC 3798, RFC 8098"),
    Sign(Kind.NOTICE, "receipt, in words", _is_receipt_by_words, "programs without RFC 8098"),
    Sign(Kind.NOTICE, "delayed or arrived, in words", _is_delay_by_words, "Exim, Gmail, Courier, Postfix"),
    Sign(Kind.BOUNCE, "failed recipients", lambda mail: _has(mail, "x-failed-recipients"), "Exim, Gmail"),
    Sign(Kind.BOUNCE, "not delivered, in words", _is_bounce_by_words, "servers without RFC 3464"),
    Sign(Kind.BOUNCE, "a mail server's first sentence", _is_bounce_by_its_program, "qmail, Exim, Postfix, sendmail"),
    Sign(Kind.BOUNCE, "delivery report without status", _is_delivery_report_without_status, "RFC 3464, broken"),
    Sign(Kind.BOUNCE, "the post returns a mail", _returns_a_mail, "servers in other languages"),
    Sign(Kind.AUTO, "automatic reply", _replies_automatically, "RFC 3834 5"),
    Sign(Kind.AUTO, "responder's header", _has_a_responders_header, "Exchange, Apple, cPanel, Sieve and others"),
    Sign(Kind.AUTO, "away, by subject", _is_away_by_subject, "Exchange and others, in their languages"),
    Sign(Kind.AUTO, "away, in words", _is_away_by_words, "responders without headers"),
    Sign(Kind.AUTO, "confirms receipt", _confirms_receipt, "desks without headers"),
    Sign(Kind.AUTO, "answer from the empty sender", _answers_from_nobody, "RFC 3834 3.3"),
    Sign(Kind.HUMAN, "answer to an invitation", _is_answer_to_an_invitation, "RFC 5546 3.2.3"),
    Sign(Kind.AUTO, "to many", _is_bulk, "RFC 2369, RFC 2919, RFC 8058, Precedence"),
    Sign(Kind.AUTO, "to many, by its footer", _is_bulk_by_footer, "newsletters without headers"),
    Sign(Kind.NOTICE, "generated", _is_generated, "RFC 3834 5"),
    Sign(Kind.NOTICE, "from a machine", _is_machine, "RFC 5321 4.5.5, no-reply addresses"),
    Sign(Kind.NOTICE, "says not to answer", _says_not_to_answer, "machine notifications"),
)  # fmt: skip

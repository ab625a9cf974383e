"""Is a person told from a machine, and one machine's meaning from another's?"""

from __future__ import annotations

from pathlib import Path

import pytest

from obliged.domain.mails import Address, Kind, Mail, Part
from obliged.domain.signs import SIGNS, kind_of, sign_of
from obliged.ports.mail import reading

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "email"
ANA = Address("Ana Duarte", "ana@duarte.example")
POST = Address("Mail Delivery System", "mailer-daemon@mx.duarte.example")
NOBODY = Address("Duarte e Filhos", "no-reply@duarte.example")


def mail(subject: str = "Sally", text: str = "They have met.", sender: Address = ANA, **headers: str) -> Mail:
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    return Mail(sender=sender, subject=subject, text=text, headers=named, in_reply_to=headers.get("in_reply_to", ""))


# A person


@pytest.mark.parametrize(
    "written",
    [
        mail(),
        mail(auto_submitted="no"),
        mail(return_path="<ana@duarte.example>"),
        mail("Re: Automatic doors for the bakery"),
        mail("Fwd: Undelivered Mail Returned to Sender", "My letter to Sally came back, see below.\n\n> This is the mail system at host mx"),
        mail("Re: Delivery failed", "Has my letter reached you?"),
        mail("Holiday cards", "Who prints them?"),
        mail("Urgent: invoice", "Can you call Sally? Her mailbox is full, and she could not be reached."),
        mail("Sally", "I'm away until Monday, but yes: please introduce us."),
        mail("Read: a book for you", "It is about manners."),
        mail("Absolutely", "Yes."),
        mail("Delayed, but here it is", "Sorry for the delay in answering."),
        mail(x_auto_response_suppress="OOF"),
        mail(precedence="normal"),
        mail("Sally", "Thank you for your mail. Yes, please introduce us.", Address("Ana", "info@duarte.example")),
        mail("Sally", "I have received your message, and I will be in touch with her.", Address("Ana", "ana@duarte.example")),
        mail("Accepted: Coffee with Kwame", "", x_ms_has_attach=""),
    ],
    ids=lambda each: each.subject,
)  # fmt: skip
def test_what_a_person_writes_is_human(written: Mail) -> None:
    assert kind_of(written) is Kind.HUMAN, sign_of(written)


def test_an_answer_to_an_invitation_is_a_persons() -> None:
    answer = Mail(sender=NOBODY, subject="Accepted", parts=(Part("text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY"),))

    assert kind_of(answer) is Kind.HUMAN


# Bounces


@pytest.mark.parametrize(
    ("action", "kind"),
    [("failed", Kind.BOUNCE), ("delayed", Kind.NOTICE), ("delivered", Kind.NOTICE), ("relayed", Kind.NOTICE), ("expanded", Kind.NOTICE)],
)  # fmt: skip
def test_a_report_says_by_its_action_what_happened(action: str, kind: Kind) -> None:
    report = f"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; sally@rise.example\nAction: {action}\nStatus: 4.4.1\n"

    assert kind_of(Mail(sender=POST, parts=(Part("message/delivery-status", report),))) is kind


SUBJECTS = {
    "en": "Undeliverable: Sally", "en, Gmail": "Delivery Status Notification (Failure)", "en, Postfix": "Undelivered Mail Returned to Sender", "en, Exim": "Mail delivery failed: returning message to sender",
    "en, sendmail": "Returned mail: see transcript for details", "en, qmail": "failure notice", "en, Domino": "DELIVERY FAILURE: User sally not listed in public Name & Address Book", "en, Courier": "NOTICE: mail delivery status.",
    "en, iPlanet": "Delivery Notification: Delivery has failed", "en, MailMarshal": "Undeliverable Mail: Sally", "en, James": "[BOUNCE] Sally", "en, au": "Mail System Error - Returned Mail", "en, SurfControl": "Message could not be delivered",
    "de": "Unzustellbar: Sally", "de, Web": "Zustellung fehlgeschlagen", "fr": "Non remis : Sally", "fr, Gmail": "Échec de la remise : Sally", "es": "No se puede entregar: Sally", "es, Gmail": "Notificación del estado de la entrega (error)", "pt": "Não é possível entregar: Sally", "pt, 2": "Falha na entrega", "it": "Non recapitabile: Sally",
    "it, 2": "Mancato recapito", "nl": "Onbestelbaar: Sally", "pl": "Nie można dostarczyć: Sally", "sv": "Det gick inte att skicka, kunde inte levereras: Sally", "da": "Kan ikke leveres: Sally", "nb": "Ikke levert: Sally", "fi": "Toimitus epäonnistui: Sally", "ru": "Недоставленное сообщение: Sally", "ru, 2": "Не удалось доставить сообщение",
    "uk": "Не вдалося доставити: Sally", "cs": "Nedoručitelné: Sally", "hu": "Kézbesíthetetlen: Sally", "ro": "Nelivrat: Sally", "tr": "Teslim Edilemez: Sally", "el": "Ανεπίδοτο μήνυμα", "zh": "系统退信", "zh, 2": "未传递: Sally", "zh-TW": "無法傳遞: Sally", "ja": "配信不能: Sally", "ja, 2": "メールを送信できませんでした", "ko": "배달되지 않음: Sally", "ko, 2": "메일 전송 실패 안내", "vi": "Không thể gửi: Sally",
}  # fmt: skip


@pytest.mark.parametrize("language", SUBJECTS)
def test_a_server_says_in_its_language_that_a_mail_came_back(language: str) -> None:
    assert kind_of(mail(SUBJECTS[language], "…", POST)) is Kind.BOUNCE
    assert (
        kind_of(mail(SUBJECTS[language], "…", Address("", "support@duarte.example"), return_path="<>")) is Kind.BOUNCE
    )


BODIES = {
    "qmail": "Hi. This is the qmail-send program at mx.duarte.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.",
    "Exim": "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.",
    "Postfix": "This is the mail system at host mx.duarte.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.",
    "Exchange": "Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) cannot be reached:\n\n  sally@rise.example",
    "Office 365": "Your message to sally@rise.example couldn't be delivered.\nsally wasn't found at rise.example.",
    "Gmail": "Address not found\n\nYour message wasn't delivered to sally@rise.example because the address couldn't be found, or is unable to receive mail.",
    "Yahoo": "Sorry, we were unable to deliver your message to the following address.\n\n<sally@rise.example>:\n554: delivery error: dd This user doesn't have a yahoo.com account",
    "OpenSMTPD": "Hi!\n\nThis is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\nAn error has occurred while attempting to deliver a message",
    "X6": "We had trouble delivering your message. Full details follow:",
    "Notes": "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book",
    "KDDI": "Your mail sent on: Thu, 29 Apr 2010 23:34:45 +0900\nCould not be delivered to: sally@rise.example\nAs their mailbox is full.",
    "IMail": "Unknown user: sally@rise.example",
    "IMail, full": "User mailbox exceeds allowed size: sally@rise.example",
    "MailFoundry": "Unable to deliver message to: <sally@rise.example>\nDelivery failed for the following reason:\nServer mx does not exist",
    "Google Groups": "Hello ana@duarte.example,\n\nWe're writing to let you know that the group you tried to contact (friends) may not exist",
    "German": "Die folgende Nachricht konnte nicht zugestellt werden: sally@rise.example",
    "Japanese": "以下のメールは宛先不明のため届けられませんでした。",
}  # fmt: skip


@pytest.mark.parametrize("server", BODIES)
def test_a_server_says_in_its_words_that_a_mail_came_back(server: str) -> None:
    assert kind_of(mail("Sally", BODIES[server], POST)) is Kind.BOUNCE


def test_a_bounce_that_calls_itself_an_automatic_reply_is_a_bounce() -> None:
    assert kind_of(mail("Mail delivery failed", BODIES["Exim"], POST, auto_submitted="auto-replied")) is Kind.BOUNCE


def test_failed_recipients_in_the_heading_say_enough() -> None:
    assert kind_of(mail("Hello", "…", x_failed_recipients="sally@rise.example")) is Kind.BOUNCE


@pytest.mark.parametrize("event", [("Bounce", Kind.BOUNCE), ("Complaint", Kind.COMPLAINT), ("Delivery", Kind.NOTICE)])
def test_a_mail_services_events_are_understood(event: tuple[str, Kind]) -> None:
    written = mail("AWS Notification Message", f'{{"notificationType":"{event[0]}","mail":{{}}}}', NOBODY)

    assert kind_of(written) is event[1]


# Notices


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Delivery Status Notification (Delay)", "THIS IS A WARNING MESSAGE ONLY."),
        ("Warning: could not send message for past 4 hours", "…"),
        ("Warning: message 1x2y3z delayed 24 hours", "…"),
        ("Delivery delayed: Sally", "We haven't been able to deliver your message yet. We'll keep trying."),
        ("Delayed Mail (still being retried)", "…"),
        ("Delivery Status Notification (Success)", "…"),
        ("Read: Sally", "Your message was read on Friday."),
        ("Verzögerte Zustellung: Sally", "…"),
        ("Retard de remise : Sally", "La remise de votre message est retardée."),
        ("配信が遅延しています", "…"),
        ("Sally", "Your message has not yet been delivered to sally@rise.example. No action is required on your part."),
    ],
)  # fmt: skip
def test_what_is_not_decided_is_a_notice(subject: str, text: str) -> None:
    assert kind_of(mail(subject, text, POST, return_path="<>")) is Kind.NOTICE


@pytest.mark.parametrize(
    "written",
    [
        Mail(sender=ANA, subject="Gelesen: Sally", parts=(Part("message/disposition-notification", "Disposition: manual-action"),)),
        mail("Cron <root@host> backup", "done", Address("", "root@host.example"), auto_submitted="auto-generated"),
        mail("Your invoice 4711", "Attached.", NOBODY),
        mail("New sign-in to your account", "Was it you?", NOBODY, list_unsubscribe="<https://x.example>"),
        mail("Backup", "This is an automated message, do not reply to this e-mail.", Address("", "it@duarte.example")),
        mail("Read: Sally", "Your message\n\n  To: Ana\n  Subject: Sally\n\nwas read on Friday, 25 November 2022."),
        mail("[obliged] A build failed", "…", Address("Ana", "notifications@code.example"), list_id="<obliged.code.example>", x_github_reason="author"),
        mail("Kwame sent you a message", "…", Address("", "messages-noreply@network.example"), list_unsubscribe="<https://x.example>"),
        mail("Report domain: duarte.example", "…", Address("", "noreply-dmarc-support@google.example")),
    ],
    ids=lambda each: each.subject,
)  # fmt: skip
def test_what_a_machine_reports_is_a_notice(written: Mail) -> None:
    assert kind_of(written) is Kind.NOTICE, sign_of(written)


# Automatic replies, and mail to many

AWAY = (
    "Automatic reply: Sally", "Auto-Reply: Sally", "Out of Office: Sally", "Out of the office until Monday", "Away from my desk", "On vacation until 5 May", "Automatische Antwort: Sally", "Abwesenheitsnotiz", "Abwesend bis Montag", "Réponse automatique : Sally",
    "Absence du bureau", "Respuesta automática: Sally", "Fuera de la oficina", "Resposta automática: Sally", "Risposta automatica: Sally", "Fuori sede", "Automatisch antwoord: Sally", "Afwezig", "Odpowiedź automatyczna: Sally", "Automatiskt svar: Sally",
    "Autosvar: Sally", "Automaattinen vastaus: Sally", "Автоответ: Sally", "Автоматический ответ: Sally", "自动回复: Sally", "自動返信: Sally", "자동 회신: Sally", "Trả lời tự động: Sally", "Automatická odpověď: Sally", "Otomatik Yanıt: Sally",
)  # fmt: skip


@pytest.mark.parametrize("subject", AWAY)
def test_a_responder_says_in_its_language_that_nobody_is_there(subject: str) -> None:
    assert kind_of(mail(subject, "I am back on Monday.")) is Kind.AUTO


@pytest.mark.parametrize(
    "written",
    [
        mail("Re: Sally", auto_submitted="auto-replied"),
        mail("Re: Sally", auto_submitted="auto-replied (vacation)"),
        mail("Re: Sally", x_autoreply="yes"),
        mail("Re: Sally", x_autorespond="Sally"),
        mail("Re: Sally", precedence="auto_reply"),
        mail("Re: Sally", x_apple_action="VACATION"),
        mail("Re: Sally", x_auto_response_suppress="All", x_ms_exchange_inbox_rules_loop="ana@duarte.example"),
        mail("Re: Sally", return_path="<>", in_reply_to="<1@ramanvale.example>"),
        mail("Re: Sally", "This is an automatic reply. I am back on Monday."),
        mail("Re: Sally", "Thank you for contacting us. Someone will get back to you.", Address("", "noreply@duarte.example")),
        mail("Request 4711 received", "We have received your request, and will answer within two business days.", Address("Guild", "support@guild.example")),
        mail("News of the guild", list_unsubscribe="<mailto:stop@guild.example>"),
        mail("News of the guild", list_id="<guild.lists.example>"),
        mail("News of the guild", precedence="bulk"),
        mail("News of the guild", "Much has happened.\n\nUnsubscribe | View in browser", NOBODY),
    ],
    ids=str,
)  # fmt: skip
def test_what_answers_by_itself_or_goes_to_many_is_automatic(written: Mail) -> None:
    assert kind_of(written) is Kind.AUTO, sign_of(written)


# Complaints


@pytest.mark.parametrize(
    "written",
    [
        Mail(sender=ANA, subject="FW: Sally", parts=(Part("message/feedback-report", "Feedback-Type: abuse"),)),
        Mail(sender=ANA, content_type="multipart/report", headers={"content-type": ('multipart/report; report-type="feedback-report"',)}),
        Mail(sender=Address("", "staff@hotmail.example"), subject="complaint about message from 192.0.2.1", attached=(Mail(),)),
        Mail(sender=ANA, subject="unsubscribe", text="", headers={"x-apple-unsubscribe": ("true",)}),
        Mail(sender=ANA, subject="Unsubscribe"),
        Mail(sender=ANA, subject="Abmelden", text=""),
    ],
    ids=lambda each: each.subject or "report",
)  # fmt: skip
def test_who_wants_no_more_mail_complains(written: Mail) -> None:
    assert kind_of(written) is Kind.COMPLAINT, sign_of(written)


# The table


def test_each_sign_has_its_name_and_its_reason() -> None:
    assert len({sign.name for sign in SIGNS}) == len(SIGNS)
    assert all(sign.because for sign in SIGNS)


# What others have collected

DELAYS = frozenset(
    [
        "lhost-exim-38",
        "lhost-exim-41",
        "lhost-gmail-06",
        "lhost-gmail-08",
        "lhost-gmail-09",
        "lhost-gmail-17",
        "lhost-outlook-06",
        "lhost-sendmail-29",
        "lhost-sendmail-55",
        "rhost-gsuite-06",
    ]
)
"""They lie among the bounces, and say that the server goes on trying."""
OTHERWISE = {
    "lhost-sendmail-14": Kind.HUMAN,  # A person forwards a bounce, and says so.
    "rb-issue-368-bug": Kind.BOUNCE,  # It lies among what is none, and reports a full mailbox.
}


def expected(path: Path) -> Kind:
    if path.stem in OTHERWISE:
        return OTHERWISE[path.stem]
    if path.parent.name == "not":
        return Kind.HUMAN
    if path.stem in DELAYS:
        return Kind.NOTICE
    return {"arf": Kind.COMPLAINT, "rfc3834": Kind.AUTO}.get(path.stem.split("-")[0], Kind.BOUNCE)


def test_what_others_collected_is_told_apart() -> None:
    if not SHARED.exists():
        pytest.skip(f"The shared data is not here: {SHARED}")
    paths = sorted((SHARED / "bounces").rglob("*.eml"))

    wrong = [path.stem for path in paths if kind_of(reading.read(path.read_bytes())) is not expected(path)]

    assert len(paths) > 300
    assert wrong == []

"""Are the new words of an answer kept, and all that was there before left out?"""

from __future__ import annotations

from pathlib import Path

import pytest

from obliged.domain.mails import Address
from obliged.domain.replies import new_words

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "email"
NEW = "They have met.\n\nThanks,\nAna"
OLD = "Did Sally and Kwame meet?\nPriya"
QUOTED = "> Did Sally and Kwame meet?\n> Priya"

ATTRIBUTIONS = {
    "Gmail": "On Tue, Nov 15, 2022 at 10:04 AM Priya Raman <priya@ramanvale.example> wrote:",
    "Gmail, broken in two": "On Tue, Nov 15, 2022 at 10:04 AM Priya Raman <\npriya@ramanvale.example> wrote:",
    "Apple": "On Nov 15, 2022, at 10:04, Priya Raman <priya@ramanvale.example> wrote:",
    "Apple, British": "On 15 Nov 2022, at 10:04, Priya Raman <priya@ramanvale.example> wrote:",
    "Thunderbird": "On 15/11/2022 10:04, Priya Raman wrote:",
    "Proton": "On Tuesday, November 15th, 2022 at 10:04 AM, Priya Raman <priya@ramanvale.example> wrote:",
    "Zoho": "---- On Tue, 15 Nov 2022 10:04:00 +0100 Priya Raman <priya@ramanvale.example> wrote ---",
    "Fastmail": "On Tue, 15 Nov 2022, at 10:04 AM, Priya Raman wrote:",
    "Evolution": "On Tue, 2022-11-15 at 10:04 +0100, Priya Raman wrote:",
    "mutt": "On Tue, Nov 15, 2022 at 10:04:00AM +0100, Priya Raman wrote:",
    "Zimbra": "- On 2022-11-15 10:04, Priya Raman wrote:",
    "German Gmail": "Am Di., 15. Nov. 2022 um 10:04 Uhr schrieb Priya Raman <priya@ramanvale.example>:",
    "German Apple": "Am 15.11.2022 um 10:04 schrieb Priya Raman <priya@ramanvale.example>:",
    "German Thunderbird": "Am 15.11.22 um 10:04 schrieb Priya Raman:",
    "French Gmail": "Le mar. 15 nov. 2022 à 10:04, Priya Raman <priya@ramanvale.example> a écrit :",
    "French Apple": "Le 15 nov. 2022 à 10:04, Priya Raman <priya@ramanvale.example> a écrit :",
    "Spanish Gmail": "El mar, 15 nov 2022 a las 10:04, Priya Raman (<priya@ramanvale.example>) escribió:",
    "Spanish Apple": "El 15 nov 2022, a las 10:04, Priya Raman <priya@ramanvale.example> escribió:",
    "Portuguese Gmail": "Em ter., 15 de nov. de 2022 às 10:04, Priya Raman <priya@ramanvale.example> escreveu:",
    "Portuguese, of Portugal": "Priya Raman <priya@ramanvale.example> escreveu (terça, 15/11/2022 à(s) 10:04):",
    "Italian Gmail": "Il giorno mar 15 nov 2022 alle ore 10:04 Priya Raman <priya@ramanvale.example> ha scritto:",
    "Italian Apple": "Il giorno 15 nov 2022, alle ore 10:04, Priya Raman <priya@ramanvale.example> ha scritto:",
    "Dutch Gmail": "Op di 15 nov. 2022 om 10:04 schreef Priya Raman <priya@ramanvale.example>:",
    "Dutch Apple": "Op 15 nov. 2022 om 10:04 heeft Priya Raman <priya@ramanvale.example> het volgende geschreven:",
    "Polish Gmail": "wt., 15 lis 2022 o 10:04 Priya Raman <priya@ramanvale.example> napisał(a):",
    "Polish Onet": "W dniu 2022-11-15 10:04:00 użytkownik Priya Raman <priya@ramanvale.example> napisał:",
    "Swedish Gmail": "Den tis 15 nov. 2022 kl 10:04 skrev Priya Raman <priya@ramanvale.example>:",
    "Danish Gmail": "Den tir. 15. nov. 2022 kl. 10.04 skrev Priya Raman <priya@ramanvale.example>:",
    "Norwegian Gmail": "tir. 15. nov. 2022 kl. 10:04 skrev Priya Raman <priya@ramanvale.example>:",
    "Finnish Gmail": "ti 15. marrask. 2022 klo 10.04 Priya Raman (priya@ramanvale.example) kirjoitti:",
    "Russian Gmail": "вт, 15 нояб. 2022 г. в 10:04, Priya Raman <priya@ramanvale.example>:",
    "Russian mail.ru": "Вторник, 15 ноября 2022, 10:04 +03:00 от Priya Raman <priya@ramanvale.example>:",
    "Russian Apple": "15 нояб. 2022 г., в 10:04, Priya Raman <priya@ramanvale.example> написал(а):",
    "Yandex": '15.11.2022, 10:04, "Priya Raman" <priya@ramanvale.example>:',
    "Ukrainian Gmail": "вт, 15 лист. 2022 р. о 10:04 Priya Raman <priya@ramanvale.example> пише:",
    "Czech Gmail": "út 15. 11. 2022 v 10:04 odesílatel Priya Raman <priya@ramanvale.example> napsal:",
    "Hungarian Gmail": "Priya Raman <priya@ramanvale.example> ezt írta (időpont: 2022. nov. 15., K, 10:04):",
    "Turkish Gmail": "Priya Raman <priya@ramanvale.example>, 15 Kas 2022 Sal, 10:04 tarihinde şunu yazdı:",
    "Romanian Gmail": "În mar., 15 nov. 2022 la 10:04, Priya Raman <priya@ramanvale.example> a scris:",
    "Greek Gmail": "Στις Τρί 15 Νοε 2022 στις 10:04 π.μ., ο χρήστης Priya Raman <priya@ramanvale.example> έγραψε:",
    "Chinese Gmail": "Priya Raman <priya@ramanvale.example> 于2022年11月15日周二 10:04写道：",
    "Chinese Apple": "2022年11月15日 10:04，Priya Raman <priya@ramanvale.example> 写道：",
    "Chinese, traditional": "Priya Raman <priya@ramanvale.example> 於 2022年11月15日 週二 上午10:04寫道：",
    "Japanese Gmail": "2022年11月15日(火) 10:04 Priya Raman <priya@ramanvale.example>:",
    "Japanese Apple": "2022/11/15 10:04、Priya Raman <priya@ramanvale.example>のメール:",
    "Korean Gmail": "2022년 11월 15일 (화) 오전 10:04, Priya Raman <priya@ramanvale.example>님이 작성:",
    "Vietnamese Gmail": "Vào Th 3, 15 thg 11, 2022 vào lúc 10:04 Priya Raman <priya@ramanvale.example> đã viết:",
    "Indonesian Gmail": "Pada tanggal Sel, 15 Nov 2022 pukul 10.04 Priya Raman <priya@ramanvale.example> menulis:",
    "Thai Gmail": "ในวันที่ อ. 15 พ.ย. 2022 เวลา 10:04 Priya Raman <priya@ramanvale.example> เขียนว่า:",
    "Arabic Gmail": "في الثلاثاء، 15 نوفمبر 2022 في 10:04 ص تمت كتابة ما يلي بواسطة Priya Raman <priya@ramanvale.example>:",
    "Hebrew Gmail": "‫בתאריך יום ג׳, 15 בנוב׳ 2022 ב-10:04 מאת ‪Priya Raman‬‏ <‪priya@ramanvale.example‬‏>:‬",
}  # fmt: skip

HEADINGS = {
    "Outlook": "From: Priya Raman <priya@ramanvale.example>\nSent: Tuesday, November 15, 2022 10:04 AM\nTo: Ana Duarte\nSubject: Sally",
    "Outlook, in a frame": "________________________________\nFrom: Priya Raman\nSent: Tuesday, 15 November 2022 10:04\nTo: Ana\nSubject: Sally",
    "Outlook, in bold": "*From:* Priya Raman [mailto:priya@ramanvale.example]\n*Sent:* Tuesday, November 15, 2022\n*To:* Ana\n*Subject:* Sally",
    "Outlook, below its title": "-----Original Message-----\nFrom: Priya Raman\nSent: Tuesday, November 15, 2022 10:04 AM\nTo: Ana Duarte\nSubject: Sally",
    "Apple for Mac": "From: Priya Raman <priya@ramanvale.example>\nDate: Tuesday, 15 November 2022 at 10:04\nTo: Ana <ana@duarte.example>\nSubject: Sally",
    "Proton": "------- Original Message -------\nOn Tuesday, November 15th, 2022 at 10:04, Priya <priya@ramanvale.example> wrote:",
    "German": "Von: Priya Raman <priya@ramanvale.example>\nGesendet: Dienstag, 15. November 2022 10:04\nAn: Ana Duarte\nBetreff: Sally",
    "German, below its title": "-----Ursprüngliche Nachricht-----\nVon: Priya Raman\nGesendet: Dienstag, 15. November 2022 10:04\nAn: Ana\nBetreff: Sally",
    "German GMX": "Gesendet: Dienstag, 15. November 2022 um 10:04 Uhr\nVon: \"Priya Raman\" <priya@ramanvale.example>\nAn: ana@duarte.example\nBetreff: Sally",
    "French": "De : Priya Raman <priya@ramanvale.example>\nEnvoyé : mardi 15 novembre 2022 10:04\nÀ : Ana Duarte\nObjet : Sally",
    "French, with its own letters": "De\u00a0: Priya Raman\nEnvoyé\u00a0: mardi 15 novembre 2022 10:04\nÀ\u00a0: Ana Duarte\nObjet\u00a0: Sally",
    "Spanish": "De: Priya Raman <priya@ramanvale.example>\nEnviado: martes, 15 de noviembre de 2022 10:04\nPara: Ana\nAsunto: Sally",
    "Portuguese": "De: Priya Raman <priya@ramanvale.example>\nEnviada em: terça-feira, 15 de novembro de 2022 10:04\nPara: Ana\nAssunto: Sally",
    "Italian": "Da: Priya Raman <priya@ramanvale.example>\nInviato: martedì 15 novembre 2022 10:04\nA: Ana\nOggetto: Sally",
    "Dutch": "Van: Priya Raman <priya@ramanvale.example>\nVerzonden: dinsdag 15 november 2022 10:04\nAan: Ana\nOnderwerp: Sally",
    "Polish": "Od: Priya Raman <priya@ramanvale.example>\nWysłano: wtorek, 15 listopada 2022 10:04\nDo: Ana\nTemat: Sally",
    "Swedish": "Från: Priya Raman <priya@ramanvale.example>\nSkickat: den 15 november 2022 10:04\nTill: Ana\nÄmne: Sally",
    "Danish": "Fra: Priya Raman <priya@ramanvale.example>\nSendt: 15. november 2022 10:04\nTil: Ana\nEmne: Sally",
    "Finnish": "Lähettäjä: Priya Raman <priya@ramanvale.example>\nLähetetty: tiistai 15. marraskuuta 2022 10.04\nVastaanottaja: Ana\nAihe: Sally",
    "Russian": "От: Priya Raman <priya@ramanvale.example>\nОтправлено: 15 ноября 2022 г. 10:04\nКому: Ana\nТема: Sally",
    "Chinese": "发件人: Priya Raman <priya@ramanvale.example>\n发送时间: 2022年11月15日 10:04\n收件人: Ana\n主题: Sally",
    "Chinese QQ": "------------------ 原始邮件 ------------------\n发件人: \"Priya Raman\" <priya@ramanvale.example>;\n发送时间: 2022年11月15日(星期二) 上午10:04",
    "Japanese": "差出人: Priya Raman <priya@ramanvale.example>\n送信日時: 2022年11月15日 10:04\n宛先: Ana\n件名: Sally",
    "Korean": "보낸 사람: Priya Raman <priya@ramanvale.example>\n보낸 날짜: 2022년 11월 15일 화요일 오전 10:04\n받는 사람: Ana\n제목: Sally",
    "Vietnamese": "Từ: Priya Raman <priya@ramanvale.example>\nĐã gửi: 15 Tháng Mười Một 2022 10:04\nĐến: Ana\nChủ đề: Sally",
    "Turkish": "Kimden: Priya Raman <priya@ramanvale.example>\nGönderildi: 15 Kasım 2022 Salı 10:04\nKime: Ana\nKonu: Sally",
    "Czech": "Od: Priya Raman <priya@ramanvale.example>\nOdesláno: úterý 15. listopadu 2022 10:04\nKomu: Ana\nPředmět: Sally",
    "under a title in no language we know": "-------- Xyz abc --------\nFra: Priya Raman <priya@ramanvale.example>\nDato: 15.11.2022\nTil: Ana\nEmne: Sally",
    "French Samsung": "-------- Message d'origine --------\nDe : Priya <priya@ramanvale.example>\nDate : 15/11/22 10:46 (GMT+01:00)\nÀ : ana@duarte.example Objet : Sally",
    "in markdown": "**From:** Priya Raman <priya@ramanvale.example> **On Behalf Of** Joel\n**Sent:** 15 November 2022\n**To:** Ana\n**Subject:** Sally",
    "forwarded by Gmail": "---------- Forwarded message ---------\nFrom: Priya Raman <priya@ramanvale.example>\nDate: Tue, Nov 15, 2022\nSubject: Sally\nTo: <ana@duarte.example>",
    "forwarded by Apple": "Begin forwarded message:\n\nFrom: Priya Raman <priya@ramanvale.example>\nSubject: Sally\nDate: November 15, 2022\nTo: Ana",
    "forwarded by German Apple": "Anfang der weitergeleiteten Nachricht:\n\nVon: Priya Raman\nBetreff: Sally\nDatum: 15. November 2022",
    "forwarded by Thunderbird": "-------- Forwarded Message --------\nSubject: \tSally\nDate: \tTue, 15 Nov 2022\nFrom: \tPriya\nTo: \tAna",
    "forwarded by German Thunderbird": "-------- Weitergeleitete Nachricht --------\nBetreff: \tSally\nDatum: \tTue, 15 Nov 2022\nVon: \tPriya",
    "forwarded by French Apple": "Début du message réexpédié :\n\nDe: Priya Raman\nObjet: Sally\nDate: 15 novembre 2022",
}  # fmt: skip

SIGNATURES = {
    "dashes": "-- \nAna Duarte\nDuarte e Filhos\n503 555 0110",
    "dashes without a blank": "--\nAna Duarte",
    "iPhone": "Sent from my iPhone",
    "Galaxy": "Sent from my Galaxy S22 Ultra",
    "Outlook": "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Windows": "Sent from Mail for Windows",
    "Yahoo": "Sent from Yahoo Mail on Android",
    "Proton": "Sent with [Proton Mail](https://proton.me/) secure email.",
    "German": "Von meinem iPhone gesendet",
    "German GMX": "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
    "French": "Envoyé de mon iPhone",
    "Spanish": "Enviado desde mi iPhone",
    "Portuguese": "Enviado do meu iPhone",
    "Italian": "Inviato da iPhone",
    "Dutch": "Verstuurd vanaf mijn iPhone",
    "Polish": "Wysłane z iPhone'a",
    "Swedish": "Skickat från min iPhone",
    "Danish": "Sendt fra min iPhone",
    "Finnish": "Lähetetty iPhonesta",
    "Russian": "Отправлено с iPhone",
    "Chinese": "发自我的iPhone",
    "Japanese": "iPhoneから送信",
    "Korean": "나의 iPhone에서 보냄",
    "Vietnamese": "Được gửi từ iPhone của tôi",
    "Turkish": "iPhone'umdan gönderildi",
    "a line across the page": "—————\nAna Duarte\nAccountant\n📱 503 555 0110",
    "a legal notice": "CONFIDENTIALITY NOTICE: This e-mail is for the person named above only.",
    "a mailing list": "_______________________________________________\nGuild mailing list\nguild@lists.example",
}  # fmt: skip


@pytest.mark.parametrize("client", ATTRIBUTIONS)
@pytest.mark.parametrize("old", [QUOTED, OLD], ids=["marked", "unmarked"])
def test_what_a_program_announces_is_old(client: str, old: str) -> None:
    assert new_words(f"{NEW}\n\n{ATTRIBUTIONS[client]}\n\n{old}\n") == NEW


@pytest.mark.parametrize("client", HEADINGS)
def test_what_stands_below_a_heading_is_old(client: str) -> None:
    assert new_words(f"{NEW}\n\n{HEADINGS[client]}\n\n{OLD}\n") == NEW
    assert new_words(f"{NEW}\r\n{HEADINGS[client]}\r\n\r\n{OLD}\r\n".replace("\r\n", "\n").replace("\n", "\r\n")) == NEW


@pytest.mark.parametrize("kind", SIGNATURES)
def test_what_a_program_signs_is_not_said(kind: str) -> None:
    assert new_words(f"{NEW}\n\n{SIGNATURES[kind]}\n") == NEW


@pytest.mark.parametrize("kind", SIGNATURES)
def test_a_signature_above_the_quote_goes_too(kind: str) -> None:
    assert new_words(f"{NEW}\n\n{SIGNATURES[kind]}\n\n{ATTRIBUTIONS['Gmail']}\n\n{QUOTED}\n") == NEW


def test_answers_between_the_quotes_are_kept() -> None:
    text = "Hi Priya,\n\nOn Tue, Nov 15, 2022 at 10:04 Priya Raman wrote:\n> Did they meet?\n\nYes, on Friday.\n\n> Was it a fit?\nSally says so.\n\n-- \nAna"

    assert new_words(text) == "Hi Priya,\n\nYes, on Friday.\n\nSally says so."


def test_an_answer_below_the_quote_is_kept() -> None:
    assert new_words(f"{ATTRIBUTIONS['Thunderbird']}\n{QUOTED}\n\n{NEW}\n") == NEW


@pytest.mark.parametrize(
    "marker",
    [
        "##- Please type your reply above this line -##", "--- Reply above this line ---", "> Write your answer above this line",
        "-- Bitte antworten Sie oberhalb dieser Zeile --", "Répondez au-dessus de cette ligne",
    ],
)  # fmt: skip
def test_our_line_ends_the_answer(marker: str) -> None:
    assert new_words(f"{NEW}\n\n{marker}\n\nDid they meet?\nPriya") == NEW


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday I wrote to Sally:\n\nshe answered at once.",
        "On Tuesday 3 May at 10:00 they met.\nIt went well.",
        "From what I hear they met.\nTo me it looks good.",
        "I asked Kwame, and he wrote: all good.",
        "Sent from my desk, which is easier than my phone.",
        "My notes:\n\n## Points\n----\n\n1. They met\n\n----\n\nThe lines above divide, and sign nothing.\n\n====\n\nSo does this one.",
        "Dates that suit:\n\n2024-01-15 14:30:25\n15.01.2024 14:30\nJan 15, 2024 at 14:30\n\nAll of these.",
        "On the one hand, they met.\nOn average, this works.\nOn a separate note, Sally is well.",
        "It comes From: our list, not From: elsewhere.",
        "As regards the date, Friday.\n\nWith regards to the place, his studio.",
        "Two things:\n- they met\n- they liked each other",
        "The rule -- as ever -- is to ask first.",
        "Her words:\n\n“Thank you, he is just right.”\n\nI am glad.",
        "Date: Friday works.\nPlace: his studio.",
        "To do:\n1. Call Sally\n2. Tell Luis",
        "Thanks\n\nSally Okafor\n503 555 0114",
        "Her details:\n\nSally Okafor\nRise & Crumb\n503 555 0114",
        "Best to ring her on\n503 555 0114",
        "Am 3. Mai treffen wir uns:\nbei ihm.",
        "Em 15 de novembro escreveu Sally que sim.",
    ],
)  # fmt: skip
def test_a_persons_own_words_are_not_cut(text: str) -> None:
    assert new_words(text) == text


def test_the_card_under_a_name_goes_and_the_name_stays() -> None:
    card = "Ana Duarte\nAccountant\nDuarte e Filhos\nT 503 555 0110\nwww.duarte.example"

    assert new_words(f"They have met.\n\nKind regards,\n{card}") == "They have met.\n\nKind regards,\nAna Duarte"
    assert new_words(f"They have met.\n\nAna\n\n{card}") == "They have met.\n\nAna"
    assert new_words(f"They have met.\n\nKind regards,\n\n{card}") == "They have met.\n\nKind regards,"
    assert new_words(f"They have met.\n\nBest,\n{card}\n\nPS: Luis sends his love.") == (
        "They have met.\n\nBest,\nAna Duarte\n\nPS: Luis sends his love."
    )


@pytest.mark.parametrize(
    "sender", [Address("Padraig Nolan", "p@nolan.example"), Address("", "padraig@nolanroofing.example")], ids=str
)
def test_a_card_is_known_by_whose_it_is(sender: Address) -> None:
    text = "They have met.\n\nPadraig\n\nNolan Roofing Ltd\n087 555 0199"

    assert new_words(text, sender) == "They have met.\n\nPadraig"


def test_the_details_of_somebody_else_are_words() -> None:
    text = "Call her, she waits for it.\n\nAna\n\nSally Okafor\nRise & Crumb\n503 555 0114"

    assert new_words(text, Address("Ana Duarte", "ana@duarte.example")) == text


def test_a_quoted_line_that_a_program_broke_is_still_old() -> None:
    text = (
        "They have met.\n\nOn Tue, Nov 15, 2022 at 10:04 Priya Raman wrote:\n"
        "> I wonder whether Sally and Kwame have found the time to meet, as they\nsaid they would.\n> Priya"
    )

    assert new_words(text) == "They have met."


@pytest.mark.parametrize("text", ["", "\n\n\n", ">", "-- ", "> > >", "\x00", "On", ":", "From:", "\u200b"])
def test_where_nothing_is_said_nothing_is_new(text: str) -> None:
    assert new_words(text).strip(":OnFrom") == ""


# What others expect. docs/understanding/mail.md says which expectations we hold to be wrong, and why.

FUSCE = "Fusce bibendum, quam hendrerit sagittis"
NIBH = "Fusce sed odio id arcu varius aliquet nec nec nibh."


def shared(name: str) -> str:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"The shared data is not here: {path}")
    return path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize(
    "number",
    ["7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "22", "23", "norwegian_gmail"],
)  # fmt: skip
def test_the_answers_in_many_languages_are_cut_where_they_end(number: str) -> None:
    said = new_words(shared(f"replies-willdurand/email_{number}.txt"))

    assert said.startswith(FUSCE)
    assert said.endswith(NIBH)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("github/email_1_3", "Oh thanks.\n\nHaving the function would be great."),
        ("github/email_1_4", "Awesome! I haven't had another problem with it."),
        ("github/email_1_6", "I get proper rendering as well."),
        ("github/email_1_7", ":+1:"),
        ("github/email_1_8", "I will reply under this one\n\nand under this."),
        ("github/email_2_1", "Outlook with a reply"),
        ("github/email_2_2", "Outlook with a reply directly above line"),
        ("github/email_2_3", "Outlook with a reply directly above line"),
        ("github/email_BlackBerry", "Here is another email"),
        ("github/email_iPhone", "Here is another email"),
        ("github/email_multi_word_sent_from_my_mobile_device", "Here is another email"),
        ("github/email_sent_from_my_not_signature", "Here is another email\n\nSent from my desk, is much easier then my mobile phone."),
        ("github/correct_sig", "this is an email with a correct -- signature."),
        ("willdurand/sig_no_empty_line", "this is an email with a signature with no empty line above."),
        ("willdurand/email_19", "On Thursday, I get proper rendering."),
        ("willdurand/email_20", "On Thursday."),
        ("willdurand/email_thread", "This is new email reply in thread from bellow."),
        ("willdurand/email_unquoted_reply", "This is my reply."),
        ("willdurand/email_custom_quote_header", "Thank you!"),
        ("willdurand/email_customer_quote_header_2", "Thank you very much."),
        ("willdurand/email_w10_mail", "Great thanks Bort, going for a test now.\nBraxton"),
    ],
)  # fmt: skip
def test_the_answers_of_others_are_cut_as_they_expect(name: str, expected: str) -> None:
    folder, file = name.split("/")

    assert new_words(shared(f"replies-{folder}/{file}.txt")) == expected


@pytest.mark.parametrize(
    "name", ["willdurand/email_23_1", "github/greedy_on", "github/email_one_is_not_on", "willdurand/email_issue_77"]
)
def test_nothing_is_taken_for_an_announcement_that_is_none(name: str) -> None:
    folder, file = name.split("/")
    said = new_words(shared(f"replies-{folder}/{file}.txt"))

    kept = {"email_23_1": "Something wrote:\n", "greedy_on": "tunnel is not working.", "email_one_is_not_on": "when I run...", "email_issue_77": "Text paragraph 2"}[file]  # fmt: skip
    assert kept in said
    assert ">" not in said

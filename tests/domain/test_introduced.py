"""Does a mail that introduces somebody come out as who, whom, for what and how to reach them, and no other mail at all?"""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain.introduced import Introduction, introduction
from obliged.domain.mails import Address, Mail
from obliged.ports import phones
from tests.naughty import NAUGHTY

PRIYA = Address("Priya Raman", "priya@ramanvale.example")
FIRM = Address("Raman Vale", "in@ramanvale.example")
JOEL = Address("Joel Vale", "joel@ramanvale.example")
US = (PRIYA, FIRM, JOEL)
ANA = Address("Ana Duarte", "ana@duarte.example")
KWAME = Address("Kwame Boateng", "kwame@boateng.example")
SALLY = Address("Sally Okafor", "sally@rise.example")
TOMASZ = Address("Tomasz Nowak", "tomasz@nowak.example")
MEI = Address("Mei Tanaka", "mei@tanaka.example")


def mail(
    text: str,
    *,
    sender: Address = ANA,
    to: tuple[Address, ...] = (PRIYA,),
    cc: tuple[Address, ...] = (),
    subject: str = "",
    answers: bool = False,
    headers: Mapping[str, tuple[str, ...]] | None = None,
) -> Mail:
    return Mail(
        sender=sender,
        to=to,
        cc=cc,
        subject=subject,
        text=text,
        in_reply_to="<before@mail.example>" if answers else "",
        headers=headers or {},
    )


def read(one: Mail) -> Introduction:
    found = introduction(one, US, phones=phones.find)
    assert found is not None, one.text
    return found


def parts(found: Introduction) -> tuple[str | None, str | None, str | None]:
    return found.introducer, found.prospect, found.provider


def is_one(one: Mail) -> bool:
    return introduction(one, US, phones=phones.find) is not None


BOTH_WAYS = """Hi both,

Priya, meet Kwame. Kwame runs a physio clinic on Burnside and is looking for someone to redesign his waiting room before
spring. Kwame, meet Priya. She designed our office and we love it.

Kwame's cell is 503 555 0142.

I'll let you two take it from here.

Ana

Ana Duarte
Duarte e Filhos
503 555 0101
"""


class TestADoubleIntroduction:
    def test_gives_who_whom_and_what(self) -> None:
        found = read(mail(BOTH_WAYS, to=(PRIYA, KWAME), subject="Intro: Priya <> Kwame"))
        assert parts(found) == ("Ana Duarte", "Kwame Boateng", "Priya Raman")
        assert found.need == "redesign his waiting room"

    def test_the_introducers_own_number_is_not_the_prospects(self) -> None:
        found = read(mail(BOTH_WAYS, to=(PRIYA, KWAME)))
        assert (found.phones, found.emails) == (("503 555 0142",), ("kwame@boateng.example",))

    def test_whoever_is_only_copied_is_reached_by_the_heading(self) -> None:
        found = read(
            mail(
                "Priya! Mei (cc) runs a pottery studio. She is hunting for a designer.\n\nA.",
                cc=(Address("", "mei@tanaka.example"),),
                subject="Connecting you with Mei Tanaka",
            )
        )
        assert (found.prospect, found.emails) == ("Mei Tanaka", ("mei@tanaka.example",))

    def test_numbers_go_to_whom_the_words_before_them_name(self) -> None:
        text = "Kwame, meet Priya. Priya, Kwame needs a new reception.\n\nKwame: 503 555 0142. Priya: 503 555 0100."
        assert read(mail(text, to=(PRIYA, KWAME))).phones == ("503 555 0142",)

    def test_of_two_prospects_the_first_is_taken(self) -> None:
        text = """Hi Priya, I have two people for you:
1. Sally Okafor, bakery, needs kitchen plans, 503 555 0133
2. Kwame Boateng, needs a new reception, 503 555 0142

Ana"""
        found = read(mail(text))
        assert (found.prospect, found.need, found.phones) == ("Sally Okafor", "kitchen plans", ("503 555 0133",))

    def test_a_couple_is_one_party(self) -> None:
        yusuf, lena = Address("Yusuf Brandt", "yusuf@brandt.example"), Address("Lena Brandt", "lena@brandt.example")
        found = read(
            mail(
                "Dear Priya, I'd like to introduce Yusuf and Lena Brandt, copied here. "
                "They would like to turn the old pharmacy into a yoga studio.",
                cc=(yusuf, lena),
            )
        )
        assert found.prospect == "Yusuf and Lena Brandt"
        assert found.emails == ("yusuf@brandt.example", "lena@brandt.example")

    def test_two_others_may_be_introduced_while_we_are_told(self) -> None:
        text = "Tomasz, please meet Sally Okafor. She needs a fit-out builder. Over to you both!\n\nAna"
        found = read(mail(text, to=(TOMASZ,), cc=(SALLY, FIRM)))
        assert parts(found) == ("Ana Duarte", "Sally Okafor", "Tomasz Nowak")

    def test_we_introduce_two_ourselves(self) -> None:
        text = "Sally, meet Tomasz, who builds what we draw. Tomasz, Sally needs a fit-out builder for her new bakery."
        found = read(mail(text, sender=PRIYA, to=(SALLY, TOMASZ)))
        assert parts(found) == ("Priya Raman", "Sally Okafor", "Tomasz Nowak")
        assert found.need == "fit-out builder"

    def test_an_answer_may_hand_its_writer_on(self) -> None:
        text = """Hi Sally,

Not my field, but I know just the woman. Priya (cc'd) does this all day long.

Ana

On Tue, 3 Nov 2026 at 09:36, Sally Okafor <sally@rise.example>
wrote:

> Ana, do you know anybody who could draw a bakery kitchen?
>
> Sally
> 503 555 0133"""
        found = read(mail(text, to=(SALLY,), cc=(PRIYA,), subject="Re: Quick question", answers=True))
        assert parts(found) == ("Ana Duarte", "Sally Okafor", "Priya Raman")
        assert (found.need, found.phones) == ("draw a bakery kitchen", ("503 555 0133",))


class TestWordOfSomebody:
    def test_a_name_and_a_number_sent_our_way(self) -> None:
        text = (
            "Priya,\n\nYou should talk to Sally Okafor. She needs kitchen plans. Her number is 503 555 0133, "
            "sally@rise.example.\n\nBest,\nAna Duarte\n503 555 0101"
        )
        found = read(mail(text))
        assert (found.prospect, found.need) == ("Sally Okafor", "kitchen plans")
        assert (found.phones, found.emails) == (("503 555 0133",), ("sally@rise.example",))

    def test_the_prospect_writes_and_names_whose_word_it_is(self) -> None:
        text = "Hi Priya,\n\nAna Duarte gave me your name. I'm looking for help with the layout of a clinic.\n\nKwame"
        found = read(mail(text, sender=KWAME))
        assert parts(found) == ("Ana Duarte", "Kwame Boateng", "Priya Raman")

    def test_the_firm_is_the_provider_where_nobody_of_it_is_named(self) -> None:
        text = "My neighbor Mei Tanaka needs a shop front. Her phone's 503 555 0161. Tell her I sent you. Ana"
        assert read(mail(text, to=(FIRM,))).provider == "Raman Vale"

    def test_whoever_is_greeted_is_not_the_prospect(self) -> None:
        text = "Hi Priya,\n\nYou should talk to Sally Okafor. She needs kitchen plans. 503 555 0133\n\nAna"
        found = introduction(mail(text, to=(FIRM,)), (FIRM,), phones=phones.find)
        assert found is not None
        assert (found.prospect, found.provider) == ("Sally Okafor", "Raman Vale")

    def test_why_is_kept(self) -> None:
        text = (
            "Meet Mei Tanaka, she needs a shop front. I thought of you because you know small shops. mei@tanaka.example"
        )
        assert read(mail(text)).reason == "I thought of you because you know small shops."


FORWARDS = {
    "Gmail": """---------- Forwarded message ---------
From: Sally Okafor <sally@rise.example>
Date: Tue, Nov 3, 2026 at 9:14 AM
Subject: new shop
To: Ana Duarte <ana@duarte.example>


{}""",
    "Apple": """Begin forwarded message:

> From: Sally Okafor <sally@rise.example>
> Subject: new shop
> Date: November 3, 2026 at 9:14:00 AM PST
> To: Ana Duarte <ana@duarte.example>
>
> {}""",
    "Outlook": """________________________________
From: Sally Okafor <sally@rise.example>
Sent: Tuesday, November 3, 2026 9:14 AM
To: Ana Duarte <ana@duarte.example>
Subject: new shop

{}""",
    "Thunderbird, German": """-------- Weitergeleitete Nachricht --------
Betreff: \tnew shop
Datum: \tTue, 3 Nov 2026 09:14:00 +0000
Von: \tSally Okafor <sally@rise.example>
An: \tana@duarte.example

{}""",
    "Outlook, Portuguese": """De: Sally Okafor <sally@rise.example>
Enviado: terça-feira, 3 de novembro de 2026 10:12
Para: Ana Duarte <ana@duarte.example>
Assunto: new shop

{}""",
    "Yahoo, on one line": """   ----- Forwarded Message ----- From: Sally Okafor <sally@rise.example>To: Ana Duarte <ana@duarte.example>Sent: 3 November 2026 07:02 GMTSubject: new shop
 {}""",
}
ASKS = "Hi Ana, we need someone to draw the kitchen. Do you know anybody?\n\nSally\n503 555 0133"


class TestAForward:
    @pytest.mark.parametrize("program", FORWARDS)
    def test_whoever_wrote_it_is_the_prospect_in_every_program(self, program: str) -> None:
        body = ASKS.replace("\n", "\n> ") if program == "Apple" else ASKS
        text = "Can you help her?\n\nAna\n503 555 0101\n\n" + FORWARDS[program].format(body)
        found = read(mail(text, subject="Fwd: new shop"))
        assert parts(found) == ("Ana Duarte", "Sally Okafor", "Priya Raman")
        assert found.need == "draw the kitchen"
        assert (found.phones, found.emails) == (("503 555 0133",), ("sally@rise.example",))

    def test_of_a_forward_of_a_forward_the_innermost_is_the_prospect(self) -> None:
        inside = FORWARDS["Gmail"].format(ASKS)
        outside = FORWARDS["Gmail"].replace(
            "Sally Okafor <sally@rise.example>", "Luis Ferreira <luis@ferreira.example>"
        )
        text = "Priya, one for you.\n\n" + outside.replace("new shop", "Fwd: new shop").format("Ana?\n\n" + inside)
        assert parts(read(mail(text, subject="Fwd: Fwd: new shop"))) == ("Ana Duarte", "Sally Okafor", "Priya Raman")

    def test_what_we_pass_on_is_our_introduction(self) -> None:
        text = "Tomasz, this one is for you.\n\nPriya\n\n" + FORWARDS["Gmail"].format(ASKS)
        found = read(mail(text, sender=PRIYA, to=(TOMASZ,), subject="Fwd: new shop"))
        assert parts(found) == ("Priya Raman", "Sally Okafor", "Tomasz Nowak")

    def test_what_a_member_keeps_stays_the_partners_introduction(self) -> None:
        inside = FORWARDS["Gmail"].replace("Sally Okafor <sally@rise.example>", "Ana Duarte <ana@duarte.example>")
        text = "For the records. J\n\n" + inside.format(
            "Joel, meet Kwame Boateng. Kwame wants his reception redone. His cell is 503 555 0142.\n\nAna"
        )
        found = read(mail(text, sender=JOEL, to=(FIRM,), subject="Fwd: Someone who needs you"))
        assert (found.introducer, found.prospect, found.need) == ("Ana Duarte", "Kwame Boateng", "reception redone")

    def test_a_form_writes_for_somebody(self) -> None:
        inside = FORWARDS["Outlook"].replace("Sally Okafor <sally@rise.example>", "WordPress <noreply@duarte.example>")
        form = "Name: Mei Tanaka\nEmail: mei@tanaka.example\nPhone: 503-555-0161\nMessage: I need a new showroom."
        found = read(mail("This one's yours.\n\n" + inside.format(form), subject="Fw: Enquiry"))
        assert (found.prospect, found.phones) == ("Mei Tanaka", ("503-555-0161",))
        assert found.emails == ("mei@tanaka.example",)

    def test_letters_to_many_and_bills_introduce_nobody(self) -> None:
        bill = FORWARDS["Gmail"].replace("Sally Okafor <sally@rise.example>", "Billing <billing@printers.example>")
        assert not is_one(mail("Already paid.\n\n" + bill.format("Your invoice is attached."), subject="Fwd: Invoice"))
        assert not is_one(
            mail(
                "Funny.\n\n" + FORWARDS["Gmail"].format("Ten ways to light a shop. Unsubscribe."), subject="Fwd: Light"
            )
        )


class TestWhatIsNone:
    def test_thanks_for_one(self) -> None:
        text = "Thanks for the introduction, Ana (moving you to bcc). Priya, nice to e-meet you! Is Tuesday good?"
        assert not is_one(mail(text, sender=KWAME, to=(ANA, PRIYA), subject="Re: Intro", answers=True))

    def test_a_mail_without_a_sender(self) -> None:
        assert introduction(Mail(text="Meet Sally Okafor, she needs plans."), US, phones=phones.find) is None

    def test_an_answer_about_something_else(self) -> None:
        assert not is_one(mail("See you at noon. Kwame sends his regards.", subject="Re: lunch", answers=True))

    def test_news_of_what_came_of_one(self) -> None:
        assert not is_one(mail("Fred and I met on Thursday.", sender=KWAME, subject="Re: Kwame <> Fred", answers=True))

    def test_one_that_is_only_offered_or_asked_for(self) -> None:
        assert not is_one(mail("Would it be ok if I introduced you to a client of mine? She needs plans."))
        assert not is_one(mail("Could you introduce me to Kwame Boateng? I need a physio."))

    def test_a_letter_to_many(self) -> None:
        assert not is_one(mail("We are excited to introduce our new oven.", subject="Introducing our new oven"))
        headers = {"list-unsubscribe": ("<mailto:out@beacon.example>",)}
        assert not is_one(mail("Meet Sally Okafor, our new baker! She needs no introduction.", headers=headers))

    def test_work_that_is_under_way(self) -> None:
        assert not is_one(mail("Kwame needs the drawings by Friday, can you send them? kwame@boateng.example"))


class TestHowPeopleAreNamed:
    def test_a_name_typed_in_small_letters_stays_as_it_was_typed(self) -> None:
        text = "hi priya, a mate of mine mei tanaka wants a shop front, 503 555 0161. told her you're the best"
        assert read(mail(text)).prospect == "mei tanaka"

    def test_the_heading_knows_the_capitals(self) -> None:
        text = "sally, tomasz. sally okafor needs a fit-out builder, tomasz builds what we draw"
        assert read(mail(text, sender=PRIYA, to=(TOMASZ, SALLY))).prospect == "Sally Okafor"

    def test_a_name_spelled_out_beats_its_initial(self) -> None:
        text = (
            "I act for Mr Kwame Boateng. His landlord requires a plan of the rooms. I gave him your name: 503 555 0142."
        )
        assert read(mail(text, subject="Introduction: Mr K. Boateng")).prospect == "Kwame Boateng"

    def test_a_short_first_name_is_the_one_of_the_heading(self) -> None:
        text = "Tom, meet Sally Okafor (cc'd), who needs a counter. Sally, you can call Tom at 503 555 0177. Sally's number is 503 555 0133."
        builder = Address("Tomasz Nowak", "tomasz@nowak.example")
        found = read(mail(text, sender=PRIYA, to=(builder,), cc=(SALLY,)))
        assert (found.prospect, found.provider, found.phones) == ("Sally Okafor", "Tomasz Nowak", ("503 555 0133",))

    def test_titles_are_no_names(self) -> None:
        father = Address("Father Luis Ferreira", "luis@parish.example")
        found = read(mail("Meet Rev Grace Adeyemi, who needs a vestry. 503 555 0172", sender=father))
        assert parts(found) == ("Luis Ferreira", "Grace Adeyemi", "Priya Raman")

    def test_whoever_signs_for_a_club_vouches(self) -> None:
        club = Address("Burnside Traders Club", "office@burnside.example")
        text = "Our member Mei Tanaka needs a shop front. 503 555 0161\n\nWith greetings,\nHollis Grant\nSecretary"
        assert read(mail(text, sender=club)).introducer == "Hollis Grant"

    def test_an_address_without_a_name_is_called_by_the_signature(self) -> None:
        text = "I'd like you to meet Mei Tanaka, who needs a shop front.\n\nBest wishes,\nNoor Haddad"
        assert read(mail(text, sender=Address("", "nh7731@mail.example"))).introducer == "Noor Haddad"

    def test_two_names_beside_each_other_are_no_couple(self) -> None:
        text = (
            "Dear Priya, dear Kwame,\n\nKwame is seeking a contractor for the refit of his clinic. You two should talk."
        )
        found = read(mail(text, to=(PRIYA, KWAME), subject="As promised: Priya Raman and Kwame Boateng"))
        assert (found.prospect, found.need) == ("Kwame Boateng", "refit of his clinic")


class TestWhomAMailSends:
    def test_of_all_who_are_named_it_is_who_needs_and_is_reached(self) -> None:
        text = (
            "Luis is on two sticks and the twins have been to the vet. Our Rosa passed her test.\n\n"
            "Now why I write. Mei Tanaka, who sings with me, would like her garage turned into a studio. I told her about "
            "the shop you drew for my brother Bao. Would you go and see her? She is on 503 555 0161.\n\nLuis sends his love."
        )
        found = read(mail(text))
        assert (found.prospect, found.need) == ("Mei Tanaka", "garage turned into a studio")
        assert found.phones == ("503 555 0161",)

    def test_a_note_of_few_words(self) -> None:
        found = read(mail("Priya - Mei Tanaka, 503 555 0161, shop front cracked at her studio. Said you'd ring her."))
        assert (found.prospect, found.need) == ("Mei Tanaka", "shop front cracked")

    def test_details_in_lines(self) -> None:
        text = "Details as promised:\n\n- Name: Mei Tanaka\n- Job: a shop front, 20 ft\n- Tel: 503 555 0161\n\nAna"
        found = read(mail(text))
        assert (found.prospect, found.need, found.phones) == ("Mei Tanaka", "shop front", ("503 555 0161",))

    def test_he_and_she_are_the_two_who_read_it(self) -> None:
        text = "You are both on this now.\n\nHe has a clinic up three steps and needs a ramp. She draws them."
        found = read(mail(text, to=(PRIYA, KWAME)))
        assert (found.prospect, found.need) == ("Kwame Boateng", "ramp")

    def test_a_number_is_whose_it_is_said_to_be_whoever_is_spoken_to(self) -> None:
        text = "Tomasz, may I introduce Sally Okafor? She needs a counter built. Sally's cell, Tomasz: 503 555 0133."
        assert read(mail(text, to=(TOMASZ, SALLY), cc=(PRIYA,))).phones == ("503 555 0133",)

    def test_two_others_while_we_only_get_a_copy(self) -> None:
        text = "Copying Priya so she knows.\n\nMei Tanaka needs a retirement plan. I told her you're the best. 503 555 0161"
        found = read(mail(text, to=(SALLY,), cc=(PRIYA,)))
        assert (found.prospect, found.provider) == ("Mei Tanaka", "Sally Okafor")

    def test_she_is_whom_the_words_are_about(self) -> None:
        text = "Meet Mei Tanaka, who needs a shop front. I assured her that Ms. Raman is the best. She expects a call: 503 555 0161."
        assert read(mail(text)).phones == ("503 555 0161",)

    def test_papers_passed_on_send_nobody(self) -> None:
        text = (
            "Signed copy below.\n\n---------- Forwarded message ---------\nFrom: Noor Haddad <noor@haddad.example>\n"
            "Date: Mon, 7 Apr 2025\nSubject: Lease\nTo: Ana Duarte <ana@duarte.example>\n\n"
            "Ana, attached please find the agreement. We need the wire by noon.\n\nNoor\n503 555 0155"
        )
        assert not is_one(mail(text, subject="FW: Lease"))

    def test_people_at_work_are_nobody_who_is_sent(self) -> None:
        assert not is_one(mail("The ovens are in. Ask for Hollis Grant, 503 555 0120, he needs a day's notice."))
        assert not is_one(
            mail("Rosa Quintero is our new manager. She is looking forward to working with you: 503 555 0121")
        )


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("Mei Tanaka needs a party wall surveyor rather quickly.", "party wall surveyor"),
        ("Mei Tanaka is looking for a bricklayer who'll rebuild the steps.", "rebuild the steps"),
        ("Mei Tanaka wants the whole place rewired.", "whole place rewired"),
        ("Mei Tanaka is exploring partners for the fit-out.", "fit-out"),
        ("Mei Tanaka asked me who could sort her lawn out, it's mostly moss.", "sort her lawn out"),
    ],
)
def test_the_fewest_words_say_what_is_needed(said: str, need: str) -> None:
    assert read(mail(f"I'd like to introduce a friend. {said} mei@tanaka.example")).need == need


@pytest.mark.parametrize(
    ("text", "prospect", "need"),
    [
        (
            "Hallo Priya,\n\nich möchte dir gerne Frau Petra Lang vorstellen. Frau Lang sucht eine Architektin für den "
            "Umbau ihrer Apotheke. petra.lang@apotheke.example\n\nViele Grüße\nAna",
            "Petra Lang",
            "Architektin für den Umbau ihrer Apotheke",
        ),
        (
            "Bonjour Priya,\n\nje te présente Hugo Petit. Hugo a besoin d'un plan d'aménagement.\n\nCordialement,\nAna",
            "Hugo Petit",
            "plan d'aménagement",
        ),
        (
            "Hola Priya,\n\nte presento a Marta Gil. Busca una diseñadora para la recepción.\n\nUn abrazo,\nAna",
            "Marta Gil",
            "diseñadora para la recepción",
        ),
    ],
)
def test_other_tongues(text: str, prospect: str, need: str) -> None:
    found = read(mail(text))
    assert (found.prospect, found.need) == (prospect, need)


class TestWhateverIsWritten:
    @pytest.mark.parametrize("text", NAUGHTY[::7])
    def test_no_mail_is_too_odd(self, text: str) -> None:
        introduction(mail(text, subject=text, cc=(Address(text, text),)), US, phones=phones.find)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from([*BOTH_WAYS.split(" "), "From:", "To:", "Subject:", ">", "\n\n"]), max_size=80))
    def test_any_order_of_words_can_be_read(self, words: list[str]) -> None:
        introduction(mail(" ".join(words), to=(PRIYA, KWAME)), US, phones=phones.find)

    @pytest.mark.parametrize(
        "piece", ["a", "> ", "meet Sally ", "From: x\n", "503 555 0101 ", "a@b.example ", "needs a "]
    )
    def test_a_long_mail_costs_no_more_than_its_length(self, piece: str) -> None:
        read(mail(BOTH_WAYS, to=(PRIYA, KWAME)))
        start = time.perf_counter()
        introduction(mail(piece * (200_000 // len(piece))), US, phones=phones.find)
        assert time.perf_counter() - start < 2

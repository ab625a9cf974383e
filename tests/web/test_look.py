"""Does a page draw people, fields and icons as they are promised?"""

from __future__ import annotations

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from obliged.web.templatetags.look import HUES, fives, hue, initials


class Someone(forms.Form):
    name = forms.CharField(label="Their name", error_messages={"required": "Write a name."})
    reach = forms.CharField(label="Phone or email", help_text="Either will do.")
    told = forms.ChoiceField(
        label="How to tell", choices=[("email", "Email"), ("call", "Call")], widget=forms.RadioSelect
    )
    knows = forms.BooleanField(label="They know", required=False)


def draw(source: str, **context: object) -> str:
    return str(engines["django"].from_string("{% load look %}" + source).render(context))


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Ana Duarte", "AD"),
        ("Sally", "S"),
        ("Thu Trang Pham", "TP"),
        ("Yusuf and Lena Brandt", "YL"),
        ("Rise & Crumb", "RC"),
        ("Duarte e Filhos", "DF"),
        ("José Ortega y Gasset", "JG"),
        ("ludwig van beethoven", "LB"),
        ("Íñigo Éluard", "ÍÉ"),
        ("Ольга Ким", "ОК"),
        ("田中 美衣", "田"),
        ("محمد علي", "م"),
        ("แก้ว", "แก้"),
        ("“Bao” Nguyen", "BN"),
        ("3rd Street Studio", "3S"),
        ("", "·"),
        ("🙂", "·"),
        ("&", "·"),
    ],
)
def test_a_sign_is_read_from_a_name_in_any_script(name: str, sign: str) -> None:
    assert initials(name) == sign


def test_a_person_keeps_their_hue() -> None:
    assert hue(7) == hue("7")
    assert {hue(number) for number in range(500)} == set(range(HUES))


def test_a_name_is_never_read_as_markup() -> None:
    drawn = draw("{% avatar name %}", name="<b> <script>")

    assert "<script" not in drawn
    assert "aria-hidden" in drawn


def test_an_icon_comes_from_the_sprite_and_is_passed_over_by_who_listens() -> None:
    drawn = draw('{% icon "phone" %}')

    assert "icons.svg#i-phone" in drawn or "#i-phone" in drawn
    assert 'aria-hidden="true"' in drawn


@pytest.mark.parametrize(("share", "width"), [(0, "v0"), (57, "v55"), (58, "v60"), (140, "v100"), (-3, "v0")])
def test_a_width_is_one_of_twenty_one(share: float, width: str) -> None:
    assert fives(share) == width


def test_a_hint_is_tied_to_its_field() -> None:
    drawn = draw("{% field form.reach %}", form=Someone())

    assert 'aria-describedby="id_reach_helptext"' in drawn
    assert 'id="id_reach_helptext">Either will do.' in drawn
    assert "aria-invalid" not in drawn


def test_an_error_stands_beside_its_field_and_keeps_what_was_typed() -> None:
    drawn = draw("{% field form.name %}", form=Someone({"name": "", "reach": "503"}))

    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_error"' in drawn
    assert 'id="id_name_error">Write a name.' in drawn
    assert 'value="503"' in draw("{% field form.reach %}", form=Someone({"reach": "503"}))


def test_choices_are_one_group_with_a_legend() -> None:
    drawn = draw("{% field form.told %}", form=Someone({"name": "x"}))

    assert "<legend>How to tell</legend>" in drawn
    assert drawn.count('type="radio"') == 2
    assert 'id="id_told_error"' in drawn


def test_one_box_has_its_words_beside_it() -> None:
    drawn = draw("{% field form.knows %}", form=Someone())

    assert 'class="tick"' in drawn
    assert '<label for="id_knows">They know' in drawn


def test_the_summary_names_each_field_and_leads_to_it() -> None:
    drawn = draw("{% errors form %}", form=Someone({"name": ""}))

    assert "Three things need an answer." in drawn
    assert '<a href="#id_name">Write a name.</a>' in drawn
    assert '<a href="#id_reach">Phone or email: This is needed.</a>' in drawn


class Twice(forms.Form):
    word = forms.CharField()

    def clean_word(self) -> str:
        raise forms.ValidationError(["Too short.", "Too common."])


def test_the_summary_counts_fields_and_names_all_that_is_wrong() -> None:
    drawn = draw("{% errors form %}", form=Twice({"word": "x"}))

    assert "One thing needs an answer." in drawn
    assert "Too short." in drawn
    assert "Too common." in drawn


def test_a_form_that_is_fine_has_no_summary() -> None:
    assert draw("{% errors form %}", form=Someone()).strip() == ""


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "413", "500", "503"])
def test_a_page_of_trouble_needs_nothing_but_itself(page: str) -> None:
    drawn = render_to_string(f"{page}.html")

    assert "<h1>" in drawn
    assert "/static/" in drawn


def test_the_database_page_says_what_is_safe_and_what_to_do() -> None:
    drawn = render_to_string("503.html")

    assert "is safe" in drawn
    assert "obliged doctor" in drawn


def test_a_letter_can_be_edited_or_only_read() -> None:
    letter = {"to": "Ana", "text": "Ana, thank you.\n\nPriya", "withholds": "Says nothing about the fee.", "lang": "en"}
    read = render_to_string("shared/letter.html", {"letter": letter})
    edited = render_to_string("shared/letter.html", {"letter": letter, "field_name": "words", "letter_id": "l7"})

    assert "<p>Ana, thank you.</p>" in read
    assert "<textarea" not in read
    assert 'label class="vh" for="l7"' in edited
    assert "Says nothing about the fee." in edited

"""Which forms stand on a page, as a browser would send them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

# What somebody can type into; whatever else a form holds goes back as it came.
TYPED = frozenset(
    {"text", "search", "email", "tel", "url", "hidden", "password", "number", "date", "time", "color", ""}
)
BY_HAND = frozenset({"text", "search", "email", "tel", "url", ""})


@dataclass(slots=True)
class Form:
    """One form: where it goes, what it would send as it stands, and which of it a person types as words."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    most: dict[str, int] = field(default_factory=dict)  # letters that a field takes, where it says so


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms = page, list[Form]()
        self.by_id: dict[str, Form] = {}
        self.form: Form | None = None
        self.area: tuple[Form, str] | None = None
        self.select: tuple[Form, str] | None = None
        self.first = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.form = Form(said.get("action") or self.page, said.get("method", "get").lower())
            self.forms.append(self.form)
            self.by_id[said.get("id", "")] = self.form
        form = self.by_id.get(said.get("form", ""), self.form) if "form" in said else self.form
        name = said.get("name", "")
        if form is None:
            return
        if tag == "option" and self.select is not None:
            form, name = self.select
            value = said.get("value", "")
            if "selected" in said or name not in form.fields:
                form.fields[name] = [value]
        if not name:
            return
        if said.get("maxlength", "").isdigit():
            form.most[name] = int(said["maxlength"])
        if tag == "textarea":
            self.area = form, name
            form.texts.add(name)
            form.fields[name] = [""]
        elif tag == "select":
            self.select = form, name
        elif tag == "input":
            self._input(form, name, said)

    def _input(self, form: Form, name: str, said: Mapping[str, str]) -> None:
        kind = said.get("type", "").lower()
        if kind in {"checkbox", "radio"}:
            if "checked" in said:
                form.fields.setdefault(name, []).append(said.get("value", "on"))
        elif kind in TYPED:
            form.fields.setdefault(name, []).append(said.get("value", ""))
            if kind in BY_HAND:
                form.texts.add(name)

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            form, name = self.area
            form.fields[name] = [form.fields[name][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


def forms_in(html: str, page: str) -> list[Form]:
    """:param page: the address of the page, to which a form without one goes"""
    reader = _Reader(page)
    reader.feed(html)
    return reader.forms

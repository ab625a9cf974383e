"""Does every sheet, icon and script have its place, and is the whole light enough?"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

import obliged
from obliged.web.stylesheets import BUNDLE, CONTENTS, SERVED_AS, SHEETS, BundleFinder, bundle, imported

PACKAGE = Path(obliged.__file__).parent
STATIC = PACKAGE / "web" / "static" / "obliged"
PAGES = sorted(
    page for page in PACKAGE.rglob("templates/**/*.html") if "mail" not in page.relative_to(PACKAGE).parts[:2]
)
TEXT = {page: page.read_text(encoding="utf-8") for page in PAGES}

WHOLE_FIRST_VISIT = 180_000
OWN_SCRIPT = (
    13_000  # of it two for passkeys and for Trusted Types, which came with the second proof and the strict policy
)
ALONE = {"trusted.js", "theme.js"}  # plain scripts, which stand before anything is drawn
STYLES = 11_000  # one sheet for all pages, theirs and the doors included


def zipped(*contents: bytes) -> int:
    return sum(len(gzip.compress(content, 9)) for content in contents)


def layer_of(sheet: str) -> str:
    folder, _, name = sheet.rpartition("/")
    if folder:
        return folder
    return {"fonts.css": "", "knobs.css": "", "print.css": "utilities"}.get(name, name.removesuffix(".css"))


def test_every_stylesheet_has_its_place_in_the_cascade() -> None:
    written = {str(sheet.relative_to(SHEETS)) for sheet in SHEETS.rglob("*.css")} - {CONTENTS, BUNDLE}

    listed = imported((SHEETS / CONTENTS).read_text(encoding="utf-8"))

    assert {sheet for sheet, _ in listed} == written
    assert len(listed) == len(written)
    assert all(layer == layer_of(sheet) for sheet, layer in listed)


def test_the_bundle_holds_every_sheet_in_its_layer_and_order() -> None:
    whole = bundle(SHEETS)

    assert whole.startswith("@layer reset, tokens, base, layout, components, pages, utilities;")
    assert "@import" not in whole
    assert whole.count("{") == whole.count("}")
    layers = re.findall(r"^@layer (\w+) \{", whole, re.MULTILINE)
    assert list(dict.fromkeys(layers)) == ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]
    assert ".courtesy {" in whole


def test_a_bundle_of_an_unlayered_and_a_layered_sheet(tmp_path: Path) -> None:
    (tmp_path / CONTENTS).write_text('/* a */\n@layer x;\n\n@import url("a.css");\n@import url("b/c.css") layer(x);\n')
    (tmp_path / "a.css").write_text("a { color: red; }\n")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.css").write_text("/* why */\nb {\n  color: blue;\n}\n")

    assert bundle(tmp_path) == "@layer x;\na { color: red; }\n@layer x {\nb {\ncolor: blue;\n}\n}\n"


def test_only_sheets_beside_the_contents_name_files() -> None:
    """In the bundle, a path in a folder would lead elsewhere."""
    naming = {sheet.parent for sheet in SHEETS.rglob("*.css") if re.search(r"url\(", sheet.read_text(encoding="utf-8"))}

    assert naming == {SHEETS}


def test_every_font_that_is_named_is_served_from_here() -> None:
    named = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', (SHEETS / "fonts.css").read_text(encoding="utf-8"))

    assert named
    assert all((STATIC / font).is_file() for font in named)
    assert "http" not in bundle(SHEETS)


def test_the_finder_offers_the_bundle_to_servers_and_to_collectstatic() -> None:
    finder = BundleFinder()

    [(path, storage)] = finder.list(None)

    assert path == SERVED_AS
    assert Path(storage.path(path)).read_text(encoding="utf-8") == bundle(SHEETS)
    assert finder.find(SERVED_AS) == storage.path(path)
    assert finder.find("obliged/css/other.css") == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PACKAGE)))
def test_no_page_has_styles_or_scripts_of_its_own(page: Path) -> None:
    text = TEXT[page]

    assert not re.search(r"\sstyle\s*=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert "hx-on" not in text
    assert "javascript:" not in text


def test_every_icon_that_a_page_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'id="i-([a-z0-9-]+)"', (STATIC / "icons" / "icons.svg").read_text(encoding="utf-8")))
    pattern = re.compile(r"""\{% icon ["']([^"']+)["']|\bicon=["']([^"']+)["']""")

    named = {first or second for text in TEXT.values() for first, second in pattern.findall(text)}

    assert named
    assert named <= drawn


def test_every_behaviour_is_attached() -> None:
    behaviours = {script.name for script in (STATIC / "js").glob("*.js")} - {"app.js", *ALONE}

    contents = (STATIC / "js" / "app.js").read_text(encoding="utf-8")

    # The line must end with a semicolon, or the storage that names files by their content passes it over.
    assert set(re.findall(r'^import "\./([a-z-]+\.js)";$', contents, re.MULTILINE)) == behaviours


def test_what_others_made_lies_with_its_licence() -> None:
    assert (STATIC / "fonts" / "newsreader-OFL.txt").is_file()
    assert (STATIC / "fonts" / "schibsted-OFL.txt").is_file()
    assert "ISC" in (STATIC / "icons" / "lucide-LICENSE.txt").read_text(encoding="utf-8")
    assert (STATIC / "js" / "vendor" / "htmx-LICENSE.txt").is_file()


def test_a_first_visit_is_light() -> None:
    own = zipped(*(script.read_bytes() for script in (STATIC / "js").glob("*.js")))
    styles = zipped(bundle(SHEETS).encode())
    fonts = sum(font.stat().st_size for font in (STATIC / "fonts").glob("*-latin-wght-normal.woff2"))
    rest = zipped(
        (STATIC / "js" / "vendor" / "htmx.min.js").read_bytes(),
        (STATIC / "icons" / "icons.svg").read_bytes(),
        (STATIC / "icons" / "mark.svg").read_bytes(),
    )

    assert own <= OWN_SCRIPT
    assert styles <= STYLES
    # A page itself is at most 25 kB.
    assert own + styles + fonts + rest + 25_000 <= WHOLE_FIRST_VISIT

"""How do forty small stylesheets reach a browser in one request?

`app.css` is the table of contents and the cascade in one. `bundle` reads it and puts each sheet in its place, inside
its layer, so that nothing has to be built by hand and nothing is kept twice. Only sheets that lie beside `app.css` may
name files (fonts); the sheets in folders may not, since their paths would no longer be true in the bundle.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from weakref import finalize

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

CONTENTS = "app.css"
BUNDLE = "app.bundle.css"
SHEETS = Path(__file__).parent / "static" / "obliged" / "css"
SERVED_AS = f"obliged/css/{BUNDLE}"

_IMPORT = re.compile(r'^@import url\("(?P<sheet>[^"]+)"\)(?: layer\((?P<layer>[a-z]+)\))?;$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def imported(contents: str) -> tuple[tuple[str, str], ...]:
    """Return the sheets that the table of contents names, each with its layer ("" for none), in order."""
    return tuple((found["sheet"], found["layer"] or "") for found in _IMPORT.finditer(contents))


def bundle(folder: Path) -> str:
    """Return the whole cascade of `folder` as one sheet, without comments and indentation."""

    def put_in_place(found: re.Match[str]) -> str:
        rules = (folder / found["sheet"]).read_text(encoding="utf-8")
        return f"@layer {found['layer']} {{\n{rules}}}" if found["layer"] else rules

    whole = _IMPORT.sub(put_in_place, (folder / CONTENTS).read_text(encoding="utf-8"))
    return _INDENT.sub("\n", _COMMENT.sub("", whole)).strip() + "\n"


class BundleFinder(BaseFinder):
    """Offer the bundle to collectstatic, to whitenoise and to the development server as one more static file.

    The file is written to a folder of this process, because an installed package may lie where nobody may write.
    """

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="obliged-css-"))
        self.storage = FileSystemStorage(location=str(self.folder), base_url="/")
        finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != SERVED_AS:
            return []
        self._write()
        place = str(self.folder / SERVED_AS)
        return [place] if find_all or kwargs.get("all") else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        self._write()
        yield SERVED_AS, self.storage

    def _write(self) -> None:
        place = self.folder / SERVED_AS
        newest = max(sheet.stat().st_mtime for sheet in SHEETS.rglob("*.css"))
        if place.exists() and place.stat().st_mtime >= newest:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_suffix(".part")
        unfinished.write_text(bundle(SHEETS), encoding="utf-8")
        os.replace(unfinished, place)


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files with their hash in their name, compressed; script modules know one another by these names too."""

    support_js_module_import_aggregation = True

"""Does the house keep what its style page promises?

What a reviewer would have to look for in every change, looked for once.
"""

from __future__ import annotations

import ast
import codecs
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template

HOUSE = Path(__file__).resolve().parent.parent
SOURCE = HOUSE / "src" / "obliged"
DOMAIN = sorted(path for path in (SOURCE / "domain").glob("*.py") if path.name != "__init__.py")
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
DOCS = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])
WRITTEN = [
    path
    for folder in ("src", "tests", "docs", "scripts", "bench", ".ci", "requirements")
    for path in (HOUSE / folder).rglob("*")
    if path.is_file()
    and path.suffix not in {".woff2", ".png", ".pyc", ".jsonl"}
    and not {"vendor", "data"} & set(path.parts)
] + [path for path in HOUSE.iterdir() if path.is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# Floors


def test_the_floors_stand() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]

    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, env={**os.environ, "COLUMNS": "120"})

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", DOMAIN, ids=name)
def test_every_chapter_of_the_domain_opens_with_its_question(path: Path) -> None:
    opening = (ast.get_docstring(ast.parse(read(path))) or "").split("\n\n")[0]

    assert opening.rstrip('"').endswith("?"), f"It opens with: {opening!r}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(read(path))) or not read(path).strip()


# Scope and clock

# Reading without saying for whom is for machinery: it finds whose a thing is, or walks through all firms by the clock.
READS_UNSCOPED = {
    "acts/doubts.py": "letters of all firms are looked for",
    "acts/firms.py": "an invitation says whose it is",
    "acts/incoming.py": "the address that a mail was sent to says whose it is",
    "acts/installation.py": "a copy of the database is silent for all firms",
    "acts/keys.py": "the operator changes the key that seals what all firms keep",
    "acts/links.py": "a link says whose it is",
    "acts/offers.py": "a link says whose it is, and the timetable walks through all firms",
    "acts/outbox.py": "the worker carries the letters of all firms",
    "acts/playbooks.py": "the worker goes on for whichever firm changed its rules",
    "acts/passing.py": "the timetable walks through all firms",
    "acts/portal_links.py": "a link says whose it is",
    "acts/suppressions.py": "a link says with whose letter it came",
    "acts/understandings.py": "a link says whose it is",
    "cli/doctor.py": "the operator asks for the whole house",
    "jobs/timetable.py": "the timetable walks through all firms",
    "queries/mail_accounts.py": "the operator asks for the domains of the whole house",
    "queries/jobs.py": "what is asked beside a firm is asked of its own rows",
    "queries/morning.py": "the hour comes for members of all firms",
    "queries/members.py": "a sign-in says for whom somebody works",
    "web/once.py": "the token was made a line before",
}
MAKES = re.compile(r"\.unscoped\s*\.(create|bulk_create|get_or_create|update_or_create)\b")


def test_only_machinery_reads_without_a_scope() -> None:
    reads = {
        str(path.relative_to(SOURCE))
        for path in MODULES
        if ".unscoped" in MAKES.sub("", read(path)) and path.parent.name != "records"
    }

    assert reads == set(READS_UNSCOPED)


ASKS_THE_TIME = re.compile(
    r"datetime\.(now|utcnow|today)\(|date\.today\(|\btime\.time(_ns)?\(|timezone\.now\(|\blocal(time|date)\(\)"
)
MAY_ASK = {"ports/clock.py": "it is the clock", "records/keys.py": "an id that sorts by age is no judgement"}


def test_only_the_clock_is_asked_for_the_time() -> None:
    asks = {str(path.relative_to(SOURCE)) for path in MODULES if ASKS_THE_TIME.search(read(path))}

    assert asks == set(MAY_ASK)


# Records


@pytest.mark.django_db
def test_every_change_of_a_record_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# Templates


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_template_compiles(path: Path) -> None:
    folder = next(parent for parent in path.parents if parent.name == "templates")

    get_template(str(path.relative_to(folder)))


def test_every_template_is_laid_out_by_the_formatter() -> None:
    pages = [str(path) for path in TEMPLATES if path.suffix == ".html"]
    command = [str(Path(sys.executable).parent / "djade"), "--check", "--target-version", "5.2", *pages]

    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 0, f"`make fix` puts it right.\n{done.stdout}{done.stderr}"


# Docs

SETTING = re.compile(r"\b(OBLIGED_[A-Z_]*[A-Z]|(?:MIGRATION_)?DATABASE_URL)\b")


def test_every_setting_has_its_line_in_the_docs_and_nothing_else_has() -> None:
    written = {found for path in MODULES for found in re.findall(r'"(OBLIGED_[A-Z_]*[A-Z])"', read(path))}
    written |= {"DATABASE_URL", "MIGRATION_DATABASE_URL"}
    told = re.findall(r"^\| `([A-Z_]+)` \|", read(HOUSE / "docs/running/settings.md"), re.MULTILINE)

    assert sorted(told) == sorted(set(told))
    assert set(told) == written


def test_no_page_of_the_docs_speaks_of_a_setting_that_is_not_there() -> None:
    told = set(SETTING.findall(read(HOUSE / "docs/running/settings.md")))

    for path in DOCS:
        assert set(SETTING.findall(read(path))) <= told, name(path)


def test_every_word_of_the_command_has_its_heading() -> None:
    from obliged.cli import main

    headings = set(re.findall(r"^## (\S+)$", read(HOUSE / "docs/running/commands.md"), re.MULTILINE))

    assert headings == (set(main.WORDS) | {"manage"}) - {"version"}


def test_every_make_recipe_explains_itself() -> None:
    makefile = read(HOUSE / "Makefile")
    (recipes,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)

    assert re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE) == recipes.split()


LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_link_of_the_docs_leads_somewhere(path: Path) -> None:
    targets = [link for link in LINK.findall(read(path)) if not re.match(r"[a-z]+:", link)]

    assert [link for link in targets if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", sorted((HOUSE / "docs/decisions").glob("0*.md")), ids=name)
def test_a_decision_has_four_parts_and_stands_in_the_list(path: Path) -> None:
    parts = re.findall(r"^## (.+)$", read(path), re.MULTILINE)

    assert parts == ["Situation", "Decision", "What follows", "What we left aside"]
    assert f"]({path.name})" in read(HOUSE / "docs/decisions/README.md")


def test_the_changelog_and_the_package_agree_on_the_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", read(HOUSE / "CHANGELOG.md"), re.MULTILINE)

    assert newest is not None
    assert newest[1] == version("obliged")


# Words

# Turned by thirteen letters, or they would stand here.
HUSHED = [
    codecs.decode(word, "rot13")
    for word in (
        "pynhqr pbqr", "pynhqr.", "naguebcvp", "pbcvybg", "bcranv", "pungtcg", "yynzn", "cebzcg rat", "pb-nhguberq-ol", "fhontrag",
        "clcv.bet", "clguba" + "ubfgrq", "acz" + "wf.", "/jbex/", "/ebbg/.", "rkgen-vaqrk",
    )
]  # fmt: skip
LEFT_OPEN = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


@pytest.mark.parametrize("word", HUSHED)
def test_the_house_does_not_speak_of_how_it_was_built(word: str) -> None:
    whole = re.compile(rf"\b{word}\b" if word.isalpha() else re.escape(word))
    assert [name(path) for path in WRITTEN if whole.search(read(path).lower())] == []


def test_nothing_is_left_for_later() -> None:
    assert [name(path) for path in WRITTEN if LEFT_OPEN.search(read(path))] == []


# Acts

SURFACES = ("web", "portal", "cli", "jobs")
# Acts that no surface calls, and why they are acts all the same.
BEHIND_THE_SCENES: dict[str, str] = {
    "judging.want": "what is no happening asks for a judgement; the hour and the day ask otherwise"
}


def uses(tree: ast.AST, imports: ast.Module, own: str = "") -> set[str]:
    """Which functions of the acts a piece of code names, as `module.function`; `own` is the module that it is in."""
    modules: dict[str, str] = {}
    functions: dict[str, str] = {}
    for node in ast.walk(imports):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("obliged.acts"):
            continue
        for alias in node.names:
            if node.module == "obliged.acts":
                modules[alias.asname or alias.name] = alias.name
            else:
                functions[alias.asname or alias.name] = f"{str(node.module).rpartition('.')[2]}.{alias.name}"
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            found.add(f"{modules[node.value.id]}.{node.attr}")
        elif isinstance(node, ast.Name):
            found.add(functions.get(node.id, f"{own}.{node.id}"))
    return found


def test_every_act_can_be_reached_from_a_surface() -> None:
    calls: dict[str, set[str]] = {}
    for path in (SOURCE / "acts").glob("*.py"):
        module = ast.parse(read(path))
        for part in module.body:
            if isinstance(part, ast.FunctionDef | ast.ClassDef):
                calls[f"{path.stem}.{part.name}"] = uses(part, module, path.stem)
    surfaces = [ast.parse(read(path)) for surface in SURFACES for path in (SOURCE / surface).rglob("*.py")]
    to_go = {used for module in surfaces for used in uses(module, module)} & set(calls)
    reached: set[str] = set()
    while to_go:
        reached |= to_go
        to_go = {used for act in to_go for used in calls[act]} & set(calls) - reached

    acts = {act for act in calls if act.split(".")[1][0].islower()}
    assert sorted(acts - reached) == sorted(BEHIND_THE_SCENES)

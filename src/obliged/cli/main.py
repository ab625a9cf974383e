"""What can the operator say at a terminal? One command, `obliged`, with a word for each thing.

This module imports next to nothing, so that `obliged --help` answers at once; each word brings what it needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

DESCRIPTION = "Obliged keeps every promise that a referral makes."


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was said; answers with the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    said = list(sys.argv[1:] if arguments is None else arguments)
    if said[:1] == ["manage"]:  # Django reads its own options, --help among them
        return _manage(said[1:])
    chosen = _parser(word_needed="--version" not in said).parse_args(said)
    return WORDS[chosen.word](chosen)


def _parser(*, word_needed: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="obliged", description=DESCRIPTION)
    parser.add_argument("--version", action="store_const", const="version", dest="word")
    words = parser.add_subparsers(dest="word", metavar="WORD", required=word_needed)

    up = words.add_parser("up", help="bring the database up to date, then serve the pages and do what is due")
    up.add_argument("--bind", metavar="HOST:PORT", help="where to listen (OBLIGED_BIND; 127.0.0.1:8000)")
    up.add_argument("--port", type=int, help="the port alone")

    demo = words.add_parser("demo", help="start a throw-away sample firm and print a link that signs in")
    demo.add_argument("--port", type=int, help="where to listen on 127.0.0.1; any free port if not given")
    demo.add_argument("--data", metavar="DIR", help="where its data goes; a temporary folder if not given")
    demo.add_argument("--json", action="store_true", help="say where it is as one line of JSON")

    words.add_parser("roles", help="print what makes the two roles of PostgreSQL: for the tables, and for the rows")

    words.add_parser("doctor", help="say what is configured, what is wrong, and how to mend it")

    verify = words.add_parser("verify", help="say whether what happened or was told was changed afterwards")
    verify.add_argument("--firm", metavar="SLUG", help="one firm, by the short name in its address; all if not given")
    verify.add_argument("--head", metavar="HEX", default="", help="a head that was kept elsewhere and has to be in it")
    verify.add_argument("--json", action="store_true", help="say it as one line of JSON, with the heads to keep")

    keys = words.add_parser("keys", help="the keys that seal passwords: list them, change them, take one away")
    doing = keys.add_subparsers(dest="doing", metavar="WHAT", required=True)
    doing.add_parser("list", help="say which there are, and how much each of them seals")
    rotate = doing.add_parser("rotate", help="make a new one and seal everything with it")
    rotate.add_argument("--go-on", action="store_true", help="make none; seal what the newest does not seal yet")
    drop = doing.add_parser("drop", help="take an old one away")
    drop.add_argument("key", metavar="KEY", help="its name, as `list` prints it")

    sign_in = words.add_parser("sign-in", help="print a link that signs somebody in once")
    sign_in.add_argument("email", metavar="EMAIL")
    sign_in.add_argument(
        "--without-second-proof", action="store_true",
        help="all is lost: take its passkeys, its app and its codes on paper off first",
    )  # fmt: skip

    found = words.add_parser("found", help="set up a further firm; prints a link that signs its owner in")
    found.add_argument("firm", metavar="FIRM", help="the name of the firm")
    found.add_argument("--owner", required=True, metavar="NAME")
    found.add_argument("--email", required=True, metavar="EMAIL")
    found.add_argument("--zone", default="UTC", help="its time zone, such as Europe/Lisbon")

    words.add_parser("receive", help="take mail for OBLIGED_MAIL_DOMAIN on OBLIGED_RECEIVE, until told to stop")

    words.add_parser("unmute", help="say that this copy of the database is the one that sends")

    words.add_parser("manage", help="Django's own commands, such as `obliged manage dbshell`", add_help=False)
    return parser


def _up(chosen: argparse.Namespace) -> int:
    from obliged.cli import up

    return up.up(bind=chosen.bind, port=chosen.port)


def _demo(chosen: argparse.Namespace) -> int:
    from obliged.cli import demo

    return demo.demo(port=chosen.port, data=chosen.data, as_json=chosen.json)


def _doctor(_: argparse.Namespace) -> int:
    from obliged.cli import doctor

    return doctor.doctor()


def _verify(chosen: argparse.Namespace) -> int:
    from obliged.cli import verify

    return verify.verify(chosen.firm, head=chosen.head.strip().lower(), as_json=chosen.json)


def _roles(_: argparse.Namespace) -> int:
    from obliged.cli import owners

    return owners.roles(os.environ)


def _keys(chosen: argparse.Namespace) -> int:
    from obliged.cli import keys

    if chosen.doing == "list":
        return keys.show()
    if chosen.doing == "drop":
        return keys.drop(chosen.key)
    return keys.go_on() if chosen.go_on else keys.rotate()


def _sign_in(chosen: argparse.Namespace) -> int:
    from obliged.cli import firms

    return firms.sign_in(chosen.email, without_second=chosen.without_second_proof)


def _found(chosen: argparse.Namespace) -> int:
    from obliged.cli import firms

    return firms.found(chosen.firm, owner=chosen.owner, email=chosen.email, zone=chosen.zone)


def _receive(_: argparse.Namespace) -> int:
    from obliged.cli import receive

    return receive.receive()


def _unmute(_: argparse.Namespace) -> int:
    from obliged.cli import unmute

    return unmute.unmute()


def _version(_: argparse.Namespace) -> int:
    from importlib.metadata import version

    print(f"Obliged {version('obliged')}")
    return 0


def _manage(said: Sequence[str]) -> int:
    from obliged.cli import owners

    if said[:1] and said[0] in owners.COMMANDS:
        owners.become(os.environ)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["obliged manage", *said])
    return 0


WORDS = {
    "up": _up,
    "demo": _demo,
    "doctor": _doctor,
    "verify": _verify,
    "roles": _roles,
    "keys": _keys,
    "sign-in": _sign_in,
    "found": _found,
    "receive": _receive,
    "unmute": _unmute,
    "version": _version,
}

if __name__ == "__main__":
    sys.exit(main())

"""Does the script that brings HTTPS write what the docs say, and only where it was told to?"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "https"


def https(*said: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, *said], capture_output=True, text=True)


def test_a_name_of_ones_own_gets_its_certificate_from_outside(tmp_path: Path) -> None:
    assert https("--into", str(tmp_path), "obliged.example.com").returncode == 0

    caddy = (tmp_path / "etc/caddy/obliged.caddy").read_text()
    assert caddy.startswith("obliged.example.com {")
    assert "tls internal" not in caddy
    assert "reverse_proxy 127.0.0.1:8000" in caddy
    assert "OBLIGED_BASE_URL=https://obliged.example.com" in (tmp_path / "etc/obliged/obliged.env").read_text()
    assert "ExecStart=" in (tmp_path / "etc/systemd/system/obliged.service").read_text()


def test_inside_ones_own_network_caddy_signs_and_the_phone_can_fetch_the_root(tmp_path: Path) -> None:
    https("--into", str(tmp_path), "--lan", "studio.local")

    caddy = (tmp_path / "etc/caddy/obliged.caddy").read_text()
    assert "tls internal" in caddy
    assert "handle /root.crt" in caddy


def test_running_it_again_keeps_what_was_added(tmp_path: Path) -> None:
    https("--into", str(tmp_path), "obliged.example.com")
    settings = tmp_path / "etc/obliged/obliged.env"
    settings.write_text(settings.read_text() + "OBLIGED_SMTP_HOST=mail.example\n")

    https("--into", str(tmp_path), "referrals.example.com")

    lines = settings.read_text().splitlines()
    assert "OBLIGED_SMTP_HOST=mail.example" in lines
    assert [line for line in lines if line.startswith("OBLIGED_BASE_URL=")] == [
        "OBLIGED_BASE_URL=https://referrals.example.com"
    ]
    assert (tmp_path / "etc/caddy/Caddyfile").read_text().count("import obliged.caddy") == 1


def test_the_settings_are_for_their_owner_only(tmp_path: Path) -> None:
    https("--into", str(tmp_path), "obliged.example.com")

    assert (tmp_path / "etc/obliged/obliged.env").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["a;rm -rf b", "a b", "$(id)", "../x", "{evil}"])
def test_a_name_that_no_machine_has_is_refused(name: str, tmp_path: Path) -> None:
    done = https("--into", str(tmp_path), name)

    assert done.returncode == 1
    assert "is not a name that a machine can have" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("lan", [(), ("--lan",)], ids=["own name", "own network"])
def test_caddy_understands_it(lan: tuple[str, ...], tmp_path: Path) -> None:
    https("--into", str(tmp_path), *lan, "obliged.example.com")
    caddy = (tmp_path / "etc/caddy/obliged.caddy").read_text()

    assert caddy.count("{") == caddy.count("}")
    if shutil.which("caddy"):
        command = ["caddy", "adapt", "--validate", "--config", "Caddyfile", "--adapter", "caddyfile"]
        home = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "caddy")}
        done = subprocess.run(command, cwd=tmp_path / "etc/caddy", env=home, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

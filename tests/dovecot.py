"""Where does a real IMAP server come from that nobody minds losing?

Starts Debian's dovecot on loopback with a configuration and a folder of its own, and takes it away again. It speaks
IMAP with STARTTLS, IMAP over TLS and LMTP, with certificates of the tests' own authority. Whoever starts it from a
program uses `running()`; a test asks for the fixture `dovecot`.
"""

from __future__ import annotations

import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.certificates import Authority

HOW_TO_GET_IT = "dovecot is not here. Debian: sudo apt install dovecot-imapd dovecot-lmtpd."
NEAR = "/tmp"  # the path of a socket may have 107 characters at most
PASSWORD = "a table near the oven"
USERS = ("priya@ramanvale.example", "joel@ramanvale.example", "archive@ramanvale.example")

CONFIG = """
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{certificate}
ssl_dh =
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain login
auth_failure_delay = 0
auth_verbose = yes
mail_max_userip_connections = 200
{users}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
maildir_copy_with_hardlinks = yes
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = subscribe
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class NoDovecot(Exception):
    """There is no dovecot on this machine."""


def binary() -> str | None:
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class Dovecot:
    """A running server. Everybody's password is the same; any of its users exists from the start."""

    host = "localhost"
    password = PASSWORD

    def __init__(self, folder: Path, authority: Authority, users: tuple[str, ...] = USERS) -> None:
        self.folder, self.authority, self.users = folder, authority, users
        self.imap, self.imaps, self.lmtp = _free_ports(3)
        self._process: subprocess.Popen[bytes] | None = None
        self._lay()

    @property
    def log(self) -> str:
        file = self.folder / "log"
        return file.read_text(errors="replace") if file.exists() else ""

    def start(self) -> None:
        """Returns when it answers."""
        tool = binary()
        if tool is None:
            raise NoDovecot(HOW_TO_GET_IT)
        self._process = subprocess.Popen(
            [tool, "-F", "-c", str(self.folder / "dovecot.conf")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        for port in (self.imap, self.imaps, self.lmtp):
            self._wait_for(port)

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(5)
        self._process = None

    def deliver(self, raw: bytes, to: str, sender: str = "") -> None:
        """Put a mail into somebody's inbox, as a mail server does; an empty sender is a bounce's."""
        with smtplib.LMTP("127.0.0.1", self.lmtp, timeout=10) as line:
            line.sendmail(sender, [to], raw)

    @contextmanager
    def mailbox(self, user: str) -> Iterator[imaplib.IMAP4]:
        """A session in which a test looks for itself."""
        line = imaplib.IMAP4("127.0.0.1", self.imap, timeout=10)
        try:
            line.login(user, self.password)
            yield line
        finally:
            with contextlib.suppress(OSError, imaplib.IMAP4.error):
                line.logout()

    def keep(self, raw: bytes, user: str, folder: str = "Sent") -> None:
        """Put a mail into one of somebody's folders, as their mail program does."""
        with self.mailbox(user) as line:
            line.append(folder, "(\\Seen)", imaplib.Time2Internaldate(time.time()), raw.replace(b"\r\n", b"\n"))

    def kept(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """Everything that lies in one of somebody's folders, oldest first."""
        with self.mailbox(user) as line:
            if line.select(f'"{folder}"', readonly=True)[0] != "OK":
                return []
            _, found = line.uid("SEARCH", "ALL")
            numbers = found[0].split()
            return [line.uid("FETCH", number.decode(), "(BODY.PEEK[])")[1][0][1] for number in numbers]

    def _lay(self) -> None:
        uid, gid, users = _whom_to_be()
        certificate = self.authority.certificate(*_names(), called="dovecot")
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir(exist_ok=True)
        if os.getuid() == 0:
            for place in (self.folder, self.folder / "mail"):
                os.chown(place, uid, gid)
        self.folder.chmod(0o755)
        passwords = "".join(f"{user}:{{PLAIN}}{self.password}::::::\n" for user in self.users)
        (self.folder / "users").write_text(passwords)
        (self.folder / "dovecot.conf").write_text(
            CONFIG.format(
                folder=self.folder, certificate=certificate, uid=uid, gid=gid, users=users,
                imap=self.imap, imaps=self.imaps, lmtp=self.lmtp,
            )
        )  # fmt: skip

    def _wait_for(self, port: int) -> None:
        for _ in range(200):
            if self._process is not None and self._process.poll() is not None:
                raise RuntimeError(f"dovecot did not start:\n{self.log}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                if port == self.imaps or line.recv(1):
                    return
            time.sleep(0.05)
        raise RuntimeError(f"dovecot does not answer on {port}:\n{self.log}")


@contextmanager
def running(authority: Authority | None = None, users: tuple[str, ...] = USERS) -> Iterator[Dovecot]:
    """:raises NoDovecot: if this machine has none"""
    if binary() is None:
        raise NoDovecot(HOW_TO_GET_IT)
    folder = Path(tempfile.mkdtemp(prefix="obliged-imap-", dir=NEAR))
    server = Dovecot(folder, authority or Authority(folder), users)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """Vouches for the servers of the tests, and is trusted while they run."""
    made = Authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(made.file))
        yield made


@pytest.fixture(scope="session")
def dovecot(authority: Authority) -> Iterator[Dovecot]:
    """A real IMAP server for all tests of a process. Each test uses a user, or looks for what is its own."""
    try:
        with running(authority) as server:
            yield server
    except NoDovecot as sentence:
        from tests.conftest import missing

        missing(str(sentence))


def _names() -> tuple[str, ...]:
    return ("localhost", "127.0.0.1")


def _free_ports(number: int) -> list[int]:
    with contextlib.ExitStack() as held:
        ports = []
        for _ in range(number):
            line = held.enter_context(socket.socket())
            line.bind(("127.0.0.1", 0))
            ports.append(int(line.getsockname()[1]))
        return ports


def _whom_to_be() -> tuple[int, int, str]:
    """Whose the mails are, and as whom its parts run: never as root."""
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return nobody.pw_uid, nobody.pw_gid, ""
    me = pwd.getpwuid(os.getuid())
    group = grp.getgrgid(me.pw_gid).gr_name
    parts = (
        f"default_internal_user = {me.pw_name}",
        f"default_internal_group = {group}",
        f"default_login_user = {me.pw_name}",
    )
    return me.pw_uid, me.pw_gid, "\n".join(parts)

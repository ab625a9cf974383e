"""How do twelve minutes pass in seconds? The product's own clock goes faster; none of its periods is changed.

Only what waits for a network waits for real seconds. Those are shortened in the same measure, though never below what a
busy machine needs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

SPEED, BEGAN, MOMENT = "CHAOS_SPEED", "CHAOS_BEGAN", "CHAOS_MOMENT"
STEP_AT_LEAST = 2.0  # seconds of patience for a step of a session


def environment(speed: float, moment: datetime) -> dict[str, str]:
    """For all processes of a rig, so that they agree."""
    return {SPEED: str(speed), BEGAN: repr(time.time()), MOMENT: moment.isoformat()}


def speed() -> float:
    return float(os.environ[SPEED])


def seconds(minutes: float) -> float:
    """How long so many minutes of the fast clock last."""
    return minutes * 60 / speed()


def now() -> datetime:
    return moment_of(time.time())


def moment_of(real: float) -> datetime:
    """What the fast clock says at a real moment, such as that at which a file was written."""
    return datetime.fromisoformat(os.environ[MOMENT]) + timedelta(seconds=(real - float(os.environ[BEGAN])) * speed())


def going_on(start: datetime) -> Callable[[], datetime]:
    began = time.monotonic()
    return lambda: start + timedelta(seconds=int((time.monotonic() - began) * speed()))


def set_the_clock(put: Callable[[Any, str, object], None] = setattr) -> None:
    """Let the product's clock be the fast one, in this process."""
    from obliged.ports import clock

    put(clock, "now", now)
    put(clock, "going_on", going_on)


def wait_less() -> None:
    """Let this worker wait for the network, look for work and say that it lives, in the measure of its clock."""
    from obliged.acts import mail_accounts
    from obliged.jobs import worker
    from obliged.ports.mail.smtp import DOT_PATIENCE, Smtp

    worker.LOOK = max(0.05, worker.LOOK / speed())
    worker.BEAT = max(timedelta(seconds=0.4), worker.BEAT / speed())
    worker.LEASE = max(timedelta(seconds=2), worker.LEASE / speed())
    carrier_for: Any = mail_accounts.carrier_for

    def impatient(letter: Any) -> Any:
        carrier = carrier_for(letter)
        if isinstance(carrier, Smtp) and carrier.server is not None:
            carrier.server = replace(carrier.server, timeout=max(STEP_AT_LEAST, carrier.server.timeout / speed()))
            carrier.dot_patience = max(STEP_AT_LEAST, DOT_PATIENCE / speed())
        return carrier

    mail_accounts.carrier_for = impatient

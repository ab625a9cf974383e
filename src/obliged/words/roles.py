"""How is an operator told that the database role of the product may do too much? In English, like all of the terminal."""

from __future__ import annotations

SAYS = {
    "superuser": "The role {} is a superuser: it passes by every lock that keeps firms apart.",
    "bypass": "The role {} may pass by row-level security, which keeps firms apart.",
    "owner": "The role {} owns the tables, or may become their owner: it could lift the locks that keep firms apart.",
}
MEND = "`obliged roles` prints what makes a role for the product and one for the tables; docs/running/postgres.md."


def says(role: str, why: str) -> str:
    """What is wrong with a role.

    :param why: `records.rows.Mighty.why`
    """
    return SAYS[why].format(role)

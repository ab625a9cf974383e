"""What goes on behind the pages, in English: lines of the timetable, kinds of jobs, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # Lines of the timetable
    "line.letters": "Letters that may leave, leave",
    "line.doubts": "Letters that may have been sent are looked for",
    "line.by_itself": "What rules send by themselves is written",
    "line.morning": "Morning letters are written",
    "line.mails": "Mails that came in are read",
    "line.inboxes": "Inboxes are looked into",
    "line.rules": "What new rules and hours move is worked out",
    "line.clock": "A clock that went back is noticed",
    "line.holds": "Holds that have ended are noted",
    "line.offers": "Offers that nobody answered are let go",
    "line.consents": "Consents that grew too old are noted",
    "line.silence": "Silence after two questions is noted",
    "line.judgements": "What happened is judged anew",
    "line.keeping": "What has been kept long enough goes",
    "line.tidying": "What was done days ago is cleared away",
    "line_idle": "When there is something",
    # How the page begins
    "title.fine": "Everything behind the pages runs.",
    "title.worker": "No worker is running.",
    "title.restored": "No letter leaves this copy.",
    "title.storm": "Letters wait for your word.",
    "title.said": "Letters are paused.",
    "title.late": "Letters wait longer than they should.",
    "title.account": "A mail account does not let us in.",
    "title.aside": ("{number} jobs were put aside.", "Jobs were put aside."),
    "title.aside.one": "One job was put aside.",
    "title.line": "One thing keeps failing.",
    # Banners, each a title, a sentence and what to press
    "banner.worker": "Nothing is sent or noted at present.",
    "banner.worker.text": (
        "The worker gave its last sign of life {ago}. What you do here is kept, and is done once it runs again.",
        "The worker gives no sign of life. What you do here is kept, and is done once it runs again.",
    ),
    "banner.worker.link": "Behind the pages",
    "banner.late": "A letter waits longer than it should.",
    "banner.late.text": "The oldest should have left {ago}.",
    "banner.late.link": "Behind the pages",
    "banner.account": "A mail account does not let us in.",
    "banner.account.text": (
        "The server of {address} began to refuse us {since}. Its letters wait, and nothing is lost.",
        "One of the firm’s accounts refuses us. Its letters wait, and nothing is lost.",
    ),
    "banner.account.link": "Look at the account",
    "banner.storm": "Far more letters want to leave than usual.",
    "banner.storm.text": "It began {since}. All of them wait until an owner has looked.",
    "banner.storm.link": "Look at them",
    "banner.said": "Letters are paused.",
    "banner.said.text": "They were paused {since}, and none leaves until an owner says so.",
    "banner.said.link": "Behind the pages",
    "banner.restored": "This copy of the database sends no letters.",
    "banner.restored.text": (
        "It was put back from a backup, or moved. Letters that it holds may have left already. "
        "Say whether it is the one that sends."
    ),
    "banner.restored.link": "Decide",
    "banner.aside": ("{number} jobs were put aside.", "Jobs were put aside."),
    "banner.aside.one": "One job was put aside.",
    "banner.aside.text": "What failed too often is not tried again without you.",
    "banner.aside.link": "Behind the pages",
    "banner.asked": "Somebody waits for an answer about their data.",
    "banner.asked.text": (
        "{due}. The law gives a month; sooner is kinder.",
        "The law gives a month; sooner is kinder.",
    ),
    "banner.asked.link": "Privacy",
    # Kinds of jobs
    "kind.inbox": "Look into an inbox",
    "kind.erase": "Erase somebody",
    "kind.other": "A piece of work ({kind})",
    # What is wrong, in plain words, by the name of what was met
    "trouble.died": "Whoever did it ended in the middle, {times}.",
    "trouble.TimeoutError": "The other side did not answer in time.",
    "trouble.ConnectionRefusedError": "Nobody answers at the other side.",
    "trouble.ConnectionResetError": "The other side hung up.",
    "trouble.gaierror": "The name of the server is not known.",
    "trouble.SSLCertVerificationError": "The other side could not prove who it is.",
    "trouble.NotLetIn": "The mail account does not let us in.",
    "trouble.NotNow": "The mail server asked us to come back later.",
    "trouble.Refused": "The mail server said no.",
    "trouble.OperationalError": "The database did not answer.",
    "trouble.LookupError": "This version does not know how to do it.",
    "trouble.UnknownKind": "This version does not know how to do it.",
    "trouble.MemoryError": "There was not enough memory for it.",
    "trouble.OSError": "The disk or the network did not do what was asked.",
    "trouble.other": "It met something that nobody foresaw.",
}

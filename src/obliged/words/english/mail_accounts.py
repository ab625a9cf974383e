"""What we say of mail accounts, in English: what works, what is in the way, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # The page
    "title.own": "Your letters leave from {address}.",
    "title.firm": "Your letters leave from the firm’s address, {address}.",
    "title.relay": "Your letters leave through the mail server of this installation.",
    "title.house": "Your letters stay in the house.",
    "title.waiting": "Your letters wait: {host} does not let us in.",
    "lede.own": "In your name, from your own mailbox, and answers come to you.",
    "lede.firm": "In your name, and answers come to {own}. Add your own account, and they leave from there.",
    "lede.relay": "In your name. Add your own account, and they leave as if you had typed them there.",
    "lede.house": "There is no mail account yet, so the mailbox page shows them. Add yours, and they leave.",
    "lede.waiting": "Nothing is lost and nothing is tried again until somebody has looked.",
    "card.own": "Your account",
    "card.firm": "The firm’s account",
    "none.own": "None yet. Your letters leave another way meanwhile.",
    "none.firm": "None yet. It carries the letters of members who have none of their own.",
    "not_read": "not read here",
    "state.works": "Works since {day}.",
    "state.untried": "Not tried yet.",
    "state.never": "It has not let us in yet, so it carries nothing.",
    "state.refused": "It does not let us in since {day}. Its letters wait.",
    "chip.works": "Works",
    "chip.untried": "Not tried",
    "chip.never": "Does not work",
    "chip.refused": "Waits",
    "tried": "Tried {when}.",
    # Servers
    "ground.provider": "These are {provider}’s servers. Change them if yours are others.",
    "ground.receiver": "{provider} receives mail for {domain}, so these are probably right. Change them if not.",
    "ground.announced": "{domain} says itself that these are its servers. Change them if not.",
    "ground.guessed": "These are a guess, since {domain} does not say. Your provider’s help page has the right ones.",
    # Trying
    "smtp.works": "Sending works: {host} lets us in. Nothing was sent.",
    "imap.works": "Reading works: {host} lets us in. Nothing was read.",
    "name": "No machine is called {host}. Look at the spelling, or ask your provider for the name of its {kind} server.",
    "closed.smtp": "{host} is there, but nobody listens at port {port}. Usual are 465 with TLS, and 587 with STARTTLS.",
    "closed.imap": "{host} is there, but nobody listens at port {port}. Usual are 993 with TLS, and 143 with STARTTLS.",
    "silent": "{host} did not answer at port {port} within ten seconds. The port may be another, or a firewall is between.",
    "certificate.ended": (
        "The certificate of {host} has ended, so we cannot tell that it is {host}. No password was said. "
        "Tell whoever runs that server."
    ),
    "certificate.name": (
        "What answers as {host} shows a certificate for another name, so it may be somebody else. No password was said. "
        "Use the name that your provider gives for its {kind} server."
    ),
    "certificate.self": (
        "{host} vouches for itself only, so we cannot tell that it is {host}. No password was said. "
        "Use your provider’s server, or let the operator trust its certificate (docs/running/mail.md)."
    ),
    "certificate.issuer": (
        "Nobody whom we trust vouches for {host}, so it may be somebody else. No password was said. "
        "Use your provider’s server, or let the operator trust its authority (docs/running/mail.md)."
    ),
    "certificate": "We cannot tell that {host} is {host}: its certificate does not prove it. No password was said.",
    "no_tls.smtp": "{host} offers no safe line at port {port}. No password was said. Try port 465 with TLS.",
    "no_tls.imap": "{host} offers no safe line at port {port}. No password was said. Try port 993 with TLS.",
    "not_tls_at_once": "Port {port} of {host} does not begin with TLS. Choose STARTTLS for it, or the port for TLS.",
    "not_mail": "What answers at {host}, port {port}, is no {kind} server. Look at the port.",
    "password": "{host} does not take this user name and password.",
    "app_password": "{host} wants a password that is made for programs, not that of the account.",
    "token": "The permission has ended, or was taken back. Sign in at the provider again and paste the new token.",
    "no_way_in.password": "{host} takes no password from programs.",
    "no_way_in.xoauth2": "{host} takes no tokens (XOAUTH2) at this port. Use a password, or the provider’s own server.",
    "unreadable": "What we had kept to get in cannot be read: the key to it is not here. Type the password again.",
    "later": "{host} says: not now. Try again in a few minutes.",
    "broken_off": "The line to {host} broke. Try again.",
    "inside": (
        "{host} is in the inner network. Only the operator can allow that: OBLIGED_MAIL_INSIDE in docs/running/settings.md."
    ),
    "said": "It said: {said}",
    # What providers ask
    "remedy.app_password": (
        "{provider} wants an app password from programs: switch on sign-in in two steps, make one, paste it here."
    ),
    "remedy.switch": "{provider} lets programs in once that is switched on in its settings, under POP3 and IMAP.",
    "remedy.token": "{provider} takes no passwords from programs any more. Use a token (OAuth); docs/running/mail.md shows how.",
    "remedy.bridge": "{provider} is reached through its Bridge, a program on the machine of Obliged.",
    "remedy.link": "Open {provider}",
    "remedy": "Where sign-in has two steps, most providers want a password made for programs (an app password).",
    # What vouches for the domain
    "vouched.title": "Do others believe that you are {domain}?",
    "vouched.at": "Asked {when}.",
    "vouched.never": "Not asked yet.",
    "spf.theirs": "SPF is {provider}’s affair for such addresses. There is nothing to do.",
    "dkim.theirs": "{provider} signs what leaves. There is nothing to do.",
    "dmarc.theirs": "DMARC is {provider}’s affair too.",
    "spf.unknown": "SPF: nobody answered. Ask again later.",
    "dkim.unknown": "DKIM: nobody answered. Ask again later.",
    "dmarc.unknown": "DMARC: nobody answered. Ask again later.",
    "spf.fine": "SPF says that {provider} may hand over your mail.",
    "spf.none": "SPF is missing: {domain} does not say who may hand over its mail. Add this record.",
    "spf.several": "There is more than one SPF record, and then none counts. Put this one in their place.",
    "spf.open": "SPF lets everybody send as {domain}. Put this record in its place.",
    "spf.too_many": (
        "The SPF record leads to {asked} further questions, and more than ten are not followed. "
        "Take out what you no longer use."
    ),
    "spf.not_named": "SPF does not name {provider}, who hands over your mail. Put this record in its place.",
    "dkim.fine": "DKIM is there: what leaves can be signed with the key {name}.",
    "dkim.none": "DKIM is missing. Add these records, then switch it on at {provider}.",
    "dkim.switch_on": "DKIM is missing. Switch it on at {provider}, which then shows you the record to add.",
    "dkim.withdrawn": "The key {name} was withdrawn. Switch DKIM on again at your provider, and add the record that it shows.",
    "dkim.not_seen": (
        "DKIM was not seen under any of the usual names. If your provider signs under another, all is well; "
        "else switch it on there."
    ),
    "dmarc.none": "DMARC is missing: large mailboxes want it from whoever writes often. Add this record.",
    "dmarc.several": "There is more than one DMARC record, and then none counts. Leave one.",
    "dmarc.no_policy": "The DMARC record says no policy (p=). Put this one in its place.",
    "dmarc.none_yet": "DMARC is there, and asks for reports only. Once they look right, p=quarantine keeps forgers out.",
    "dmarc.quarantine": "DMARC is there: what is forged lands among the junk.",
    "dmarc.reject": "DMARC is there: what is forged is turned away.",
    # Removing
    "remove.title.own": "Remove your account {address}?",
    "remove.title.firm": "Remove the firm’s account {address}?",
    "remove.secret": "Its password goes with it. The mailbox itself stays as it is.",
    "remove.waiting": "{letters} that wait for it leave another way: through the firm’s account, or this installation’s.",
    "remove.doubtful": (
        "{letters} of it may have been sent. Without the account nobody can look whether they were, "
        "so you will be asked about each."
    ),
    "remove.read": "Mail that came in through it stays here. Answers are no longer read.",
    "remove.letter": "The letter",
    "remove.letters": "The {n} letters",
}

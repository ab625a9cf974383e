"""What does somebody call the browser that they sit at? *Firefox on Android*, from what it says of itself."""

from __future__ import annotations

NOTHING = "A browser"
# The first that is found counts: most of them also name those that came before them.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Firefox/", "Firefox"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def browser(says: str) -> str:
    """The browser in words; nothing that it says of itself is taken over as it stands."""
    kind = next((name for sign, name in BROWSERS if sign in says), NOTHING)
    system = next((name for sign, name in SYSTEMS if sign in says), "")
    return f"{kind} on {system}" if system else kind

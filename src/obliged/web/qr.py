"""How does a phone read an address from a page? As a QR code, drawn as one path, so that it may stand in the page itself."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 4  # modules of white around it, as readers want


def svg(text: str, label: str = "QR code") -> SafeString:
    """The code as SVG; black on white in every theme, since readers want that too. Its library is loaded with the first."""
    import qrcode  # type: ignore[import-untyped]

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    size = len(rows) + 2 * QUIET
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="{} {} {} {}" shape-rendering="crispEdges">'
        '<rect x="{}" y="{}" width="{}" height="{}" fill="#fff"/><path fill="#000" d="{}"/></svg>',
        label, -QUIET, -QUIET, size, size, -QUIET, -QUIET, size, size, dots,
    )  # fmt: skip

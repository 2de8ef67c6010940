"""Draws small receipts, as SVG or PDF: the same for the same receipt, and nothing that needs a library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ramp_api.sandbox.registry import File

__all__ = ["paper"]


def paper(receipt_id: str, lines: Sequence[str]) -> File:
    """A receipt with these lines: one in four is a PDF, the others are pictures."""
    if receipt_id[-1] in "048c":
        return File(f"{receipt_id}.pdf", "application/pdf", _pdf(lines))
    return File(f"{receipt_id}.svg", "image/svg+xml", _svg(lines))


def _svg(lines: Sequence[str]) -> bytes:
    texts = "".join(f'<text x="16" y="{32 + 24 * number}">{escape(line)}</text>' for number, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="{40 + 24 * len(lines)}" '
        f'font-family="monospace" font-size="14"><rect width="100%" height="100%" fill="white"/>{texts}</svg>'
    ).encode()


def _pdf(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({_pdf_text(line)}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 16 TL 24 {24 + 16 * len(lines)} Td {shown}ET".encode("latin-1")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
    box = f"[0 0 320 {48 + 16 * len(lines)}]".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box,
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        font,
    )
    made, places = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + head + table + tail


def _pdf_text(line: str) -> str:
    plain = line.encode("latin-1", "replace").decode("latin-1")
    return plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

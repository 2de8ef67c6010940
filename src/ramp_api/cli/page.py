"""The page that a browser sees when it comes back from the consent page. No secret goes on it."""

from __future__ import annotations

from html import escape

__all__ = ["page"]

_STYLE = """
:root{color-scheme:light dark;--back:#f4f2ec;--paper:#fff;--ink:#1d1c18;--soft:#5f5b50;--line:#dcd8cc;--mark:#1f5c3a}
@media (prefers-color-scheme:dark){:root{--back:#151612;--paper:#1f211c;--ink:#f2f0e8;--soft:#b3afa2;--line:#3a3c34;
--mark:#8fd3a9}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:30rem;background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--mark);
border-radius:14px;padding:2rem}
main.not{--mark:#a8442f}
@media (prefers-color-scheme:dark){main.not{--mark:#f0a08c}}
.tag{margin:0 0 1.25rem;font-size:.8rem;letter-spacing:.04em;color:var(--soft)}
h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.25}
p{margin:0 0 1rem;overflow-wrap:anywhere}
p:last-child{margin:0;color:var(--soft)}
""".strip()

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · ramp-api</title>
<style>{style}</style>
</head>
<body>
<main{kind}>
<p class="tag">ramp-api, on this machine</p>
<h1>{title}</h1>
{paragraphs}
<p>You can close this window and go back to the terminal.</p>
</main>
</body>
</html>
"""


def page(title: str, *paragraphs: str, good: bool = False) -> str:
    """A page of HTML that says what happened.

    Example:
        >>> from ramp_api.cli.page import page
        >>> "<h1>A &amp; B</h1>" in page("A & B")
        True
    """
    return _PAGE.format(
        title=escape(title),
        style=_STYLE,
        kind="" if good else ' class="not"',
        paragraphs="\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
    )

"""The consent page: what it says, how it looks, and what may be done to it. What is granted is decided elsewhere."""

from __future__ import annotations

import base64
import hashlib
import secrets
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ramp_api.sandbox._oauthlib import ConsentRefused, Provider

__all__ = ["ConsentPage"]

_PARAMETERS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)

# Requests that nobody has decided on are forgotten, oldest first.
_MOST_OPEN = 1_000

_STYLE = """
:root{color-scheme:light dark;--back:#f4f2ec;--paper:#fff;--ink:#1d1c18;--soft:#5f5b50;--line:#dcd8cc;--go:#1f5c3a;
--on:#fff}
@media (prefers-color-scheme:dark){:root{--back:#151612;--paper:#1f211c;--ink:#f2f0e8;--soft:#b3afa2;--line:#3a3c34;
--go:#8fd3a9;--on:#10251a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:30rem;background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:2rem}
.tag{margin:0 0 1.25rem;font-size:.8rem;letter-spacing:.04em;color:var(--soft)}
h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.25}
p{margin:0 0 1rem}
ul{margin:0 0 1.5rem;padding:0;list-style:none;border-top:1px solid var(--line)}
li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.where{font-size:.85rem;color:var(--soft);overflow-wrap:anywhere}
form{display:flex;gap:.75rem;flex-wrap:wrap}
label{flex:1 0 100%}
select{display:block;width:100%;min-height:2.75rem;margin-top:.25rem;padding:0 .5rem;border-radius:8px;
border:1px solid var(--line);background:var(--paper);color:var(--ink);font:inherit}
button{flex:1;min-width:8rem;min-height:2.75rem;border-radius:8px;border:1px solid var(--line);background:none;
color:var(--ink);font:inherit;font-weight:600;cursor:pointer}
button.go{background:var(--go);border-color:var(--go);color:var(--on)}
button:focus-visible,select:focus-visible{outline:3px solid var(--go);outline-offset:2px}
""".strip()

_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<p class="tag">Sandbox on this machine: no real company, no real money</p>
{content}
</main>
</body>
</html>
"""

_ASK = """<h1>{app} asks for access to {company}</h1>
<p>If you approve, it can:</p>
<ul>
{scopes}
</ul>
<form method="post" action="/v1/authorize">
<input type="hidden" name="ticket" value="{ticket}">
<label>In whose name?
<select name="actor">
{people}
</select>
</label>
<button type="submit" name="decision" value="deny">Deny</button>
<button type="submit" name="decision" value="approve" class="go">Approve</button>
</form>
<p class="where">Either way you go on to {redirect}</p>"""


class ConsentPage:
    """``/v1/authorize``: shows a request for consent, and carries out what the person decides."""

    def __init__(self, provider: Provider, *, issuer: str, company: str, app: str) -> None:
        self._provider = provider
        self._issuer = issuer
        self._uri = f"{issuer}/v1/authorize"
        self._company = company
        self._app = app
        self._open: dict[str, list[tuple[str, str]]] = {}

    async def show(self, request: Request) -> Response:
        """``GET``: the page, or the way back with an error, or an error page where there is no way back."""
        query = [(name, value) for name, value in request.query_params.multi_items() if name in _PARAMETERS and value]
        try:
            consent = self._provider.consent(self._uri, query)
        except ConsentRefused as refusal:
            if refusal.location is None:
                return _page("Access cannot be asked for", _error(refusal.message), status=400)
            return self._redirect(refusal.location, 302)
        people = self._provider.grants.consenters()
        if not people:
            return _page("Access cannot be granted", _error("Nobody in this business may consent."), status=403)
        ticket = secrets.token_urlsafe(24)
        while len(self._open) >= _MOST_OPEN:
            del self._open[next(iter(self._open))]
        self._open[ticket] = query
        content = _ASK.format(
            app=escape(self._app),
            company=escape(self._company),
            scopes="\n".join(f"<li>{escape(_in_words(scope))}</li>" for scope in consent.scopes)
            or "<li>nothing: the app has none of the scopes that it asks for</li>",
            ticket=escape(ticket),
            people="\n".join(
                f'<option value="{escape(one.id)}">{escape(one.name)} ({escape(one.role)})</option>' for one in people
            ),
            redirect=escape(consent.redirect_uri),
        )
        return _page(f"Access to {self._company}", content, redirect=consent.redirect_uri)

    def decide(self, form: dict[str, str]) -> Response:
        """``POST``: approve or deny, once. Without an actor, it is the first one on the page."""
        query = self._open.get(form.get("ticket", ""))
        decision = form.get("decision")
        if query is None or decision not in {"approve", "deny"}:
            text = "This request is not open any more. Go back to the app and start again."
            return _page("Nothing to decide", _error(text), status=400)
        grants = self._provider.grants
        actor = form["actor"].lower() if "actor" in form else next((one.id for one in grants.consenters(1)), "")
        if decision == "approve" and not grants.may_consent(actor):
            text = "Only owners and admins of the business may consent, and whoever this is, is neither."
            return _page("Not theirs to decide", _error(text), status=403)
        del self._open[form["ticket"]]
        if decision == "approve":
            return self._redirect(self._provider.approve(self._uri, query, actor), 303)
        values = dict(query)
        denied = [("error", "access_denied"), ("error_description", "the person at the consent page said no")]
        if "state" in values:
            denied.append(("state", values["state"]))
        return self._redirect(_with(values["redirect_uri"], denied), 303)

    def _redirect(self, location: str, status: int) -> Response:
        # Who answers (RFC 9207), so that a client with several authorization servers cannot mix them up.
        response = RedirectResponse(_with(location, [("iss", self._issuer)]), status)
        response.headers.update(_headers(None))
        return response


def _in_words(scope: str) -> str:
    subject, _, right = scope.partition(":")
    verb = {"read": "see", "write": "create and change"}.get(right, right)
    return f"{verb} {subject.replace('_', ' ')} ({scope})".lstrip()


def _with(uri: str, parameters: list[tuple[str, str]]) -> str:
    parts = urlsplit(uri)
    query = [*parse_qsl(parts.query, keep_blank_values=True), *parameters]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _error(message: str) -> str:
    return f'<h1>That did not work</h1>\n<p role="alert">{escape(message)}</p>'


def _page(title: str, content: str, *, status: int = 200, redirect: str | None = None) -> Response:
    html = _PAGE.format(title=escape(title), style=_STYLE, content=content)
    return HTMLResponse(html, status, headers=_headers(redirect))


def _headers(redirect: str | None) -> dict[str, str]:
    # Browsers hold a form's redirect against form-action too, so the app's address has to be in it.
    target = f" {_origin(redirect)}" if redirect else ""
    policy = (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'{target}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


def _origin(uri: str) -> str:
    parts = urlsplit(uri)
    # A policy's grammar has no IPv6 addresses; the scheme alone is wider, and lets the person through.
    if parts.scheme in {"http", "https"} and "[" not in parts.netloc:
        return f"{parts.scheme}://{parts.netloc}"
    return f"{parts.scheme}:"

"""The person at the consent page, played over real HTTP with the standard library alone."""

from __future__ import annotations

from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from typing import Literal
from urllib.parse import urlencode, urlsplit

from ramp_api.errors import RampError

__all__ = ["decide"]

_TIMEOUT = 30


class _Form(HTMLParser):
    """The fields of the page's form, and what the page says."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.alert = ""
        self._in_alert = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = values.get("action", "")
        elif tag == "input":
            self.fields[values["name"]] = values.get("value", "")
        self._in_alert = values.get("role") == "alert"

    def handle_data(self, data: str) -> None:
        if self._in_alert:
            self.alert += data


def decide(base_url: str, consent_url: str, decision: Literal["approve", "deny"], *, actor: str | None = None) -> str:
    """Open the consent page, press a button, and give the address that the browser would be sent to.

    Args:
        base_url: where the sandbox is.
        consent_url: the consent page.
        decision: the button.
        actor: the id of the user who decides; by default the one whom the page names first.

    Raises:
        ValueError: the URL is not one of this sandbox's.
        RampError: the page showed an error, and no button.
    """
    if not consent_url.startswith(f"{base_url}/"):
        raise ValueError(f"that consent page is not this sandbox's, which is at {base_url}")
    parts = urlsplit(consent_url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=_TIMEOUT)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}")
        location, page = _read(connection.getresponse())
        if location is not None:
            return location
        form = _Form()
        form.feed(page)
        if not form.action:
            raise RampError(f"the consent page has nothing to decide: {form.alert or 'no form'}")
        chosen = {} if actor is None else {"actor": actor}
        body = urlencode({**form.fields, **chosen, "decision": decision})
        connection.request("POST", form.action, body, {"Content-Type": "application/x-www-form-urlencoded"})
        location, page = _read(connection.getresponse())
    finally:
        connection.close()
    if location is None:
        form.feed(page)
        raise RampError(f"the consent page did not lead back to the app: {form.alert}")
    return location


def _read(response: HTTPResponse) -> tuple[str | None, str]:
    page = response.read().decode()
    return response.getheader("Location"), page

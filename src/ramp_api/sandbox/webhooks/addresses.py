"""Where a webhook may go, and what it may be sent with. A sandbox must never send to the internet by accident."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from ramp_api.sandbox.problems import invalid

__all__ = ["candidates", "check_headers", "check_url"]

# The characters of RFC 3986 but "#", and a length that servers take.
_URL = re.compile(r"[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=%]{1,2000}", re.ASCII)
_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}", re.ASCII)
_HEADER_VALUE = re.compile(r"[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?")
_OURS = frozenset({
    "connection", "content-encoding", "content-length", "content-type", "expect", "host", "te", "trailer",
    "transfer-encoding", "upgrade", "user-agent",
})  # fmt: skip


def check_url(url: str, *, anywhere: bool) -> None:
    """Let an endpoint's address pass; ``anywhere`` is whether it may be on another machine.

    Raises:
        Problem: 422, it is malformed, or leads away from this machine.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise invalid("endpoint_url", "is not an address") from None
    if not _URL.fullmatch(url) or parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise invalid("endpoint_url", "is not the address of an http or https server")
    if "@" in parts.netloc:
        raise invalid("endpoint_url", "holds credentials, which belong in additional_headers")
    if not anywhere and not candidates(parts):
        raise invalid(
            "endpoint_url",
            "leads away from this machine, and this sandbox sends to 127.0.0.1, ::1 and localhost only "
            '(Policies(webhook_hosts="any") allows others)',
        )


def candidates(parts: SplitResult) -> list[str]:
    """The loopback addresses that an address means, or none. No name server is asked: that would be sending, too."""
    host = (parts.hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return ["127.0.0.1", "::1"]
    try:
        return [host] if ip_address(host).is_loopback else []
    except ValueError:
        return []


def check_headers(headers: Mapping[str, str]) -> None:
    """Let the additional headers of a webhook pass.

    Raises:
        Problem: 422, one cannot be sent, or is one of those that every delivery has.
    """
    seen: set[str] = set()
    for name, value in headers.items():
        lower = name.lower()
        if not _HEADER_NAME.fullmatch(name) or lower in _OURS or lower.startswith("x-ramp-"):
            raise invalid("additional_headers", f"cannot have {name!r}")
        if lower in seen:
            raise invalid("additional_headers", f"has {lower} twice")
        if not _HEADER_VALUE.fullmatch(value):
            raise invalid("additional_headers", f"has a value for {name} that no header can have")
        seen.add(lower)

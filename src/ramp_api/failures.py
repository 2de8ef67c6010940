"""From an answer that is an error to the exception that says so; and what a write's unknown outcome is told with.

No I/O and no policy: whether to send again is decided elsewhere. Nothing that an error keeps shows the token.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from ramp_api import complaints, errors, retry
from ramp_api.codec import BODY_KEPT, as_object, parse_object
from ramp_api.errors import APIError, MissingScopeError, OutcomeUnknown, RampError
from ramp_api.http import Multipart
from ramp_api.inquiries import find_out
from ramp_api.redaction import names_secrets
from ramp_api.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ramp_api.http import Request, Response
    from ramp_api.operation import Operation
    from ramp_api.secret import Secret

__all__ = [
    "api_error",
    "check_scopes",
    "kept",
    "masked",
    "outcome_unknown",
    "says_token_is_dead",
]

_UNAUTHORIZED = 401
_SERVER = 500
_SCOPE_MISSING = "DEVELOPER_7100"
_KEY_USED = "DEVELOPER_7005"
_NOT_FOUND = "DEVELOPER_7002"
_EXPIRED = "DEVELOPER_7028"
# What is longer is no error of Ramp's but some page: it is kept (cut), and not understood.
_LONGEST_READ = 1 << 20
_SCOPE = re.compile(r"[a-z_]+:[a-z_]+", re.IGNORECASE)
# The statuses whose answers speak of single fields.
_ABOUT_FIELDS = frozenset({400, 409, 422})

_KINDS: dict[int, type[APIError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.ValidationError,
    429: errors.RateLimitError,
}

# What Ramp's codes mean, and what to do about them. A hint alone never changes the class.
_HINTS = {
    "DEVELOPER_7001": "a value is missing or not what Ramp takes: field_errors and additional_info say which",
    "DEVELOPER_7002": "Ramp does not know the access token any more: it was revoked, or replaced; get a new one",
    "DEVELOPER_7005": "Ramp has had this idempotency key before: the call was received then, and is not done twice",
    "DEVELOPER_7028": "the access token has expired: get a new one",
    "DEVELOPER_7076": "these filters do not go together: cards.physical.list(include_terminated_only=True) wants "
    "include_activated_only=False beside it",
    "DEVELOPER_7077": "this kind of token is not let near this call: use one of an app with the scope",
    "DEVELOPER_7098": "the business is not entitled to card numbers by API: ask Ramp for it",
    "DEVELOPER_7122": "there is no accounting field with this remote_id",
    "DEVELOPER_7123": "there is no active field option with this remote_id",
    "CUSTOMER_7004": "the business has not let this app in: consent is needed, or the plan does not have it",
}


class _Details(NamedTuple):
    code: str | None
    message: str | None
    info: dict[str, Any]
    document: dict[str, Any]


def _details(body: bytes) -> _Details:
    """Code, message and additional info of an error body, as far as they are there: not yet masked."""
    document = (parse_object(body) if len(body) <= _LONGEST_READ else None) or {}
    code = message = None
    info: dict[str, Any] = {}
    for name in ("error_v2", "error"):
        part = as_object(document.get(name))
        code = code or _string(part.get("error_code"))
        message = message or _string(part.get("message"))
        info = info or as_object(part.get("additional_info"))
    message = message or _string(document.get("message")) or _string(document.get("error"))
    return _Details(code, message, info, document)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def says_token_is_dead(response: Response[bytes]) -> bool:
    """Whether an answer says that the token is not accepted (any more).

    Ramp says so by 401, or by its own codes under whatever status. It says ``DEVELOPER_7002`` of other things that it
    does not find as well, such as a user who is named in a body: those are told by their words.
    """
    if not response.is_error:
        return False
    if response.status == _UNAUTHORIZED:
        return True
    return _is_of_a_token(_details(response.body))


def _is_of_a_token(details: _Details) -> bool:
    if details.code != _NOT_FOUND:
        return details.code == _EXPIRED
    words = (details.message or "").lower()
    return "token" in words or not ("not found" in words or "does not exist" in words)


def masked(body: bytes, access_token: Secret) -> bytes:
    """A body without the token, cut to what an error keeps: a proxy's page may show the request that it was sent.

    Example:
        >>> from ramp_api import Secret
        >>> from ramp_api.failures import masked
        >>> masked(b"Bearer ramp_tok_hidden, ramp%5Ftok%5Fhidden", Secret("ramp_tok_hidden"))
        b'Bearer **********, **********'
    """
    return Sieve(access_token).body(body)


def kept(operation: Operation[Any], body: bytes) -> bytes:
    """What an error keeps of a body: 64 KiB at most, and nothing where the operation's answers hold secrets."""
    return b"" if operation.sensitive else body[:BODY_KEPT]


def api_error(
    operation: Operation[Any],
    response: Response[bytes],
    access_token: Secret,
    *,
    attempts: int,
    wall: float = inf,
) -> APIError:
    """The error that an answer is, with all that it says, and without the token.

    Args:
        operation: what was called.
        response: the answer; no success.
        access_token: what went with the call.
        attempts: how often it was sent.
        wall: the time now, in seconds since 1970, for a ``Retry-After`` that is a date; left out, such a date counts
            only beside the answer's own ``Date``.
    """
    sieve = Sieve(access_token)
    details = _details(response.body)
    kind = _kind(response, details)
    return kind(
        sieve.line(details.message or _nothing_said(response)),
        status=response.status,
        error_code=details.code and sieve.line(details.code),
        trace_id=response.trace_id and sieve.line(response.trace_id),
        method=operation.method,
        path=operation.path,
        additional_info=complaints.pruned(details.info, sieve.text),
        field_errors=complaints.by_field(details.document, sieve.line) if response.status in _ABOUT_FIELDS else None,
        body=kept(operation, sieve.body(response.body)),
        retry_after=retry.retry_after(response, wall),
        attempts=attempts,
        hint=_hint(operation, kind, details),
    )


def _nothing_said(response: Response[bytes]) -> str:
    if response.is_redirect:
        return "a redirect, which is never followed"
    return f"no message ({response.headers.get('content-type', 'no content type')})"


def _kind(response: Response[bytes], details: _Details) -> type[APIError]:
    if response.is_error and (response.status == _UNAUTHORIZED or _is_of_a_token(details)):
        return errors.AuthenticationError
    if response.status >= _SERVER:
        return errors.ServerError
    if details.code == _SCOPE_MISSING and response.is_error:
        return errors.PermissionDeniedError
    return _KINDS.get(response.status, APIError)


def _hint(operation: Operation[Any], kind: type[APIError], details: _Details) -> str | None:
    code = details.code or ""
    if code == _SCOPE_MISSING:
        scopes = " and ".join(operation.scopes) or "another scope"
        return f"the token needs {scopes}: let the app have it, and get a new token"
    if code == _NOT_FOUND and kind is not errors.AuthenticationError:
        return None
    return _HINTS.get(code)


def check_scopes(operation: Operation[Any], scope: str | None) -> None:
    """Refuse a call that the token's scope cannot allow, before it is sent.

    In doubt the call goes out. Where Ramp lists several scopes for an operation, nothing says whether it wants all of
    them: one is enough here. And a scope that is not ``resource:right`` may stand for anything.

    Args:
        operation: what is to be called.
        scope: the token's, with blanks between; None or empty where it is not known.

    Raises:
        MissingScopeError: the token has none of the scopes that the operation asks for, but others.

    Example:
        >>> from ramp_api.failures import check_scopes
        >>> from ramp_api.operations import bills
        >>> check_scopes(bills.LIST, "users:read bills:read")
        >>> check_scopes(bills.LIST, "users:read")
        Traceback (most recent call last):
        ramp_api.errors.MissingScopeError: bills.list needs the scope bills:read, which the token does not have
    """
    granted = (scope or "").split()
    if not granted or not operation.scopes or any(one in granted for one in operation.scopes):
        return
    if not all(_SCOPE.fullmatch(one) for one in granted):
        return
    needed = " or ".join(operation.scopes)
    message = f"{operation.name} needs the scope {needed}, which the token does not have"
    raise MissingScopeError(message, missing=operation.scopes, granted=granted)


def outcome_unknown(
    operation: Operation[Any],
    request: Request,
    cause: RampError,
    *,
    sent_at: float,
    attempts: int,
) -> OutcomeUnknown:
    """The error for a write that may have been done: what was sent, when, and how to find out. Its cause is set.

    Args:
        operation: what was called.
        request: what was sent.
        cause: what happened last.
        sent_at: when it was first sent, in seconds since 1970.
        attempts: how often it was sent.
    """
    body, key, sync_type = _sent(operation, request)
    moment = datetime.fromtimestamp(sent_at, UTC)
    url = urlsplit(request.url)
    # No call takes a key for a header, and one that Ramp has refused as used is of no use again.
    repeats = operation.key_header is None and not (isinstance(cause, APIError) and cause.error_code == _KEY_USED)
    error = OutcomeUnknown(
        _reason(cause),
        method=operation.method,
        path=operation.path,
        operation=operation.name,
        url=url.path + (f"?{url.query}" if url.query else ""),
        body=body,
        sent_at=moment,
        trace_id=_string(getattr(cause, "trace_id", None)),
        attempts=attempts,
        idempotency_key=key,
        find_out=find_out(operation, url.path, key=key if repeats else None, sent_at=moment, sync_type=sync_type),
    )
    error.__cause__ = cause
    return error


def _reason(cause: RampError) -> str:
    return f"HTTP {cause.status}" if isinstance(cause, APIError) else cause.message


def _sent(operation: Operation[Any], request: Request) -> tuple[bytes, str | None, str | None]:
    """What an error may keep of what was sent, and of it the idempotency key and the type of what was synced."""
    content = request.content
    if isinstance(content, Multipart):
        fields: dict[str, Any] = dict(content.fields)
        body = ", ".join(_parts(content)).encode()
    else:
        fields = parse_object(content) or {}
        body = content
    if names_secrets(fields):
        body = b""  # a bank account, say: what no log may show is not for an error either
    key = _string(fields.get("idempotency_key"))
    if operation.key_header is not None:
        name = operation.key_header.lower()
        key = next((value for header, value in request.headers if header.lower() == name), None)
    return kept(operation, body), key, _string(fields.get("sync_type"))


def _parts(content: Multipart) -> Iterator[str]:
    yield from (name for name, _ in content.fields)
    yield from (upload.name for upload in content.files)

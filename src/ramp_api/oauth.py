"""OAuth as messages: what the token endpoint and the consent page are sent, and what their answers mean. Pure.

Which token to use, and when to get another, is in ``auth.py``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote_plus, urlencode, urlsplit

import msgspec
from msgspec.structs import force_setattr

from ramp_api.codec import as_object, parse_object
from ramp_api.errors import InvalidRequestError, OAuthError
from ramp_api.http import Request, Response
from ramp_api.secret import Sealed, Secret
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from ramp_api.operation import Operation

__all__ = [
    "ConsentRequest",
    "basic_credentials",
    "checked",
    "code_of",
    "consent_request",
    "grant_form",
    "parse_revocation",
    "parse_token",
    "scope_string",
    "state_of",
    "token_request",
]

_GRANTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "authorization_code": (("code", "redirect_uri"), ("code_verifier",)),
    "refresh_token": (("refresh_token",), ()),
    "client_credentials": (("scope",), ()),
}
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")  # RFC 6749, 3.3
_VISIBLE = re.compile(r"[\x20-\x7e]+")  # RFC 6749, appendix A: VSCHAR
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")  # RFC 7636, 4.1
_B64TOKEN = re.compile(r"[\x21-\x7e]+")  # wider than RFC 6750's b64token, and safe in a header
# What looks like a token, whoever's it is: Ramp's begin so, and others mix their letters.
_TOKEN_LIKE = re.compile(
    r"ramp_(?:tok|sec)_[\w.~+/=-]{12,}"
    r"|(?<!\w)(?=[\w+/=~-]*[A-Z])(?=[\w+/=~-]*[a-z])(?=[\w+/=~-]*[0-9])[\w+/=~-]{30,}", re.ASCII
)  # fmt: skip
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,60}(?![^\s;,])")
_LONGEST_TEXT = 2_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_CALLBACK = 8 * 1024
_LONGEST_LIFE = 3650 * 86_400
_MANY = 10**18
_OK = 200
_NOT_FOUND = "DEVELOPER_7002"
_UNAVAILABLE = 503


class ConsentRequest(msgspec.Struct, frozen=True):
    """A customer on the way to the consent page. Keep it (in the customer's session) until the callback comes.

    Attributes:
        url: where to send the customer's browser.
        state: ties the callback to this request (RFC 6749, 10.12).
        code_verifier: ties the code to this request (RFC 7636).
        redirect_uri: where the customer comes back; the code is redeemed with exactly this.
    """

    url: str
    state: Secret
    code_verifier: Secret
    redirect_uri: str

    def __post_init__(self) -> None:
        force_setattr(self, "state", Secret(self.state))
        force_setattr(self, "code_verifier", Secret(self.code_verifier))

    def __repr__(self) -> str:
        # The address holds the state.
        return f"<ConsentRequest for {self.redirect_uri}>"


def scope_string(scopes: str | Iterable[str]) -> str:
    """Scopes as one string, each once, in the order given (RFC 6749, 3.3).

    Raises:
        InvalidRequestError: there is none, or one has characters that no scope has.
    """
    names: list[Any] = scopes.split(" ") if isinstance(scopes, str) else list(scopes)
    for name in names:
        if not isinstance(name, str) or not _SCOPE.fullmatch(name):
            what = repr(name) if str(name).isprintable() else "what holds control characters"
            raise InvalidRequestError(f"{what} is not a scope; give names such as 'transactions:read'")
    if not names:
        raise InvalidRequestError("at least one scope is needed, such as 'transactions:read'")
    return " ".join(dict.fromkeys(names))


def grant_form(grant_type: str, parameters: Mapping[str, Any]) -> dict[str, Secret]:
    """The form of a token request, checked (RFC 6749, 4.1.3, 4.4.2 and 6; RFC 7636, 4.5).

    Raises:
        InvalidRequestError: the grant is unknown, or a parameter is missing, not of this grant, or malformed.
    """
    if grant_type not in _GRANTS:
        raise InvalidRequestError(f"grant_type must be one of {', '.join(_GRANTS)}, not {grant_type!r}")
    required, allowed = _GRANTS[grant_type]
    parameters = _veiled(parameters)
    given = {name: value for name, value in parameters.items() if value is not None}
    if missing := [name for name in required if name not in given]:
        raise InvalidRequestError(f"grant_type={grant_type!r} needs {' and '.join(missing)}")
    if extra := sorted(set(given) - {*required, *allowed}):
        raise InvalidRequestError(f"grant_type={grant_type!r} does not take {' and '.join(extra)}")
    if "scope" in given:
        given["scope"] = scope_string(given["scope"])
    form = {"grant_type": Secret(grant_type)}
    for name, value in given.items():
        form[name] = checked(name, value)
    return form


def _veiled(parameters: Mapping[str, Any]) -> dict[str, Any]:
    # A traceback may show a frame's variables.
    return {
        name: Secret(value) if isinstance(value, str) and name != "scope" else value
        for name, value in parameters.items()
    }


def checked(name: str, value: object) -> Secret:
    """A parameter that can be sent as it is (RFC 6749, appendix A).

    Raises:
        InvalidRequestError: it is no string, empty, or malformed.
    """
    if not isinstance(value, str | Secret):
        raise InvalidRequestError(f"{name} must be a string, not {type(value).__name__}")
    value = Secret(value)
    pattern = _VERIFIER if name == "code_verifier" else _VISIBLE
    if not pattern.fullmatch(value.reveal()):
        raise InvalidRequestError(f"{name} is empty, or has characters or a length that it cannot have")
    return value


def token_request(
    operation: Operation[Any], origin: str, credentials: Secret | None, form: Mapping[str, Secret]
) -> Request:
    """A request to the token endpoint: form-encoded, with HTTP Basic, or nothing, to say who asks."""
    authorization = () if credentials is None else (("authorization", f"Basic {credentials.reveal()}"),)
    return Request(
        operation.method,
        origin + operation.path,
        (
            *authorization,
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
        ),
        urlencode({name: value.reveal() for name, value in form.items()}).encode(),
    )


def basic_credentials(client_id: str, client_secret: Secret) -> Secret:
    """Client id and secret for HTTP Basic.

    Both are form-encoded before they are joined (RFC 6749, 2.3.1), so that ``:`` and the like survive.
    """
    pair = Secret(f"{quote_plus(client_id)}:{quote_plus(client_secret.reveal())}")
    return Secret(base64.b64encode(pair.reveal().encode()).decode())


def parse_token(response: Response[bytes], *, asked_at: datetime, sent: Collection[Secret] = ()) -> OAuth2Token:
    """The token in an answer of the token endpoint (RFC 6749, 5.1), whatever an answer may be.

    Args:
        response: the answer.
        asked_at: when the request was sent: the token's life is counted from there, which errs on the safe side.
        sent: secrets that went with the request, so that an error that echoes them can be shown.

    Raises:
        OAuthError: the answer is an error, in whatever form and status, or not an answer of a token endpoint.
    """
    answer = _answer(response, sent)
    access_token, refresh_token = _secret(answer, "access_token"), _secret(answer, "refresh_token")
    if access_token is None or not _B64TOKEN.fullmatch(access_token.reveal()):
        raise _not_understood(response, "there is no access token in it that a header can carry")
    if str(answer.get("token_type") or "Bearer").lower() != "bearer":
        raise _not_understood(response, "its token type is not Bearer, and ramp-api knows no other")
    expires_in = _seconds(answer.get("expires_in"))
    refresh_life = _seconds(answer.get("refresh_token_expires_in"))
    scope = _text(answer.get("scope"), sent)
    return OAuth2Token(
        access_token=access_token,
        refresh_token=refresh_token,
        token_type=answer.get("token_type") or "Bearer",
        expires_in=expires_in,
        scope=scope if scope == answer.get("scope") else None,  # not one that cannot be shown
        refresh_token_expires_in=refresh_life,
        expires_at=_end(asked_at, expires_in),
        refresh_token_expires_at=_end(asked_at, refresh_life),
    )


def _end(asked_at: datetime, seconds: int | None) -> datetime | None:
    # A lifetime that makes no sense is no news about the end: the server will say when it comes.
    return asked_at + timedelta(seconds=min(seconds, _LONGEST_LIFE)) if seconds and seconds > 0 else None


def parse_revocation(response: Response[bytes], sent: Collection[Secret] = ()) -> None:
    """What a revocation answer means (RFC 7009, 2.2): 200 is success, for an unknown token as well.

    Raises:
        OAuthError: anything else; the token must be taken to live on.
    """
    if response.status == _OK:
        return
    _answer(response, sent)
    raise _not_understood(response, "the token was not revoked")


def _answer(response: Response[bytes], sent: Collection[Secret]) -> dict[str, Any]:
    """The JSON object of a success, which shows nothing of itself; OAuthError for everything else."""
    answer = _hidden(parse_object(response.body))
    if answer is None:
        raise _not_understood(response, "it is not a JSON object")
    for error in (answer, Sealed(as_object(answer.get("error_v2"))), Sealed(as_object(answer.get("error")))):
        code = _text(error.get("error") if error is answer else error.get("error_code"), sent)
        if code:
            description = _text(error.get("error_description", error.get("message")), sent)
            raise OAuthError(
                "invalid_grant" if code == _NOT_FOUND and _is_of_a_refresh_token(description) else code,
                error_description=description,
                error_uri=_text(error.get("error_uri"), sent),
                status=response.status,
                trace_id=response.trace_id,
            )
    if not response.is_success:
        raise _not_understood(response, "it names no error")
    return answer


def _is_of_a_refresh_token(description: str | None) -> bool:
    # Ramp has been seen to say so of one that it does not know (any more), in place of RFC 6749's invalid_grant.
    return "refresh token" in (description or "").lower()


def _secret(answer: Mapping[str, Any], name: str) -> Secret | None:
    return Secret(answer[name]) if isinstance(answer.get(name), str) and answer[name] else None


def _hidden(answer: dict[str, Any] | None) -> Sealed | None:
    return None if answer is None else Sealed(answer)


def _text(value: object, sent: Collection[Secret]) -> str | None:
    """What a server says, as it can be shown: on one line, not without end, and with nothing secret in it."""
    if not isinstance(value, str):
        return None
    text = value[:_LONGEST_TEXT]
    for secret in filter(None, sent):
        for written in (secret.reveal(), quote_plus(secret.reveal(), errors="surrogatepass")):
            text = text.replace(written, str(secret))
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _TOKEN_LIKE.sub(str(Secret("")), text))


def _not_understood(response: Response[bytes], why: str) -> OAuthError:
    named = _MEDIA_TYPE.match(response.headers.get("content-type", ""))
    kind = _text(named[0], ()) if named else "no content type"
    what = "a redirect, which is never followed" if response.is_redirect else kind
    return OAuthError(
        "temporarily_unavailable" if response.status == _UNAVAILABLE else "invalid_response",
        error_description=f"the answer ({what}) is not one of a token endpoint: {why}",
        status=response.status,
        trace_id=response.trace_id,
    )


def _seconds(value: object) -> int | None:
    """A lifetime as a whole number; servers write it as a number or a string."""
    if isinstance(value, str):
        value = value.strip()
        return int(value) if re.fullmatch(r"-?[0-9]{1,18}", value) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    # Compared before it is converted: the digits of "1e999999999" would fill the memory.
    return int(max(-_MANY, min(value, _MANY)))


def consent_request(
    consent_url: str, client_id: str, redirect_uri: str, scopes: str | Iterable[str], *, prefix: str = ""
) -> ConsentRequest:
    """A consent page's address with a state from a CSPRNG (RFC 6749, 4.1.1) and an S256 challenge (RFC 7636, 4.3).

    ``prefix`` is what the state begins with, so that what belongs to it can be found by it.

    Raises:
        InvalidRequestError: a scope or the redirect URI is malformed.
    """
    import hashlib
    import secrets

    state, code_verifier = Secret(prefix + secrets.token_urlsafe(32)), Secret(secrets.token_urlsafe(64))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.reveal().encode()).digest()).rstrip(b"=")
    query = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": checked("redirect_uri", redirect_uri).reveal(),
        "scope": scope_string(scopes),
        "state": state.reveal(),
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    return ConsentRequest(f"{consent_url}?{urlencode(query)}", state, code_verifier, redirect_uri)


def code_of(callback_url: str | Secret, consent: ConsentRequest, issuers: frozenset[str]) -> Secret:
    """The code in a callback, once it is shown to belong to this consent (RFC 6749, 4.1.2; RFC 9207).

    Raises:
        OAuthError: the state or the issuer is not ours, the customer refused (``access_denied``), or there is no code.
    """
    callback_url = Secret(callback_url)
    answer = _parameters(callback_url)
    if "state" not in answer or answer["state"] != consent.state:
        raise OAuthError("invalid_state", error_description="the callback does not belong to this consent")
    if "iss" in answer and answer["iss"].reveal() not in issuers:
        raise OAuthError("invalid_state", error_description="the callback comes from another server")
    sent = [consent.state, consent.code_verifier, *filter(None, [answer.get("code")])]
    if error := _told(answer, "error", sent):
        raise OAuthError(
            error,
            error_description=_told(answer, "error_description", sent),
            error_uri=_told(answer, "error_uri", sent),
        )
    if not (code := answer.get("code")):
        raise OAuthError("invalid_response", error_description="the callback holds neither a code nor an error")
    return code


def _told(answer: Mapping[str, Secret], name: str, sent: Collection[Secret]) -> str | None:
    return _text(answer[name].reveal(), sent) if answer.get(name) else None


def state_of(callback_url: Secret) -> Secret | None:
    """The state that a callback claims, or None: for finding the consent that :func:`code_of` then checks it against.

    Raises:
        OAuthError: it is no callback (``invalid_response``).
    """
    return _parameters(callback_url).get("state")


def _parameters(callback_url: Secret) -> dict[str, Secret]:
    if len(callback_url.reveal()) > _LONGEST_CALLBACK or _CONTROL.search(callback_url.reveal()):
        raise OAuthError("invalid_response", error_description="the callback is too long, or holds control characters")
    try:
        query = [
            (name, Secret(value))
            for name, value in parse_qsl(
                urlsplit(callback_url.reveal()).query, keep_blank_values=True, max_num_fields=50
            )
        ]
    except ValueError:
        query = []
    if any(_CONTROL.search(value.reveal()) for _, value in query):
        raise OAuthError("invalid_response", error_description="the callback holds control characters")
    # A parameter given twice is two answers in one; RFC 6749, 3.1 forbids it.
    if len(answer := dict(query)) < len(query):
        raise OAuthError("invalid_response", error_description="the callback gives a parameter twice")
    return answer


def moment(wall: float) -> datetime:
    """Seconds since 1970 as an aware time."""
    return datetime.fromtimestamp(wall, UTC)

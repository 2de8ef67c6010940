"""``client.auths``: the token endpoint, by hand, because grants are not like other calls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, overload

from ramp_api.secret import Secret

if TYPE_CHECKING:
    from ramp_api.drivers import AsyncDriver, Driver
    from ramp_api.flow import Flow
    from ramp_api.session import Session
    from ramp_api.tokens import OAuth2Token

__all__ = ["AsyncAuths", "Auths"]


class Auths:
    """``Client.auths``: what the Rust crate's ``Auths`` promises."""

    __slots__ = ("_driver", "_session")

    def __init__(self, driver: Driver, session: Session) -> None:
        self._driver = driver
        self._session = session

    @overload
    def post_token(
        self,
        *,
        grant_type: Literal["authorization_code"],
        code: str | Secret,
        redirect_uri: str,
        code_verifier: str | Secret | None = None,
    ) -> OAuth2Token: ...

    @overload
    def post_token(self, *, grant_type: Literal["refresh_token"], refresh_token: str | Secret) -> OAuth2Token: ...

    @overload
    def post_token(self, *, grant_type: Literal["client_credentials"], scope: str | Iterable[str]) -> OAuth2Token: ...

    def post_token(self, *, grant_type: str, **parameters: Any) -> OAuth2Token:
        """Ask for a token by one of the three grants (RFC 6749, 4.1.3, 4.4.2 and 6).

        Ramp: ``POST /developer/v1/token``, form-encoded, by HTTP Basic.

        The client's own token stays as it is, with one exception: where its refresh token is the one spent here,
        the new token takes its place, so that it is not lost. To get *and* use a token, see
        :meth:`Client.get_access_token` and :meth:`Client.refresh_access_token`.

        Args:
            grant_type: ``"authorization_code"``, ``"refresh_token"`` or ``"client_credentials"``.
            **parameters: ``code``, ``redirect_uri`` (exactly the one of the consent page) and, where the consent had
                a challenge, ``code_verifier``; or ``refresh_token``; or ``scope``, a string or names.

        Raises:
            InvalidRequestError: the grant is unknown, or a parameter is missing, foreign or malformed;
                nothing was sent.
            ConfigurationError: the client has no id or secret; nothing was sent.
            OAuthError: the endpoint refused; ``error`` says why, for instance ``"invalid_grant"``.
            TransportError: no answer came. What a code or a refresh token is spent for is waited for, whatever the
                client's ``timeout`` is: for 65 seconds of silence.

        Example:
            >>> token = ramp.auths.post_token(grant_type="client_credentials", scope="users:read")
            >>> token.access_token, token.token_type, token.expires_in, token.scope
            (Secret('**********'), 'Bearer', 864000, 'users:read')
        """
        parameters = _veiled(parameters)
        return self._driver.run(_post(self._session, grant_type, parameters))

    def post_token_pkce(self, *, code: str | Secret, redirect_uri: str, code_verifier: str | Secret) -> OAuth2Token:
        """Redeem a code for a token without a client secret (RFC 6749, 4.1.3; RFC 7636, 4.5).

        Ramp: ``POST /developer/v1/token/pkce``, form-encoded, with the client id in the form. The client's own token
        stays as it is.

        Args:
            code: what the customer came back with.
            redirect_uri: exactly the one of the consent page.
            code_verifier: what the consent's challenge was made from (S256).

        Raises:
            InvalidRequestError: a parameter is missing or malformed; nothing was sent.
            ConfigurationError: the client has no id; nothing was sent.
            OAuthError: the endpoint refused; ``error`` says why, for instance ``"invalid_grant"``.
            TransportError: no answer came. The code may have been spent.
        """
        code, code_verifier = _veil(code), _veil(code_verifier)
        form = {"code": code, "redirect_uri": redirect_uri, "code_verifier": code_verifier}
        return self._driver.run(self._session.tokens.post_pkce(form))

    def revoke_token(self, token: str | Secret) -> None:
        """Revoke a token, of either kind (RFC 7009). An unknown one counts as revoked.

        Ramp: ``POST /developer/v1/token/revoke``, form-encoded, by HTTP Basic.

        Raises:
            InvalidRequestError: the token is empty or malformed; nothing was sent.
            OAuthError: it was not revoked and must be taken to live on, ``temporarily_unavailable`` (503) included.
            TransportError: no answer came.

        Example:
            >>> token = ramp.auths.post_token(grant_type="client_credentials", scope="users:read")
            >>> ramp.auths.revoke_token(token.access_token)
        """
        token = _veil(token)
        self._driver.run(self._session.in_time(self._session.tokens.revoke(token)))


class AsyncAuths:
    """``AsyncClient.auths``: as :class:`Auths`."""

    __slots__ = ("_driver", "_session")

    def __init__(self, driver: AsyncDriver, session: Session) -> None:
        self._driver = driver
        self._session = session

    @overload
    async def post_token(
        self,
        *,
        grant_type: Literal["authorization_code"],
        code: str | Secret,
        redirect_uri: str,
        code_verifier: str | Secret | None = None,
    ) -> OAuth2Token: ...

    @overload
    async def post_token(self, *, grant_type: Literal["refresh_token"], refresh_token: str | Secret) -> OAuth2Token: ...

    @overload
    async def post_token(
        self, *, grant_type: Literal["client_credentials"], scope: str | Iterable[str]
    ) -> OAuth2Token: ...

    async def post_token(self, *, grant_type: str, **parameters: Any) -> OAuth2Token:
        """Ask for a token by one of the three grants; as :meth:`Auths.post_token`."""
        parameters = _veiled(parameters)
        return await self._driver.run(_post(self._session, grant_type, parameters))

    async def post_token_pkce(
        self, *, code: str | Secret, redirect_uri: str, code_verifier: str | Secret
    ) -> OAuth2Token:
        """Redeem a code for a token without a client secret; as :meth:`Auths.post_token_pkce`."""
        code, code_verifier = _veil(code), _veil(code_verifier)
        form = {"code": code, "redirect_uri": redirect_uri, "code_verifier": code_verifier}
        return await self._driver.run(self._session.tokens.post_pkce(form))

    async def revoke_token(self, token: str | Secret) -> None:
        """Revoke a token, of either kind; as :meth:`Auths.revoke_token`."""
        token = _veil(token)
        await self._driver.run(self._session.in_time(self._session.tokens.revoke(token)))


def _post(session: Session, grant_type: str, parameters: dict[str, Any]) -> Flow[OAuth2Token]:
    asked = session.tokens.post(grant_type, parameters)
    # What is spent is spent: its answer is waited for, since nobody else would have it.
    return session.in_time(asked) if grant_type == "client_credentials" else asked


_SECRET = {"code", "code_verifier", "refresh_token"}


def _veil(value: Any) -> Any:
    """A secret as one, before any error can show it in a traceback; what is none is refused later, by its name."""
    return Secret(value) if isinstance(value, str) else value


def _veiled(parameters: dict[str, Any]) -> dict[str, Any]:
    return {name: _veil(value) if name in _SECRET else value for name, value in parameters.items()}

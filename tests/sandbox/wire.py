"""A plain HTTP client for these tests, so that they do not lean on the library that the sandbox is there to test."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from ramp_api.sandbox import Sandbox

API = "/developer/v1"
FORM = "application/x-www-form-urlencoded"
_IDLE = 2.0


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def code(self) -> str:
        code: str = self.json["error_v2"]["error_code"]
        return code


class Wire:
    """One connection to a sandbox, and a token with every scope."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        parts = urlsplit(sandbox.base_url)
        self.connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        self._token: str | None = None
        self._used = time.monotonic()

    def close(self) -> None:
        self.connection.close()

    def send(
        self, method: str, path: str, body: bytes | str | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        # The server lets go of a connection that has been idle for some seconds: ask by a new one rather.
        if time.monotonic() - self._used > _IDLE:
            self.connection.close()
        self.connection.request(method, path, body, dict(headers or {}))
        response = self.connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        content, self._used = response.read(), time.monotonic()
        return Reply(response.status, headers, content)

    def basic(self, client_id: str | None = None, secret: str | None = None) -> str:
        pair = f"{quote_plus(client_id or self.sandbox.client_id)}:{quote_plus(secret or self.sandbox.client_secret)}"
        return "Basic " + base64.b64encode(pair.encode()).decode()

    def form(self, path: str, fields: Mapping[str, str] | str, *, authorization: str | None = None) -> Reply:
        body = fields if isinstance(fields, str) else urlencode(fields)
        headers = {"Content-Type": FORM, "Authorization": authorization or self.basic()}
        return self.send("POST", f"{API}{path}", body, headers)

    def grant(self, **fields: str) -> Reply:
        return self.form("/token", fields)

    def client_credentials(self, *scopes: str) -> str:
        reply = self.grant(grant_type="client_credentials", scope=" ".join(scopes or self.sandbox.scopes))
        assert reply.status == 200, reply.content
        token: str = reply.json["access_token"]
        return token

    @property
    def token(self) -> str:
        if self._token is None:
            self._token = self.client_credentials()
        return self._token

    def get(self, path: str, token: str | None = None, **query: Any) -> Reply:
        text = urlencode(
            {name: str(value).lower() if isinstance(value, bool) else value for name, value in query.items()}
        )
        return self.send(
            "GET", f"{API}{path}{text and '?'}{text}", headers={"Authorization": f"Bearer {token or self.token}"}
        )

    def json(self, method: str, path: str, body: object, **headers: str) -> Reply:
        encoded = body if isinstance(body, str) else json.dumps(body)
        sent = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", **headers}
        return self.send(method, f"{API}{path}", encoded, sent)

    def pages(self, path: str, **query: Any) -> Iterator[list[dict[str, Any]]]:
        reply = self.get(path, **query)
        while True:
            assert reply.status == 200, reply.content
            yield reply.json["data"]
            following = reply.json["page"]["next"]
            if following is None:
                return
            assert following.startswith(self.sandbox.base_url)
            reply = self.send(
                "GET", following.removeprefix(self.sandbox.base_url), headers={"Authorization": f"Bearer {self.token}"}
            )

    def all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        return [record for page in self.pages(path, **({"page_size": 100} | query)) for record in page]

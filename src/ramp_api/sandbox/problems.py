"""Ramp's error format and its codes, in one table. What is an error is decided elsewhere."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec

__all__ = ["Kind", "Problem", "invalid"]


class Kind(Enum):
    """What can be wrong with a call: HTTP status and error code.

    Ramp's own codes are used where they have been seen; where Ramp's is unknown the code says that it is ours.
    """

    VALIDATION = (422, "DEVELOPER_7001")
    TOKEN_DEAD = (404, "DEVELOPER_7002")
    NOT_FOUND = (404, "DEVELOPER_7003")
    TOKEN_EXPIRED = (404, "DEVELOPER_7028")
    SCOPE_MISSING = (403, "DEVELOPER_7100")
    CARD_FILTERS = (400, "DEVELOPER_7076")
    TOKEN_MISSING = (401, "SANDBOX_TOKEN_MISSING")
    CONFLICT = (409, "SANDBOX_CONFLICT")
    FORBIDDEN = (403, "SANDBOX_FORBIDDEN")
    MALFORMED = (400, "SANDBOX_MALFORMED")
    NO_SUCH_PATH = (404, "SANDBOX_NO_SUCH_PATH")
    METHOD_NOT_ALLOWED = (405, "SANDBOX_METHOD_NOT_ALLOWED")
    TOO_LARGE = (413, "SANDBOX_TOO_LARGE")
    MEDIA_TYPE = (415, "SANDBOX_MEDIA_TYPE")
    RATE_LIMITED = (429, "SANDBOX_RATE_LIMITED")
    INTERNAL = (500, "SANDBOX_INTERNAL")
    NOT_IMPLEMENTED = (501, "SANDBOX_NOT_IMPLEMENTED")

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.value[0]

    @property
    def code(self) -> str:
        """What ``error_code`` says."""
        return self.value[1]


class Problem(Exception):
    """An answer that is an error.

    Attributes:
        kind: which error.
        message: for whoever reads the answer.
        info: goes out as ``additional_info``.
        headers: go out with the answer.
    """

    def __init__(
        self,
        kind: Kind,
        message: str,
        *,
        info: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{kind.code}: {message}")
        self.kind = kind
        self.message = message
        self.info = info or {}
        self.headers = headers or {}

    def body(self) -> bytes:
        """The error as Ramp writes it, with the older form beside it."""
        return msgspec.json.encode(
            {
                "error_v2": {
                    "error_code": self.kind.code,
                    "message": self.message,
                    "additional_info": self.info,
                    "notes": "",
                },
                "error": {"name": self.kind.code, "message": self.message},
            }
        )


def invalid(name: str, fault: str, part: str = "body") -> Problem:
    """422: a field or a parameter is not what it must be, for instance ``invalid("name", "is empty")``."""
    return Problem(Kind.VALIDATION, f"{name} {fault}", info={part: {name: fault}})

"""An answer as it comes in: its body taken piece by piece, decoded, and never larger than allowed. Pure."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

from ramp_api.errors import TransportError, UnacceptableResponseError
from ramp_api.http import Headers, Response

__all__ = ["Intake"]

_NUMBER = re.compile(r"[0-9]{1,18}")
_STEP = 256 * 1024
_GZIP = 16 + zlib.MAX_WBITS


class Intake:
    """One answer, as it comes in.

    We ask for gzip, so that this is all the coding that may come, and once: what unpacks to more than ``limit`` bytes
    is broken off as soon as it does.

    Example:
        >>> import gzip
        >>> from ramp_api.content import Intake
        >>> from ramp_api.http import Headers, Response
        >>> intake = Intake(200, Headers([(b"content-encoding", b"gzip")]), limit=1_000)
        >>> intake.take(gzip.compress(b"{}"))
        >>> intake.response().body
        b'{}'

    Raises:
        UnacceptableResponseError: it is larger than that, or in a coding that was not asked for.
        TransportError: it is not in the coding that it says, or not whole.
    """

    def __init__(self, status: int, headers: Headers, limit: int) -> None:
        self._status, self._headers, self._limit = status, headers, limit
        # It gives its bytes without another copy of them.
        self._buffer = io.BytesIO()
        self._raw = 0
        self._coding = headers.get("content-encoding", "").strip().lower()
        self._packed = self._coding in {"gzip", "x-gzip"}
        self._member: Any = None  # what unpacks it; None before the first one, and between two
        self._members = 0
        length = headers.get("content-length", "")
        if _NUMBER.fullmatch(length) and int(length) > limit:
            raise self._too_large()

    def take(self, part: bytes) -> None:
        """One piece more."""
        self._raw += len(part)
        if self._raw > self._limit:
            raise self._too_large()
        if self._packed:
            self._unpack(part)
        elif self._coding in {"", "identity"}:
            self._buffer.write(part)
        elif part:
            raise self._refused(f"the answer is coded as {self._coding[:40]!r}, which was not asked for")

    def _unpack(self, part: bytes) -> None:
        while part:
            if self._member is None:
                # There may be another member (RFC 1952, 2.2), or zeros that fill a block.
                part = part.lstrip(b"\0") if self._members else part
                if not part:
                    return
                self._member = zlib.decompressobj(_GZIP)
                self._members += 1
            part = self._unpack_member(part)

    def _unpack_member(self, part: bytes) -> bytes:
        """What comes after it. In steps: one piece may unpack to a thousand times its size, at one go."""
        member, full = self._member, False
        while (part or full) and not member.eof:
            try:
                unpacked = member.decompress(part, _STEP)
            except zlib.error as error:
                raise self._broken(str(error)) from None
            if self._buffer.tell() + len(unpacked) > self._limit:
                raise self._too_large()
            self._buffer.write(unpacked)
            part, full = member.unconsumed_tail, len(unpacked) == _STEP
        if member.eof:
            self._member = None
        rest: bytes = member.unused_data
        return rest

    def response(self) -> Response[bytes]:
        """The whole answer, once all of it was taken."""
        if self._member is not None:
            raise self._broken("it ends too early")
        return Response(self._status, self._headers, self._buffer.getvalue())

    def _broken(self, why: str) -> TransportError:
        self._buffer = io.BytesIO()
        return TransportError(f"the answer is not the gzip that it says: {why}")

    def _too_large(self) -> UnacceptableResponseError:
        return self._refused(f"the answer is larger than {self._limit:,} bytes, which is all that is taken")

    def _refused(self, why: str) -> UnacceptableResponseError:
        # The error's traceback keeps this object for as long as the error itself is kept.
        self._buffer = io.BytesIO()
        return UnacceptableResponseError(why, status=self._status, trace_id=self._headers.get("x-trace-id"))

"""Secret: a string that does not show itself. Nothing else may live here."""

from __future__ import annotations

from typing import Any, NoReturn, final

__all__ = ["Secret"]

_MASK = "**********"


@final
class Secret:
    """A client secret, token, code verifier or state that no repr, log or pickle will show.

    Only :meth:`reveal` gives the value. Comparison takes constant time and works between secrets only, so that
    a comparison with a plain string cannot quietly succeed or leak.

    Example:
        >>> from ramp_api import Secret
        >>> secret = Secret("hunter2")
        >>> print(secret, repr(secret), f"{secret:>12}")
        ********** Secret('**********') **********
        >>> secret.reveal()
        'hunter2'
    """

    __slots__ = ("_value",)
    _value: str

    def __init__(self, value: str | Secret) -> None:
        revealed = value.reveal() if isinstance(value, Secret) else value
        if not isinstance(revealed, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"a Secret holds a str, not {type(revealed).__name__}")
        object.__setattr__(self, "_value", revealed)

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret('{_MASK}')"

    def __str__(self) -> str:
        return _MASK

    def __format__(self, spec: str) -> str:
        return _MASK

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        from hmac import compare_digest

        return compare_digest(self._value.encode(errors="surrogatepass"), other._value.encode(errors="surrogatepass"))

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Secret does not change")

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is not pickled: it would leave this process in clear; pass .reveal() if you mean to")

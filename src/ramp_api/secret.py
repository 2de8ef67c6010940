"""Secret and Sealed: a string and a record that do not show themselves. Nothing else may live here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, cast, final

__all__ = ["Sealed", "Secret", "sealed"]

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


@final
class Sealed(dict[str, Any]):
    """Open JSON that holds what a :class:`Secret` would, such as a card's number: a dict that shows nothing of it.

    Its values are had by their names, as from any dict; what is printed, logged or pickled is its own affair then.

    Example:
        >>> from ramp_api.secret import sealed
        >>> card = sealed({"pan": "4111111111111111", "expiry": {"year": 2030}})
        >>> print(card, [card["expiry"]])
        Sealed(**********) [Sealed(**********)]
        >>> card["pan"][-4:], card["expiry"]["year"]
        ('1111', 2030)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Sealed({_MASK})"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a Sealed is not pickled: it would leave this process in clear; pick what you mean to keep")

    def __deepcopy__(self, memo: dict[int, Any]) -> Sealed:
        return self


def sealed(value: Any) -> Any:
    """The value with every object in it sealed."""
    if isinstance(value, dict):
        return Sealed({name: sealed(part) for name, part in cast("Mapping[str, Any]", value).items()})
    if isinstance(value, list):
        return [sealed(part) for part in cast("Sequence[Any]", value)]
    return value

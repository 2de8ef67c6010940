"""Money: exact amounts. Currencies and their exponents live here, and no other policy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

__all__ = ["CurrencyMismatchError", "Money", "exponent_of"]

# ISO 4217, list one, by minor units; funds codes and metals that have none are left out on purpose.
_EXPONENTS: dict[str, int] = {
    code: exponent
    for exponent, codes in {
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        2: (
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD "
            "CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP "
            "GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
            "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR "
            "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
            "TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL"
        ),
        3: "BHD IQD JOD KWD LYD OMR TND",
        4: "CLF UYW",
    }.items()
    for code in codes.split()
}

# Beyond any amount of money, and short of where "1e999999999" would fill the memory.
_MOST_DIGITS = 100


class CurrencyMismatchError(ValueError):
    """Two amounts of different currencies were added, subtracted or compared."""


def exponent_of(currency_code: str) -> int:
    """How many decimals a currency has (ISO 4217).

    Raises:
        ValueError: the code is not in ISO 4217, so that the value of its smallest unit is unknown.

    Example:
        >>> from ramp_api.money import exponent_of
        >>> exponent_of("USD"), exponent_of("JPY"), exponent_of("KWD")
        (2, 0, 3)
    """
    try:
        return _EXPONENTS[currency_code]
    except KeyError:
        raise ValueError(f"{currency_code!r} is not a currency of ISO 4217 with a known smallest unit") from None


class Money(msgspec.Struct, frozen=True):
    """An exact amount: whole smallest units of one currency, as Ramp's canonical amounts are.

    Attributes:
        amount: integer, in the currency's smallest unit (cents for USD, yen for JPY, fils for KWD).
        currency_code: ISO 4217, such as ``"USD"``.

    Example:
        >>> from ramp_api import Money
        >>> Money(123456, "USD")
        Money(amount=123456, currency_code='USD')
        >>> str(Money(123456, "USD")), str(Money(500, "JPY")), str(Money(-1, "KWD"))
        ('1234.56 USD', '500 JPY', '-0.001 KWD')
        >>> Money.of("19.99", "EUR") + Money.of("0.01", "EUR") == Money.of(20, "EUR")
        True
    """

    amount: int
    currency_code: str = "USD"

    @classmethod
    def of(cls, value: Decimal | int | str, currency_code: str) -> Money:
        """The money worth ``value`` whole units, for instance ``Money.of("12.34", "USD")``.

        Raises:
            TypeError: ``value`` is a float, which cannot be exact.
            ValueError: ``value`` is not a number, has more decimals than the currency, or the currency is unknown.
        """
        if isinstance(value, (float, bool)):
            raise TypeError(f"money is exact: give a Decimal, int or str, not {type(value).__name__}")
        try:
            number = Decimal(value)
        except (ArithmeticError, TypeError) as error:
            raise ValueError(f"{value!r} is not an amount of money") from error
        # Not scaleb: it rounds to the context's precision, which is 28 digits unless the caller says otherwise.
        sign, digits, power = number.as_tuple()
        if not isinstance(power, int) or abs(power) > _MOST_DIGITS or len(digits) > _MOST_DIGITS:
            raise ValueError(f"{value!r} is not an amount of money")
        shift = power + exponent_of(currency_code)
        units = int("".join(map(str, digits)))
        scaled, rest = (units * 10**shift, 0) if shift >= 0 else divmod(units, 10**-shift)
        if rest:
            raise ValueError(f"{value} has more decimals than {currency_code} has")
        return cls(-scaled if sign else scaled, currency_code)

    @property
    def exponent(self) -> int:
        """How many decimals the currency has; ``ValueError`` for a currency that ISO 4217 does not know."""
        return exponent_of(self.currency_code)

    @property
    def decimal(self) -> Decimal:
        """The value in whole units, exact, with all of the currency's decimals."""
        sign = 1 if self.amount < 0 else 0
        return Decimal((sign, tuple(map(int, str(abs(self.amount)))), -self.exponent))

    def __str__(self) -> str:
        if self.currency_code not in _EXPONENTS:
            return f"{self.amount} smallest units of {self.currency_code}"
        return f"{self.decimal:f} {self.currency_code}"

    def _same(self, other: Money) -> None:
        if self.currency_code != other.currency_code:
            raise CurrencyMismatchError(f"{self.currency_code} and {other.currency_code} do not mix")

    def __add__(self, other: object) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return Money(self.amount + other.amount, self.currency_code)

    def __radd__(self, other: object) -> Money:
        # sum() starts from 0.
        return self if other == 0 and type(other) is int else NotImplemented

    def __sub__(self, other: object) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return Money(self.amount - other.amount, self.currency_code)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency_code)

    def __mul__(self, factor: object) -> Money:
        if not isinstance(factor, int) or isinstance(factor, bool):
            return NotImplemented
        return Money(self.amount * factor, self.currency_code)

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Any) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return self.amount <= other.amount

    def __gt__(self, other: Any) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return self.amount > other.amount

    def __ge__(self, other: Any) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return self.amount >= other.amount

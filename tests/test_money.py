from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api import Money
from ramp_api.money import CurrencyMismatchError, exponent_of

amounts = st.integers(min_value=-(10**30), max_value=10**30)
currencies = st.sampled_from(["USD", "JPY", "KWD", "CLF", "EUR"])


@pytest.mark.parametrize(("money", "text"), [
    (Money(123456, "USD"), "1234.56 USD"), (Money(5, "USD"), "0.05 USD"), (Money(0, "USD"), "0.00 USD"),
    (Money(-1, "USD"), "-0.01 USD"), (Money(500, "JPY"), "500 JPY"), (Money(1234, "KWD"), "1.234 KWD"),
    (Money(7, "XTS"), "7 smallest units of XTS"),
])  # fmt: skip
def test_str(money: Any, text: Any) -> None:
    assert str(money) == text


@given(amounts, currencies)
def test_decimal_and_back_is_exact(amount: Any, currency: Any) -> None:
    money = Money(amount, currency)
    with localcontext() as context:
        context.prec = 3  # the caller's precision is no concern of ours
        assert Money.of(money.decimal, currency) == money
        assert Money.of(str(money).split()[0], currency) == money
    assert money.decimal.as_tuple().exponent == -money.exponent


@given(amounts, currencies)
def test_json_and_back_is_exact(amount: Any, currency: Any) -> None:
    if abs(amount) < 2**63:
        money = Money(amount, currency)
        assert msgspec.json.decode(msgspec.json.encode(money), type=Money) == money


@given(st.lists(amounts), currencies)
def test_sum_is_exact(values: Any, currency: Any) -> None:
    if values:
        assert sum(Money(value, currency) for value in values) == Money(sum(values), currency)


@pytest.mark.parametrize("value", [1.5, 0.1, True, float("nan")])
def test_floats_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="exact"):
        Money.of(value, "USD")


@pytest.mark.parametrize(
    "value", ["", "abc", "1.234", "NaN", "Infinity", "1e999999999", "-1e-999999999", "1" * 200, None]
)
def test_what_is_not_an_amount_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        Money.of(value, "USD")


def test_trailing_zeros_beyond_the_exponent_are_fine() -> None:
    assert Money.of("1.2000", "USD") == Money(120, "USD")
    assert Money.of("1E+3", "JPY") == Money(1000, "JPY")


def test_currencies_do_not_mix() -> None:
    one, other = Money(1, "USD"), Money(1, "EUR")
    operations: list[Callable[[], object]] = [
        lambda: one + other,
        lambda: one - other,
        lambda: one < other,
        lambda: one <= other,
        lambda: one > other,
        lambda: one >= other,
    ]
    for operation in operations:
        with pytest.raises(CurrencyMismatchError):
            operation()
    assert one != other


def test_arithmetic_refuses_what_would_not_be_exact() -> None:
    money: Any = Money(1)
    operations: list[Callable[[], object]] = [
        lambda: money * 0.5,
        lambda: money * True,
        lambda: money + 1,
        lambda: money - 0.1,
        lambda: 0.5 + money,
        lambda: 0.0 + money,
        lambda: False + money,
        lambda: 1 + money,
        lambda: money < 1,
        lambda: money <= 1,
        lambda: money > 1,
        lambda: money >= 1,
    ]
    for operation in operations:
        with pytest.raises(TypeError):
            operation()
    assert Money(3) * 2 == 2 * Money(3) == Money(6)
    assert -Money(3) < Money(0) <= Money(0) < Money(1)
    assert Money(2) > Money(1) >= Money(1)
    assert not Money(1) < Money(1)
    assert not Money(1) > Money(1)


def test_unknown_currency_says_so() -> None:
    with pytest.raises(ValueError, match="XTS"):
        exponent_of("XTS")
    with pytest.raises(ValueError, match="XTS"):
        _ = Money(1, "XTS").decimal
    assert exponent_of("KWD") == 3
    assert Money(1, "KWD").decimal == Decimal("0.001")

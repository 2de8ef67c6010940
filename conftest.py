"""For every test: the canaries, the judge of the sandbox's answers, and names for the examples in docstrings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

# Fails a test in which a secret shows.
pytest_plugins = ["tests.listening"]

_NUMBERS = count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the real minute, which keeps nobody busy: at the end, everybody would wait for it."""
    items.sort(key=lambda item: item.path.name != "test_limiter_minute.py")


@pytest.fixture(scope="module")
def _example_names(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    from ramp_api.sandbox import Sandbox

    with Sandbox(transactions=300) as sandbox, sandbox.client() as ramp:
        yield {"sandbox": sandbox, "ramp": ramp}


@pytest.fixture(autouse=True)
def _examples(request: pytest.FixtureRequest) -> None:
    """Give a docstring's example what it names; other tests start no sandbox for it."""
    if type(request.node).__name__ == "DoctestItem":
        request.getfixturevalue("doctest_namespace").update(request.getfixturevalue("_example_names"))


@pytest.fixture(autouse=True)
def _tokens_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds the tokens and logins of whoever runs it, or another test's."""
    former = os.environ.get("RAMP_TOKEN_FOLDER")
    os.environ["RAMP_TOKEN_FOLDER"] = str(tmp_path_factory.getbasetemp() / "tokens" / str(next(_NUMBERS)))
    yield
    if former is None:
        os.environ.pop("RAMP_TOKEN_FOLDER", None)
    else:
        os.environ["RAMP_TOKEN_FOLDER"] = former


@pytest.fixture(scope="session")
def judge() -> Iterator[Any]:
    """The judge of every answer that a sandbox in this process gives."""
    from tests.judge import Judge

    from ramp_api.sandbox.app import WITNESSES

    judge = Judge()
    WITNESSES.append(judge)
    yield judge
    WITNESSES.remove(judge)
    _settle(judge)


@pytest.fixture(autouse=True)
def _judged(judge: Any) -> Iterator[None]:
    """No test passes in which a sandbox gave an answer that Ramp's document does not allow."""
    # Nothing is forgotten here: what a wider fixture saw before the first test, or after the last, counts too.
    yield
    _settle(judge)


def _settle(judge: Any) -> None:
    found = list(dict.fromkeys(judge.complaints))
    judge.complaints.clear()
    if found:
        pytest.fail("answers that Ramp's document does not allow:\n" + "\n".join(found), pytrace=False)

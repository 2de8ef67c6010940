"""A sandbox, an environment that holds nothing of ours, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ramp_api.cli.commands import run
from ramp_api.sandbox import Sandbox

from .browsing import CREDENTIALS, Browser, clear_environment, point_at


@pytest.fixture(scope="session")
def _running() -> Iterator[Sandbox]:
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        sandbox.snapshot("new")
        yield sandbox


@pytest.fixture
def ramp_here(_running: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox as new, which the environment points at."""
    _running.restore("new")
    _running.mend()
    clear_environment(monkeypatch)
    point_at(_running, monkeypatch)
    return _running


@pytest.fixture
def browser(ramp_here: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A browser whose person approves."""
    browser = Browser(ramp_here.approve)
    monkeypatch.setattr("webbrowser.open", browser.open)
    return browser


@pytest.fixture
def logged_in(
    ramp_here: Sandbox, browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., None]:
    """Logs in, and leaves no credentials in the environment."""

    def log_in(*options: str) -> None:
        point_at(ramp_here, monkeypatch)
        assert run(["login", "--scopes", "users:read business:read", *options]) == 0
        browser.closed()
        for name in CREDENTIALS:
            monkeypatch.delenv(name, raising=False)
        capsys.readouterr()

    return log_in

"""The page at the end of a login, in a real browser: it is shown, in light and dark, and nothing is asked for beside."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from ramp_api.cli.commands import run
from ramp_api.sandbox import Sandbox

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here (CHROMIUM says where one is)")

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Chromium(threading.Thread):
    """A person at a real browser. Playwright is of one thread, and so is the command: this one has the browser."""

    def __init__(self, button: str, scheme: Literal["light", "dark"]) -> None:
        super().__init__(daemon=True)
        self.found: dict[str, Any] = {}
        self._button = button
        self._scheme: Literal["light", "dark"] = scheme
        self._urls: list[str] = []
        self._told = threading.Event()

    def open(self, url: str) -> bool:
        self._urls.append(url)
        self._told.set()
        return True

    def run(self) -> None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
            page = browser.new_page(color_scheme=self._scheme)
            page.set_default_timeout(20_000)
            wrong: list[str] = []
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            self._told.wait(20)
            page.goto(self._urls[0])
            page.get_by_role("button", name=self._button).click()
            page.get_by_text("You can close this window").wait_for()
            self.found = {
                "title": page.get_by_role("heading").inner_text(),
                "text": page.inner_text("main"),
                "background": page.evaluate("getComputedStyle(document.body).backgroundColor"),
                "wide": page.evaluate("document.documentElement.scrollWidth > innerWidth"),
                "wrong": [text for text in wrong if "favicon" not in text and "ERR_CONNECTION_REFUSED" not in text],
            }
            browser.close()


@pytest.fixture(params=[("Approve", "light"), ("Deny", "dark")], ids="-".join)
def chromium(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chromium]:
    person = Chromium(*request.param)
    person.start()
    monkeypatch.setattr("webbrowser.open", person.open)
    yield person
    person.join(timeout=20)


def test_what_a_person_sees(
    ramp_here: Sandbox, chromium: Chromium, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    approved = "Approve" in request.node.name
    assert run(["login", "--scopes", "users:read"]) == (0 if approved else 1)
    chromium.join(timeout=30)
    assert chromium.found["title"] == ("You are logged in" if approved else "Access was refused")
    assert chromium.found["background"] == ("rgb(244, 242, 236)" if approved else "rgb(21, 22, 18)")
    assert chromium.found["wide"] is False
    assert chromium.found["wrong"] == []
    assert ("under the account 'default'" in chromium.found["text"]) is approved

"""The console, in a real browser: what a person sees and does, with the eyes of axe on its accessibility."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from ramp_api import Client
from ramp_api.sandbox import Sandbox

from .wire import Wire

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here (CHROMIUM says where one is)")

SECTIONS = ("requests", "data", "tokens", "webhooks", "faults", "time")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(transactions=80, headcount=50, rate_limit=None, frozen=True) as sandbox:
        sandbox.snapshot("start")
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    running.restore("start")
    running.mend()
    return running


@pytest.fixture
def ramp(sandbox: Sandbox) -> Iterator[Client]:
    with sandbox.client(limiter=None) as client:
        yield client


@pytest.fixture
def page(browser: Any, sandbox: Sandbox) -> Iterator[Any]:
    """A page; what goes wrong in its script fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()
    assert [text for text in wrong if "status of 422" not in text] == []


def shown(page: Any, sandbox: Sandbox, section: str) -> None:
    page.goto(f"{sandbox.base_url}/#{section}")
    page.wait_for_selector(f"#{section}:not([hidden])")


def said(page: Any, text: str) -> None:
    page.get_by_role("status").filter(has_text=text).wait_for()


def test_requests_are_shown_as_they_come_with_secrets_masked(page: Any, sandbox: Sandbox, ramp: Client) -> None:
    shown(page, sandbox, "requests")
    page.get_by_text("Nothing yet").wait_for()
    made = ramp.departments.create(name="Tide <b>&</b> Time")
    page.get_by_role("button", name="POST /developer/v1/departments").click()
    detail = page.locator("#request")
    detail.get_by_text(f'"id": "{made.id}"').wait_for()
    # What came is text: no tag of it is one of the page's.
    assert "Tide <b>&</b> Time" in detail.inner_text()
    assert detail.locator("b").count() == 0
    page.get_by_role("button", name="POST /developer/v1/token").click()
    detail.get_by_text("grant_type=client_credentials").wait_for()
    token = ramp.token
    assert token is not None
    content = page.content()
    for secret in (token.access_token.reveal(), sandbox.client_secret):
        assert secret not in content
    assert "access_token" in detail.inner_text()
    page.get_by_label("Show").fill("departments")
    assert page.locator("#requests-rows tr").count() == 1
    page.get_by_role("button", name="Forget them").click()
    said(page, "Forgotten")
    page.get_by_text("Nothing yet").wait_for()


def test_a_transaction_is_cleared_by_a_button(page: Any, sandbox: Sandbox, ramp: Client) -> None:
    card = next(one.id for one in ramp.cards.list() if one.state == "ACTIVE")
    wire = Wire(sandbox)
    made = wire.send("POST", "/_sandbox/transactions", json.dumps({"card_id": card, "cents": 125}))
    wire.close()
    assert made.json["state"] == "PENDING"
    pending: str = made.json["id"]
    shown(page, sandbox, "data")
    page.get_by_label("Find").fill(pending)
    page.get_by_label("Find").press("Enter")
    page.get_by_role("button", name=pending, exact=True).click()
    page.get_by_role("button", name="Clear this transaction").click()
    said(page, "Cleared")
    assert ramp.transactions.get(pending).state == "CLEARED"
    page.locator("#record").get_by_text('"state": "CLEARED"').wait_for()
    assert page.get_by_role("button", name="Clear this transaction").count() == 0


def test_tokens_are_shown_without_being_told_and_can_be_ended(page: Any, sandbox: Sandbox, ramp: Client) -> None:
    ramp.departments.create(name="x")
    token = ramp.token
    assert token is not None
    shown(page, sandbox, "tokens")
    page.locator("#tokens-rows").get_by_text("departments:write").first.wait_for()
    assert token.access_token.reveal() not in page.content()
    page.get_by_role("button", name="Expire all").click()
    said(page, "expired")
    with Client(token=token, base_url=sandbox.base_url, auto_refresh=False, limiter=None) as other:
        with pytest.raises(Exception, match="DEVELOPER_7028"):
            other.business.get()
    page.get_by_role("button", name="Revoke all").click()
    said(page, "revoked")


def test_a_fault_is_switched_on_and_off(page: Any, sandbox: Sandbox) -> None:
    wire = Wire(sandbox)
    shown(page, sandbox, "faults")
    page.get_by_text("All is well.").first.wait_for()
    page.get_by_label("Rule").fill("status=418,operation=users.list")
    page.get_by_role("button", name="Switch it on").click()
    said(page, "On: status=418")
    assert wire.get("/users").status == 418
    page.get_by_label("Rule").fill("no such thing")
    page.get_by_role("button", name="Switch it on").click()
    page.get_by_role("alert").filter(has_text="no such thing").wait_for()
    page.get_by_role("button", name="Switch off status=418").click()
    said(page, "Switched off")
    assert wire.get("/users").status == 200
    page.get_by_role("button", name="HTML 502").click()
    said(page, "On: html=502")
    page.get_by_role("button", name="Switch all off").click()
    said(page, "All is well")
    assert wire.get("/users").status == 200
    wire.close()


def test_the_clock_is_moved_and_snapshots_are_taken(page: Any, sandbox: Sandbox, ramp: Client) -> None:
    shown(page, sandbox, "time")
    before = sandbox.now
    page.get_by_role("button", name="+ 1 day").click()
    said(page, "+ 1 day")
    assert (sandbox.now - before).total_seconds() == 86_400
    page.locator("#now").get_by_text("2026-11-17").wait_for()
    page.get_by_label("Name").fill("mine")
    page.get_by_role("button", name="Remember all as it is now").click()
    said(page, "Remembered as mine")
    count = len(list(ramp.departments.list()))
    ramp.departments.create(name="gone again")
    page.get_by_role("button", name="Go back to mine").click()
    said(page, "As at mine again")
    assert len(list(ramp.departments.list())) == count
    page.locator("#clock-to").fill("2027-01-31T12:00")
    page.get_by_role("button", name="Go there").click()
    said(page, "There")
    assert sandbox.now.isoformat() == "2027-01-31T12:00:00+00:00"
    page.get_by_role("button", name="Empty it").click()
    page.get_by_role("button", name="No", exact=True).click()
    assert len(list(ramp.departments.list())) == count
    page.get_by_role("button", name="Empty it").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    said(page, "Empty")
    assert list(ramp.departments.list()) == []


def test_an_event_is_sent_and_its_delivery_shown(page: Any, sandbox: Sandbox, ramp: Client) -> None:
    shown(page, sandbox, "webhooks")
    page.get_by_text("Nobody listens.").wait_for()
    ramp.webhooks.create(endpoint_url="http://127.0.0.1:9/hook", event_types=["transactions.cleared"])
    page.locator("#webhooks-rows").get_by_text("http://127.0.0.1:9/hook").wait_for()
    page.locator("#deliveries-rows tr").first.wait_for()
    page.get_by_label("Event").fill("transactions.cleared")
    page.locator("#event-object").fill("00000000-0000-4000-8000-000000000000")
    page.get_by_role("button", name="Send the event").click()
    said(page, "On its way")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_section_is_accessible_in_light_and_dark(
    browser: Any, sandbox: Sandbox, ramp: Client, scheme: str
) -> None:
    axe: Any = import_module("axe_core_python.sync_playwright").Axe()
    ramp.departments.create(name="x")
    sandbox.fault("latency=0.01")
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for section in SECTIONS:
        shown(page, sandbox, section)
        if section in {"requests", "data"}:
            page.locator(f"#{section}-rows button").first.click()
            page.locator(f"#{'request' if section == 'requests' else 'record'} h3").first.wait_for()
        found = axe.run(page)["violations"]
        assert [(one["id"], [node["html"][:80] for node in one["nodes"]]) for one in found] == [], section
    page.close()


def test_it_can_be_used_by_keyboard_and_on_a_small_screen(browser: Any, sandbox: Sandbox, ramp: Client) -> None:
    ramp.departments.create(name="x")
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{sandbox.base_url}/")
    page.locator("#requests-rows button").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.locator("#requests-rows button").first.focus()
    page.keyboard.press("Enter")
    page.locator("#request h3").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "request"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_nothing_of_it_comes_from_elsewhere(browser: Any, sandbox: Sandbox) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown(page, sandbox, "requests")
    page.wait_for_selector("#now:not(:empty)")
    assert all(url.startswith((sandbox.base_url, "data:")) for url in asked)
    page.close()

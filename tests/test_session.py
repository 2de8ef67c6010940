"""A call from its arguments to its answer: sending again, the limit, and errors by status. No socket."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from typing import Any

import pytest

from ramp_api import Client, errors
from ramp_api.errors import APIError, ConfigurationError, InvalidRequestError, TransportError
from ramp_api.limits import RollingWindow
from ramp_api.operations import auths, departments, reimbursements
from tests.scripted import TOKEN, Outcome, ScriptedClock, ScriptedDriver, answer

GOOD = answer(200, {"id": "d", "name": "Finance"})


def client_of(*outcomes: Outcome, **settings: Any) -> tuple[Client, ScriptedDriver]:
    driver = ScriptedDriver(list(outcomes))
    settings = {"token": "ramp_tok_hidden", "limiter": None, **settings}
    return Client(driver=driver.driver, **settings), driver


@pytest.mark.parametrize(("status", "kind"), [
    (400, errors.BadRequestError), (401, errors.AuthenticationError), (403, errors.PermissionDeniedError),
    (404, errors.NotFoundError), (409, errors.ConflictError), (422, errors.ValidationError), (429, errors.RateLimitError),
    (500, errors.ServerError), (503, errors.ServerError), (599, errors.ServerError), (418, APIError), (307, APIError), (101, APIError),
])  # fmt: skip
def test_every_status_has_its_error(status: Any, kind: Any) -> None:
    client, _ = client_of(
        answer(status, {"error_v2": {"error_code": "DEVELOPER_7001", "message": "m", "additional_info": {"a": 1}}}),
        retries=0,
    )
    with pytest.raises(APIError) as caught:
        client.departments.get("d")
    error = caught.value
    assert type(error) is kind
    assert (error.status, error.error_code, error.trace_id) == (status, "DEVELOPER_7001", "trace-1")
    assert (error.method, error.path) == ("GET", "/developer/v1/departments/{department_id}")
    assert error.additional_info == {"a": 1}


@pytest.mark.parametrize(("body", "code"), [
    ({"error": {"error_code": "DEVELOPER_1", "message": "legacy"}}, "DEVELOPER_1"),
    ({"error_v2": None, "error": {"error_code": "DEVELOPER_1"}}, "DEVELOPER_1"),
    ({"error_v2": {"error_code": 5, "message": ["x"], "additional_info": "x"}}, None),
    ({"error": "text"}, None), ([], None), (b"", None), (b"<html>Bad Gateway</html>", None), (b"[" * 100_000, None), (b"\xff", None),
    (b'{"error_v2": "\xff"}', None),
])  # fmt: skip
def test_any_error_body_is_survived_and_kept(body: Any, code: Any) -> None:
    client, _ = client_of(answer(502, body), retries=0)
    with pytest.raises(errors.ServerError) as caught:
        client.departments.get("d")
    assert caught.value.error_code == code
    assert caught.value.body == answer(502, body).body[: 64 * 1024]


@pytest.mark.parametrize(("body", "code", "message", "info"), [
    ({"error_v2": {"error_code": "A", "message": "new", "additional_info": {"a": 1}},
      "error": {"error_code": "B", "message": "old", "additional_info": {"b": 2}}}, "A", "new", {"a": 1}),
    ({"error_v2": {"error_code": "A"}, "error": {"message": "old", "additional_info": {"b": 2}}}, "A", "old", {"b": 2}),
    ({"error_v2": {"error_code": 5, "message": ["x"], "additional_info": "x"}}, None, "no message", {}),
    ({"error": {"error_code": "", "message": ""}}, None, "no message", {}),
])  # fmt: skip
def test_each_part_of_an_error_comes_from_the_first_place_that_has_it(
    body: Any, code: Any, message: Any, info: Any
) -> None:
    client, _ = client_of(answer(400, body))
    with pytest.raises(errors.BadRequestError, match=f": {message}") as caught:
        client.departments.get("d")
    assert (caught.value.error_code, caught.value.additional_info) == (code, info)


def test_a_success_is_one_whatever_it_says() -> None:
    body = {"id": "d", "name": "Finance", "error_v2": {"error_code": "DEVELOPER_7002"}}
    client, driver = client_of(answer(200, body), client_id="id", client_secret="s", scopes="departments:read")
    assert client.departments.get("d").name == "Finance"
    assert len(driver.sent) == 1


@pytest.mark.parametrize("before", [0, 64 * 1024 - 9, 64 * 1024])
def test_no_body_that_an_error_keeps_shows_any_of_the_token(before: Any) -> None:
    body = b"x" * before + b"ramp_tok_hidden"
    for status in (200, 502):
        client, _ = client_of(answer(status, body), token="ramp_tok_hidden", retries=0)
        with pytest.raises(errors.RampError) as caught:
            client.departments.get("d")
        assert isinstance(caught.value, errors.DecodeError | errors.ServerError)
        assert b"ramp" not in caught.value.body
        assert len(caught.value.body) <= 64 * 1024


def test_what_an_error_says_is_understood_however_long_it_is() -> None:
    body = {"error_v2": {"additional_info": {"x": "y" * 70_000}, "error_code": "DEVELOPER_7001", "message": "why"}}
    client, _ = client_of(answer(422, body))
    with pytest.raises(errors.ValidationError, match="why") as caught:
        client.departments.get("d")
    assert caught.value.error_code == "DEVELOPER_7001"
    assert len(caught.value.body) == 64 * 1024


def test_an_error_page_that_echoes_the_token_does_not_show_it() -> None:
    client, _ = client_of(answer(502, b"<pre>authorization: Bearer ramp_tok_hidden</pre>"), retries=0)
    with pytest.raises(errors.ServerError) as caught:
        client.departments.get("d")
    assert b"ramp_tok_hidden" not in caught.value.body


class TestSendingAgain:
    def test_a_safe_call_is_sent_again_and_waits_in_between(self) -> None:
        client, driver = client_of(answer(503), TransportError("reset"), answer(503, retry_after="7"), GOOD)
        assert client.departments.get("d").name == "Finance"
        assert len(driver.sent) == 4
        assert driver.clock.slept[2] == 7
        assert len(driver.clock.slept) == 3

    def test_it_gives_up_with_the_last_outcome(self) -> None:
        client, driver = client_of(*[answer(503)] * 4)
        with pytest.raises(errors.ServerError):
            client.departments.get("d")
        assert len(driver.sent) == 4
        client, driver = client_of(*[TransportError("reset")] * 4)
        with pytest.raises(TransportError, match="reset"):
            client.departments.get("d")
        assert len(driver.sent) == 4

    def test_an_unkeyed_write_is_never_sent_twice_where_ramp_may_have_acted(self) -> None:
        for outcome in (answer(503), TransportError("reset")):
            client, driver = client_of(outcome)
            with pytest.raises(errors.OutcomeUnknown) as caught:
                client.departments.create(name="x")
            assert isinstance(caught.value.__cause__, errors.ServerError | TransportError)
            assert len(driver.sent) == 1

    @pytest.mark.parametrize("status", [408, 500, 503, 504])
    def test_not_even_where_such_an_answer_speaks_of_a_dead_token(self, status: Any) -> None:
        dead = answer(status, {"error_v2": {"error_code": "DEVELOPER_7028", "message": "The token has expired"}})
        settings = {"client_id": "id", "client_secret": "s", "scopes": "departments:write"}
        client, driver = client_of(dead, answer(200, TOKEN), answer(201, {"id": "d", "name": "x"}), **settings)
        with pytest.raises(errors.OutcomeUnknown) as caught:
            client.departments.create(name="x")
        assert isinstance(caught.value.__cause__, errors.AuthenticationError)
        assert len(driver.sent) == 1

    def test_but_where_it_cannot_have(self) -> None:
        client, driver = client_of(TransportError("refused", sent=False), answer(429), GOOD)
        client.departments.create(name="x")
        assert len(driver.sent) == 3

    def test_a_keyed_write_is_sent_again_with_the_same_key_and_bytes(self) -> None:
        client, driver = client_of(TransportError("reset"), answer(503), answer(201, {"id": "r"}))
        client.reimbursements.submit_receipt(reimbursee_id="u", receipt=b"x")
        assert len(driver.sent) == 3
        assert len({id(request.content) for request in driver.sent}) == 1
        assert reimbursements.SUBMIT_RECEIPT.retry == "keyed"

    def test_advice_that_is_a_date_is_told_without_the_answer_s_own(self) -> None:
        client, driver = client_of(answer(429), retries=0)
        moment = datetime.fromtimestamp(driver.clock.now().wall + 30, UTC)
        driver.outcomes = [answer(429, retry_after=format_datetime(moment, usegmt=True))]
        with pytest.raises(errors.RateLimitError) as caught:
            client.departments.get("d")
        assert caught.value.retry_after == 30


class TestTheLimit:
    def test_the_next_request_waits_for_a_slot_to_pass_its_window(self) -> None:
        client, driver = client_of(*[GOOD] * 5, limiter=RollingWindow(limit=2))
        for _ in range(5):
            client.departments.get("d")
        assert [round(wait) for wait in driver.clock.slept] == [10, 10]

    def test_a_window_is_counted_from_the_answer(self) -> None:
        clock = ScriptedClock()

        def slow(_: object) -> Outcome:
            clock.time += 4
            return GOOD

        driver = ScriptedDriver(slow, clock)
        client = Client(token="t", limiter=RollingWindow(limit=1), driver=driver.driver)
        for _ in range(3):
            client.departments.get("d")
        assert [round(wait) for wait in clock.slept] == [10, 10]

    def test_who_wakes_too_early_waits_on(self) -> None:
        class Hasty(ScriptedClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                if len(self.slept) == 1:
                    self.time -= 4

        driver = ScriptedDriver([GOOD, GOOD], Hasty())
        client = Client(token="t", limiter=RollingWindow(limit=1), driver=driver.driver)
        for _ in range(2):
            client.departments.get("d")
        assert [round(wait) for wait in driver.clock.slept] == [10, 4]

    def test_a_429_that_comes_while_waiting_makes_the_wait_longer(self) -> None:
        window = RollingWindow(limit=1)

        class Refused(ScriptedClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                if len(self.slept) == 1:
                    window.refused(self.now().monotonic, 5.0)

        driver = ScriptedDriver([GOOD, GOOD], Refused())
        client = Client(token="t", limiter=window, driver=driver.driver)
        for _ in range(2):
            client.departments.get("d")
        assert [round(wait) for wait in driver.clock.slept] == [10, 5]

    def test_a_429_makes_everyone_wait(self) -> None:
        window = RollingWindow(limit=100)
        client, driver = client_of(answer(429, retry_after="3"), GOOD, limiter=window, retries=0)
        with pytest.raises(errors.RateLimitError) as caught:
            client.departments.get("d")
        assert caught.value.retry_after == 3
        client.departments.get("d")
        assert driver.clock.slept == [3]

    def test_no_slot_is_lost_whatever_happens(self) -> None:
        window = RollingWindow(limit=1)
        refused = TransportError("refused", sent=False)
        client, driver = client_of(
            TransportError("reset"), GOOD, answer(404), GOOD, refused, GOOD, limiter=window, retries=0
        )
        for _ in range(3):
            with pytest.raises((TransportError, errors.NotFoundError)):
                client.departments.get("d")
            client.departments.get("d")
        # What got no answer may arrive later; what never left takes nothing.
        assert [round(wait) for wait in driver.clock.slept] == [20, 10, 10, 10]

    def test_nor_where_the_time_is_over_by_then(self) -> None:
        class Slow(ScriptedClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds + 5)  # the machine was busy

        window = RollingWindow(limit=1)
        driver = ScriptedDriver([GOOD], Slow())
        client = Client(token="t", limiter=window, driver=driver.driver)
        client.departments.get("d")
        with pytest.raises(errors.CallTimeoutError) as caught:
            client.departments.get("d", timeout=12)
        assert not caught.value.sent
        now = driver.clock.now().monotonic
        slot = window.take(now)
        assert slot is not None
        assert window.wait(slot, now) == 0

    @pytest.mark.parametrize("stage", ["waiting", "sending"])
    def test_nor_when_a_call_is_cut_off(self, stage: Any) -> None:
        class Interrupted(ScriptedClock):
            def sleep(self, seconds: float) -> None:
                raise KeyboardInterrupt

        def interrupt(_: object) -> Outcome:
            raise KeyboardInterrupt

        window = RollingWindow(limit=1)
        driver = ScriptedDriver([GOOD], Interrupted())
        client = Client(token="t", limiter=window, driver=driver.driver)
        if stage == "waiting":
            client.departments.get("d")
        else:
            driver.outcomes = interrupt
        with pytest.raises(KeyboardInterrupt):
            client.departments.get("d")
        slot = window.take(driver.clock.now().monotonic)
        assert slot is not None
        # One that was sending may still arrive; one that was waiting never left.
        expected = 20 if stage == "sending" else 10
        assert round(window.wait(slot, driver.clock.now().monotonic)) == expected

    def test_all_slots_in_flight_is_waited_out(self) -> None:
        window = RollingWindow(limit=1)
        taken = window.take(0.0)
        assert taken is not None
        give_back = partial(window.put, taken, taken.free_at)

        class Freeing(ScriptedClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                if len(self.slept) == 3:
                    give_back()

        driver = ScriptedDriver([GOOD], Freeing())
        Client(token="t", limiter=window, driver=driver.driver).departments.get("d")
        assert len(driver.clock.slept) == 3


def test_send_gives_status_headers_body_and_trace_id() -> None:
    client, _ = client_of(answer(200, {"id": "d"}, X_Extra="1"))
    response = client.send(departments.GET, path={"department_id": "d"})
    assert (response.status, response.headers["x-extra"], response.body.id, response.trace_id) == (
        200,
        "1",
        "d",
        "trace-1",
    )
    assert "ramp_tok" not in repr(response)


def test_the_token_endpoint_is_not_called_with_a_token() -> None:
    client, driver = client_of()
    with pytest.raises(InvalidRequestError, match=r"client\.auths"):
        client.send(auths.POST_TOKEN)
    assert driver.sent == []


def test_bad_input_sends_nothing_not_even_for_a_token() -> None:
    client, driver = client_of(token=None, client_id="id", client_secret="s", scopes="departments:read")
    with pytest.raises(InvalidRequestError):
        client.departments.get("..")
    with pytest.raises(InvalidRequestError):
        list(client.departments.list(page_size=1000))
    assert driver.sent == []


@pytest.mark.parametrize("token", ["a\r\nb", "a b", "é", "", "a\x00"])
def test_a_token_that_no_header_carries_is_refused(token: Any) -> None:
    for settings in (
        {"token": token},
        {"token": "fine", "refresh_token": token},
        {"token": None, "refresh_token": token},
    ):
        with pytest.raises(ConfigurationError, match="token"):
            client_of(**settings)

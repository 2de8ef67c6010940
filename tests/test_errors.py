from __future__ import annotations

import inspect
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

import ramp_api
from ramp_api import errors

SAMPLES = [
    errors.RampError("m"),
    errors.ConfigurationError("m"),
    errors.InvalidRequestError("m"),
    errors.MissingScopeError("m", missing=["bills:read"], granted=["users:read", "users:write"]),
    errors.TransportError("m", sent=False, timed_out=True, attempts=2, method="GET", path="/p"),
    errors.CallTimeoutError("m", sent=False, attempts=3, method="GET", path="/p"),
    errors.UnacceptableResponseError("m", status=200, trace_id="t", attempts=1, method="GET", path="/p"),
    errors.OutcomeUnknown(
        "m", method="POST", path="/p/{id}", operation="o.create", url="/p/1?a=b", body=b"b", trace_id="t", attempts=3,
        sent_at=datetime(2026, 1, 2, tzinfo=UTC), idempotency_key="k", find_out="Ask.",
    ),
    errors.OAuthError("invalid_grant", error_description="d", error_uri="u", status=400, trace_id="t"),
    errors.ReauthorizationRequired("m"),
    errors.DecodeError("m", trace_id="t", body=b"b"),
    errors.PaginationError("m", cursor="c"),
    errors.TaskError("m", task_id="t", status="STARTED"),
    errors.TaskFailedError("m", task_id="t", status="ERROR"),
    errors.TaskTimeoutError("m", task_id="t", status="IN_PROGRESS"),
    errors.TokenStoreError("m"),
    errors.TaskPendingError("m", task_id="t"),
    *(
        kind("m", status=418, error_code="DEVELOPER_1", trace_id="t", method="GET", path="/p", body=b"b",
             additional_info={"a": 1}, field_errors={"a.b": ["c"]}, retry_after=1.5, attempts=2, hint="h")
        for kind in list[type[errors.APIError]]([errors.APIError, *errors.APIError.__subclasses__()])
    ),
]  # fmt: skip


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_pickling_keeps_everything(error: Any) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_every_error_is_sampled_exported_and_drawn() -> None:
    kinds = {value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, Exception)}
    assert kinds == {type(sample) for sample in SAMPLES}
    assert {kind.__name__ for kind in kinds} == set(errors.__all__)
    assert errors.__doc__ is not None
    for kind in kinds:
        assert kind.__name__ in errors.__doc__
        assert getattr(ramp_api, kind.__name__) is kind
        assert issubclass(kind, ramp_api.RampError)


def test_messages_say_what_support_asks_for() -> None:
    error = errors.NotFoundError(
        "no such user", status=404, error_code="DEVELOPER_7003", trace_id="abc", method="GET", path="/x"
    )
    assert str(error) == "GET /x: HTTP 404 DEVELOPER_7003: no such user [trace abc]"
    assert str(errors.OAuthError("invalid_scope", error_description="no", status=400)) == "invalid_scope: no (HTTP 400)"


def test_a_hint_stands_before_the_trace_and_after_what_ramp_says() -> None:
    error = errors.APIError("no", status=403, trace_id="abc", hint="ask for it")
    assert str(error) == "HTTP 403: no (ask for it) [trace abc]"


def test_what_no_answer_came_to_says_where_and_how_often() -> None:
    error = errors.TransportError("reset")
    assert str(error) == "reset"
    error.method, error.path, error.attempts = "GET", "/x/{id}", 3
    assert str(error) == "GET /x/{id}: reset (after 3 attempts)"
    assert error.message == "reset"
    refused = errors.UnacceptableResponseError("too large", status=200, trace_id="abc", method="GET", path="/x")
    assert str(refused) == "GET /x: too large [trace abc]"
    assert (refused.sent, refused.timed_out) == (True, False)


def test_running_out_of_time_is_a_timeout_of_pythons_too() -> None:
    with pytest.raises(TimeoutError, match="GET /x: no time left") as caught:
        raise errors.CallTimeoutError("no time left", sent=False, method="GET", path="/x")
    assert isinstance(caught.value, errors.TransportError)
    assert (caught.value.sent, caught.value.timed_out) == (False, True)


def test_an_unknown_outcome_says_all_that_is_needed_in_a_line() -> None:
    error = errors.OutcomeUnknown(
        "reset", method="POST", path="/bills", operation="bills.create", url="/bills", find_out="Look with ramp.bills",
        sent_at=datetime(2026, 1, 2, tzinfo=UTC), trace_id="abc",
    )  # fmt: skip
    said = "POST /bills: whether it was done is not known: reset. Look with ramp.bills [trace abc]"
    assert str(error) == said


def test_what_an_error_comes_of_is_pickled_with_it() -> None:
    error = errors.RampError("m")
    error.__cause__ = errors.TransportError("reset", sent=False)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy.__cause__) is errors.TransportError
    assert (str(copy.__cause__), copy.__cause__.sent) == ("reset", False)
    error.__cause__ = OSError("a thing of the system's that may not pickle")
    assert pickle.loads(pickle.dumps(error)).__cause__ is None


def test_every_error_can_say_where_reading_goes_on() -> None:
    for error in SAMPLES:
        assert error.cursor == ("c" if isinstance(error, errors.PaginationError) else None)
    error = errors.TransportError("m")
    error.cursor = "here"
    assert pickle.loads(pickle.dumps(error)).cursor == "here"


def test_bad_arguments_are_value_errors_too() -> None:
    assert issubclass(errors.InvalidRequestError, ValueError)
    assert issubclass(errors.ConfigurationError, ValueError)

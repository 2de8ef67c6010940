from __future__ import annotations

import inspect
import pickle
from typing import Any

import pytest

import ramp_api
from ramp_api import errors

SAMPLES = [
    errors.RampError("m"),
    errors.ConfigurationError("m"),
    errors.InvalidRequestError("m"),
    errors.TransportError("m", sent=False, timed_out=True),
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
             additional_info={"a": 1}, retry_after=1.5)
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


def test_bad_arguments_are_value_errors_too() -> None:
    assert issubclass(errors.InvalidRequestError, ValueError)
    assert issubclass(errors.ConfigurationError, ValueError)

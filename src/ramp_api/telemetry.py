"""OpenTelemetry: a hook that makes a span and two metrics of every attempt. Needs the extra ``telemetry``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ramp_api.errors import ConfigurationError, RampError, TransportError
from ramp_api.hooks import Attempt, Hook
from ramp_api.version import __version__

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import Span, TracerProvider

__all__ = ["OpenTelemetry"]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_PORTS: Final = {"https": 443, "http": 80}
_FIRST_ERROR: Final = 400

# As the conventions advise for this metric; waits for the limiter last as long as requests do, or longer.
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)

Attributes = dict[str, str | int]


class OpenTelemetry(Hook):
    """Spans and metrics by OpenTelemetry's conventions for HTTP clients.

    Each attempt is a span of kind CLIENT, named by method and path template, under the caller's current span. A call
    that is sent again has several, told apart by ``http.request.resend_count``. Neither spans nor metrics hold ids,
    queries or bodies, so that ``url.full`` is left out; ``ramp.trace_id`` is Ramp's own, for support. No header about
    the trace is sent to Ramp.

    Metrics, in seconds: ``http.client.request.duration``, and ``ramp.client.wait.duration`` for the limiter.

    Source: OpenTelemetry semantic conventions, HTTP spans and HTTP metrics.

    Args:
        tracer_provider, meter_provider: the SDK's; the global ones where left out.

    Raises:
        ConfigurationError: the extra is not installed.

    Example:
        >>> from ramp_api import Client
        >>> from ramp_api.telemetry import OpenTelemetry
        >>> with Client(token="t", hooks=OpenTelemetry()) as ramp:
        ...     ...
        Ellipsis
    """

    def __init__(
        self, tracer_provider: TracerProvider | None = None, meter_provider: MeterProvider | None = None
    ) -> None:
        super().__init__()
        try:
            from opentelemetry import metrics, trace
        except ImportError:
            raise ConfigurationError("OpenTelemetry is not installed: pip install 'ramp-api[telemetry]'") from None
        self._client = trace.SpanKind.CLIENT
        self._failed = trace.Status(trace.StatusCode.ERROR)
        self._tracer = trace.get_tracer("ramp_api", __version__, tracer_provider)
        meter = metrics.get_meter("ramp_api", __version__, meter_provider)
        self._duration = meter.create_histogram(
            "http.client.request.duration", "s", "Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_BUCKETS,
        )  # fmt: skip
        self._wait = meter.create_histogram(
            "ramp.client.wait.duration", "s", "How long requests waited for the rate limiter.",
            explicit_bucket_boundaries_advisory=_BUCKETS,
        )  # fmt: skip

    def request(self, attempt: Attempt) -> None:
        """Begin the span."""
        about = _about(attempt)
        self._wait.record(attempt.waited, about)
        more: Attributes = {"ramp.operation": attempt.operation}
        if attempt.number > 1:
            more["http.request.resend_count"] = attempt.number - 1
        attempt.notes[self] = self._tracer.start_span(
            f"{attempt.method} {attempt.path}",
            kind=self._client,
            attributes=about | more,
            start_time=_nanoseconds(attempt.started_at),
        )

    def response(self, attempt: Attempt) -> None:
        """End it."""
        ended = _outcome(attempt)
        if attempt.duration is not None:
            self._duration.record(attempt.duration, _about(attempt) | ended)
        span: Span | None = attempt.notes.pop(self, None)
        if span is None:
            return
        span.set_attributes(ended if attempt.trace_id is None else ended | {"ramp.trace_id": attempt.trace_id})
        if "error.type" in ended:
            span.set_status(self._failed)
        # One that was cut off ends now: nothing may wait for a clock then.
        lasted = attempt.duration
        span.end(None if lasted is None else _nanoseconds(attempt.started_at) + round(lasted * 1e9))


def _about(attempt: Attempt) -> Attributes:
    parts = urlsplit(attempt.origin)
    return {
        "http.request.method": attempt.method,
        "url.template": attempt.path,
        "url.scheme": parts.scheme,
        "server.address": parts.hostname or "",
        "server.port": parts.port or _PORTS.get(parts.scheme, 0),
    }


def _outcome(attempt: Attempt) -> Attributes:
    if attempt.status is None:
        return {"error.type": _failure(attempt.error)}
    outcome: Attributes = {"http.response.status_code": attempt.status}
    if attempt.status >= _FIRST_ERROR:
        outcome["error.type"] = str(attempt.status)
    return outcome


def _failure(error: RampError | None) -> str:
    if error is None:
        return "cancelled"
    return "timeout" if isinstance(error, TransportError) and error.timed_out else type(error).__name__


def _nanoseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND * 1000

"""Which limiter a client is meant to have: one of its process, one of its machine, or one of its own."""

from __future__ import annotations

from typing import Final

from ramp_api.limits import Limiter, shared

__all__ = ["HOST", "SHARED", "HostLimiter", "SharedLimiter", "limiter_for"]


class SharedLimiter:
    """Stands for the limiter that all clients of this process share for an origin."""


SHARED: Final = SharedLimiter()


class HostLimiter:
    """Stands for the limiter that all processes of this user on this machine share for an origin."""


HOST: Final = HostLimiter()


def limiter_for(origin: str, limiter: Limiter | SharedLimiter | HostLimiter | None) -> Limiter | None:
    """The limiter that is meant."""
    if isinstance(limiter, SharedLimiter):
        return shared(origin)
    if isinstance(limiter, HostLimiter):
        from ramp_api.host_window import host

        return host(origin)
    return limiter

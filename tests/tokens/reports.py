"""For tests: what a report of an error could show."""

from __future__ import annotations

import traceback

SOURCE = "src/ramp_api/"


def shown(error: BaseException) -> str:
    """The error, its causes and contexts, and the variables of every frame of ours."""
    parts: list[str] = []
    ours: list[str] = []
    chain: BaseException | None = error
    while chain is not None:
        parts += [str(chain), repr(chain), repr(chain.args)]
        frames = traceback.TracebackException.from_exception(chain, capture_locals=True).stack
        ours += [f"{frame.name} {frame.locals}" for frame in frames if SOURCE in frame.filename]
        chain = chain.__cause__ or chain.__context__
    assert ours, "no frame of ours was looked at"
    return "\n".join(parts + ours)

"""Models of memos: what ``operations/memos.py`` takes and gives. Regenerated whole."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, RequestModel

__all__ = [
    "Memo",
    "MemoCreate",
]


class Memo(Model):
    """A record of ``memos.list``, the answer to ``memos.create`` and the answer to ``memos.get``."""

    id: str | None = None
    memo: str | None = None


class MemoCreate(RequestModel):
    """The body of ``memos.create``."""

    memo: Annotated[str, Meta(max_length=255)]
    is_memo_recurring: bool | UnsetType = UNSET

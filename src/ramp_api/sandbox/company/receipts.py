"""A company's receipts: a line of text each, since there are nearly as many as transactions, and never all at once."""

from __future__ import annotations

from ramp_api.sandbox.company.days import iso, micros
from ramp_api.sandbox.records import Row, Table
from ramp_api.sandbox.store import Store

__all__ = ["Batch", "receipt", "receipt_of_claim"]

_MOST = 2_000


class Batch:
    """Rows for a table, which are put there a good many at a time."""

    def __init__(self, store: Store, table: Table) -> None:
        self._store = store
        self._table = table
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Take a row."""
        self._rows.append(row)
        if len(self._rows) >= _MOST:
            self.flush()

    def flush(self) -> None:
        """Put the rows that are left into the table."""
        self._store.load(self._table, self._rows)
        self._rows = []


def receipt(receipt_id: str, created: int, transaction_id: str, user_id: str, spent: int) -> Row:
    """The receipt of a transaction; both times are seconds since the first day began."""
    moment = micros(spent)
    return (
        (receipt_id, micros(created), moment),
        f'{{"id":"{receipt_id}","created_at":"{iso(created)}","transaction_id":"{transaction_id}",'
        f'"user_id":"{user_id}"}}'.encode(),
        f'{{"transaction_time":{moment}}}'.encode(),
    )


def receipt_of_claim(receipt_id: str, created: str, moment: int, reimbursement_id: str, user_id: str) -> Row:
    """The receipt of a reimbursement; ``moment`` is ``created`` in microseconds since 1970."""
    return (
        (receipt_id, moment, None),
        f'{{"id":"{receipt_id}","created_at":"{created}","transaction_id":null,"user_id":"{user_id}"}}'.encode(),
        f'{{"reimbursement_id":"{reimbursement_id}"}}'.encode(),
    )

"""What no schema says of an operation: how it may be sent again, whether it is deferred, what a list hides.

Put together here from the documents and from what is known of Ramp beside them, without the overrides.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from ramp_api import operations
from ramp_api.codec import model_of
from ramp_api.operation import OPEN, Operation
from tests.conformance.grow import plan
from tests.conformance.spec import absent, entries

OPERATIONS = [operation for operation in operations.all() if operation.auth == "bearer"]
BY_NAME = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)

# They read, though by POST.
READ_BY_POST = {"vendors.agreements.list", "custom_records.matrix_tables.rows.list"}


@absent
@BY_NAME
def test_what_reads_is_safe_what_takes_a_key_is_keyed_and_all_else_is_neither(operation: Any) -> None:
    entry = entries().get(f"{operation.method} {operation.path}")
    choices = plan(entry.body).choices if entry is not None and entry.body else []
    keyed = any("idempotency_key" in choice.get("properties", {}) for choice in choices)
    if operation.method == "GET" or operation.name in READ_BY_POST:
        assert operation.retry == "safe"
    else:
        assert operation.retry == ("keyed" if keyed or operation.key_header else "unkeyed")


def test_revoking_may_be_done_again_and_asking_for_a_token_may_not() -> None:
    by_name = {operation.name: operation.retry for operation in operations.all() if operation.auth != "bearer"}
    assert by_name == {"auths.post_token": "unkeyed", "auths.post_token_pkce": "unkeyed", "auths.revoke_token": "safe"}


@BY_NAME
def test_what_ramp_defers_is_a_task_of_its_resource(operation: Any) -> None:
    deferred = "/deferred" in operation.path and operation.method != "GET"
    assert operation.task == (f"{operation.name.partition('.')[0]}.task_status" if deferred else None)


VERBS = {
    ("suspension", "POST"): "suspend", ("suspension", "DELETE"): "unsuspend", ("unsuspension", "POST"): "unsuspend",
    ("termination", "POST"): "terminate", ("archive", "POST"): "archive", ("deactivate", "PATCH"): "deactivate",
    ("reactivate", "PATCH"): "reactivate", ("reactivate", "POST"): "reactivate", ("hold", "POST"): "hold",
    ("release", "POST"): "release", ("invite", "POST"): "invite", ("verify", "POST"): "verify", ("link", "POST"): "link",
    ("unlink", "DELETE"): "unlink", ("append", "POST"): "append_cells", ("remove", "POST"): "remove_cells",
}  # fmt: skip


@BY_NAME
def test_a_method_does_what_its_path_says(operation: Any) -> None:
    expected = VERBS.get((operation.path.rpartition("/")[2], operation.method))
    assert expected in {None, operation.name.rpartition(".")[2]}


# Of what hides rows or fields, what has to be asked for together to get everything, and what never comes.
EVERYTHING: dict[str, list[dict[str, Any]]] = {
    "transactions.list": [{"state": "ALL", "include_merchant_data": True}],
    "reimbursements.list": [{"direction": "BUSINESS_TO_USER"}, {"direction": "USER_TO_BUSINESS"}],
    "users.list": [{}, {"status": "USER_SUSPENDED"}],
    "cards.list": [{"is_activated": True}, {"is_activated": False}],
    "cards.physical.list": [
        {"include_activated_only": False}, {"include_terminated_only": True, "include_activated_only": False},
    ],
    "cards.virtual.list": [{"is_terminated": False}, {"is_terminated": True}],
    "funds.list": [{"is_terminated": False}, {"is_terminated": True}],
    "limits.list": [{"is_terminated": False}, {"is_terminated": True}],
    "bills.list": [{"is_archived": False}, {"is_archived": True}],
    "purchase_orders.list": [
        {"include_archived": True, "three_way_match_enabled": False},
        {"include_archived": True, "three_way_match_enabled": True},
    ],
    "item_receipts.list": [{"include_archived": True}],
    "vendors.agreements.list": [{"include_archived": True}],
    "vendors.list": [{"include_subsidiary": True, "include_draft": True}],
    "vendors.credits.list": [{"include_fully_used": True}],
    "vendors.credits.list_for_vendor": [{"include_fully_used": True}],
    "receipts.list": [{"include_ocr_data": True}],
    "unified_requests.list": [{"include_deleted": True}],
    "banking.syncable_transactions.list": [{"include_synced_transfers": True}],
}  # fmt: skip
# Names that hide nothing, though they sound so: what they add needs another scope, or is no row and no field.
HARMLESS = {
    "cards.list": {"is_terminated"},  # terminated cards never come
    "entities.list": {"hide_inactive", "include_custom_field_values", "include_deleted_accounts"},
    "custom_records.tables.rows.list": {"include_all_referenced_rows"},
    "custom_records.native_tables.rows.list": {"include_all_referenced_rows"},
}


def taken(operation: Operation[Any]) -> set[str]:
    """What a list can be asked for, in the query or in the body."""
    names = {one.name for one in operation.query}
    if operation.body not in {None, OPEN}:
        names |= {field.encode_name for field in msgspec.structs.fields(model_of(str(operation.body)))}
    return names


@BY_NAME
def test_a_list_says_how_to_get_everything(operation: Any) -> None:
    assert [dict(sweep) for sweep in operation.sweeps] == EVERYTHING.get(operation.name, [])
    assert all(set(sweep) <= taken(operation) for sweep in operation.sweeps)
    if operation.paged:
        hiding = {name for name in taken(operation) if re.match(r"(include|hide)_|is_(archived|terminated)", name)}
        asked = {name for sweep in operation.sweeps for name in sweep}
        assert hiding - asked <= HARMLESS.get(operation.name, set())


CURSORS = {
    "vendors.agreements.list", "custom_records.tables.list", "custom_records.tables.columns.list",
    "custom_records.tables.rows.list", "custom_records.native_tables.list", "custom_records.native_tables.columns.list",
    "custom_records.native_tables.rows.list", "custom_records.matrix_tables.rows.list",
}  # fmt: skip


def test_which_lists_give_the_cursor_itself() -> None:
    assert {operation.name for operation in OPERATIONS if operation.bare_cursor} == CURSORS


@BY_NAME
def test_the_size_of_a_page_is_from_2_to_100(operation: Any) -> None:
    for one in operation.query:
        if one.name == "page_size":
            assert (one.minimum, one.maximum) == (2, 100)


# Only in the Rust crate's document: scopes, the fields of the request and those of the answer.
LEGACY: dict[str, tuple[tuple[str, ...], list[str] | None, list[str] | None]] = {
    "users.delete": (("users:write",), None, None),
    "custom_id_providers.get": ((), None, ["custom_id_provider"]),
    "custom_id_providers.create": ((), None, ["provider_id"]),
    "custom_id_providers.link_application": ((), ["custom_id_provider"], None),
    "custom_id_providers.ramp_id": ((), None, ["ramp_id"]),
    "custom_id_providers.custom_id": ((), None, ["custom_id"]),
    "custom_id_providers.link": ((), ["custom_id", "ramp_id"], None),
}


def test_the_legacy_operations_are_as_the_crate_had_them() -> None:
    def fields(reference: str | None) -> list[str] | None:
        return None if reference is None else [one.name for one in msgspec.structs.fields(model_of(reference))]

    found = {one.name: (one.scopes, fields(one.body), fields(one.result)) for one in OPERATIONS if one.since == "2022"}
    assert found == LEGACY


# Types of parameters of which only the name is published, by what the name means.
MEANT = [
    (r"(from|to)_.*|created_(after|before)|.*_(start|end)_time", "datetime", False),
    (r"(min|max)_amount", "decimal", False),
    (r"(is|has|include|hide)_.*|all_requirements_met_and_approved|payment_details_missing", "boolean", False),
    (r".*_ids|status_summaries|funding_methods|member_roles|.*request_(types|statuses)", "string", True),
]


@absent
@BY_NAME
def test_a_parameter_that_is_known_by_name_is_what_the_name_means(operation: Any) -> None:
    entry = entries().get(f"{operation.method} {operation.path}")
    for published in entry.query if entry is not None else ():
        if published.schema is None:
            (one,) = (one for one in operation.query if one.name == published.name)
            for pattern, kind, many in MEANT:
                if re.fullmatch(pattern, one.name):
                    assert (one.type, one.many) == (kind, many), one.name
                    break

"""What a write's unknown outcome says: what was sent, when, and a call that really is there and only reads."""

from __future__ import annotations

import json
import pickle
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ramp_api import Client, FilePart, Secret, operations
from ramp_api.build import build
from ramp_api.errors import APIError, OutcomeUnknown, RampError, ServerError, TransportError, UnacceptableResponseError
from ramp_api.failures import api_error, outcome_unknown
from ramp_api.http import Headers, Request, Response
from ramp_api.inquiries import find_out
from ramp_api.operation import Operation
from ramp_api.operations import accounting, bills, comments, limits, receipts, users, vendors, webhooks

ORIGIN = "https://demo-api.ramp.com"
SENT_AT = 1_767_225_600.5
MOMENT = datetime.fromtimestamp(SENT_AT, UTC)
LOST = TransportError("the connection was reset")


def unknown(operation: Operation[Any], request: Request, cause: APIError | TransportError = LOST) -> OutcomeUnknown:
    return outcome_unknown(operation, request, cause, sent_at=SENT_AT, attempts=3)


def refused(status: int, code: str | None = None) -> APIError:
    body = json.dumps({"error_v2": {"error_code": code, "message": "m"}}).encode()
    response = Response(status, Headers([(b"x-trace-id", b"trace-9")]), body)
    return api_error(bills.CREATE, response, Secret("ramp_tok_hidden"), attempts=1)


class TestWhatWasSent:
    def test_all_that_the_caller_needs_is_there(self) -> None:
        request = build(ORIGIN, limits.TERMINATE, path={"spend_limit_id": "l 1"}, body={"idempotency_key": "k-1"})
        error = unknown(limits.TERMINATE, request)
        assert (error.method, error.operation, error.attempts) == ("POST", "limits.terminate", 3)
        assert error.path == "/developer/v1/limits/{spend_limit_id}/deferred/termination"
        assert error.url == "/developer/v1/limits/l%201/deferred/termination"
        assert json.loads(error.body) == {"idempotency_key": "k-1"}
        assert error.sent_at == MOMENT
        assert error.sent_at.tzinfo is UTC
        assert error.idempotency_key == "k-1"
        assert error.trace_id is None
        assert error.__cause__ is LOST
        assert error.find_out.startswith("Repeat the call with idempotency_key='k-1': ")
        assert error.find_out.endswith("then look with ramp.limits.get('l 1')")
        assert str(error).startswith(f"POST {error.path}: whether it was done is not known: the connection was reset. ")
        assert error.find_out in str(error)

    @pytest.mark.parametrize(("body", "is_kept"), [
        ({"bank": {"account_number": "000123456789"}}, False), ({"owners": [{"ssn_last_4": "1234"}]}, False),
        ({"account_number": None}, True), ({"name": "Acme"}, True), (json.loads("[" * 30 + "]" * 30), False),
    ])  # fmt: skip
    def test_but_what_no_log_may_show(self, body: Any, is_kept: bool) -> None:
        content = json.dumps({"idempotency_key": "k-1", "given": body}).encode()
        error = unknown(limits.TERMINATE, Request("POST", f"{ORIGIN}/developer/v1/limits", (), content))
        assert error.body == (content if is_kept else b"")
        assert error.idempotency_key == "k-1"

    def test_the_cause_goes_along_when_it_is_pickled(self) -> None:
        error = unknown(bills.CREATE, Request("POST", f"{ORIGIN}/developer/v1/bills", (), b"{}"), refused(503))
        copy = pickle.loads(pickle.dumps(error))
        assert vars(copy) == vars(error)
        assert type(copy.__cause__) is ServerError
        assert copy.__cause__.trace_id == "trace-9"

    def test_the_trace_is_that_of_the_answer_if_there_was_one(self) -> None:
        request = Request("POST", f"{ORIGIN}/developer/v1/bills?a=b", (), b"{}")
        assert unknown(bills.CREATE, request, refused(503)).trace_id == "trace-9"
        assert "HTTP 503. " in str(unknown(bills.CREATE, request, refused(503)))
        assert str(unknown(bills.CREATE, request, refused(503))).endswith(" [trace trace-9]")
        large = UnacceptableResponseError("too large", status=200, trace_id="trace-8")
        assert unknown(bills.CREATE, request, large).trace_id == "trace-8"
        assert unknown(bills.CREATE, request).trace_id is None
        assert unknown(bills.CREATE, request).url == "/developer/v1/bills?a=b"

    def test_a_key_that_was_made_up_is_told(self) -> None:
        request = build(
            ORIGIN, users.CREATE, body={"email": "a@b.c", "first_name": "A", "last_name": "B", "role": "GUEST_USER"}
        )
        assert isinstance(request.content, bytes)
        key = json.loads(request.content)["idempotency_key"]
        assert unknown(users.CREATE, request).idempotency_key == key
        assert repr(key) in unknown(users.CREATE, request).find_out

    def test_what_has_no_key_says_so(self) -> None:
        error = unknown(bills.CREATE, Request("POST", f"{ORIGIN}/developer/v1/bills", (), b'{"a": 1}'))
        assert error.idempotency_key is None
        assert error.body == b'{"a": 1}'

    @pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b'{"idempotency_key": 5}', b'{"idempotency_key": ""}'])
    def test_whatever_the_body_is(self, content: Any) -> None:
        error = unknown(bills.CREATE, Request("POST", f"{ORIGIN}/developer/v1/bills", (), content))
        assert (error.body, error.idempotency_key) == (content, None)

    def test_a_long_body_is_cut(self) -> None:
        error = unknown(bills.CREATE, Request("POST", f"{ORIGIN}/developer/v1/bills", (), b"x" * 70_000))
        assert len(error.body) == 64 * 1024

    def test_what_holds_secrets_keeps_none_of_it(self) -> None:
        request = build(
            ORIGIN, webhooks.CREATE, body={"endpoint_url": "https://a.b/c", "event_types": ["users.created"]}
        )
        assert request.content
        assert unknown(webhooks.CREATE, request).body == b""

    def test_of_an_upload_the_parts_are_named_and_the_key_is_found(self) -> None:
        body = {"user_id": "u", "idempotency_key": "k-2"}
        request = build(
            ORIGIN, receipts.UPLOAD, body=body, files={"receipt": FilePart("receipt", "r.pdf", b"%PDF-secret")}
        )
        error = unknown(receipts.UPLOAD, request)
        assert set(error.body.split(b", ")) == {b"user_id", b"idempotency_key", b"receipt"}
        assert error.idempotency_key == "k-2"

    def test_a_key_in_a_header_is_told_though_no_call_takes_it(self) -> None:
        operation = vendors.AGREEMENTS_DOCUMENTS_UPLOAD
        url = f"{ORIGIN}/developer/v1/vendors/agreements/a-1/documents"
        error = unknown(
            operation, Request("POST", url, (("X-Idempotency-Key", "k-3"), ("authorization", "Bearer t")), b"{}")
        )
        assert error.idempotency_key == "k-3"
        assert error.find_out.startswith("ramp.vendors.agreements.get('a-1') shows")

    def test_no_header_gets_in(self) -> None:
        url = f"{ORIGIN}/developer/v1/bills"
        error = unknown(bills.CREATE, Request("POST", url, (("authorization", "Bearer ramp_tok_hidden"),), b"{}"))
        assert "hidden" not in repr(vars(error)) + str(error)

    def test_where_ramp_says_that_the_key_was_there_repeating_shows_nothing(self) -> None:
        request = build(ORIGIN, limits.TERMINATE, path={"spend_limit_id": "l"}, body={"idempotency_key": "k-1"})
        error = unknown(limits.TERMINATE, request, refused(400, "DEVELOPER_7005"))
        assert error.idempotency_key == "k-1"
        assert error.find_out == "ramp.limits.get('l') shows whether it was done: repeat the call only where it was not"
        assert unknown(limits.TERMINATE, request, refused(503)).find_out.startswith("Repeat the call")


def said(operation: Operation[Any], **more: Any) -> str:
    path = re.sub(r"\{(\w+)\}", r"the%20\1", operation.path)
    return find_out(operation, path, key=None, sent_at=MOMENT, **more)


WRITES = [operation for operation in operations.all() if operation.retry != "safe"]
CALL = re.compile(r"ramp\.([a-z_.]+)\((.*)\) shows whether it was done")


class TestHowToFindOut:
    def test_there_are_writes(self) -> None:
        assert len(WRITES) > 160

    @pytest.mark.parametrize("operation", WRITES, ids=lambda operation: operation.name)
    def test_every_write_names_a_call_that_is_there_and_only_reads(self, operation: Any) -> None:
        sentence = said(operation)
        found = CALL.match(sentence)
        if found is None:
            assert sentence.startswith("Ramp offers no reading call that shows it")
            return
        reading = next(one for one in operations.all() if one.name == found[1])
        assert reading.retry == "safe"
        method: Any = Client(token="ramp_tok_hidden")
        for name in found[1].split("."):
            method = getattr(method, name)
        assert callable(method)
        # It can be called as it is written, but for what the caller alone knows.
        arguments = found[2].replace("…", "'what the caller knows'")
        recorded = eval(f"(lambda *given, **named: (given, named))({arguments})")  # noqa: S307 - written by us
        assert len(recorded[0]) == len(re.findall(r"\{", reading.path))
        parameters = {parameter.name for parameter in reading.query}
        assert set(recorded[1]) <= parameters
        assert {parameter.name for parameter in reading.query if parameter.required} <= set(recorded[1])
        assert all(value.startswith("the ") or value == "what the caller knows" for value in recorded[0])

    def test_few_writes_have_none(self) -> None:
        without = {operation.name for operation in WRITES if not CALL.match(said(operation))}
        assert without == {
            "accounting.codings.create", "accounting.entities.create", "accounting.ramp_field_options.create",
            "accounting.ramp_field_options.delete", "accounting.ramp_field_options.update", "accounting.syncs.create",
            "auths.post_token", "auths.post_token_pkce", "blank_canvas_approvals.decide",
            "blank_canvas_approvals.documents.upload", "blank_canvas_approvals.update_metadata", "embedded.cards.embed",
            "leads.create", "spend_requests.draft_via_ocr", "webhooks.mock_event",
        }  # fmt: skip

    @pytest.mark.parametrize(("name", "call"), [
        ("bills.create", "bills.list(from_created_at='2025-12-31T00:00:00+00:00')"),
        ("limits.create", "limits.list(created_after='2025-12-31T00:00:00+00:00')"),
        ("reimbursements.create_mileage", "reimbursements.list(updated_after='2025-12-31T00:00:00+00:00')"),
        ("departments.create", "departments.list()"),
        ("bills.hold", "bills.get('the bill_id')"),
        ("limits.suspend", "limits.get('the spend_limit_id')"),
        ("funds.members.suspend", "funds.get('the fund_id')"),
        ("bills.attachments.upload", "bills.get('the bill_id')"),
        ("comments.create", "comments.list('the object_type', 'the object_id')"),
        ("vendors.accounts.archive", "vendors.accounts.get('the vendor_id', 'the bank_account_id')"),
        ("vendors.update_bank_accounts", "vendors.accounts.list('the vendor_id')"),
        ("accounting.field_options.create", "accounting.field_options.list(field_id=…)"),
        ("custom_records.tables.rows.append_cells", "custom_records.tables.rows.list('the table_name')"),
        ("custom_id_providers.link", "custom_id_providers.custom_id('the entity_type', …)"),
        ("accounting.connections.disconnect", "accounting.connections.current()"),
        ("accounting.mark_ready_to_sync", "transactions.list(sync_status='SYNC_READY')"),
        ("vault.cards.create", "cards.list()"),
    ])  # fmt: skip
    def test_it_is_the_nearest_with_what_is_known_of_its_arguments(self, name: Any, call: Any) -> None:
        operation = next(one for one in WRITES if one.name == name)
        assert said(operation).startswith(f"ramp.{call} shows whether it was done")

    @pytest.mark.parametrize(("kind", "call"), [
        ("BILL_SYNC", "ramp.bills.list(sync_status='BILL_SYNCED')"),
        ("BANKING_TRANSACTION_SYNC", "ramp.banking.syncable_transactions.list(include_synced_transfers=True)"),
        ("REIMBURSEMENT_SYNC", "ramp.reimbursements.list(sync_status='SYNCED')"),
        ("STATEMENT_CREDIT_SYNC", "ramp.cashbacks.list(sync_status='SYNCED')"),
        ("TRANSFER_SYNC", "ramp.transfers.list(sync_status='SYNCED')"),
        ("BILL_PAYMENT_SYNC", "ramp.bills.list(sync_status='BILL_AND_PAYMENT_SYNCED')"),
        ("TRANSACTION_SYNC", "ramp.transactions.list(sync_status='SYNCED')"),
    ])  # fmt: skip
    def test_what_was_synced_is_looked_for_where_it_is(self, kind: Any, call: Any) -> None:
        assert said(accounting.SYNCS_CREATE, sync_type=kind).startswith(f"{call} shows")
        name, arguments = call.removeprefix("ramp.").removesuffix(")").split("(")
        reading = next(one for one in operations.all() if one.name == name)
        field, value = arguments.split("=")
        parameter = next(one for one in reading.query if one.name == field)
        assert not parameter.values or value.strip("'") in parameter.values
        body = {"idempotency_key": "k", "sync_type": kind, "successful_syncs": [{"id": "t", "reference_id": "r"}]}
        error = unknown(accounting.SYNCS_CREATE, build(ORIGIN, accounting.SYNCS_CREATE, body=body))
        assert error.find_out.endswith(f": then look with {call}")

    def test_a_key_that_cannot_be_looked_for_is_still_repeated(self) -> None:
        sentence = find_out(accounting.SYNCS_CREATE, accounting.SYNCS_CREATE.path, key="k", sent_at=MOMENT)
        assert sentence.endswith("or says DEVELOPER_7005 where it has had the key")

    def test_an_address_that_is_not_the_operations_leaves_a_gap(self) -> None:
        assert find_out(comments.CREATE, "/elsewhere", key=None, sent_at=MOMENT).startswith("ramp.comments.list(…, …)")

    def test_the_filter_begins_well_before_whatever_the_clocks_say(self) -> None:
        day_before = (MOMENT - timedelta(days=1)).isoformat(timespec="seconds")
        assert repr(day_before) in find_out(bills.CREATE, bills.CREATE.path, key=None, sent_at=MOMENT)

    def test_it_is_an_error_like_all_others(self) -> None:
        assert issubclass(OutcomeUnknown, RampError)
        assert not issubclass(OutcomeUnknown, TransportError | APIError)

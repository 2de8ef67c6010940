"""One effect per intent, always: a state machine that creates, fails, crashes, repeats and polls against the sandbox.

What is counted is what stands in the sandbox's own records. The caller here does what the errors of the library tell it
to: it repeats with the key, looks before it repeats without one, and takes every other error for "nothing was done".
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ramp_api import Client, FilePart, operations
from ramp_api.drivers import Driver
from ramp_api.errors import DecodeError, OutcomeUnknown, RampError, TaskFailedError
from ramp_api.flow import Flow, Instant, Send
from ramp_api.http import Multipart, Request
from ramp_api.limits import RollingWindow
from ramp_api.sandbox import Sandbox
from ramp_api.tasks import Task
from tests.scripted import ScriptedClock

T = TypeVar("T")

TABLE = {operation.name: operation for operation in operations.all()}
TASK_SECONDS = 2.0  # longer than a task takes in the sandbox


class Known(Enum):
    """What the caller knows of an intent."""

    NOTHING_DONE = "nothing was done"
    UNKNOWN = "it may have been done"
    BEGUN = "Ramp has a task for it"
    DONE = "it was done"
    FAILED = "its task failed"


@dataclass
class Intent:
    """Something that is to happen once, and what the caller wrote down of it."""

    kind: Kind
    name: str
    key: str | None = None
    known: Known = Known.NOTHING_DONE
    task_id: str | None = None
    advice: str = ""

    @property
    def must_look(self) -> bool:
        return self.known is Known.UNKNOWN and self.key is None

    @property
    def is_over(self) -> bool:
        return self.known in {Known.DONE, Known.FAILED}


@dataclass(frozen=True)
class Kind:
    """A way to create something: by which operation, and where and how the sandbox and the caller find it."""

    operation: str
    create: Callable[[Client, Scene, Intent], Any]
    find: Callable[[Client, Intent], bool]
    table: str
    field: str

    def __repr__(self) -> str:
        return self.operation

    def is_of(self, record: Any, intent: Intent) -> bool:
        value = record.get(self.field) if isinstance(record, dict) else getattr(record, self.field)
        return str(value).partition("@")[0] == intent.name

    @property
    def keyed(self) -> bool:
        return TABLE[self.operation].retry == "keyed"

    @property
    def deferred(self) -> bool:
        return TABLE[self.operation].task is not None


@dataclass
class Scene:
    """What there is before anything is created."""

    owner: str = ""
    entity: str = ""
    vendor: str = ""
    contact: str = ""


LIMIT: dict[str, Any] = {
    "spending_restrictions": {"limit": {"amount": 1000, "currency_code": "USD"}, "interval": "MONTHLY"},
    "permitted_spend_types": {"primary_card_enabled": True, "reimbursements_enabled": True},
}


def create_bill(ramp: Client, scene: Scene, intent: Intent) -> Any:
    return ramp.bills.create(
        vendor_id=scene.vendor,
        vendor_contact_id=scene.contact,
        entity_id=scene.entity,
        invoice_number=intent.name,
        remote_id=intent.name,
        invoice_currency="USD",
        issued_at=date(2026, 11, 1),
        due_at=date(2026, 12, 1),
        line_items=[{"amount": "10.00"}],
        payment_method="UNSPECIFIED",
    )


def upload_receipt(ramp: Client, scene: Scene, intent: Intent) -> Any:
    file = FilePart("receipt", intent.name, b"\x89PNG\r\n\x1a\n")
    return ramp.receipts.upload(user_id=scene.owner, receipt=file, idempotency_key=intent.key)


KINDS = (
    Kind(
        "limits.create",
        lambda ramp, scene, one: ramp.limits.create(
            display_name=one.name, user_id=scene.owner, idempotency_key=one.key, **LIMIT
        ),
        lambda ramp, one: any(ramp.limits.list(display_name=one.name)),
        "limits",
        "display_name",
    ),
    Kind(
        "cards.create_virtual",
        lambda ramp, scene, one: ramp.cards.create_virtual(
            display_name=one.name,
            user_id=scene.owner,
            idempotency_key=one.key,
            spending_restrictions={"amount": 1000, "interval": "MONTHLY"},
        ),
        lambda ramp, one: any(ramp.cards.list(display_name=one.name)),
        "cards",
        "display_name",
    ),
    Kind(
        "users.create",
        lambda ramp, _, one: ramp.users.create(
            first_name="Ada",
            last_name="Byron",
            email=f"{one.name}@example.com",
            role="BUSINESS_USER",
            idempotency_key=one.key,
        ),
        lambda ramp, one: any(ramp.users.list(email=f"{one.name}@example.com")),
        "users",
        "email",
    ),
    # Receipts show no name by which they could be found: its caller always has a key.
    Kind("receipts.upload", upload_receipt, lambda *_: pytest.fail("not to be found"), "files", "filename"),
    Kind(
        "departments.create",
        lambda ramp, _, one: ramp.departments.create(name=one.name),
        lambda ramp, one: one.name in {found.name for found in ramp.departments.list()},
        "departments",
        "name",
    ),
    Kind(
        "locations.create",
        lambda ramp, scene, one: ramp.locations.create(name=one.name, entity_id=scene.entity),
        lambda ramp, one: one.name in {found.name for found in ramp.locations.list(page_size=2)},
        "locations",
        "name",
    ),
    Kind(
        "funds.create",
        lambda ramp, scene, one: ramp.funds.create(body={"display_name": one.name, "user_id": scene.owner, **LIMIT}),
        lambda ramp, one: any(ramp.funds.list(display_name=one.name)),
        "limits",
        "display_name",
    ),
    Kind("bills.create", create_bill, lambda ramp, one: any(ramp.bills.list(remote_id=one.name)), "bills", "remote_id"),
)

TABLES = ("tasks", *{kind.table for kind in KINDS})


# --- What goes wrong ---

# By what they leave: it was done, though nobody is told; it was not, or may not have been; it was refused for another
# reason; the token is dead; too many. The first two are what matters, so that they come more often.
FAULTS = (
    ("lost", "lost=504", "reset=during", "reset=after", "truncate"),
    ("lost", "lost=504", "reset=during", "reset=after", "truncate"),
    ("reset=before", "html=502", "status=408", "status=500", "status=503", "status=503,retry_after=1", "status=504"),
    ("status=400", "status=409", "garbage"),
    ("status=404,code=DEVELOPER_7002", "expired", "revoked"),
    ("status=429", "status=429,retry_after=3", "storm=3"),
)
ABOUT = ("{create}", "{create}", "{create}", "{create}", "{list}", "*.task_status", "auths.post_token", "*")


@st.composite
def stories(draw: st.DrawFn) -> list[str]:
    """What befalls one request after the other."""
    return [draw(st.sampled_from(draw(st.sampled_from(FAULTS)))) for _ in range(draw(st.integers(0, 5)))]


class Crash(BaseException):
    """The process ended here: nobody catches it."""


class Fuse(ScriptedClock):
    """The sandbox's clock, at which the process ends when it is looked at or slept by for the n-th time."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox.now.timestamp())
        self.left: int | None = None
        self._sandbox = sandbox

    def now(self) -> Instant:
        self._burn()
        return super().now()

    def sleep(self, seconds: float) -> None:
        self._burn()
        super().sleep(seconds)
        self._sandbox.advance(seconds)

    def _burn(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Crash


class Watched(Driver):
    """A driver that lets every request be seen before it leaves."""

    def __init__(self, clock: Fuse, see: Callable[[Request], None]) -> None:
        super().__init__(timeout=5.0, clock=clock)
        self.see = see

    def run(self, flow: Flow[T]) -> T:
        return super().run(self._seen(flow))

    def _seen(self, flow: Flow[T]) -> Generator[Any, Any, T]:
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Send):
                    self.see(effect.request)
                try:
                    outcome = yield effect
                except Exception as error:  # noqa: BLE001 - handed on
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()


@dataclass
class Wire:
    """The keys that were seen on their way, by the intent that they were for."""

    intents: list[Intent]
    used: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def see(self, request: Request) -> None:
        if isinstance(request.content, Multipart):
            body = b"".join(request.content.pieces())
            key = body.partition(b'name="idempotency_key"')[2].strip().partition(b"\r\n")[0]
        elif request.content.startswith(b"{"):
            body = request.content
            key = str(json.loads(body).get("idempotency_key", "")).encode()
        else:
            return
        for intent in self.intents:
            if intent.name.encode() in body and key:
                self.used.setdefault(intent.name, set()).add(key.decode())


# --- The machine ---


class OneEffectPerIntent(RuleBasedStateMachine):
    """Whatever fails, and wherever the process ends: what was wanted once is there once."""

    sandbox: Sandbox
    scene: Scene

    def __init__(self) -> None:
        super().__init__()
        self.sandbox.restore()
        self.sandbox.mend()
        self.intents: list[Intent] = []
        self.wire = Wire(self.intents)
        self.clock = Fuse(self.sandbox)
        self.ramp = self.new_client()

    def new_client(self, **options: Any) -> Client:
        driver = Watched(self.clock, self.wire.see)
        return self.sandbox.client(driver=driver, limiter=RollingWindow(limit=10_000), **options)

    # --- What the caller does ---

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.want(data)

    @rule(data=st.data())
    def want(self, data: st.DataObject) -> None:
        for _ in range(data.draw(st.integers(1, 3))):
            kind = data.draw(st.sampled_from(KINDS))
            has_key = kind.keyed and (data.draw(st.booleans()) or kind.operation == "receipts.upload")
            intent = self.new_intent(kind, has_key=has_key)
            self.fail(data, intent)
            self.go_on(intent)

    def new_intent(self, kind: Kind, *, has_key: bool) -> Intent:
        name = f"intent-{len(self.intents)}-x"
        self.intents.append(Intent(kind, name, f"key-of-{name}" if has_key else None))
        return self.intents[-1]

    @precondition(lambda self: self.intents)
    @rule(data=st.data(), count=st.integers(1, 3))
    def go_on_with_some(self, data: st.DataObject, count: int) -> None:
        for _ in range(count):
            self.go_on(data.draw(st.sampled_from(self.intents)))

    @precondition(lambda self: self.intents)
    @rule(data=st.data(), steps=st.integers(1, 40))
    def end_in_the_midst(self, data: st.DataObject, steps: int) -> None:
        """The process ends while it is at something; another one goes on with what is written down."""
        intent = data.draw(st.sampled_from(self.intents))
        self.clock.left = steps
        try:
            self.go_on(intent)
        except Crash:
            if intent.known is Known.NOTHING_DONE:
                intent.known = Known.UNKNOWN
            self.replace()
        finally:
            self.clock.left = None

    @rule(retries=st.integers(0, 4), timeout=st.sampled_from([180.0, 2.0, 0.4]))
    def replace(self, retries: int = 3, timeout: float = 180.0) -> None:
        self.ramp.close()
        self.ramp = self.new_client(retries=retries, timeout=timeout)

    def go_on(self, intent: Intent) -> None:
        """The next step: what a caller does who goes by what the library said."""
        try:
            if intent.must_look:
                self.look(intent)
            elif intent.known in {Known.NOTHING_DONE, Known.UNKNOWN}:
                self.create(intent)
            elif intent.known is Known.BEGUN:
                self.poll(intent)
            elif intent.key is not None:
                self.repeat(intent)
        except OutcomeUnknown:
            raise AssertionError("only a write has an unknown outcome") from None
        except RampError:
            pass  # of a look or a poll: nothing is known that was not before

    def create(self, intent: Intent) -> None:
        try:
            made = intent.kind.create(self.ramp, self.scene, intent)
        except OutcomeUnknown as error:
            self.check_advice(error, intent)
            intent.known, intent.key = Known.UNKNOWN, error.idempotency_key
            (intent.advice,) = re.findall(r"ramp\.[a-z_.]+\([^()]*\)", error.find_out)
        except DecodeError:
            # A success that cannot be read: done, but which task it is can only be asked by the key.
            intent.known = Known.UNKNOWN if intent.kind.deferred else Known.DONE
        except RampError:
            # Anything else: this call has done nothing; what was unknown before it stays so.
            pass
        else:
            self.told(intent, made)

    def told(self, intent: Intent, made: Any) -> None:
        if isinstance(made, Task):
            assert intent.task_id in {None, made.id}, "another task for the same key"
            intent.known, intent.task_id = Known.BEGUN, made.id
        else:
            intent.known = Known.DONE

    def check_advice(self, error: OutcomeUnknown, intent: Intent) -> None:
        operation = TABLE[intent.kind.operation]
        assert (error.operation, error.method, error.path) == (operation.name, operation.method, operation.path)
        assert error.__cause__ is not None
        if intent.key is not None:
            assert error.idempotency_key == intent.key
        assert (error.idempotency_key is not None) == intent.kind.keyed
        assert not intent.kind.keyed or f"idempotency_key={error.idempotency_key!r}" in error.find_out

    def look(self, intent: Intent) -> None:
        if intent.kind.deferred:
            self.advance(TASK_SECONDS)  # what was begun is there by then, or never
        intent.known = Known.DONE if self.is_found(intent) else Known.NOTHING_DONE

    def is_found(self, intent: Intent) -> bool:
        if not intent.advice:  # the process that might have had some is gone
            return intent.kind.find(self.ramp, intent)
        found = eval(intent.advice, {"ramp": self.ramp})  # noqa: S307 - as it was said, word by word
        return any(intent.kind.is_of(record, intent) for record in found)

    def poll(self, intent: Intent) -> None:
        status = TABLE[TABLE[intent.kind.operation].task or ""]
        task: Task[Any] = Task(self.ramp, status, intent.task_id or "")
        task.poll()
        if task.done:
            try:
                assert task.result is not None
                intent.known = Known.DONE
            except TaskFailedError:
                intent.known = Known.FAILED

    def repeat(self, intent: Intent) -> None:
        """Somebody repeats with the key what is over: it is answered again, and nothing is done."""
        with suppress(OutcomeUnknown):
            made = intent.kind.create(self.ramp, self.scene, intent)
            assert not isinstance(made, Task) or intent.task_id in {None, made.id}

    # --- What happens to it ---

    @precondition(lambda self: self.intents)
    @rule(data=st.data())
    def fail_for_some(self, data: st.DataObject) -> None:
        self.fail(data, data.draw(st.sampled_from(self.intents)))

    def fail(self, data: st.DataObject, intent: Intent) -> None:
        name = intent.kind.operation
        about = data.draw(st.sampled_from(ABOUT)).format(create=name, list=f"{name.partition('.')[0]}.list")
        self.tell(data.draw(stories()), about)

    def tell(self, story: Iterable[str], about: str) -> None:
        for fault in story:
            self.sandbox.fault(f"{fault},operation={about},count=1")

    @rule(seconds=st.sampled_from([0.0, 0.6, TASK_SECONDS, 3_600.0, 11 * 86_400.0]), is_good=st.booleans())
    def time_goes_by(self, seconds: float, is_good: bool) -> None:
        """Tasks come on and tokens end; all is well again, or a task is about to fail."""
        self.advance(seconds)
        if is_good:
            self.sandbox.mend()
        else:
            self.sandbox.fault('task="no funds",count=1')

    def advance(self, seconds: float) -> None:
        self.sandbox.advance(seconds)
        self.clock.time += seconds

    # --- What must be so ---

    @invariant()
    def one_effect_at_most(self) -> None:
        self.count_effects()
        self.check_keys()

    def count_effects(self) -> None:
        effects = self.effects()
        for intent in self.intents:
            count, begun = effects[intent.kind.table, intent.name], effects["tasks", intent.name]
            assert count <= 1, f"{intent} happened {count} times"
            if intent.known is Known.DONE:
                assert count == 1, f"{intent} did not happen"
            if intent.known in {Known.NOTHING_DONE, Known.FAILED}:
                assert count == begun == 0, f"{intent} happened"
            if intent.known is Known.BEGUN:
                assert count + begun <= 2

    def effects(self) -> Counter[tuple[str, str]]:
        """How often each intent is in the sandbox's records, by table; of tasks, those that have not failed."""
        found: Counter[tuple[str, str]] = Counter()
        records = self.sandbox._pull(lambda house: {table: house.control.records(table, limit=200) for table in TABLES})
        ours = {
            kind: Counter(str(record["body"][kind.field]).partition("@")[0] for record in records[kind.table])
            for kind in KINDS
        }
        for intent in self.intents:
            found[intent.kind.table, intent.name] = ours[intent.kind][intent.name]
        for task in records["tasks"]:
            given = task["hidden"]["given"]
            name = given.get("display_name") or given["email"].partition("@")[0]
            found["tasks", name] += task["body"]["status"] != "ERROR"
        return found

    def check_keys(self) -> None:
        owners = Counter(key for keys in self.wire.used.values() for key in keys)
        assert all(count == 1 for count in owners.values()), "two intents under one key"
        for intent in self.intents:
            if intent.key == f"key-of-{intent.name}":
                assert self.wire.used.get(intent.name, set()) <= {intent.key}

    def teardown(self) -> None:
        try:
            self.finish()
        finally:
            self.ramp.close()

    def finish(self) -> None:
        """All is well again, and the caller goes on until it knows of everything: then all of it is there, once."""
        self.sandbox.mend()
        self.replace()
        for _ in range(4):
            for intent in self.intents:
                if not intent.is_over:
                    self.go_on(intent)
            self.advance(TASK_SECONDS)
        self.one_effect_at_most()
        for intent in self.intents:
            assert intent.is_over, f"{intent} has not come to its end"
            if intent.known is Known.DONE and intent.kind.operation != "receipts.upload":
                assert intent.kind.find(self.ramp, intent)


@pytest.fixture(scope="module")
def machine() -> Generator[type[OneEffectPerIntent]]:
    with Sandbox(empty=True, frozen=True, rate_limit=None) as sandbox, sandbox.client(limiter=None) as ramp:
        owner = next(iter(ramp.users.list())).id or ""
        vendor = ramp.vendors.create(
            name="Zip Cab",
            business_vendor_contacts={"email": "zip@example.com", "first_name": "Zip", "last_name": "Cab"},
            country="US",
            state="NY",
            vendor_owner_id=owner,
        )
        scene = Scene(
            owner,
            next(iter(ramp.entities.list())).id or "",
            vendor.id or "",
            next(iter(ramp.vendors.contacts.list(vendor.id or ""))).id or "",
        )
        sandbox.snapshot()
        yield type("Machine", (OneEffectPerIntent,), {"sandbox": sandbox, "scene": scene})


SHORT = ("lost", "reset=during", "reset=before", "status=503", "status=422", "status=404,code=DEVELOPER_7002")
SOME = [kind for kind in KINDS if kind.operation in {"limits.create", "receipts.upload", "departments.create"}]


@pytest.mark.parametrize("kind", SOME, ids=repr)
def test_every_story_of_two(kind: Kind, machine: type[OneEffectPerIntent]) -> None:
    """What befalls the first two requests of a call, whatever it is, and the caller who goes on after it."""
    for story in itertools.product(SHORT, repeat=2):
        run = machine()
        try:
            intent = run.new_intent(kind, has_key=kind.keyed)
            run.tell(story, kind.operation)
            run.go_on(intent)
            run.one_effect_at_most()
            run.finish()
        except AssertionError as error:
            error.add_note(f"after {' and '.join(story)}")
            raise
        finally:
            run.ramp.close()


def test_one_effect_per_intent(machine: type[OneEffectPerIntent]) -> None:
    # Not made shorter where it fails: that takes minutes, and the steps are said all the same.
    runs = settings(max_examples=40, stateful_step_count=20, deadline=None, derandomize=True, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=runs)

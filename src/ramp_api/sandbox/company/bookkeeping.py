"""A company's accounting: its connections, and the accounts, fields, options, vendors, taxes and items of each.

What transactions and reimbursements are coded with (``merchants.Codes``) is here under the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.accounting.accounts import ACCOUNTS
from ramp_api.sandbox.behaviour.accounting.connections import CONNECTIONS, SETTINGS
from ramp_api.sandbox.behaviour.accounting.fields import FIELDS, RAMP_FIELDS
from ramp_api.sandbox.behaviour.accounting.inventory import INVENTORY_ITEMS
from ramp_api.sandbox.behaviour.accounting.options import FIELD_OPTIONS
from ramp_api.sandbox.behaviour.accounting.single import SINGLE_FIELDS
from ramp_api.sandbox.behaviour.accounting.tax import TAX_CODES, TAX_RATES
from ramp_api.sandbox.behaviour.accounting.vendors import ACCOUNTING_VENDORS
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.merchants import Codes
from ramp_api.sandbox.company.model import FIRST_DAY, Company
from ramp_api.sandbox.records import TABLES, Document, decode
from ramp_api.sandbox.seeds import Dice

__all__ = ["bookkeep"]

# Before the first spending: what it is coded with was there already.
_BEGUN = FIRST_DAY - timedelta(days=200)
_EARLIER = FIRST_DAY - timedelta(days=700)

# Number, name and classification of the accounts that no card spending is booked to.
_OTHER_ACCOUNTS = (
    ("1200", "Accounts receivable", "ASSET"),
    ("2000", "Accounts payable", "LIABILITY"),
    ("2100", "Ramp card", "CREDCARD"),
    ("2200", "Sales tax payable", "LIABILITY"),
    ("2300", "Employee reimbursements payable", "LIABILITY"),
    ("3000", "Retained earnings", "EQUITY"),
    ("4000", "Subscription revenue", "REVENUE"),
    ("4900", "Cashback", "REVENUE"),
    ("6900", "Ask my accountant", "ANY"),
    ("9000", "Imported, unclassified", "UNKNOWN"),
    ("9900", "Suspense", None),
)
_OLD_ACCOUNTS = (("6020", "Entertainment (old)", "EXPENSE"), ("6030", "Software (old)", "EXPENSE"))
_MADE_HERE = (("Ramp clearing", "LIABILITY"),)

# Remote id, name, shown name, type, what needs it, whether spend can be split by it, and whether it is in use.
_FIELDS = (
    ("PROJECT", "Project", "Client project", "SINGLE_CHOICE", ("PURCHASE_ORDER",), True, True),
    ("BILLABLE", "Billable", None, "BOOLEAN", (), False, True),
    ("NOTE", "Note to the accountant", None, "FREE_FORM_TEXT", (), False, True),
    ("REGION", "Region", "Sales region", "SINGLE_CHOICE", (), True, False),
)
_REGIONS = ("Americas", "EMEA", "APAC")
_CODENAMES = (
    "Aster", "Birch", "Cedar", "Dahlia", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Jasmine", "Kelp", "Laurel",
)  # fmt: skip

_TRADES = ("Catering", "Consulting", "Freight", "Insurance", "Law", "Marketing", "Print", "Recruiting", "Security")

# Remote id, name, per cent, and the number of its account.
_RATES = (
    ("R-NY", "New York sales tax", "8.875", "2200"),
    ("R-TX", "Texas sales tax", "6.25", "2200"),
    ("R-VAT20", "VAT, standard", "20", "2200"),
    ("R-VAT5", "VAT, reduced", "5", None),
    ("R-JCT", "消費税", "10", None),
    ("R-ZERO", "Exempt", "0", None),
)
# Remote id, name, its rates, and whether it is in use.
_TAX_CODES = (
    ("NY", "New York", ("R-NY",), True),
    ("TX", "Texas", ("R-TX",), True),
    ("VAT", "United Kingdom", ("R-VAT20", "R-VAT5"), True),
    ("JP", "日本", ("R-JCT",), True),
    ("NONE", "No tax", (), True),
    ("VAT17", "United Kingdom, before 2011", (), False),
)
_ITEMS = ("Laptop stand", "Badge printer", "Conference badge", "Sample box", "Café beans, 1 kg", "Demo tablet")


@dataclass(frozen=True)
class _Books:
    """The records, a list for each table."""

    connections: list[Document]
    accounts: list[Document]
    fields: list[Document]
    ramp_fields: list[Document]
    options: list[Document]
    vendors: list[Document]
    single_fields: list[Document]
    tax_codes: list[Document]
    tax_rates: list[Document]
    items: list[Document]


def bookkeep(founding: Founding) -> None:
    """Load a company's books: after its vendors, which the accounting system knows as well."""
    vendors: dict[str, str] = {}
    table = TABLES.get("vendors")
    for body, _ in founding.world.store.bodies(table) if table else ():
        vendor = decode(body)
        if vendor["accounting_vendor_remote_id"]:
            vendors.setdefault(vendor["accounting_vendor_remote_id"], vendor["name"])
    books = _Bookkeeper(founding.company, founding.count, vendors).books
    for part, documents in (
        (CONNECTIONS, books.connections),
        (ACCOUNTS, books.accounts),
        (FIELDS, books.fields),
        (RAMP_FIELDS, books.ramp_fields),
        (FIELD_OPTIONS, books.options),
        (ACCOUNTING_VENDORS, books.vendors),
        (SINGLE_FIELDS, books.single_fields),
        (TAX_CODES, books.tax_codes),
        (TAX_RATES, books.tax_rates),
        (INVENTORY_ITEMS, books.items),
    ):
        founding.load(part, documents)


class _Bookkeeper:
    def __init__(self, company: Company, count: int, vendors: Mapping[str, str]) -> None:
        self._company = company
        self._dice = Dice(company.seed, "bookkeeping")
        self.books = _Books([], [], [], [], [], [], [], [], [], [])
        codes = Codes(company)
        self._accounts = [decode(code.selection.encode()) for code in codes.accounts.values()]
        self._centers = [decode(code.selection.encode()) for code in codes.centers.values()]
        self._connect()
        self._earlier_books()
        self._chart()
        self._cost_centers()
        self._custom_fields(min(2_000, max(24, count // 500)))
        self._ramp_fields()
        self._vendors(vendors, min(2_000, max(30, count // 500)))
        self._taxes()
        self._inventory()

    # --- Connections ---

    def _connect(self) -> None:
        past = (
            ("Ledgerly", "revoked", _EARLIER - timedelta(days=90), _EARLIER - timedelta(days=60)),
            ("Copperfield Books", "unlinked", _EARLIER, _EARLIER),
            ("Abacus Online", "failed_to_auth", _BEGUN - timedelta(days=3), None),
        )
        for name, status, created, linked in past:
            self._connection(name, status, created, linked)
        # The account field is the one that transactions name.
        account_field = self._accounts[0]["category_info"]["id"] if self._accounts else None
        self._connection("Larkspur ERP", "linked", _BEGUN, _BEGUN + timedelta(days=31), account_field)

    def _connection(
        self, name: str, status: str, created: datetime, linked: datetime | None, account_field: str | None = None
    ) -> None:
        dice = self._dice
        body: dict[str, Any] = {
            "id": dice.uuid(),
            "created_at": created.isoformat(),
            "is_active": status == "linked",
            "last_linked_at": linked and linked.isoformat(),
            "remote_provider_name": name,
            "status": status,
        }
        hidden = {
            "account_field_id": account_field or dice.uuid(),
            "settings": dict(SETTINGS),
            "vendor_field_id": dice.uuid(),
        }
        self.books.connections.append(Document(body["id"], body, hidden))

    @property
    def _current(self) -> Document:
        return self.books.connections[-1]

    @property
    def _unlinked(self) -> Document:
        return next(one for one in self.books.connections if one.body["status"] == "unlinked")

    def _earlier_books(self) -> None:
        """What was uploaded over the connection that can be reactivated."""
        then = self._unlinked
        for number, name in (("500", "Travel"), ("510", "Meals"), ("520", "Everything else")):
            self._account(then, number, name, "EXPENSE")
        field = self._field(self.books.fields, then, ("CLASS", "Class", None, "SINGLE_CHOICE", (), True, True))
        for name in ("East", "West"):
            self._option(field, f"C-{name}", name, None)
        self._vendor(then, "77", "Paper & Twine")

    # --- Accounts ---

    def _chart(self) -> None:
        now = self._current
        for place, entity in enumerate(self._company.entities):
            self._account(now, f"10{place}0", f"Operating account, {entity.currency}", "ASSET")
        for number, name, kind in _OTHER_ACCOUNTS:
            self._account(now, number, name, kind)
        for code in self._accounts:
            kind = "ASSET" if code["external_id"].startswith("1") else "EXPENSE"
            self._account(now, code["external_id"], code["name"], kind, ramp_id=code["id"])
        for number, name, kind in _OLD_ACCOUNTS:
            self._account(now, number, name, kind, deleted=True)
        for name, kind in _MADE_HERE:
            self._account(now, None, name, kind)

    def _account(
        self,
        connection: Document,
        number: str | None,
        name: str,
        kind: str | None,
        *,
        ramp_id: str | None = None,
        deleted: bool = False,
    ) -> None:
        body: dict[str, Any] = {
            **self._begun(connection, deleted=deleted, ramp_id=ramp_id),
            "classification": kind,
            "code": number,
            "gl_account_category_info": {
                "id": "GL_ACCOUNT",
                "name": "GL account",
                "ramp_id": connection.hidden["account_field_id"],
            },
            "id": number,
            "name": name,
        }
        hidden = {"connection_id": connection.id, "is_synced": number is not None}
        self.books.accounts.append(Document(body["ramp_id"], body, hidden))

    # --- Fields and options ---

    def _cost_centers(self) -> None:
        if not self._centers:
            return
        info = self._centers[0]["category_info"]
        given = (info["external_id"], info["name"], None, "SINGLE_CHOICE", (), True, True)
        field = self._field(self.books.fields, self._current, given, ramp_id=info["id"])
        for code in self._centers:
            self._option(field, code["external_id"], code["name"], code["external_code"], ramp_id=code["id"])
        self._option(field, "CC-90", "Field office (closed)", "CC-90", deleted=True)

    def _custom_fields(self, projects: int) -> None:
        fields = {given[0]: self._field(self.books.fields, self._current, given) for given in _FIELDS}
        for number in range(projects):
            name = f"{_CODENAMES[number % len(_CODENAMES)]} {number // len(_CODENAMES) + 1}"
            remote_id = f"P-{1000 + number}"
            deleted, is_hidden = self._dice.happens(0.1), self._dice.happens(0.1)
            # Projects have codes, but for some.
            code = remote_id if number % 5 else None
            self._option(fields["PROJECT"], remote_id, name, code, deleted=deleted, is_hidden=is_hidden)
        self._option(fields["PROJECT"], None, "Unassigned", None)
        for number, name in enumerate(_REGIONS, 1):
            self._option(fields["REGION"], f"REG{number}", name, None)

    def _ramp_fields(self) -> None:
        for given in (
            ("EVENT", "Event", None, "SINGLE_CHOICE", (), True, True),
            ("QUARTER", "Budget quarter", "Quarter", "SINGLE_CHOICE", (), False, False),
        ):
            field = self._field(self.books.ramp_fields, self._current, given)
            for name in ("Offsite", "Trade fair", "Hackathon"):
                self._option(field, f"{given[0]}-{name}", name, None, of_ramp=True, deleted=name == "Hackathon")

    def _field(
        self,
        fields: list[Document],
        connection: Document,
        given: tuple[str, str, str | None, str, tuple[str, ...], bool, bool],
        *,
        ramp_id: str | None = None,
    ) -> Document:
        remote_id, name, display_name, kind, needed_for, splittable, in_use = given
        body: dict[str, Any] = {
            **self._begun(connection, deleted=not in_use, ramp_id=ramp_id),
            "display_name": display_name,
            "id": remote_id,
            "input_type": kind,
            "is_required_for": list(needed_for),
            "is_splittable": splittable,
            "name": name,
        }
        fields.append(Document(body["ramp_id"], body, {"connection_id": connection.id}))
        return fields[-1]

    def _option(
        self,
        field: Document,
        remote_id: str | None,
        value: str,
        code: str | None,
        *,
        ramp_id: str | None = None,
        deleted: bool = False,
        is_hidden: bool = False,
        of_ramp: bool = False,
    ) -> None:
        connection_id = field.hidden["connection_id"]
        connection = next(one for one in self.books.connections if one.id == connection_id)
        body: dict[str, Any] = {
            **self._begun(connection, deleted=deleted, ramp_id=ramp_id),
            "code": code,
            "display_name": value,
            "id": remote_id,
            "value": value,
            "visibility": "HIDDEN" if is_hidden else "VISIBLE",
        }
        hidden = {
            "connection_id": connection_id,
            "field_id": field.id,
            "is_synced": remote_id is not None,
            "of_ramp": of_ramp,
        }
        self.books.options.append(Document(body["ramp_id"], body, hidden))

    # --- Vendors ---

    def _vendors(self, known: Mapping[str, str], most: int) -> None:
        now = self._current
        for remote_id, name in known.items():
            self._vendor(now, remote_id, name)
        for remote_id, name in self._more_vendors(most):
            if remote_id not in known:
                self._vendor(now, remote_id, name, deleted=self._dice.happens(0.08))
        for name in ("Kiosk at the station", "?POS 88123 KWT"):
            self._vendor(now, None, name)

    def _more_vendors(self, most: int) -> Iterator[tuple[str, str]]:
        for number, (name, *_) in enumerate(catalog.MERCHANTS, 1):
            if not name.startswith("?"):
                yield f"M{number:04d}", name
        for number in range(most):
            name = f"{self._dice.pick(catalog.LAST_NAMES)} {self._dice.pick(_TRADES)} #{number + 1}"
            yield f"S{number + 1:05d}", name

    def _vendor(self, connection: Document, remote_id: str | None, name: str, *, deleted: bool = False) -> None:
        body: dict[str, Any] = {
            **self._begun(connection, deleted=deleted),
            "code": remote_id if self._dice.happens(0.7) else None,
            "id": remote_id,
            "is_synced": remote_id is not None,
            "name": name,
            "vendor_category_info": {
                "id": "VENDOR",
                "name": "Vendor",
                "ramp_id": connection.hidden["vendor_field_id"],
            },
        }
        self.books.vendors.append(Document(body["ramp_id"], body, {"connection_id": connection.id}))

    # --- Taxes and items ---

    def _taxes(self) -> None:
        now = self._current
        field = self._single_field("TAX_CODE", "Tax code")
        accounts = {account.body["id"]: account.id for account in self._of(self.books.accounts)}
        rates: dict[str, str] = {}
        for remote_id, name, rate, account in _RATES:
            body: dict[str, Any] = {
                **self._begun(now),
                "accounting_gl_account_id": accounts[account] if account else None,
                "id": remote_id,
                "name": name,
                "rate": rate,
            }
            del body["is_active"]
            rates[remote_id] = body["ramp_id"]
            self.books.tax_rates.append(Document(body["ramp_id"], body, {"connection_id": now.id}))
        for remote_id, name, theirs, in_use in _TAX_CODES:
            body = self._single_option(remote_id, name, deleted=not in_use)
            body["tax_rate_ids"] = [rates[one] for one in theirs]
            hidden = {"connection_id": now.id, "field_id": field.id}
            self.books.tax_codes.append(Document(body["ramp_id"], body, hidden))

    def _inventory(self) -> None:
        now = self._current
        field = self._single_field("INVENTORY_ITEM", "Item")
        for number, name in enumerate(_ITEMS, 1):
            body = self._single_option(f"SKU-{number:03d}", name, deleted=number == len(_ITEMS))
            hidden = {"connection_id": now.id, "field_id": field.id}
            self.books.items.append(Document(body["ramp_id"], body, hidden))

    def _single_field(self, kind: str, name: str) -> Document:
        body: dict[str, Any] = {**self._begun(self._current), "name": name}
        field = Document(body["ramp_id"], body, {"connection_id": self._current.id, "kind": kind})
        self.books.single_fields.append(field)
        return field

    def _single_option(self, remote_id: str, name: str, *, deleted: bool) -> dict[str, Any]:
        begun = self._begun(self._current, deleted=deleted)
        return {**begun, "code": None, "id": remote_id, "is_synced": True, "name": name}

    def _of(self, documents: list[Document]) -> list[Document]:
        return [one for one in documents if one.hidden["connection_id"] == self._current.id]

    def _begun(self, connection: Document, *, deleted: bool = False, ramp_id: str | None = None) -> dict[str, Any]:
        created = datetime.fromisoformat(connection.body["created_at"]) + timedelta(minutes=self._dice.between(1, 600))
        last = REFERENCE if connection.body["is_active"] else created + timedelta(days=60)
        updated = self._dice.moment(max(created, FIRST_DAY), last) if deleted else created
        return {
            "created_at": created.isoformat(),
            "is_active": not deleted,
            "ramp_id": ramp_id or self._dice.uuid(),
            "updated_at": updated.isoformat(),
        }

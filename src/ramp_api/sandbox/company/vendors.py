"""A company's vendors: the merchants that send invoices as well, and those that only do. With contacts and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.vendor_accounts import VENDOR_ACCOUNTS
from ramp_api.sandbox.behaviour.vendor_records import VENDOR_CONTACTS, VENDORS
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.merchants import Codes, shops_of
from ramp_api.sandbox.company.model import FIRST_DAY, Company, User
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = ["vendors"]

# Name, the kind of what it sells (``catalog.CATEGORIES``), place and whether it is one person.
_SERVICES = (
    ("Ashgrove & Partners LLP", "training", "nyc", False),
    ("Brightwater Properties", "office", "nyc", False),
    ("Cobalt Security Audits", "saas", "sea", False),
    ("Dovetail Recruiting", "ads", "aus", False),
    ("Everline Insurance", "office", "sfo", False),
    ("Foxglove Catering", "meal", "aus", False),
    ("Granite Cleaning Services", "office", "sfo", False),
    ("Hollis & Reed Accountants", "training", "lon", False),
    ("Inoue Printing 印刷所", "post", "tyo", False),
    ("Jahra Logistics W.L.L.", "post", "kwi", False),
    ("Kestrel Translations", "training", "ber", False),
    ("Lindqvist Design Studio", "ads", "ber", False),
    ("Marisol Vega, Illustrator", "ads", "aus", True),
    ("Noel Abara, Consultant", "training", "lon", True),
)
_TRADES = ("Supply", "Staffing", "Events", "Facilities", "Analytics", "Media", "Legal", "Fixtures", "Travel", "Labs")
_COUNTRIES = {"USA": "US", "GBR": "GB", "DEU": "DE", "JPN": "JP", "KWT": "KW", "CAN": "CA", "IND": "IN"}
_METHODS = {"USD": ("ACH", "DOMESTIC_WIRE"), "JPY": ("SWIFT",), "KWD": ("SWIFT",)}
_DRAFTS, _ON_HOLD = frozenset({8, 21}), 11
_FREQUENCIES = ("ANNUAL", "MONTHLY", "MONTHLY", "QUARTERLY", "OTHER", "NA", "TWICE_A_YEAR")


@dataclass(frozen=True)
class _Seller:
    name: str
    kind: str
    place: catalog.Place
    is_person: bool = False
    merchant_id: str | None = None
    remote_id: str | None = None


def vendors(founding: Founding) -> None:
    """Load a company's vendors; before its books, which know them too."""
    maker = _Maker(founding.company, founding.count)
    founding.load(VENDORS, maker.vendors)
    founding.load(VENDOR_CONTACTS, maker.contacts)
    founding.load(VENDOR_ACCOUNTS, maker.accounts)


class _Maker:
    def __init__(self, company: Company, count: int) -> None:
        self._dice = Dice(company.seed, "vendors")
        self._owners = [user for user in company.users if user.status == "USER_ACTIVE"][:40]
        self.vendors: list[Document] = []
        self.contacts: list[Document] = []
        self.accounts: list[Document] = []
        sellers = list(_sellers(self._dice, company, count))
        for number, seller in enumerate(sellers):
            self._add(number, seller, self._dice.pick(self._owners))

    def _add(self, number: int, seller: _Seller, owner: User) -> None:
        dice = self._dice
        created = dice.moment(FIRST_DAY - timedelta(days=700), FIRST_DAY)
        # One in nine belongs to the vendor before it, one in thirteen is no longer in use, and two are drafts.
        parent = self.vendors[number - 1].id if number % 9 == 1 else None
        draft, active = number in _DRAFTS, number % 13 != 0
        updated = dice.moment(created, REFERENCE)
        body = self._body(seller, owner, created, active=active)
        hidden: dict[str, Any] = {
            "is_draft": draft,
            "updated_at": updated.isoformat(),
            "external_vendor_id": f"EXT-{1000 + number}" if dice.happens(0.4) else None,
            "currency": seller.place.currency,
            "subsidiary": [str(1 + number % 4)] if dice.happens(0.7) else [],
            "kind": seller.kind,
        }
        if parent is not None:
            hidden["parent_id"] = parent
        if number == _ON_HOLD:
            hidden["on_hold"] = True
        self._contacts(body)
        self._accounts(body["id"], seller.place.currency)
        self.vendors.append(Document(body["id"], body, hidden))

    def _body(self, seller: _Seller, owner: User, created: datetime, *, active: bool) -> dict[str, Any]:
        dice, place = self._dice, seller.place
        country, category = _COUNTRIES[place.country], catalog.CATEGORIES[seller.kind]
        address = {
            "address_line_1": f"{dice.between(1, 900)} Alder Way",
            "address_line_2": "Suite 4" if dice.happens(0.3) else None,
            "city": place.city.title(),
            "country": country,
            "postal_code": place.postal_code or "00000",
            "state": place.state if country == "US" else None,
        }
        american = country == "US"
        classification = "INDIVIDUAL_SOLE_PROPRIETOR_SINGLE_MEMBER_LLC" if seller.is_person else "C_CORPORATION"
        return {
            "id": dice.uuid(),
            "accounting_vendor_remote_id": seller.remote_id,
            "address": address if dice.happens(0.9) else None,
            "billing_frequency": dice.pick(_FREQUENCIES) if dice.happens(0.8) else None,
            "contacts": [],
            "country": country,
            "created_at": created.isoformat(),
            "description": f"{category.sk_name} — since {created.year}" if dice.happens(0.6) else None,
            "federal_tax_classification": classification if american else "INTERNATIONAL",
            "is_active": active,
            "merchant_id": seller.merchant_id,
            "name": seller.name,
            "name_legal": None if seller.is_person else f"{seller.name}, Inc.",
            "sk_category_id": category.sk_id,
            "sk_category_name": category.sk_name,
            "state": place.state if american else None,
            "tax_address": address if american and dice.happens(0.5) else None,
            "vendor_owner_id": owner.id,
            "vendor_type": "INDIVIDUAL" if seller.is_person else "BUSINESS",
        }

    def _contacts(self, vendor: dict[str, Any]) -> None:
        dice = self._dice
        for number in range(dice.weighted(((1, 6), (2, 3), (3, 1)))):
            known = dice.happens(0.8)
            contact = {
                "id": dice.uuid(),
                "email": f"{dice.pick(('billing', 'accounts', 'sales'))}{number}@vendor{vendor['id'][:4]}.example",
                "first_name": dice.pick(catalog.FIRST_NAMES) if known else None,
                "is_default": number == 0,
                "last_name": dice.pick(catalog.LAST_NAMES) if known else None,
                "phone": f"+1555{dice.digits(7)}" if dice.happens(0.4) else None,
            }
            vendor["contacts"].append(contact["id"])
            self.contacts.append(Document(str(contact["id"]), contact, {"vendor_id": vendor["id"]}))

    def _accounts(self, vendor_id: str, currency: str) -> None:
        dice = self._dice
        methods = _METHODS.get(currency, ("INTERNATIONAL",))
        for number, method in enumerate((*methods, *methods[:1]) if dice.happens(0.25) else methods):
            archived = number >= len(methods)
            account = {
                "id": dice.uuid(),
                "account_nickname": f"{method.replace('_', ' ').title()} account",
                "currency": currency,
                "is_default": number == 0,
                "payment_method": method,
            }
            self.accounts.append(Document(str(account["id"]), account, {"vendor_id": vendor_id, "archived": archived}))


def _sellers(dice: Dice, company: Company, count: int) -> Iterator[_Seller]:
    ids = {shop.name: shop.id for shop in shops_of(company, Codes(company))}
    for number, (name, kind, place, _) in enumerate(catalog.MERCHANTS, 1):
        # Nobody gets invoices for a taxi or lunch; and a merchant that Ramp does not recognise is no vendor.
        if not name.startswith("?") and kind not in {"taxi", "meal", "airline"}:
            remote = f"M{number:04d}" if dice.happens(0.8) else None
            yield _Seller(name, kind, catalog.PLACES[place], merchant_id=ids[name], remote_id=remote)
    for number, (name, kind, place, is_person) in enumerate(_SERVICES, 1):
        remote = f"V{number:04d}" if dice.happens(0.8) else None
        yield _Seller(name, kind, catalog.PLACES[place], is_person, remote_id=remote)
    kinds, places = list(catalog.CATEGORIES), list(catalog.PLACES.values())
    for number in range(min(count // 500, 3_000)):
        name = f"{dice.pick(catalog.LAST_NAMES)} {dice.pick(_TRADES)} {number + 1}"
        remote = f"V{number + 101:04d}" if dice.happens(0.8) else None
        yield _Seller(name, dice.pick(kinds), dice.pick(places), remote_id=remote)

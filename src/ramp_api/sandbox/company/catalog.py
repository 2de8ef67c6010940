"""Names, places, merchants and currencies that companies are made of. Data only; all of it is invented or generic."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "CATEGORIES",
    "COMPANY",
    "CURRENCIES",
    "DECLINES",
    "DEPARTMENTS",
    "DESTINATIONS",
    "DOMAIN",
    "ENTITIES",
    "FIRST_NAMES",
    "LAST_NAMES",
    "LOCATIONS",
    "MEMOS",
    "MERCHANTS",
    "MILEAGE",
    "PLACES",
    "Category",
    "Place",
]

COMPANY = "Juniper & Rye, Inc."
DOMAIN = "juniperandrye.example"

# Legal name, and the currency that its people are paid back in.
ENTITIES = (
    ("Juniper & Rye, Inc.", "USD"),
    ("Juniper & Rye Ltd", "GBP"),
    ("Juniper & Rye K.K.", "JPY"),
    ("Juniper & Rye Gulf W.L.L.", "KWD"),
)

# Name and index of the entity.
LOCATIONS = (
    ("New York, NY", 0),
    ("San Francisco, CA", 0),
    ("Austin, TX", 0),
    ("London", 1),
    ("Tōkyō", 2),
    ("Kuwait City", 3),
)

DEPARTMENTS = (
    "Executive",
    "Engineering",
    "Product & Design",
    "Sales",
    "Marketing",
    "Customer Success",
    "Finance",
    "People",
    "IT & Security",
    "Operations",
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words("""
    Aaliyah Adaeze Ahmed Aiko Alejandra Amara Andrés Anna Arjun Astrid Beatriz Ben Björn Camille Carlos Chiara Chloé
    Daniel David Deepa Dmitri Elena Eli Emma Ethan Fatima Felix Freya Gabriel Grace Hana Hassan Hiroshi Ines Isaac
    Ivy Jamal Jin José Julia Kaito Karim Kenji Kofi Layla Leila Leo Liam Lucía Łukasz Maja Malik Marcus María Mei
    Mina Mohammed Naomi Nia Noah Noor Oliver Olivia Omar Owen Paolo Priya Quinn Rafael Rania Renée Ruth Ryan Sakura
    Samir Sana Sarah Seán Sofia Søren Tariq Tessa Thảo Thomas Uma Viktor Wei Xavier Yara Yusuf Zoë Zuri
""")

LAST_NAMES = _words("""
    Abdullah Adeyemi Al-Sabah Anderson Andersson Barbosa Bauer Bennett Bianchi Brown Castillo Chen Choi Cohen Costa
    D'Angelo Dahl Diaz Dubois Eriksen Evans Fernández Fischer Fujimoto García Gomes Gupta Haddad Hansen Hayashi
    Hernández Hoang Ibrahim Ito Ivanov Jansen Johnson Jones Kamau Kaya Khan Kim Kowalski Kumar Lambert Larsen Lee
    Lindqvist López Martin Mehta Meyer Moreau Mori Müller Murphy Nakamura Ndiaye Nguyễn Novak Nowak O'Brien Okafor
    Oliveira Osei Park Patel Pereira Petrov Popescu Quist Rahman Ramírez Reyes Ricci Rossi Roux Saito Sánchez Sato
    Schmidt Sharma Silva Singh Smith Suzuki Takahashi Tanaka Taylor Torres Tran Vasquez Wang Weber Williams Wójcik
    Wong Wright Yamamoto Yücel Zhang Zimmermann
""")


class Place(NamedTuple):
    """Where a merchant is, as card networks write it, and the currency it charges."""

    city: str
    state: str | None
    country: str
    postal_code: str | None
    currency: str


PLACES = {
    "nyc": Place("NEW YORK", "NY", "USA", "10013", "USD"),
    "sfo": Place("SAN FRANCISCO", "CA", "USA", "94105", "USD"),
    "aus": Place("AUSTIN", "TX", "USA", "78701", "USD"),
    "sea": Place("SEATTLE", "WA", "USA", "98109", "USD"),
    "lon": Place("LONDON", None, "GBR", "EC2A 4NE", "GBP"),
    "ber": Place("BERLIN", None, "DEU", "10115", "EUR"),
    "tyo": Place("TOKYO", None, "JPN", "150-0002", "JPY"),
    "kwi": Place("KUWAIT CITY", None, "KWT", None, "KWD"),
    "tor": Place("TORONTO", "ON", "CAN", "M5V 2T6", "CAD"),
    "blr": Place("BENGALURU", "KA", "IND", "560001", "INR"),
}

# Smallest units of the currency for one US cent, as a fraction: exact on every machine, unlike a float.
CURRENCIES = {
    "USD": (1, 1),
    "GBP": (79, 100),
    "EUR": (92, 100),
    "JPY": (151, 100),
    "KWD": (307, 100),
    "CAD": (137, 100),
    "INR": (8_350, 100),
}


# What a mile is paid with, in the currency of whoever drives; text, since these are exact.
MILEAGE = {"USD": "0.70", "GBP": "0.45", "JPY": "59.5", "KWD": "0.125"}


class Category(NamedTuple):
    """A kind of spending: its merchant category code, Ramp's category, the account it is booked to, what it costs."""

    mcc: str
    mcc_description: str
    sk_id: int
    sk_name: str
    account: str
    account_name: str
    least: int
    most: int


CATEGORIES = {
    "saas": Category("5734", "Computer Software Stores", 40, "SaaS / Software", "6400", "Software", 900, 480_000),
    "cloud": Category("7372", "Computer Programming", 6, "Cloud Computing", "6410", "Hosting", 5_000, 2_600_000),
    "airline": Category("4511", "Airlines and Air Carriers", 2, "Airlines", "6610", "Travel: Air", 8_900, 320_000),
    "hotel": Category("7011", "Hotels and Motels", 24, "Lodging", "6620", "Travel: Lodging", 11_000, 190_000),
    "car": Category("7512", "Automobile Rental Agency", 7, "Car Rental", "6630", "Travel: Ground", 4_500, 62_000),
    "taxi": Category("4121", "Taxicabs and Limousines", 43, "Taxi and Rideshare", "6630", "Travel: Ground", 700, 9_800),
    "meal": Category("5812", "Eating Places, Restaurants", 38, "Restaurants", "6710", "Meals", 450, 38_000),
    "office": Category("5943", "Stationery Stores", 32, "Office Supplies", "6300", "Office Supplies", 300, 74_000),
    "hardware": Category("5732", "Electronics Stores", 14, "Electronics", "1520", "Equipment", 1_900, 410_000),
    "ads": Category("7311", "Advertising Services", 1, "Advertising", "6100", "Advertising", 2_500, 1_500_000),
    "training": Category("8299", "Schools and Education", 16, "Education", "6800", "Training", 1_900, 240_000),
    "post": Category("4215", "Courier Services", 42, "Shipping", "6350", "Shipping", 600, 21_000),
}

# Name, category, place, and how common. A name that starts with "?" is a merchant that Ramp does not recognise.
MERCHANTS = (
    ("Lumen Cloud", "cloud", "sea", 9),
    ("Fathom Hosting", "cloud", "sfo", 4),
    ("Tableau & Sons Analytics", "saas", "sfo", 5),
    ("Inkwell Docs", "saas", "nyc", 6),
    ("Parley Chat", "saas", "sfo", 6),
    ("Kanban Harbour", "saas", "lon", 4),
    ("Schnellschrift GmbH", "saas", "ber", 3),
    ("Sentinel Passwords", "saas", "tor", 3),
    ("Meridian Air", "airline", "nyc", 6),
    ("Nordwind Airlines", "airline", "ber", 3),
    ("Hikari Air 光航空", "airline", "tyo", 2),
    ("Gulf Horizon", "airline", "kwi", 2),
    ("The Larkspur Hotel", "hotel", "nyc", 4),
    ("Copper Kettle Inn", "hotel", "aus", 3),
    ("Hôtel & Gästehaus Mitte", "hotel", "ber", 2),
    ("Sakura Inn 桜", "hotel", "tyo", 3),
    ("Pearl Tower Hotel", "hotel", "kwi", 2),
    ("Roadrunner Rentals", "car", "aus", 3),
    ("Maple Motors Rental", "car", "tor", 2),
    ("Zip Cab", "taxi", "nyc", 9),
    ("Black Kite Cars", "taxi", "lon", 5),
    ("Namma Auto", "taxi", "blr", 4),
    ("Corner Coffee", "meal", "nyc", 9),
    ("Taquería El Sol", "meal", "aus", 6),
    ("Fog City Ramen", "meal", "sfo", 7),
    ("The Crooked Spoon", "meal", "lon", 4),
    ("Izakaya Tsuki 月", "meal", "tyo", 5),
    ("Diwan Al-Bahar", "meal", "kwi", 4),
    ("Udupi Lunch Home", "meal", "blr", 3),
    ("?SQ *FOOD TRUCK 0042", "meal", "aus", 3),
    ("Paper & Twine", "office", "nyc", 5),
    ("Desk Depot", "office", "aus", 4),
    ("Volt Electronics", "hardware", "sea", 4),
    ("Denki Machi", "hardware", "tyo", 2),
    ("AdNova", "ads", "sfo", 5),
    ("Billboard Bros.", "ads", "nyc", 2),
    ("Learnwell", "training", "tor", 2),
    ("Swift Parcel", "post", "nyc", 4),
    ("?POS 88123 KWT", "office", "kwi", 2),
)

MEMOS = (
    "Client dinner",
    "Team lunch",
    "Monthly subscription",
    'Quarterly plan, see "Q3 budget"',
    "Flight to the offsite",
    "Hotel for the conference",
    "Taxi from the airport",
    "Onboarding kit for a new colleague",
    "Café mit Kunden — zwei Personen",
    "東京出張の夕食",
    "غداء عمل مع العميل",
    "Birthday cake 🎂 for Zoë",
    "Replacement charger (lost on the train)",
    "Prototype parts; split with R&D",
    "Ad test <b>not bold</b> & more",
    "Path C:\\receipts\\2026\nsecond line",
)

DESTINATIONS = (
    "London",
    "Tōkyō",
    "San Francisco",
    "Berlin",
    "Kuwait City",
    "Zürich & Basel",
    'Austin ("the offsite")',
    "東京",
)

DECLINES = (
    "AUTHORIZER_CARD_LIMIT",
    "AUTHORIZER_CARD_SUSPENDED",
    "AUTHORIZER_TRANSACTION_AMOUNT_LIMIT",
    "AUTHORIZER_CARD_CATEGORY_BLACKLIST",
    "INSUFFICIENT_FUNDS",
    "INVALID_PIN",
    "WRONG_CVV",
    "SUSPECTED_FRAUD",
)

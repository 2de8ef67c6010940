"""Users as they are kept, and who of them can hold something; what is done to them is in ``users.py``."""

from __future__ import annotations

from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, table
from ramp_api.sandbox.world import World

__all__ = ["GONE", "INVITED", "USERS", "active_user"]

_NAMES = ("employee_id", "role", "entity_id", "department_id", "location_id", "manager_id", "status")

# Hidden: "resumes" is the status that a suspended user had before; "deleted" is there for good.
USERS = table(
    "users",
    {**{name: name for name in _NAMES}, "address": lambda document: document.body["email"].lower()},
    ("address", "employee_id", "manager_id", "location_id"),
)

GONE = frozenset({"USER_SUSPENDED", "USER_INACTIVE"})
"""Statuses of those who can hold nothing."""

INVITED = frozenset({"INVITE_PENDING", "INVITE_EXPIRED"})
"""Statuses of those who were invited, and have not come yet."""


def active_user(world: World, user_id: str, name: str) -> Document:
    """The user that a field of a body names, who must be able to hold something.

    Raises:
        Problem: 422, there is no such user, or they are invited, inactive or suspended.
    """
    user = world.require(USERS, user_id, name)
    if user.body["status"] in GONE | INVITED:
        raise invalid(name, f"is a user whose status is {user.body['status']}")
    return user

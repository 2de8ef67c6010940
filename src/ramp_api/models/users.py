"""Models of users: what ``operations/users.py`` takes and gives."""

from ramp_api.model import Model, OpenEnum

__all__ = ["User", "UserCustomField", "UserRole", "UserStatus"]


class UserRole(OpenEnum):
    """What a user may do in Ramp."""

    AUDITOR = "AUDITOR"
    BUSINESS_ADMIN = "BUSINESS_ADMIN"
    BUSINESS_BOOKKEEPER = "BUSINESS_BOOKKEEPER"
    BUSINESS_OWNER = "BUSINESS_OWNER"
    BUSINESS_USER = "BUSINESS_USER"
    GUEST_USER = "GUEST_USER"
    IT_ADMIN = "IT_ADMIN"


class UserStatus(OpenEnum):
    """Where a user stands, from invitation to suspension."""

    INVITE_EXPIRED = "INVITE_EXPIRED"
    INVITE_PENDING = "INVITE_PENDING"
    USER_ACTIVE = "USER_ACTIVE"
    USER_INACTIVE = "USER_INACTIVE"
    USER_ONBOARDING = "USER_ONBOARDING"
    USER_SUSPENDED = "USER_SUSPENDED"


class UserCustomField(Model):
    """A field that the company added to its users."""

    name: str | None = None
    value: str | None = None


class User(Model):
    """A person in the company."""

    id: str | None = None
    business_id: str | None = None
    custom_fields: list[UserCustomField] | None = None
    department_id: str | None = None
    email: str | None = None
    employee_id: str | None = None
    entity_id: str | None = None
    first_name: str | None = None
    is_manager: bool | None = None
    last_name: str | None = None
    location_id: str | None = None
    manager_id: str | None = None
    phone: str | None = None
    role: UserRole | None = None
    status: UserStatus | None = None

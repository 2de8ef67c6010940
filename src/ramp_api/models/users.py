"""Models of users: what ``operations/users.py`` takes and gives. Regenerated whole."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel

__all__ = [
    "User",
    "UserCreate",
    "UserCustomField",
    "UserRole",
    "UserStatus",
    "UserStatusFilter",
    "UserTask",
    "UserTaskContext",
    "UserTaskData",
    "UserUpdate",
]


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


class UserStatusFilter(OpenEnum):
    """Values of ``status=`` of ``users.list``."""

    USER_ACTIVE = "USER_ACTIVE"
    USER_DRAFT = "USER_DRAFT"
    USER_INACTIVE = "USER_INACTIVE"
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


class UserCreate(RequestModel):
    """The body of ``users.create``."""

    email: str
    first_name: Annotated[str, Meta(max_length=255)]
    idempotency_key: str
    last_name: Annotated[str, Meta(max_length=255)]
    role: UserRole
    department_id: str | UnsetType = UNSET
    direct_manager_id: str | UnsetType = UNSET
    employee_id: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    is_manager: bool | UnsetType = UNSET
    location_id: str | UnsetType = UNSET


class UserTaskContext(Model):
    """``context`` of :class:`UserTask`."""

    acting_user_id: str | None = None


class UserTaskData(Model):
    """``data`` of :class:`UserTask`."""

    id: str | None = None
    error: str | None = None
    user_id: str | None = None


class UserTask(Model):
    """The answer to ``users.task_status``."""

    id: str | None = None
    context: UserTaskContext | None = None
    data: UserTaskData | None = None
    status: str | None = None


class UserUpdate(RequestModel):
    """The body of ``users.update``."""

    auto_promote: bool | UnsetType = UNSET
    department_id: str | UnsetType = UNSET
    direct_manager_id: str | UnsetType = UNSET
    employee_id: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    first_name: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    is_manager: bool | UnsetType = UNSET
    last_name: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    location_id: str | UnsetType = UNSET
    role: UserRole | UnsetType = UNSET

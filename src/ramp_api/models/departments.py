"""Models of departments: what ``operations/departments.py`` takes and gives. Regenerated whole."""

from ramp_api.model import Model, RequestModel

__all__ = [
    "Department",
    "DepartmentCreate",
    "DepartmentUpdate",
]


class Department(Model):
    """A department."""

    id: str | None = None
    name: str | None = None


class DepartmentCreate(RequestModel):
    """What a new department needs."""

    name: str


class DepartmentUpdate(RequestModel):
    """What changes of a department."""

    name: str

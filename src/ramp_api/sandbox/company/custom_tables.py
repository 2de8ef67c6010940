"""The custom records that a company starts with: projects, milestones, badges of its people, and who approves what."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.custom_tables import add_row
from ramp_api.sandbox.behaviour.matrix_tables import add_matrix, add_matrix_row
from ramp_api.sandbox.behaviour.record_cells import MOST_SHOWN, add_value
from ramp_api.sandbox.behaviour.record_columns import add_table, columns_of, create_column
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.world import World

__all__ = ["keep_custom_records"]

_EXTENDED = ("users", "departments", "transactions")
_TITLES = (
    "Website",
    "Warehouse move",
    "Rebranding",
    "Audit",
    "Onboarding",
    "Trade fair",
    "Data room",
    "Office in Ōsaka",
)
_STAGES = ("Planned", "Approved", "Begun", "Reviewed", "Handed over")
_BADGES, _MOST_PROJECTS = 60, 200


def keep_custom_records(founding: Founding) -> None:
    """Put them into the store; what they refer to is there already."""
    world = founding.world
    native = {
        name: add_table(world, "native", name, {"table_name": name, "type": "native_table"}) for name in _EXTENDED
    }
    _badges(founding, native["users"])
    projects = _projects(founding)
    _milestones(founding, projects)
    _approvers(founding)


def _custom(world: World, name: str, label: str) -> Document:
    return add_table(world, "custom", name, {"table_label": label, "table_name": name, "type": "custom_table"})


def _plain(kind: str, name: str, label: str) -> dict[str, Any]:
    return {"column_type_name": kind, "name": name, "label": label}


def _to(kind: str, table: str, name: str, *, many: bool, back: tuple[str, str | None]) -> dict[str, Any]:
    arguments = {
        "cardinality": "many_to_many" if many else "many_to_one",
        "corresponding_column_name": back[0],
        "corresponding_column_label": back[1],
        "foreign_table": {"table_name": table},
    }
    return {**_plain(kind, name, name.capitalize()), "reference_args": arguments}


def _fill(world: World, own: Document, row_id: str, values: dict[str, list[str]]) -> None:
    for column in columns_of(world, own.id):
        for value in values.get(column.name, ()):
            add_value(world, column, row_id, value, column.name)


def _badges(founding: Founding, own: Document) -> None:
    world, dice = founding.world, Dice(founding.company.seed, "badges")
    create_column(world, own, _plain("text", "badge", "Badge"))
    create_column(world, own, _plain("boolean", "remote", "Works remotely"))
    for user in founding.company.users[:_BADGES]:
        badge = [f"B-{dice.digits(5)}"] if dice.happens(0.7) else []
        _fill(world, own, user.id, {"badge": badge, "remote": [dice.pick(("true", "false"))]})


def _projects(founding: Founding) -> list[Document]:
    world, company, dice = founding.world, founding.company, Dice(founding.company.seed, "projects")
    own = _custom(world, "projects", "Projects")
    create_column(world, own, _plain("text", "title", "Title"))
    create_column(world, own, _plain("boolean", "billable", "Billable"))
    create_column(world, own, _to("native_reference", "users", "lead", many=False, back=("leads", "Leads")))
    create_column(world, own, _to("native_reference", "departments", "departments", many=True, back=("projects", None)))
    rows: list[Document] = []
    for number in range(min(_MOST_PROJECTS, 12 + len(company.users) // 50)):
        row = add_row(world, own.id, f"PRJ-{number + 1:03d}")
        first = dice.below(len(company.departments))
        concerned = {company.departments[(first + step) % len(company.departments)].id for step in range(3)}
        values = {
            "title": [f"{dice.pick(_TITLES)} {2025 + dice.below(2)}"],
            "billable": [dice.pick(("true", "false"))] if dice.happens(0.8) else [],
            "lead": [dice.pick(company.users[:_BADGES]).id],
            # The first one concerns everybody.
            "departments": sorted(concerned) if number else [department.id for department in company.departments],
        }
        _fill(world, own, row.id, values)
        rows.append(row)
    return rows


def _milestones(founding: Founding, projects: list[Document]) -> None:
    world, dice = founding.world, Dice(founding.company.seed, "milestones")
    own = _custom(world, "milestones", "Milestones")
    create_column(world, own, _plain("text", "stage", "Stage"))
    create_column(
        world, own, _to("custom_reference", "projects", "project", many=False, back=("milestones", "Milestones"))
    )
    for number, project in enumerate(projects):
        # The first one has more of them than a cell shows.
        for step in range(dice.between(0, 3) if number else MOST_SHOWN + 4):
            row = add_row(world, own.id, f"{project.body['external_key']}/{step + 1}")
            _fill(world, own, row.id, {"stage": [dice.pick(_STAGES)], "project": [project.id]})


def _approvers(founding: Founding) -> None:
    world, company = founding.world, founding.company
    own = add_matrix(
        world,
        {
            "label": "Approvers",
            "input_columns": [
                {"label": "Department", "column_type": {"table_name": "departments"}},
                {"label": "From amount", "name": "amount", "column_type": {"type": "number"}},
            ],
            "result_columns": [
                {"label": "Approver", "cardinality": "many_to_one", "native_table": {"table_name": "users"}},
                {"label": "Reviewers", "cardinality": "many_to_many", "native_table": {"table_name": "users"}},
            ],
        },
    )
    heads = {user.department.id: user for user in company.users if user.is_manager and user.department}
    for department in company.departments:
        head = heads.get(department.id, company.users[0])
        add_matrix_row(world, own, (department.id, "500"), {"approver": [head.id]})
        reviewers = sorted({head.id, company.users[0].id})
        add_matrix_row(
            world, own, (department.id, "10000"), {"approver": [company.users[0].id], "reviewers": reviewers}
        )

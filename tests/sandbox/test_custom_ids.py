"""Custom ids: tied to Ramp's by the provider that the app uses."""

from __future__ import annotations

import uuid

from .asking import NOBODY
from .wire import Reply, Wire


def test_the_company_has_custom_ids(shared: Wire) -> None:
    assert uuid.UUID(shared.get("/custom-id-provider").json["custom_id_provider"]).version == 4
    found = shared.get("/custom-id-provider/user/HR-2/ramp-id").json
    assert found["ramp_id"] in {user["id"] for user in shared.all("/users")}
    assert shared.get(f"/custom-id-provider/user/{found['ramp_id']}/custom-id").json == {"custom_id": "HR-2"}


def test_custom_ids_are_tied_by_the_provider_that_the_app_uses(changing: Wire) -> None:
    user, other = changing.all("/users")[:2]
    reply = changing.json("POST", "/custom-id-provider", "")
    assert reply.status == 201
    provider = reply.json["provider_id"]
    assert changing.get("/custom-id-provider").json != {"custom_id_provider": provider}
    link = "/custom-id-provider/application-link"
    assert changing.json("POST", link, {"custom_id_provider": NOBODY}).status == 422
    assert changing.json("POST", link, {"custom_id_provider": provider}).status == 204
    assert changing.get("/custom-id-provider").json == {"custom_id_provider": provider}

    def tie(kind: str, custom_id: str, ramp_id: str) -> Reply:
        return changing.json(
            "POST", f"/custom-id-provider/{kind}/custom-id-link", {"custom_id": custom_id, "ramp_id": ramp_id}
        )

    assert changing.get("/custom-id-provider/user/HR-2/ramp-id").code == "DEVELOPER_7003"
    first = tie("user", "me", user["id"].upper())
    assert (first.status, first.content) == (201, b"")
    assert changing.get("/custom-id-provider/user/me/ramp-id").json == {"ramp_id": user["id"]}
    assert changing.get(f"/custom-id-provider/user/{user['id']}/custom-id").json == {"custom_id": "me"}
    assert tie("user", "me", other["id"]).status == 409
    assert tie("user", "too", user["id"]).status == 409
    assert tie("user", " ", other["id"]).status == 422
    assert tie("user", "x", NOBODY).status == 422
    assert tie("dragon", "x", user["id"]).status == 404
    department = changing.all("/departments")[0]
    assert tie("department", "me", department["id"]).status == 201
    assert changing.get("/custom-id-provider/department/me/ramp-id").json == {"ramp_id": department["id"]}

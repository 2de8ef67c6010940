"""For tests: keyrings that are real to the keyring package, and kept in memory."""

from __future__ import annotations

import threading
import time
from typing import Any, NoReturn

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

CANARY = "canary-in-a-keyring"


class Kept(KeyringBackend):
    """Keeps passwords in a dictionary."""

    priority = 5  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self._guard = threading.Lock()

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        with self._guard:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        with self._guard:
            if self.kept.pop((service, username), None) is None:
                raise PasswordDeleteError("nothing there")


class Searching(Kept):
    """Looks first, and takes what it found next, as the Secret Service's does."""

    def between(self) -> None:
        """What happens in between."""
        time.sleep(0.001)

    def get_password(self, service: str, username: str) -> str | None:
        if (service, username) not in self.kept:
            return None
        self.between()
        if (service, username) not in self.kept:
            raise KeyringError("it was there a moment ago")
        return self.kept[service, username]


class Moving(Kept):
    """Keeps the password that was written last under the service alone, and moves the one before aside, as Windows' does."""

    def between(self) -> None:
        """What happens in between."""

    def set_password(self, service: str, username: str, password: str) -> None:
        before = next((name for at, name in self.kept if at == service), None)
        if before is not None:
            moved = self.kept[service, before]
            self.between()
            self.kept[f"{before}@{service}", before] = moved
            self.kept.pop((service, before), None)
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        found = self.kept.get((service, username))
        return self.kept.get((f"{username}@{service}", username)) if found is None else found


class Plain(Kept):
    """One that the keyring package does not recommend, as those that keep passwords in clear."""

    priority = 0.5  # type: ignore[assignment]


class Failing(Kept):
    """Fails at everything, and tells what it was given."""

    def _fail(self, *told: Any) -> NoReturn:
        raise KeyringLocked(f"locked: {CANARY} {told}")

    def get_password(self, service: str, username: str) -> str | None:
        self._fail(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail(service, username, password)


for _kind in (Kept, Searching, Moving, Plain, Failing):
    KeyringBackend._classes.discard(_kind)  # the package would take one for the system's

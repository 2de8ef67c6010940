"""Where tokens are kept unless told otherwise, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ramp_api import ConfigurationError
from ramp_api.tokens import FileTokenStore
from ramp_api.tokens.places import default_folder


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RAMP_TOKEN_FOLDER", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", ".local/share/ramp-api"),
        ("freebsd14", ".local/share/ramp-api"),
        ("darwin", "Library/Application Support/ramp-api"),
        ("win32", "AppData/Local/ramp-api"),
    ],
)
def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, place: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert default_folder() == tmp_path / place
    assert repr(FileTokenStore()) == f"<FileTokenStore in {str(tmp_path / place)!r}>"
    assert not list(tmp_path.iterdir()), "naming a place makes nothing"


def test_the_system_may_be_told_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert default_folder() == tmp_path / "data" / "ramp-api"
    monkeypatch.setattr(sys, "platform", "win32")
    assert default_folder() == tmp_path / "local" / "ramp-api"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_folder() == tmp_path / "Library" / "Application Support" / "ramp-api"


@pytest.mark.parametrize("value", ["", "data", "./data", "~/data"])
def test_a_data_folder_that_is_relative_does_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert default_folder() == tmp_path / ".local" / "share" / "ramp-api"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_our_own_variable_comes_before_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("RAMP_TOKEN_FOLDER", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    monkeypatch.setenv("RAMP_TOKEN_FOLDER", "mine")
    monkeypatch.chdir(tmp_path)
    assert default_folder() == tmp_path / "mine"
    monkeypatch.setenv("RAMP_TOKEN_FOLDER", "")
    assert default_folder().name == "ramp-api"


def test_what_is_given_comes_before_any_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RAMP_TOKEN_FOLDER", str(tmp_path / "mine"))
    assert repr(FileTokenStore(tmp_path / "given")) == f"<FileTokenStore in {str(tmp_path / 'given')!r}>"


def test_who_has_no_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(ConfigurationError, match="no home directory: set RAMP_TOKEN_FOLDER"):
        FileTokenStore()

"""Where things are kept on this machine unless told otherwise. Finds the place; makes nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ramp_api.errors import ConfigurationError

__all__ = ["chosen_folder", "default_folder"]

_NAME = "ramp-api"


def default_folder() -> Path:
    """The folder for tokens: ``RAMP_TOKEN_FOLDER``, or ``ramp-api`` in the user's data folder.

    That is ``$XDG_DATA_HOME`` or ``~/.local/share``; on macOS ``~/Library/Application Support``; on Windows
    ``%LOCALAPPDATA%``. An empty variable is one that is not set, and so is a relative ``XDG_DATA_HOME``
    (XDG Base Directory Specification, 0.8).

    Raises:
        ConfigurationError: there is no home directory.

    Example:
        >>> from ramp_api.tokens.places import default_folder
        >>> default_folder().is_absolute()
        True
    """
    if told := os.environ.get("RAMP_TOKEN_FOLDER"):
        return _absolute(Path(told))
    if sys.platform == "win32":
        return _under(os.environ.get("LOCALAPPDATA"), "AppData", "Local")
    if sys.platform == "darwin":
        return _under(None, "Library", "Application Support")
    return _under(os.environ.get("XDG_DATA_HOME"), ".local", "share")


def chosen_folder(folder: str | os.PathLike[str] | None) -> Path:
    """The folder that was given, or the default one; absolute, so that it stays the same when the program moves.

    Raises:
        ConfigurationError: it cannot be one, or there is no home directory.
    """
    if folder is None:
        return default_folder()
    try:
        text = os.fspath(folder)
    except TypeError:
        text = None
    if not isinstance(text, str) or not text or "\0" in text:
        raise ConfigurationError("folder must be the path of a folder: a str or a path of one, not empty")
    return _absolute(Path(text))


def _under(told: str | None, *parts: str) -> Path:
    if told and Path(told).is_absolute():
        return Path(told, _NAME)
    try:
        return Path.home().joinpath(*parts, _NAME)
    except RuntimeError:
        raise ConfigurationError("there is no home directory: set RAMP_TOKEN_FOLDER to a folder for tokens") from None


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError:
        raise ConfigurationError(f"the working directory is gone: give {str(path)!r} as an absolute path") from None

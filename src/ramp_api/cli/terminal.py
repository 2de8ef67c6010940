"""What is said to the person at the terminal, in plain letters."""

from __future__ import annotations

import sys

import click

__all__ = ["plain", "say", "show"]


def plain(text: str) -> str:
    r"""Text of another's with what a terminal would obey shown instead of sent.

    Example:
        >>> from ramp_api.cli.terminal import plain
        >>> print(plain("a\x1b[31mb"))
        a\x1b[31mb
    """
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)


def show(text: str) -> None:
    """A line of what was asked for, on stdout; what stdout has no letters for is spelt out."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(plain(text).encode(encoding, "backslashreplace").decode(encoding))


def say(text: str) -> None:
    """A line for the person; stdout is for what was asked for."""
    click.echo(plain(text), err=True)

"""What is said to the person at the terminal: on stderr, in plain letters."""

from __future__ import annotations

import click

__all__ = ["plain", "say"]


def plain(text: str) -> str:
    r"""Text of another's with what a terminal would obey shown instead of sent.

    Example:
        >>> from ramp_api.cli.terminal import plain
        >>> print(plain("a\x1b[31mb"))
        a\x1b[31mb
    """
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)


def say(text: str) -> None:
    """A line for the person; stdout is for what was asked for."""
    click.echo(plain(text), err=True)

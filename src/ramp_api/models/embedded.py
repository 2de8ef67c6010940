"""Models of embedded: what ``operations/embedded.py`` takes and gives. Regenerated whole."""

from ramp_api.model import RequestModel

__all__ = [
    "CardEmbed",
]


class CardEmbed(RequestModel):
    """The body of ``embedded.cards.embed``."""

    parent_origin: str

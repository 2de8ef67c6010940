"""What stops the generator before anything is written."""

__all__ = ["Fault"]


class Fault(Exception):
    """What the documents, the overrides or the words lack, said so that it can be mended."""

"""Models of custom_id_providers: what ``operations/custom_id_providers.py`` takes and gives. Regenerated whole."""

from ramp_api.model import Model, RequestModel

__all__ = [
    "ApplicationLink",
    "CustomId",
    "CustomIdLink",
    "CustomIdProvider",
    "CustomIdProviderCreated",
    "RampId",
]


class ApplicationLink(RequestModel):
    """The body of ``custom_id_providers.link_application``."""

    custom_id_provider: str


class CustomId(Model):
    """The answer to ``custom_id_providers.custom_id``."""

    custom_id: str | None = None


class CustomIdLink(RequestModel):
    """The body of ``custom_id_providers.link``."""

    custom_id: str
    ramp_id: str


class CustomIdProvider(Model):
    """The answer to ``custom_id_providers.get``."""

    custom_id_provider: str | None = None


class CustomIdProviderCreated(Model):
    """The answer to ``custom_id_providers.create``."""

    provider_id: str | None = None


class RampId(Model):
    """The answer to ``custom_id_providers.ramp_id``."""

    ramp_id: str | None = None

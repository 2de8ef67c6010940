"""The resources as properties of a client. Regenerated whole: never edit this file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ramp_api.pages import AsyncSends, Sends
    from ramp_api.resources import business, cards, departments, locations, reimbursements, transactions, users

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """What ``Client`` has for each resource; imported when it is first used."""

    @cached_property
    def business(self) -> business.Business:
        """The company."""
        from ramp_api.resources.business import Business

        return Business(cast("Sends", self))

    @cached_property
    def cards(self) -> cards.Cards:
        """Cards."""
        from ramp_api.resources.cards import Cards

        return Cards(cast("Sends", self))

    @cached_property
    def departments(self) -> departments.Departments:
        """Departments."""
        from ramp_api.resources.departments import Departments

        return Departments(cast("Sends", self))

    @cached_property
    def locations(self) -> locations.Locations:
        """Locations."""
        from ramp_api.resources.locations import Locations

        return Locations(cast("Sends", self))

    @cached_property
    def reimbursements(self) -> reimbursements.Reimbursements:
        """Reimbursements and repayments."""
        from ramp_api.resources.reimbursements import Reimbursements

        return Reimbursements(cast("Sends", self))

    @cached_property
    def transactions(self) -> transactions.Transactions:
        """Card transactions."""
        from ramp_api.resources.transactions import Transactions

        return Transactions(cast("Sends", self))

    @cached_property
    def users(self) -> users.Users:
        """Users."""
        from ramp_api.resources.users import Users

        return Users(cast("Sends", self))


class AsyncResources:
    """What ``AsyncClient`` has for each resource; imported when it is first used."""

    @cached_property
    def business(self) -> business.AsyncBusiness:
        """The company."""
        from ramp_api.resources.business import AsyncBusiness

        return AsyncBusiness(cast("AsyncSends", self))

    @cached_property
    def cards(self) -> cards.AsyncCards:
        """Cards."""
        from ramp_api.resources.cards import AsyncCards

        return AsyncCards(cast("AsyncSends", self))

    @cached_property
    def departments(self) -> departments.AsyncDepartments:
        """Departments."""
        from ramp_api.resources.departments import AsyncDepartments

        return AsyncDepartments(cast("AsyncSends", self))

    @cached_property
    def locations(self) -> locations.AsyncLocations:
        """Locations."""
        from ramp_api.resources.locations import AsyncLocations

        return AsyncLocations(cast("AsyncSends", self))

    @cached_property
    def reimbursements(self) -> reimbursements.AsyncReimbursements:
        """Reimbursements and repayments."""
        from ramp_api.resources.reimbursements import AsyncReimbursements

        return AsyncReimbursements(cast("AsyncSends", self))

    @cached_property
    def transactions(self) -> transactions.AsyncTransactions:
        """Card transactions."""
        from ramp_api.resources.transactions import AsyncTransactions

        return AsyncTransactions(cast("AsyncSends", self))

    @cached_property
    def users(self) -> users.AsyncUsers:
        """Users."""
        from ramp_api.resources.users import AsyncUsers

        return AsyncUsers(cast("AsyncSends", self))

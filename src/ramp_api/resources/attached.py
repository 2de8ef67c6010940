"""The resources as properties of a client. Regenerated whole: never edit this file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ramp_api.pages import AsyncSends, Sends
    from ramp_api.resources import (
        accounting,
        applications,
        audit_logs,
        bank_accounts,
        banking,
        bills,
        blank_canvas_approvals,
        business,
        card_programs,
        cards,
        cashbacks,
        comments,
        custom_forms,
        custom_id_providers,
        custom_records,
        departments,
        embedded,
        entities,
        funds,
        item_receipts,
        leads,
        limits,
        locations,
        memos,
        merchants,
        purchase_orders,
        receipt_integrations,
        receipts,
        reimbursements,
        repayments,
        spend_programs,
        spend_requests,
        statements,
        transactions,
        transfers,
        trips,
        unified_requests,
        users,
        vault,
        vendors,
        webhooks,
    )

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """What ``Client`` has for each resource; imported when it is first used."""

    @cached_property
    def accounting(self) -> accounting.Accounting:
        """The accounting system: its accounts, fields, vendors, and what is synced."""
        from ramp_api.resources.accounting import Accounting

        return Accounting(cast("Sends", self))

    @cached_property
    def applications(self) -> applications.Applications:
        """Applications for Ramp accounts."""
        from ramp_api.resources.applications import Applications

        return Applications(cast("Sends", self))

    @cached_property
    def audit_logs(self) -> audit_logs.AuditLogs:
        """What was done, by whom and when."""
        from ramp_api.resources.audit_logs import AuditLogs

        return AuditLogs(cast("Sends", self))

    @cached_property
    def bank_accounts(self) -> bank_accounts.BankAccounts:
        """Linked bank accounts."""
        from ramp_api.resources.bank_accounts import BankAccounts

        return BankAccounts(cast("Sends", self))

    @cached_property
    def banking(self) -> banking.Banking:
        """Accounts with Ramp's banking."""
        from ramp_api.resources.banking import Banking

        return Banking(cast("Sends", self))

    @cached_property
    def bills(self) -> bills.Bills:
        """Bills to pay."""
        from ramp_api.resources.bills import Bills

        return Bills(cast("Sends", self))

    @cached_property
    def blank_canvas_approvals(self) -> blank_canvas_approvals.BlankCanvasApprovals:
        """Steps of workflows that wait for this app to approve."""
        from ramp_api.resources.blank_canvas_approvals import BlankCanvasApprovals

        return BlankCanvasApprovals(cast("Sends", self))

    @cached_property
    def business(self) -> business.Business:
        """The company."""
        from ramp_api.resources.business import Business

        return Business(cast("Sends", self))

    @cached_property
    def card_programs(self) -> card_programs.CardPrograms:
        """Card programs."""
        from ramp_api.resources.card_programs import CardPrograms

        return CardPrograms(cast("Sends", self))

    @cached_property
    def cards(self) -> cards.Cards:
        """Cards."""
        from ramp_api.resources.cards import Cards

        return Cards(cast("Sends", self))

    @cached_property
    def cashbacks(self) -> cashbacks.Cashbacks:
        """Cashback payments."""
        from ramp_api.resources.cashbacks import Cashbacks

        return Cashbacks(cast("Sends", self))

    @cached_property
    def comments(self) -> comments.Comments:
        """Comments on objects."""
        from ramp_api.resources.comments import Comments

        return Comments(cast("Sends", self))

    @cached_property
    def custom_forms(self) -> custom_forms.CustomForms:
        """Custom forms."""
        from ramp_api.resources.custom_forms import CustomForms

        return CustomForms(cast("Sends", self))

    @cached_property
    def custom_id_providers(self) -> custom_id_providers.CustomIdProviders:
        """Custom ids (legacy)."""
        from ramp_api.resources.custom_id_providers import CustomIdProviders

        return CustomIdProviders(cast("Sends", self))

    @cached_property
    def custom_records(self) -> custom_records.CustomRecords:
        """Custom tables and custom columns of Ramp's own."""
        from ramp_api.resources.custom_records import CustomRecords

        return CustomRecords(cast("Sends", self))

    @cached_property
    def departments(self) -> departments.Departments:
        """Departments."""
        from ramp_api.resources.departments import Departments

        return Departments(cast("Sends", self))

    @cached_property
    def embedded(self) -> embedded.Embedded:
        """What is shown inside other pages."""
        from ramp_api.resources.embedded import Embedded

        return Embedded(cast("Sends", self))

    @cached_property
    def entities(self) -> entities.Entities:
        """Entities of the company."""
        from ramp_api.resources.entities import Entities

        return Entities(cast("Sends", self))

    @cached_property
    def funds(self) -> funds.Funds:
        """Funds."""
        from ramp_api.resources.funds import Funds

        return Funds(cast("Sends", self))

    @cached_property
    def item_receipts(self) -> item_receipts.ItemReceipts:
        """What was received against purchase orders."""
        from ramp_api.resources.item_receipts import ItemReceipts

        return ItemReceipts(cast("Sends", self))

    @cached_property
    def leads(self) -> leads.Leads:
        """Sales leads: prospective customers of Ramp."""
        from ramp_api.resources.leads import Leads

        return Leads(cast("Sends", self))

    @cached_property
    def limits(self) -> limits.Limits:
        """Limits by which people spend."""
        from ramp_api.resources.limits import Limits

        return Limits(cast("Sends", self))

    @cached_property
    def locations(self) -> locations.Locations:
        """Locations."""
        from ramp_api.resources.locations import Locations

        return Locations(cast("Sends", self))

    @cached_property
    def memos(self) -> memos.Memos:
        """Memos of transactions."""
        from ramp_api.resources.memos import Memos

        return Memos(cast("Sends", self))

    @cached_property
    def merchants(self) -> merchants.Merchants:
        """Merchants."""
        from ramp_api.resources.merchants import Merchants

        return Merchants(cast("Sends", self))

    @cached_property
    def purchase_orders(self) -> purchase_orders.PurchaseOrders:
        """Purchase orders."""
        from ramp_api.resources.purchase_orders import PurchaseOrders

        return PurchaseOrders(cast("Sends", self))

    @cached_property
    def receipt_integrations(self) -> receipt_integrations.ReceiptIntegrations:
        """Receipts that Ramp collects by itself."""
        from ramp_api.resources.receipt_integrations import ReceiptIntegrations

        return ReceiptIntegrations(cast("Sends", self))

    @cached_property
    def receipts(self) -> receipts.Receipts:
        """Receipts."""
        from ramp_api.resources.receipts import Receipts

        return Receipts(cast("Sends", self))

    @cached_property
    def reimbursements(self) -> reimbursements.Reimbursements:
        """Reimbursements to people, and repayments by them; see ``repayments`` as well."""
        from ramp_api.resources.reimbursements import Reimbursements

        return Reimbursements(cast("Sends", self))

    @cached_property
    def repayments(self) -> repayments.Repayments:
        """What people have paid back to the company; see ``reimbursements`` as well."""
        from ramp_api.resources.repayments import Repayments

        return Repayments(cast("Sends", self))

    @cached_property
    def spend_programs(self) -> spend_programs.SpendPrograms:
        """Spend programs."""
        from ramp_api.resources.spend_programs import SpendPrograms

        return SpendPrograms(cast("Sends", self))

    @cached_property
    def spend_requests(self) -> spend_requests.SpendRequests:
        """Spend requests."""
        from ramp_api.resources.spend_requests import SpendRequests

        return SpendRequests(cast("Sends", self))

    @cached_property
    def statements(self) -> statements.Statements:
        """Statements."""
        from ramp_api.resources.statements import Statements

        return Statements(cast("Sends", self))

    @cached_property
    def transactions(self) -> transactions.Transactions:
        """Card transactions."""
        from ramp_api.resources.transactions import Transactions

        return Transactions(cast("Sends", self))

    @cached_property
    def transfers(self) -> transfers.Transfers:
        """Transfers between Ramp and the company's bank."""
        from ramp_api.resources.transfers import Transfers

        return Transfers(cast("Sends", self))

    @cached_property
    def trips(self) -> trips.Trips:
        """Trips."""
        from ramp_api.resources.trips import Trips

        return Trips(cast("Sends", self))

    @cached_property
    def unified_requests(self) -> unified_requests.UnifiedRequests:
        """Requests for spend of every kind."""
        from ramp_api.resources.unified_requests import UnifiedRequests

        return UnifiedRequests(cast("Sends", self))

    @cached_property
    def users(self) -> users.Users:
        """Users."""
        from ramp_api.resources.users import Users

        return Users(cast("Sends", self))

    @cached_property
    def vault(self) -> vault.Vault:
        """Cards whose numbers this app may read, at the earlier of two paths: see ``cards.vault``."""
        from ramp_api.resources.vault import Vault

        return Vault(cast("Sends", self))

    @cached_property
    def vendors(self) -> vendors.Vendors:
        """Vendors."""
        from ramp_api.resources.vendors import Vendors

        return Vendors(cast("Sends", self))

    @cached_property
    def webhooks(self) -> webhooks.Webhooks:
        """Webhook subscriptions."""
        from ramp_api.resources.webhooks import Webhooks

        return Webhooks(cast("Sends", self))


class AsyncResources:
    """What ``AsyncClient`` has for each resource; imported when it is first used."""

    @cached_property
    def accounting(self) -> accounting.AsyncAccounting:
        """The accounting system: its accounts, fields, vendors, and what is synced."""
        from ramp_api.resources.accounting import AsyncAccounting

        return AsyncAccounting(cast("AsyncSends", self))

    @cached_property
    def applications(self) -> applications.AsyncApplications:
        """Applications for Ramp accounts."""
        from ramp_api.resources.applications import AsyncApplications

        return AsyncApplications(cast("AsyncSends", self))

    @cached_property
    def audit_logs(self) -> audit_logs.AsyncAuditLogs:
        """What was done, by whom and when."""
        from ramp_api.resources.audit_logs import AsyncAuditLogs

        return AsyncAuditLogs(cast("AsyncSends", self))

    @cached_property
    def bank_accounts(self) -> bank_accounts.AsyncBankAccounts:
        """Linked bank accounts."""
        from ramp_api.resources.bank_accounts import AsyncBankAccounts

        return AsyncBankAccounts(cast("AsyncSends", self))

    @cached_property
    def banking(self) -> banking.AsyncBanking:
        """Accounts with Ramp's banking."""
        from ramp_api.resources.banking import AsyncBanking

        return AsyncBanking(cast("AsyncSends", self))

    @cached_property
    def bills(self) -> bills.AsyncBills:
        """Bills to pay."""
        from ramp_api.resources.bills import AsyncBills

        return AsyncBills(cast("AsyncSends", self))

    @cached_property
    def blank_canvas_approvals(self) -> blank_canvas_approvals.AsyncBlankCanvasApprovals:
        """Steps of workflows that wait for this app to approve."""
        from ramp_api.resources.blank_canvas_approvals import AsyncBlankCanvasApprovals

        return AsyncBlankCanvasApprovals(cast("AsyncSends", self))

    @cached_property
    def business(self) -> business.AsyncBusiness:
        """The company."""
        from ramp_api.resources.business import AsyncBusiness

        return AsyncBusiness(cast("AsyncSends", self))

    @cached_property
    def card_programs(self) -> card_programs.AsyncCardPrograms:
        """Card programs."""
        from ramp_api.resources.card_programs import AsyncCardPrograms

        return AsyncCardPrograms(cast("AsyncSends", self))

    @cached_property
    def cards(self) -> cards.AsyncCards:
        """Cards."""
        from ramp_api.resources.cards import AsyncCards

        return AsyncCards(cast("AsyncSends", self))

    @cached_property
    def cashbacks(self) -> cashbacks.AsyncCashbacks:
        """Cashback payments."""
        from ramp_api.resources.cashbacks import AsyncCashbacks

        return AsyncCashbacks(cast("AsyncSends", self))

    @cached_property
    def comments(self) -> comments.AsyncComments:
        """Comments on objects."""
        from ramp_api.resources.comments import AsyncComments

        return AsyncComments(cast("AsyncSends", self))

    @cached_property
    def custom_forms(self) -> custom_forms.AsyncCustomForms:
        """Custom forms."""
        from ramp_api.resources.custom_forms import AsyncCustomForms

        return AsyncCustomForms(cast("AsyncSends", self))

    @cached_property
    def custom_id_providers(self) -> custom_id_providers.AsyncCustomIdProviders:
        """Custom ids (legacy)."""
        from ramp_api.resources.custom_id_providers import AsyncCustomIdProviders

        return AsyncCustomIdProviders(cast("AsyncSends", self))

    @cached_property
    def custom_records(self) -> custom_records.AsyncCustomRecords:
        """Custom tables and custom columns of Ramp's own."""
        from ramp_api.resources.custom_records import AsyncCustomRecords

        return AsyncCustomRecords(cast("AsyncSends", self))

    @cached_property
    def departments(self) -> departments.AsyncDepartments:
        """Departments."""
        from ramp_api.resources.departments import AsyncDepartments

        return AsyncDepartments(cast("AsyncSends", self))

    @cached_property
    def embedded(self) -> embedded.AsyncEmbedded:
        """What is shown inside other pages."""
        from ramp_api.resources.embedded import AsyncEmbedded

        return AsyncEmbedded(cast("AsyncSends", self))

    @cached_property
    def entities(self) -> entities.AsyncEntities:
        """Entities of the company."""
        from ramp_api.resources.entities import AsyncEntities

        return AsyncEntities(cast("AsyncSends", self))

    @cached_property
    def funds(self) -> funds.AsyncFunds:
        """Funds."""
        from ramp_api.resources.funds import AsyncFunds

        return AsyncFunds(cast("AsyncSends", self))

    @cached_property
    def item_receipts(self) -> item_receipts.AsyncItemReceipts:
        """What was received against purchase orders."""
        from ramp_api.resources.item_receipts import AsyncItemReceipts

        return AsyncItemReceipts(cast("AsyncSends", self))

    @cached_property
    def leads(self) -> leads.AsyncLeads:
        """Sales leads: prospective customers of Ramp."""
        from ramp_api.resources.leads import AsyncLeads

        return AsyncLeads(cast("AsyncSends", self))

    @cached_property
    def limits(self) -> limits.AsyncLimits:
        """Limits by which people spend."""
        from ramp_api.resources.limits import AsyncLimits

        return AsyncLimits(cast("AsyncSends", self))

    @cached_property
    def locations(self) -> locations.AsyncLocations:
        """Locations."""
        from ramp_api.resources.locations import AsyncLocations

        return AsyncLocations(cast("AsyncSends", self))

    @cached_property
    def memos(self) -> memos.AsyncMemos:
        """Memos of transactions."""
        from ramp_api.resources.memos import AsyncMemos

        return AsyncMemos(cast("AsyncSends", self))

    @cached_property
    def merchants(self) -> merchants.AsyncMerchants:
        """Merchants."""
        from ramp_api.resources.merchants import AsyncMerchants

        return AsyncMerchants(cast("AsyncSends", self))

    @cached_property
    def purchase_orders(self) -> purchase_orders.AsyncPurchaseOrders:
        """Purchase orders."""
        from ramp_api.resources.purchase_orders import AsyncPurchaseOrders

        return AsyncPurchaseOrders(cast("AsyncSends", self))

    @cached_property
    def receipt_integrations(self) -> receipt_integrations.AsyncReceiptIntegrations:
        """Receipts that Ramp collects by itself."""
        from ramp_api.resources.receipt_integrations import AsyncReceiptIntegrations

        return AsyncReceiptIntegrations(cast("AsyncSends", self))

    @cached_property
    def receipts(self) -> receipts.AsyncReceipts:
        """Receipts."""
        from ramp_api.resources.receipts import AsyncReceipts

        return AsyncReceipts(cast("AsyncSends", self))

    @cached_property
    def reimbursements(self) -> reimbursements.AsyncReimbursements:
        """Reimbursements to people, and repayments by them; see ``repayments`` as well."""
        from ramp_api.resources.reimbursements import AsyncReimbursements

        return AsyncReimbursements(cast("AsyncSends", self))

    @cached_property
    def repayments(self) -> repayments.AsyncRepayments:
        """What people have paid back to the company; see ``reimbursements`` as well."""
        from ramp_api.resources.repayments import AsyncRepayments

        return AsyncRepayments(cast("AsyncSends", self))

    @cached_property
    def spend_programs(self) -> spend_programs.AsyncSpendPrograms:
        """Spend programs."""
        from ramp_api.resources.spend_programs import AsyncSpendPrograms

        return AsyncSpendPrograms(cast("AsyncSends", self))

    @cached_property
    def spend_requests(self) -> spend_requests.AsyncSpendRequests:
        """Spend requests."""
        from ramp_api.resources.spend_requests import AsyncSpendRequests

        return AsyncSpendRequests(cast("AsyncSends", self))

    @cached_property
    def statements(self) -> statements.AsyncStatements:
        """Statements."""
        from ramp_api.resources.statements import AsyncStatements

        return AsyncStatements(cast("AsyncSends", self))

    @cached_property
    def transactions(self) -> transactions.AsyncTransactions:
        """Card transactions."""
        from ramp_api.resources.transactions import AsyncTransactions

        return AsyncTransactions(cast("AsyncSends", self))

    @cached_property
    def transfers(self) -> transfers.AsyncTransfers:
        """Transfers between Ramp and the company's bank."""
        from ramp_api.resources.transfers import AsyncTransfers

        return AsyncTransfers(cast("AsyncSends", self))

    @cached_property
    def trips(self) -> trips.AsyncTrips:
        """Trips."""
        from ramp_api.resources.trips import AsyncTrips

        return AsyncTrips(cast("AsyncSends", self))

    @cached_property
    def unified_requests(self) -> unified_requests.AsyncUnifiedRequests:
        """Requests for spend of every kind."""
        from ramp_api.resources.unified_requests import AsyncUnifiedRequests

        return AsyncUnifiedRequests(cast("AsyncSends", self))

    @cached_property
    def users(self) -> users.AsyncUsers:
        """Users."""
        from ramp_api.resources.users import AsyncUsers

        return AsyncUsers(cast("AsyncSends", self))

    @cached_property
    def vault(self) -> vault.AsyncVault:
        """Cards whose numbers this app may read, at the earlier of two paths: see ``cards.vault``."""
        from ramp_api.resources.vault import AsyncVault

        return AsyncVault(cast("AsyncSends", self))

    @cached_property
    def vendors(self) -> vendors.AsyncVendors:
        """Vendors."""
        from ramp_api.resources.vendors import AsyncVendors

        return AsyncVendors(cast("AsyncSends", self))

    @cached_property
    def webhooks(self) -> webhooks.AsyncWebhooks:
        """Webhook subscriptions."""
        from ramp_api.resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(cast("AsyncSends", self))

from leaves.models.balances import LeaveBalance, LedgerEntry
from leaves.models.categories import LeaveCategory
from leaves.models.holidays import PublicHoliday
from leaves.models.requests import Attachment, LeaveCharge, LeaveRequest
from leaves.models.trips import BusinessTrip

__all__ = [
    "Attachment",
    "BusinessTrip",
    "LeaveBalance",
    "LeaveCategory",
    "LeaveCharge",
    "LeaveRequest",
    "LedgerEntry",
    "PublicHoliday",
]

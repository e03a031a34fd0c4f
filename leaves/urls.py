from django.urls import path

from leaves.views.balances import (
    AdjustBalanceOfUserView,
    AdjustBalanceView,
    MyBalancesView,
    MyLedgerView,
    PersonBalancesView,
    PersonLedgerView,
    RecalculateBalancesView,
)
from leaves.views.business_trips import (
    BusinessTripsView,
    BusinessTripView,
    CancelBusinessTripView,
)
from leaves.views.calendar import TeamCalendarView
from leaves.views.categories import LeaveCategoriesView, LeaveCategoryView
from leaves.views.department_managers import DepartmentManagersView, DepartmentManagerView
from leaves.views.export import ExportView
from leaves.views.file_upload import AttachmentsView, AttachmentView, RequestAttachmentView
from leaves.views.holidays import PublicHolidaysView, PublicHolidayView
from leaves.views.impact import DeleteImpactView
from leaves.views.locations import LocationView
from leaves.views.overview import OverviewView
from leaves.views.reports import ReportView
from leaves.views.requests.approve_reject import (
    ApprovalHistoryView,
    ApprovalsView,
    ApproveLeaveRequestView,
    RejectLeaveRequestView,
)
from leaves.views.requests.create import LeaveRequestsView, PreviewLeaveRequestView
from leaves.views.requests.retrieve import MyLeaveRequestsView
from leaves.views.requests.update import CancelLeaveRequestView, LeaveRequestView

app_name = "leaves"

urlpatterns = [
    path("requests/", LeaveRequestsView.as_view(), name="requests"),
    path("requests/preview/", PreviewLeaveRequestView.as_view(), name="preview"),
    path("requests/my/", MyLeaveRequestsView.as_view(), name="my-requests"),
    path("requests/<int:pk>/", LeaveRequestView.as_view(), name="request"),
    path("requests/<int:pk>/approve/", ApproveLeaveRequestView.as_view(), name="approve"),
    path("requests/<int:pk>/reject/", RejectLeaveRequestView.as_view(), name="reject"),
    path("requests/<int:pk>/cancel/", CancelLeaveRequestView.as_view(), name="cancel"),
    path("requests/<int:pk>/attachment/", RequestAttachmentView.as_view(), name="attach"),
    path("business-trips/", BusinessTripsView.as_view(), name="trips"),
    path("business-trips/<int:pk>/", BusinessTripView.as_view(), name="trip"),
    path("business-trips/<int:pk>/cancel/", CancelBusinessTripView.as_view(), name="cancel-trip"),
    path("attachments/", AttachmentsView.as_view(), name="attachments"),
    path("attachments/<int:pk>/", AttachmentView.as_view(), name="attachment"),
    path("approvals/", ApprovalsView.as_view(), name="approvals"),
    path("approvals/history/", ApprovalHistoryView.as_view(), name="approval-history"),
    path("overview/", OverviewView.as_view(), name="overview"),
    path("balance/", PersonBalancesView.as_view(), name="balances"),
    path("balance/my/", MyBalancesView.as_view(), name="my-balances"),
    path("balance/my/ledger/", MyLedgerView.as_view(), name="my-ledger"),
    path("balance/ledger/", PersonLedgerView.as_view(), name="ledger"),
    path("balance/recalculate/", RecalculateBalancesView.as_view(), name="recalculate"),
    path("balance/adjust/", AdjustBalanceView.as_view(), name="adjust-balance"),
    path("categories/", LeaveCategoriesView.as_view(), name="categories"),
    path("categories/<int:pk>/", LeaveCategoryView.as_view(), name="category"),
    path("calendar/", TeamCalendarView.as_view(), name="calendar"),
    path("export/", ExportView.as_view(), name="export"),
    path("reports/", ReportView.as_view(), name="reports"),
    path("holidays/", PublicHolidaysView.as_view(), name="holidays"),
    path("holidays/<int:pk>/", PublicHolidayView.as_view(), name="holiday"),
]

# Mounted by backend.urls under /users/, which the users app cannot do without importing leaves.
user_balance_urlpatterns = [
    path("<int:pk>/balance/adjust/", AdjustBalanceOfUserView.as_view(), name="adjust-user-balance"),
]

# And under /organizations/, for the same reason.
organization_urlpatterns = [
    path("managers/", DepartmentManagersView.as_view(), name="managers"),
    path("managers/<int:pk>/", DepartmentManagerView.as_view(), name="manager"),
    path("locations/<int:pk>/", LocationView.as_view(), name="location"),
    path("entities/<int:pk>/delete-impact/", DeleteImpactView.as_view(), name="delete-impact"),
]

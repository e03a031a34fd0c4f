"""Every write of the API: who does it, with which body, and what it may change.

`test_mass_assignment.py` and `test_foreign_ids.py` fail for a write that is missing here.
"""

from backend.tests.written import auth, leaves, organizations, requests, trips, users
from backend.tests.written.write import Write

WRITES: list[Write] = [
    *auth.WRITES,
    *users.WRITES,
    *requests.WRITES,
    *leaves.WRITES,
    *trips.WRITES,
    *organizations.WRITES,
]

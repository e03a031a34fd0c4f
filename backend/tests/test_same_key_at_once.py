"""The same Idempotency-Key sixteen times at once, on connections of their own."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from conftest import SignIn
from core.models import AuditLog, IdempotencyKey
from leaves.models import LeaveRequest
from leaves.tests.factories import vacation
from users.tests.factories import UserFactory

TIMES = 16


@pytest.mark.django_db(transaction=True)
def test_one_request_and_fifteen_replays(as_user: SignIn) -> None:
    ada = UserFactory(with_approver=True)
    body = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-10"}
    clients = [as_user(ada) for _ in range(TIMES)]
    together = Barrier(TIMES)

    def submit(client: Any) -> tuple[int, str, bytes]:
        together.wait()
        try:
            answer = client.post(
                "/api/v1/leaves/requests/", body, headers={"Idempotency-Key": "once"}
            )
            return answer.status_code, answer.get("Idempotency-Replayed", "first"), answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TIMES) as threads:
        answers = list(threads.map(submit, clients))

    assert Counter(answer[:2] for answer in answers) == {(201, "first"): 1, (201, "true"): 15}
    assert len({content for *_, content in answers}) == 1
    assert LeaveRequest.objects.count() == 1
    assert AuditLog.objects.filter(action="SUBMIT").count() == 1
    assert IdempotencyKey.objects.count() == 1

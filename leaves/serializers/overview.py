from typing import Any

from rest_framework import serializers

from leaves.serializers.balances import BalanceSerializer
from leaves.serializers.requests import LeaveRequestSerializer


class OverviewSerializer(serializers.Serializer[Any]):
    """One's own balances of a year; requests that are pending or not over, the nearest first."""

    balances = BalanceSerializer(many=True)
    ahead = LeaveRequestSerializer(many=True)

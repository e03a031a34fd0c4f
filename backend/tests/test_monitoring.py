"""What operators look at, and are woken for, asks for metrics that there are."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from core.constants import AuditAction, MaintenanceTask

TOKEN = "m5Wq8Zt2Lc9Xv4Rj7Pn1Kd6Sb3Hg0Fa-Ue_Yi.Ow~Ax+Co=EzQr"
DEPLOY = Path(settings.BASE_DIR, "deploy")
RULES = yaml.safe_load((DEPLOY / "prometheus/leave.rules.yml").read_text())["groups"][0]["rules"]
PANELS = json.loads((DEPLOY / "grafana/leave.json").read_text())["panels"]
EXPRESSIONS = {
    **{rule["alert"]: [rule["expr"]] for rule in RULES},
    **{panel["title"]: [target["expr"] for target in panel["targets"]] for panel in PANELS},
}
SUFFIXES = {"counter": ["_total"], "gauge": [""], "histogram": ["_bucket", "_sum", "_count"]}
OF_PROMETHEUS = {"up"}
WORDS = {"and", "or", "by"}
VALUES = {
    "action": set(AuditAction.values),
    "task": {str(task) for task in MaintenanceTask},
    "result": {"hit", "miss", "error", "replica"},
}


@pytest.fixture
def told(db: None, settings: Settings) -> dict[str, set[str]]:
    """What the product tells, and the names under which Prometheus keeps it."""
    settings.METRICS_TOKEN = TOKEN
    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    families = text_string_to_metric_families(answer.content.decode())
    return {
        each.name: {each.name + suffix for suffix in SUFFIXES[each.type]}
        for each in families
        if not each.name.endswith("_created")  # One process alone tells these, workers do not.
    }


def asked_for(expression: str) -> set[str]:
    bare = re.sub(r'"[^"]*"', "", expression)
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)", " ", bare)
    return set(re.findall(r"\b[a-z_]+\b(?!\s*\()", bare)) - WORDS


def test_names_are_found_in_an_expression() -> None:
    expression = 'sum by (le) (rate(some_bucket{a="up"}[5m])) / max(other) or vector(0)'

    assert asked_for(expression) == {"some_bucket", "other"}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_whatever_is_asked_for_exists(told: dict[str, set[str]], name: str) -> None:
    there_are = OF_PROMETHEUS.union(*told.values())
    for expression in EXPRESSIONS[name]:
        asked = asked_for(expression)
        assert asked
        assert asked <= there_are


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_whatever_is_chosen_by_a_label_can_be_there(name: str) -> None:
    for expression in EXPRESSIONS[name]:
        for label, values in re.findall(r'(action|task|result)!?=~?"([^"]*)"', expression):
            assert set(values.split("|")) <= VALUES[label]


def test_whatever_is_told_is_looked_at(told: dict[str, set[str]]) -> None:
    each = [expression for expressions in EXPRESSIONS.values() for expression in expressions]
    looked_at = set().union(*map(asked_for, each))

    assert [metric for metric, names in told.items() if not names & looked_at] == []


def test_each_alert_says_what_to_do_in_the_handbook() -> None:
    handbook = Path(settings.BASE_DIR, "docs/operations.md").read_text()

    assert [rule["alert"] for rule in RULES if f"`{rule['alert']}`" not in handbook] == []

import pytest
from django.test import RequestFactory

from core.errors import VersionConflictError
from core.etags import if_match, matches_none, version_tag


@pytest.mark.parametrize("header", [None, "*", '"3"', 'W/"3"', '"1", "3"', ' "3" '])
def test_the_version_that_was_read_may_be_changed(header: str | None) -> None:
    headers = {} if header is None else {"If-Match": header}

    if_match(RequestFactory().put("/", headers=headers)).require(3)


@pytest.mark.parametrize("header", ['"2"', '"33"', "3", "", '""', '"1", "2"'])
def test_another_version_is_a_conflict(header: str) -> None:
    expectation = if_match(RequestFactory().put("/", headers={"If-Match": header}))

    with pytest.raises(VersionConflictError) as refused:
        expectation.require(3)

    assert (refused.value.status, refused.value.facts) == (412, {"version": 3})


@pytest.mark.parametrize(
    ("header", "tag", "expected"),
    [
        ('"3"', version_tag(3), True),
        ('W/"3"', version_tag(3), True),
        ('W/"7-2"', 'W/"7-2"', True),
        ('"1", W/"7-2"', 'W/"7-2"', True),
        ("*", 'W/"7-2"', True),
        ('W/"7-3"', 'W/"7-2"', False),
        ("", 'W/"7-2"', False),
    ],
)
def test_what_is_held_already_need_not_be_sent(header: str, tag: str, expected: bool) -> None:
    request = RequestFactory().get("/", headers={"If-None-Match": header})

    assert matches_none(request, tag) is expected

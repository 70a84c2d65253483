"""How much made-up data there is, and that it is stopped by a table that has changed."""

import pytest

from benchmarks.sizes import SIZES
from benchmarks.tables import SchemaChangedError, columns_of
from projects.models import Project

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_answers_add_up_and_one_ask_has_most(size):
    answered = size.answered()
    assert (sum(answered), max(answered)) == (size.responses, size.largest)
    assert (len(answered), min(answered) > 0) == (size.forms, True)


def test_a_column_that_went_and_one_that_came_are_named():
    with pytest.raises(SchemaChangedError, match="no column colour"):
        columns_of(Project, ["colour"])
    with pytest.raises(SchemaChangedError, match="title needs a value"):
        columns_of(Project, ["id", "organisation_id", "created_at"])

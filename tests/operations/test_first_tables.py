"""Tables that point at each other are made at once, whatever their order, and dropped again."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState

from access.first_tables import CreateTables

HEN_AND_EGG = CreateTables(
    [
        CreateModel(
            "Hen",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("hatched_from", models.ForeignKey("access.egg", models.CASCADE, null=True)),
            ],
        ),
        CreateModel(
            "Egg",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("laid_by", models.ForeignKey("access.hen", models.CASCADE, null=True)),
            ],
        ),
    ]
)
TABLES = {"access_hen", "access_egg"}


def there():
    return TABLES & set(connection.introspection.table_names())


@pytest.fixture
def states(transactional_db):
    """What Django knows before and after; it has drawn the models of before."""
    before = ProjectState()
    assert before.apps.get_models() == []
    after = before.clone()
    HEN_AND_EGG.state_forwards("access", after)
    return before, after


def test_they_are_made_and_dropped(states):
    before, after = states
    with connection.schema_editor() as editor:
        HEN_AND_EGG.database_forwards("access", editor, before, after)
    assert there() == TABLES
    hen, egg = (after.apps.get_model("access", name) for name in ("Hen", "Egg"))
    first = egg.objects.create(laid_by=hen.objects.create())
    assert hen.objects.create(hatched_from=first).hatched_from.laid_by.hatched_from is None
    with connection.schema_editor() as editor:
        HEN_AND_EGG.database_backwards("access", editor, after, before)
    assert there() == set()


@pytest.mark.unit
def test_it_says_how_many():
    assert HEN_AND_EGG.describe() == "Create 2 tables"

"""The factories themselves: every owned table has one, and builds a valid row alike for two organisations."""

import pytest
from django.apps import apps

from access.scope import OrganisationOwned, working_in
from tests.factories import make, organisation

OWNED = sorted(
    (model for model in apps.get_models() if issubclass(model, OrganisationOwned)),
    key=lambda model: model._meta.label,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_a_row_of_every_table_can_be_made_twice_in_each_of_two_organisations(model):
    for within in (organisation("Ashburn"), organisation("Brindle")):
        rows = [make(model, within), make(model, within)]
        with working_in(within):
            assert {row.organisation_id for row in rows} == {within.pk}
            assert set(model.objects.values_list("pk", flat=True)) >= {row.pk for row in rows}


def test_a_model_without_a_factory_is_named():
    with pytest.raises(LookupError, match=r"organisations\.Organisation"):
        make(apps.get_model("organisations.Organisation"), organisation())

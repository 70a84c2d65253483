"""No row is reached outside its organisation's scope, and none points into another organisation."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction

from access.scope import (
    OrganisationOwned,
    ScopeError,
    across_organisations,
    current_organisation,
    working_in,
)
from access.system_checks import every_route_is_gated, every_table_is_owned
from tests.factories import make, organisation

OWNED = [model for model in apps.get_models() if issubclass(model, OrganisationOwned)]
HARMLESS = {"as_manager", "db", "model", "none", "ordered", "query", "using"}
"""What a refused queryset may still answer: nothing of it reads a row."""
POINTERS = [
    (model, field)
    for model in OWNED
    for field in model._meta.concrete_fields
    if field.is_relation and issubclass(field.related_model, OrganisationOwned)
]


def label(value):
    return value._meta.label if isinstance(value, type) else getattr(value, "name", None)


def public_names(queryset_class):
    return [name for name in dir(queryset_class) if not name.startswith("_")]


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_every_public_method_of_a_queryset_refuses_outside_a_scope(model):
    own = type(make_queryset(model))
    refused = model._default_manager.get_queryset()
    for name in set(public_names(models.QuerySet)) | set(public_names(own)):
        if name not in HARMLESS:
            with pytest.raises(ScopeError):
                getattr(refused, name)


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_every_public_method_of_a_manager_refuses_outside_a_scope(model):
    manager = model._default_manager
    for name in public_names(make_queryset(model)):
        if hasattr(type(manager), name) and name not in HARMLESS:
            with pytest.raises(ScopeError):
                getattr(manager, name)()


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_a_queryset_cannot_be_read_outside_a_scope(model):
    for use in (list, len, bool, iter, lambda rows: rows[0], lambda rows: 1 in rows):
        with pytest.raises(ScopeError):
            use(model._default_manager.get_queryset())


def make_queryset(model):
    """Return the model's own queryset, without asking the database."""
    with across_organisations(reason="test"):
        return model._default_manager.all()


@pytest.mark.embedded
@pytest.mark.parametrize("model", OWNED, ids=label)
def test_what_points_back_at_a_row_refuses_outside_a_scope_and_stays_inside_one(model, world):
    row = make(model, world.a.organisation)
    for accessor in accessors(model):
        with pytest.raises(ScopeError):
            getattr(row, accessor).all()
        with working_in(world.b.organisation):
            assert list(getattr(row, accessor).all()) == []


def accessors(model):
    """Return the names under which rows of owned tables are reached from a row of `model`."""
    reverse = [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if not relation.hidden and relation.multiple
    ]
    return [*reverse, *(field.name for field in model._meta.many_to_many)]


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_inside_a_scope_nothing_of_another_organisation_is_seen(model, world):
    theirs = make(model, world.a.organisation)
    with working_in(world.b.organisation):
        assert not model.objects.filter(pk=theirs.pk).exists()
        assert set(model.objects.values_list("organisation_id", flat=True)) == {
            world.b.organisation.pk
        }
    with working_in(world.a.organisation):
        assert model.objects.get(pk=theirs.pk) == theirs


@pytest.mark.embedded
@pytest.mark.parametrize(("model", "field"), POINTERS, ids=label)
def test_no_row_points_into_another_organisation(model, field, world):
    row = make(model, world.a.organisation)
    setattr(row, field.name, make(field.related_model, world.b.organisation))
    with working_in(world.a.organisation):
        for save in (row.save, lambda: model.objects.bulk_create([row])):
            with transaction.atomic(), pytest.raises((ValidationError, TypeError)):
                save()


@pytest.mark.embedded
@pytest.mark.parametrize(("model", "field"), POINTERS, ids=label)
def test_nor_when_only_the_key_is_known(model, field, world):
    row = make(model, world.a.organisation)
    theirs = make(field.related_model, world.b.organisation)
    setattr(row, field.attname, getattr(theirs, field.target_field.attname))
    with working_in(world.a.organisation), pytest.raises(ValidationError):
        row.check_same_organisation()


def test_every_table_is_owned_and_every_route_has_a_door():
    assert every_table_is_owned(None) == []
    assert every_route_is_gated(None) == []


@pytest.mark.django_db
def test_scopes_end_where_their_block_ends_even_by_an_error():
    inside = organisation()
    assert current_organisation() is None
    with pytest.raises(KeyError), working_in(inside):
        assert current_organisation() == inside
        raise KeyError
    assert current_organisation() is None


def test_crossing_organisations_needs_a_reason():
    with pytest.raises(ValueError, match="Say why"), across_organisations(reason=" "):
        pass

"""The contract of `kinds.Registry`, which every registry of the project keeps."""

from dataclasses import dataclass

import pytest
from django.utils.functional import lazystr
from hypothesis import given
from hypothesis import strategies as st

from kinds import KEY_MAX_LENGTH, Registry


@dataclass(frozen=True)
class Sweet:
    kind: str
    label: object = "A sweet"


FUDGE = Sweet("fudge", "Fudge")
MINT_CAKE = Sweet("mint_cake", "Mint cake")


def test_kinds_are_found_by_key_and_kept_in_order_of_registration() -> None:
    registry = Registry("sweet", [MINT_CAKE, FUDGE])

    assert list(registry) == [MINT_CAKE, FUDGE]
    assert registry.keys() == ["mint_cake", "fudge"]
    assert registry.get("fudge") is FUDGE
    assert len(registry) == 2


def test_register_gives_the_kind_back() -> None:
    registry: Registry[Sweet] = Registry("sweet")

    assert registry.register(FUDGE) is FUDGE
    assert list(registry) == [FUDGE]


def test_containment_is_by_key() -> None:
    registry = Registry("sweet", [FUDGE])

    assert "fudge" in registry
    assert "mint_cake" not in registry
    assert FUDGE not in registry


def test_choices_pair_key_and_label_and_follow_later_registration() -> None:
    registry = Registry("sweet", [FUDGE])
    assert registry.choices() == [("fudge", "Fudge")]

    registry.register(MINT_CAKE)
    assert registry.choices() == [("fudge", "Fudge"), ("mint_cake", "Mint cake")]


def test_a_key_is_taken_once() -> None:
    registry = Registry("sweet", [FUDGE])

    with pytest.raises(ValueError, match="already is a sweet with the key 'fudge'"):
        registry.register(Sweet("fudge", "Another fudge"))
    assert list(registry) == [FUDGE]


@pytest.mark.parametrize(
    "key",
    ["", "Fudge", "mint cake", "mint-cake", "_mint", "mint_", "mint__cake", "2mint", "fédge", 7],
)
def test_a_badly_spelt_key_is_refused(key: object) -> None:
    with pytest.raises(ValueError, match="lower case words"):
        Registry("sweet", [Sweet(key)])  # type: ignore[arg-type]


def test_a_key_fits_the_column() -> None:
    assert Registry("sweet", [Sweet("a" * KEY_MAX_LENGTH)]).keys() == ["a" * KEY_MAX_LENGTH]
    with pytest.raises(ValueError, match="at most 40 characters"):
        Registry("sweet", [Sweet("a" * (KEY_MAX_LENGTH + 1))])


def test_a_kind_without_a_label_is_refused() -> None:
    with pytest.raises(ValueError, match="has no label"):
        Registry("sweet", [Sweet("fudge", None)])


def test_a_lazy_label_is_not_translated_at_registration() -> None:
    label = lazystr("Fudge")
    registry = Registry("sweet", [Sweet("fudge", label)])

    assert registry.choices()[0][1] is label


def test_an_unknown_key_names_the_keys_there_are() -> None:
    with pytest.raises(LookupError, match="no sweet 'toffee'; there are: fudge, mint_cake"):
        Registry("sweet", [FUDGE, MINT_CAKE]).get("toffee")
    with pytest.raises(LookupError, match="there are: none"):
        Registry[Sweet]("sweet").get("toffee")


def test_validate_can_refuse_a_kind() -> None:
    def is_short(sweet: Sweet) -> None:
        if len(str(sweet.label)) > 5:
            raise ValueError("The label is too long")

    registry = Registry("sweet", [FUDGE], validate=is_short)
    with pytest.raises(ValueError, match="too long"):
        registry.register(MINT_CAKE)
    assert list(registry) == [FUDGE]


@given(st.lists(st.from_regex(r"\A[a-z]{1,20}(_[a-z0-9]{1,5})?\Z"), unique=True))
def test_every_well_spelt_key_round_trips(keys: list[str]) -> None:
    registry = Registry("sweet", [Sweet(key) for key in keys])

    assert registry.keys() == keys
    assert [registry.get(key).kind for key in keys] == keys

"""Registries of kinds: the one mechanism by which a folder becomes a choice.

Belongs here: the generic `Registry`. Does not belong here: any kind, any field's word, any model.
"""

from kinds.registry import KEY_MAX_LENGTH, Kind, Registry

__all__ = ["KEY_MAX_LENGTH", "Kind", "Registry"]

from tests.operations.later import with_those_of

__path__ = with_those_of("notices", __path__)

"""The lookup `among`: one of many values, given to the database as one list instead of a place for each."""

import json
from typing import Any

from django.db.models import Field, ForeignKey, IntegerField
from django.db.models.lookups import Lookup


class Among(Lookup):
    """`Consultation.objects.filter(pk__among=ids)`: what `in` finds, for numbers and words of any count.

    The statement is the same text however many there are, so that nothing has to read some hundred places for values.
    It takes plain values, no query and no expression; from a set they are taken as they are, which is quickest.
    """

    lookup_name = "among"

    def get_prep_lookup(self) -> list[Any]:
        """Return the values as the column keeps them."""
        field: Any = self.lhs.output_field
        target = field.target_field if isinstance(field, ForeignKey) else field
        if isinstance(target, IntegerField) and all(type(one) is int for one in self.rhs):
            return list(self.rhs)
        return [target.get_prep_value(getattr(one, "pk", one)) for one in self.rhs]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Write it for SQLite, which takes a list as JSON."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(self.rhs)]  # noqa: S608 -- a column of our own

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Write it for PostgreSQL, which takes a list as it is."""
        left, params = self.process_lhs(compiler, connection)
        kind = self.lhs.output_field.db_type(connection).partition("(")[0]
        are_numbers = all(type(one) is int for one in self.rhs)
        values = f"{{{','.join(map(str, self.rhs))}}}" if are_numbers else self.rhs
        return f"{left} = ANY(%s::{kind}[])", [*params, values]


def register() -> None:
    """Let every column be asked for what is among many values."""
    for kind in (Field, ForeignKey):
        kind.register_lookup(Among)

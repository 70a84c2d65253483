"""The moment at which the factories' world stands still."""

from datetime import UTC, date, datetime

TODAY = date(2027, 3, 1)
"""A Monday."""
NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
"""Ten in the morning, in London and in UTC."""

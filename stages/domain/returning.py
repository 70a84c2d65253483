"""Ways back, as they are written in forms and addresses."""

from stages.domain.diamond import RETURNS


def code_of(way: tuple[int, int]) -> str:
    """Return how a way back is written: "5-4"."""
    return "-".join(str(number) for number in way)


WAYS = {code_of(way): way for way in RETURNS}
"""Every way back by how it is written."""


def ways_from(number: int) -> list[tuple[int, int]]:
    """Return the ways back that begin at a stage; none for most."""
    return [way for way in RETURNS if way[0] == number]

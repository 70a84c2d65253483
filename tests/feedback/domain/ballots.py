"""Ballots of the worked examples: counts of orders, each a string of one-letter options."""

OPTIONS = "ABCDE"
FAMILIES = ["BACDE"] * 4 + ["ABCED"] * 3 + ["CBADE"] * 2 + ["BCAED"] * 2
YOUNG_PEOPLE = ["EBDAC"] * 4 + ["EABDC"] * 2 + ["BEADC", "DEBAC"]
PRACTITIONERS = ["ADCBE"] * 3 + ["DACEB"] * 2 + ["CADBE", "ACDEB"]
PARTNERS = ["ADEBC"] * 2 + ["DABCE"]
STAFF = PRACTITIONERS + PARTNERS
ALL = FAMILIES + YOUNG_PEOPLE + STAFF
SCHULZE_45 = (
    ["ACBED"] * 5
    + ["ADECB"] * 5
    + ["BEDAC"] * 8
    + ["CABED"] * 3
    + ["CAEBD"] * 7
    + ["CBADE"] * 2
    + ["DCEBA"] * 7
    + ["EBADC"] * 8
)
TENNESSEE = ["MNCK"] * 42 + ["NCKM"] * 26 + ["CKNM"] * 15 + ["KCNM"] * 17


def letters(places) -> str:
    """The order of places as letters, those that share one joined by "="."""
    by_place: dict[int, list[str]] = {}
    for option, place in places.items():
        by_place.setdefault(place, []).append(option)
    return " ".join("=".join(sorted(by_place[place])) for place in sorted(by_place))

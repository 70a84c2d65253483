"""Who is in the sample organisations. Every name is invented; no address leads anywhere."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from access.roles import Role
from organisations.actions.accounts import open_account
from organisations.models import Member, Organisation, User
from participants.actions import register_people
from projects.models import GroupKind

PASSWORD = "show what happened"  # noqa: S105 -- printed for everybody who tries the demo
"""The one password of every sample account."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account in a sample organisation."""

    code: str
    name: str
    email: str
    role: Role
    has_left: bool = False


STRATHCARRICK_STAFF = (
    Colleague("agnes", "Agnes Laird", "agnes@strathcarrick.example", Role.OWNER),
    Colleague("marek", "Marek Nowak", "marek@strathcarrick.example", Role.MANAGER),
    Colleague("priya", "Priya Nair", "priya@strathcarrick.example", Role.MANAGER),
    Colleague("isla", "Isla Drummond", "isla@strathcarrick.example", Role.FACILITATOR),
    Colleague("tom", "Tom Achterberg", "tom@strathcarrick.example", Role.FACILITATOR, True),
    Colleague("dougal", "Dougal Weir", "dougal@strathcarrick.example", Role.VIEWER),
)
FORTHMOOR_STAFF = (Colleague("ruth", "Ruth Sandilands", "ruth@forthmoor.example", Role.OWNER),)
STAFF = (*STRATHCARRICK_STAFF, *FORTHMOOR_STAFF)
SIGN_INS = tuple(one for one in STAFF if not one.has_left)
"""Everybody who can sign in, in the order in which they are printed."""

FAMILIES, YOUNG_PEOPLE, PRACTITIONERS = "Families", "Young people 12-17", "Practitioners"
PARTNERS, COMMISSIONER = "Partner agencies", "Commissioner"
GROUPS = {
    FAMILIES: GroupKind.SERVICE_USER,
    YOUNG_PEOPLE: GroupKind.SERVICE_USER,
    PRACTITIONERS: GroupKind.PRACTITIONER,
    PARTNERS: GroupKind.PARTNER_AGENCY,
    COMMISSIONER: GroupKind.COMMISSIONER,
}

NAMES = {
    FAMILIES: {
        "P01": "Lorna Baird",
        "P02": "Jean McAllister",
        "P03": "Shona Muir",
        "P04": "Callum Reid",
        "P05": "Agnieszka Zielińska",
        "P06": "Fiona Galbraith",
        "P07": "Hector Laing",
        "P08": "Keira Dunlop",
        "P09": "Donna Imrie",
        "P10": "Alasdair Whyte",
        "P18": "Ruaridh Innes",
    },
    YOUNG_PEOPLE: {
        "P11": "Kai Renwick",
        "P12": "Rory Tulloch",
        "P13": "Jade Mathieson",
        "P14": "Sami Haddad",
        "P15": "Ellie Craig",
        "P16": "Erin Struan",
        "P17": "Finlay Gow",
        "P19": "Maya Lockhart",
        "P20": "Tam Geddes",
    },
    PRACTITIONERS: {
        "P21": "Rachel Orr",
        "P22": "Morag Sinclair",
        "P23": "Iain Forsyth",
        "P24": "Moira Kerr",
        "P25": "Deborah Nisbet",
        "P26": "Usman Tariq",
        "P27": "Catriona Pirie",
    },
    PARTNERS: {"P31": "Helen Abbot", "P32": "Gordon Leckie", "P33": "Zoe Marr"},
    COMMISSIONER: {"P41": "Alan Petrie"},
}
"""The people of "Help that fits" by group, under the numbers that the story gives them."""
WITHOUT_EMAIL = frozenset({"P02", "P07", "P12", "P14", "P16", "P20"})
"""They hear from a person: no e-mail address, or none that is theirs alone."""

FORTHMOOR_NAMES = {
    FAMILIES: {
        "F01": "Lorna Pringle",
        "F02": "Shona Watt",
        "F03": "Callum Tennant",
        "F04": "Jean Carswell",
    },
    PRACTITIONERS: {"F21": "Rachel Blyth", "F22": "Iain Storey"},
}


def group_of(names: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the group of each person, by the person's number."""
    return {code: group for group, people in names.items() for code in people}


def take_on(home: Organisation, staff: tuple[Colleague, ...]) -> dict[str, Member]:
    """Give everybody an account and a place in the organisation; return the members by code."""
    password = make_password(PASSWORD)  # slow on purpose, so once for all of them
    return {one.code: _member(home, one, password) for one in staff}


def _member(home: Organisation, one: Colleague, password: str) -> Member:
    user = User.objects.filter(email=one.email).first()
    if user is None:
        user = open_account(email=one.email, name=one.name)
        user.password = password
        user.save(update_fields=["password"])
    return Member.objects.create(organisation=home, user=user, role=one.role)


def write_down(
    home: Organisation, names: dict[str, dict[str, str]], *, place: str = ""
) -> dict[str, int]:
    """Put people into the register; return their ids by number. `place` keeps look-alikes' addresses apart."""
    people = {code: name for some in names.values() for code, name in some.items()}
    rows = [(name, _address(code, name, place)) for code, name in people.items()]
    return dict(zip(people, register_people(organisation=home, people=rows), strict=True))


def _address(code: str, name: str, place: str) -> str:
    if code in WITHOUT_EMAIL:
        return ""
    return f"{slugify(name).replace('-', '.')}{place}@example.org"

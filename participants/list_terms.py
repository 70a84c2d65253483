"""Words about lists of people: why a file is refused, why a row is left out, what a column holds."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from participants import terms
from participants.domain.columns import FIELDS, Spellings, plain

REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        "nothing": _("Choose a file."),
        "empty": _("This file is empty. Choose the file that has people in it."),
        "only_headings": _(
            "This file has headings and nobody under them. Add people and save it again."
        ),
        "too_big": _(
            "This file is larger than 5 MB. Take out pictures and sheets that are not needed, or split the list."
        ),
        "bigger_inside": _(
            "This file is much bigger inside than it looks (%(megabytes)s MB). Save it as CSV and try again."
        ),
        "too_many_rows": _(
            "This list has more than 20,000 rows. Split it and bring in the parts one after another."
        ),
        "too_many_columns": _(
            "This list has %(columns)s columns, and we take 100. Take out those that are not needed."
        ),
        "far_away": _(
            "Something stands in row %(row)s, column %(column)s, far away from the list. Delete it, or save the sheet as CSV and try again."
        ),
        "old_or_locked": _(
            "This is an old Excel file, or it is locked with a password. Save it as XLSX without a password, or as CSV."
        ),
        "macros": _(
            "There are macros in this file, which we do not take. Save it as XLSX without macros, or as CSV."
        ),
        "other_zip": _(
            "This is a packed file, but no Excel list. Save the list as XLSX or CSV and choose that file."
        ),
        "broken": _(
            "This file cannot be read. Open it, save it again as XLSX or CSV, and try again."
        ),
        "entities": _(
            "There is something in this file that no list needs and that could do harm. Save it as CSV and try again."
        ),
        "not_a_list": _("This is no list. We take CSV files and Excel files that end in .xlsx."),
        "no_headings": _(
            "The first row seems to be a person already. Add a row above that says what each column is, such as Name and E-mail."
        ),
        "giant_cell": _(
            "One cell near row %(row)s holds more text than a list ever does. Empty it and try again."
        ),
        "quotes": _(
            "The quotation marks near row %(row)s do not match, so we cannot tell the rows apart. Mend them, or save as XLSX."
        ),
    }
)
"""One sentence for each code of a `RefusedError`, each saying what to do."""

PROBLEMS: Mapping[str, Any] = MappingProxyType(
    {
        "nobody": _("No name and no e-mail address stands in this row."),
        "broken_address": _("This is no whole e-mail address."),
        "shared_address": _(
            "Somebody with another name has this address. Write this person down by hand and say through whom they are reached."
        ),
        "broken_number": _("This is none of our numbers of people."),
        "number_unknown": _("Nobody whom you may see has this number here."),
        "two_people": _("The number is one person’s and the address another’s."),
        "cell_too_long": _("One cell holds more text than we can keep."),
        "name_too_long": _("The name is longer than 120 letters."),
        "phone_too_long": _("The phone number is longer than 40 signs."),
        "broken_phone": _("This is no phone number."),
        "phone_rounded": _(
            "The spreadsheet shortened this phone number. Let it show the column as text, and save it again."
        ),
        "contact_note_too_long": _("The note on how to reach them is longer than 160 letters."),
        "group_too_long": _("The name of the group is longer than 80 letters."),
        "needs_too_long": _("What they need is longer than 160 letters."),
        "too_many_needs": _("These are more than 10 needs."),
        "unknown_channel": _(
            "We do not know this way to reach somebody. Use e-mail, text, phone, post, in person, or through somebody."
        ),
        "unknown_language": _("We do not know this language. Write it in English, such as Polish."),
        "unknown_age_band": _(
            "We do not know this age. Use under 12, 12, 13 to 15, 16 or 17, 18 to 25, 26 or over."
        ),
        "birth_date": _(
            "This is a date of birth, which we do not keep. Write the age group, such as 13 to 15."
        ),
        "unknown_cap_profile": _(
            "We do not know how often this allows us to ask. Use lightly, least, in work time, or often."
        ),
        "address_stays": _(
            "Other projects know this person too. Ask an owner here to correct the address."
        ),
        "stopped": _("This person asked us to stop writing. We keep to that."),
    }
)
"""Why a row is left out, or what else there is to know about it."""

COLUMNS: Mapping[str, Any] = MappingProxyType(
    {
        "number": _("Our number of the person"),
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "email": _("E-mail address"),
        "phone": _("Phone"),
        "contact_note": _("How else to reach them"),
        "channel": _("Best way to reach them"),
        "language": _("Language"),
        "age_band": _("Age"),
        "group": _("Group in the project"),
        "needs": _("What they need"),
        "cap_profile": _("How often we may ask"),
    }
)
"""What a column can hold; also the headings of a list that is taken out."""


def refusal(code: str, values: Mapping[str, int]) -> str:
    """Return the sentence for a file that we do not take."""
    return str(REFUSALS.get(code, REFUSALS["broken"])) % values


def problem(code: str) -> str:
    """Return the sentence for a row, or "" for none."""
    return str(PROBLEMS.get(code, now_("This row could not be read."))) if code else ""


def our_headings() -> dict[str, str]:
    """Return the headings of our own lists in the language of whoever reads, to what they hold."""
    return {plain(str(COLUMNS[field])): field for field in FIELDS}


def our_spellings() -> Spellings:
    """Return the words that our pages and lists use for codes, in the language of whoever reads."""
    sources = {
        "channel": terms.CHANNELS,
        "age_band": terms.AGE_BANDS,
        "cap_profile": terms.CAP_PROFILES,
        "language": getattr(terms, "LANGUAGES", []),
    }
    return {
        field: {plain(str(words)): code for code, words in choices}
        | {plain(code): code for code, _words in choices}
        for field, choices in sources.items()
    }

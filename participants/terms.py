"""Words for what the register holds."""

from django.utils.translation import gettext_lazy as _

LIGHT, CHILD, STAFF, CORE = "light", "child", "staff", "core"
CAP_PROFILES = [
    (LIGHT, _("Lightly: a parent, carer or neighbour")),
    (CHILD, _("Least: under 16")),
    (STAFF, _("In work time: staff and partners")),
    (CORE, _("Often: paid or recognised core group")),
]

UNDER_12, AGE_12, AGE_13, AGE_16, AGE_18, AGE_26 = "under_12", "12", "13_15", "16_17", "18_25", "26"
AGE_BANDS = [
    (UNDER_12, _("Under 12")),
    (AGE_12, _("12")),
    (AGE_13, _("13 to 15")),
    (AGE_16, _("16 or 17")),
    (AGE_18, _("18 to 25")),
    (AGE_26, _("26 or over")),
]

CHANNELS = [
    ("email", _("E-mail")),
    ("text", _("Text message")),
    ("phone", _("Phone")),
    ("post", _("Post")),
    ("in_person", _("In person")),
    ("through", _("Through somebody")),
]

YES, NO = "yes", "no"
YES_NO = [(YES, _("Yes")), (NO, _("No"))]

CONSENT, ASSENT, PARENT, DECLINED, WITHDRAWN = (
    *("consent", "assent", "parent"),
    *("declined", "withdrawn"),
)
AGREEMENTS = [
    (CONSENT, _("Yes, I want to take part")),
    (ASSENT, _("A child’s own yes")),
    (PARENT, _("A parent’s or carer’s yes")),
    (DECLINED, _("No")),
    (WITHDRAWN, _("Not any more")),
]

BASES = [
    ("public_task", _("A public task")),
    ("legitimate_interests", _("Legitimate interests")),
    ("consent", _("Consent")),
    ("other", _("Another ground")),
]

ROW_RESULTS = [
    ("added", _("added")),
    ("changed", _("changed")),
    ("same", _("known already")),
    ("left_out", _("left out")),
]


STANDINGS = {
    "agreed": (_("Takes part"), "good"),
    "waiting_for_parent": (_("Said yes; a parent or carer has not agreed yet"), "warn"),
    "waiting_for_child": (_("A parent or carer agreed; their own yes is missing"), "warn"),
    "declined": (_("Does not take part"), "soft"),
    "withdrawn": (_("Takes part no more"), "soft"),
    "nothing_yet": (_("Nobody has asked yet whether this person wants to take part"), "soft"),
}
"""Where a person stands with taking part, and the tone of those words."""
OWN_STANDINGS = {
    "agreed": _("You take part"),
    "waiting_for_parent": _("You said yes. A parent or carer has not agreed yet"),
    "waiting_for_child": _("A parent or carer agreed. You have not said yes yet"),
    "declined": _("You do not take part"),
    "withdrawn": _("You no longer take part"),
    "nothing_yet": _("Nobody has asked you yet whether you want to take part"),
}
"""The same, as the person reads it in their own record."""

RIGHTS = {
    "public_task": (
        _("see what we hold about you, and get a copy"),
        _("have something corrected that is wrong"),
        _("object to our holding it; then we stop unless we can show a strong reason"),
        _("have its use limited while we look into that"),
        _("complain to us, or to the data protection authority"),
    ),
    "legitimate_interests": (
        _("see what we hold about you, and get a copy"),
        _("have something corrected that is wrong"),
        _("object to our holding it; then we stop unless we can show a strong reason"),
        _(
            "have it erased when we no longer need it, or when you objected and we have no such reason"
        ),
        _("have its use limited while we look into that"),
        _("complain to us, or to the data protection authority"),
    ),
    "consent": (
        _("take your consent back at any time; then we erase what rests on it"),
        _(
            "see what we hold about you, and get a copy, also in a form that other services can read"
        ),
        _("have something corrected that is wrong"),
        _("have it erased"),
        _("complain to us, or to the data protection authority"),
    ),
    "other": (
        _("see what we hold about you, and get a copy"),
        _("have something corrected that is wrong"),
        _("complain to us, or to the data protection authority"),
    ),
}
"""What people may ask of whoever holds their data, by the legal ground on which it is held."""

LIMIT_TIMES = [
    ("", _("No limit of my own")),
    (1, _("Once")),
    (2, _("Twice")),
    (3, _("3 times")),
    (4, _("4 times")),
    (6, _("6 times")),
    (12, _("12 times")),
]
"""How often somebody may say that they want to be asked at most."""
LIMIT_DAYS = [
    (30, _("in a month")),
    (90, _("in three months")),
    (182, _("in half a year")),
    (365, _("in a year")),
]
"""The spans in which somebody may say how often they want to be asked."""

WRONG_CODE = _("This is not the code, or its time is over. Check it, or have another one sent.")
TOO_MANY_CODES = _(
    "Several codes were sent within the last hour. Wait an hour, or ask a colleague of ours to read one out."
)
ADDRESS_TAKEN = _(
    "We could not take this address, because it is written down for somebody else. Ask a colleague of ours to look at it."
)
READ_IT = _("Read it on the page of their own record")
PRESSED_IT = _("Chose it there")
WANTS_TO_GO = _("Wants everything about them erased")

CHILDREN = frozenset({UNDER_12, AGE_12, AGE_13})
"""Under 16."""
MINORS = CHILDREN | {AGE_16}
"""Under 18."""

LANGUAGES = [
    ("en", _("English")),
    ("gd", _("Gaelic")),
    ("sco", _("Scots")),
    ("cy", _("Welsh")),
    ("bfi", _("British Sign Language")),
    ("pl", _("Polish")),
    ("uk", _("Ukrainian")),
    ("ro", _("Romanian")),
    ("ar", _("Arabic")),
    ("ur", _("Urdu")),
    ("pa", _("Punjabi")),
    ("bn", _("Bengali")),
    ("zh", _("Chinese")),
    ("so", _("Somali")),
    ("fa", _("Persian")),
    ("pt", _("Portuguese")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("tr", _("Turkish")),
]
LANGUAGE_WORDS = dict(LANGUAGES)
SKIP_REASONS = {
    "code_used": _("The code was used, or its time is over."),
    "stays": _("They said that they want to stay, or are gone."),
    "gone": _("It went already, or nothing is left to go."),
}
"""Why a message of this app was not sent."""

ASKED_TO_GO, BY_MISTAKE, NOT_NEEDED = "asked", "by_mistake", "not_needed"
TIME_OVER, ERASED_AGAIN = "time", "again"
ERASE_REASONS = [
    (ASKED_TO_GO, _("They asked for it")),
    (BY_MISTAKE, _("They were written down by mistake")),
    (NOT_NEEDED, _("We do not need to know them any more")),
]
"""Why a colleague erases somebody. The two others are the machine's own: kept long enough, and once more in a restored copy."""
ERASED_BECAUSE = {
    **dict(ERASE_REASONS),
    TIME_OVER: _("They were kept long enough"),
    ERASED_AGAIN: _("Erased once more after a copy was put back"),
}

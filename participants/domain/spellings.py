"""How columns, and the few words that some of them may hold, are written in lists that people keep. In plain spelling."""

from collections.abc import Mapping
from types import MappingProxyType


def _spelt(**ways: str) -> Mapping[str, str]:
    """Return each way of writing to its code; ways are separated by commas."""
    return MappingProxyType(
        {way.strip(): code for code, said in ways.items() for way in said.split(",")}
    )


HEADINGS = _spelt(
    number="number of the person, person number, our number, coprod number, person id",
    name="name, full name, names, person, participant, contact, contact name, display name",
    first_name="first name, firstname, forename, given name, christian name",
    last_name="last name, lastname, surname, family name",
    email="e mail, email, mail, e mail address, email address, emails, e mail adresse, adresse e mail",
    phone="phone, telephone, phone number, telephone number, tel, mobile, mobile number, mobile phone, "
    "cell, cell phone, contact number",
    contact_note="how else to reach them, how to reach, how to reach them, notes how to reach, contact note, "
    "contact notes, note, notes, reach",
    channel="best way to reach them, best way to reach, channel, preferred channel, preferred contact, "
    "contact method, preferred contact method, contact by, contact preference, best way",
    language="language, languages, preferred language, first language, speaks",
    age_band="age, age band, age group, age range, ages",
    group="group, groups, group in the project, role, stakeholder group, takes part as, category, type",
    needs="what they need, needs, access needs, access need, accessibility, access, access requirements, "
    "requirements, support needs",
    cap_profile="how often we may ask, how often, profile, cap profile, contact limit",
)
"""Headings to fields."""

CHANNELS = _spelt(
    email="e mail, email, mail, by e mail, by email",
    text="text, text message, texts, sms, by text, txt, whatsapp, message",
    phone="phone, telephone, tel, call, phone call, by phone, mobile, ring, ring them",
    post="post, letter, letters, by post, by letter, postal, mail by post",
    in_person="in person, face to face, visit, meeting, home visit, at the club, at school",
    through="through, through somebody, through someone, via, through the club, through a friend, "
    "through a parent, through parent, through carer, through a carer, through school",
)
AGES = _spelt(
    **{
        "under_12": "under 12, u12, below 12, 0 11, 0 to 11, 5 11, 5 to 11, child, less than 12",
        "12": "12, 12 12",
        "13_15": "13 15, 13 to 15, under 16",
        "16_17": "16 17, 16 or 17, 16 to 17, 16 and 17",
        "18_25": "18 25, 18 to 25",
        "26": "26, 26 or over, 26 and over, over 25, 26 up, 26 or older, adult over 25, 26 plus, 26 99",
    }
)
PROFILES = _spelt(
    light="light, lightly, parent, carer, neighbour, parent or carer, resident, family",
    child="child, least, under 16, young person, children",
    staff="staff, in work time, partner, partners, staff and partners, practitioner, work time",
    core="core, often, core group, paid, paid or recognised, recognised",
)
LANGUAGES = _spelt(
    en="english, en, eng, british english",
    gd="gaelic, scottish gaelic, gaidhlig, gd",
    sco="scots, sco",
    cy="welsh, cymraeg, cy",
    ga="irish, gaeilge, ga",
    bfi="bsl, british sign language, bfi",
    pl="polish, polski, pl",
    ro="romanian, romana, ro",
    uk="ukrainian, uk",
    ru="russian, ru",
    ar="arabic, ar",
    ur="urdu, ur",
    pa="punjabi, panjabi, pa",
    bn="bengali, bangla, bn",
    gu="gujarati, gu",
    hi="hindi, hi",
    so="somali, so",
    fa="farsi, persian, fa",
    ps="pashto, ps",
    ku="kurdish, ku",
    tr="turkish, turkce, tr",
    pt="portuguese, portugues, pt",
    es="spanish, espanol, es",
    fr="french, francais, fr",
    de="german, deutsch, de",
    it="italian, italiano, it",
    lt="lithuanian, lietuviu, lt",
    lv="latvian, lv",
    bg="bulgarian, bg",
    hu="hungarian, magyar, hu",
    cs="czech, cs",
    sk="slovak, sk",
    zh="chinese, mandarin, zh",
    yue="cantonese, yue",
    vi="vietnamese, vi",
    ti="tigrinya, ti",
    am="amharic, am",
    sw="swahili, sw",
    yo="yoruba, yo",
    ta="tamil, ta",
    sq="albanian, shqip, sq",
    el="greek, el",
)

VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "channel": CHANNELS,
        "age_band": AGES,
        "cap_profile": PROFILES,
        "language": LANGUAGES,
    }
)
"""The few words of each field that holds a code."""

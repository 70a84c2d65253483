"""S9: what staff and people type is shown to people as words, never as markup."""

from tests.access.markup import MARKUP, SIGN, type_markup_everywhere
from tests.feedback.answering.conftest import Phone, ask_one_page


def test_pages_for_people_show_words(db, time_machine):
    asked = ask_one_page()
    phone = Phone().get(asked.door())
    type_markup_everywhere()
    typed = {asked.name(number): "c1" for number in (2, 3)} | {asked.name(1): MARKUP}
    seen = [phone.get(asked.url(page)).html for page in ("", "1/", "later/", "stop/")]
    seen += [phone.get(asked.url("1/")).send(**{asked.name(1): MARKUP * 600}).html]
    seen += [phone.get(asked.url("1/")).send(link="other", **typed).html]
    seen += [phone.get(asked.url("1/")).send(**typed).html]
    seen += [phone.get(asked.url(page)).html for page in ("thanks/", "copy/", "take-out/")]
    assert [SIGN in html for html in seen] == [False] * len(seen)
    assert sum("&lt;i-was-typed" in html for html in seen) == len(seen)

"""The mirrored practice language."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext, override, pgettext

from ui import pseudo

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("", ""),
        ("Send", "⟦Šéñd·⟧"),
        ("%(n)s days", "⟦%(n)s dàýš···⟧"),
        ("Read <b>this</b> &amp; go", "⟦Ŕéàd <b>thîš</b> &amp; gô········⟧"),
        ("verb\x04Open", "⟦Ôpéñ·⟧"),
        ("{name} left", "⟦{name} léft···⟧"),
    ],
)
def test_words_are_marked_and_longer(message, shown):
    assert pseudo.translate(message) == shown


def test_django_speaks_it():
    with override("ar-xb"):
        assert translation.get_language() == "ar-xb"
        assert translation.get_language_bidi()
        assert gettext("Send").startswith("⟦")
        assert pgettext("a button", "Open") == "⟦Ôpéñ·⟧"
        assert ngettext("%(n)s day", "%(n)s days", 2) % {"n": 2} == "⟦2 dàýš···⟧"
    assert translation.get_language_info("ar-xb")["bidi"]


def test_pages_turn_round():
    with override("ar-xb"):
        html = render_to_string("404.html")
    assert '<html lang="ar-xb" dir="rtl">' in html
    assert "⟦Thérê" not in html
    assert "<h1>⟦Théŕé îš ñôthîñg héŕé" in html


def test_it_is_only_there_when_the_settings_list_it(settings, monkeypatch):
    known = {}
    monkeypatch.setattr(pseudo.trans_real, "_translations", known)
    settings.LANGUAGES = [("en", "English")]
    pseudo.install()
    assert known == {}

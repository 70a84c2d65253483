"""Fields take what people send."""

import datetime

import pytest
from django import forms as django_forms

from ui import forms

pytestmark = pytest.mark.unit


class Sample(forms.Form):
    title = forms.CleanCharField(max_length=20)
    day = django_forms.DateField(widget=forms.DateInput, label="Last day")
    words = forms.CleanCharField(widget=django_forms.Textarea, required=False)


def test_text_is_cleaned():
    form = Sample({"title": " a\x00b\ud83d ", "day": "2026-12-05", "words": "one\r\ntwo"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "title": "ab\ufffd",
        "day": datetime.date(2026, 12, 5),
        "words": "one\ntwo",
    }


def test_errors_name_the_field():
    form = Sample({})
    assert dict(form.errors) == {"title": ["Fill in “Title”"], "day": ["Fill in “Last day”"]}


def test_a_field_may_say_it_in_its_own_words():
    class Own(forms.Form):
        why = forms.CleanCharField(error_messages={"required": "Say why you ask"})

    assert Own({}).errors["why"] == ["Say why you ask"]


def test_what_is_out_of_bounds_is_said_in_plain_words_that_name_the_field():
    class Bounds(forms.Form):
        title = forms.CleanCharField(max_length=3)
        days = django_forms.IntegerField(label="50% of the days", min_value=1, max_value=9)
        own = django_forms.IntegerField(
            min_value=1, error_messages={"min_value": "Nobody is no group."}
        )

    few = Bounds({"title": "long", "days": "0", "own": "0"}).errors
    assert few["title"] == ["“Title” has room for 3 characters, and these are 4."]
    assert few["days"] == ["“50% of the days” is a number of at least 1."]
    assert few["own"] == ["Nobody is no group."]
    many = Bounds({"title": "a", "days": "10", "own": "1"}).errors
    assert many == {"days": ["“50% of the days” is a number of at most 9."]}


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("2026-12-05", '<input type="date" name="day" value="2026-12-05"'),
        ("next week", '<input type="text" name="day" value="next week"'),
    ],
)
def test_a_day_is_kept_even_when_it_is_none(value, html):
    assert html in str(Sample({"day": value})["day"])


def test_the_browser_does_not_stop_the_form():
    assert "required" not in str(Sample()["title"])
    assert 'rows="4"' in str(Sample()["words"])

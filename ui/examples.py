"""What the examples of the components are drawn with."""

from datetime import date
from typing import Any

from django import forms as django_forms

from ui import forms

STAGES = [
    (1, "Insight", "What is really going on, from every side?", "done", "Told 3 Nov", False),
    (2, "Focus", "Which few challenges matter most?", "now", "Now · 12 days left", True),
    (3, "Co-create", "What could we do about each?", "planned", "From 12 Jan", False),
    (4, "Refine", "Would people use and accept this?", "not_involving", "Not here", False),
    (5, "Feedback loops", "Is it working as expected?", "unplanned", "Not planned yet", False),
]
STAGE_FIELDS = ("number", "name", "question", "state_code", "state_text", "is_current")


class ExampleForm(forms.Form):
    """One field of each look."""

    title = forms.CleanCharField(label="Title", help_text="What you would call it to a friend")
    why = forms.CleanCharField(label="Why you are asking", widget=django_forms.Textarea)
    closes_on = django_forms.DateField(label="Last day to answer", widget=forms.DateInput)
    mode = django_forms.ChoiceField(
        label="Who can answer",
        choices=[("public", "Anybody with the link"), ("personal", "People I name")],
        widget=django_forms.RadioSelect,
    )
    groups = django_forms.MultipleChoiceField(
        label="Who was in the room",
        choices=[("parents", "Parents and carers"), ("young", "Young people 11–17")],
        widget=django_forms.CheckboxSelectMultiple,
    )
    decider = django_forms.ChoiceField(
        label="Who decides", choices=[("", "Not known yet"), ("1", "Marek Nowak")]
    )
    owes = django_forms.BooleanField(label="This question owes an answer")


ORDERED = {
    "a": {"key": "a", "label": "Telling my story once"},
    "b": {"key": "b", "label": "Times that fit"},
    "c": {"key": "c", "label": "Somewhere for young people"},
}


def context() -> dict[str, Any]:
    """Return the values that the examples use, each by its name."""
    return {
        "stages": [
            dict(zip(STAGE_FIELDS, row, strict=True), url=f"#stage-{row[0]}") for row in STAGES
        ],
        "form": ExampleForm({"why": "Only families know.", "mode": "public", "closes_on": "soon"}),
        "errors": [{"href": "#id_title", "text": "Write a title"}],
        "rows": [
            {"label": "Not knowing if we are still on the list", "count": 21, "share": 21 / 34},
            {"label": "Telling our story again to someone new", "count": 9, "share": 9 / 34},
            {"label": "I would rather not say", "count": None, "share": None},
        ],
        "orders": [
            {
                "label": label,
                "order": {
                    "options": [ORDERED[key] | {"place": n} for n, key in enumerate(order, 1)]
                },
            }
            for label, order in (("Families", "abc"), ("Young people", "cab"), ("All", "abc"))
        ],
        "first_day": date(2026, 6, 26),
        "last_day": date(2026, 8, 12),
        "quotes": ["“I rang three times to ask if we were still on the list.”"],
        "changes": [
            {
                "tone": "good",
                "label": "Changed",
                "text": "Every family now gets a text each Friday.",
                "note": "Since 2 November",
            },
            {
                "tone": "warn",
                "label": "Still deciding",
                "text": "A named person to call.",
                "note": "You will hear by 15 January",
            },
            {
                "tone": "soft",
                "sign": "✕",
                "label": "Not changed",
                "text": "Evening appointments. Two workers would be alone in the building after six.",
            },
        ],
        "conflict": [
            {
                "name": "why",
                "label": "Why",
                "mine": "Families wait.",
                "theirs": "Families wait nine weeks.",
            }
        ],
        "steps": [
            {"text": "You sent your answers", "when": "Today", "done": True},
            {"text": "Isla reads every answer", "when": "By 5 December", "done": False},
            {"text": "You hear what happened", "when": "By 12 December", "done": False},
        ],
    }

"""What asking and answering hold about a person: how each kind is shown, erased and joined."""

from feedback.kept_about.asks import Asks
from feedback.kept_about.calls import Calls
from feedback.kept_about.checks import Checks
from feedback.kept_about.coming import SignUps
from feedback.kept_about.files import AnswerFiles
from feedback.kept_about.hearing import Subscriptions, Tellings
from feedback.kept_about.loads import Loads
from feedback.kept_about.looks import Looks
from feedback.kept_about.recognised import Recognitions
from participants import personal_data


def register() -> None:
    """Register the kinds of this app. `Looks` finds its rows through `Asks`, so it comes first."""
    personal_data.register(
        *(
            Looks(),
            Asks(),
            Subscriptions(),
            Tellings(),
            Loads(),
            Calls(),
            Recognitions(),
            SignUps(),
            Checks(),
        ),
        AnswerFiles(),
    )

"""Situations of the clock for staff, and who hears in them. Days count from the last day for answers."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example("A week before it closes.", {"day": -7}, tells=("owner",)),
    Example("The morning after the last day.", {"day": 1}, tells=("owner",)),
    Example("Two weeks before the promised day.", {"day": 14}, tells=("owner", "decider")),
    Example("The promised day.", {"day": 28, "planned_on": 14}, tells=("owner", "backup")),
    Example("Eight weeks on.", {"day": 56, "planned_on": 28}, tells=("owner", "manager")),
    Example("Twelve weeks on.", {"day": 84, "planned_on": 56}, tells=("owner", "senior")),
    Example(
        "A holding word named a day, and it has come.",
        {"day": 35, "planned_on": 1, "word": {"on": 10, "next": 35}},
        tells=("owner",),
    ),
    Example(
        "It was withdrawn, and a week later people have not been told.",
        {"day": 4, "planned_on": -7, "withdrawn_on": -3},
        tells=("owner", "backup"),
    ),
    Example("It opened too late for this step.", {"day": -2, "opened_on": -3}, skip="not_open"),
    Example("Nothing ran for forty days.", {"day": 40}, skip="overtaken"),
    Example("Everybody was told.", {"day": 28, "final_on": 10}, skip="closed_loop"),
    Example(
        "No question owes an answer.",
        {"day": 28, "answered": ONE, "items": 0},
        skip="nothing_owed",
    ),
    Example(
        "Nobody answered, and nothing is said.",
        {"day": 28, "planned_on": 14, "items": 0},
        tells=("owner", "backup"),
    ),
    Example("It was withdrawn.", {"day": 28, "withdrawn_on": -3}, skip="withdrawn"),
    Example(
        "People had a holding word.", {"day": 28, "word": {"on": 10, "next": 90}}, skip="word_given"
    ),
    Example(
        "People were told why it takes longer, and reminders are put off.",
        {"day": 57, "planned_on": 28, "snoozed_on": 50},
        skip="snoozed",
    ),
    Example(
        "The two weeks are over, and the manager hears what rested.",
        {"day": 64, "planned_on": 28, "snoozed_on": 50},
        tells=("owner", "manager"),
    ),
    Example("Nobody tells people.", {"day": 1, "without": "owner"}, skip="no_owner"),
    Example("Who decides is not known yet.", {"day": 14, "without": "decider"}, skip="no_decider"),
    Example("Nobody steps in.", {"day": 28, "without": "backup"}, skip="no_backup"),
    Example("There is no manager.", {"day": 56, "without": "manager"}, skip="no_manager"),
    Example("Nobody is accountable.", {"day": 84, "without": "senior"}, skip="no_senior"),
    Example("The owner left.", {"day": 1, "left": "owner"}, skip="left"),
    Example(
        "The owner steps in for herself.", {"day": 28, "backup_is": "owner"}, skip="same_person"
    ),
    Example(
        "The promised day moved after this step was sent.",
        {"day": 28, "planned_on": 14, "promised": 42},
        skip="already_sent",
    ),
    Example(
        "The promised day moved while the message waited.",
        {"day": 28, "then": {"promised": 60}},
        skip="moved",
    ),
    Example(
        "A holding word went out while the message waited.",
        {"day": 28, "then": {"word": {"on": 28, "next": 60}}},
        skip="word_given",
    ),
)

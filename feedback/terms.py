"""Words for the codes of `feedback`: what people read where the code says `still_deciding`.

The codes are those of `feedback.domain`, which this module does not import; a test keeps the two in step.
"""

from django.utils.translation import gettext_lazy as _

ANSWERS_REMOVED = "answers"
DRAFT_REMOVED = "draft"
PROJECT_REMOVED = "project"
UNCLEAR_REMOVED = "unclear"
"""What is taken away at somebody's wish, as noted for restored copies."""

WAYS = [
    ("paper", _("On paper, typed in by us")),
    ("spoken", _("Spoken, written down by us")),
    ("tablet", _("On a shared tablet")),
    ("file", _("From a file")),
]
"""How answers came that nobody sent from a page of their own."""

TOLD_ELSEWHERE = [
    ("yes", _("Yes, all of them")),
    ("some", _("Some of them")),
    ("no", _("No, or we do not know")),
]
"""Whether people knew what it is for when their answers were collected elsewhere."""

HELD_BECAUSE = {
    "trap": _("a field that people do not see was filled in"),
    "quick": _("sent faster than anybody reads"),
    "links": _("several web addresses in the words"),
    "same": _("the same long words came several times"),
    "flood": _("very many came at once"),
    "no_word": _("the code of today was not given"),
    "devices": _("the personal link was opened on very many devices"),
}
"""Why answers are held."""

PAGE_RULE_RELATIONS = [
    ("is", _("is")),
    ("is_not", _("is not")),
    ("contains", _("contains")),
]
"""When a page is shown, by an earlier answer."""

PICTURE_WORDS = {
    "talking": _("Two people talking"),
    "listening": _("Somebody listening"),
    "people": _("Three people"),
    "child": _("A child"),
    "home": _("A house"),
    "school": _("A school"),
    "doctor": _("A nurse or doctor"),
    "phone": _("A phone"),
    "letter": _("A letter"),
    "clock": _("A clock"),
    "calendar": _("A calendar"),
    "bus": _("A bus"),
    "door": _("An open door"),
    "list": _("A list with ticks"),
    "idea": _("A light bulb"),
    "tick": _("A tick"),
    "change": _("A pencil"),
    "stop": _("A stop sign"),
    "question": _("A question mark"),
    "heart": _("A heart"),
    "steps": _("Steps going up"),
    "eye": _("An eye"),
}
"""What each picture beside a question shows, for people who do not see it."""

QUESTION_LOOKS = {
    "placeholder": _("Fill in what stands in square brackets."),
    "long": _("A sentence has %(detail)s words. Try 15."),
    "two": _("It asks two things. Make two questions of it."),
    "leading": _("“%(detail)s” leads people to an answer."),
    "jargon": _("“%(detail)s” is a word of the trade."),
    "hard": _("It is hard to read: its sentences or its words are long."),
}
"""What is worth a look in the words of a question, by the codes of `feedback.domain.plain_question`."""

PLAINER = _("Try “%(plainer)s”.")

QUESTION_CHANGES = {
    "same": _("As it was"),
    "reworded": _("Worded anew, the same question"),
    "other_meaning": _("Another question now"),
    "added": _("New"),
    "removed": _("Not asked any more"),
}
"""What became of a question from one version to the next."""

QUESTION_CHANGE_MEANINGS = {
    "reworded": _("Answers before and after count together."),
    "other_meaning": _(
        "It means something else now, or a choice is gone. It counts by itself; answers so far stay with the old wording."
    ),
    "added": _("Only people who begin from now on are asked it."),
    "removed": _("Answers so far are kept, and stand in the results."),
}

SIGN_UP_STATES = [
    ("coming", _("is coming")),
    ("maybe", _("may come")),
    ("waiting", _("is on the list for a place")),
    ("not_coming", _("is not coming")),
]
"""Where somebody stands who was invited to a meeting. Nobody notes who came: a room is counted by group."""

SIGN_UP_COUNTS = {
    "coming": _("coming"),
    "maybe": _("maybe"),
    "waiting": _("on the list"),
    "not_coming": _("not coming"),
}
"""What stands after the number of people who said so."""

HOW_MUCH_SPOKEN = [
    ("little", _("a little")),
    ("some", _("some of the time")),
    ("most", _("most of the time")),
]
"""How much of the talking a group did, as those in the room saw it."""

DEBRIEF_SIDES = [
    ("facilitators", _("Those who ran it")),
    ("participants", _("Those who came")),
]
"""The two voices after a meeting."""

DEBRIEF_QUESTIONS = {
    "well": _("What went well?"),
    "heard": _("Who was not heard?"),
    "why": _("Did people know why they were there?"),
    "free": _("What could people not say here?"),
    "change": _("What should be different next time?"),
    "promised": _("What was promised?"),
}
"""What both voices are asked after a meeting, by the code of `feedback.domain.debrief`."""

SPEAKS_WORDS = {
    "little": _("spoke a little"),
    "some": _("spoke some of the time"),
    "most": _("spoke most of the time"),
}
"""How much of the talking a group did, in a sentence about it."""

DISPOSITION_LABELS = {
    "changed": _("Changed"),
    "partly_changed": _("Partly changed"),
    "not_changed": _("Not changed"),
    "out_of_our_hands": _("Out of our hands"),
    "withdrawn": _("Withdrawn"),
    "still_deciding": _("Still deciding"),
    "reversed": _("Not happening after all"),
}
DISPOSITIONS = list(DISPOSITION_LABELS.items())
"""Choices for a model field."""

DISPOSITION_HELP = {
    "changed": _("Something is different now because of what people said."),
    "partly_changed": _("Some of it is different now, and some is not."),
    "not_changed": _("It stays as it is. That is an answer too, when it says why."),
    "out_of_our_hands": _("Somebody else decides this, and you passed it on."),
    "withdrawn": _("You stopped asking, and nothing will follow from the answers."),
    "still_deciding": _("There is no decision yet. People hear why, and when you write again."),
    "reversed": _(
        "You said something would happen, and now it will not. People hear within a week."
    ),
}

OUTCOME_PROMPTS = {
    "you_said": _("What did people say about this?"),
    "what": _("What is different, and what is not?"),
    "since_on": _("From when?"),
    "where": _("Where can people see it?"),
    "why": _("Why?"),
    "decided_by": _("Who decided this?"),
    "revisit_on": _("When will it be looked at again?"),
    "is_settled": _("It will not be looked at again"),
    "who_can_decide": _("Who can decide this?"),
    "passed_on": _("What did you pass on to them?"),
    "passed_on_on": _("When did you pass it on?"),
    "answers_fate": _("What happens to the answers?"),
    "held_up_by": _("What is holding it up?"),
    "next_on": _("By when will people hear more?"),
    "promised_what": _("What had been promised?"),
}
"""The question above each field of an outcome."""

OUTCOME_MISSING = {
    "what": _("Say what is different."),
    "since_on": _("Give the day from which it is different."),
    "where": _("Say where people can see it."),
    "why": _("Say why."),
    "decided_by": _("Say who decided this."),
    "revisit_on": _("Give the day on which it is looked at again, or say that it will not be."),
    "who_can_decide": _("Say who can decide this."),
    "passed_on": _("Say what you passed on."),
    "passed_on_on": _("Give the day on which you passed it on."),
    "answers_fate": _("Say what happens to the answers."),
    "held_up_by": _("Say what is holding it up."),
    "next_on": _("Give the day by which people hear more."),
    "promised_what": _("Say what had been promised."),
}
"""What is said when a field that the outcome needs is empty."""

OUTCOME_BACKWARDS = {
    "revisit_on": _("Give a day that is still to come."),
    "passed_on_on": _("This day is still to come. Give the day on which you passed it on."),
    "next_on": _("Give a day that is still to come."),
}
"""What is said when a date of an outcome runs backwards."""

STATE_LABELS = {
    "asking": _("Open"),
    "nothing_owed": _("No answer is owed"),
    "owed": _("We owe an answer"),
    "held": _("Still deciding"),
    "overdue": _("Overdue"),
    "closed": _("People were told"),
}

WORD_LABELS = {
    "kept": _("Told in time"),
    "late": _("Told late"),
    "missed": _("Not told by the promised date"),
    "broken": _("Not all told in time"),
    "open": _("Not due yet"),
}

AUDIENCE_LABELS = {
    "owner": _("the person who tells them"),
    "decider": _("the person who decides"),
    "backup": _("the person who steps in"),
    "manager": _("the manager"),
    "senior": _("the person accountable for it"),
    "participants": _("the people who were asked"),
}

STEP_LABELS = {
    "confirm": _("Confirm who tells people, who decides and by when"),
    "closed": _("It closed, and a first word is due"),
    "decide": _("The person who decides hears how many are waiting"),
    "first_word": _("First word due"),
    "still_owed": _("Eight weeks on, still owed"),
    "waiting": _("People are still waiting for the promised date"),
    "overdue": _("Reminder that it is overdue"),
    "next_news": _("The news that people were told to expect"),
    "retell": _("Tell people that it is not happening"),
}
"""By family of step (`Step.family`), plus the two steps that follow from an outcome."""

SKIP_REASONS = {
    "not_open": _("It had not opened yet on that day."),
    "ended": _("It takes no answers any more."),
    "overtaken": _("A later reminder took its place."),
    "closed_loop": _("Everyone has been told already."),
    "nothing_owed": _("No answer is owed for it."),
    "withdrawn": _("It was withdrawn."),
    "word_given": _("People have had a first word already."),
    "snoozed": _("Reminders are put off: people were told why it takes longer."),
    "no_owner": _("Nobody is named to tell people."),
    "no_decider": _("It is not known yet who decides. The person who tells people hears instead."),
    "no_backup": _("Nobody is named to step in."),
    "no_manager": _("No manager is named."),
    "no_senior": _("Nobody accountable is named."),
    "left": _("This person no longer works here."),
    "same_person": _("This person gets the same reminder in another role."),
    "stopped": _("This person asked us to stop writing."),
    "opted_out": _("This person may not be asked again."),
    "wants_no_news": _("This person chose not to hear what happened."),
    "no_email": _("There is no e-mail address. Somebody tells this person another way."),
    "address_returned": _("E-mails to this address came back. Correct it, or tell this person."),
    "already_answered": _("This person has answered already."),
    "already_sent": _("It was sent already."),
    "moved": _("The date moved, or somebody else took over."),
    "erased": _("This person's data was erased."),
    "reached": _("Everybody was reached meanwhile."),
    "nobody_safe": _("Nobody who works here is named to keep people safe."),
    "taken_up": _("Somebody took it up meanwhile."),
    "read_meanwhile": _("It was read meanwhile."),
    "not_coming": _("This person is not coming."),
    "called_off": _("The meeting does not take place."),
    "not_agreed": _("This person has not said that they want to hear more."),
    "not_alone": _("This person is reached through somebody else."),
    "delivered": _("It is done, or it is said that it will not be done."),
    "looked_again": _("It was looked at again, and people can read what came of that."),
    "on_hold": _("A colleague asked that nobody asks this person for now."),
    "nothing_to_tell": _("What was to be told stands with another ask by now."),
    "manages_no_more": _("This person no longer answers for this organisation."),
}
"""Why a reminder or message was not sent; every skip has one of these."""

GATE_QUESTIONS = {
    "G1": _("Why these people?"),
    "G2": _("What could their answers change?"),
    "G3": _("Who decides, and by when?"),
    "G4": _("Who tells them what happened, by when and how?"),
    "G5": _("Who reads the answers, and what is kept?"),
    "G6": _("Who keeps people safe?"),
}

GATE_MISSING = {
    "why_you": _("Say what only these people can tell you."),
    "can_change": _("Say what their answers can change, or that nothing can change."),
    "is_decided": _("The decision is already made. Tell people about it instead of asking them."),
    "decider_name": _("Name who decides, or give the day by which you will find out."),
    "decides_on": _("Give the day by which it is decided."),
    "decider_known_before_opening": _("The day by which you will find out who decides has passed."),
    "decides_before_close": _("The decision comes before people have finished answering."),
    "owner": _("Name the person who tells people what happened."),
    "closes_on": _("Give the last day for answers."),
    "closes_before_opening": _("The last day for answers has passed. Give a later one."),
    "promised_on": _("Give the day by which people hear what happened."),
    "promised_before_close": _("People cannot hear what happened before the last day for answers."),
    "late_promise_reason": _(
        "This is later than everything is to be answered here. A manager has to say why."
    ),
    "tell_how": _("Say how people will hear what happened."),
    "readers": _("Name who reads the answers."),
    "privacy": _("Choose whether names are shown with answers."),
    "wording": _("Say in one sentence who reads the answers and what is kept."),
    "safe_contact": _("Name the person who keeps people safe."),
    "disclosure_text": _("Say what happens when somebody tells you that they are not safe."),
    "out_of_hours": _("Give a number that people can call at any hour."),
}
"""What a gate lacks, in place, by the code that `domain.gates` gives."""

VAGUE_REASON = _(
    "This could stand above any question. Try “Only ___ can tell us ___”: only families know what waiting is like."
)

VAGUE_OUTCOME = _(
    "Could someone of twelve who answered point at what changed, or say why it did not? "
    "Name the thing, the day and the place."
)

ITEM_STATES = {
    "unanswered": _("Not answered yet"),
    "two_wordings": _("Two people wrote this. Choose the words"),
    "incomplete": _("Saved, something is missing"),
    "ready": _("Saved, not published"),
    "holding": _("Still deciding"),
    "told": _("Published, and people were told"),
    "telling": _("Published, people still have to be told"),
    "taken_back": _("Not happening after all"),
    "reopened": _("Told, and open again: somebody said what we missed"),
    "quick_fix": _("Put right at once, for safety"),
}
"""Where one item stands for those who write what happened."""

OUTCOME_TONES = {
    "changed": ("good", ""),
    "partly_changed": ("good", "◐"),
    "not_changed": ("soft", "✕"),
    "out_of_our_hands": ("soft", "→"),
    "withdrawn": ("soft", "✕"),
    "still_deciding": ("warn", ""),
    "reversed": ("bad", "✕"),
}
"""The tone and the sign that go with each disposition; a "no" is as plain to see as a "yes"."""

TOO_EARLY = _(
    "People can still answer. Writing what you decided before they have finished would mean that it was "
    "decided without them. You can write it once answering has closed."
)

DUTIES = {
    "owner": _("tells people what happened"),
    "decider": _("decides"),
    "carrier": _("takes our messages to the one who decides"),
    "backup": _("steps in when the one who tells people is away"),
    "manager": _("hears when an answer is late"),
    "senior": _("is accountable when everything should have been answered"),
}
"""What a member is in an ask, by field."""

LOAD_EXEMPTIONS = [
    ("series", _("a meeting of a series that people signed up to")),
    ("measure", _("regular figures entered by staff")),
    ("sense_check", _("checking with people whether we understood them")),
]
"""What does not count against the days between asks and the most in 30 days; its points and minutes still count."""

LOAD_TONES = {"free": "good", "named": "warn", "manager": "bad", "nobody": "bad"}
"""The tone that goes with who may ask somebody; the words beside it say the same."""

ASKING_RULES = {
    "opt_out": _("Does not want to be asked"),
    "hold": _("Ask nothing for now"),
    "own_limit": _("Not now: as often as they said we may"),
    "unanswered": _("Do not write: try once, another way"),
    "gap": _("Asked within the week: wait a little"),
    "cap_30d": _("Asked often this month: wait a little"),
}
"""Whether to ask somebody now, by the rule that stops us."""

LIMIT_FAULTS = {
    "": _("This number is too low or too high. See the usual one beside it."),
    "child_above_light": _(
        "Children are never asked more than adults. Choose a lower number here."
    ),
    "ahead": _("This day is still to come. Give the day on which they agreed."),
}
"""Why limits of asking cannot be kept, by code; empty: out of bounds."""

LEFT_OUT = {
    "debt": _("Waiting for an answer from us"),
    "gap": _("Asked within the week"),
    "cap_30d": _("Asked often this month"),
    "score": _("In need of a rest"),
    "high": _("Asked a lot"),
    "own_limit": _("Asked as often as they said we may"),
    "unanswered": _("Did not answer again and again: try once, another way"),
    "opt_out": _("Not wanting to be asked"),
    "hold": _("Not to be asked for now"),
}
"""Why people are left out when somebody chooses whom to ask; a number stands behind it."""

EXCEPTION_LEADS = {
    "debt": _("We still owe you an answer about something you told us before."),
    "gap": _("We asked you something only days ago."),
    "cap_30d": _("We have asked you often this month."),
    "score": _("We have asked a lot of you lately."),
}
"""What somebody reads first who is asked although a rule says not to, by the rule."""

RECOGNITION_FORMS = [
    ("voucher", _("Voucher")),
    ("cash", _("Cash")),
    ("transfer", _("Bank transfer")),
    ("time_off", _("Time off in lieu")),
    ("thing", _("Something else")),
    ("nothing", _("Nothing")),
]

RECOGNITION_IN_WORDS = {
    "voucher": _("a voucher"),
    "cash": _("money in cash"),
    "transfer": _("money by bank transfer"),
    "time_off": _("time off in lieu"),
    "thing": _("something for your time"),
    "nothing": _("nothing but our thanks"),
}
"""What people get, inside a sentence."""

WORTH_MONEY = ("voucher", "cash", "transfer")
"""Forms that may count as income."""

BENEFITS_NOTICE = _(
    "Money and vouchers may count as income. If you get benefits or pay tax, ask an adviser before you accept. You can say no and still take part."
)

RECOGNITION_STATES = [
    ("offered", _("offered")),
    ("accepted", _("accepted")),
    ("declined", _("declined")),
    ("paid", _("paid")),
]

WORRY_ENDS = [
    ("handed_over", _("handed over")),
    ("no_danger", _("nobody is in danger")),
]

CALL_ENDS = [
    ("reached", _("we spoke")),
    ("not_reached", _("not reached")),
]

RECOGNITION_FAULTS = {
    "what_for": ("what", _("Say what the expenses were for.")),
    "no_sum_here": ("amount", _("This has no sum. Say in words how much it is.")),
    "sum_missing": ("amount", _("Write how much it is.")),
    "expenses_are_money": ("form", _("Expenses are given back in money or by voucher.")),
    "offered_later": ("offered_on", _("This day is still to come.")),
    "settled_later": ("settled_on", _("This day is still to come.")),
    "settled_before": ("settled_on", _("This is before the day on which it was offered.")),
    "not_settled": ("settled_on", _("It is neither paid nor declined, so it has no such day.")),
}
"""The field in which each fault is put right, and the sentence that says it."""

SENTENCE_NAMES = {
    "title": _("What you ask, in one line"),
    "why_you": _("Why these people"),
    "can_change": _("What their answers can change"),
    "cannot_change": _("What is fixed, and why"),
    "tell_how": _("How they will hear"),
    "late_promise_reason": _("Why the answer takes longer"),
    "wording": _("What people are told about reading and keeping"),
    "disclosure_text": _("What happens when someone is not safe"),
}
"""The sentences of a consultation that people read, and that have words in each language."""
WORDING_STATES = {
    "missing": _("Not worded yet"),
    "changed": _("The original has changed since"),
    "done": _("Worded"),
}

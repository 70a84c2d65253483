"""Something that runs is adapted within weeks, with those who use and deliver it, and without asking twice what is known."""

from django.utils.translation import gettext_lazy as _

from projects.domain.levels import ASKED, TOGETHER, WORKED_WITH
from projects.models import GroupKind
from stages.domain.functions import ACCOUNTABILITY, IMPROVEMENT, LEARNING
from workspace.plan_templates.template import PlanTemplate, Square, TemplateGroup, TemplateStage

FAMILIES, STAFF, DECIDERS = "families", "staff", "deciders"

RAPID_ADAPTATION = PlanTemplate(
    kind="rapid_adaptation",
    label=_("Adapt something quickly"),
    suits=_(
        "Something that runs already has to fit better, soon: another group, another place, less money. Six weeks to a first change, then small steps."
    ),
    groups=(
        TemplateGroup(FAMILIES, _("People who use it now"), GroupKind.SERVICE_USER),
        TemplateGroup(STAFF, _("People who deliver it"), GroupKind.PRACTITIONER),
        TemplateGroup(DECIDERS, _("People who decide"), GroupKind.DECISION_MAKER),
    ),
    stages=(
        TemplateStage(
            1,
            2,
            _(
                "We begin with what people have told us already. We ask only what we do not know: ___. Those who stopped coming are asked first."
            ),
            _("Reading earlier answers; a few phone calls; one question at the end of a session."),
            _("What must stay as it is, and what does not fit."),
        ),
        TemplateStage(
            2,
            1,
            _("There is time for one change. Those affected say which."),
            _("One short meeting, or one choice by text."),
            _("One thing to change first, and what we leave for now, with the reason."),
        ),
        TemplateStage(
            3,
            1,
            _("Staff and users shape the change in one sitting, so that it can be run next week."),
            _("“Keep, change, stop”, in two hours."),
            _("One change in words: what is different, and what stays the same on purpose."),
        ),
        TemplateStage(
            4,
            2,
            _("One week with a few people shows whether it makes things worse for anybody."),
            _("A trial with five people; a call to each of them afterwards."),
            _("Keep it, change it or stop it, with the reason."),
        ),
        TemplateStage(
            5,
            12,
            _("Small steps go wrong unseen. ___ tell us within a week."),
            _("Plan a step and say what you expect; do it; look; decide. Every two weeks."),
            _("The next step, and what others could take from it."),
        ),
    ),
    squares=(
        Square(
            1,
            FAMILIES,
            _("What does not fit, and what must stay"),
            ASKED,
            "",
            _("A few phone calls"),
            6,
        ),
        Square(
            1, STAFF, _("What they already do differently"), ASKED, "", _("At the team meeting"), 5
        ),
        Square(2, FAMILIES, _("Which change first"), WORKED_WITH, "", _("One choice by text"), 10),
        Square(
            2, DECIDERS, _("What can be decided within the week"), ASKED, "", _("A short call"), 1
        ),
        Square(
            3,
            FAMILIES,
            _("Shape it so that they would use it"),
            WORKED_WITH,
            "",
            _("Keep, change, stop"),
            4,
        ),
        Square(
            3,
            STAFF,
            _("Shape it so that it can be run"),
            WORKED_WITH,
            "",
            _("Keep, change, stop"),
            4,
        ),
        Square(
            4,
            FAMILIES,
            _("Does it help, does it harm anybody?"),
            TOGETHER,
            IMPROVEMENT,
            _("A week’s trial and a call"),
            5,
        ),
        Square(
            4,
            STAFF,
            _("Can it be done in an ordinary week?"),
            TOGETHER,
            IMPROVEMENT,
            _("A week’s trial"),
            3,
        ),
        Square(
            5,
            FAMILIES,
            _("Is it there, and does it fit?"),
            ASKED,
            ACCOUNTABILITY,
            _("One question by text"),
            8,
        ),
        Square(
            5,
            STAFF,
            _("What did the last step teach us?"),
            WORKED_WITH,
            LEARNING,
            _("Half an hour every two weeks"),
            4,
        ),
    ),
    open_to_change=_("Times, places, who calls, what is said first"),
    fixed=_("What makes it work and must stay the same, because ___"),
    unknown=_("Whether the money goes on after March"),
)

"""Young people say what should be there for them, and decide about part of it themselves."""

from django.utils.translation import gettext_lazy as _

from projects.domain.levels import ASKED, HANDED_OVER, TOGETHER, WORKED_WITH
from projects.models import GroupKind
from stages.domain.functions import ACCOUNTABILITY, IMPACT, IMPROVEMENT
from workspace.plan_templates.template import PlanTemplate, Square, TemplateGroup, TemplateStage

YOUNG, PARENTS, WORKERS, DECIDERS = "young", "parents", "workers", "deciders"

YOUTH_VOICE = PlanTemplate(
    kind="youth_voice",
    label=_("Young people decide"),
    suits=_(
        "Something for young people is planned or changed, and part of it can be theirs to decide. About half a year, in school terms."
    ),
    groups=(
        TemplateGroup(YOUNG, _("Young people"), GroupKind.SERVICE_USER),
        TemplateGroup(PARENTS, _("Parents and carers"), GroupKind.COMMUNITY),
        TemplateGroup(WORKERS, _("Youth workers and teachers"), GroupKind.PRACTITIONER),
        TemplateGroup(DECIDERS, _("People who decide"), GroupKind.DECISION_MAKER),
    ),
    stages=(
        TemplateStage(
            1,
            6,
            _(
                "Only young people in ___ know what keeps them away and what would bring them. Those who never come are asked where they are, not where we are."
            ),
            _(
                "Young people ask young people; drawing, photographs, walking round together; by phone and in private for what is hard to say."
            ),
            _("What we heard, told back by young people themselves."),
        ),
        TemplateStage(
            2,
            2,
            _(
                "There is money and room for one or two things to begin with. Young people choose which."
            ),
            _("Cards and tokens or a ranking, alone first, then together. Adults do not vote."),
            _("What comes first, what comes later, and what will not happen and why."),
        ),
        TemplateStage(
            3,
            4,
            _("Young people make the ideas; youth workers say what it would take to run them."),
            _("Workshops of an hour after school, with food and the way home sorted out."),
            _("Ideas that can be tried in a week, and who tries them."),
        ),
        TemplateStage(
            4,
            4,
            _("Trying it once shows who stays away before it is fixed for the year."),
            _(
                "Two or three trial days, a quick word with everybody who came and with some who did not."
            ),
            _("Keep it, change it or stop it. Young people have the last word on ___."),
        ),
        TemplateStage(
            5,
            12,
            _(
                "What is fun in the first week may be empty in the sixth. Those who come, and those who stopped, tell us why."
            ),
            _("Two faces and one question at the door; a talk with the group once a term."),
            _("What we change next, said on the door and where young people look."),
        ),
    ),
    squares=(
        Square(
            1,
            YOUNG,
            _("What keeps them away, what would bring them"),
            WORKED_WITH,
            "",
            _("Asked by other young people"),
            20,
        ),
        Square(
            1,
            PARENTS,
            _("What would have to be sure for them to agree"),
            ASKED,
            "",
            _("At the gate, and one to one"),
            8,
        ),
        Square(1, WORKERS, _("Who is never there"), ASKED, "", _("A half-hour talk"), 4),
        Square(
            2,
            YOUNG,
            _("Choose what comes first"),
            TOGETHER,
            "",
            _("Tokens or ranking, alone first"),
            20,
        ),
        Square(
            2,
            DECIDERS,
            _("Say beforehand what they will accept"),
            ASKED,
            "",
            _("Sitting in, not voting"),
            1,
        ),
        Square(3, YOUNG, _("Make the ideas"), TOGETHER, "", _("Workshops of an hour"), 10),
        Square(
            3,
            WORKERS,
            _("Say what it would take to run them"),
            WORKED_WITH,
            "",
            _("With the group, for the last half hour"),
            3,
        ),
        Square(
            4,
            YOUNG,
            _("Try it, and decide whether it stays"),
            HANDED_OVER,
            IMPROVEMENT,
            _("Trial days"),
            10,
        ),
        Square(
            4,
            PARENTS,
            _("Is it safe and easy to get to?"),
            ASKED,
            IMPROVEMENT,
            _("A word when they collect"),
            5,
        ),
        Square(
            5,
            YOUNG,
            _("Is it still worth coming?"),
            WORKED_WITH,
            IMPACT,
            _("Two faces and one question"),
            15,
        ),
        Square(
            5,
            DECIDERS,
            _("Hear from young people whether the promise was kept"),
            ASKED,
            ACCOUNTABILITY,
            _("A visit each term"),
            1,
        ),
    ),
    open_to_change=_("What there is first; when it opens; what the rules are"),
    fixed=_(
        "That it costs nothing to come; that two adults are there, because of the rules on safety"
    ),
    unknown=_("Whether the hall is free on Saturdays, known after the trustees meet"),
)

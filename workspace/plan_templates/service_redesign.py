"""A service that does not work for those who need it, redesigned from the first conversation to ordinary weeks."""

from django.utils.translation import gettext_lazy as _

from projects.domain.levels import ASKED, TOGETHER, WORKED_WITH
from projects.models import GroupKind
from stages.domain.functions import ACCOUNTABILITY, IMPACT, IMPROVEMENT
from workspace.plan_templates.template import PlanTemplate, Square, TemplateGroup, TemplateStage

FAMILIES, STAFF, PARTNERS, FUNDERS = "families", "staff", "partners", "funders"

SERVICE_REDESIGN = PlanTemplate(
    kind="service_redesign",
    label=_("Redesign a service"),
    suits=_(
        "A service exists and does not do for people what it should. There is time, about a year, and somebody who can decide to change it."
    ),
    groups=(
        TemplateGroup(FAMILIES, _("People who use the service"), GroupKind.SERVICE_USER),
        TemplateGroup(STAFF, _("People who deliver it"), GroupKind.PRACTITIONER),
        TemplateGroup(PARTNERS, _("Partner agencies"), GroupKind.PARTNER_AGENCY),
        TemplateGroup(FUNDERS, _("People who fund it"), GroupKind.COMMISSIONER),
    ),
    stages=(
        TemplateStage(
            1,
            8,
            _(
                "Only people who used ___, waited for it or gave up know where it gets stuck. What they say decides which problems we look at. Without them we would ___."
            ),
            _(
                "Conversations one to one at people’s own time, a short form by link and on paper, a shift spent beside staff."
            ),
            _("What we heard, in people’s own words, told back within four weeks."),
        ),
        TemplateStage(
            2,
            3,
            _(
                "We cannot work on everything. Those affected say which few problems matter most, each group by itself before all together."
            ),
            _("“Have we got this right?”, then each person ranks alone, then groups side by side."),
            _(
                "One to three problems to work on, what was left out and why, where people disagree."
            ),
        ),
        TemplateStage(
            3,
            6,
            _(
                "Those who would use it and those who would run it make the ideas together, so that nobody designs alone."
            ),
            _("Two or three evenings with food, a creche and fares paid; staff in paid hours."),
            _("A few ideas to try, each with the problem it answers and what it rests on."),
        ),
        TemplateStage(
            4,
            6,
            _("A small trial shows whom an idea leaves out before anything is built."),
            _("Two or three rounds of a week or two, with five to eight people each."),
            _("For each idea: keep it, change it or stop it, with the reason."),
        ),
        TemplateStage(
            5,
            26,
            _("What worked in a trial can stop working in an ordinary week. ___ notice first."),
            _("Three questions every few weeks to a part of the list; numbers from staff weekly."),
            _("What we change next, and whether it made a difference."),
        ),
    ),
    squares=(
        Square(
            1,
            FAMILIES,
            _("Where it gets stuck, seen by those it is for"),
            ASKED,
            "",
            _("Conversations one to one"),
            12,
        ),
        Square(
            1,
            STAFF,
            _("What stands in the way of doing it well"),
            ASKED,
            "",
            _("A shift beside them"),
            6,
        ),
        Square(
            1,
            PARTNERS,
            _("Who is sent on and never arrives"),
            ASKED,
            "",
            _("Walking through one case"),
            4,
        ),
        Square(
            2,
            FAMILIES,
            _("Which problems matter most"),
            WORKED_WITH,
            "",
            _("Ranking, alone first"),
            20,
        ),
        Square(
            2,
            STAFF,
            _("Which problems matter most, from their side"),
            WORKED_WITH,
            "",
            _("Ranking, alone first"),
            8,
        ),
        Square(
            2, FUNDERS, _("Hear it first-hand; they do not rank"), ASKED, "", _("Listening"), None
        ),
        Square(
            3, FAMILIES, _("Make ideas they would use"), WORKED_WITH, "", _("Idea evenings"), 10
        ),
        Square(
            3,
            STAFF,
            _("Make ideas they could run"),
            WORKED_WITH,
            "",
            _("Idea evenings, in paid hours"),
            6,
        ),
        Square(
            4,
            FAMILIES,
            _("Would they use it? Keep, change or stop"),
            TOGETHER,
            IMPROVEMENT,
            _("Trying it out"),
            8,
        ),
        Square(
            4,
            STAFF,
            _("Could they deliver it? Keep, change or stop"),
            TOGETHER,
            IMPROVEMENT,
            _("Trying it out"),
            5,
        ),
        Square(
            5,
            FAMILIES,
            _("Is it there, and does it help?"),
            ASKED,
            IMPACT,
            _("Three questions by text"),
            20,
        ),
        Square(
            5,
            STAFF,
            _("Does it run as planned?"),
            WORKED_WITH,
            IMPROVEMENT,
            _("A huddle every week"),
            5,
        ),
        Square(
            5,
            FUNDERS,
            _("Is what was promised delivered?"),
            ASKED,
            ACCOUNTABILITY,
            _("A look together each quarter"),
            1,
        ),
    ),
    open_to_change=_("How first contact works; who calls; times and places"),
    fixed=_("This year’s budget, because it was set in February; legal duties"),
    unknown=_("Whether records may be shared, known by the end of September"),
)

"""Plans to start from: what each brings, as data. A new one is one file here and one line in `registry`."""

from kinds import Registry
from workspace.plan_templates.rapid_adaptation import RAPID_ADAPTATION
from workspace.plan_templates.service_redesign import SERVICE_REDESIGN
from workspace.plan_templates.template import PlanTemplate, check
from workspace.plan_templates.youth_voice import YOUTH_VOICE

__all__ = ["PlanTemplate", "registry"]

registry: Registry[PlanTemplate] = Registry(
    "template of a plan", (SERVICE_REDESIGN, YOUTH_VOICE, RAPID_ADAPTATION), validate=check
)

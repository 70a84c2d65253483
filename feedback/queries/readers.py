"""Who reads what people said."""

from feedback.models import Consultation
from organisations.models import Member


def is_reader(member_id: int, consultation: Consultation) -> bool:
    """Return whether the member is one of the consultation's named readers."""
    return consultation.readers.filter(pk=member_id).exists()


def readers_here(consultation: Consultation) -> list[Member]:
    """Return the named readers who work here, of a consultation that was loaded with `readers__user`."""
    return [one for one in consultation.readers.all() if one.works_here]


def reads_in(member_id: int, project_id: int) -> bool:
    """Return whether the member is a named reader of something asked in the project."""
    return Consultation.objects.filter(project=project_id, readers=member_id).exists()

"""Who reads what people said."""

from feedback.models import Consultation


def is_reader(member_id: int, consultation: Consultation) -> bool:
    """Return whether the member is one of the consultation's named readers."""
    return consultation.readers.filter(pk=member_id).exists()


def reads_in(member_id: int, project_id: int) -> bool:
    """Return whether the member is a named reader of something asked in the project."""
    return Consultation.objects.filter(project=project_id, readers=member_id).exists()

"""Who reads what people said."""

from feedback.models import Consultation


def is_reader(member_id: int, consultation: Consultation) -> bool:
    """Return whether the member is one of the consultation's named readers."""
    return consultation.readers.filter(pk=member_id).exists()

"""Sentences that many asks of the story share. The telephone numbers are ones that no one has."""

PANEL = "A panel of four family members, two young people, two practitioners and one commissioner"
TELL_HOW = "By e-mail, by letter where we have no address, and on a poster at Wee Steps"
HELP_TEXT = (
    "Sample text, with numbers to check before you use them. "
    "In danger now: 999. Children and young people: Childline, 0800 1111, at any hour. "
    "Family support, on working days: 01632 960118 (a made-up number)."
)
WORDING = (
    "The people named here read every answer while it is open. We show results to others without names. "
    "You can take your answers out until it closes."
)
CARE = {
    "needs_care": True,
    "safe_contact": "Priya Nair, 01632 960118 (a made-up number)",
    "disclosure_text": (
        "We tell Priya on the same day. She speaks to you first, unless waiting would put somebody in danger."
    ),
    "out_of_hours": "Children's duty line, 01632 960999 (a made-up number)",
}
"""Where young people are asked: who keeps them safe."""

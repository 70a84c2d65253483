"""What people wrote, in their own words and spelling. Nothing here is ever corrected or shortened."""

SAID = {
    ("C1", "P01"): "I phoned four times. Every time I started again from the beginning. By the fourth I just said it was fine.",
    ("C1", "P02"): "Naebody tellt me I could get help. I'm his gran, no his mum, so I didnae think it was for the likes of me.",
    ("C1", "P04"): "The letters come addressed to his mum. I live here as well.",
    ("C1", "P05"): "Letter is very long. My daughter is 9, she translate. I don't want she reads this things.",
    ("C1", "P11"): "everyone asks how my mum is. nobody asks me",
    ("C1", "P12"): "idk it was ok i guess",
    ("C1", "P13"): "I've told my story to eleven adults. I counted. You could write it down once and ask me if it's right.",
    ("C1", "P06"): "Ten o'clock on a weekday is not a time. I have one bus and a boy who can't be late for his medicine.",
    ("C1", "P21"): "We want to ring back the same day. The referral sits in an inbox only one person can open.",
    ("C1", "P22"): "By the time I hear what happened the family has moved on. If I'm honest I refer less than I should.",
    ("C1", "P23"): "I'm never sure what I'm allowed to share, so I share nothing.",
    ("C1", "P24"): "Another survey. We did one in 2023 and I never saw what came of it.",
    ("C1", "P31"): "We hear about a family on Friday at four. One line on Monday and we could plan.",
    ("C1", "P32"): "I don't see why Housing is here. What decision are we helping with?",
    ("C1", "P41"): "I can move money between the two contracts this year. I can't add any.",
    ("C2", "P33"): "The young ones put their own space first and the first summary had it fifth. They noticed.",
    ("C3", "P08"): "Honestly the creche lady was the best bit, she remembered my wee one's name.",
    ("C3", "P09"): "it was FINE until you changed the worker again. third time. she wont go now",
    ("C3", "P10"): "The video call was good because I chose my interpreter. A phone call-back leaves me out.",
    ("C4", "P07"): "No signal up the glen. A text is no good to me. Ring the house.",
    ("C4", "P15"): "texts from a random number look like a scam. i blocked it",
    ("C7", "P25"): "The two-day call works when I'm not on duty. On duty weeks it's impossible. Be straight with families about that.",
    ("C7", "P02"): "Yon lassie phoned the next day. I near fell aff the chair.",
    ("C7", "P03"): "Yes I saw a change. The letter is one page now and the number is big.",
    ("C7", "P06"): "You told us Saturdays were coming. I told the other mums. Then nothing. I look daft now.",
    ("C7", "P05"): "New letter I understand alone. Thank you. My daughter don't need to read.",
    ("C8", "P14"): "put it somewhere that isnt the school. people see you go in",
    ("C8", "P16"): "I don't want to say here. Can someone phone me? Not at the house.",
    ("C8", "P18"): "Fix the potholes on Mill Brae first.",
    ("C8", "P12"): "ok",
}  # fmt: skip
"""By ask and by the number of the person who wrote it."""


MAY_QUOTE = frozenset({"P01", "P02", "P05", "P07", "P11", "P13", "P21", "P23", "P25", "P33"})
"""Who ticked that their words may be used, without their name."""


def voice(ask: str, who: str, **answers: object) -> tuple[str, dict[str, object]]:
    """Return one person's answers, with the words under the key `words` where that person wrote any."""
    said = SAID.get((ask, who))
    return who, answers | ({"words": said} if said else {})

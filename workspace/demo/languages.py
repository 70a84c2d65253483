"""The Saturday club asked in Polish, in Easy Read and, half done, in Arabic; a draft begun in Urdu."""

from collections.abc import Mapping

from feedback.actions.wordings import save_wording
from feedback.queries.asking import questions_of
from feedback.queries.wordings import Part, parts_in, stored_wording
from organisations.actions.languages import choose_languages
from workspace.demo.story import Story

LANGUAGES = ("gd", "pl", "ar", "ur")
CLUB = "S3"

POLISH = {
    "What would make a Saturday morning worth getting up for?": "Dla czego warto wstać w sobotę rano?",
    "Only you know what would get you out of bed on a Saturday.": "Tylko ty wiesz, co wyciągnie cię z łóżka w sobotę.",
    "When the club opens and what there is first.": "Kiedy klub się otwiera i co będzie w nim najpierw.",
    "There is money for one thing to begin with, not for three.": "Na początek są pieniądze na jedną rzecz, nie na trzy.",
    "On a poster at the door of Millbrae hall, and on the page behind the link": "Na plakacie przy drzwiach Millbrae hall i na stronie pod tym linkiem",
    "The people named here read every answer while it is open. We show results to others without names. You can take your answers out until it closes.": "Osoby wymienione tutaj czytają każdą odpowiedź, dopóki ankieta jest otwarta. Innym pokazujemy wyniki bez nazwisk. Możesz wycofać swoje odpowiedzi do dnia zamknięcia.",
    "We tell Priya on the same day. She speaks to you first, unless waiting would put somebody in danger.": "Tego samego dnia mówimy o tym Priyi. Najpierw rozmawia z tobą, chyba że czekanie naraziłoby kogoś na niebezpieczeństwo.",
    "I would rather not say": "Wolę nie mówić",
    "Something else": "Coś innego",
    "When should it open?": "O której klub ma się otwierać?",
    "Nine": "O dziewiątej",
    "Ten": "O dziesiątej",
    "Eleven": "O jedenastej",
    "What would you come for?": "Na co przyjdziesz?",
    "Somewhere to sit": "Miejsce, gdzie można posiedzieć",
    "Food": "Jedzenie",
    "Music": "Muzyka",
    "Making things": "Robienie różnych rzeczy",
    "Which music should there be?": "Jaka muzyka ma być?",
    "Anything we have not thought of?": "O czym nie pomyśleliśmy?",
    "Would you bring somebody?": "Czy przyjdziesz z kimś?",
    "Yes": "Tak",
    "Maybe": "Może",
    "No": "Nie",
}
ARABIC = {
    "What would make a Saturday morning worth getting up for?": "ما الذي يستحق أن تستيقظ من أجله صباح السبت؟",
    "Only you know what would get you out of bed on a Saturday.": "أنت وحدك تعرف ما الذي يجعلك تنهض من السرير يوم السبت.",
    "When the club opens and what there is first.": "متى يفتح النادي وماذا يوجد فيه أولًا.",
    "When should it open?": "متى يجب أن يفتح؟",
    "Nine": "التاسعة",
    "Ten": "العاشرة",
    "Eleven": "الحادية عشرة",
    "What would you come for?": "ما الذي تأتي من أجله؟",
    "Food": "الطعام",
    "Music": "الموسيقى",
}
EASY = {
    "What would make a Saturday morning worth getting up for?": "What should a Saturday club be like?",
    "Only you know what would get you out of bed on a Saturday.": "You know best what you like.",
    "When should it open?": "When should the club open?",
    "What would you come for?": "What do you want to do there?",
    "Somewhere to sit": "A place to sit and talk",
    "Making things": "Make things, like cards",
    "Which music should there be?": "What music do you like?",
    "Anything we have not thought of?": "Do you have another idea?",
    "Would you bring somebody?": "Will you bring a friend?",
}
URDU = {
    "What should other areas copy?": "دوسرے علاقے کیا اپنائیں؟",
    "What would you tell another team that starts with this?": "جو ٹیم یہ شروع کرے، آپ اسے کیا بتائیں گے؟",
}


def add_languages(story: Story) -> None:
    """Let the owner choose languages, and Isla have what is open worded in them."""
    story.on((10, 23), lambda _now: _choose(story), hour=18, is_told=False)
    story.on((10, 23), lambda _now: _word_all(story), hour=19, is_told=False)


def _choose(story: Story) -> None:
    choose_languages(actor=story.actor("agnes"), organisation=story.home, languages=LANGUAGES)


def _word_all(story: Story) -> None:
    for code, words in {"pl": POLISH, "ar": ARABIC, "en-easy": EASY}.items():
        _word(story, CLUB, code, words)
    _word(story, "draft", "ur", URDU)


def _word(story: Story, ask: str, code: str, words: Mapping[str, str]) -> None:
    consultation = story.ask(ask)
    questions = questions_of(consultation)
    parts = parts_in(consultation, questions, code, stored_wording(consultation, questions, code))
    save_wording(
        actor=story.actor("isla"),
        consultation=consultation,
        code=code,
        words={part.key: _said(part, words) for part in parts},
        based_on={part.key: part.stamp for part in parts},
    )


def _said(part: Part, words: Mapping[str, str]) -> dict[str, str]:
    """The words of one part: those there are, in place of what stood there."""
    return {
        line.name: said for line in part.lines if (said := words.get(line.original, line.words))
    }

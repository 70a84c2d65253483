"""Addresses of reading words, themes and quotes."""

from django.urls import URLPattern, path

from feedback.views import pictures, quotes, taking_out, themes, word, words

WORDS = "o/<slug:org>/consultations/<int:pk>/words/"
ONE = f"{WORDS}one/<uuid:word>/"
QUOTES = "o/<slug:org>/consultations/<int:pk>/quotes/"
THEME = "o/<slug:org>/themes/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(WORDS, words.words_read, name="words_read"),
    path(f"{WORDS}ticked/", words.words_ticked, name="words_ticked"),
    path(f"{WORDS}themes/new/", themes.theme_add, name="theme_add"),
    path(ONE, word.word_detail, name="word_detail"),
    path(f"{ONE}theme/", word.word_tag, name="word_tag"),
    path(f"{ONE}out/", word.word_untag, name="word_untag"),
    path(f"{ONE}next/", word.word_next, name="word_next"),
    path(f"{WORDS}pictures/<uuid:answer>/", pictures.word_picture, name="word_picture"),
    path(f"{ONE}quote/", quotes.quote_add, name="quote_add"),
    path(QUOTES, quotes.quote_list, name="quote_list"),
    path(f"{QUOTES}<uuid:quote>/remove/", quotes.quote_remove, name="quote_remove"),
    path(
        "o/<slug:org>/consultations/<int:pk>/results/take-out/",
        taking_out.answers_take_out,
        name="answers_take_out",
    ),
    path("o/<slug:org>/answer-files/<int:pk>/", taking_out.answers_file, name="answers_file"),
    path(
        "o/<slug:org>/answer-files/<int:pk>/file/", taking_out.answers_fetch, name="answers_fetch"
    ),
    path(THEME, themes.theme_detail, name="theme_detail"),
    path(f"{THEME}edit/", themes.theme_edit, name="theme_edit"),
    path(f"{THEME}join/", themes.theme_join, name="theme_join"),
    path(f"{THEME}remove/", themes.theme_remove, name="theme_remove"),
]

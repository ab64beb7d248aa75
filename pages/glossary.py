"""Glossary: what each term and figure means, how it is worked out, whose rule it is."""

from data.language import say
from data.screens.glossary import terms
from ui.components import page_head
from ui.glossary import pick_terms, terms_section
from ui.snapshots import current_view

known = terms()
page_head(
    "glossary",
    current_view(),
    say("glossary-headline", count=len(known)),
    say("glossary-sub"),
)
shown, asked = pick_terms(known)
terms_section(shown, asked)

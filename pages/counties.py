"""Counties: who reported until when, the same definitions side by side, how firm the ranks are."""

from data.language import say
from data.screens import counties as sentences
from data.screens.counties import Counties
from data.screens.view import reading_of
from ui import counties as sections
from ui.components import page_head, view_or_stop

view = view_or_stop(say("counties-nobody"), say("counties-nobody-note"))

counties = reading_of(Counties, view)
page_head("counties", view, sentences.headline(counties), sentences.sub_line(counties))
sections.coverage_section(counties)
sections.compared_section(counties)
sections.bars_section(counties)
sections.targets_section(counties)

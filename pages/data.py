"""Data: upload, what was understood, what is wrong, what will change; history and templates."""

from ui.intake.history import history, sample_removal
from ui.intake.outline import map_outline
from ui.intake.page import data_head, templates, upload
from ui.intake.remembered import remembered
from ui.intake.same_project_review import same_project_review
from ui.places.gazetteer import gazetteer
from ui.snapshots import current_view

data_head()
upload()
same_project_review()
sample_removal()
history()
remembered()
map_outline()
gazetteer(current_view())
templates()

"""Display: the wall's agendas, and what of it may leave the office."""

from ui.display import agendas_section, display_head, leaving_section

display_head()
agendas_section()
leaving_section()

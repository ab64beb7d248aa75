"""The Display page: agendas of the wall, and what may leave the office."""

"""The parts of the returns page, and of the Data page when a form comes back."""

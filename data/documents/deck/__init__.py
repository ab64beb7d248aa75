"""The meeting's slides as a PPTX: native charts and tables that the office goes on editing."""

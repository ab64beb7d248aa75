"""The visits page's settings, readings and sentences; its charts are in ui/charts/visits."""

"""The pipeline page's settings, readings and sentences; its charts are in ui/charts."""

"""The project page's readings and sentences; its time line is in ui/charts."""

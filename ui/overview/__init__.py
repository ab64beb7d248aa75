"""The overview's readings and sentences; its bars are in ui/charts/bullets."""

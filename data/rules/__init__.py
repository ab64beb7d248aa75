"""Settings files of the field: stages, lights, measures, county, gates and places."""

from data.rules.files import RuleError
from data.rules.load import Rules, load_rules, rule_tables

__all__ = ["RuleError", "Rules", "load_rules", "rule_tables"]

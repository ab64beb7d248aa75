-- purpose: Days on which public holidays change the week: a Monday to Friday off (-1), a weekend day worked (1).
-- grain: day
-- params: none
-- columns: none
create table mart.rule_moved_day (
    day date,
    working_days integer
)

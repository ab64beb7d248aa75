-- purpose: What fields of a ledger hold, in any version: names of persons that are personal, other personal texts,
--     open names, and units (each a list of columns as texts, data/ledgers/generated.py).
-- grain: kind, text
-- columns: kind, text
-- noqa: disable=AL05
with held as (
    select
        unnest(any_persons) as person,
        unnest(any_personal_texts) as personal_text,
        unnest(any_open_names) as open_name,
        unnest(any_units) as unit
    from ledger.any_table as entry
)

select distinct
    kind,
    text
from held unpivot (text for kind in (person, personal_text, open_name, unit))

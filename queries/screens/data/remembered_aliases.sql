-- purpose: Names of units and people that stand for others: the last word on each, unless it was forgotten; as it
--     was known at a moment, where one is given.
-- grain: alias_id
-- params: $known_at
-- columns: alias_id, kind, written, written_key, stands_for, stands_for_key, first_date, last_date, saved_by, saved_at
with last_word as (
    select *
    from ledger.name_alias
    where $known_at::timestamptz is null or saved_at <= $known_at
    qualify
        row_number() over (
            partition by kind, mart.project_key(written), first_date
            order by sequence desc, saved_at desc, alias_id desc
        ) = 1
)

select
    last_word.alias_id::varchar as alias_id,
    last_word.kind,
    last_word.written,
    mart.project_key(last_word.written) as written_key,
    last_word.stands_for,
    mart.project_key(last_word.stands_for) as stands_for_key,
    last_word.first_date,
    last_word.last_date,
    last_word.saved_by,
    last_word.saved_at
from last_word
anti join ledger.forgotten as gone
    on
        last_word.alias_id = gone.remembered_id
        and ($known_at::timestamptz is null or gone.saved_at <= $known_at)
order by
    last_word.kind desc,
    last_word.stands_for,
    last_word.written,
    last_word.first_date nulls first,
    last_word.alias_id

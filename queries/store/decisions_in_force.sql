-- purpose: What was decided about pairs of projects, as written, and holds after the last version: of each pair the
--     last word, unless it opened the question again.
-- grain: decision_id
-- columns: decision_id, sequence, verdict, kept_code, kept_name, other_code, other_name, rule, evidence, decided_by,
--     decided_at
with last_word as (
    select *
    from ledger.project_decision
    qualify
        row_number() over (
            partition by
                least((kept_code, kept_name)::varchar, (other_code, other_name)::varchar),
                greatest((kept_code, kept_name)::varchar, (other_code, other_name)::varchar)
            order by sequence desc, decision_id desc
        ) = 1
)

select
    decision_id::varchar as decision_id,
    sequence,
    verdict,
    kept_code,
    kept_name,
    other_code,
    other_name,
    rule,
    evidence,
    decided_by,
    decided_at
from last_word
where verdict in ('same', 'different')
order by sequence desc, decision_id

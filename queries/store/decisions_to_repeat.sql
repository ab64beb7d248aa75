-- purpose: What has to be decided again so that the last words of version $sequence hold once more; a pair that
--     nobody had spoken of then becomes open.
-- grain: pair of projects
-- params: $sequence, $last_sequence
-- columns: verdict, kept_code, kept_name, other_code, other_name, rule, evidence
with decided as (
    select
        *,
        least((kept_code, kept_name)::varchar, (other_code, other_name)::varchar) as one,
        greatest((kept_code, kept_name)::varchar, (other_code, other_name)::varchar) as two
    from ledger.project_decision
    where sequence <= $last_sequence
),

last_word as (
    select *
    from decided
    qualify row_number() over (partition by one, two order by sequence desc, decision_id desc) = 1
),

earlier_word as (
    select *
    from decided
    where sequence <= $sequence
    qualify row_number() over (partition by one, two order by sequence desc, decision_id desc) = 1
)

select
    coalesce(earlier_word.verdict, 'open') as verdict,
    coalesce(earlier_word.kept_code, last_word.kept_code) as kept_code,
    coalesce(earlier_word.kept_name, last_word.kept_name) as kept_name,
    coalesce(earlier_word.other_code, last_word.other_code) as other_code,
    coalesce(earlier_word.other_name, last_word.other_name) as other_name,
    coalesce(earlier_word.rule, last_word.rule) as rule,
    coalesce(earlier_word.evidence, last_word.evidence) as evidence
from last_word
left join earlier_word on last_word.one = earlier_word.one and last_word.two = earlier_word.two
where coalesce(earlier_word.decision_id <> last_word.decision_id, last_word.verdict <> 'open')
order by last_word.one, last_word.two

-- purpose: Claims of the year with what the register of verifications says of each. A verification needs what the rules
--     name (evidence, day, who), and a unit that verifies its own claim has verified nothing.
-- params: $snapshot_id, $as_of
insert into mart.claim by name
with spoken as (
    select count(*) > 0 as is_kept
    from mart.current_batch
    where snapshot_id = $snapshot_id and ledger = 'verifications'
),

told as (
    select
        entry.texts['claim'] as claim,
        entry.project_id,
        coalesce(project.project_name, entry.project_text) as project_name,
        entry.status as verdict,
        entry.unit as claimed_by,
        mart.project_key(entry.unit) as claimed_key,
        entry.day as claimed_date,
        entry.texts['evidence'] as evidence,
        entry.texts['verified_by'] as verified_by,
        entry.closed_date as verified_date,
        entry.texts['remark'] as remark,
        list_filter(
            mart.setting_list('verification_needs'),
            lambda need: case need
                when 'evidence' then entry.texts['evidence'] is null
                when 'verified_by' then entry.texts['verified_by'] is null
                when 'verified_date' then entry.closed_date is null
                when 'another_unit'
                    then mart.project_key(entry.texts['verified_by']) = mart.project_key(entry.unit)
            end
        ) as missing,
        entry.sheet_id,
        entry.row_number
    from mart.entry as entry
    left join mart.project as project
        on entry.snapshot_id = project.snapshot_id and entry.project_id = project.project_id
    where
        entry.snapshot_id = $snapshot_id
        and entry.ledger = 'verifications'
        and entry.is_counted
        and entry.texts['claim'] is not null
    qualify
        row_number() over (
            partition by
                entry.texts['claim'], coalesce(entry.project_id, mart.project_key(entry.project_text), entry.identity)
            order by entry.closed_date desc nulls last, entry.day desc nulls last, entry.sheet_id, entry.row_number
        ) = 1
),

won as (
    select *
    from mart.year_win($snapshot_id, $as_of)
),

joined as (
    select
        coalesce(won.claim, told.claim) as claim,
        coalesce(won.project_id, told.project_id) as project_id,
        coalesce(won.project_name, told.project_name) as project_name,
        won.task_group,
        won.town,
        won.department,
        won.project_id is not null as is_told,
        told.verdict,
        told.missing,
        told.claimed_by,
        told.claimed_key,
        told.claimed_date,
        told.evidence,
        told.verified_by,
        told.verified_date,
        told.remark,
        told.sheet_id,
        told.row_number
    from won
    full join told on won.claim = told.claim and won.project_id = told.project_id
)

select
    $snapshot_id as snapshot_id,
    joined.* exclude (verdict),
    case
        when not spoken.is_kept then null
        when joined.row_number is null then 'unfiled'
        when joined.verdict = '认定' and len(joined.missing) = 0 then 'verified'
        when joined.verdict = '认定' then 'incomplete'
        when joined.verdict = '不予认定' then 'refused'
        else 'pending'
    end as state
from joined
cross join spoken
where
    joined.is_told
    or coalesce(year(joined.claimed_date), year(joined.verified_date), year($as_of::date)) = year($as_of::date)
order by joined.claim, joined.project_name, joined.project_id

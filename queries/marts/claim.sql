-- purpose: Claims of the year with what the register of verifications says of each. A verification needs what the rules
--     name (evidence, day, who), and a unit that verifies its own claim, by whichever of its names, has verified
--     nothing. Where the register names no claimant, those whose project it is are held to be it.
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
        coalesce(verifier.body_key, mart.project_key(entry.texts['verified_by'])) as verified_key,
        entry.sheet_id,
        entry.row_number
    from mart.entry as entry
    left join mart.project as project
        on entry.snapshot_id = project.snapshot_id and entry.project_id = project.project_id
    left join mart.body_name as verifier
        on
            verifier.snapshot_id = $snapshot_id
            and mart.project_key(entry.texts['verified_by']) = verifier.name_key
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
        told.verified_key,
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
),

judged as (
    select
        * exclude (verified_key),
        list_filter(
            mart.setting_list('verification_needs'),
            lambda need: row_number is not null and case need
                when 'evidence' then evidence is null
                when 'verified_by' then verified_by is null
                when 'verified_date' then verified_date is null
                when 'another_unit'
                    then case
                        when claimed_key is null then list_contains([task_group, town, department], verified_key)
                        else verified_key = claimed_key
                    end
            end
        ) as missing
    from joined
)

select
    $snapshot_id as snapshot_id,
    judged.* exclude (verdict),
    case
        when not spoken.is_kept then null
        when judged.row_number is null then 'unfiled'
        when judged.verdict = '认定' and len(judged.missing) = 0 then 'verified'
        when judged.verdict = '认定' then 'incomplete'
        when judged.verdict = '不予认定' then 'refused'
        else 'pending'
    end as state
from judged
cross join spoken
where
    judged.is_told
    or coalesce(year(judged.claimed_date), year(judged.verified_date), year($as_of::date)) = year($as_of::date)
order by judged.claim, judged.project_name, judged.project_id

-- purpose: One trip of its rows: each field the first stated one; days as stated, else from both dates.
-- params: $snapshot_id
insert into mart.visit by name
with trip as (
    select
        visit_id,
        arg_min(coalesce(unit, reporting_unit), row_number) as unit,
        min(event_date) as start_date,
        max(end_date) as end_date,
        max(days) as stated_days,
        arg_min(purpose, row_number) as purpose,
        arg_min(mode, row_number) as mode,
        nullif(string_agg(distinct destination, '、' order by destination), '') as destination,
        len(list_distinct(flatten(list(leaders)))) as leader_count,
        len(list_distinct(list_transform(
            flatten(list(companies)), lambda written: mart.project_key(written)
        ))) as company_count,
        max(person_count) as person_count,
        arg_min(content, row_number) as content,
        arg_min(result, row_number) as result,
        arg_min(batch_id, row_number) as batch_id,
        arg_min(sheet_id, row_number) as sheet_id,
        min(row_number) as row_number,
        count(*) as row_count
    from mart.visit_entry($snapshot_id)
    group by visit_id
)

select
    $snapshot_id as snapshot_id,
    trip.* exclude (stated_days)
    replace (
        coalesce(trip.mode, '外出') as mode,
        coalesce(trip.leader_count, 0) as leader_count,
        coalesce(trip.company_count, 0) as company_count
    ),
    coalesce(
        trip.stated_days,
        trip.end_date - trip.start_date + mart.setting_number('counts_both_end_days')
    ) as days,
    case
        when trip.stated_days is not null then 'stated'
        when trip.end_date is null then null
        when mart.setting_number('counts_both_end_days') = 1 then 'both_days'
        else 'nights'
    end as days_basis,
    coalesce(trip.mode, '外出') = '外出' as is_outbound,
    coalesce(trip.mode, '外出') <> '线上' as is_in_person
from trip
order by trip.start_date, trip.visit_id

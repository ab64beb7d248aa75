-- purpose: The rows of one ledger as entries (any_… is what its declaration says, data/ledgers/generated.py). Of rows
--     with one identity those of the newest sheet count: a sheet that has two of them means two. A town is the
--     gazetteer's where it knows the word, else that of the project; a unit has its name of today where the
--     organisation's register knows the former one.
-- params: $snapshot_id, $as_of
insert into mart.entry by name
with told as (
    select
        entry.batch_id,
        entry.sheet_id,
        entry.row_number,
        entry.reporting_unit,
        entry.as_of_date,
        entry.is_sample,
        any_identity as identity,
        any_label as label,
        any_unit as unit,
        any_town as town_text,
        any_park as park,
        any_person as person,
        any_company as company,
        any_project_name as project_name,
        any_project_code as project_code,
        any_status as status,
        any_day as day,
        any_deadline as deadline,
        any_closed_date as closed_date,
        any_closed_words as closed_words,
        any_texts as texts,
        any_numbers as numbers,
        any_dates as dates,
        row_number() over (partition by entry.sheet_id, any_identity order by entry.row_number) as occurrence,
        rank() over (
            partition by coalesce(any_identity, entry.sheet_id::varchar || '/' || entry.row_number)
            order by entry.as_of_date desc, entry.sequence desc, entry.batch_id desc, entry.sheet_id
        ) as belief_rank
    from mart.current_any_table as entry
    where entry.snapshot_id = $snapshot_id
),

known_place as (
    select
        mart.project_key(unnest(names || [place])) as place_key,
        town
    from mart.place
    where snapshot_id = $snapshot_id
),

town_of as (
    select
        place_key,
        any_value(town order by town) as town
    from known_place
    where town is not null
    group by place_key
),

joined as (
    select
        told.* exclude (identity, occurrence, town_text, project_name, project_code, closed_words, belief_rank)
        replace (coalesce(of_unit.body, told.unit) as unit),
        told.identity || case when told.occurrence > 1 then ' #' || told.occurrence else '' end as identity,
        coalesce(told.project_name, told.project_code) as project_text,
        coalesce(by_code.project_id, by_name.project_id) as project_id,
        coalesce(known.town, told.town_text, lies.town) as town,
        project.task_group,
        case
            when told.closed_date <= $as_of::date then true
            when told.status is not null then list_contains(told.closed_words, told.status)
        end as is_closed,
        told.belief_rank = 1 as is_counted
    from told
    left join mart.project_alias as by_code
        on
            by_code.snapshot_id = $snapshot_id
            and mart.project_key(told.project_code) = by_code.alias_key
    left join mart.project_alias as by_name
        on
            by_name.snapshot_id = $snapshot_id
            and mart.project_key(told.project_name) = by_name.alias_key
    left join mart.body_name as of_unit
        on of_unit.snapshot_id = $snapshot_id and mart.project_key(told.unit) = of_unit.name_key
    left join town_of as known on mart.project_key(told.town_text) = known.place_key
    left join mart.project_place as lies
        on
            lies.snapshot_id = $snapshot_id
            and coalesce(by_code.project_id, by_name.project_id) = lies.project_id
    left join mart.project as project
        on
            project.snapshot_id = $snapshot_id
            and coalesce(by_code.project_id, by_name.project_id) = project.project_id
)

select
    $snapshot_id as snapshot_id,
    'any_ledger' as ledger,
    *,
    case
        when deadline < $as_of::date and not coalesce(is_closed, false)
            then $as_of::date - deadline
    end as overdue_days
from joined
order by sheet_id, row_number

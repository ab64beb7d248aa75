-- purpose: The rows of all lists as entries. Of rows with one identity those of the newest sheet count: a sheet that
--     has two of them means two. A town is the gazetteer's where it knows the word, else that of the project; a unit
--     has its name of today where the organisation's register knows the former one.
-- params: $snapshot_id, $as_of
insert into mart.entry by name
with told as (
    select
        *,
        mart.project_key(project_code) as code_key,
        mart.project_key(project_name) as name_key,
        mart.project_key(unit) as unit_key,
        mart.project_key(town_text) as town_key
    from mart.entry_row
    where snapshot_id = $snapshot_id
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
        told.* exclude (
            snapshot_id, identity, occurrence, town_text, project_name, project_code, closed_words, belief_rank,
            code_key, name_key, unit_key, town_key
        )
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
        on by_code.snapshot_id = $snapshot_id and told.code_key = by_code.alias_key
    left join mart.project_alias as by_name
        on by_name.snapshot_id = $snapshot_id and told.name_key = by_name.alias_key
    left join mart.body_name as of_unit
        on of_unit.snapshot_id = $snapshot_id and told.unit_key = of_unit.name_key
    left join town_of as known on told.town_key = known.place_key
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
    *,
    case
        when deadline < $as_of::date and not coalesce(is_closed, false)
            then $as_of::date - deadline
    end as overdue_days
from joined
order by ledger, sheet_id, row_number

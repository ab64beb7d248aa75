-- purpose: Things to do with the desk that each is on: of the body that has it in hand, else of the project's group,
--     of the one body whose member the holder is, of the unit in whose hands it is or the project's own, of the
--     project's town, of the holder; of nobody where none is named.
-- params: $snapshot_id, $as_of
insert into mart.desk by name
with standing as (
    select *
    from mart.project
    where snapshot_id = $snapshot_id and is_counted and not is_exit
),

limits as (
    select
        mart.setting_number('assignment_soon_days') as soon_days,
        mart.setting_number('long_wait_days') as long_wait_days,
        mart.setting_number('desk_step_days') as step_days,
        mart.setting_list('desk_ledgers') as desk_ledgers
),

thing as (
    select
        0 as thing_order,
        'project' as thing,
        project_name as matter,
        null::varchar as holder,
        responsible_unit as unit,
        project_id,
        null::varchar as ledger,
        null::varchar as item,
        null::date as due_date,
        null::integer as left_days,
        null::integer as waited_days,
        null::boolean as is_late,
        null::varchar as words,
        null::uuid as sheet_id,
        null::integer as row_number
    from standing
    where not coalesce(is_in_production, false)
    union all
    select
        1,
        'order',
        matter,
        responsible_unit as holder,
        responsible_unit,
        project_id,
        null,
        null,
        valid_due_date,
        coalesce(-overdue_days, left_days, valid_due_date - $as_of::date),
        quiet_days,
        state = '逾期',
        matter as words,
        sheet_id,
        row_number
    from mart.assignment
    where snapshot_id = $snapshot_id and is_open
    union all
    select
        2,
        'request',
        entry.label,
        entry.unit as holder,
        mart.entry_names('unit', entry.unit)[1],
        entry.project_id,
        entry.ledger,
        null,
        entry.deadline,
        coalesce(-entry.overdue_days, entry.deadline - $as_of::date),
        $as_of::date - entry.day,
        entry.overdue_days is not null,
        entry.label as words,
        entry.sheet_id,
        entry.row_number
    from mart.timed_entry as entry
    cross join limits
    where
        entry.snapshot_id = $snapshot_id
        and list_contains(limits.desk_ledgers, entry.ledger)
        and entry.is_counted
        and not coalesce(entry.is_closed, false)
    union all
    select
        3,
        'step',
        standing.next_step,
        coalesce(standing.next_step_unit, standing.service_officer),
        standing.next_step_unit,
        standing.project_id,
        null,
        null,
        standing.next_step_due_date,
        standing.next_step_due_date - $as_of::date,
        null,
        standing.next_step_due_date < $as_of::date,
        standing.next_step as words,
        null,
        null
    from standing
    cross join limits
    where standing.next_step is not null and standing.next_step_due_date <= $as_of::date + limits.step_days::integer
    union all
    select
        4,
        'permit',
        item.item as matter,
        item.handling_office,
        null,
        item.project_id,
        null,
        item.item,
        null,
        null,
        item.waiting_days,
        item.overdue_days is not null,
        item.item as words,
        item.sheet_id,
        item.row_number
    from mart.stated_item as item
    inner join standing on item.project_id = standing.project_id
    where
        item.snapshot_id = $snapshot_id
        and item.is_known
        and item.applies
        and not item.is_done
        and item.waits_on = '部门'
        and not coalesce(standing.is_in_production, false)
),

numbered as (
    select
        * replace (mart.project_key(words) as words),
        row_number() over (order by thing_order, project_id, matter, sheet_id, row_number) as thing_number
    from thing
),

-- Of one project, and one says the other's words: the same thing told in two ledgers.
spoken_twice as (
    select
        first_told.thing_number,
        again.thing_number as folded_number,
        again.thing
    from numbered as first_told
    inner join numbered as again
        on
            first_told.project_id = again.project_id
            and first_told.thing_order > 0
            and first_told.thing_order < again.thing_order
            and (contains(first_told.words, again.words) or contains(again.words, first_told.words))
),

folded as (
    select *
    from spoken_twice
    where thing_number not in (select other.folded_number from spoken_twice as other)
),

told_once as (
    select
        numbered.*,
        also.also
    from numbered
    left join (
        select
            thing_number,
            list_sort(list(distinct thing)) as also
        from folded
        group by thing_number
    ) as also on numbered.thing_number = also.thing_number
    where numbered.thing_number not in (select folded.folded_number from folded)
),

member_of as (
    select
        mart.project_key(told.member_unit) as unit_key,
        any_value(named.body_key) as body_key,
        any_value(named.body) as body
    from mart.organisation_row as told
    inner join mart.body_name as named
        on told.snapshot_id = named.snapshot_id and told.body_key = named.name_key
    where
        told.snapshot_id = $snapshot_id
        and told.is_current
        and told.member_unit is not null
        and told.kind in (mart.setting_text('group_kind'), mart.setting_text('department_kind'))
    group by unit_key
    having count(distinct named.body_key) = 1
),

-- A macro says its argument over and over: what is chosen among columns is chosen before its key is made.
chosen as (
    select
        told_once.*,
        standing.project_name,
        standing.task_group,
        standing.town,
        coalesce(told_once.unit, standing.responsible_unit) as own_unit,
        coalesce(told_once.holder, standing.responsible_unit) as member_unit
    from told_once
    left join standing on told_once.project_id = standing.project_id
),

keyed as (
    select
        *,
        mart.project_key(holder) as holder_key,
        mart.project_key(town) as town_key
    from chosen
),

placed as (
    select
        keyed.*,
        coalesce(
            in_hand.body_key, mart.project_key(keyed.task_group), member_of.body_key,
            mart.project_key(keyed.own_unit), of_town.body_key, keyed.town_key, keyed.holder_key
        ) as desk_key,
        coalesce(
            in_hand.body, keyed.task_group, member_of.body, keyed.own_unit, of_town.body, keyed.town, keyed.holder
        ) as desk
    from keyed
    left join mart.body_name as in_hand
        on in_hand.snapshot_id = $snapshot_id and keyed.holder_key = in_hand.name_key
    left join mart.body_name as of_town
        on of_town.snapshot_id = $snapshot_id and keyed.town_key = of_town.name_key
    left join member_of on mart.project_key(keyed.member_unit) = member_of.unit_key
)

select
    $snapshot_id as snapshot_id,
    placed.thing,
    placed.matter,
    placed.desk_key as body_key,
    placed.desk as body,
    case
        when placed.desk_key is null then null
        else coalesce(body.kind, mart.setting_text('unit_kind'))
    end as kind,
    coalesce(placed.holder, placed.desk) as holder,
    placed.project_id,
    placed.project_name,
    placed.ledger,
    placed.item,
    placed.due_date,
    placed.left_days,
    placed.waited_days,
    case
        when placed.thing = 'project' then coalesce(lit.light, '正常')
        when placed.is_late then '告警'
        when placed.left_days <= limits.soon_days or placed.waited_days >= limits.long_wait_days then '预警'
        when placed.due_date is null and placed.waited_days is null then '待核'
        else '正常'
    end as light,
    coalesce(placed.also, []) as also,
    placed.sheet_id,
    placed.row_number
from placed
cross join limits
left join mart.body as body
    on body.snapshot_id = $snapshot_id and placed.desk_key = body.body_key
left join mart.project_light as lit
    on lit.snapshot_id = $snapshot_id and placed.project_id = lit.project_id
order by placed.thing_number

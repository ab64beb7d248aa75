-- purpose: The service of each project. Its next step: the newer word of the projects ledger and of the service
--     records; without one that of an open order, then of an open difficulty, the earliest due. Its officer: the
--     projects ledger's, else the newest record's.
-- params: $snapshot_id, $as_of
insert into mart.service by name
with rule as (
    select
        mart.setting_number('service_first_window') as first_window,
        mart.setting_number('service_second_window') as second_window,
        mart.setting_number('service_third_window') as third_window,
        mart.setting_number('service_alarm_days') as alarm_days,
        mart.setting_number('service_contact_days') as contact_days,
        mart.setting_number('service_ageing_days') as ageing_days,
        mart.setting_number('service_old_days') as old_days
),

entry as (
    select
        *,
        nullif(trim(texts['next_step']), '') as step
    from mart.entry
    where
        snapshot_id = $snapshot_id
        and is_counted
        and project_id is not null
        and ledger in ('contacts', 'verifications', 'difficulties')
),

contact as (
    select *
    from entry
    where ledger = 'contacts' and day <= $as_of::date
),

officer as (
    select
        project_id,
        arg_max(person, (day, sheet_id, row_number)) as person,
        arg_max(texts['contact_kind'], (day, sheet_id, row_number)) filter (
            where texts['contact_kind'] in ('帮办', '代办', '领办')
        ) as kind
    from contact
    group by project_id
),

stated as (
    select
        named.project_id,
        named.sheet_id,
        named.row_number,
        batch.as_of_date as told_date
    from mart.project_entry as named
    inner join mart.current_batch as batch
        on named.snapshot_id = batch.snapshot_id and named.batch_id = batch.batch_id
    where
        named.snapshot_id = $snapshot_id
        and (named.next_step is not null or named.next_step_due_date is not null)
    qualify row_number() over (partition by named.project_id order by named.belief_rank) = 1
),

told as (
    select
        project.project_id,
        'register' as step_from,
        1 as place,
        stated.told_date,
        nullif(trim(project.next_step), '') as step,
        project.next_step_unit as step_unit,
        project.next_step_due_date as promised_date,
        stated.sheet_id,
        stated.row_number
    from mart.project as project
    inner join stated on project.project_id = stated.project_id
    where project.snapshot_id = $snapshot_id
    union all by name
    select
        project_id,
        'contacts' as step_from,
        1 as place,
        day as told_date,
        step,
        unit as step_unit,
        dates['promised_date'] as promised_date,
        sheet_id,
        row_number
    from contact
    -- Of the records that name a step the newest alone is open, and only while nobody kept it.
    where step is not null or dates['promised_date'] is not null
    qualify row_number() over (partition by project_id order by day desc, sheet_id desc, row_number desc) = 1
    union all by name
    select
        project_id,
        'orders' as step_from,
        2 as place,
        null as told_date,
        matter as step,
        responsible_unit as step_unit,
        valid_due_date as promised_date,
        sheet_id,
        row_number
    from mart.assignment
    where snapshot_id = $snapshot_id and is_open and project_id is not null
    union all by name
    select
        project_id,
        'difficulties' as step_from,
        3 as place,
        null as told_date,
        texts['difficulty'] as step,
        unit as step_unit,
        deadline as promised_date,
        sheet_id,
        row_number
    from entry
    where ledger = 'difficulties' and not coalesce(is_closed, false)
),

next_step as (
    select
        told.* replace (case
            when lower(told.step) not in (select unnest(mart.setting_list('service_no_step'))) then told.step
        end as step)
    from told
    left join contact
        on
            told.step_from = 'contacts'
            and told.sheet_id = contact.sheet_id
            and told.row_number = contact.row_number
    where contact.dates['kept_date'] is null or contact.dates['kept_date'] > $as_of::date
),

step as (
    select *
    from next_step
    where step is not null or promised_date is not null
    qualify
        row_number() over (
            partition by project_id
            order by place, told_date desc nulls last, step_from desc, promised_date nulls last, sheet_id, row_number
        ) = 1
),

visited as (
    select
        named.project_id,
        max(coalesce(visit.end_date, visit.start_date)) as day
    from mart.visit_project as named
    inner join mart.visit as visit on named.snapshot_id = visit.snapshot_id and named.visit_id = visit.visit_id
    where
        named.snapshot_id = $snapshot_id
        and named.project_id is not null
        and coalesce(visit.end_date, visit.start_date) <= $as_of::date
    group by named.project_id
),

asked as (
    select
        project_id,
        ledger as asked_by,
        max(greatest(
            case when day <= $as_of::date then day end, case when closed_date <= $as_of::date then closed_date end
        )) as day
    from entry
    group by project_id, ledger
    union all by name
    select
        project_id,
        'visits' as asked_by,
        day
    from visited
    union all by name
    select
        project_id,
        'orders' as asked_by,
        max(feedback_date) as day
    from mart.assignment
    where snapshot_id = $snapshot_id and project_id is not null and feedback_date <= $as_of::date
    group by project_id
    union all by name
    select
        project_id,
        'changes' as asked_by,
        last_changed_date as day
    from mart.project_seen
    where snapshot_id = $snapshot_id
    union all by name
    select
        named.project_id,
        'uploads' as asked_by,
        max(batch.as_of_date) as day
    from mart.project_row as named
    inner join mart.current_batch as batch
        on named.snapshot_id = batch.snapshot_id and named.batch_id = batch.batch_id
    where named.snapshot_id = $snapshot_id
    group by named.project_id
),

heard as (
    select
        project_id,
        max(day) filter (where list_contains(mart.setting_list('service_contact_by'), asked_by)) as contacted_date,
        max(day) filter (where list_contains(mart.setting_list('service_status_by'), asked_by)) as verified_date,
        arg_max(asked_by, (day, asked_by)) filter (
            where day is not null and list_contains(mart.setting_list('service_status_by'), asked_by)
        ) as verified_by
    from asked
    group by project_id
),

speaking as (
    select coalesce(bool_or(ledger = 'contacts'), false) as tells_contacts
    from mart.current_batch
    where snapshot_id = $snapshot_id
),

served as (
    select
        project.project_id,
        coalesce(project.service_officer, officer.person) as officer,
        case
            when project.service_officer is not null then 'register' when officer.person is not null then 'contacts'
        end as officer_from,
        officer.kind as officer_kind,
        step.step,
        coalesce(step.step_unit, project.responsible_unit) as step_unit,
        step.promised_date,
        step.step_from,
        step.sheet_id,
        step.row_number,
        project.last_changed_date as changed_date,
        heard.contacted_date,
        heard.verified_date,
        heard.verified_by,
        step.promised_date - $as_of::date as left_days,
        case when speaking.tells_contacts then $as_of::date - coalesce(heard.contacted_date, seen.first_seen_date) end
            as quiet_days,
        $as_of::date - project.last_changed_date as changed_days,
        $as_of::date - coalesce(heard.verified_date, seen.first_seen_date) as verified_days
    from mart.project as project
    cross join speaking
    left join mart.project_seen as seen
        on project.snapshot_id = seen.snapshot_id and project.project_id = seen.project_id
    left join officer on project.project_id = officer.project_id
    left join step on project.project_id = step.project_id
    left join heard on project.project_id = heard.project_id
    where
        project.snapshot_id = $snapshot_id
        and project.is_counted
        and not project.is_exit
        and (not coalesce(project.is_in_production, false) or step.promised_date is not null)
)

select
    $snapshot_id as snapshot_id,
    served.*,
    case
        when served.left_days < 0 then null
        when served.left_days <= rule.first_window then rule.first_window
        when served.left_days <= rule.second_window then rule.second_window
        when served.left_days <= rule.third_window then rule.third_window
    end::integer as window_days,
    coalesce(served.left_days < 0, false) as is_overdue,
    coalesce(-served.left_days > rule.alarm_days, false) as is_alarming,
    served.step is null as is_without_step,
    served.step is not null and served.promised_date is null as is_without_day,
    served.officer is null as is_without_officer,
    served.quiet_days > rule.contact_days as is_silent,
    coalesce(served.verified_days > rule.ageing_days, false) as is_ageing,
    coalesce(served.verified_days > rule.old_days, false) as is_old
from served
cross join rule
order by served.project_id

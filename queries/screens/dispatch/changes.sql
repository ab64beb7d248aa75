-- purpose: What the project ledgers say otherwise at the later of two snapshots: a project new, gone or now part of
--     another one, its stage, and each watched field that changed; with the rows that say so on both sides.
--     A unit or group under another name is the same one (names as of version $sequence and day $as_of, and those of
--     the organisation's register).
--     has_note: the row that holds the new value says something new in one of $note_fields.
--     is_back: a step back, a smaller sum, a later date, or nothing where something was.
--     Where a side says nothing its row is the one of the same form and unit; of a project that is not there, the
--     sheet in which it should be.
-- grain: project_id, before_id, field
-- params: $snapshot_id, $previous_id, $sequence, $as_of, $fields, $note_fields
-- columns: kind, field, project_id, before_id, after_id, project_name, unit, old_text, new_text, old_precision,
--     new_precision, slip_days, is_back, has_note, old_field, new_field, old_sheet_id, old_row_number, new_sheet_id,
--     new_row_number
with pair as (
    select
        paired.project_id,
        paired.before_id,
        paired.after_id,
        paired.is_merged,
        coalesce(after.project_name, before.project_name) as project_name,
        coalesce(after.responsible_unit, before.responsible_unit) as unit,
        before.stage_order as old_order,
        after.stage_order as new_order,
        before.stage as old_stage,
        after.stage as new_stage,
        coalesce(before.is_exit, false) as was_exit,
        coalesce(after.is_exit, false) as is_exit,
        before.planned_investment_field as old_amount_field,
        after.planned_investment_field as new_amount_field
    from mart.paired_project($previous_id, $snapshot_id) as paired
    left join mart.project as before
        on before.snapshot_id = $previous_id and paired.before_id = before.project_id
    left join mart.project as after
        on after.snapshot_id = $snapshot_id and paired.after_id = after.project_id
),

worded as (
    select
        snapshot_id,
        project_id,
        cast(columns([
            'stage', 'planned_investment_wan', 'agreed_investment_wan', 'filed_investment_wan',
            'fixed_investment_wan', 'planned_start_date', 'actual_start_date',
            'planned_production_date', 'actual_production_date', 'signed_date', 'completion_date',
            'design_capacity_date', 'next_step_due_date', 'sponsoring_leader',
            'responsible_leader', 'service_officer', 'responsible_unit', 'credited_unit',
            'task_group', 'next_step_unit', 'agreement_type', 'town'
        ]) as varchar)
    from mart.project
    where snapshot_id in ($previous_id, $snapshot_id)
),

told as (
    select
        snapshot_id,
        project_id,
        list_value(*columns(* exclude (snapshot_id, project_id))) as value_texts
    from worded
),

-- Most projects say the same on both sides: field by field only those that do not.
differing as (
    select
        pair.before_id,
        pair.after_id
    from pair
    inner join told as old on old.snapshot_id = $previous_id and pair.before_id = old.project_id
    inner join told as new on new.snapshot_id = $snapshot_id and pair.after_id = new.project_id
    where not pair.is_merged and old.value_texts is distinct from new.value_texts
),

worded_otherwise as (
    select worded.*
    from worded
    where
        (snapshot_id = $previous_id and project_id in (select differing.before_id from differing))
        or (snapshot_id = $snapshot_id and project_id in (select differing.after_id from differing))
),

stated as (
    select *
    from worded_otherwise
    unpivot include nulls (value_text for field in (columns(* exclude (snapshot_id, project_id))))
    where list_contains($fields, field)
),

-- Under one id on both sides: a join over the field alone would lay all projects over all.
old_stated as (
    select
        pair.project_id,
        stated.field,
        stated.value_text
    from pair
    inner join stated on stated.snapshot_id = $previous_id and pair.before_id = stated.project_id
    where not pair.is_merged
),

new_stated as (
    select
        pair.project_id,
        stated.field,
        stated.value_text
    from pair
    inner join stated on stated.snapshot_id = $snapshot_id and pair.after_id = stated.project_id
),

-- A unit or group that got another name is the same one.
renamed as (
    select
        mart.project_key(unit) as written_key,
        mart.project_key(name) as name_key
    from mart.unit_name($sequence, $as_of)
    where as_of_date is null and unit <> name
    union
    select
        name_key as written_key,
        body_key as name_key
    from mart.body_name
    where snapshot_id = $snapshot_id and name_key <> body_key
),

changed as (
    select
        case
            when old.field <> 'stage' then 'field'
            when pair.is_exit then 'exit'
            when pair.was_exit then 'resumed'
            when pair.old_order is null or pair.new_order is null then 'stage_told'
            when pair.new_order > pair.old_order then 'stage_up'
            else 'stage_down'
        end as kind,
        old.field,
        pair.*,
        old.value_text as old_text,
        new.value_text as new_text
    from old_stated as old
    inner join new_stated as new on old.project_id = new.project_id and old.field = new.field
    inner join pair on old.project_id = pair.project_id and not pair.is_merged
    left join renamed
        on
            old.field in ('responsible_unit', 'credited_unit', 'next_step_unit', 'task_group')
            and renamed.written_key = mart.project_key(old.value_text)
            and renamed.name_key = mart.project_key(new.value_text)
    where
        old.value_text is distinct from new.value_text
        and renamed.written_key is null
        and not (
            old.field in ('agreed_investment_wan', 'filed_investment_wan')
            and (
                old.field is not distinct from pair.old_amount_field
                or old.field is not distinct from pair.new_amount_field
            )
        )
    union all by name
    select
        case
            when before_id is null then 'new'
            when is_merged then 'merged'
            else 'gone'
        end as kind,
        'project_name' as field,
        pair.*,
        old_stage as old_text,
        new_stage as new_text
    from pair
    where before_id is null or after_id is null
),

change as (
    select
        *,
        row_number() over (order by project_id, before_id, field) as change_id,
        case
            when field = 'planned_investment_wan' then coalesce(old_amount_field, field)
            else field
        end as old_field,
        case
            when field = 'planned_investment_wan' then coalesce(new_amount_field, field)
            else field
        end as new_field
    from changed
),

-- A side at a time: the sheets of one are few and stand together, those of both are spread over all versions.
entry as (
    select *
    from mart.project_entry
    where snapshot_id = $previous_id and project_id in (select change.before_id from change)
    union all
    select *
    from mart.project_entry
    where snapshot_id = $snapshot_id and project_id in (select change.after_id from change)
),

ledger_line as (
    select
        batch.form,
        batch.unit as reporting_unit,
        entry.date_precision as precisions,
        [
            case when list_contains($note_fields, 'progress_text') then trim(entry.progress_text) end,
            case when list_contains($note_fields, 'problem_text') then trim(entry.problem_text) end,
            case when list_contains($note_fields, 'next_step') then trim(entry.next_step) end,
            case when list_contains($note_fields, 'remark') then trim(entry.remark) end
        ] as notes,
        entry.*
    from entry
    inner join mart.current_batch as batch
        on entry.snapshot_id = batch.snapshot_id and entry.batch_id = batch.batch_id
),

line_worded as (
    select
        snapshot_id,
        project_id,
        belief_rank,
        form,
        reporting_unit,
        precisions,
        notes,
        sheet_id,
        row_number,
        cast(columns([
            'project_name', 'stage', 'planned_investment_wan', 'agreed_investment_wan',
            'filed_investment_wan', 'fixed_investment_wan', 'planned_start_date',
            'actual_start_date', 'planned_production_date', 'actual_production_date',
            'signed_date', 'completion_date', 'design_capacity_date', 'next_step_due_date',
            'sponsoring_leader', 'responsible_leader', 'service_officer', 'responsible_unit',
            'credited_unit', 'task_group', 'next_step_unit', 'agreement_type', 'town'
        ]) as varchar)
    from ledger_line
),

line_field as (
    select *
    from line_worded
    unpivot include nulls (
        value_text for field in (
            columns(* exclude (
                snapshot_id, project_id, belief_rank, form, reporting_unit, precisions, notes,
                sheet_id, row_number
            ))
        )
    )
),

said as (
    select *
    from line_field
    where value_text is not null
    qualify row_number() over (partition by snapshot_id, project_id, field order by belief_rank) = 1
),

side as (
    select
        change.change_id,
        'old' as side,
        $previous_id as snapshot_id,
        change.before_id as project_id,
        change.old_field as field,
        said.form as other_form,
        said.reporting_unit as other_unit
    from change
    left join said
        on
            said.snapshot_id = $snapshot_id
            and change.after_id = said.project_id
            and change.new_field = said.field
    union all
    select
        change.change_id,
        'new',
        $snapshot_id,
        change.after_id,
        change.new_field,
        said.form,
        said.reporting_unit
    from change
    left join said
        on
            said.snapshot_id = $previous_id
            and change.before_id = said.project_id
            and change.old_field = said.field
),

standing as (
    select
        side.change_id,
        side.side,
        line.form,
        line.reporting_unit,
        line.sheet_id,
        line.row_number,
        line.notes,
        line.precisions[side.field] as date_precision
    from side
    inner join line_field as line using (snapshot_id, project_id, field)
    qualify
        row_number() over (
            partition by side.change_id, side.side
            order by
                line.value_text is null,
                line.value_text is null
                and (
                    line.form is distinct from side.other_form
                    or line.reporting_unit is distinct from side.other_unit
                ),
                line.belief_rank
        ) = 1
),

missing as (
    select
        side.change_id,
        side.side,
        min(sheet.sheet_id) as sheet_id
    from side
    inner join mart.current_batch as batch
        on
            side.snapshot_id = batch.snapshot_id
            and batch.ledger = 'projects'
            and side.other_form = batch.form
            and side.other_unit = batch.unit
    inner join ledger.source_sheet as sheet on batch.batch_id = sheet.batch_id
    where side.project_id is null
    group by side.change_id, side.side
),

spoken_before as (
    select
        change.change_id,
        arg_min(line.notes, line.belief_rank) as notes
    from change
    inner join standing as new on change.change_id = new.change_id and new.side = 'new'
    inner join ledger_line as line
        on
            line.snapshot_id = $previous_id
            and change.before_id = line.project_id
            and new.form = line.form
            and new.reporting_unit = line.reporting_unit
    group by change.change_id
),

placed as (
    select
        change.*,
        old.date_precision as old_precision,
        new.date_precision as new_precision,
        coalesce(old.sheet_id, old_sheet.sheet_id) as old_sheet_id,
        old.row_number as old_row_number,
        coalesce(new.sheet_id, new_sheet.sheet_id) as new_sheet_id,
        new.row_number as new_row_number,
        coalesce(
            len(list_filter(
                [1, 2, 3, 4],
                lambda place:
                coalesce(new.notes[place], '') <> ''
                and new.notes[place] is distinct from spoken_before.notes[place]
            )) > 0,
            false
        ) as has_note
    from change
    left join standing as old on change.change_id = old.change_id and old.side = 'old'
    left join standing as new on change.change_id = new.change_id and new.side = 'new'
    left join missing as old_sheet on change.change_id = old_sheet.change_id and old_sheet.side = 'old'
    left join missing as new_sheet on change.change_id = new_sheet.change_id and new_sheet.side = 'new'
    left join spoken_before on change.change_id = spoken_before.change_id
)

select
    kind,
    field,
    project_id,
    before_id,
    after_id,
    project_name,
    unit,
    old_text,
    new_text,
    old_precision,
    new_precision,
    case
        when field like '%_date'
            then mart.slip_days(
                try_cast(old_text as date),
                old_precision,
                try_cast(new_text as date),
                new_precision
            )
    end::integer as slip_days,
    case
        when kind in ('stage_down', 'exit', 'gone') then true
        when kind in ('new', 'merged', 'stage_up', 'resumed') then false
        when new_text is null then true
        when field like '%_wan'
            then coalesce(
                try_cast(new_text as decimal(18, 6)) < try_cast(old_text as decimal(18, 6)), false
            )
        when field like '%_date' then coalesce(slip_days > 0, false)
        else false
    end as is_back,
    has_note,
    old_field,
    new_field,
    old_sheet_id::varchar as old_sheet_id,
    old_row_number,
    new_sheet_id::varchar as new_sheet_id,
    new_row_number
from placed
order by project_name, project_id, before_id, kind, field

-- purpose: When a project first stood in a ledger, and when any of its fields last changed from one batch of a form
--     and unit to the next; a row that only moved within its sheet has not changed.
-- params: $snapshot_id
insert into mart.project_seen by name
with content as (
    select
        history.form,
        history.unit,
        history.as_of_date,
        entry.project_code,
        entry.project_name,
        hash(*columns(
            entry.* exclude (batch_id, sheet_id, row_number, section)
        )) as content_hash
    from mart.project_history as history
    inner join ledger.project_row as entry on history.batch_id = entry.batch_id
    where history.snapshot_id = $snapshot_id
),

stood as (
    select
        identity.project_id,
        content.form,
        content.unit,
        content.as_of_date,
        bit_xor(content.content_hash) as content_hash
    from content
    inner join mart.project_identity as identity
        on
            identity.snapshot_id = $snapshot_id
            and content.project_code is not distinct from identity.project_code
            and content.project_name is not distinct from identity.project_name
    group by identity.project_id, content.form, content.unit, content.as_of_date
),

compared as (
    select
        project_id,
        as_of_date,
        content_hash,
        lag(content_hash) over (
            partition by project_id, form, unit
            order by as_of_date
        ) as last_hash
    from stood
)

select
    $snapshot_id as snapshot_id,
    project_id,
    min(as_of_date) as first_seen_date,
    max(as_of_date) filter (
        where last_hash is null or last_hash <> content_hash
    ) as last_changed_date
from compared
group by project_id
order by project_id

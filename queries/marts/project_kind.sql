-- purpose: By which rules of gates.toml each project from 签约 on is measured (终止 left out): the kind that a ledger
--     states, else the first whose words its industry bears, else the usual one.
-- params: $snapshot_id
insert into mart.project_kind by name
with chosen_project as (
    select
        project_id,
        project_kind,
        signed_date,
        lower(concat_ws(' ', industry, industry_chain)) as trade
    from mart.project
    where
        snapshot_id = $snapshot_id
        and is_signed
        and stage is distinct from '终止'
),

trade_kind as (
    select
        told.project_kind as stated_kind,
        told.trade,
        arg_min(
            kind.project_kind,
            case
                when kind.project_kind = told.project_kind then 0
                when kind.is_default then 2000
                else kind.kind_order
            end
        ) as project_kind
    from (
        select distinct
            project_kind,
            trade
        from chosen_project
    ) as told
    inner join mart.rule_kind as kind
        on
            kind.is_default
            or told.project_kind = kind.project_kind
            or len(list_filter(
                kind.words,
                lambda word: contains(concat_ws(' ', lower(told.project_kind), told.trade), word)
            )) > 0
    group by told.project_kind, told.trade
)

select
    $snapshot_id as snapshot_id,
    chosen_project.project_id,
    chosen_project.signed_date,
    trade_kind.project_kind
from chosen_project
inner join trade_kind
    on
        chosen_project.trade = trade_kind.trade
        and chosen_project.project_kind is not distinct from trade_kind.stated_kind
order by chosen_project.project_id

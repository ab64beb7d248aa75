-- purpose: Pairs of projects that may be one, the nearest first, with the rule that asks and its numbers; what was
--     decided is left out. Different phases, numbers, or codes within one sheet make different projects. one: what
--     is there already or was there first; two: what comes. found: how many pairs there are, shown or not.
--     Reads mart.compared_…, filled just before.
-- grain: one_id, two_id
-- columns: found, rule, rule_order, similarity, contained, amount_gap, agreeing, shared_company, shared_trade, one_id,
--     two_id, one, two
with setting as (
    select
        max(number_value) filter (where setting = 'same_project_most_shown') as most_shown,
        max(number_value) filter (where setting = 'same_project_near_similarity') as near_similarity,
        max(number_value) filter (where setting = 'same_project_near_contained') as near_contained,
        max(number_value) filter (where setting = 'same_project_alone_similarity') as alone_similarity,
        max(number_value) filter (where setting = 'same_project_deal_gap') as deal_gap,
        max(number_value) filter (where setting = 'same_project_renamed_agreeing') as renamed_agreeing,
        max(number_value) filter (where setting = 'same_project_renamed_gap') as renamed_gap,
        max(number_value) filter (where setting = 'same_project_unborn_similarity') as unborn_similarity,
        max(number_value) filter (where setting = 'same_project_unborn_contained') as unborn_contained
    from mart.rule_setting
),

told_apart as (
    select
        least(kept.project_id, other.project_id) as one_id,
        greatest(kept.project_id, other.project_id) as two_id
    from mart.compared_mention as kept
    inner join mart.compared_mention as other
        on kept.decision_id = other.decision_id and kept.side = 'kept' and other.side = 'other'
    where kept.verdict = 'different'
),

open_pair as (
    select
        found.one_id,
        found.two_id
    from mart.compared_pair as found
    anti join told_apart on found.one_id = told_apart.one_id and found.two_id = told_apart.two_id
),

-- In two steps, so that no plan begins by holding every project against every other.
half as materialized (
    select
        open_pair.one_id,
        open_pair.two_id,
        one
    from open_pair
    inner join mart.compared_project as one on open_pair.one_id = one.project_id
),

possible as materialized (
    select
        half.one_id,
        half.two_id,
        half.one.is_borne and two.is_borne as is_borne,
        half.one.name_key = two.name_key as is_name_same,
        half.one.is_gone or two.is_gone as is_gone,
        case
            when half.one.is_gone then list_has_any(half.one.left_sheets, two.stands_in_sheets)
            else list_has_any(two.left_sheets, half.one.stands_in_sheets)
        end as is_same_sheet,
        len(half.one.companies) = 0 or len(two.companies) = 0 as is_company_unknown,
        list_filter(half.one.companies, lambda text: list_contains(two.companies, text))[1] as shared_company,
        list_filter(half.one.trades, lambda text: list_contains(two.trades, text))[1] as shared_trade,
        case
            when half.one.amount_wan > 0 and two.amount_wan > 0
                then (abs(half.one.amount_wan - two.amount_wan) / greatest(half.one.amount_wan, two.amount_wan))::double
        end as amount_gap,
        mart.project_key(half.one.town) = mart.project_key(two.town) as is_town_same,
        half.one.pairs as one_pairs,
        two.pairs as two_pairs,
        half.one.rest_pairs as one_rest,
        two.rest_pairs as two_rest
    from half
    inner join mart.compared_project as two on half.two_id = two.project_id
    where
        half.one.phases = two.phases
        and (half.one.numbers = two.numbers or len(half.one.numbers) = 0 or len(two.numbers) = 0)
        and (half.one.is_borne or two.is_borne)
        and not (half.one.is_gone and two.is_gone)
        and not (
            half.one.code_key is not null
            and two.code_key is not null
            and half.one.code_key <> two.code_key
            and list_has_any(half.one.all_sheets, two.all_sheets)
        )
        and not (half.one.is_gone and coalesce(list_has_any(half.one.left_from, two.left_from), false))
        and not (two.is_gone and coalesce(list_has_any(half.one.left_from, two.left_from), false))
        and half.one.parent_key is distinct from two.name_key
        and two.parent_key is distinct from half.one.name_key
),

laid_out as (
    select
        * exclude (one_pairs, two_pairs, one_rest, two_rest),
        case when is_rest then one_rest else one_pairs end as one_letters,
        case when is_rest then two_rest else two_pairs end as two_letters
    from (
        select
            *,
            shared_company is not null and len(one_rest) > 0 and len(two_rest) > 0 as is_rest
        from possible
    ) as resting
),

counted as materialized (
    select
        * exclude (one_letters, two_letters),
        len(one_letters) as one_count,
        len(two_letters) as two_count,
        len(list_filter(one_letters, lambda text: list_contains(two_letters, text))) as shared_count
    from laid_out
),

measured as (
    select
        *,
        coalesce(2 * shared_count / nullif(one_count + two_count, 0), 0) as similarity,
        coalesce(shared_count / nullif(least(one_count, two_count), 0), 0) as contained
    from counted
),

judged as (
    select
        measured.*,
        (measured.shared_company is not null)::integer
        + coalesce(measured.amount_gap <= setting.renamed_gap, false)::integer
        + coalesce(measured.is_town_same, false)::integer as agreeing,
        case
            when
                not measured.is_borne
                and (
                    measured.similarity >= setting.unborn_similarity
                    or measured.contained >= setting.unborn_contained
                )
                then 'unborn'
            when not measured.is_borne then null
            when measured.is_name_same then 'same_name'
            when
                measured.is_gone
                and measured.is_same_sheet
                and agreeing >= setting.renamed_agreeing
                and (measured.shared_company is not null or measured.is_company_unknown)
                and coalesce(measured.amount_gap <= setting.renamed_gap, true)
                and coalesce(measured.is_town_same, true)
                then 'renamed'
            when
                measured.shared_company is not null
                and (
                    measured.similarity >= setting.near_similarity
                    or measured.contained >= setting.near_contained
                )
                then 'near_name'
            when
                measured.shared_company is not null
                and measured.shared_trade is not null
                and measured.amount_gap <= setting.deal_gap
                then 'same_deal'
            when measured.is_company_unknown and measured.similarity >= setting.alone_similarity
                then 'near_name_alone'
        end as rule
    from measured
    cross join setting
),

ranked as (
    select
        *,
        list_position(
            ['same_name', 'renamed', 'near_name', 'same_deal', 'near_name_alone', 'unborn'], rule
        ) as rule_order,
        count(*) over () as found
    from judged
    where rule is not null
),

shown as (
    select ranked.*
    from ranked
    cross join setting
    qualify
        row_number() over (
            order by ranked.rule_order, ranked.similarity desc, ranked.one_id, ranked.two_id
        ) <= setting.most_shown
),

-- First stands a project before a bare name, what is there before what comes, the older before the newer.
ordered as (
    select
        shown.*,
        one,
        two,
        (
            two.is_borne,
            not two.is_incoming,
            two.is_gone,
            two.code_key is not null,
            one.as_of_date,
            one.project_id
        ) > (
            one.is_borne,
            not one.is_incoming,
            one.is_gone,
            one.code_key is not null,
            two.as_of_date,
            two.project_id
        ) as is_turned
    from shown
    inner join mart.compared_project as one on shown.one_id = one.project_id
    inner join mart.compared_project as two on shown.two_id = two.project_id
)

select
    found,
    rule,
    rule_order,
    similarity,
    contained,
    amount_gap,
    agreeing,
    shared_company,
    shared_trade,
    case when is_turned then two_id else one_id end as one_id,
    case when is_turned then one_id else two_id end as two_id,
    case when is_turned then two else one end as one,
    case when is_turned then one else two end as two
from ordered
order by rule_order, similarity desc, one_id, two_id

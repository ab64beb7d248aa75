-- purpose: Pairs worth a closer look, found without holding every project against every other: they share a company, a
--     name, an amount in a town (a name gone, a name come), or one of their rarest pairs of letters. How many of
--     the rarest are needed follows from the least similarity t of two sets: with n pairs, n − ⌈t·n / (2 − t)⌉ + 1.
insert into mart.compared_pair by name
with setting as (
    select
        mart.setting_number('same_project_alone_similarity') as alone,
        mart.setting_number('same_project_unborn_similarity') as unborn
),

project as (
    select
        project_id,
        is_borne,
        is_gone,
        is_asked,
        name_key,
        len(companies) > 0 as has_company,
        phases,
        numbers,
        pairs,
        amount_wan::varchar || '·' || town as deal
    from mart.compared_project
),

crowd as (
    select
        kind,
        text
    from mart.compared_crowd
),

of_company as (
    select
        compared.project_id,
        compared.is_asked,
        compared.phases,
        compared.numbers,
        compared.company
    from (
        select
            project_id,
            is_asked,
            phases,
            numbers,
            unnest(companies) as company
        from mart.compared_project
        where is_borne
    ) as compared
    anti join crowd on compared.company = crowd.text and crowd.kind = 'company'
),

by_company as (
    select
        asked.project_id as one_id,
        other.project_id as two_id
    from of_company as asked
    inner join of_company as other
        on
            asked.company = other.company
            and asked.phases = other.phases
            and asked.project_id <> other.project_id
    where
        asked.is_asked
        and (asked.numbers = other.numbers or len(asked.numbers) = 0 or len(other.numbers) = 0)
),

by_name as (
    select
        asked.project_id as one_id,
        other.project_id as two_id
    from project as asked
    inner join project as other
        on asked.name_key = other.name_key and asked.project_id <> other.project_id
    anti join crowd on asked.name_key = crowd.text and crowd.kind = 'name'
    where asked.is_asked and asked.is_borne and other.is_borne
),

by_deal as (
    select
        gone.project_id as one_id,
        come.project_id as two_id
    from project as gone
    inner join project as come on gone.deal = come.deal
    anti join crowd on gone.deal = crowd.text and crowd.kind = 'deal'
    where gone.is_gone and not come.is_gone and come.is_borne and (gone.is_asked or come.is_asked)
),

letters as (
    select
        project_id,
        is_asked,
        len(pairs) as pair_count,
        unnest(pairs) as pair
    from project
),

rarity as (
    select
        pair,
        count(*) as frequency
    from letters
    group by pair
),

ranked as (
    select
        letters.project_id,
        letters.pair,
        letters.pair_count + 1 - row_number() over (
            partition by letters.project_id
            order by rarity.frequency, letters.pair
        ) as pairs_left
    from letters
    inner join rarity on letters.pair = rarity.pair
    where letters.is_asked
),

-- A null: nobody asks for that project, so that any of its pairs of letters will do.
sought as materialized (
    select
        letters.project_id,
        letters.pair,
        letters.is_asked,
        project.is_borne,
        project.has_company,
        project.phases,
        project.numbers,
        len(project.numbers) > 0 as has_number,
        coalesce(
            ranked.pairs_left >= ceil(
                setting.alone * letters.pair_count / (2 - setting.alone) - 1e-9
            ),
            true
        ) as is_rare_alone,
        coalesce(
            ranked.pairs_left >= ceil(
                setting.unborn * letters.pair_count / (2 - setting.unborn) - 1e-9
            ),
            true
        ) as is_rare_unborn
    from letters
    inner join project on letters.project_id = project.project_id
    cross join setting
    left join ranked on letters.project_id = ranked.project_id and letters.pair = ranked.pair
),

by_letters_same_number as (
    select
        asked.project_id as one_id,
        other.project_id as two_id
    from sought as asked
    inner join sought as other
        on
            asked.pair = other.pair
            and asked.phases = other.phases
            and asked.numbers = other.numbers
            and asked.project_id <> other.project_id
    where
        asked.is_asked
        and asked.is_borne
        and other.is_borne
        and asked.is_rare_alone
        and other.is_rare_alone
        and not (asked.has_company and other.has_company)
),

by_letters_one_number as (
    select
        asked.project_id as one_id,
        other.project_id as two_id
    from sought as asked
    inner join sought as other
        on
            asked.pair = other.pair
            and asked.phases = other.phases
            and asked.has_number <> other.has_number
    where
        asked.is_asked
        and asked.is_borne
        and other.is_borne
        and asked.is_rare_alone
        and other.is_rare_alone
        and not (asked.has_company and other.has_company)
),

by_reference as (
    select
        unborn.project_id as one_id,
        borne.project_id as two_id
    from sought as unborn
    inner join sought as borne
        on
            unborn.pair = borne.pair
            and unborn.phases = borne.phases
            and (unborn.numbers = borne.numbers or unborn.has_number <> borne.has_number)
    where
        not unborn.is_borne
        and borne.is_borne
        and (unborn.is_asked or borne.is_asked)
        and unborn.is_rare_unborn
),

found as (
    select * from by_company
    union all
    select * from by_name
    union all
    select * from by_deal
    union all
    select * from by_letters_same_number
    union all
    select * from by_letters_one_number
    union all
    select * from by_reference
)

select distinct
    least(one_id, two_id) as one_id,
    greatest(one_id, two_id) as two_id
from found

-- purpose: mart.company_cores(names_key, company_pattern, unknown_companies): the companies in names like
--     mart.project_key, each without a bracketed place and without words that every company's name has (a pattern of
--     alternatives); unknown ones are left out.
create macro mart.company_cores(names_key, company_pattern, unknown_companies) as
list_distinct(list_filter(
    list_transform(
        list_filter(
            regexp_split_to_array(coalesce(names_key, ''), '[、,，;；/]'),
            lambda company: not list_contains(unknown_companies, company)
        ),
        lambda company: regexp_replace(
            regexp_replace(regexp_replace(company, '\([^)]*\)', '', 'g'), company_pattern, '', 'g'),
            '[\p{P}\p{S}\s]+',
            '',
            'g'
        )
    ),
    lambda core: length(core) >= 2
))

-- purpose: mart.company_core(names): the companies in a text, each by the letters that tell it from others: without
--     brackets, words that every company's name has, and what stands where none is known (same_project.toml).
create macro mart.company_core(in_names) as
list_distinct(list_filter(
    regexp_split_to_array(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(coalesce(mart.project_key(in_names), ''), '\([^)]*\)', '', 'g'),
                    '(^|[、,，;；/])(' || mart.unknown_companies() || ')($|[、,，;；/])',
                    '、',
                    'g'
                ),
                mart.company_words(),
                '',
                'g'
            ),
            '[^\p{L}\p{N}、,，;；/]+',
            '',
            'g'
        ),
        '[、,，;；/]'
    ),
    lambda core: length(core) >= 2
))

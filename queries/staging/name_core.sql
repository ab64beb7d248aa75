-- purpose: mart.name_core(name_key, plain_pattern): a name's letters without phases, numbers, marks and plain words
--     (a pattern of alternatives, the same for all names).
create macro mart.name_core(name_key, plain_pattern) as
regexp_replace(
    regexp_replace(
        regexp_replace(name_key, '(第?[一二三四五六七八九十]+|第?[0-9]+|[ivx]+)期', '', 'g'),
        plain_pattern,
        '',
        'g'
    ),
    '[\p{P}\p{S}\p{N}\s]+',
    '',
    'g'
)

-- purpose: mart.name_core(name_key): a name's letters without phases, numbers, marks and plain words.
create macro mart.name_core(name_key) as
regexp_replace(
    regexp_replace(
        regexp_replace(name_key, '(第?[一二三四五六七八九十]+|第?[0-9]+|[ivx]+)期', '', 'g'),
        mart.plain_words(),
        '',
        'g'
    ),
    '[\p{P}\p{S}\p{N}\s]+',
    '',
    'g'
)

-- purpose: mart.name_numbers(name_key): numbers in a name besides its phases, in plain digits, and letters of plots
--     (a区, b标段), sorted: 项目01 → 1, 一号井 → 1, 60万吨 → 60.
create macro mart.name_numbers(name_key) as
list_sort(list_distinct(list_concat(
    list_transform(
        regexp_extract_all(
            regexp_replace(name_key, '(第?[一二三四五六七八九十]+|第?[0-9]+|[ivx]+)期', '', 'g'), '[0-9]+(?:\.[0-9]+)?'
        ),
        lambda number: coalesce(try_cast(number as decimal(18, 4))::double::varchar, number)
    ),
    list_transform(
        regexp_extract_all(name_key, '([一二三四五六七八九十]+)(?:号|标|批|厂|线|区)', 1),
        lambda mark: coalesce(try_cast(mart.arabic_number(mark) as decimal(18, 4))::double::varchar, mark)
    ),
    regexp_extract_all(name_key, '([a-z])(?:区|段|标|包|线|号)', 1)
)))

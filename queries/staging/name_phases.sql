-- purpose: mart.name_phases(name_key, apart_words): what makes a name another project than the same name without it:
--     phases (第二期, 二期, 2期, ii期 → 2) and the words given, sorted.
create macro mart.name_phases(name_key, apart_words) as
list_sort(list_distinct(list_concat(
    list_transform(
        regexp_extract_all(name_key, '([一二三四五六七八九十]+|[0-9]+|[ivx]+)期', 1),
        lambda mark: mart.arabic_number(mark)
    ),
    list_filter(apart_words, lambda word: contains(name_key, word))
)))

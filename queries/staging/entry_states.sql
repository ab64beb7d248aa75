-- purpose: mart.entry_states(texts, fields): whether an entry leaves none of the fields named blank.
create macro mart.entry_states(in_texts, in_fields) as
coalesce(
    len(list_filter(list_distinct(in_fields::varchar[]), field -> coalesce(in_texts[field], '') = '')), 0
) = 0

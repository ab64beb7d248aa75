-- purpose: mart.entry_states(texts, fields): whether an entry leaves none of the fields named blank; of
--     fields with | between them it states one.
create macro mart.entry_states(in_texts, in_fields) as
coalesce(
    len(list_filter(
        list_distinct(in_fields::varchar[]),
        field -> array_to_string(
            list_transform(string_split(field, '|'), one -> coalesce(in_texts[one], '')), ''
        ) = ''
    )), 0
) = 0

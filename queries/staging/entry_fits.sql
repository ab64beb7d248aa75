-- purpose: mart.entry_fits(texts, fields, values): whether an entry holds, for each of the fields named, one of the
--     values that stand beside it; true where none is named. Of fields with | between them any may hold it.
create macro mart.entry_fits(in_texts, in_fields, in_values) as
coalesce(len(list_filter(
    list_distinct(in_fields::varchar[]),
    field -> not list_has_any(
        string_split(
            array_to_string(list_transform(string_split(field, '|'), one -> coalesce(in_texts[one], '')), '、'), '、'
        ),
        list_transform(
            list_filter(list_zip(in_fields::varchar[], in_values::varchar[]), pair -> pair[1] = field),
            pair -> pair[2]
        )
    )
)), 0) = 0

-- purpose: mart.entry_names(by, text): the names in a cell of a dimension that may hold several (person, unit,
--     company), each once; of any other dimension, and of a blank cell, its text alone.
create macro mart.entry_names(in_by, in_text) as
case
    when in_by in ('person', 'unit', 'company') and trim(in_text) <> ''
        then list_distinct(list_filter(
            list_transform(string_split_regex(in_text, '[、，；;\n]+'), one -> trim(one)), one -> one <> ''
        ))
    else [in_text]
end

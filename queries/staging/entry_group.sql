-- purpose: mart.entry_group(by, town, unit, park, person, company, project_name, project_text, status, texts): what an
--     entry is counted under; by names a dimension, or a field of texts.
create macro mart.entry_group(
    in_by, in_town, in_unit, in_park, in_person, in_company, in_project_name, in_project_text, in_status, in_texts
) as
case in_by
    when 'town' then in_town
    when 'unit' then in_unit
    when 'park' then in_park
    when 'person' then in_person
    when 'company' then in_company
    when 'project' then coalesce(in_project_name, in_project_text)
    when 'status' then in_status
    else in_texts[in_by::varchar]
end

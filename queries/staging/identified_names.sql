-- purpose: mart.identified_names(names): the project that a code and name as written mean by themselves: the code;
--     else the one code that its name stands beside (among current rows, or if there in none, among earlier ones);
--     else the name itself. names holds project_code, project_name and standing: current, past, or named
--     (written elsewhere than in a projects ledger: proves nothing about others).
-- grain: project_code, project_name
create macro mart.identified_names(in_names) as table
    with keyed as (
        select
            project_code,
            project_name,
            bool_or(standing = 'current') as is_current,
            bool_or(standing <> 'named') as is_borne,
            mart.project_key(project_code) as code_key,
            mart.project_key(project_name) as name_key
        from query_table(in_names)
        group by project_code, project_name
    ),

    code_of_name as (
        select
            name_key,
            count(distinct code_key) filter (where is_current) as current_count,
            min(code_key) filter (where is_current) as current_code,
            count(distinct code_key) as ever_count,
            min(code_key) as ever_code
        from keyed
        where is_borne and name_key is not null and code_key is not null
        group by name_key
    )

    select
        keyed.project_code,
        keyed.project_name,
        keyed.code_key,
        keyed.name_key,
        keyed.is_borne,
        coalesce(
            keyed.code_key,
            case
                when code_of_name.current_count = 1 then code_of_name.current_code
                when code_of_name.current_count = 0 and code_of_name.ever_count = 1
                    then code_of_name.ever_code
            end,
            keyed.name_key
        ) as own_id
    from keyed
    left join code_of_name on keyed.name_key = code_of_name.name_key

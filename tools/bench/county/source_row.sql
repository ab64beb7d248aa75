-- Every row of a sheet as it stood, header first: 25 texts a row.
select
    $sheet_id as sheet_id,
    (range + 3)::integer as row_number,
    case when range = 0 then 'header' else 'loaded' end as role,
    list_transform(
        range(25), lambda letter: '示例' || ((range * 7919 + letter * 31) % 99991)
    ) as raw
from range($height + 1)
order by row_number

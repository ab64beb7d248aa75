-- purpose: mart.written_park(key): the park (开发区, 经开区, 园区, 产业园, 工业园, 集中区) that an address, by its key,
--     names behind its county and town, whether or not the gazetteer knows it; null where it names none.
create macro mart.written_park(address_key) as
nullif(
    regexp_extract(
        regexp_replace(address_key, '^\p{Han}*?(省|自治区|市|盟|州|县|旗|镇|乡|苏木|街道)', ''),
        '(\p{Han}{2,12}?(?:开发区|经开区|园区|产业园|工业园|集中区))',
        1
    ),
    ''
)

-- purpose: mart.written_town(key): the town (镇, 乡, 苏木, 街道) that an address, by its key, names behind its province,
--     city and county, whether or not the gazetteer knows it; null where it names none. 景德镇市 is no town.
create macro mart.written_town(address_key) as
nullif(
    regexp_extract(
        address_key || '。',
        '(?:^|省|自治区|市|盟|州|县|旗|区|[,，、;；(])(\p{Han}[^省市盟州县旗区\P{Han}]{0,5}?(?:镇|乡|苏木|街道))[^市县区旗]',
        1
    ),
    ''
)

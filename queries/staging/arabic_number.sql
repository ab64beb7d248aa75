-- purpose: mart.arabic_number(mark): a number as names write it (12, 十二, xii up to x) in digits; other marks stay.
create macro mart.arabic_number(mark) as
case
    when regexp_full_match(mark, '[0-9]+') then coalesce(nullif(ltrim(mark, '0'), ''), '0')
    when list_contains(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'], mark)
        then list_position(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'], mark)::varchar
    when mark = '十' then '10'
    when mark like '十_' then '1' || translate(mark[2:], '一二三四五六七八九', '123456789')
    when mark like '_十' then translate(mark[:1], '一二三四五六七八九', '123456789') || '0'
    else translate(replace(mark, '十', ''), '一二三四五六七八九', '123456789')
end

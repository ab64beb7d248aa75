-- purpose: mart.says_every_town(key): whether words, by their key, speak of all, some or a number of towns, so of no
--     place: 各乡镇, 全旗, 县内所有苏木镇, 3个乡镇, 有关街道. A name that only begins so is a name (各莫寺乡, 三乡镇).
create macro mart.says_every_town(words_key) as
regexp_matches(
    words_key,
    '(?:各|所有|部分|有关|相关|其他|其它|若干|[多几数0-9一二三四五六七八九十两]个)个?(?:乡|镇|苏木|街道|街|办事处|村|嘎查|园区|地)+(?:$|[^\p{Han}])'
)
or regexp_full_match(words_key, '(?:全[省市盟州县旗区域境]|全[省市盟州县旗区]境?内?)(?:乡|镇|苏木|街道)*')
or words_key in ('乡镇', '镇街', '街镇', '乡镇街道', '苏木镇', '苏木乡镇');

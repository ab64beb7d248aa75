-- purpose: mart.project_key(name): a name as it is compared: NFKC for the forms that names hold (full-width
--     ASCII, circled digits, Roman numerals up to X), spaces out, brackets half-width, lower case, as
--     data.importer.checks.table_checks.project_key. DuckDB has no NFKC; a row that needs no wide translation gets
--     none.
-- noqa: disable=LT02,LT05
create macro mart.project_key(written) as
lower(translate(
    case
        -- No nullif around it all: that says it twice, and each copy is planned anew. A text ends at its NUL.
        when regexp_full_match(written, '(?s)[\s\p{Z}\x{200B}\x{FEFF}]*(?:\x00.*)?') then null
        when regexp_matches(written, '[\x{FF01}-\x{FF07}\x{FF0A}-\x{FF5E}①-⑨\x{2160}-\x{2169}]')
            then replace(replace(replace(replace(replace(replace(replace(
                translate(
                    regexp_replace(nfc_normalize(written), '[\s\p{Z}\x{200B}\x{FEFF}]+', '', 'g'),
                    '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～①②③④⑤⑥⑦⑧⑨ⅠⅤⅩ',
                    '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~123456789IVX'
                ),
                'Ⅱ', 'II'), 'Ⅲ', 'III'), 'Ⅳ', 'IV'), 'Ⅵ', 'VI'), 'Ⅶ', 'VII'), 'Ⅷ', 'VIII'), 'Ⅸ', 'IX')
        when regexp_matches(written, '[\s\p{Z}\x{200B}\x{FEFF}]')
            then regexp_replace(nfc_normalize(written), '[\s\p{Z}\x{200B}\x{FEFF}]+', '', 'g')
        else nfc_normalize(written)
    end,
    '（）',
    '()'
))

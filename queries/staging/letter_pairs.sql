-- purpose: mart.letter_pairs(letters): its pairs of neighbouring letters, each once; one letter stands for itself.
--     Of a longer text than any name the first 200 letters count: the work grows by the square of the length.
create macro mart.letter_pairs(letters) as
case length(letters)
    when 0 then []::varchar[]
    when 1 then [letters]
    else list_distinct(list_transform(
        generate_series(1, least(length(letters), 200) - 1), lambda n: substring(letters, n, 2)
    ))
end

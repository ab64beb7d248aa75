-- purpose: mart.cell_reference(line, number): the A1 reference of a cell, (17, 6) → F17; columns up to XFD.
create macro mart.cell_reference(line, number) as
case
    when number <= 26 then ''
    when number <= 702 then chr((64 + (number - 1) // 26)::integer)
    else
        chr((64 + (number - 703) // 676 + 1)::integer)
        || chr((65 + ((number - 703) // 26) % 26)::integer)
end
|| chr((65 + (number - 1) % 26)::integer)
|| line::varchar

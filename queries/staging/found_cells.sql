-- purpose: mart.found_cells(cells): cells asked for by sheet_id, row_number and column_number (null: none): the
--     reference of each in the file, the value and the text that the clerk sees. A cell inside a merged range is the
--     range's first, which holds the text; one of a table in another layout has its place, sheet and header from there.
-- grain: as cells
create macro mart.found_cells(in_cells) as table
    with spot as (
        select
            asked.*,
            coalesce(span.top_row, asked.row_number) as cell_row,
            coalesce(span.left_column, asked.column_number) as cell_column
        from query_table(in_cells) as asked
        left join ledger.source_merge as span
            on
                asked.sheet_id = span.sheet_id
                and asked.row_number between span.top_row and span.bottom_row
                and asked.column_number between span.left_column and span.right_column
    ),

    -- Of a sheet of a million rows only the lines that are asked for are opened.
    line as (
        select *
        from ledger.source_row
        where sheet_id in (select sheet_id from spot) and row_number in (select cell_row from spot)
    )

    select
        spot.* exclude (cell_row, cell_column),
        origin.sheet_name as other_sheet_name,
        origin.header_text as other_header_text,
        case
            when spot.cell_column is not null
                then mart.cell_reference(
                    coalesce(origin.cell_row, spot.cell_row), coalesce(origin.cell_column, spot.cell_column)
                )
        end as cell,
        line.raw[spot.cell_column] as raw_text,
        coalesce(origin.original_text, line.shown[spot.cell_column], line.raw[spot.cell_column]) as original_text
    from spot
    left join line on spot.sheet_id = line.sheet_id and spot.cell_row = line.row_number
    left join ledger.source_origin as origin
        on
            spot.sheet_id = origin.sheet_id
            and spot.cell_row = origin.row_number
            and spot.cell_column = origin.column_number

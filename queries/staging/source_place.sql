-- purpose: Where a sheet's rows came from: file, sheet, unit, as-of, who uploaded it and as which version.
-- grain: sheet_id
create view mart.source_place as
select
    sheet.sheet_id,
    sheet.batch_id,
    sheet.file_name,
    sheet.file_sha256,
    sheet.sheet_name,
    sheet.header_rows,
    batch.ledger,
    batch.form,
    batch.unit as reporting_unit,
    batch.as_of_date,
    batch.sequence,
    batch.is_sample,
    batch.uploaded_by,
    batch.uploaded_at
from ledger.source_sheet as sheet
inner join ledger.upload_batch as batch on sheet.batch_id = batch.batch_id

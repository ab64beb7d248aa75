-- purpose: Append the registered frame incoming to the readings of files, but for those that went back alike before.
insert into ledger.file_reading by name
select incoming.* from incoming
anti join ledger.file_reading as kept
    on
        kept.batch_id is null
        and incoming.file_sha256 = kept.file_sha256
        and incoming.file_name = kept.file_name
        and incoming.unit = kept.unit
        and incoming.as_of_date = kept.as_of_date
        and incoming.is_day_chosen = kept.is_day_chosen
        and incoming.period_start is not distinct from kept.period_start
        and incoming.period_end is not distinct from kept.period_end
        and incoming.corrections = kept.corrections

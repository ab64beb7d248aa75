-- purpose: Of a permit the day on which completion of documents (补正) was asked for; the clock of the item stops.
alter table ledger.readiness_row add column supplement_from date

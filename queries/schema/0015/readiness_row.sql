-- purpose: Of a permit the day on which the documents were complete; the clock runs on.
alter table ledger.readiness_row add column supplement_until date

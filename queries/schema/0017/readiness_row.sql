-- purpose: Of a permit the day on which the special procedure ended; the clock runs on.
alter table ledger.readiness_row add column special_until date

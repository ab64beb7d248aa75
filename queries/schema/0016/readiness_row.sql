-- purpose: Of a permit the day on which a special procedure (特别程序) began; the clock of the item stops.
alter table ledger.readiness_row add column special_from date

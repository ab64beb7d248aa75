-- purpose: What the 三率 are made of, over the projects signed in the as-of year: counts, and 万元 over the projects that
--     state both sums.
-- grain: one row
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: signed, kept, landed, started, completed, producing, funds, contracted
select
    count(*) as signed,
    count(*) filter (where kept) as kept,
    count(*) filter (where landed) as landed,
    count(*) filter (where started) as started,
    count(*) filter (where completed) as completed,
    count(*) filter (where producing) as producing,
    sum(funds) as funds,
    sum(contracted) as contracted
from mart.signing_cohort($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)

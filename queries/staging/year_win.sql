-- purpose: mart.year_win(snapshot, as_of): what the project ledgers claim of the as-of year: every project signed
--     (签约), begun (开工) and brought into production (投产) in it, with whose it is. Targets count these, and
--     verifications speak of them.
-- grain: claim, project_id
create macro mart.year_win(in_snapshot, in_as_of) as table
    select
        won.claim,
        standing.*
    from mart.year_claim(in_snapshot, in_as_of) as won
    inner join mart.project_owners(in_snapshot) as standing on won.project_id = standing.project_id

-- purpose: Claims of the year by kind: what the project ledgers claim, and how the verifications stand; of the projects
--     that the reader chose. only_filed_count: the register alone names them.
-- grain: claim
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: claim, claimed_count, verified_count, incomplete_count, refused_count, pending_count, unfiled_count,
--     only_filed_count, is_kept
select
    claim.claim,
    count(*) filter (where claim.is_told) as claimed_count,
    count(*) filter (where claim.is_told and claim.state = 'verified') as verified_count,
    count(*) filter (where claim.is_told and claim.state = 'incomplete') as incomplete_count,
    count(*) filter (where claim.is_told and claim.state = 'refused') as refused_count,
    count(*) filter (where claim.is_told and claim.state = 'pending') as pending_count,
    count(*) filter (where claim.is_told and claim.state = 'unfiled') as unfiled_count,
    count(*) filter (where not claim.is_told) as only_filed_count,
    coalesce(bool_or(claim.state is not null), false) as is_kept
from mart.claim as claim
where
    claim.snapshot_id = $snapshot_id
    and (
        coalesce($towns, $industries, $channels, $groups, $units, $leaders) is null
        or claim.project_id in (
            select scope.project_id
            from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as scope
        )
    )
group by claim.claim
order by list_position(['签约', '开工', '投产'], claim.claim)

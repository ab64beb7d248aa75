-- purpose: mart.decisions_in_force(decisions): of all that was decided about two projects the last word, unless it
--     opened the question again. decisions holds decision_id, sequence, verdict, kept_id and other_id.
-- grain: decision_id
create macro mart.decisions_in_force(in_decisions) as table
    with last_word as (
        select
            decision_id,
            sequence,
            verdict,
            kept_id,
            other_id
        from query_table(in_decisions)
        where kept_id <> other_id
        qualify
            row_number() over (
                partition by least(kept_id, other_id), greatest(kept_id, other_id)
                order by sequence desc, decision_id desc
            ) = 1
    )

    select *
    from last_word
    where verdict in ('same', 'different')

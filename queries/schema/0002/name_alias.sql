-- purpose: Names of units and people that stand for others, for the whole office: what is written means stands_for
--     in papers from first_date to last_date (null: no end). Append-only; of one name and first_date the last word
--     counts, unless it was forgotten. A unit's own sheets go under the new name from version sequence on.
-- grain: alias_id
create table ledger.name_alias (
    alias_id uuid,
    sequence bigint,
    kind varchar,
    written varchar,
    stands_for varchar,
    first_date date,
    last_date date,
    saved_by varchar,
    saved_at timestamptz
)

-- purpose: Pairs worth a closer look: they share a company, a rare pair of letters, a name, or amount and town.
--     Only inside a transaction that is given up afterwards.
-- grain: one_id, two_id
create table mart.compared_pair (
    one_id varchar, two_id varchar
)

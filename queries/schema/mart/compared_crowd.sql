-- purpose: A company, a name, or an amount in a town that so many projects have that it tells nothing; they are not
--     held against each other for its sake. Only inside a transaction that is given up afterwards.
-- grain: kind, text
create table mart.compared_crowd (
    kind varchar, text varchar, project_count integer
)

-- purpose: Which project of the snapshot a code or name means when another ledger names it.
--     alias_key is mart.project_key(code or name); a name of two projects is no alias.
-- grain: snapshot_id, alias_key
create table mart.project_alias (
    snapshot_id integer, alias_key varchar, project_id varchar
)

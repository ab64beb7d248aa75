-- purpose: measures.toml: leader tiers whose visits push projects, and in which modes.
-- grain: tier
-- params: none
-- columns: none
create table mart.rule_tier (
    tier varchar,
    figure varchar,
    modes varchar[]
)

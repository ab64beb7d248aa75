-- purpose: Every name under which papers speak of a body up to the as-of day: its own, and those that it bore before. A
--     former name that another body bears now, or that two bodies bore, is nobody's.
-- grain: snapshot_id, name_key
create table mart.body_name (snapshot_id integer, name_key varchar, body_key varchar, body varchar)

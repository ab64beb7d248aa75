-- purpose: The months from January of the year before to the as-of month, as their first days.
-- grain: snapshot_id, month_date
create table mart.month (
    snapshot_id integer, month_date date
)

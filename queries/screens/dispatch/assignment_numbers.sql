-- purpose: Every number that an order (督办) was ever published under, in whichever version, so that none is given twice.
-- grain: order_number
-- columns: order_number
select distinct order_number
from ledger.assignment_row
where order_number is not null
order by order_number

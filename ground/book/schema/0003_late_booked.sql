-- What was booked in a month for an earlier one, without reading all that was booked in it: the
-- next paper lists it.
create index entry_late_booked on entry (month_booked) where month_for is not null;

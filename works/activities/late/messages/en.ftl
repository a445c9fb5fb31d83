# Words of what is taken back or checked after its month was locked
activity-done-reverse-late =
    Taken back. That month is locked: the report of { $booked } bears the minus, as an adjustment
activity-done-check-late =
    Checked. That month is locked: this work counts in the report of { $booked }, as an adjustment
activity-done-back-late =
    Taken back. That month is locked: the report of the open month bears the minus, as an adjustment
activity-out-of = Taken out of
activity-out-of-late =
    This work was taken back after { $month } was locked: the report of that month stays as it is,
    and the report of { $booked } bears the minus, as an adjustment.

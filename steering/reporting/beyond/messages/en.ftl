# Words of the page of figures that the monthly form has no line for.
beyond-title = Figures beyond the monthly form
beyond-lead =
    Work recorded that the monthly form has no line for: house repairs, livelihoods, cash, cattle …
beyond-none = No such work was recorded here this month, last month or in the same month last year.
beyond-now = This month
beyond-previous = Last month
beyond-last-year = Same month last year
cell-is-recorded =
    This unit recorded help one by one this month; the sum is made of that. Leave it empty

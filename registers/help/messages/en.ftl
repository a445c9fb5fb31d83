# The words of the register of help: people and households helped, names always sealed.
help-receiver = Somebody who was helped
help-receiver-lead = All help at { $unit }. A name opens for a purpose alone, and each look is kept.
help-purpose = What the name is needed for
help-open = Open the name
help-all = Helped with
help-day = Day
help-sort = Who
help-sort-person = person
help-sort-household = household
help-quantity = How many
help-amount = Value, đồng
help-giver = Given by
help-kind = Kind of work
help-unit = Unit
help-namesake = Which of several namesakes
help-namesake-hint =
    Leave empty if nobody else has the same name and year of birth; 2 for the second one
help-namesake-odd = Enter a number from 1 to 99
help-across = At other units of the province
help-across-lead =
    Finds the same name and year of birth at every unit of the province. Without a year of birth
    it may be somebody else. Each look is kept with its purpose.
help-across-open = See the whole province
help-none = No help was written down.
help-kept-as = Where to read it
help-kept-as-page = On this page
help-kept-as-xlsx = Download a spreadsheet
help-kept-as-csv = Download CSV
help-summed = In all, by year and kind of work
help-year = Year
help-times = Times
help-sum = In all
help-sum-times = { $n } times
help-across-title = Helped with in the whole province
help-across-cut =
    The table holds the newest { $most } of { $all } times; the sum row counts all of them.

# The journal
act-help-receiver-list = Looked at the register of help
act-help-receiver-give = Wrote down who was helped
act-help-receiver-open = Opened names of those who were helped
act-help-receiver-across = Read what somebody was helped with across a province
subject-receiver-note = A word on somebody who was helped
subject-receiver = Somebody who was helped
subject-help = Help

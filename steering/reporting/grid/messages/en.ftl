# The words of the grid of figures: page, marks of cells, bounds of twelve months.
check-sum = { $left } is stated, the parts make { $right } million đ
bounds-over =
    More than { $times } times every month of the last 12 (the highest { $known } in { $month }).
    Look at the number of digits
bounds-under =
    Less than 1/{ $times } of every month of the last 12 (the lowest { $known } in { $month }). Look
    at the number of digits
bounds-look = { $figure }: look again
cell-not-yours = Others type for this unit: ask that unit, or ask for the right to type
report-cell-look = { $said } · { $look }
report-cell-saved-at = saved at { $at }
grid-open = Enter as a grid
grid-menu = Grid of figures
grid-title = Grid of figures
grid-report = Open the monthly report
grid-lead-units = { $unit } and the units directly below · { $month }
grid-lead-months = { $unit } · { $first } – { $last }
grid-by = Columns of the grid
grid-by-units = By unit
grid-by-months = By month
grid-span = Months
grid-months =
    { $count ->
        [one] { $n } month
       *[other] { $n } months
    }
grid-sections = Sections of the report
grid-section-all = All
grid-section-organisation = 1. Organisation
grid-section-outreach = 2. Outreach
grid-section-social = 3. Social work
grid-section-disaster = 4. Disasters
grid-section-health = 5. Health
grid-section-youth = 6. Youth
grid-section-total = Total
grid-section-tracing = Tracing
grid-rows = Rows of the grid
grid-rows-all = Every figure
grid-rows-typed = Only what is typed
grid-search = Find a unit, tones are not needed
grid-find = Find
grid-find-all = All units
grid-nobody = No unit has such a name yet. Try fewer letters.
grid-sum-units = Whole unit
grid-sum-months = Whole span
grid-rest = { $unit } itself
grid-cell = { $figure }, { $lane }
grid-flaw = { $cell }: { $said }
grid-details = Details of the cell
grid-check-holds = agrees
grid-check-wrong = { $n } wrong
grid-check-look = look at { $n }
grid-shut-not-yours = typed by others
grid-shut-ahead = month still ahead
grid-shut-not-standing = no such unit then
grid-shut-on-its-way = sent
grid-shut-locked = month locked

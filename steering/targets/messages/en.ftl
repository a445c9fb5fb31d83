# Yearly targets and the leaders' page.

leaders-menu = For leaders
leaders-title = Results of { $month }
leaders-figures = Figures of the month
leaders-which = Figure compared between units
leaders-months = { $figure }: thirteen months
leaders-ranking = { $figure }: the units below
leaders-map = { $figure } on the map
leaders-rank = Rank
leaders-unit = Unit
leaders-change = Against { $month }
leaders-percent = Yearly target
leaders-same = the same
leaders-nothing = no number yet
leaders-more = { $n } other targets: see the leaders' page.
leaders-rest = { $n } other units
leaders-reached = { $percent }% of the target for { $year }
leaders-of-target = ({ $target })
leaders-illustrated = Numbers marked * are partly an illustration.
leaders-sheet = One page as PDF
leaders-sheet-kind = SUMMARY
leaders-sheet-summary = Results of { $month }
leaders-sheet-map = On the map of units of { $day }.

target-menu = Yearly targets
target-title = Yearly targets
target-lead = What is to be reached in the year; the leaders' page measures against it.
target-year = { $year }
target-none = No target has been set for this year.
target-campaign = Norms of humanitarian addresses
target-new = Set a target
target-new-lead = { $unit } · { $year }
target-edit = Change a target
target-edit-lead = { $figure } · { $unit } · { $year }
target-set = Save
target-change = Change
target-change-of = Change the target: { $figure }
target-take-back = Take this target back
target-figure = Figure
target-amount = Target
target-amount-hint = The sum of the year; for a level, that at its end. Money in million đồng.
target-basis = Set by
target-basis-hint = Number and day of the plan or paper that set it
target-done-set = The target is saved.
target-done-taken-back = The target was taken back.
target-flaw-nought = Write a number greater than 0.
target-flaw-set = This year has a target for that figure already. Open it to change it.

act-targets-target-view = See targets and the leaders' page
act-targets-target-set = Set, change and take back yearly targets

subject-target = Yearly target
follows-target = { $n } targets

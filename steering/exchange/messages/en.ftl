# Words of files that come in and templates that go out: spreadsheets, work in tables, old reports.
exchange-menu = Import from files
exchange-title = Import from files
exchange-lead = templates out, spreadsheets in, old reports from Word
exchange-aside = Templates and old reports
exchange-back = Back to imports
# Templates
exchange-templates = Take a template
exchange-templates-figures = Figures of the monthly report
exchange-templates-work = Works of charity
exchange-template-months = The unit's months of { $year } (.xlsx)
exchange-template-months-told = a row a figure, a column a month
exchange-template-units = The units, month { $month } (.xlsx)
exchange-template-units-told =
    { $count ->
        [one] the unit and { $n } unit under it, a row a unit
       *[other] the unit and { $n } units under it, a row a unit
    }
exchange-template-work = Table of work (.xlsx)
exchange-template-work-told = a row a piece of work, with the kinds to choose from
exchange-template-work-csv = Table of work (.csv)
exchange-tab = Figures
exchange-title-months = Figures of the monthly reports of { $year } · { $unit }
exchange-title-units = Figures of the report of { $month } · { $unit } and the units under it
exchange-note-fill =
    Fill the open cells. Money is typed in million đồng. Empty means not reported; write 0 for none.
exchange-note-shut =
    Columns of months that are locked or sent, and rows fed by records, are shown only. Sums add up
    by themselves.
exchange-note-own = A unit with units under it types its own part only. Sums add up by themselves.
exchange-col-code = Code
exchange-col-figure = Figure
exchange-col-unit = Unit
exchange-col-month = Month { $month }
exchange-col-unit-code = Unit code
exchange-col-unit-name = Name of the unit
exchange-col-error = Error
# Sending a file
exchange-send = Send a file
exchange-file = Spreadsheet
exchange-file-hint = An .xlsx or .csv file made from a template, at most 10 MB
exchange-file-none = Choose a spreadsheet
exchange-look = Preview
exchange-nothing-yet = Nothing is written yet: the next page shows what each row would change.
exchange-no-table =
    This file has no table of figures or of work. Take a template and copy the data into it
exchange-no-rows = The table in this file has no rows yet. Fill the template and send it again
exchange-template-old =
    This template is of version { $theirs }, the program uses version { $ours }. Take a new template
    and copy the data into it
exchange-files = Files of the last 30 days
exchange-files-none = No file yet. Take a template, fill it and send it here.
exchange-col-sent = Sent
exchange-col-what = Content
exchange-col-by = By
exchange-col-rows = Rows
exchange-col-state = State
intake-what-figures = Figures
intake-what-activities = Works of charity
intake-what-history = Old report
intake-state-judging = being looked at
intake-state-judged = waits for you
intake-state-applying = being written
intake-state-stopping = being stopped
intake-state-applied = written
intake-state-undoing = being taken back
intake-state-undone = taken back
intake-state-dropped = dropped
# One file
exchange-file-title = Import from a file
exchange-forgotten = the content of the file was erased
exchange-told-failed =
    { $failed } of { $all } rows cannot be written yet; { $right } rows are right ({ $new } new,
    { $changed } changed, { $same } the same). Nothing is written.
exchange-told-right =
    All { $all } rows are right: { $new } new, { $changed } changed, { $same } the same. Nothing is
    written yet.
exchange-told-waiting =
    { $count ->
        [one] { $n } piece of work waits to be checked before it counts.
       *[other] { $n } pieces of work wait to be checked before they count.
    }
exchange-told-to-wait =
    { $count ->
        [one] { $n } row will wait to be checked once it is written, and counts after that. It is
            marked in the table below.
       *[other] { $n } rows will wait to be checked once they are written, and count after that.
            They are marked in the table below.
    }
exchange-told-same = All { $all } rows say what is kept already: this file changes nothing.
exchange-told-applied =
    { $deeds } figures or pieces of work were written. { $failed } rows were left.
exchange-told-undone = This import was taken back.
exchange-told-dropped = This file was dropped. Nothing was written.
exchange-note-moved =
    While the file was being written, somebody changed figures of it: no row was written. Look at
    the rows below.
exchange-note-stopped = Stopped: what had been written was taken back. Look again and confirm anew.
exchange-note-failed =
    The server could not finish this file and wrote why to its log. Send it again.
exchange-confirm-title = Confirm
exchange-nothing-to-do = No row that is right changes anything, so there is nothing to write.
exchange-mode = What is written
exchange-mode-all = All or nothing ({ $all } rows, { $changing } to be written)
exchange-mode-right = The right rows only ({ $changing } to be written), leaving { $failed } rows
exchange-confirm = Write to the reports
exchange-confirm-work = Record this work
exchange-all-has-failed =
    Mend the rows that cannot be written and send the file again, or choose “The right rows only”
exchange-drop = Drop this file
exchange-dropped = The file was dropped, nothing was written
exchange-file-back = Your file with a column “Error”
exchange-told-alike =
    { $count ->
        [one] { $n } row looks
       *[other] { $n } rows look
    } like work that is recorded elsewhere in the program. What is not ticked is left, so that
    nothing counts twice.
exchange-told-alike-left =
    { $count ->
        [one] { $n } row that looks like recorded work was
       *[other] { $n } rows that look like recorded work were
    } left, not written. If it is other work, send the file again and tick it.
exchange-alike = Rows that look like recorded work
exchange-alike-told = Tick a row that is other work and it is written. Rows not ticked are left.
exchange-alike-all = Write all { $n } rows: each is other work
exchange-alike-see = See what is recorded
exchange-alike-none =
    Every row of the file looks like recorded work: tick the rows that are other work, or press
    “Drop this file”
exchange-undo-title = Take back
exchange-undo-told =
    This import can be taken back until { $day }. What somebody changed since is left.
exchange-undo = Take this import back
exchange-undo-nothing = This import changed nothing, so there is nothing to take back.
exchange-undo-over =
    The time to take it back ended on { $day }. Change the report or the work itself.
exchange-undo-late = The time to take it back is over: change the report or the work itself
exchange-left-title = Left when it was taken back
exchange-left-changed = somebody changed it since
exchange-left-shut = its month is locked or its report was sent
exchange-left-rights = you have no right at this unit any more
exchange-reverse-why = An import from a file was taken back
# Rows
exchange-rows = Rows of the file
exchange-chips = Filter the rows
exchange-chip-all = all
intake-kind-wrong = wrong
intake-kind-moved = changed by somebody else
intake-kind-alike = like recorded work
intake-kind-changed = changed
intake-kind-new = new
intake-kind-same = the same
exchange-col-row = Row
exchange-col-changes = Kept → in the file
exchange-col-work = In the file
exchange-row = row { $row }
exchange-row-tab = row { $row }, sheet { $tab }
exchange-row-done = written
exchange-row-undone = taken back
exchange-row-left = left
exchange-more-reasons =
    { $count ->
        [one] and { $n } reason more
       *[other] and { $n } reasons more
    }
exchange-more-cells =
    { $count ->
        [one] and { $n } cell more
       *[other] and { $n } cells more
    }
exchange-unit-unknown = There is no unit “{ $code }” in that month, or it is not yours
exchange-not-yours = This unit is not yours
exchange-figure-unknown =
    There is no figure “{ $said }”. Leave the codes of the template as they are
exchange-twice = This figure stands in the file twice. Keep one
exchange-moved =
    { $by } changed it to { $theirs } after the template was taken. Take a new template or change
    the report
exchange-moved-away =
    { $by } emptied it after the template was taken. Take a new template or change the report
exchange-moved-else =
    This cell is not what it was when the template was taken. Take a new template
exchange-moved-now = somebody has just changed it. Look again and send the file once more
exchange-too-often = This work was recorded and taken back too often. Record it on its page
# At work
exchange-progress-judging = Looking at each row
exchange-progress-applying = Writing
exchange-progress-stopping = Stopping, and taking back what was written
exchange-progress-undoing = Taking back
exchange-progress-judged = All rows were looked at
exchange-progress-applied = All was written
exchange-progress-undone = All was taken back
exchange-progress-dropped = Dropped
exchange-progress-rows = { $done } of { $all }
exchange-progress-soon = Less than a minute is left.
exchange-progress-minutes =
    { $count ->
        [one] About { $n } minute is left.
       *[other] About { $n } minutes are left.
    }
exchange-progress-close = You may close this page: the work goes on.
exchange-progress-again = Look again
exchange-stop = Stop
# Old reports from Word
history-title = Old reports from Word
history-lead =
    Paste or send an old monthly report. The figures are found in its sentences, each with the
    sentence it came from; you look, mend, and only then are they written.
history-begin = Read a report
history-file = File of the report
history-file-hint = A .docx or .txt file, at most 10 MB
history-text = Or paste the report
history-text-hint = Open the report, select all, copy and paste it here
history-month = Month of the report
history-month-hint = For example 10/2023. Left empty, the month written in the report is taken
history-read = Find the figures
history-none = Choose the file of a report or paste its words
history-pasted = Pasted words
history-pasted-unread = What was pasted cannot be read. Copy it from Word again
history-month-none = Give the month of the report, for example 10/2023: the report does not say it
history-no-figures = No figure was found. Is this a monthly report?
history-page-title = Old report of { $month }
history-told =
    { $found } of { $all } figures were found; { $doubts } are to be looked at twice. Nothing is
    written.
history-kept = kept now { $value }
history-fed-told =
    A figure that adds up from recorded work is not typed over: the difference is written as an
    adjustment whose reason is this report.
history-doubts = Look twice at:
history-no-sums = There is no total to check yet
history-as-adjustment = written as an adjustment
history-confirm = Write these figures
history-again = Add up again
history-done = { $n } figures of the old report were written
history-nothing = No figure differs from what is kept
history-below-more =
    { $Label }: the units under it have { $below } already. Give the figure of the whole unit, that
    much or more
history-reason = By the report of { $month } issued before ({ $file })
found-nothing = Not found in the report. Leave it empty or type it
found-two-ways = “{ $said }” can be read in two ways. Type the right number
found-unread = There are digits that cannot be read. Type the right number
found-at-least = The report says “over”; this figure is kept to the last one
found-about = The report says about how many. Type the exact number if there is one
found-nought = Nought: a digit may be lost. Look again
found-gross-or-net = Is it in the number of new ones already? It is read as not
found-far = The amount stands far from its count. Look again
found-others = The report also says: { $others }. Choose the right one
found-uncounted = The report gives no number: read as 1
found-shared = One amount for two counts: transfers and treatment
found-other-province =
    The head of the report names { $said }, it is put at { $unit }: see whether it is this unit's
found-other-month = The report speaks of { $said } and is put at { $month }: look at the month again
found-planned-nought = The tasks say nought, a digit may be lost:
# Journal
act-exchange-intake-send = Import from a file
act-exchange-intake-view = See an import from a file
act-exchange-intake-forget = Erase the content of a file whose time is over
subject-intake = Import from a file

follows-intake = { $n } files not taken in yet

# Reports of every span and kind
report-title-of = { $form }, { $period }
report-title-period = Report, { $period }
report-title-about = { $report }: { $about }
report-title-serial = { $form } no. { $flash_no }
report-span-opens =
    Nobody has opened this report. The first task, wording or comment opens it; figures
    are read from the Book.
report-part-opens = Nobody has opened this report. The first save opens it.
report-reopened =
    The month is locked; this unit may add to it until { $day } (opened by { $by }). What
    is typed counts in the open month and is printed among the corrections.
report-col-moved = Against last year
report-than-year = against the same period last year
report-span-caption = Figures, { $period }
report-span-read = Figures are read from the Book, not typed. Press a number to see its months.
report-span-month = Month
report-span-sum = Sum
report-span-end = At the end
synthesis-title = What bodies outside reported, put together
synthesis-came = { $came } of { $all } have sent
synthesis-not-sent = not sent
synthesis-by = Body
synthesis-sums = Rows that name the same thing are added; of different things only the value is.
synthesis-take = Take what is chosen into the unit's own report
synthesis-taken = in the report already
synthesis-done = { $n } texts were taken into the report, each under the name of its body
synthesis-none-chosen = Choose at least one body whose text is not in the report yet
owed-campaign-how =
    A campaign has a day only where the unit above or your own set one, with its basis. Set it at:
report-work = Work that was recorded
report-work-kind = Kind of work
report-work-times = Pieces
report-work-counted = Number
report-work-value = Value (đồng)
report-work-sum = Sum
report-work-days = Work recorded from { $from } to { $until }, nothing is typed
report-work-people = People
report-work-turns = Turns
report-work-before = Same days last year
report-work-where = Where
report-work-none = No work was recorded for this campaign in the period yet.
report-work-open = See the page of the campaign
report-provisional = provisional
report-unapproved = waits for approval
report-asked = { $count ->
    [one] One comment to mend or answer before it is sent again
   *[other] { $n } comments to mend or answer before it is sent again
}
report-answer-first = Mend the cell or answer the comment of { $by }, then send again
untyped-month-runs = { $month } is not over (last day { $day }): to send now is to send early
untyped-cells = { $count ->
    [one] one cell that nobody has typed; a nought is typed too
   *[other] { $n } cells that nobody has typed; a nought is typed too
}
untyped-more = { $count ->
    [one] … and one more
   *[other] … and { $n } more
}
untyped-done-send = The report was sent upward, with { $cells }.
report-return-about = Cell to look at
report-return-whole = the whole report
step-taken-send = Sent, time { $n }
step-taken-return = Returned
step-taken-approve = Approved
step-taken-auto = Approved when sent (this level needs no approval)
step-taken-lock = Locked
step-taken-issue = Issued
step-taken-replace = Replacing paper issued
step-taken-committee = Handed to the People's Committee
hand-button = Note as handed to { $to }
hand-done = Noted: the report was handed to the People's Committee.
step-replace = Issue a replacing paper
issue-title-replacing = Issue a replacing paper
issue-field-why = Why it is replaced
issue-field-why-hint = The old paper is kept; the check page says that it was replaced
issue-why-empty = Write why it is replaced
answer-save = Save
answer-done = The report is saved
answer-saved = Saved by { $by } at { $at }
answer-comments = Comments on { $part } ({ $n })
answer-no-rows = There is no row.
answer-row = Row
answer-missing = Fill in this part before sending
answer-changed-meanwhile =
    { $by } has just saved this part: “{ $theirs }”. Saving again puts yours in its place.

owed-title = Reports owed
owed-lead = Which report, which period, due when, and where it stands
owed-list = Owed
owed-period = Period
owed-due = Due
owed-none = No report is owed now.
flash-none = No disaster or incident is open.
flash-begin = Open a new disaster or incident
flash-begin-button = Open it and begin report no. 1
flash-field-name = Name
flash-field-name-hint = For example: Storm no. 3, fire at Phú Lợi market
flash-field-began = First day
flash-began-ahead = The first day must not be after today
flash-serial = Report no. { $n }
flash-next = Begin the next report
flash-done-begin = It is open. Fill in what is known and send at once.
flash-done-next = It begins with the last report. Change what has changed and send.

home-do-owed = Make the { $report }
home-do-approve-of = Approve the { $report } of { $unit }
notice-remind = Reminder: { $form } ({ $period }) of { $unit }, due { $due }
notice-remind-body =
    Remind { $unit } of { $form } ({ $period }), due { $due }: send the link again or enter
    it for them
notice-remind-body-letter =
    { $asker } reminds { $unit } of { $form } ({ $period }), due { $due }
notice-returned = { $form } ({ $period }) of { $unit } came back, see the comments

board-menu = Board
board-link = Board
board-title = Who has sent and who has not: { $month }
board-caption = Units and the reports of the month
board-all-forms = All reports
board-all-states = All states
board-by-form = By report
board-by-state = By state
board-by-depth = Which units
board-late = overdue
board-came-late = came late
board-open = not sent
board-sent = sent
board-direct = Directly below
board-all-below = All below
board-no-units = There is no unit below.
board-none-so = No unit is like the filter.
board-found = Filter: { $found } of { $units } units. The last line counts all units.
board-unapproved = not approved
sum-unapproved = { $units } of { $of } units below have figures in this sum that nobody has approved
board-to = to { $to }
board-handed = handed to the People's Committee { $day } ({ $by })
board-due = due { $day }
board-came = came { $day }
board-reminded = reminded { $day }
board-reopened = open again until { $day }: { $reason }
board-remind = Remind
board-remind-all = { $count ->
    [one] Remind all: one report overdue or returned
   *[other] Remind all: { $n } reports overdue or returned
}
board-done-remind =
    { $units } units reminded; { $already } were reminded today already; { $nobody } have
    no account to be told.
board-done-remind-both =
    Reminded { $units } units and { $bodies } bodies outside the society; { $already } had been
    reminded today; { $nobody } have nobody to be told.
board-done-remind-body =
    { $units } organisations reminded through those who hold the link; { $already } were
    reminded today already; { $nobody } have nobody who holds it.
board-done-remind-letter =
    { $units } organisations reminded: a letter goes to the address of the organisation, and those
    who hold its link are told too.
board-sum = Sum
board-complete = { $came }/{ $owed } came ({ $share })
board-timely = { $in_time }/{ $owed } in time ({ $timely })
board-year-came = Came, 12 months
board-year-in-time = In time, 12 months
board-ranking = By timeliness, { $from } – { $until }
board-rank = Rank
board-owed = Owed
board-in-time = In time
board-others = Organisations outside the Society

chain-title = The way of approval
chain-lead =
    Which levels wait for approval, who stands in for whom, which locked months are open
    for whom
chain-approval = Approval by level
chain-approval-lead =
    Figures are seen at every level as soon as they are saved. Where approval is needed,
    figures not yet approved are marked provisional or waiting; they are not hidden.
chain-all-wait = Every level waits for approval.
chain-approval-set = Set
chain-needs = What is sent
chain-waits = waits for approval
chain-waits-not = needs no approval
chain-basis-hint = The document or the word of a leader
chain-by = Set by
chain-deputies = Standing in
chain-deputies-lead =
    Who stands in approves, returns, locks and issues for the other within the days; the
    journal names both. Nobody approves what their own unit sent.
chain-no-deputy = Nobody stands in for anybody.
chain-deputy-name = Name a stand-in
chain-principal = For
chain-deputy = Stand-in
chain-deputy-hint = A colleague with an account at this very unit
chain-deputy-why-hint = For example: on a mission, on leave
chain-deputy-long = Nobody stands in for more than 186 days
chain-span = Days
chain-from = From
chain-until = Until the end of
chain-why = Why
chain-over = over
chain-holds = holds
chain-end = End
chain-day-over = Choose a day that has not passed
chain-reopened = Locked months that are open again
chain-reopened-lead =
    Open a locked month for one unit until a day. The issued paper does not change; what
    is added counts in the open month. It closes by itself.
chain-none-reopened = No month is open again.
chain-reopen = Open again
chain-month = Month
chain-month-hint = For example 10/2024
chain-month-unread = Write the month like 10/2024
chain-month-not-locked = This month is not locked at that unit; it need not be opened
chain-reopen-why-hint = Shown on this page, and on the board while it is open; printed on no paper
chain-reopen-long = A month is opened for 31 days at the most
chain-open = open
chain-closed = closed
chain-close = Close now
chain-done-set = Set
chain-done-deputy = The stand-in is named
chain-done-end = The standing in is ended
chain-done-reopen = The month is open again
chain-done-close = Closed

links-title = Links for organisations outside the Society
links-make = Make a link
links-make-lead =
    A link opens exactly one report of one organisation, without an account. Its older
    link for this period is closed. You can also press a name and type for it.
links-expires = Opens until the end of
links-expires-hint = A year at the most
links-expires-range = Choose a day from today to a year from now
links-made = The link of { $name }:
links-once = Copy it to the organisation now: it is shown once and not kept.
links-link = Link
links-open = opens until { $day }
links-used = last used { $day }
links-none = none yet
links-close = Revoke
links-done-close = The link is revoked
links-nobody = No organisation owes it yet. Set that under Duties to report, or make a link below.
report-board-nobody = the units below owe none
nop-lead = { $name } reports to { $unit }
nop-how =
    Fill in and press Save draft; press Send when it is done. This link can be opened
    again to go on.
nop-sent = The report is sent. To change it, ask the unit that received it to return it.
nop-due = Due on { $day }
nop-due-left = { $count ->
    [one] one day left
   *[other] { $n } days left
}
nop-due-today = today is the last day
nop-due-passed = { $count ->
    [one] one day late
   *[other] { $n } days late
}
nop-until = this link opens until { $day }
nop-answer = Answer to { $by }
nop-answer-hint = Whoever mends the part need not answer.
nop-save = Save draft
nop-send = Send
nop-done-save = The draft is saved
nop-done-send = Sent. Thank you.

known-link = As issued and as known now
known-title = As issued and as known now
known-lead = { $unit }, { $period }
known-issued = As issued
known-now = As known now
known-differs = Difference
known-same = Every figure known now is as it was issued.
known-moved = { $count ->
    [one] One figure has changed by what came late or was mended after the lock
   *[other] { $n } figures have changed by what came late or was mended after the lock
}
known-all = All { $n } figures are compared.
known-no-figures = This form adds up no figures of the Book, so there is nothing to compare. Its
    paper stands as it went out.
known-changed = The file that is kept is not the one that went out: its hash is another than the one
    that was written down. Tell the administrator at once.
known-paper = The paper
known-number = Number
known-day = Day
known-hash = SHA-256 of the sealed figures
known-hash-answers = SHA-256 of the sealed answers
known-hash-pdf = SHA-256 of the PDF file
known-hash-word = SHA-256 of the Word file
known-hash-paper = Hash of the whole paper, as on the page that checks it
known-code = Check code
known-no-paper = No paper was issued; the left column is what the lock froze.
known-entries = Entries that made the difference
known-told = Belongs to
known-booked = Counts in
known-derived = This figure is a sum. Open its parts.
known-no-entries = No entry came late.

check-title = Check a paper
check-lead = Whether a printed paper still holds
check-field = Check code
check-field-hint = The 16 letters and digits under the QR code, for example ABCD-EFGH-JKMN-PQRS
check-button = Check
check-code = Code
check-code-unread = Type all 16 letters and digits as they are printed
check-unknown = Not in the register
check-unknown-told =
    The program does not know this code. Compare each letter; papers issued before there
    were QR codes cannot be checked here, ask the unit that issued them.
check-wait = { $count ->
    [one] Try again in one second
   *[other] Try again in { $n } seconds
}
check-current = It holds
check-replaced = It was replaced
check-replaced-by = Replaced by number { $number } of { $day }
check-what = Paper
check-number = Number and symbol
check-day = Day
check-unit = Issued by
check-hash = SHA-256 of the files
check-another = Check another paper

act-reporting-report-remind = Remind of a report
act-reporting-approval-set = Set approval by level
act-reporting-deputy-name = Name a stand-in
act-reporting-month-reopen = Open a locked month again
act-reporting-link-make = Make a link for an outside organisation
act-reporting-link-answer = Answer under a link
subject-answer = Answers of a report
subject-report-step = Step of a report
subject-approval-setting = Approval by level
subject-deputy = Standing in
subject-lock-exception = Locked month that is open again
subject-flash-event = Disaster or incident
subject-report-link = Link
subject-report-reminder = Reminder

# When the map changes
follows-deputy = { $n } deputies in force
follows-report-link = { $n } open links for outside reports
reaches-approval-setting-left = { $n } rules of approval above it no longer hold for it
reaches-approval-setting-came = { $n } rules of approval above it hold for it from then on
follows-lock-exception = { $n } reopened months
follows-flash-event = { $n } disasters with flash reports
report-not-founded = { $unit } was founded on { $day }; it has no report of this period. Reports of
    the units before it:
home-do-before = A report of a unit before yours has not gone out: { $unit }
threads-title = Comments and answers
threads-answer = Answer:
threads-changed = The cell was changed { $at }
threads-open = waits for an answer
report-below-zero = Figures below zero:
report-below-zero-why =
    Corrections of locked months are larger than what this period itself counted. The paper prints
    no sentence with such a number; tables and the list of corrections still tell it in full.
report-below-zero-paper = See the paper first
why-record-late = of { $month }, booked after that month was locked

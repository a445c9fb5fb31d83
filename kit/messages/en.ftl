# Words of the frame, forms, grids and maps. A capability's own words are in its folder.

kit-name = Nhân Ái
kit-title-flawed = Error:
kit-skip = Skip to main content
kit-rail = Main
kit-section = Pages of this group
kit-crumbs = Place in the Society
kit-home = Go to Today

kit-group-today = Today
kit-group-people = People
kit-group-works = Works
kit-group-resources = Resources
kit-group-reports = Reports
kit-group-steering = Steering

kit-switch-unit = Unit
kit-switch-period = Period
kit-find = Find people, units, figures
kit-find-hint = Find people, units, figures…
kit-find-results = Results
kit-find-recent = Opened lately
kit-find-none = Nothing yet. Try fewer letters; marks may be left out.
kit-find-broken = The search got no answer. Press Enter to try again.
kit-language = Language
kit-language-vi = Vietnamese
kit-language-en = English
kit-letters = Letter size
kit-bell = { $count ->
    [0] Notices
   *[other] Notices, { $n } new
}
kit-account = Account
kit-login = Log in
kit-logout = Log out
kit-close = Close
kit-undo = Undo
kit-print = Print
kit-optional = (optional)
kit-choose = Choose…
kit-day-shape = day/month/year
kit-as-table = Show as a table

kit-summary-title = There is something to put right
kit-flaw-value = This value
kit-flaw-empty = Enter { $label }
kit-flaw-choose = Choose { $label }
kit-flaw-choice = Choose one of the list
kit-flaw-long = { $Label } has { $n } characters; shorten it to { $max } at most
day-empty = Enter { $label }
day-not-a-day = Write { $label } as day/month/year, such as 31/10/2024
day-impossible = { $Label } must be a day of the calendar, such as 31/10/2024
number-empty = Enter { $label }
number-not-a-number = Enter { $label } in digits, such as 20.315 or 1,98 tỷ
number-too-large = { $Label } is larger than can be kept. Look at the number of digits
number-fraction = Take out the fraction: { $label } is a whole number
number-negative = { $Label } must be 0 or more
number-ambiguous = { $Label } can be read in two ways. Use a point between thousands, as in 1.980
kit-flaw-key = This form is out of date. Reload the page and send it again
kit-flaw-body = What was sent broke off on the way. Send it again
kit-files-again =
    If you had chosen photos or files, choose them again: a browser keeps none when the page
    opens anew.
kit-files-unsent =
    Not sent yet. Your words and photos are still here: look at the network, then press send
    again. Send many large photos in parts. Choose a file anew if you changed it meanwhile.

kit-keys = Keys
kit-key-palette = Find and go anywhere
kit-key-help = Open this sheet
kit-key-arrows = Move between the cells of a grid
kit-key-enter = Edit a cell; while editing: save and go down
kit-key-edit = Edit inside the cell
kit-key-tab = While editing: save and go to the next cell
kit-key-escape = Put the old value back
kit-key-details = Open the details of the cell beside the grid; Esc comes back
kit-key-row-first = To the first cell of the row
kit-key-row-last = To the last cell of the row
kit-key-page = Ten rows up, ten rows down
kit-key-choose = Choose more cells; dragging the mouse does it too
kit-key-copy = Copy the chosen cells; Excel takes them
kit-key-paste = Paste a block copied from Excel; its empty cells are left out
kit-key-empty = Empty the chosen cells
kit-key-undo = Undo what was just done on this page
kit-key-redo = Do again what was undone
kit-key-first = Go to the first cell
kit-key-last = Go to the last cell

kit-session-over =
    Your session is over. What you typed is still on this page and will be sent once you have
    logged in again.
kit-session-again = Log in again (new tab)

kit-cell-typing = typing
kit-cell-saving = saving
kit-cell-saved = saved at {"{at}"}
kit-cell-kept = not sent, kept on this device
kit-cell-refused = not saved
kit-cell-conflict = changed by someone else: look and choose
kit-cell-locked = locked
kit-cell-shut = nothing is typed here
kit-grid-kept = Not sent, kept on this device: {"{n}"}. It will be sent when the network is back.
kit-grid-sent = Everything that was kept has been sent.
kit-grid-pasted = Pasted: {"{n}"} cells, {"{m}"} refused.
kit-grid-emptied = Emptied: {"{n}"} cells, {"{m}"} refused.
kit-grid-undone = Undone: {"{n}"} cells, {"{m}"} refused.
kit-grid-redone = Done again: {"{n}"} cells, {"{m}"} refused.
kit-grid-waits = Waiting to be sent: {"{k}"}.
kit-grid-nothing = Nothing is left on this page to undo or to do again.
kit-grid-unsent = Not sent: the words are still in the details. Send them again with a network.
kit-grid-details = Details
kit-legend = Marks in the cells
kit-legend-saved = saved
kit-legend-waiting = being typed, being saved; or carried from last month, to be confirmed
kit-legend-kept = waiting to be sent, or changed by somebody else
kit-legend-wrong = not saved, or a sum does not agree
kit-legend-look = saved, worth a second look
kit-legend-comment = has a comment
kit-legend-note = added up from below
kit-legend-locked = locked

kit-conflict-mine = My value
kit-conflict-theirs = Stored by { $name }
kit-conflict-told =
    { $name } changed this cell at { $at }, after this page was opened. Choose one; the other
    stays in the history.
kit-conflict-keep = Keep mine: { $value }
kit-conflict-take = Take the stored one: { $value }

kit-pages = Pages
kit-pages-back = Previous page
kit-pages-on = Next page
kit-pages-rows = { $first } – { $last } of { $total }

kit-chart-month = Month
kit-map-unit = Unit
kit-map-none = nothing reported
kit-map-sketch = A sketch; it does not replace a map of administrative boundaries.
kit-map-hoang-sa = Hoàng Sa Islands
kit-map-truong-sa = Trường Sa Islands

kit-document-page = Document, A4 page
kit-document-look = To be looked at before it is signed
kit-document-wrong = What is wrong in the document

kit-refused-invalid = Something needs a change
kit-refused-invalid-advice = Go back (what you typed is still there) and change:
kit-refused-unknown = This page was not found
kit-refused-unknown-advice =
    The address may lack a letter, or the page belongs to another unit. Check the address, or
    search by name.
kit-refused-conflict = Someone else changed it first
kit-refused-conflict-advice =
    Nothing was overwritten. Go back, reload the page to see the new value, then decide.
kit-refused-busy = The server is busy
kit-refused-busy-advice = Nothing was saved. Wait a few seconds and send it again.
kit-refused-wait = Wait a moment
kit-refused-wait-advice = Many wrong tries came from this network address. Nothing was saved.
kit-refused-large = What was sent is too large
kit-refused-large-advice = Nothing was saved. Send a smaller file, or send it in parts.
kit-refused-fault = The program met a fault
kit-refused-fault-advice =
    Nothing was saved in this step. Try again; if it stays, tell the administrator the code
    below.
kit-refused-code = Code to look it up: { $code }
kit-refused-token =
    Send a token: Authorization: Bearer …. Tokens are made on the account page; passwords are
    not taken here.
kit-refused-nothing = Not found
kit-refused-nothing-advice =
    There is no such thing, or the token may not read it. Check the address and the unit of the
    token.
kit-refused-method = Use a method that this path has: see the header Allow.
kit-refused-login = Log in first
kit-refused-login-advice =
    Your session is over and this was not saved. Log in on a new tab, go back (what you typed
    is still there) and send it again.
kit-refused-foreign = The request came from another site
kit-refused-foreign-advice =
    To protect accounts, only what is sent from the pages of Nhân Ái itself is taken. Open the
    page again and send it from there.

# Attachments and printed papers.
attachment-empty = Choose a file with something in it
attachment-name = Give the file a name
attachment-kind = Choose a PDF, a PNG or JPEG picture, a Word or an Excel file
paper-letter-unknown = Remove “{ $letter }”: the paper's typeface has no such letter

kit-weekday-1 = Monday
kit-weekday-2 = Tuesday
kit-weekday-3 = Wednesday
kit-weekday-4 = Thursday
kit-weekday-5 = Friday
kit-weekday-6 = Saturday
kit-weekday-7 = Sunday
kit-weekday-short-1 = Mon
kit-weekday-short-2 = Tue
kit-weekday-short-3 = Wed
kit-weekday-short-4 = Thu
kit-weekday-short-5 = Fri
kit-weekday-short-6 = Sat
kit-weekday-short-7 = Sun
kit-calendar-add = Add on { $day }
kit-calendar-more = and { $n } more

# The journal
subject-attachment = Attachment
subject-seal-province = Key of a province
subject-seal-record = Key of a record

# Periods and months
period-month = { $month }/{ $year }
period-quarter = quarter { $roman }/{ $year }
period-half-year = { $half ->
    [first] first half of { $year }
   *[other] second half of { $year }
}
period-nine-months = nine months of { $year }
period-year = { $year }
period-school-year = school year { $from }-{ $until }
period-phase = phase { $from }-{ $until }
period-term = term { $from }-{ $until }
period-range = { $from } to { $until }
period-empty = Enter a period, such as 2024-10 or 2024-Q1
period-not-a-period = Write the period as 2024-10, 2024-Q1, 2024-H1, 2024-9M or 2024
period-impossible = Look at the period again: there is no such month, quarter or day
month-empty = Enter a month, such as 10/2024
month-not-a-month = Write the month as 10/2024
month-impossible = Look at the month again: from 1 to 12

# Lists kept as a file
kit-sift = Filter
kit-sift-any = { $what }: all
kit-keep-sheet = Download spreadsheet
kit-keep-csv = Download CSV
kit-keep-cut = The list stops at { $rows } rows. Filter more narrowly to see all.

# Files sent to be read: each reason has its own words
file-empty = Choose a file with something in it: this one is empty
file-too-large = The file is larger than what is read (10 MB). Cut it in two and send each part
file-too-many-rows = The file has more than 20.000 rows, 256 columns or 20 sheets. Send it in parts
file-too-many-cells =
    The file has more than 400.000 filled cells, or more than 5 MB of words in them. Send it in
    parts
file-long-cell = A cell is longer than 32.767 letters. Shorten it and send the file again
file-wrong-kind = This is another kind of file. Tables: choose .xlsx or .csv. Reports: .docx or .txt
file-old-office = A file of the old Office (.xls, .doc). Save it as .xlsx or .docx and send that
file-macro =
    The file carries a program (macro). Save it as .xlsx or .docx without macros and send that
file-locked = The file has a password. Open it, take the password off, save it and send it again
file-damaged = The file is damaged and cannot be read. Open it, save it anew and send the new one
file-letters = The letters of the file cannot be read. Save it as CSV UTF-8 and send it again
file-heavy = The file asks for more memory or time than a file is given. Take out what is not needed

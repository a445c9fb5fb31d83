# Words of the yearly round against a commune's list of poor households.
address-round = Round
address-rounds = Yearly rounds
address-rounds-lead = The list of poor households of each commune, and a look at each open dossier
address-rounds-none = No round was opened here yet.
address-round-of = Round of { $year }
address-round-at = Round of { $year }: { $unit }
address-round-lead = Opened by { $unit }, done by the end of { $day }
address-round-due-on = Done by the end of { $day }
address-round-year = Year
address-round-due = Last day
address-round-due-hint = Before March every year
address-round-open = Open a round
address-round-open-lead =
    Each commune gets a page: the list of poor households of its People's Committee, and the
    dossiers that are open. A commune that is in another round of the year is not taken twice.
address-round-opened-on = Opened
address-round-is-open = under way
address-round-is-closed = closed
address-round-late = { $days } days late
address-round-who = A provincial chapter or the centre opens a round. Choose the unit at the top
address-round-year-odd = Choose this year or the next
address-round-due-odd = Choose a day in the year of the round
address-round-again = This unit has opened the round of this year. Open it in the list above
address-round-nobody = Every commune here is in a round of this year. Open it in the list above
address-round-closed = This round was closed on { $day }. Go on in the next one
address-round-by-commune = Unit by unit
address-round-no-commune = This round has no unit here.
address-round-given-to = Who goes there
address-round-given-to-hint = Name of the officer who goes through this commune
address-round-nobody-named = nobody named yet
address-round-give = Say who goes there
address-round-lists = Lists handed in
address-round-handed = List handed in
address-round-not-handed = not yet
address-round-lines = Households on the list
address-round-lines-none =
    There is no list yet. Paste the list of the commune People's Committee below.
address-round-office = No list is handed in here; only open dossiers are looked at.
address-round-with-dossier = With a dossier
address-round-has-dossier = Had a dossier
address-round-opened = Dossier opened
address-round-left-out = Left out
address-round-carried = Dossiers from before
address-round-carried-lead = A dossier goes on only after somebody looked: still in need, or ended
address-round-carried-none = No dossier was open here when the round was opened.
address-round-looked-at = Dossiers looked at
address-round-to-do = To do
address-round-answered-of = Done
address-round-do = What to do
address-round-line-to_visit = to visit
address-round-line-has_dossier = had a dossier
address-round-line-opened = dossier opened
address-round-line-left_out = left out
address-round-carry-to_review = to look at
address-round-carry-goes_on = still in need
address-round-carry-ended = ended
address-round-class-poor = poor household
address-round-class-near_poor = near-poor household
address-round-class-hardship = hardship
address-round-see = See the dossier
address-round-likely = Perhaps dossier { $code }
address-round-link = Link this dossier
address-round-other = Something else
address-round-out = Leave out of the round
address-round-undo = Take back
address-round-code-hint = Eight letters and digits at the top of the dossier
address-round-no-dossier =
    No open dossier of this commune has that code. Look at the top of the dossier
address-round-answered = This line has got another answer just now. Look at it below
address-round-answered-meanwhile =
    Somebody has just answered this line of the list. Tick here to open the dossier all the same
address-round-look = Look at it
address-round-look-lead = Somebody went there and help is still needed: write the day and who
address-round-by-hint = Who went there, who of the hamlet was present
address-round-goes-on = Still in need
address-round-ends = No longer in need: end the dossier
address-round-list-title = List of the commune
address-round-list = The list, a household each line
address-round-list-hint =
    Paste from a spreadsheet, or type with semicolons: name; year of birth; class (poor, near-poor,
    hardship). A column of hamlets is passed over and not kept.
address-round-of-all = Class of lines that do not say it
address-round-list-save = Record the list
address-round-list-empty = Paste at least one line with a name
address-round-list-long = Paste at most { $most } lines at once
address-round-line-name =
    Line { $line }, “{ $said }”: the first cell is the name, at most 120 letters
address-round-line-year = Line { $line }, “{ $said }”: look at the year of birth in the second cell
address-round-line-class = Line { $line }, “{ $said }”: say poor, near-poor or hardship
address-round-came-back =
    The lines that could not be read stand in the box below. Mend and record them.
address-round-one = Add a single household
address-round-one-save = Record this household
address-round-is-other = Another household of the same name and year
address-round-line-known =
    This name and year stand on the list. Tick here if it is another household
address-round-none = The commune has no household on the list
address-round-back = Back to the round
address-round-close = Close the round
address-round-close-lead =
    A round closes when every list, every household and every dossier has an answer. Where something
    is left, write why; the reason is shown on this page.
address-round-why = Why it is closed with something left
address-round-why-hint = Only where something is left
address-round-left =
    { $lists } communes without a list, { $lines } households without an answer, { $carried }
    dossiers nobody looked at are left. Go on, or write why the round is closed
address-round-closed-by = Closed on { $day } · { $name }
address-round-closed-over =
    Closed with { $lists } communes without a list, { $lines } households without an answer and
    { $carried } dossiers nobody looked at.
address-done-round = The round is open
address-done-round-close = The round is closed
address-done-round-list = { $added } new households recorded; { $known } stood there already
follows-address-round = Rounds under way
follows-address-round-sheet = Communes in rounds under way
act-addresses-round-lead = Open, assign and close a round
subject-address-round = Round
subject-address-round-sheet = Commune in a round
subject-address-round-line = Household on a commune's list
subject-address-round-carry = Dossier looked at in a round

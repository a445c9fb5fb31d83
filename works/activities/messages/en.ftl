# The words of the register of work: list, form, one piece of work, steps.
activities-title = Work done
activities-lead = Each piece of work is recorded once; the monthly report adds itself up from here
activities-school-year = School year { $from }-{ $until }
activities-no-year = Enter a year or a school year, for example 2024 or 2024-2025
activities-year = Year { $year }
activities-done-at = Work done at { $place }.
activities-anywhere = See it everywhere
activities-month = Month { $month }
activities-calendar-cut =
    Only the newest { $n } pieces of work are drawn: choose a unit below to see all.
activities-on-day = Work going on on { $day }.
activities-whole-month = The whole month
activities-none-counted = No work that counts was recorded here in this time.
activities-none = No work was recorded here in this time.
activities-views = Views
activities-as-list = List
activities-as-calendar = Calendar
activities-as-map = Map and chart
activities-search = Search by name, tones do not matter
activities-find = Filter
activities-states = States
activities-all-kinds = All kinds
activities-older = Older
activities-checking = Checking before it counts
activities-checked-now = Work recorded here waits for another person to check it before it counts.
activities-unchecked-now = Work recorded here counts at once.
activities-do-check = Have work checked
activities-uncheck = No check any more

activity-state-all = all
activity-state-draft = draft
activity-state-waiting = to be checked
activity-state-counted = counted
activity-state-reversed = taken back
activity-state = State
activity-new = Record work
activity-new-at = Record work of { $unit }
activity-choose-kind = Choose the kind of work
activity-choose = Choose
activity-edit = Correct the record
activity-again = Record the like
activity-kind = Kind of work
activity-name = Name
activity-under = Done under an agreement
activity-under-save = Keep the agreement
activity-done-under = The agreement of this work is recorded
activity-done-under-beyond =
    The agreement is recorded. The day is outside its term ({ $from } – { $until })
activity-joint = Place and who joined
activity-joint-told =
    The work counts once, where it was recorded. No number moves, in a locked month too
activity-joint-save = Keep place and joiners
activity-done-joint = Place and joiners are recorded
activity-name-hint-people =
    Empty: the name of the kind. No name, illness or home of those who were helped
activity-story-hint-people =
    No name, illness or home of anybody here: they go on the list of those helped, which is sealed
activities-joined = Done together with others
activities-joined-told =
    Recorded by another unit and counted once, there; it is not added to the list above.
activities-joined-host = Recorded by
activity-name-hint = The name of its kind when left empty
activity-day = Day
activity-days = Days
activity-unit = Unit
activity-unit-code = Code of the unit
activity-from = Day
activity-until = Until
activity-until-hint = Leave empty for one day
activity-count-of = Number of { $unit }
activity-counted = Count
activity-value = Value, đồng
activity-worth = Value
activity-value-dong = Value, đồng
activity-value-hint = Such as 4.500.000 or 4,5 triệu
activity-dong = đồng
activity-over = over
activity-source = Source of the value
activity-basis = What the value rests on
activity-basis-hint = Norm, invoice or minutes; needed for a norm price
activity-partner = Partner or giver
activity-partner-share = Their part, đồng
activity-more = Further values, givers, units that joined
activity-more-value = Another value, đồng
activity-more-partner = Another giver
activity-place = Place
activity-place-hint = Type the commune; leave empty for work at the unit itself
activity-place-unknown = There is no “{ $place }” in the province. Type a commune as in the list
activity-place-several = Several places are called “{ $place }”: { $places }. Add the district
activity-joiner = Joined by
activity-joiner-hint =
    Type a unit of the province; of another province, its path (an-giang/huyen-an-phu). Work done
    together counts once, at the unit that records it
activity-at-least = The value is “over” this number
activity-campaign = Campaign, movement
activity-campaign-none = No campaign
activity-campaign-of-kind = That of the kind of work
activity-story = More to tell
activity-is-draft = Keep as a draft, not counted yet
activity-save = Save
activity-recorded = Recorded by
activity-checked = Checked by
activity-into-late =
    The month { $month } is locked: this work counts in the report of { $booked }, as an adjustment.
    Open a figure below to see it.
activity-into = Went into
activity-see-newer = See the newer version
activity-why = Why
activity-again-title = Sent back
activity-again-told =
    If the numbers are right, send it to be checked again. If they are wrong, correct the file:
    take the entry back there and record it anew.
activity-send-again = Send to be checked again
activity-done-again = Sent to be checked again
activity-check-title = Check this work
activity-check = Right, count it
activity-return = Send back
activity-reverse = Take back
activity-reverse-told-not-counted = This work is in no report. The work and the reason are kept.
activity-reverse-told = The numbers of this work leave the report. The record and the reason stay.
activity-week-instead = Record a whole week at once
activity-week-of = Week { $from } – { $until }. Leave days without work empty.
activity-week-sorts = By sort
activity-week-recorded = Recorded
activity-week-known =
    { $n } are recorded of that day at that place, under that name. Open that work to correct it;
    for another kitchen or meal enter another place or name
activity-week-basis-hint = By a norm, with no value typed, the norm of the day is taken
activity-week-save = Save the week
activity-week-before = Week before
activity-week-after = Week after
activity-week-empty = Enter one day at least

activity-campaign-unknown = No campaign is called “{ $text }”
activity-campaign-not-running =
    This campaign ran from { $from } to { $until }, not on the days of the work
activity-campaign-yearly =
    This campaign runs from { $from } to { $until } of every year, not on the days of the work
activity-parts-above-whole = The parts add up to { $sum }, more than the whole of { $whole }
activity-parts-not-whole = The parts add up to { $sum }, they must be all of { $whole }
activity-part-above-value = { $sum } đồng is more than the whole value of { $whole } đồng
activity-kind-closed = This kind was no longer offered on that day
activity-until-before-from = The last day comes on or after the first
activity-too-long = Record it month by month: one record spans 31 days at the most
activity-ahead = Record what was done: this day has not come
activity-count-nothing = Enter { $label }, 1 or more
activity-count-unknown = This kind does not count “{ $code }”
activity-people-above-turns =
    { $people } people but { $turns } turns only: everybody has one turn at least
activity-value-needs-source = Choose the source of the value: cash, goods or labour
activity-kind-has-no-value = This kind has no value
activity-source-not-of-kind = This kind does not take that source of value
activity-norm-needs-basis = Write the norm that the value rests on
activity-shares-above-value =
    The parts of the partners ({ $shares }) are more than the value ({ $value })
activity-never-at-least =
    Untick “over” and write the value: only water filters, blood and the whole total print “over”
activity-no-place = Choose the place from the list
activity-link = Address of the post
activity-link-hint = Paste the address of the page; it begins with https://
activity-link-odd = Paste the whole address, for example https://hoichuthapdo.org.vn/tin
people-of-list-is-dearer = The list of those helped holds { $amount } đồng, more than this value
people-of-list-is-longer = The list of those helped holds { $many }. Shorten the list first
activity-no-norm =
    This kind has no norm for that day. Enter the value, or set a norm in the catalogue
activity-agreement = Under the agreement
activity-agreement-none = Under none
agreement-work-none = No work is recorded under this agreement yet.
agreement-work-sum = { $many } pieces of work, worth { $amount } đồng
activity-kept-in = File
activity-kept-in-file = Open the file that recorded this work
activity-kept-elsewhere = A file recorded this work. Open the file to correct or take it back
activity-was-reversed = This work was taken back. Record a new one if needed
activity-name-told =
    This says “{ $name }”, who is on the list of those helped by this work.
    Leave the name out: the list keeps it
activity-changed-meanwhile =
    Somebody has just changed this record. See the newer version and correct again; what you
    typed is below
activity-checked-by-another = Who records does not check. Ask somebody else
activity-unit-unknown = There is no unit “{ $code }” on that day
activity-kind-unknown = There is no kind “{ $code }” in the catalogue
activity-cell-formula = The cell “{ $column }” begins like a formula. Write words or a number
activity-cell-unread = The cell “{ $column }” cannot be read: { $text }

activity-done = Recorded and counted
activity-done-late = That month is locked: the numbers go into the report of the open month
activity-done-waiting = Recorded, to be checked
activity-done-draft = Kept as a draft
activity-done-check = Checked and counted
activity-done-return = Sent back
activity-done-reverse = Taken back
activity-done-checking = The way of checking was changed
activity-done-week-late =
    { $n } days were recorded. That month is locked: they go into the open month
activity-done-week-waiting = { $n } days were recorded and wait to be checked
activity-done-week = { $n } days were recorded

# The journal
act-activities-activity-view = Looked at work
act-activities-activity-record = Recorded work
act-activities-activity-offer = A volunteer recorded work
act-activities-activity-mine = Looked at own records
act-activities-activity-check = Checked work
act-activities-activity-reverse = Took work back
act-activities-check-set = Changed the way of checking
subject-activity = Work
subject-check-setting = Way of checking

# Table files
sheet-about =
    One piece of work a line. unit is the path of the unit (kien-giang/huyen-an-bien), kind the
    code or name of a kind below.
sheet-days =
    from, until: the days (2024-10-05 or 05/10/2024); leave until empty for one day. Work counts
    in the month of its last day.
sheet-counts =
    count to count_6: what the kind counts, in the order given below; count must be filled.
sheet-values =
    value: đồng; source: cash, goods, norm (needs basis; with an empty value the norm of its day
    is reckoned), labour. at_least: 1 when it is printed “over” (water filters and blood alone).
sheet-one =
    A line takes one value and one giver (partner, with its share in partner_share). Where there are
    several, the rest is said in the form of the work, or each part stands on a line of its own.
sheet-joiners =
    joiners: units that joined, with semicolons between them; their paths, or a name that one unit
    of the province alone carries. The work counts once, at its host.
sheet-agreement =
    agreement: the agreement or programme; the number of its paper, what it is about, or the partner
    when there is one alone. A day outside its term is recorded, with a word.
sheet-link =
    link: the address of the page of a post, beginning with https://.
sheet-consignment =
    consignment: the goods that this work hands over; what they are, or “goods · giver” where
    several are called so. The count is taken from them, the value in goods follows them.
sheet-agreement-unknown = There is no agreement “{ $text }”: enter its number or what it is about
sheet-consignment-unknown = No goods “{ $text }” are left: enter their name as on Goods received
sheet-several-fit = “{ $text }” fits several: { $named }. Name one of them
activity-note-waits = Waits to be checked before it counts
activity-note-late = The month is locked: it counts in the report of the open month
activity-note-beyond = The day is outside the term of the agreement ({ $from } – { $until })
sheet-twice =
    The same file loaded again records nothing twice. Two equal lines in one file are two pieces
    of work. A line like work that was recorded elsewhere is named and left, until somebody says
    that it is other work.
sheet-unknown = There is no such unit or month
sheet-no-column = The table has no column “{ $column }”: take a new template and copy the data
sheet-told = Explanation

# Goods received and handed over
consignments-title = Goods received, goods given
consignments-lead = Received from a giver, handed over to people, what is left
consignments-none = No goods were received at this unit yet.
consignments-left = not all handed over
consignments-year = Year they came
consignments-search = Find by goods, giver or papers
consignment-new = Receive goods
consignment-add = Record
consignment-item = Goods
consignment-item-hint = Such as: water filters, rice of 10 kg
consignment-quantity = How many came
consignment-noun = Counted in
consignment-noun-hint = Such as: devices, bags, boxes
consignment-amount = Value of all, đồng
consignment-partner = Giver
consignment-home = Unit that received them
consignment-received = Day they came
consignment-note = Minutes or papers with them
consignment-handed = Handed over or promised
consignment-left = Left
consignment-hand = Record a hand-over
consignment-work = Hand-overs
consignment-no-work = Nothing was handed over yet.
consignment-done = The goods were recorded
consignment-nothing = Enter how many came, 1 or more
consignment-too-many = { $many } are handed over but { $left } are left
consignments-above = Goods of units above, handed over here
consignment-kind = Handed over as
consignment-kind-hint = “Record a hand-over” opens the form of this kind of work
consignment-kind-none = Chosen when handed over
consignment-edit = Correct the goods
consignment-edit-told =
    Some are handed over. These keep their value; what is left carries the rest of the value.
consignment-save = Save the goods
consignment-done-edit = The goods were corrected
consignment-back = Take the goods back
consignment-back-told = For goods recorded by mistake, none handed over. They stay and say why.
consignment-done-back = The goods were taken back
consignment-is-taken-back = taken back
consignment-was-taken-back = These goods were taken back. Choose others, or none
consignment-is-handed = { $many } are handed over or promised. Take those hand-overs back first
consignment-not-come-yet = The goods came on { $day }: enter that day or a later one
consignment-fewer-than-gone = { $many } are handed over: enter { $many } or more
consignment-cheaper-than-gone = Goods worth { $amount } đồng are handed over: enter that or more
consignment-handed-before = Handed over since { $day }: enter that day or an earlier one
consignment-changed-meanwhile = The goods changed meanwhile. Open the page again, then correct
activity-consignment = From goods received
activity-consignment-hint =
    The count of this work is taken from those goods, and its value in goods follows
activity-consignment-none = From no goods received
activity-consignment-left = { $item } of { $partner }: { $left } { $noun } left
subject-consignment = Goods received
goods-taken-many = How many of these goods
goods-taken-many-hint = Left out: as many as the file records
goods-taken-hint = Taken off these goods; their value and giver follow them and are not typed
goods-taken-of-what = Choose the goods that these are of
goods-taken-nothing = Enter how many are taken, 1 or more
goods-taken-are-goods = What is taken of goods received is goods: choose goods as the source
goods-taken-in-file = (in a file)
subject-goods-taken = Goods taken for a file

# Campaigns
activities-all-campaigns = All campaigns
campaigns-title = Campaigns, movements
campaigns-lead = What was done, where, worth what, against the year before
campaign-year = { $year }
campaign-called = Also called
campaign-called-told = S1 to S4: the documents that the wordings were taken from.
campaign-nothing = No work was recorded here for it that year.
campaign-million = million đ
campaign-months = Value by month
campaign-what = What was done
campaign-where = Where
campaign-times = Times
campaign-pieces = { $n } pieces of work
campaign-before = { $year }: { $pieces } pieces of work, { $amount } đồng
campaign-sort-campaign = campaign
campaign-sort-movement = movement
campaign-sort-programme = programme
campaign-sort-project = project
campaign-sort-drive = drive
campaign-sort-model = model
campaign-sort-theme = theme of the year
campaign-sort-anniversary = anniversary

# Those who were helped
people-of-list-whole = Paste a whole list
people-of-list = The list, a line each
people-of-list-hint = Paste from a spreadsheet, or type with semicolons:
    name; year of birth; quantity; value; where they live. Only the name is needed.
people-of-list-save = Record the list
people-of-list-empty = Paste at least one line with a name
people-of-list-too-long = Paste at most { $most } lines at once
people-of-line-name = Line { $line }: the first cell is the name, at most 120 letters
people-of-line-note = Line { $line }: where and how they live, at most 300 letters
people-of-line-year = Line { $line }: look at the year of birth in the second cell
people-of-line-quantity = Line { $line }: the third cell is the quantity, 1 or more
people-of-line-amount = Line { $line }: the fourth cell is the value in đồng
people-of-title = Who was helped
people-of-back = Back to the work
people-of-counted = This work: { $counted }
people-of-none = Nobody was written down. The list is not required.
people-of-add = Write down a person or a household
people-of-sealed = Names are sealed as they are saved; they open for a purpose alone.
people-of-save = Write down
people-of-name = Name (head of the household)
people-of-sort = Who
people-of-birth-year = Year of birth
people-of-quantity = How many
people-of-amount = Value, đồng
people-of-note = Where they live, what is needed
people-of-remove = Remove
people-of-done = Written down, the name is sealed
people-of-removed = Taken off the list
people-of-name-told =
    The title, the story or the basis of this work says “{ $name }” in clear.
    Mend it there first, then write the name down here
people-of-nothing = Enter 1 or more
people-of-more-than-counted = { $left } of this work are left without a receiver
people-of-more-than-worth = { $left } đồng of this work are left without a receiver
people-of-birth-year-odd = Look at the year of birth again
act-activities-paper-look = Opened photos and papers of work

# The calendar on a phone
mine-title = What I recorded
mine-lead =
    What you recorded yourself. A volunteer's work waits for somebody else's eyes before it counts.
mine-none = You have recorded nothing yet. Press “Record work” to begin.

feed-title = The calendar on a phone
feed-lead = A secret address for a calendar program: kinds of work, counts, where
feed-open = Make a new secret address
feed-close = Close the address
feed-made = Copy this address into the calendar program:
feed-once = It is shown once. Whoever has it reads the calendar; a new one closes the old one.
feed-done-close = The address is closed
feed-about = Work that counts, from { $from } until now
feed-about-cut =
    Only work from { $day } until now: since { $from } there are more than { $n } pieces, more than
    a calendar holds. All of it is on the page of work.
act-activities-calendar-share = Made the address of a calendar
subject-calendar-feed = Address of a calendar

follows-consignment = { $n } consignments with goods left
follows-check-setting = { $n } rules of checking first
follows-calendar-feed = { $n } calendar addresses
follows-activity = { $n } pieces of work not counted yet
activity-check-wait = Check work that waits: { $n }

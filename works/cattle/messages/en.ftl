# Words of the cattle bank: banks, herds, keepers, what they owe.
cattle-title = Cattle bank
cattle-lead = Cattle for poor households, whose calves go on to the next
cattle-none = There is no cattle bank here yet.
cattle-search = Find a bank by name
cattle-new = Open a cattle bank
cattle-open = Open the bank
cattle-bank-name = Name of the bank
cattle-bank-note = Decision, paper
cattle-unit = Unit
cattle-rule = Rule of passing on
cattle-own = The province asks otherwise
cattle-own-hint = Where the province asks otherwise than the published rule; else left as they are
cattle-as-published = as the chosen rule says
cattle-calf-order = The calf that goes on
cattle-calf-1 = the first
cattle-calf-2 = the second
cattle-calf-3 = the third
cattle-calf-sex = Of which calves
cattle-calf-female = female calves alone
cattle-calf-any = female and bull calves
cattle-bulls = Bull calves
cattle-bulls-sold = sold to buy a heifer
cattle-bulls-kept = kept by the household, not exchanged
cattle-wean = Age of a calf that goes on, months
cattle-grace = Time to hand it over, months
cattle-months-hint = Left empty, the published rule holds
cattle-months = { $many } months
cattle-opened = Opened on
cattle-signs = How it fares
cattle-well = doing well
cattle-watch = watch it
cattle-failing = may fail

cattle-balance = Balance of the herd
cattle-given = Given, bought at the beginning
cattle-bought = Bought with the money of bull calves
cattle-births = Born in the herd
cattle-kept = Kept
cattle-dead = Died
cattle-sold = Sold
cattle-passed-on = Passed on
cattle-overdue = Overdue
cattle-balance-said =
    { $kept } kept + { $dead } died + { $sold } sold
    = { $given } given + { $bought } bought + { $born } born

cattle-duties = What the keepers owe
cattle-duties-none = No animal is with a keeper yet.
cattle-owes = Owes
cattle-duty-waiting = waiting for a calf
cattle-duty-growing = calf too young
cattle-duty-growing-day = of age on { $day }
cattle-duty-due = due
cattle-duty-due-day = until { $day }
cattle-duty-overdue = overdue
cattle-duty-overdue-day = since { $day }
cattle-duty-lost = animal gone, no calf
cattle-duty-fulfilled = passed on
cattle-duty-released = released

cattle-animals = The herd
cattle-animals-none = No animal is recorded yet.
cattle-animal = Animal
cattle-tag = Ear number
cattle-tag-hint = Unique in the bank, for example KG-012
cattle-sex = Sex
cattle-sex-female = female
cattle-sex-male = male
cattle-sex-same = as recorded
cattle-stays-hint = Leave empty where it is right
cattle-born = Born on
cattle-born-hint = If the day is not known, the middle of the month
cattle-born-on = born { $day }
cattle-mother = Mother
cattle-bought-for = bought for { $tag }
cattle-keepers = Who kept it
cattle-keepers-none = It was with no household yet.
cattle-beside-mother = as a calf beside its mother
cattle-from = From
cattle-until = Until
cattle-until-now = today
cattle-placing-undone = a mistake, taken back
cattle-calves = Its calves
cattle-calves-none = No calf yet.
cattle-calf = Calf
cattle-calf-ready = Of age to go on from
cattle-calf-until = Goes on until
cattle-stands-for = Bought for the bull calf
cattle-heifer = Heifer that its sale bought
cattle-repays = Went on for the duty of
cattle-owed-by = Is the calf that is owed of
cattle-owes-nothing = It is with no keeper of its own, so nothing is owed of it.
cattle-keeper = Keeper
cattle-now = Now
cattle-undone = Leavings that were taken back
cattle-undone-left = Was recorded as
cattle-undone-by = Taken back by
cattle-there = kept
cattle-left = Left because
cattle-left-dead = died
cattle-left-sold = sold
cattle-left-mistake = recorded by mistake
cattle-left-on = Left on
cattle-entered = Came on
cattle-giver = Giver
cattle-amount = Value, đồng
cattle-source = That value is
cattle-source-goods = goods: the giver gave the animal
cattle-placed = Handed over on
cattle-keeper-name = Head of the household
cattle-keeper-hint = The name is sealed and opens for a purpose alone
cattle-keeper-year = Year of birth
cattle-keeper-where = Address, situation
cattle-note = Note
cattle-why = Reason
cattle-bull = Bull calf
cattle-exchanged = Exchanged on
cattle-heifer-tag = Ear number of the heifer
cattle-heifer-born = Heifer born on
cattle-names = Open the keepers' names
cattle-names-as = Where the names open
cattle-names-page = on this page
cattle-names-animals = in a spreadsheet of the herd
cattle-names-animals-csv = in a CSV file of the herd
cattle-names-duties = in a spreadsheet of what is owed
cattle-names-duties-csv = in a CSV file of what is owed

cattle-record = Record
cattle-step-receive = An animal comes
cattle-about-receive = Given, or bought at the beginning
cattle-step-place = Hand an animal over
cattle-about-place = One that was given, or the calf that is due
cattle-step-birth = A calf is born
cattle-about-birth = It stays with its mother's keeper
cattle-step-exchange = A bull calf is sold for a heifer
cattle-about-exchange = The heifer stands in the bull's place
cattle-step-leave = An animal leaves
cattle-about-leave = Died, sold, or recorded by mistake
cattle-step-return = A leaving was a mistake
cattle-about-return = The animal is back and owes as before; what was counted is taken back
cattle-step-move = Another keeper
cattle-about-move = What is owed goes with the animal; no hand-over is counted
cattle-step-mistake = Take a mistaken hand-over back
cattle-about-mistake = The work that was counted is taken back with it
cattle-step-correct = Correct number, sex, birthday
cattle-about-correct = Say what is wrong alone; what the keeper owes is reckoned anew
cattle-step-release = Release from the duty
cattle-about-release = When the animal died of a plague, or the household cannot
cattle-step-owe = Take a release back
cattle-about-owe = The keeper owes as before
cattle-done-open = The bank is open
cattle-done-receive = The animal is in the herd
cattle-done-place = Handed over and counted in the report
cattle-done-birth = The calf is recorded
cattle-done-exchange = The bull calf was exchanged
cattle-done-leave = The animal left the herd
cattle-done-return = The animal is back in the herd
cattle-done-move = The keeper was changed
cattle-done-mistake = The hand-over was taken back
cattle-done-correct = The animal is corrected
cattle-done-release = The keeper is released
cattle-done-owe = The release is taken back

cattle-warning = Signs that the bank may fail
cattle-warning-dead = { $many } of { $of } animals handed over died
cattle-warning-overdue = { $many } of { $of } duties that came due are overdue
cattle-warning-barren = { $many } of { $of } cows that should have had a calf had none
cattle-warning-fulfilled = Only { $many } of { $of } long-standing keepers passed a calf on

cattle-outlook = Outlook
cattle-outlook-lead =
    Begins with the { $kept } animals that are kept, each with its age, last calf and duty; a cow
    whose time is over calves next month. The calf that is owed and what waits for a keeper go
    when of age; other calves are the keeper's own and stay in the herd: what a keeper may sell is
    not guessed. Fractions are averages.
cattle-outlook-interval = Months between calves
cattle-outlook-first = Age at the first calf, months
cattle-outlook-female = Female, of 100 calves
cattle-outlook-dead = Deaths a year, of 100
cattle-outlook-barren = Never calve, of 100 without a calf yet
cattle-outlook-change = Change the parameters
cattle-outlook-asked = Parameters:
cattle-outlook-said-interval = { $many } months between calves
cattle-outlook-said-first = the first at { $many } months
cattle-outlook-said-female = { $many } % female
cattle-outlook-said-dead = { $many } % die a year
cattle-outlook-said-barren = { $many } % of those without a calf yet never have one
cattle-outlook-ask = Reckon
cattle-outlook-usual = Back to the usual parameters
cattle-outlook-own = Back to this herd's own
cattle-outlook-of-herd = measured in this herd
cattle-outlook-of-usual = the usual
cattle-outlook-of-asking = set by the reader
cattle-outlook-shrinks =
    So the herd does not keep itself: of { $begun } animals handed over,
    { $cows } are left after { $years } years.
    Look at breed, veterinary care and keepers before more are placed.
cattle-outlook-waves =
    Births come in waves because the projection lets every animal calve first at one age and then at
    one interval; a real herd spreads them.
cattle-outlook-year = Year
cattle-outlook-now = Now
cattle-outlook-placed = Handed over
cattle-outlook-passed = Passed on
cattle-outlook-households = Households
cattle-outlook-born = Born
cattle-outlook-bought = Bought
cattle-outlook-balance =
    All { $years } years: { $kept } kept + { $dead } died + { $sold } sold
    = { $now } today + { $born } born + { $bought } bought

cattle-choose = Choose an animal
cattle-ahead = Enter today or an earlier day; this day has not come
cattle-months-odd = Enter months from 0 to { $most }
cattle-born-after-entry = The birth must not be after it came
cattle-mother-is-bull = { $tag } is a bull. Choose the mother
cattle-calf-older-than-mother =
    A calf is not born before its mother: { $tag } was born on { $day }. Look at the day again
cattle-mother-too-young =
    { $tag } was born on { $day }, not { $months } months old. Look at the day again
cattle-mother-not-there = { $tag } was not in the herd on that day. Look at the day again
cattle-births-too-close =
    { $tag } had a calf on { $other }; births lie at least nine months apart. Look at the day again
cattle-gone = { $tag } left the herd on { $day }. Choose another
cattle-left-before = Enter { $day } or later; something is recorded on that day
cattle-mistake-with-history = Something was recorded of { $tag } later. Take that back first
cattle-tag-known = The bank has this ear number already. Enter another
cattle-placed-already = { $tag } is with a keeper already. Use *Another keeper* to move it
cattle-too-young = { $tag } is of age to go on from { $day }
cattle-not-owed = { $tag } is not the calf that the rule asks for; it is the keeper's own
cattle-not-a-bull-calf = { $tag } is not a bull calf of the herd. Choose one
cattle-no-keeper = This animal has no keeper. Choose another
cattle-nothing-owed = { $tag } owes nothing. Choose another
cattle-not-gone = { $tag } is in the herd. Choose one that left
cattle-heifer-bought =
    { $heifer } was bought with the money of { $tag }. Record first that { $heifer } was a mistake
cattle-heifer-without-sale =
    { $bull } no longer stands as sold to buy { $tag }. Record the sale and the heifer anew
cattle-passed-on-since =
    Since { $tag } left, { $calf } was passed on in its stead on { $day }.
    Take the hand-over of { $calf } back first
cattle-released-since =
    Since { $tag } left, the keeper of { $owner } was released on { $day }.
    Take the release back first
cattle-correct-nothing = Say what is to be corrected: number, sex or birthday
cattle-changed-meanwhile = Somebody has just written to this animal. Choose it again to see how
cattle-correct-never-was = { $tag } left as recorded by mistake. Take that back first
cattle-bull-has-calves = { $tag } had { $calf }, so it is a cow. Check the sex
cattle-bought-as-heifer = { $tag } was bought for a bull calf, so it is a heifer. Check the sex
cattle-sold-as-bull =
    The money for { $tag } bought { $heifer }, so { $tag } is a bull calf.
    Record { $heifer } as left by mistake first
cattle-born-after-deeds = Something of { $tag } is recorded on { $day }. Enter a birthday until then
cattle-rests-placed = { $tag } was handed over on { $day } on what is recorded. Take that back first
cattle-rests-passed =
    { $calf } went on on { $day } on what is recorded of { $tag }.
    Take the hand-over of { $calf } back first
cattle-rests-released =
    The keeper of { $owner } was released on { $day } on what is recorded of { $tag }.
    Take the release back first
cattle-not-released = { $tag } was not released. Choose another

figure-cattle-born = Cattle bank: calves born
figure-cattle-dead = Cattle bank: died
figure-cattle-sold = Cattle bank: sold
figure-cattle-passed-on = Cattle bank: calves passed on

# Journal
act-cattle-bank-view = Saw the cattle bank
act-cattle-bank-open = Opened a cattle bank
act-cattle-herd-keep = Recorded in a herd
act-cattle-duty-release = Released from a duty
act-cattle-paper-look = Opened photos and papers of a cattle bank
subject-herd-bank = Cattle bank
subject-herd-animal = Animal
subject-herd-undone = Leaving taken back
subject-herd-placement = Placing of an animal

follows-herd-bank = { $n } cattle banks
cattle-calves-wait = Look at calves that should have gone on by now: { $n }
cattle-ahead-ready = A calf can go on
cattle-ahead-until = A calf is due to go on
cattle-failing-wait = Look at { $n } cattle banks that may fail

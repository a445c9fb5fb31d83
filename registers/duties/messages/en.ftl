# The words of report forms, duties to report, and working days.
form-month = Monthly report
form-quarter = Quarterly report
form-six-months = Six-month report
form-nine-months = Nine-month report
form-year = Annual report
form-school-year = School-year report
form-campaign = Campaign report
form-directive-18 = Report on Directive 18/CT-TTg
form-flash = Flash report on a disaster or incident

part-campaign-led = Direction and organisation
part-campaign-done = What was done
part-campaign-hard = Difficulties and limits
part-campaign-asked = Proposals
part-directive-led = Leading and directing the Directive
part-directive-told = Making the Directive known
part-directive-work = Humanitarian work that was done
part-directive-strengthened = Cooperation and strengthening of the Society
part-directive-hard = Difficulties and limits
part-directive-asked = Proposals
part-flash-hazard = Kind of disaster or incident
part-flash-level = Level of disaster risk
part-flash-when = When it happened
part-flash-course = Course and situation
part-flash-needs = Needs and requests
part-places = Places affected
part-damage = Damage up to this report
part-relief = Relief up to this report

column-directive-work-what = What
column-directive-work-amount = Number
column-directive-work-value = Value (đồng)
column-places-district = District
column-places-commune = Commune or ward
column-places-households = Households
column-damage-amount = Number
column-damage-value = Value (đồng)
column-relief-what = What
column-relief-households = Households
column-relief-value = Value (đồng)

row-damage-dead = Dead
row-damage-missing = Missing
row-damage-injured = Injured
row-damage-households-affected = Households affected
row-damage-evacuated = People evacuated
row-damage-houses-collapsed = Houses collapsed or swept away
row-damage-houses-damaged = Houses damaged
row-damage-other-damage = Other damage

choice-flash-hazard-storm = storm or tropical depression
choice-flash-hazard-rain-flood = heavy rain, flood
choice-flash-hazard-flash-flood = flash flood
choice-flash-hazard-landslide = landslide, subsidence
choice-flash-hazard-drought = drought
choice-flash-hazard-salinity = salt intrusion
choice-flash-hazard-heat = heat
choice-flash-hazard-cold = cold, frost
choice-flash-hazard-thunder = whirlwind, lightning, hail
choice-flash-hazard-fire = fire
choice-flash-hazard-other = another incident
choice-flash-level-1 = level 1 (low)
choice-flash-level-2 = level 2 (medium)
choice-flash-level-3 = level 3 (high)
choice-flash-level-4 = level 4 (very high)
choice-flash-level-5 = level 5 (catastrophe)
choice-flash-level-none = no level announced yet

due-after-days = within { $n } days after the period
due-before-days = before day { $n } after the period
due-after-working = within { $n } working days after the period
due-before-working = before working day { $n } after the period
due-on = no later than { $day }
due-before = before { $day }
due-on-next = no later than { $day } of the next year
due-before-next = before { $day } of the next year
due-shifted = a day off moves it to the next working day

duties-title = Duties to report
duties-lead = Who owes which report, by which day, to whom, under which document
duty-add = Set a duty to report
duty-add-lead =
    What the nearest unit sets replaces what units above set and what comes with the
    program. Past periods are still judged by the old setting.
duty-form = Report
duty-campaign = Campaign
duty-campaign-hint =
    Choose it for the report of a campaign alone; the days of the term count from the campaign's
    last day
duty-campaign-without-end =
    The catalogue names no last day of this campaign. Choose a day of the year as the last good one.
duty-owner = Who owes it
duty-owner-level = every unit of a level
duty-owner-unit = one unit
duty-owner-organisation = an organisation outside the Society
duty-every = Every unit of the level: { $level }
duty-level = Level
duty-unit = Unit
duty-organisation = Organisation
duty-not-owed-field = This report is not owed
duty-not-owed = not owed
duty-due = Due
duty-due-after = a number of days after the period
duty-due-working = a number of working days after the period
duty-due-on = a day of the year
duty-days = Number of days
duty-date = Day of the year
duty-date-hint = Day/month, for example 15/12
duty-date-unread = Write day and month, for example 15/12
duty-days-range = Write a number of days from 0 to 366
duty-years = That day of which year
duty-years-same = the year of the period
duty-years-next = the next year
duty-inclusive = That day itself is in time (leave empty when the document says “before”)
duty-shifted = A due day that is a day off moves to the next working day
duty-to-society = To the Red Cross body above
duty-to-society-hint = As the paper addresses it, for example: Trung ương Hội Chữ thập đỏ Việt Nam
duty-to-committee = To the People's Committee
duty-to-committee-hint = As the paper addresses it, for example: Ủy ban nhân dân tỉnh Kiên Giang
duty-basis = Legal basis
duty-basis-hint = The document that says so, for example: plan on Directive 18/CT-TTg, part III.13
duty-from-field = Holds from
duty-until-field = Until the end of
duty-until-before = The last day must not be before the first
duty-next = Due for this period
duty-lines = Goes to
duty-span = Holds
duty-from = from { $day }
duty-until = until { $day }
duty-shipped = comes with the program
duty-set-above = set above
duty-close = End it
duty-done-add = The duty is set
duty-done-close = From tomorrow on it no longer holds
duty-form-on-demand =
    This report is made when something happens and has no regular due day. Choose another.
duty-form-not-for-others =
    Organisations outside the Society owe the report on the Directive alone. Choose that
    one.

days-title = Days off and days worked in exchange
days-lead = By these working days are counted and due days moved
days-none = The program knows no day off of this year yet.
day-add = Set a day off or a day worked
day-field-day = Day
day-field-sort = Is
day-field-name = Name
day-field-basis = Legal basis
day-field-basis-hint = The notice that swaps the days, for example of the Ministry of Home Affairs
day-off = a day off
day-work = a working day
day-shipped = comes with the program
day-take-back = Take back
day-known = This day is set already. Take that back first.
day-done-add = The day is set
day-done-close = Taken back

act-duties-duty-view = See duties to report
act-duties-duty-set = Set a duty to report
act-duties-day-set = Set a day off or a day worked
subject-report-duty = duty to report
subject-office-day = day off or day worked

follows-report-duty = { $n } duties to report that were set
reaches-report-duty-left = { $n } duties to report set above it no longer hold for it
reaches-report-duty-came = { $n } duties to report set above it hold for it from then on
duty-line-unit = (the unit that reports)
duty-line-above = (the unit above)

# Units, bodies and clusters.
org-menu-units = Units
org-lead = { $level } · on { $day }
org-as-of = As of
org-map-ahead =
    The map of { $day } is still ahead: { $unit } will hold other units too, and its figures can be
    read from that day on. Choose today's map or the figures as reported.
org-search = Find a unit below by name
org-look = Show
org-found = Found a unit
org-found-units = Found
org-empty = No unit stands below on this day.
org-col-unit = Unit
org-col-level = Level
org-col-below = Units below
org-caption-below = Units directly below
org-code = Code in this system
org-official-code = Code of the statistics office
org-stands-since = Stands since { $from }
org-stood-until = Stood until { $until }
org-stood-between = Stood from { $from } until { $until }
org-was = Made of
org-became = Became
org-succession-whole = whole
org-succession-part = in part
org-succession-abolished = level abolished, records and stocks go to the unit above
org-duty-head = Head
org-duty-standing-deputy = Standing deputy
org-duty-deputy = Deputy
org-duty-member = Member
org-cluster-units = { $n } units in the cluster
org-new-title = Found a unit
org-new-under = Under { $unit }
org-new-save = Found the unit
org-field-level = Kind of unit
org-field-name = Full name
org-hint-name = For example: Hội cơ sở Vòng Tay Nhân ái
org-field-from = Founded on
org-flaw-level-unknown = Choose a kind of unit from the list
org-flaw-level-under = Choose a kind of unit that may stand under this one
org-flaw-code-taken = Choose another name: a unit of this name stands here already
org-flaw-from-outside = Enter a day on which the unit above stands
org-done-found = The unit was founded.
level-central = Central Society
level-province = Provincial chapter
level-district = District chapter
level-commune = Commune chapter
level-branch = Branch
level-grassroots = Grassroots chapter
level-office = Office
level-school = School
level-enterprise = Enterprise
level-team = Team
level-club = Club
level-kitchen = Kitchen
level-station = Station

# The map a page is read on
map-which = Map
map-as-reported = As reported
map-today = Today's map
map-of-day = Map of
map-look = Look
map-day-unread = Write a day such as 01/07/2025
map-instead = { $old } is no more on the map of { $day }: this is { $unit }, which took its place.

# The journal
act-org-tree-load = Loaded the tree of units
act-org-unit-found = Founded a unit
act-org-unit-view = Looked at a unit
subject-unit = Unit
subject-body = Body
subject-body-member = Member of a body
subject-cluster = Cluster
subject-cluster-unit = Unit in a cluster
subject-decision = Decision

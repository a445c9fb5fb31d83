# Words that ask again where work looks like work that is recorded, and the way to its own file.
activity-is-other = This is other work, record it
activity-alike-same =
    The unit has recorded work exactly like this: { $day }, number { $n }. If this is other work,
    tick this box and save again.
activity-alike-file =
    The file of this work has recorded { $n } on { $day }; recorded here it would count twice. If
    this is other work, tick this box and save again.
activity-alike-hosted =
    { $unit } has recorded this work, { $day }, and says that your unit joined: work of several
    counts once, at its host. If this is other work, tick this box and save again.
activity-alike-joined =
    { $unit }, which joined, has recorded this work itself: { $day }, number { $n }. Work of several
    counts once, at its host. If this is other work, tick this box and save again.
activity-alike-near =
    { $unit } has recorded this work at the same place: { $day }, number { $n }. What two levels do
    together counts once. If this is other work, tick this box and save again.
activity-alike-event =
    On { $day } the unit recorded work that may be the same event: examinations, gifts and meals of
    a Tết of soldiers and people count within it and not a second time. If this is other work, tick
    this box and save again.
activity-alike-event-elsewhere =
    On { $day } { $unit } recorded work that may be the same event: examinations, gifts and meals of
    a Tết of soldiers and people count within it and not a second time. If this is other work, tick
    this box and save again.
activity-alike-hidden =
    Another unit has recorded “{ $kind }”, { $day }, at { $place }. Work of several, or of one
    event, counts once: ask whoever joined. If this is other work, tick this box and save again.
activity-alike-see = See what is recorded
sheet-alike = Like work that { $unit } has recorded: { $day }, number { $n }
sheet-alike-hidden =
    Like work that another unit has recorded: “{ $kind }”, { $day }, at { $place }
activity-has-file =
    Work of this kind has files of its own. What stands in a file counts by itself; do not record
    it here too.
activity-open-file = Open the file
activities-search-kind = Find a kind of work
activities-no-kind = There is no such kind of work.

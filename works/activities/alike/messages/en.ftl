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
activity-alike-event =
    On { $day } the unit recorded work that may be the same event: examinations and gifts of a Tết
    of soldiers and people count within it and not a second time. If this is other work, tick this
    box and save again.
activity-alike-see = See what is recorded
activity-has-file =
    Work of this kind has files of its own. What stands in a file counts by itself; do not record
    it here too.
activity-open-file = Open the file
activities-search-kind = Find a kind of work
activities-no-kind = There is no such kind of work.

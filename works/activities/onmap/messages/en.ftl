# The words of work read on the map of another day.
onmap-lead = On the map of { $day }
onmap-recorded-by = Recorded by
onmap-recorded-lead =
    Work lies whole where it was recorded; those units are part of this one on the map that is
    read.
onmap-others = Other units
onmap-shared =
    { $pieces } pieces of work ({ $amount } đồng), recorded by units that were cut since,
    cannot be told apart. A record is not divided: the numbers of this page are without them,
    they stay where they are:
onmap-shared-before =
    The number of { $year } is without { $pieces } such pieces ({ $amount } đồng) too.
onmap-twelve = these twelve months
onmap-nearest = See { $unit }, the nearest that has all of it
onmap-unseen =
    Not included: work that units of this map ({ $n }) recorded after they came under another
    unit. It is read there.
onmap-sheet-told = On the map of { $day }; every piece of work lies whole where it was recorded.
onmap-sheet-shared =
    Cannot be told apart and left out: { $pieces } pieces, { $amount } đồng of { $units }.

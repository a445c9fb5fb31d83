# Figures on the map of another day.

map-title = { $period } on another map
map-lead = { $unit }, on the map of { $day }; numbers as known now
map-which = Map
map-as-reported = As reported
map-today = Today's map
map-of-day = Map of
map-look = Look
map-day-unread = Write a day such as 01/07/2025
map-illustrated = This period holds illustrative numbers.
map-apportioned =
    A unit was cut: its part is apportioned by the shares of the decision; all parts add up to it.
map-made-up-short = illustration
map-made-up =
    A unit was cut and no source gives the shares: its numbers are divided equally, as an
    illustration. The parts still add up; shares are mended on the page of the decision.
map-cannot-tell = Cannot be told apart.
map-cannot-tell-why =
    An old unit was cut, and no decision says by which shares.
map-nearest = See { $unit }, the nearest that is exact
map-not-told = cannot be told apart
map-sheet-title = { $unit }, { $period }, map of { $day }
map-sheet-told = On the map of { $day }; numbers as known now.
map-from-panel = These 12 months on today's map
map-instead = { $old } is no more on the map of { $day }: this is { $unit }, which took its place.
map-parts = Made of
map-parts-lead = The units of that month that lie in this one on the map.
map-part = Unit
map-part-had = Had
map-part-inside = Lies inside
map-part-cut = (cut, its own part)
report-on-map = On another map

# Figures on the map of another day.

map-title = { $period } on another map
map-lead = { $unit }, on the map of { $day }; numbers as known now
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
map-parts = Made of
map-parts-lead = The units of that month that lie in this one on the map.
map-part = Unit
map-part-had = Had
map-part-inside = Lies inside
map-part-cut = (cut, its own part)
crossing-era = Includes figures of { $months } of { $units }.
crossing-era-by = Includes figures of { $months } of { $units } under { $by }.
crossing-month = { $month }
crossing-months = { $first } to { $last }
crossing-old = { $unit } (old)
crossing-more = { $n } other units
crossing-compared = What it is compared with is read on the same map as this period.
crossing-apportioned = The part of a unit that was cut is apportioned by the shares of the decision.
crossing-made-up = A cut unit whose shares no source gives is divided equally, as an illustration.
crossing-open = The own part of { $units } cannot be told apart: no shares are decided.
crossing-without = These numbers do not include it: { $figures }.
document-decision = Decision No. { $number }
document-resolution = Resolution No. { $number }
document-other = document No. { $number }
gone-title = A unit that is no more
gone-told =
    { $unit } ended on { $day }. { $period } is reported by whoever took its place, with the months
    before:
gone-months = Its own monthly reports still open; the last is
report-on-map = On another map

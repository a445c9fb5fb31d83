# Open data: what anyone may read, without a token.

open-title = Open data
open-lead =
    Figures of issued reports that their unit has published. Anyone may use them, without an
    account.
open-reports = Published reports
open-none = No report has been published yet.
open-files = Files and addresses for programs
open-what = Good to know
open-what-is =
    Figures are exactly those of the issued paper. People and turns are different figures and
    never add up.
open-what-not =
    No month that has not been issued, no names of people, no figures of a single commune.
open-what-map =
    Boundaries are sketches to recognise a province by, not to measure. Hoàng Sa and Trường Sa
    belong to Việt Nam.
open-what-mark = Where a figure is an illustration, it says so beside it, in the column of remarks.
open-col-file = File or address
open-col-use = What for
open-col-report = Report
open-col-paper = Paper
open-col-published = Published on
open-col-span = Period
open-col-state = State
open-report-of = Report of { $month }, { $unit }
open-report-of-span = { $report }, { $unit }
open-report-lead = Paper { $paper } of { $day }
open-report-figures = Figures as the paper printed them
open-at-least = over
open-file-csv = Figures of months as CSV with HXL tags
open-file-csv-about = A line for each figure of a report; opens in a spreadsheet.
open-file-longer = Figures of quarters, six and nine months, years, school years as CSV
open-file-longer-about =
    The same columns; the last names the kind of report. Not to be added to months. One kind:
    ?form=quarter.
open-file-geojson = Provinces with figures as GeoJSON
open-file-geojson-about =
    Of the newest published report; add ?period=2024-10 or 2024-Q3 for a period.
open-file-ogc = OGC API Features
open-file-ogc-about = For QGIS and other map programs: layers of units and of provinces.
open-file-atom = New reports (Atom)
open-file-atom-about = An entry for each published report.
open-file-fdrs = Yearly table by the FDRS indicators of the Federation
open-file-fdrs-about = People counted, estimates (said so) and indicators not available.
open-file-api = The API (OpenAPI 3.1)
open-file-api-about = What needs rights needs a token, made on the account page.
open-sketch = Boundaries of provinces are sketches, not to be measured.

open-csv-unit = Unit
open-csv-code = Unit code
open-csv-level = Level
open-csv-start = From
open-csv-end = Until
open-csv-figure = Figure
open-csv-label-vi = Name in Vietnamese
open-csv-label-en = Name
open-csv-value = Value
open-csv-measure = Measured in
open-csv-least = At least
open-csv-paper = Paper
open-csv-mark = Remark
open-csv-form = Kind of report

open-fdrs-code = Code
open-fdrs-label-vi = Name in Vietnamese
open-fdrs-label-en = Indicator
open-fdrs-year = Year
open-fdrs-value = People
open-fdrs-basis = Basis
open-fdrs-beside = Other counts of the same work
open-fdrs-months = Months
open-fdrs-of = Made of
open-fdrs-why = Note
open-basis-counted = counted
open-basis-people = added over pieces of work: one may count twice; work without people is left out
open-basis-part = not all: papers print people of some work only (column Made of): no number
open-basis-estimate = estimate: turns or units of blood were counted; no work told people
open-basis-untold = work was done, nobody told people: see the other counts
open-basis-none = not available
open-basis-not-there = no unit on the map of { $day }: see { $unit }
open-basis-cannot-tell = cannot be told apart on this map
open-basis-cannot-tell-nearest = cannot be told apart on this map; the nearest exact one: { $unit }

open-feed-title = Nhân Ái: published reports
open-feed-entry = { $report } (paper { $paper })
open-feed-summary = Paper of { $day }, { $n } figures.

open-ogc-title = Units of the Red Cross society and published figures
open-ogc-about =
    Names and places of units with the figures of the newest published report. Boundaries are
    sketches.
open-ogc-units = Units
open-ogc-units-about = Every unit that stands on a day, a point each.
open-ogc-provinces = Provincial chapters
open-ogc-provinces-about =
    Sketched shapes since 1 July 2025, points before. Figures stand at the unit that published
    them, on the map of their month: a province founded since has none until it publishes.

open-office = Publish figures
open-office-lead =
    Choose the issued reports whose figures anyone may read. They can be withdrawn at any time.
open-office-none = No report has been issued yet. Issue one and come back.
open-office-level =
    Only figures of a district or above are published: those of a commune can point at one
    family.
open-state-open = Anyone may read it
open-state-closed = Not published
open-publish = Publish
open-withdraw = Withdraw
open-done-published = Published. The figures stand on the page Open data.
open-done-withdrawn = Withdrawn.
subject-publication = Publication
act-open-paper-publish = Publish or withdraw the figures of a report

open-flaw-words = This report has no figures to publish. Choose one of a month, a quarter or a year.
open-flaw-form =
    Write form=month, quarter, six-months, nine-months, year or school-year; longer is every longer
    span, all is everything
open-flaw-not-issued = Issue the report before publishing it
open-flaw-year = Write a year as 2024
open-flaw-bbox = Write four numbers: west, south, east, north
open-flaw-datetime = Write a day as 2025-07-01
open-flaw-map =
    Leave out map=: published figures are those of the printed paper, on the map of its month.
    Figures on another map are at /api/v1/values.

api-tag-ogc = OGC API Features (anyone may read it)
api-op-ogcLanding = Landing page
api-op-ogcConformance = Conformance classes
api-op-ogcCollections = Collections
api-op-ogcCollection = A collection
api-op-ogcItems = Features of a collection
api-op-ogcItem = A feature
api-op-getFdrs = The yearly FDRS table as CSV
api-param-f = Format
api-param-collection = Collection
api-param-bbox = West, south, east, north
api-param-datetime = The day of the tree
api-param-offset = Features to leave out first
api-param-feature = Id of the feature
api-param-year = Year
follows-publication = { $n } published reports

# The API for other programs: words of the OpenAPI document and of refusals.

api-about =
    Units, figures, reports and work for other programs. Numbers come from the one Book that
    every page and report reads. Figures take ?map=reported (as reported), ?map=today (on
    today's map) or ?map=2025-07-01 (on the map of a day).
api-about-token = A token made on the account page, sent as: Authorization: Bearer nhanai_…
api-about-basic =
    For DHIS2 programs: the log-in name, and the token in the place of the password. Passwords
    are not taken.

api-tag-document = This document
api-tag-me = The token in use
api-tag-units = The dated tree of units
api-tag-figures = Figures
api-tag-values = Values
api-tag-clusters = Clusters
api-tag-reports = Reports
api-tag-cells = Cells of open reports
api-tag-activities = Work that was done

api-op-getDocument = The OpenAPI 3.1 document
api-op-getMe = The token in use: what it may and until when
api-op-listUnits = The units of a day
api-op-getUnit = A unit, where it stood and what it became
api-op-listLevels = The levels
api-op-listSuccessions = Which unit became which, with its share
api-op-listFigures = The figures in the order of the printed report
api-op-getFigure = A figure
api-op-listValues = Figures × periods × units
api-op-listClusters = Clusters and their units
api-op-getClusterValues = The figures of a cluster: the sum and each unit
api-op-listReports = Where the monthly reports stand
api-op-getIssuedFigures = Figures exactly as the issued paper printed them
api-op-getCell = A cell with its version
api-op-putCell = Type a cell on the version that was read
api-op-listActivities = Work that was done, without names of people

api-param-unit = A unit: its id (UUID) or its path
api-param-as_of = The day of the tree; today when left out
api-param-under = This unit and all under it
api-param-above = The units directly under this one
api-param-level = Level
api-param-q = Words of the name, tones do not matter
api-param-limit = Lines of a page
api-param-after = The cursor of the next page
api-param-figure = Code of a figure
api-param-period = Period: 2024-10, 2024-Q4, 2024-H2, 2024-9M, 2024
api-param-map = reported, today or a day
api-param-cluster = Id of the cluster
api-param-month = Month, 2024-10
api-param-state = State
api-param-report = Id of the report
api-param-from = From this day
api-param-until = Until this day
api-param-kind = Kind of work
api-param-campaign = Campaign
api-header-if-match = The version that was read (ETag), "0" for a cell that was never typed
api-header-idempotency-key = UUID of the save: the same key again is the same save

api-status-200 = Done
api-status-304 = Unchanged since the copy you have
api-status-414 = The address is too long
api-status-431 = The head of the request is too long
api-status-problem = A refusal (RFC 9457)

api-scope-missing = Make a token that may: { $what }.
api-stale = Somebody has just changed this cell. Read it again and send with the new version.
api-if-match-needed =
    Send the header If-Match with the version that was read ("0" for a cell never typed).

api-flaw-parameter = Leave this parameter out: /api/openapi.json names those that exist here
api-flaw-once = Send this parameter once
api-flaw-needed = Send this parameter
api-flaw-text = Shorten this value
api-flaw-unit = Write the id or path of a unit
api-flaw-unit-needed = Name units: unit, above or under
api-flaw-uuid = Write a UUID, such as 0192e4a1-7b7c-7000-8000-000000000000
api-flaw-number = Write a whole number within the bounds
api-flaw-day = Write a day as 2024-10-31
api-flaw-month = Write a month as 2024-10
api-flaw-period = Write a period as 2024-10, 2024-Q4, 2024-H2, 2024-9M or 2024
api-flaw-figure = Write a code that /api/v1/figures lists
api-flaw-map = Write reported, today or a day as 2025-07-01
api-flaw-yes = Write true or false
api-flaw-word = Write one of the words that the document names
api-flaw-cursor = Take this value from `next` of the page before
api-flaw-too-many = Ask for fewer units or periods at once
api-flaw-json = Send a JSON object
api-flaw-member = Leave this member out
api-flaw-value = Write a whole number (đồng, people, turns…) or null to empty it
api-flaw-if-match = Write the version in quotes, such as "3"
api-succession-share = The share of the unit that takes the place; null of the only one is the whole
    unit, null of one among several says that nobody told the shares: numbers cannot be told.
api-succession-by-figure = Figures that are divided otherwise than the unit, each with a share of
    its own, which may be nothing; a figure that is not here is divided by share.
api-succession-illustrative = An equal part, because no source gives the shares; a share that is
    written takes the mark away.
api-line-illustrative = Some of these numbers were divided by illustrative shares
    (share_is_illustrative).
api-valueline-is-marked =
    These numbers hold a month of a unit that is an illustration and no real figure (mark of its
    report; the star on pages and in files).
api-succession-order = The number of each month is divided by the shares: floors first, then one
    more to the largest remainders, equal ones in this order, the default one first.
api-value-paper =
    What the paper of the span prints. Where the map changed within the span it has the months
    before it of those whose place the unit took as well, while issued and value are the unit's
    own. null: the unit did not reach the end of the span and its successor reports it, or the
    number is of another map.
api-valueline-paper-of = The months for which the paper of the span tells of other units
api-valueline-paper-without =
    Figures of which the paper of the span is without what cannot be told apart
api-valueline-named =
    What of a cut unit's own numbers goes to each new unit by the records named for it, as known
    now. The rest of what the unit held itself is divided by shares. Only of single months as
    reported; empty: no named record has numbers in that month. Of figures without a formula alone:
    those with one are computed after these were divided.
api-activity-is-shared =
    Recorded by a unit that was cut since: it cannot be told apart and is not of this unit
    alone
api-activitypage-cut =
    The units that were cut, of which this one has a part; their work is here only where the
    reader may read them
api-activitypage-unseen =
    Units that lie here on that map and are under others today: what they recorded since is
    read there alone
api-unapproved-below =
    How many units below have begun or sent a monthly report of the period that nobody has
    approved where somebody must: their figures are in this line. Null where it is not asked
    (clusters).

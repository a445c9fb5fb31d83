# Decisions on the map.

restructuring-menu = Restructuring
restructuring-title = Decisions on the map of units
restructuring-lead = Units merge, are cut, abolished, founded or moved from a day on; old numbers
    stay and can be read on any map.
restructuring-none = No decision yet. Write one, run it dry, and only then bring it into effect.
restructuring-new = Write a decision
restructuring-add = Write
restructuring-edit = Change the words
restructuring-save = Save
restructuring-decision = Decision
restructuring-on-day = In effect from
restructuring-on-day-hint = The first day of the new map, such as 01/07/2025
restructuring-state = State
restructuring-show-lead = { $number } · in effect from { $day }

restructuring-state-draft = Being written
restructuring-state-decided = Taken, waiting for its day
restructuring-state-stopped = Could not take effect
restructuring-state-done = In effect
restructuring-state-undone = Taken back

restructuring-field-title = What it is about
restructuring-field-number = Number, symbol
restructuring-field-signer = Who signed it
restructuring-field-body = Text
restructuring-field-unit = Unit
restructuring-field-unit-hint = Write the name or the code of a unit, such as Xã Phú Lợi
restructuring-field-target = The unit it goes to
restructuring-field-target-new = The unit it goes to, founded by this decision
restructuring-field-share = Share
restructuring-field-share-hint = A fraction or percent: 1/3, 40%. All parts make one whole. Leave
    it empty where the decision does not say.
restructuring-field-name = New name
restructuring-field-level = Level or kind of unit
restructuring-field-table = Table of moves
restructuring-field-table-hint = Paste it from a spreadsheet or a CSV file; the first line names
    the columns
restructuring-field-why = Why it is taken back
restructuring-field-why-hint = The reason is kept with the decision

restructuring-sort-whole = Merge a whole unit
restructuring-sort-part = Cut off a part
restructuring-sort-parent = Move under another unit
restructuring-sort-found = Found a unit
restructuring-sort-abolish = Abolish a level
restructuring-sort-rename = Rename
restructuring-sort-unknown = Unknown
restructuring-sort-whole-told = The whole unit, with members, rights and open work, goes into the
    other.
restructuring-sort-part-told = A part of the unit goes to the other; write all parts, a move each.
    The first one takes what cannot be told apart.
restructuring-sort-parent-told = The unit and all under it stand under the other from that day.
restructuring-sort-found-told = The new unit stands under the other.
restructuring-sort-abolish-told = The unit ends; what it held itself goes to the unit above and is
    not divided among communes.
restructuring-sort-rename-told = The unit bears the new name; old numbers keep the old one.
restructuring-new-unit = (new)

restructuring-about = About the decision
restructuring-at-unit = Taken at
restructuring-made-by = Written by
restructuring-decided-by = Taken by
restructuring-done-at = In effect since
restructuring-waits = Taken. The map, levels, rights and open work move on { $day }.
restructuring-stopped = Its day came, and something was in the way:
restructuring-undone = Taken back:
restructuring-give-back = Back to writing
mark-illustrative-shares = Illustration
mark-illustrative-shares-told = no source gives the shares of the communes that were cut: equal
    parts, each can be changed.

restructuring-moves = Moves
restructuring-all = All
restructuring-no-moves = No move yet. Add them one by one, or paste a table.
restructuring-search = Find a unit
restructuring-look = Find
restructuring-col-sort = Move
restructuring-col-unit = Unit
restructuring-col-target = Goes to
restructuring-col-share = Share
restructuring-col-out = Take out
restructuring-dry-one = Dry run of this move
restructuring-take-out = Take out
restructuring-add-move = Add a move
restructuring-table-in = Paste a table
restructuring-table-out = CSV
restructuring-table-add = Take the table
restructuring-table-lead = One line a move; sort is whole, part, parent, found, abolish or rename.
    While one line is wrong, none is taken. The columns:
restructuring-shares = Shares of the parts
restructuring-shares-of = { $unit }
restructuring-apart = Figures divided otherwise
restructuring-apart-told =
    By default every figure is divided by the shares above. A figure that is divided otherwise
    (members by where they live, meals by where the kitchen stands…) is told here; a part that
    has nothing of it takes 0.
restructuring-apart-figure = Figure
restructuring-apart-add = Save these shares
restructuring-apart-back = Divide as the unit
restructuring-records = Named records
restructuring-records-told =
    What a record made goes to the part it is named for on every map, and so does a file that is
    open; only the rest is divided by shares. What was reported stays at the old unit.
restructuring-records-named = { $count ->
    [0] Name records
    [one] { $n } record is named
   *[other] { $n } records are named
}
restructuring-records-none = Not named
restructuring-records-part = Named for
restructuring-records-back = Named no more: divided by shares
restructuring-records-links =
    Other files by the address of their page, one a line (as the browser shows it)
restructuring-records-search = Find a record
restructuring-records-all = { $count ->
    [one] The { $n } record that the filters leave
   *[other] All { $n } records that the filters leave
}
restructuring-record = Record
restructuring-record-open = Open file
restructuring-record-months = Months
restructuring-record-made = Figures
restructuring-no-records = No such record at this unit.

restructuring-dry = Dry run
restructuring-dry-lead = { $title } · if it came into effect from { $day }. Nothing has changed.
restructuring-dry-flaws = Mend this first:
restructuring-dry-locked = The month of effect, or one after it, is locked. Open it first:
restructuring-dry-lock = { $month } of { $unit }, over
restructuring-dry-open = { $n } units that are cut have no shares: their numbers cannot be told
    apart on the new map, and levels go to the first part.
restructuring-dry-abolished =
    The level of { $n } units is abolished: the records, stocks and goods they kept themselves go
    to
    { $units }; nothing of it is divided among the communes.
restructuring-dry-and-more = { $units } and { $n } others
restructuring-dry-more = and { $n } others
restructuring-dry-only = Only what is done to { $unit }.
restructuring-dry-all = See the whole decision
restructuring-dry-which = Which units
restructuring-dry-map = The map
restructuring-dry-tree = Change
restructuring-dry-units = Units
restructuring-dry-founded = Founded
restructuring-dry-closed = Ended
restructuring-dry-cut = of these cut
restructuring-dry-hung = Moved under another
restructuring-dry-stocks = Levels that move
restructuring-dry-stocks-told = Only levels (members, volunteers …) move. What was done in a month
    stays where it was done.
restructuring-dry-stock = Figure
restructuring-dry-amount = Moves
restructuring-dry-no-stocks = No unit that ends holds a level.
restructuring-dry-named-told = What named records made of all that records of the unit made, in all
    months.
restructuring-dry-named = { $figure } { $amount } of { $whole }
restructuring-dry-follows = Rights, people and open work
restructuring-dry-no-follows = Nothing has to follow.
restructuring-fate-goes = Goes to the unit that takes its place
restructuring-fate-stays = Stays at the old unit; whoever takes its place opens it and goes on
restructuring-fate-ends = Ends with the unit
restructuring-dry-hung-along = Along with units that are hung elsewhere
restructuring-dry-hung-told = The unit keeps everything it has, and all under it; the sums of the
    units it leaves become less, those of the units it comes under become more.
restructuring-dry-carried = Levels that go along
restructuring-dry-no-carried = These units hold no level.
restructuring-dry-along = Keeps its place at the unit
restructuring-dry-reaches = From the units above
restructuring-dry-no-reaches = No role or rule of a unit above changes.
restructuring-at-units = { $count ->
    [one] at { $n } unit
   *[other] at { $n } units
}
restructuring-take = Bring into effect
restructuring-take-told = The decision is in effect from { $day }; when that day is past, at once.
restructuring-take-confirm = Write the number { $number } to bring it into effect
restructuring-take-not-yet = Mend what stands above first.
restructuring-undo = Take the decision back

restructuring-done-new = The decision is written. Add its moves.
restructuring-done-saved = Saved.
restructuring-done-move = The move is added.
restructuring-done-out = The move is taken out.
restructuring-done-table = { $n } moves taken.
restructuring-done-shares = The shares are saved.
restructuring-done-records = { $n } records are saved.
restructuring-done-taken = The decision is taken.
restructuring-done-given-back = Back to writing.
restructuring-done-undone = Taken back; everything is as before.

restructuring-flaw-no-move = Add at least one move
restructuring-flaw-sort = Line { $line }: write whole, part, parent, found, abolish or rename
restructuring-flaw-no-unit = Write the unit of the move
restructuring-flaw-unit-gone = A move speaks of a unit that no longer stood on the eve: take it out
restructuring-flaw-top = { $unit }: choose a unit below, the one that decides stays
restructuring-flaw-no-target = { $unit }: write the unit it goes to
restructuring-flaw-itself = { $unit }: choose another unit than itself
restructuring-flaw-target-gone = { $unit }: choose a unit that stands
restructuring-flaw-target-ends = { $unit }: { $target } ends too, choose the unit that takes its
    place
restructuring-flaw-no-name = Write the new name
restructuring-flaw-twice = { $unit }: keep one move, this unit has two that contradict
restructuring-flaw-apart =
    { $unit }: its parts have changed since a figure was divided apart. Open its
    shares and say that figure again
restructuring-flaw-one-part = { $unit }: write the other part, a cut has two or more
restructuring-flaw-same-target = { $unit }: two parts go to one place, make them one
restructuring-flaw-shares = Write all parts so that they make one whole
restructuring-flaw-circle = { $unit }: choose a unit above that does not stand under it
restructuring-flaw-later = The later decision { $number } is in effect: choose a day after it
restructuring-flaw-later-waits =
    The later decision { $number } is taken and waits for { $day }; its map is drawn. Choose a day
    after it
restructuring-flaw-choose-unit = Write the name or the code of a unit
restructuring-flaw-unit-unknown = No such unit on the eve: check the name, or write the code
restructuring-flaw-unit-many = Several units bear this name, write one of the codes: { $codes }
restructuring-flaw-choose-level = Choose the level or kind of unit
restructuring-flaw-share = Write a share such as 1/3 or 40%
restructuring-flaw-line = Line { $line }: check the separators and quotes
restructuring-flaw-line-unit = Line { $line }: no unit { $unit } on the eve
restructuring-flaw-table-heads = Keep the line of column names first, with a column sort
restructuring-flaw-table-empty = Paste at least one line under the column names
restructuring-flaw-table-long = Send the table in parts of at most { $most } lines
restructuring-flaw-confirm = Write the number of the decision
restructuring-flaw-why = Write why it is taken back
restructuring-flaw-undo-later = The later decision { $number } stands on this one: take it back
    first
restructuring-flaw-undo-new = { $unit } has had new work since it was founded ({ $n }): this
    decision can no longer be taken back
restructuring-flaw-drawn = The tree was loaded with this decision: it stays
restructuring-flaw-stock-moved = This unit had levels that moved by the old shares: take the
    decision back and write it anew
restructuring-flaw-part = Choose a part of this unit
restructuring-flaw-link = Line { $line }: copy the whole address of a file's page
restructuring-flaw-record =
    Line { $line }: choose a record with figures, or an open file, of this unit
restructuring-flaw-record-gone =
    A chosen record has no figures at this unit any more: open the page anew
restructuring-flaw-many-links = Copy at most { $most } lines at once, then the rest
restructuring-flaw-many-records =
    Name at most { $most } records at once: divide the list by its filters
restructuring-flaw-no-record = Choose a record, or write an address
restructuring-flaw-level-ahead =
    A record's level has already been divided among the parts: leave it out and save again
restructuring-flaw-record-moved =
    The stock or the file of a record moved on the day: undo the decision and write it anew

subject-restructuring = Decision on the map
subject-restructuring-move = Move of a decision
subject-restructuring-share = Share of one figure
subject-restructuring-record = A record named for one part
act-restructuring-decision-view = See a decision on the map
act-restructuring-decision-write = Write a decision on the map
act-restructuring-decision-take = Take a decision or take it back
act-restructuring-decision-effect = Bring a decision into effect

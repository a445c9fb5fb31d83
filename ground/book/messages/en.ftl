# Words of the Book.
book-amount-too-large = Enter a smaller number: this total has outgrown what can be kept
book-month-locked = Choose a day after { $month }: that month is locked
book-undo-late-entry =
    This cannot be undone: { $unit } has figures of before the decision, booked after it,
    which followed it in { $month }
book-undo-unit-has-entry =
    This cannot be undone: { $unit } was founded by it and has figures in { $month }
book-unit-has-later-entries = Choose a later day: { $unit } has figures in { $month }
book-unit-not-standing = Choose a month in which the unit stands

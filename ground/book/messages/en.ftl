# Words of the Book.
book-amount-too-large = Enter a smaller number: this total has outgrown what can be kept
book-month-locked = Choose a day after { $month }: that month is locked
book-undo-late-entry = This cannot be undone: late entries were booked after the decision
book-undo-unit-has-entry = This cannot be undone: the unit it founded has figures
book-unit-has-later-entries = Choose a later day: the unit has figures after this one
book-unit-not-standing = Choose a month in which the unit stands

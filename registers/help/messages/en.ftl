# The words of the register of help: people and households helped, names always sealed.
help-receiver = Somebody who was helped
help-receiver-lead = All help at this unit. A name opens for a purpose alone, and each look is kept.
help-purpose = What the name is needed for
help-open = Open the name
help-all = Helped with
help-day = Day
help-sort = Who
help-sort-person = person
help-sort-household = household
help-quantity = How many
help-amount = Value, đồng

# The journal
act-help-receiver-list = Looked at the register of help
act-help-receiver-give = Wrote down who was helped
act-help-receiver-open = Opened names of those who were helped
subject-receiver = Somebody who was helped
subject-help = Help

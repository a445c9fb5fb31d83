# Words of the form and the table of work: how many, where, for which campaign
activity-main-hint = Needed for work that counts; only a draft may leave it empty
activity-mains-hint = At least one number of this sort is needed; only a draft may leave it empty
sheet-place =
    place: where it was done, when not at the unit; the name of a commune or ward of the unit’s
    province (with its district where several bear the name), or a path. Empty: at the unit.
sheet-campaign =
    campaign: the code or the name of a campaign (CMP-01); empty: that of the kind; “không” where
    the work is of no campaign.
sheet-count-nothing = Column “{ $column }” ({ $what }): write a number from 1 up

# Words of the page of who keeps a norm of the campaign and who is behind.
sponsorship-norm-nobody = nobody has registered here yet
sponsorship-who = Name
sponsorship-who-helped_percent = Which addresses nobody helped
sponsorship-who-month_amount = Which addresses are below
sponsorship-who-addresses_of_committee = Who has not taken enough
sponsorship-who-addresses_of_chapter = Who has taken none
sponsorship-who-facilities_of_province = Which facilities, which provinces
sponsorship-who-dossiers = Yearly round
sponsorship-who-counts = { $done } of { $all } keep it.
sponsorship-who-cut =
    Only the first { $most } addresses by name are read. Choose a unit above to see all.
sponsorship-who-search = Search by name
sponsorship-who-none = Nobody here by this choice.
sponsorship-who-is-behind = behind
sponsorship-who-is-keeps = keeps it
sponsorship-who-lacks = lacks { $many }
sponsorship-who-no-facility = stands by no facility
sponsorship-who-no-facilities = No facility is approved here yet.
sponsorship-facilities = Facilities

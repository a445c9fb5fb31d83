# Words of the rights of whoever a file is about: withdrawn consent answered and done, opening in an
# emergency, words that tell what lies sealed, the place on the commune's list.
address-telling =
    “{ $words }” tells what must lie sealed. Write it in Health or Story of the file; here only what
    is to be done, such as “medicine every month”
address-withdrawals = Withdrawn consent
address-withdrawals-late = Withdrawn consent: { $many } overdue
address-withdrawals-lead = Whoever withdraws is answered, and all that rested on it is done
address-withdrawals-of = File { $code }: withdrawn consent
address-withdrawals-none = Nobody has withdrawn consent.
address-withdrawal-code = File
address-withdrawal-what = Consent withdrawn
address-withdrawal-on = Withdrawn
address-withdrawal-see = Record the answer, or that it is done
address-followed = What was done
address-followed-answered = Answered
address-followed-finished = All done
address-followed-by = by { $day } at the latest
address-followed-done = { $day } · { $how } · { $name }
address-followed-late = overdue since { $day }
address-followed-on = Day
address-followed-how = What was done
address-followed-how-hint = For example: telephoned that it is off the public page
address-followed-already = This is recorded already
address-followed-save = Record it
address-followed-all = Answered, and all done.
address-followed-short-answered = answered { $day }
address-followed-short-finished = done { $day }
address-done-follow = Recorded
address-emergency = Open in an emergency
address-emergency-lead =
    When the person in need stands before you and another unit keeps the file: rescue, lost,
    disaster. That unit sees at once who opened it and why, and reviews it.
address-emergency-of = Code of the file, identity number or telephone
address-emergency-of-hint = In full; a name finds nobody
address-emergency-purpose-hint = For example: tell the hospital; no illness is written here
address-emergency-why = Why it is an emergency
address-emergency-why-hint = An approver of the unit that keeps the file reads this reason
address-emergency-open = Open, and tell the unit that keeps it
address-emergency-none = No file has this code or number. Check each sign
address-emergency-near = File { $code } lies within your own units. Open it on its page
address-emergency-several = Several files have this number. Type the code or the identity number
address-emergency-many =
    You opened { $many } files in an emergency within a day. Call the unit that keeps the file, or
    let an approver there make you a deputy
address-emergency-missed =
    You looked for somebody in an emergency several times today and found nobody. Call the office
    where the person lives
address-emergency-nobody = Looked for somebody in an emergency and found no file
address-erase-elsewhere =
    A file of this person went into this one and is kept by another unit. Let the centre erase both
address-emergency-met = File { $code }
address-emergency-kept = { $unit } keeps this file. Call them; it cannot be opened here again.
address-emergency-nothing = The file holds nothing in these fields.
address-emergency-from = File { $code } opened in an emergency from { $unit }
address-alarms-waiting = Unusual openings: { $many } to review
act-addresses-dossier-emergency = Open a file of elsewhere in an emergency
address-listed = On the commune's list
address-listed-none = No line of the commune's list of poor households leads to this file.
address-listed-year = { $year }, { $unit }
address-listed-not-yet = not looked at this year
address-consent-late = overdue to answer or to do

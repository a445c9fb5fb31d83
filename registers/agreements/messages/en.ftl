# Words of agreements and coordination programmes.
agreements-title = Coordination programmes, agreements
agreements-lead = With whom, until when, who does what, what was done
agreements-none = No agreement is recorded here yet.
agreements-search = Find by title, partner or number
agreement-new = Record an agreement
agreement-add = Record the agreement
agreement-name = What it is about
agreement-partner = With whom
agreement-sort = Sort of paper
agreement-sort-programme = coordination programme
agreement-sort-regulation = coordination regulation
agreement-sort-agreement = cooperation agreement
agreement-sort-contract = contract
agreement-sort-school-year = programme of a school year
agreement-number = Number
agreement-signed = Signed on
agreement-from = From
agreement-until = Until
agreement-term = Term
agreement-term-hint = The school year is filled in; change it for another term
agreement-ended = Ended early
agreement-own = The society does
agreement-theirs = The partner does
agreement-unit = Unit
agreement-state = State
agreement-holds = running
agreement-soon = runs out soon
agreement-not-begun = not begun
agreement-over = over
agreement-why = Reason
agreement-end = End it before its term
agreement-work = Work done under it
agreement-done-new = The agreement is recorded
agreement-edit = Edit
agreement-keep = Save
agreement-done-edit = The agreement is corrected
agreement-changed-meanwhile =
    Somebody has just changed this agreement: open the newer one to compare; your words stay here
agreement-see-newer = Open the newer one
agreement-done-end = The agreement is ended
agreement-ahead = Enter today or an earlier day; this day has not come
agreement-until-before-from = The last day must not be before the first
agreement-too-long = The term is longer than twenty years. Look at the last day again

# Journal
act-agreements-agreement-view = Saw agreements
act-agreements-agreement-keep = Recorded an agreement
act-agreements-paper-look = Opened the papers of an agreement
subject-agreement = Agreement

follows-agreement = { $n } agreements
agreement-soon-wait = Look at agreements that run out soon: { $n }

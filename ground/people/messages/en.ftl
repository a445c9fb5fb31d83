# People: records of persons and organisations, terms of office, signers, accounts and roles.

people-save = Save
people-saved = Saved.
people-search = Search
people-search-all = Show all
people-list-cut = { $count ->
    [one] The list shows only the first { $n } row. Type a name to find more.
   *[other] The list shows only the first { $n } rows. Type a name to find more.
  }
people-unknown = Not recorded
people-unit = Unit
people-from = From
people-from-empty = Enter the first day
people-until = Until the end of
people-until-hint = Leave empty when no end is set
people-until-open = No end set
people-until-before-from = Choose a last day that is not before the first
people-why = Reason
people-why-hint = For example: retired, transferred, entered twice
people-why-empty = Enter the reason
people-close = Close
people-end-on = Last day
people-end-on-empty = Enter the last day
people-unit-empty = Choose a unit

# Log-in
people-log-in = Log in
people-log-in-lead = For officers of the Red Cross Society who have an account.
people-log-in-help = Forgot your password: ask the administrator of your unit for a new initial one.
people-log-in-wrong = The log-in name or the password is not right. Enter both again.
people-log-in-wait = Tried many times. Wait { $seconds } seconds, then try again.
people-login = Log-in name
people-login-hint = Letters without tones, digits, dots, hyphens. For example: chi.phuloi
people-login-empty = Enter the log-in name
people-login-letters = Use small letters without tones, digits, dots or hyphens; begin with a letter
people-login-length = Use { $least } to { $most } characters for the log-in name
people-login-taken = This name is in use. Choose another.
people-password = Password
people-password-empty = Enter the password
people-password-short = Use at least { $least } characters. A sentence you remember is best.
people-password-long = Use at most { $most } characters
people-password-easy = This password is easy to guess. Choose a sentence that only you know.
people-password-same = Choose another password than the current one
people-password-differs = Type the new password the same way again
people-password-current = Current password
people-password-current-empty = Enter the current password
people-password-current-wrong = The current password is not right. Enter it again.
people-password-fresh = New password
people-password-hint = At least 10 characters. A sentence you remember is best.
people-password-again = New password again
people-password-again-empty = Type the new password once more
people-password-change = Change password
people-password-change-lead = Sessions open on other machines will end.
people-password-changed = Password changed. The other sessions have ended.
people-must-change = Change the initial password to begin working.

# One-time code
people-code = One-time code
people-code-title = Enter the one-time code
people-code-lead = Open the authenticator on your phone and enter the 6-digit code.
people-code-hint = 6 digits; each code works once
people-code-empty = Enter the 6-digit code
people-code-wrong = The code is not right or was used. Wait for the next one and enter it.
people-code-help =
    Lost your phone: ask the administrator of your unit for a new initial password; the
    one-time code is switched off with it.
people-code-on = On
people-code-off = Not on
people-code-set-up = Set up the one-time code
people-code-set-up-lead =
    One more protection: besides the password, a code from your phone is asked for.
people-code-is-on = The one-time code is on. To switch it off or change phones, enter your password.
people-code-is-off = The one-time code is not on. You need an authenticator on your phone.
people-code-make = Make a secret
people-code-on-already = The one-time code is on. Switch it off before making another.
people-code-step-scan = 1. Scan this picture with the authenticator
people-code-step-prove = 2. Enter the code it shows
people-code-picture = QR code of the secret; the secret in letters stands right below
people-code-secret = Secret
people-code-address = otpauth address
people-code-issuer = Nhân Ái
people-code-switch-on = Switch the one-time code on
people-code-switch-off = Switch the one-time code off
people-code-switched-on = One-time code switched on.
people-code-switched-off = One-time code switched off.

# One's own account
people-own = My account
people-own-how = Name and language
people-email = E-mail for reminders
people-email-hint = Used for reminders about reports alone. Nobody else sees it.
people-email-shape = Write an e-mail address like name@unit.vn
people-own-protection = Protection
people-own-saved = Account saved.
people-display-name = Display name
people-display-name-hint = The name colleagues see beside your work. For example: Trần Thị Chi
people-display-name-empty = Enter the display name
people-lang = Language
people-lang-vi = Vietnamese
people-lang-en = English
people-sessions = Open sessions
people-sessions-hint = A machine you do not know: end its session, then change your password.
people-session-agent = Browser
people-session-agent-unknown = Not known
people-session-began = Logged in at
people-session-seen = Last used
people-session-end = End
people-session-ended = Session ended.
people-session-this = This session

# Tokens for other programs
people-tokens = Tokens for other programs
people-tokens-lead = One token a program. A token never opens more than its account may on that day.
people-tokens-more = Make and close tokens
people-tokens-none =
    No token yet. Make one to connect another program (DHIS2, a spreadsheet, the province's
    website).
people-tokens-list = Tokens made
people-token-new = Make a token
people-token-name = The program that will use it
people-token-name-hint = For example: the province's summary table
people-token-name-empty = Enter the name of the program that will use it
people-token-unit = Unit
people-token-scopes = What it may do
people-token-scopes-empty = Choose at least one
people-scope-units = Read the tree of units
people-scope-figures = Read figures, reports and lists of work (without names)
people-scope-write = Type values into open reports
people-token-until = Last day
people-token-until-hint = No later than a year from today
people-token-until-empty = Enter the last day
people-token-until-past = Choose a last day from today on
people-token-until-far = Choose a last day no later than { $last }
people-token-unit-far = Choose a unit that this account has a right at
people-token-made = The new token, shown once:
people-token-once = Copy it into the other program now. If it is lost, close it and make another.
people-token-use =
    Send it with every request: Authorization: Bearer …; DHIS2 programs take your log-in name
    and this token as the password.
people-token-already =
    This token was made and shown once. Close it and make another if it was not copied.
people-token-used = Last used
people-token-never-used = Not used yet
people-token-close = Close
people-token-closed = The token is closed. The other program is out.
people-token-state = State
people-token-state-open = In use
people-token-state-over = Over
people-token-state-closed = Closed

# Accounts of a unit
people-users = Accounts
people-users-lead = Who can log in, in which role, at which unit.
people-users-search = Search by name, with or without tones
people-users-none = No account here yet. Officers need one to enter figures.
people-user-new = Add an account
people-user-make = Make the account
people-user-open = Open the account
people-initial = Initial password
people-initial-lead = This page is shown only once. Print or copy it now.
people-initial-password = Initial password
people-initial-how = Hand it over in person. The first log-in asks for a new password.
people-account-own = This is your own account. Change it on the page
people-account-beyond = This account has rights beyond yours, so you can only look at it.
people-account-name = Change the display name
people-account-help = When help is needed
people-account-reset = Give a new initial password
people-account-reset-how =
    For a forgotten password or a lost phone. All sessions end; the one-time code is switched
    off.
people-account-close = Close the account
people-account-close-how =
    This person will not be able to log in any more. What they did stays in the journal.
people-account-closed = Account closed.
people-state = State
people-state-open = in use
people-state-initial = must change password
people-state-closed = closed
people-role = Role
people-role-empty = Choose a role
people-roles = Roles
people-roles-none = No role yet: can log in but sees nothing.
people-role-more = Add a role
people-role-give = Give the role
people-role-given = Role given.
people-role-take = Take back
people-role-taken = Role taken back, at once.
people-role-centre = Centre
people-role-approver = Approver
people-role-clerk = Clerk
people-role-volunteer = Volunteer (records own work)
people-role-viewer = Viewer
people-role-auditor = Auditor
people-role-technician = Technician

# Persons
people-persons = Persons
people-persons-lead = The persons a unit keeps on record and the offices they hold.
people-persons-search = Search by name or by the whole phone number
people-persons-none = Nobody yet. Add a person first, then an office or a right to sign.
people-person-new = Add a person
people-person-add = Add the person
people-person-added = Person added.
people-person-close = Close the record
people-person-close-how = The record leaves the lists; old papers keep the name.
people-person-closed = Record closed.
people-person-unknown = Choose a person on record at this unit
people-full-name = Full name
people-full-name-hint = Family name, middle and given name in one field
people-full-name-empty = Enter the full name
people-birth-year = Year of birth
people-birth-year-range = Enter a year of birth from { $first } to { $last }
people-sex = Sex
people-sex-female = Female
people-sex-male = Male
people-phone = Telephone
people-phone-hint = Kept sealed; every look at it is journaled
people-phone-digits = Enter a phone number of 10 digits that begins with 0
people-phone-open = Show the number
people-purpose = What for
people-purpose-hint = For example: to announce a meeting of the Standing Board
people-purpose-empty = Enter what you need the number for

# Offices
people-offices = Offices
people-offices-none = No office recorded yet.
people-office-new = Record an office
people-office-add = Record the office
people-office-added = Office recorded.
people-office-end = End
people-office-ended = End of the office recorded.
people-position = Office
people-position-hint = As the decision writes it. For example: Chánh Văn phòng
people-position-empty = Enter the office
people-organisation-of-office = At another organisation
people-organisation-of-office-hint = Leave empty for an office of the unit itself
people-decision-no = Decision number
people-decision-no-hint = For example: 12/QĐ-HCTĐ
people-decision-on = Day of the decision

# Organisations
people-organisations = Organisations
people-organisations-lead = Agencies, mass organisations and companies the Society works with.
people-organisations-search = Search by name, with or without tones
people-organisations-none =
    No organisation yet. Add those that receive your papers or support the Society.
people-organisation-new = Add an organisation
people-organisation-add = Add the organisation
people-organisation-added = Organisation added.
people-organisation-closed = Organisation closed.
people-organisation-email = E-mail address
people-organisation-email-hint =
    Where the organisation is reminded of a report it owes, like vanthu@example.vn. Left empty,
    whoever holds its link is reminded instead.
people-organisation-email-edit = Change the e-mail address
people-organisation-email-save = Save the address
people-organisation-email-saved = E-mail address saved.
people-organisation-name = Full name
people-organisation-name-empty = Enter the full name
people-short-name = Short name
people-short-name-hint = For example: VP TƯ Hội
people-kind = Kind
people-kind-empty = Choose the kind of organisation
people-kind-society = Of the Red Cross Society
people-kind-party = Party body
people-kind-state = State body
people-kind-front = Front and mass organisations
people-kind-company = Company
people-kind-school = School
people-kind-hospital = Health facility
people-kind-religious = Religious body
people-kind-media = Press, radio, television
people-kind-international = International organisation
people-kind-charity = Fund or charity group
people-kind-other = Other

# Signers
people-signers = Signers
people-signers-lead = Who may sign the papers of a unit, in which capacity, from which day.
people-signers-none = No signer yet. A paper needs one to be issued.
people-signer-new = Add a signer
people-signer-add = Add the signer
people-signer-added = Signer added.
people-signer-end = End
people-signer-ended = End of the right to sign recorded.
people-signer-person = Signer
people-signer-person-hint = Not in the list: add the person on the page Persons first
people-signer-person-empty = Choose who signs
people-signer-lines = Lines above the signature
people-signer-title-empty = Enter the title of the first line
people-signer-own-title-empty = Enter the signer's own office, because the capacity is { $mark }
people-signer-own-title-extra = Leave the second line empty: signed with one's own title
people-signer-line-long = Shorten to { $most } characters at most, to fit the signature box
people-capacity = Capacity
people-capacity-empty = Choose the capacity
people-capacity-head = The head signs
people-capacity-tm = TM. (on behalf of a body)
people-capacity-q = Q. (acting)
people-capacity-kt = KT. (deputy for the head)
people-capacity-tl = TL. (by order)
people-capacity-tuq = TUQ. (by delegated authority)
people-first-line = First line
people-first-line-hint = The title signed for. For example: Chủ tịch, Ban Thường vụ
people-second-line = Second line
people-second-line-hint = The signer's own office. For example: Chánh Văn phòng

# The journal
act-people-session-begin = Logged in
act-people-own-see = Looked at their own account
act-people-own-change = Changed their own account
act-people-own-password = Changed their own password
act-people-own-token = Make or close a token for another program
act-people-own-code = Changed the second step of log-in
act-people-account-list = Looked at the accounts
act-people-account-add = Added an account
act-people-account-change = Changed an account
act-people-account-reset = Set a password anew
act-people-account-close = Closed an account
act-people-role-give-centre = Gave a role of the centre
act-people-role-give-office = Gave a role of an office
act-people-role-give-desk = Gave a role of a desk
act-people-person-list = Looked at the people
act-people-person-add = Added a person
act-people-person-phone = Looked at a telephone number
act-people-person-close = Closed a person’s file
act-people-office-add = Added a term of office
act-people-office-close = Ended a term of office
act-people-organisation-list = Looked at the organisations
act-people-organisation-add = Added an organisation
act-people-organisation-close = Closed an organisation
act-people-signer-list = Looked at the signers
act-people-signer-add = Added a signer
act-people-signer-close = Ended a right to sign
subject-account = Account
subject-api-token = Token
subject-account-role = Role
subject-person = Person
subject-office = Term of office
subject-organisation = Organisation
subject-signer = Signer

follows-account = { $n } accounts
follows-role = { $n } roles
reaches-role-left = { $n } roles above it no longer reach it
reaches-role-came = { $n } roles above it reach it from then on
follows-signer = { $n } signers
follows-person = { $n } people on the register
follows-organisation = { $n } organisations on the register
follows-office = { $n } terms of office
follows-api-token = { $n } tokens of other programs

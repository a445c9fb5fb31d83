# Words of the photos and papers of a record.
papers-title = Photos and papers
papers-back = Back to the record
papers-none = There is no photo or paper yet.
papers-what = File
papers-photo = Photo
papers-pdf = PDF
papers-office = Word or Excel file
papers-added = Added at
papers-size = Size, KB
papers-do = Do
papers-close = Take off
papers-add = Add a photo or paper
papers-file = Choose a file
papers-file-hint = JPEG, PNG; PDF, Word, Excel; 10 MB at most. Photos lose their place and time
papers-send = Send
papers-done = Kept and sealed
papers-closed = Taken off
papers-look = looking at the papers of the record
papers-photos = Photos and papers
papers-photos-hint =
    Choose several at once, up to { $most }, 10 MB each: JPEG, PNG; PDF, Word, Excel. Photos lose
    their place and time
papers-too-many = Choose { $most } files at most; add others later under Photos and papers
papers-photo-large =
    “{ $name }” is larger than 10 MB. Choose the files again without it; your words stay
papers-no-room =
    “{ $name }” was not taken: many files are coming in just now. Wait a minute, choose the files
    again and send; your words stay
papers-no-photo =
    “{ $name }” is no JPEG or PNG photo, and no PDF, Word or Excel file without macros
papers-photo-unread = The photo “{ $name }” cannot be read. Choose another or take it again
papers-photo-broken = This photo cannot be read. Choose another or take it again
papers-which = Which file to open
papers-purpose = What for
papers-open-title = Open a photo or paper
papers-open-lead =
    Each opening is written down: who, when, what for. The person of the file may see that list.
papers-open = Open
papers-why = Why more are needed
papers-why-hint = An approver will read this reason

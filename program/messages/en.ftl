# Words of the program that belong to no capability.
demo-notice =
    Demo: the figures of October 2024 are those of the Kiên Giang chapter's report;
    their split over the units is an illustration.
search-title = Found
search-none =
    Nothing found yet. Type part of the name of a unit, a figure or a page;
    tones are not needed.
search-page = Page
search-figure = Figure
act-program-keys-rotate = Replaced a key of sealed fields
mail-subject = Nhân Ái: { $told }
mail-body-outside = { $told }.

    Open the link of your own that was sent to you (its address begins with { $link }) to fill in
    and send the report. This letter does not hold that link; if you no longer have it, ask whoever
    sent it for a new one.

    Sent by the program Nhân Ái. To get no more mail, tell whoever sent you the link.
mail-body = { $told }

    Open the page: { $link }

    Sent by the program Nhân Ái. To get no more mail, take your address out on the page My
    account.

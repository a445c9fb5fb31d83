# The public page of addresses, who wishes to help, cards for Inhandao. It names nobody.
appeals-title = Humanitarian addresses that need help
appeals-lead =
    Confirmed by the commune and approved by the Red Cross. No name and no place of living is told
appeals-places = By place
appeals-search = Search by group, province, need
appeals-none = No address is public yet.
appeals-none-found = There is no such address. Try with fewer conditions.
appeals-many = { $many } addresses are public.
appeals-kept-back =
    Some are not shown, because too few people share their situation to keep them unknown.
appeals-privacy =
    A card tells only what at least five addresses share. It leads to no name, house, telephone or
    photo.
appeal-class = Group
appeal-province = Province
appeal-any-class = In hardship
appeal-any-place = In the whole country
appeal-band-child = under 16
appeal-band-adult = 16–59 years
appeal-band-old = 60–79 years
appeal-band-very-old = 80 years and over
appeal-a-month = { $amount } đ a month
appeal-once = { $amount } đ
appeal-promised = Promised so far
appeal-lacks = { $amount } đ a month still lacking
appeal-reached = The sum of a month is reached
appeal-needs = Needed
appeal-needs-none = Monthly help at the level of the campaign.
appeal-norm = The level of the campaign is the least that an address is helped with in a month.
appeal-story = Story
appeal-story-consent = Whoever the story is about agreed to it and can withdraw that at any time.
appeal-share = Share
appeal-share-words = Words to go with it
appeal-share-text = { $called }: { $about }, { $place }. { $lacks }. See and help: { $link }
appeal-share-picture = Download the picture
appeal-share-zalo = For Zalo: download the picture, copy the words and paste them into the post.
appeal-help = I want to help
appeal-help-lead = Leave your telephone; an officer calls back and proposes an address
appeal-province-wish = Wish to help in
appeal-called-hint = Your full name; for an organisation its name and whom to ask for
appeal-agrees = I agree that the Red Cross uses this to call me back about helping
appeal-agrees-flaw = Tick this, or the Red Cross may not call you back
appeal-help-privacy =
    The telephone is sealed; only the officer in charge opens it and each opening is written down.
    If nothing comes of it, it is destroyed.
appeal-send = Send
appeal-sent = Thank you
appeal-sent-next = The Red Cross has received it. An officer will call you back.
appeal-sent-never = The Red Cross never asks for money to a personal account.
places-title = Addresses helped or waiting for help, by place
places-lead = Humanitarian addresses that are approved and whose help has not ended
places-map = Humanitarian addresses by place
places-unit = addresses
places-country = The whole country
places-place = Place
places-own = Kept at this unit
places-total = Sum
places-sum = Sum
places-hidden = withheld
places-withheld =
    “withheld”: numbers from 1 to 4, and those from which a small one could be reckoned. 0 means
    none.
act-appeals-card-read = Read the public page of addresses
inhandao-title = Cards sent to Inhandao
inhandao-lead =
    The file holds what the public page tells. The id that Inhandao gives is written beside the
    card
inhandao-file = Download CSV
inhandao-many = { $shown } cards are public; { $there } have an id of Inhandao.
inhandao-back = List of ids from Inhandao
inhandao-list = Paste the list
inhandao-list-hint =
    A line each: code of the card, id of Inhandao, day of publication if known. From a spreadsheet
    or parted by commas
inhandao-look = Preview
inhandao-preview = To be written
inhandao-card = Card
inhandao-code = Inhandao id
inhandao-on = Published on
inhandao-state = State
inhandao-about = Situation
inhandao-link = Link
inhandao-does = What it does
inhandao-shown = public
inhandao-down = take down
inhandao-new = new
inhandao-changed = instead of { $old }
inhandao-same = stands already
inhandao-unknown = no such card at this unit
inhandao-taken = this id is another card's
inhandao-go = Write { $many } lines
inhandao-nothing = There is no line to write.
inhandao-done = { $many } ids of Inhandao written

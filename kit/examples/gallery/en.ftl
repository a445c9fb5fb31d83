# Words of the gallery of components; the product does not use them.

gallery-report = Monthly report
gallery-parts = Components
gallery-form = Form
gallery-notice = A gallery of components: the figures are samples.
gallery-saved = The dossier of { $name } was saved
gallery-name = Full name
gallery-name-hint = As it stands on the papers
gallery-homes = Homes helped
gallery-amount = Value
gallery-amount-hint = Such as 1.980.000.000, 1,98 tỷ or 1.980 tr
gallery-on = Day of giving
gallery-unit = Unit
gallery-unit-a = Giang Thành district
gallery-unit-b = Giồng Riềng district
gallery-kind = Kind
gallery-kind-empty = Choose the kind of help
gallery-kind-money = Money
gallery-kind-goods = Goods
gallery-note = Note
gallery-agree = The family agrees to be named in public
gallery-password = Password

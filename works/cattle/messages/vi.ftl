# Lời của Ngân hàng bò: ngân hàng, đàn bò, hộ nuôi, nghĩa vụ chuyển giao.
cattle-title = Ngân hàng bò
cattle-lead = Bò giao cho hộ nghèo, bê chuyển tiếp cho hộ sau
cattle-none = Ở đây chưa có ngân hàng bò nào.
cattle-search = Tìm theo tên ngân hàng
cattle-new = Mở ngân hàng bò
cattle-open = Mở ngân hàng
cattle-bank-name = Tên ngân hàng bò
cattle-bank-note = Quyết định, văn bản
cattle-unit = Đơn vị
cattle-rule = Quy định chuyển giao
cattle-own = Tỉnh quy định khác
cattle-own-hint = Tỉnh quy định khác quy định đã công bố thì chọn ở ba ô này; không thì để nguyên
cattle-as-published = theo quy định đã chọn
cattle-calf-order = Con bê chuyển giao
cattle-calf-1 = con đầu tiên
cattle-calf-2 = con thứ hai
cattle-calf-3 = con thứ ba
cattle-calf-sex = Tính những con bê nào
cattle-calf-female = chỉ bê cái
cattle-calf-any = bê cái và bê đực
cattle-bulls = Bê đực
cattle-bulls-sold = bán để mua bê cái
cattle-bulls-kept = hộ giữ, không bán đổi
cattle-wean = Tuổi bê khi chuyển giao, tháng
cattle-grace = Thời hạn chuyển giao, tháng
cattle-months-hint = Để trống thì lấy theo quy định đã công bố
cattle-months = { $many } tháng
cattle-opened = Ngày mở
cattle-signs = Tình hình
cattle-well = đang tốt
cattle-watch = cần để ý
cattle-failing = có nguy cơ đổ vỡ

cattle-balance = Cân đối đàn
cattle-given = Được tặng, mua ban đầu
cattle-bought = Mua bằng tiền bán bê đực
cattle-births = Sinh trong đàn
cattle-kept = Đang nuôi
cattle-dead = Chết
cattle-sold = Đã bán
cattle-passed-on = Đã chuyển giao
cattle-overdue = Quá hạn
cattle-balance-said =
    { $kept } đang nuôi + { $dead } chết + { $sold } bán
    = { $given } được tặng + { $bought } mua lại + { $born } sinh ra

cattle-duties = Nghĩa vụ của các hộ
cattle-duties-none = Chưa giao con nào cho hộ nuôi.
cattle-owes = Nghĩa vụ
cattle-duty-waiting = chờ bê
cattle-duty-growing = bê còn nhỏ
cattle-duty-growing-day = đủ tuổi { $day }
cattle-duty-due = đến kỳ
cattle-duty-due-day = hạn { $day }
cattle-duty-overdue = quá hạn
cattle-duty-overdue-day = từ { $day }
cattle-duty-lost = bò không còn, chưa có bê
cattle-duty-fulfilled = đã chuyển giao
cattle-duty-released = được miễn

cattle-animals = Đàn bò
cattle-animals-none = Chưa ghi con nào.
cattle-animal = Con bò
cattle-tag = Số tai
cattle-tag-hint = Không trùng trong ngân hàng, ví dụ KG-012
cattle-sex = Giống
cattle-sex-female = cái
cattle-sex-male = đực
cattle-sex-same = như đã ghi
cattle-stays-hint = Để trống nếu đã ghi đúng
cattle-born = Ngày sinh
cattle-born-hint = Không rõ ngày thì ghi ngày giữa tháng
cattle-born-on = sinh { $day }
cattle-mother = Bò mẹ
cattle-bought-for = mua thay { $tag }
cattle-keepers = Các hộ đã nuôi
cattle-keepers-none = Con này chưa ở với hộ nào.
cattle-beside-mother = bê ở với bò mẹ
cattle-from = Từ ngày
cattle-until = Đến ngày
cattle-until-now = nay
cattle-placing-undone = giao nhầm, đã rút
cattle-calves = Bê đã sinh
cattle-calves-none = Chưa sinh lứa nào.
cattle-calf = Con bê
cattle-calf-ready = Đủ tuổi chuyển giao từ
cattle-calf-until = Hạn chuyển giao
cattle-stands-for = Mua thay bê đực
cattle-heifer = Tiền bán mua bê cái
cattle-repays = Đã chuyển giao cho nghĩa vụ của
cattle-owed-by = Là bê phải chuyển giao của
cattle-owes-nothing = Chưa giao cho hộ nên không có nghĩa vụ.
cattle-keeper = Hộ nuôi
cattle-now = Hiện nay
cattle-undone = Những lần ra khỏi đàn đã rút
cattle-undone-left = Đã ghi
cattle-undone-by = Người rút
cattle-there = đang nuôi
cattle-left = Ra khỏi đàn vì
cattle-left-dead = chết
cattle-left-sold = bán
cattle-left-mistake = ghi nhầm
cattle-left-on = Ngày ra khỏi đàn
cattle-entered = Ngày vào đàn
cattle-giver = Bên tặng
cattle-amount = Giá trị, đồng
cattle-source = Giá trị ấy là
cattle-source-goods = hiện vật: bên tặng trao con bò
cattle-placed = Ngày giao
cattle-keeper-name = Tên chủ hộ
cattle-keeper-hint = Tên được niêm phong, chỉ mở khi có mục đích
cattle-keeper-year = Năm sinh
cattle-keeper-where = Địa chỉ, hoàn cảnh
cattle-note = Ghi chú
cattle-why = Lý do
cattle-bull = Bê đực
cattle-exchanged = Ngày đổi
cattle-heifer-tag = Số tai bê cái mới mua
cattle-heifer-born = Ngày sinh bê cái
cattle-names = Mở tên các hộ nuôi
cattle-names-as = Mở tên ở đâu
cattle-names-page = trên trang này
cattle-names-animals = trong bảng tính đàn bò
cattle-names-animals-csv = trong tệp CSV đàn bò
cattle-names-duties = trong bảng tính nghĩa vụ của các hộ
cattle-names-duties-csv = trong tệp CSV nghĩa vụ của các hộ

cattle-record = Ghi vào đàn
cattle-step-receive = Nhận bò
cattle-about-receive = Bò được tặng hoặc mua ban đầu
cattle-step-place = Giao bò cho hộ
cattle-about-place = Giao con được tặng, hoặc chuyển giao con bê đến kỳ
cattle-step-birth = Ghi bê sinh
cattle-about-birth = Bê ở với hộ nuôi bò mẹ
cattle-step-exchange = Bán bê đực mua bê cái
cattle-about-exchange = Bê cái mua về đứng vào chỗ con bê đực
cattle-step-leave = Bò ra khỏi đàn
cattle-about-leave = Chết, bán, hoặc đã ghi nhầm
cattle-step-return = Rút lần ra khỏi đàn ghi nhầm
cattle-about-return = Con bò trở về đàn, nghĩa vụ như trước; số đã tính được rút theo
cattle-step-move = Đổi hộ nuôi
cattle-about-move = Nghĩa vụ đi theo con bò; không tính thêm lượt giao
cattle-step-mistake = Rút lần giao ghi nhầm
cattle-about-mistake = Việc đã tính trong báo cáo được rút theo
cattle-step-correct = Sửa số tai, giống, ngày sinh
cattle-about-correct = Chỉ ghi điều sai; nghĩa vụ của hộ được tính lại theo điều đã sửa
cattle-step-release = Miễn nghĩa vụ
cattle-about-release = Khi bò chết vì dịch, hộ không còn khả năng
cattle-step-owe = Rút lần miễn nghĩa vụ
cattle-about-owe = Hộ còn nghĩa vụ như trước
cattle-done-open = Đã mở ngân hàng bò
cattle-done-receive = Đã nhận bò vào đàn
cattle-done-place = Đã giao bò, đã tính vào báo cáo
cattle-done-birth = Đã ghi bê sinh
cattle-done-exchange = Đã đổi bê đực lấy bê cái
cattle-done-leave = Đã ghi bò ra khỏi đàn
cattle-done-return = Con bò đã trở về đàn
cattle-done-move = Đã đổi hộ nuôi
cattle-done-mistake = Đã rút lần giao
cattle-done-correct = Đã sửa con bò
cattle-done-release = Đã miễn nghĩa vụ
cattle-done-owe = Đã rút lần miễn nghĩa vụ

cattle-warning = Dấu hiệu ngân hàng có thể đổ vỡ
cattle-warning-dead = { $many } trên { $of } con đã giao bị chết
cattle-warning-overdue = { $many } trên { $of } nghĩa vụ đến kỳ đã quá hạn
cattle-warning-barren = { $many } trên { $of } bò mẹ đến lúc mà chưa sinh lần nào
cattle-warning-fulfilled = Mới { $many } trên { $of } hộ lâu năm chuyển giao được bê

cattle-outlook = Dự báo đàn
cattle-outlook-lead =
    Bắt đầu từ { $kept } con đang nuôi, mỗi con với tuổi, lứa trước và nghĩa vụ của nó;
    bò đã đến lúc mà chưa sinh coi như sinh tháng tới. Bê phải chuyển và bò chưa giao thì giao khi
    đủ tuổi; bê khác là của hộ, vẫn tính trong đàn, dự báo không đoán hộ bán con nào.
    Số lẻ là số trung bình.
cattle-outlook-interval = Khoảng cách hai lứa, tháng
cattle-outlook-first = Tuổi đẻ lứa đầu, tháng
cattle-outlook-female = Bê cái, trên 100 bê
cattle-outlook-dead = Chết mỗi năm, trên 100 con
cattle-outlook-barren = Không sinh, trên 100 bò chưa sinh lứa nào
cattle-outlook-change = Đổi tham số
cattle-outlook-asked = Tham số:
cattle-outlook-said-interval = hai lứa cách { $many } tháng
cattle-outlook-said-first = lứa đầu lúc { $many } tháng tuổi
cattle-outlook-said-female = { $many } % bê cái
cattle-outlook-said-dead = mỗi năm chết { $many } %
cattle-outlook-said-barren = { $many } % bò chưa sinh lứa nào sẽ không sinh
cattle-outlook-ask = Tính lại
cattle-outlook-usual = Về tham số thường dùng
cattle-outlook-own = Về số của đàn này
cattle-outlook-of-herd = đo từ đàn này
cattle-outlook-of-usual = mức thường dùng
cattle-outlook-of-asking = người xem đặt
cattle-outlook-shrinks =
    Theo đà này đàn không tự giữ được: từ { $begun } bò đã giao,
    sau { $years } năm còn { $cows } con.
    Xem lại giống, thú y, hộ nuôi trước khi giao tiếp.
cattle-outlook-waves =
    Số bê sinh lên xuống theo đợt vì dự báo cho mọi con sinh lứa đầu ở cùng một tuổi và cách đều hai
    lứa; đàn thật sinh rải ra hơn.
cattle-outlook-year = Năm thứ
cattle-outlook-now = Nay
cattle-outlook-placed = Bò đã giao
cattle-outlook-passed = Chuyển giao
cattle-outlook-households = Hộ đã nhận
cattle-outlook-born = Sinh
cattle-outlook-bought = Mua lại
cattle-outlook-balance =
    Cả { $years } năm: { $kept } đang nuôi + { $dead } chết + { $sold } bán
    = { $now } hiện có + { $born } sinh ra + { $bought } mua lại

cattle-choose = Chọn con bò
cattle-ahead = Nhập ngày đã qua hoặc hôm nay; ngày này chưa đến
cattle-months-odd = Nhập số tháng từ 0 đến { $most }
cattle-born-after-entry = Ngày sinh phải từ ngày vào đàn trở về trước
cattle-mother-is-bull = { $tag } là bò đực. Chọn bò mẹ
cattle-calf-older-than-mother =
    Bê không thể sinh trước mẹ: { $tag } sinh ngày { $day }. Xem lại ngày sinh
cattle-mother-too-young =
    { $tag } sinh ngày { $day }, chưa đủ { $months } tháng để có bê. Xem lại ngày sinh
cattle-mother-not-there = Ngày ấy { $tag } không ở trong đàn. Xem lại ngày
cattle-births-too-close =
    { $tag } đã sinh ngày { $other }; hai lứa cách nhau ít nhất chín tháng. Xem lại ngày
cattle-gone = { $tag } đã ra khỏi đàn ngày { $day }. Chọn con khác
cattle-left-before = Nhập từ ngày { $day } trở đi; ngày ấy còn có việc đã ghi
cattle-mistake-with-history = { $tag } đã có việc ghi sau đó. Rút việc sau trước
cattle-tag-known = Số tai này đã có trong ngân hàng. Nhập số khác
cattle-placed-already = { $tag } đã giao cho hộ. Dùng *Đổi hộ nuôi* nếu chuyển sang hộ khác
cattle-too-young = { $tag } đến ngày { $day } mới đủ tuổi chuyển giao
cattle-not-owed = { $tag } không phải con bê chuyển giao theo quy định; con ấy là của hộ nuôi
cattle-not-a-bull-calf = { $tag } không phải bê đực sinh trong đàn. Chọn bê đực
cattle-no-keeper = Con này chưa có hộ nuôi. Chọn con khác
cattle-nothing-owed = { $tag } không còn nghĩa vụ. Chọn con khác
cattle-not-gone = { $tag } vẫn ở trong đàn. Chọn con đã ra khỏi đàn
cattle-heifer-bought =
    Tiền bán { $tag } đã mua { $heifer }. Ghi { $heifer } ra khỏi đàn vì ghi nhầm trước
cattle-heifer-without-sale =
    { $bull } không còn đứng là đã bán để mua { $tag }. Ghi việc bán, mua lại từ đầu
cattle-passed-on-since =
    Từ khi { $tag } ra khỏi đàn, { $calf } đã chuyển giao thay ngày { $day }.
    Rút lần giao { $calf } trước
cattle-released-since =
    Từ khi { $tag } ra khỏi đàn, hộ nuôi { $owner } đã được miễn nghĩa vụ ngày { $day }.
    Rút lần miễn nghĩa vụ trước
cattle-correct-nothing = Ghi điều cần sửa: số tai, giống hoặc ngày sinh
cattle-changed-meanwhile = Con này vừa được người khác ghi. Chọn lại để thấy điều đã ghi rồi sửa
cattle-correct-never-was = { $tag } đã ra khỏi đàn vì ghi nhầm. Rút lần ấy trước
cattle-bull-has-calves = { $tag } đã sinh { $calf } nên là bò cái. Xem lại giống
cattle-bought-as-heifer = { $tag } mua thay bê đực nên là bò cái. Xem lại giống
cattle-sold-as-bull =
    Tiền bán { $tag } đã mua { $heifer }, nên { $tag } là bê đực.
    Ghi { $heifer } ra khỏi đàn vì ghi nhầm trước
cattle-born-after-deeds =
    { $tag } đã có việc ghi ngày { $day }. Nhập ngày sinh từ ngày ấy trở về trước
cattle-rests-placed = { $tag } đã giao ngày { $day } theo điều đã ghi. Rút lần giao ấy trước
cattle-rests-passed =
    { $calf } đã chuyển giao ngày { $day } theo điều đã ghi về { $tag }.
    Rút lần giao { $calf } trước
cattle-rests-released =
    Hộ nuôi { $owner } đã được miễn nghĩa vụ ngày { $day } theo điều đã ghi về { $tag }.
    Rút lần miễn nghĩa vụ trước
cattle-not-released = { $tag } chưa được miễn nghĩa vụ. Chọn con khác

figure-cattle-born = Ngân hàng bò: bê sinh
figure-cattle-dead = Ngân hàng bò: chết
figure-cattle-sold = Ngân hàng bò: bán
figure-cattle-passed-on = Ngân hàng bò: bê chuyển giao

# Nhật ký
act-cattle-bank-view = Xem ngân hàng bò
act-cattle-bank-open = Mở ngân hàng bò
act-cattle-herd-keep = Ghi vào đàn bò
act-cattle-duty-release = Miễn nghĩa vụ chuyển giao
act-cattle-paper-look = Mở ảnh, giấy tờ của ngân hàng bò
subject-herd-bank = Ngân hàng bò
subject-herd-animal = Con bò
subject-herd-undone = Lần ra khỏi đàn đã rút
subject-herd-placement = Lần giao bò

follows-herd-bank = { $n } ngân hàng bò
cattle-calves-wait = Xem { $n } con bê đã quá hạn chuyển cho hộ sau
cattle-ahead-ready = Bê đủ tuổi chuyển cho hộ sau
cattle-ahead-until = Chuyển bê cho hộ sau
cattle-failing-wait = Xem { $n } ngân hàng bò có nguy cơ đổ vỡ

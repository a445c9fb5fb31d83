# Lời của sổ việc thiện: danh sách, biểu ghi, từng việc, các bước.
activities-title = Việc thiện
activities-lead = Mỗi việc ghi một lần; báo cáo tháng tự cộng từ đây
activities-school-year = Năm học { $from }-{ $until }
activities-no-year = Ghi một năm hoặc năm học, ví dụ 2024 hoặc 2024-2025
activities-year = Năm { $year }
activities-done-at = Việc làm tại { $place }.
activities-anywhere = Xem ở mọi nơi
activities-month = Tháng { $month }
activities-calendar-cut = Lịch chỉ vẽ { $n } việc mới nhất: chọn một đơn vị bên dưới để xem đủ.
activities-on-day = Việc diễn ra ngày { $day }.
activities-whole-month = Xem cả tháng
activities-none-counted = Trong thời gian này chưa ghi việc nào ở đây tính vào số liệu.
activities-none = Trong thời gian này chưa ghi việc nào ở đây.
activities-views = Cách xem
activities-as-list = Danh sách
activities-as-calendar = Lịch
activities-as-map = Bản đồ, biểu đồ
activities-search = Tìm theo tên, không cần dấu
activities-find = Lọc
activities-states = Trạng thái
activities-all-kinds = Mọi loại việc
activities-older = Cũ hơn
activities-checking = Kiểm trước khi tính
activities-checked-now = Việc ghi ở đây chờ một người khác kiểm rồi mới tính vào báo cáo.
activities-unchecked-now = Việc ghi ở đây được tính vào báo cáo ngay.
activities-do-check = Cần người kiểm
activities-uncheck = Không cần kiểm nữa

activity-state-all = tất cả
activity-state-draft = nháp
activity-state-waiting = chờ kiểm
activity-state-counted = đã tính
activity-state-reversed = đã rút
activity-state = Trạng thái
activity-new = Ghi việc
activity-new-at = Ghi việc của { $unit }
activity-choose-kind = Chọn loại việc đã làm
activity-choose = Chọn
activity-edit = Sửa việc đã ghi
activity-again = Ghi việc giống vậy
activity-kind = Loại việc
activity-name = Tên việc
activity-under = Làm theo thỏa thuận
activity-under-save = Lưu thỏa thuận
activity-done-under = Đã ghi thỏa thuận của việc này
activity-done-under-beyond =
    Đã ghi thỏa thuận. Ngày làm nằm ngoài thời hạn của nó ({ $from } – { $until })
activity-joint = Nơi làm, đơn vị cùng làm
activity-joint-told = Việc vẫn tính một lần, ở đơn vị đã ghi. Không số nào đổi, kể cả tháng đã khóa
activity-joint-save = Lưu nơi làm, đơn vị cùng làm
activity-done-joint = Đã ghi nơi làm và đơn vị cùng làm
activity-name-hint-people =
    Để trống thì lấy tên loại việc. Không ghi tên, bệnh hay chỗ ở của người được giúp
activity-story-hint-people =
    Không ghi tên, bệnh hay chỗ ở của ai ở đây: ghi ở “Người được giúp”, nơi được niêm phong
activities-joined = Làm chung với đơn vị khác
activities-joined-told =
    Việc do đơn vị khác ghi và tính một lần ở đơn vị ấy; không cộng vào danh sách trên.
activities-joined-host = Đơn vị ghi việc
activity-name-hint = Để trống thì lấy tên loại việc
activity-day = Ngày
activity-days = Ngày
activity-unit = Đơn vị
activity-unit-code = Mã đơn vị
activity-from = Ngày làm
activity-until = Đến ngày
activity-until-hint = Để trống nếu làm trong một ngày
activity-count-of = Số { $unit }
activity-counted = Số lượng
activity-value = Giá trị, đồng
activity-worth = Giá trị
activity-value-dong = Giá trị, đồng
activity-value-hint = Ví dụ 4.500.000 hoặc 4,5 triệu
activity-dong = đồng
activity-over = trên
activity-source = Nguồn của giá trị
activity-basis = Căn cứ của giá trị
activity-basis-hint = Định mức, hóa đơn hoặc biên bản; cần có khi tính theo định mức
activity-partner = Bên cùng làm, bên tặng
activity-partner-share = Phần của bên ấy, đồng
activity-more = Thêm giá trị, bên tặng, đơn vị cùng làm
activity-more-value = Giá trị khác, đồng
activity-more-partner = Bên tặng khác
activity-place = Nơi làm
activity-place-hint = Gõ tên xã, phường; để trống nếu làm tại đơn vị
activity-place-unknown = Không thấy “{ $place }” trong tỉnh. Gõ tên xã, phường như trong danh sách
activity-place-several = Có nhiều nơi tên “{ $place }”: { $places }. Gõ thêm tên huyện
activity-joiner = Đơn vị cùng làm
activity-joiner-hint =
    Gõ tên đơn vị trong tỉnh; ở tỉnh khác thì ghi đường dẫn (an-giang/huyen-an-phu).
    Việc làm chung được tính một lần, ở đơn vị ghi việc
activity-at-least = Giá trị là “trên” số này
activity-campaign = Cuộc vận động, phong trào
activity-campaign-none = Không thuộc cuộc vận động nào
activity-campaign-of-kind = Theo loại việc
activity-story = Kể thêm
activity-is-draft = Lưu nháp, chưa tính vào báo cáo
activity-save = Lưu
activity-recorded = Người ghi
activity-checked = Người kiểm
activity-into-late =
    Tháng { $month } đã khóa: việc này tính vào báo cáo tháng { $booked }, như một điều chỉnh. Mở số
    liệu dưới đây để thấy phần điều chỉnh ấy.
activity-into = Đã vào số liệu
activity-see-newer = Xem bản mới hơn
activity-why = Lý do
activity-again-title = Đã trả lại
activity-again-told =
    Nếu số liệu đúng, gửi kiểm lại. Nếu sai, sửa ở hồ sơ: lấy lại lần ghi ấy rồi ghi lại.
activity-send-again = Gửi kiểm lại
activity-done-again = Đã gửi kiểm lại
activity-check-title = Kiểm việc này
activity-check = Đúng, tính vào báo cáo
activity-return = Trả lại
activity-reverse = Rút lại
activity-reverse-told-not-counted = Việc này chưa vào báo cáo. Việc và lý do vẫn được giữ.
activity-reverse-told = Số của việc này sẽ rút khỏi báo cáo. Việc và lý do vẫn được giữ.
activity-week-instead = Ghi cả tuần một lần
activity-week-of = Tuần { $from } – { $until }. Ngày nào không làm thì để trống.
activity-week-sorts = Chia theo loại
activity-week-recorded = Đã ghi
activity-week-known =
    Ngày này đã ghi { $n } ở nơi ấy, dưới tên ấy. Mở việc ấy để sửa; là bếp khác, bữa khác thì
    nhập nơi hay tên khác
activity-week-basis-hint = Tính theo định mức mà để trống giá trị thì lấy định mức của ngày ấy
activity-week-save = Lưu cả tuần
activity-week-before = Tuần trước
activity-week-after = Tuần sau
activity-week-empty = Nhập ít nhất một ngày

activity-campaign-unknown = Không có cuộc vận động nào tên “{ $text }”
activity-campaign-not-running =
    Cuộc vận động này chạy từ { $from } đến { $until }, không vào ngày của việc
activity-campaign-yearly =
    Cuộc vận động này chạy từ { $from } đến { $until } hằng năm, không vào ngày của việc
activity-parts-above-whole = Cộng các phần được { $sum }, nhiều hơn cả thảy { $whole }
activity-parts-not-whole = Cộng các phần được { $sum }, phải bằng cả thảy { $whole }
activity-part-above-value = { $sum } đồng lớn hơn cả giá trị { $whole } đồng
activity-kind-closed = Loại việc này đã ngừng dùng vào ngày ấy
activity-until-before-from = Ngày cuối phải từ ngày đầu trở đi
activity-too-long = Ghi mỗi tháng một lần: một việc ghi nhiều nhất 31 ngày
activity-ahead = Chỉ ghi việc đã làm: ngày này chưa đến
activity-count-nothing = Nhập { $label } từ 1 trở lên
activity-count-unknown = Loại việc này không đếm “{ $code }”
activity-people-above-turns =
    { $people } người nhưng chỉ có { $turns } lượt: mỗi người có ít nhất một lượt
activity-value-needs-source = Chọn nguồn của giá trị: tiền, hiện vật hay ngày công
activity-kind-has-no-value = Loại việc này không tính giá trị
activity-source-not-of-kind = Loại việc này không nhận nguồn giá trị ấy
activity-norm-needs-basis = Ghi định mức đã dùng để tính giá trị
activity-shares-above-value = Phần của các bên ({ $shares }) lớn hơn cả giá trị ({ $value })
activity-never-at-least =
    Bỏ “trên”, ghi giá trị tính được: báo cáo chỉ in “trên” ở thiết bị lọc nước, máu và tổng trị giá
activity-no-place = Chọn nơi làm trong danh sách
activity-link = Địa chỉ bài
activity-link-hint = Dán địa chỉ trang, bắt đầu bằng https://
activity-link-odd = Dán địa chỉ đầy đủ, ví dụ https://hoichuthapdo.org.vn/tin
people-of-list-is-dearer = Danh sách người được giúp đã ghi { $amount } đồng, nhiều hơn giá trị này
people-of-list-is-longer = Danh sách người được giúp đã ghi { $many }. Bớt trong danh sách trước
activity-no-norm =
    Loại việc này chưa có định mức cho ngày ấy. Nhập giá trị, hoặc đặt định mức ở Danh mục việc
activity-agreement = Theo thỏa thuận, chương trình
activity-agreement-none = Không theo thỏa thuận nào
agreement-work-none = Chưa ghi việc nào theo thỏa thuận này.
agreement-work-sum = Đã làm { $many } việc, giá trị { $amount } đồng
activity-kept-in = Hồ sơ
activity-kept-in-file = Mở hồ sơ đã ghi việc này
activity-kept-elsewhere = Việc này do một hồ sơ ghi. Mở hồ sơ để sửa hoặc rút
activity-was-reversed = Việc này đã rút lại. Ghi một việc mới nếu cần
activity-name-told =
    Chỗ này ghi rõ “{ $name }”, người trong danh sách được giúp của việc này.
    Bỏ tên ấy ở đây, danh sách đã giữ
activity-changed-meanwhile =
    Có người vừa sửa việc này. Xem bản mới hơn rồi sửa lại; những gì đã nhập còn ở dưới
activity-checked-by-another = Người ghi không tự kiểm. Nhờ một người khác kiểm
activity-unit-unknown = Không có đơn vị “{ $code }” vào ngày này
activity-kind-unknown = Không có loại việc “{ $code }” trong danh mục
activity-cell-formula = Ô “{ $column }” bắt đầu như một công thức. Ghi chữ hoặc số
activity-cell-unread = Không đọc được ô “{ $column }”: { $text }

activity-done = Đã ghi và tính vào báo cáo
activity-done-late = Tháng ấy đã khóa: số của việc này vào báo cáo tháng đang mở
activity-done-waiting = Đã ghi, chờ người kiểm
activity-done-draft = Đã lưu nháp
activity-done-check = Đã kiểm và tính vào báo cáo
activity-done-return = Đã trả lại
activity-done-reverse = Đã rút lại
activity-done-checking = Đã đổi cách kiểm
activity-done-week-late = Đã ghi { $n } ngày. Tháng đã khóa: số ấy vào báo cáo tháng đang mở
activity-done-week-waiting = Đã ghi { $n } ngày, chờ người kiểm
activity-done-week = Đã ghi { $n } ngày

# Nhật ký
act-activities-activity-view = Xem việc thiện
act-activities-activity-record = Ghi việc thiện
act-activities-activity-offer = Tình nguyện viên ghi việc
act-activities-activity-mine = Xem việc mình đã ghi
act-activities-activity-check = Kiểm việc thiện
act-activities-activity-reverse = Rút việc thiện
act-activities-check-set = Đổi cách kiểm việc thiện
subject-activity = Việc thiện
subject-check-setting = Cách kiểm

# Tệp bảng
sheet-about =
    Mỗi dòng một việc. unit là đường dẫn của đơn vị (kien-giang/huyen-an-bien), kind là mã hoặc
    tên loại việc dưới đây.
sheet-days =
    from, until: ngày làm (2024-10-05 hoặc 05/10/2024); until để trống nếu làm trong một ngày.
    Báo cáo tính việc vào tháng của ngày cuối.
sheet-counts = count đến count_6: số lượng của loại việc, theo thứ tự ghi ở dưới; count phải có.
sheet-values =
    value: giá trị, đồng; source: cash (tiền), goods (hiện vật), norm (theo định mức: cần
    basis, hoặc để trống value thì tính theo định mức của ngày ấy), labour (ngày công). at_least: 1
    nếu in là “trên” (chỉ thiết bị lọc nước và máu).
sheet-one =
    Mỗi dòng nhận một giá trị và một bên tặng (partner, phần của bên ấy ở partner_share).
    Việc có nhiều thì ghi tiếp ở biểu của việc, hoặc chia thành từng dòng, mỗi dòng đúng phần của
    một bên.
sheet-joiners =
    joiners: đơn vị cùng làm, cách nhau bằng dấu chấm phẩy; ghi đường dẫn, hoặc tên nếu trong tỉnh
    chỉ một nơi mang tên ấy. Việc tính một lần, ở đơn vị chủ trì.
sheet-agreement =
    agreement: thỏa thuận, chương trình phối hợp; ghi số văn bản, nội dung, hoặc bên ký nếu chỉ có
    một. Ngày làm nằm ngoài thời hạn vẫn ghi được và có lời nhắc.
sheet-link =
    link: địa chỉ trang của bài đăng, bắt đầu bằng https://.
sheet-consignment =
    consignment: đợt hàng mà việc này trao; ghi tên hàng, hoặc “tên hàng · bên tặng” nếu có nhiều
    đợt trùng tên. Số lượng trừ vào đợt hàng, giá trị hiện vật theo đợt hàng.
sheet-agreement-unknown = Không có thỏa thuận “{ $text }”: ghi số văn bản hoặc nội dung
sheet-consignment-unknown = Không còn đợt hàng “{ $text }”: ghi tên hàng như trong trang Hàng nhận
sheet-several-fit = “{ $text }” có nhiều: { $named }. Ghi rõ một
activity-note-waits = Chờ kiểm trước khi tính vào báo cáo
activity-note-late = Tháng đã khóa: tính vào báo cáo tháng đang mở
activity-note-beyond = Ngày làm nằm ngoài thời hạn thỏa thuận ({ $from } – { $until })
sheet-twice =
    Nạp lại cùng một tệp không ghi hai lần. Hai dòng giống hệt nhau trong một tệp là hai việc. Dòng
    giống việc đã ghi ở chỗ khác được báo và để lại, đến khi có người nói đó là việc khác.
sheet-unknown = Không có đơn vị hoặc tháng này
sheet-no-column = Bảng thiếu cột “{ $column }”: tải mẫu mới rồi chép số liệu sang
sheet-told = Giải thích

# Hàng nhận và trao
consignments-title = Hàng nhận, hàng trao
consignments-lead = Nhận từ bên tặng, trao cho người dân, còn lại bao nhiêu
consignments-none = Chưa nhận đợt hàng nào ở đơn vị này.
consignments-left = còn hàng chưa trao
consignments-year = Năm nhận
consignments-search = Tìm theo hàng, bên tặng, giấy tờ
consignment-new = Nhận hàng
consignment-add = Ghi nhận
consignment-item = Hàng
consignment-item-hint = Ví dụ: máy lọc nước, gạo 10 kg
consignment-quantity = Số lượng nhận
consignment-noun = Đơn vị tính
consignment-noun-hint = Ví dụ: thiết bị, bao, thùng
consignment-amount = Giá trị cả đợt, đồng
consignment-partner = Bên tặng
consignment-home = Đơn vị nhận
consignment-received = Ngày nhận
consignment-note = Biên bản, giấy tờ kèm theo
consignment-handed = Đã trao hoặc đã hẹn trao
consignment-left = Còn lại
consignment-hand = Ghi việc trao
consignment-work = Những lần trao
consignment-no-work = Chưa trao lần nào.
consignment-done = Đã ghi nhận hàng
consignment-nothing = Nhập số lượng nhận, từ 1 trở lên
consignment-too-many = Trao { $many } nhưng đợt hàng chỉ còn { $left }
consignments-above = Hàng của cấp trên, trao tại đây
consignment-kind = Trao bằng loại việc
consignment-kind-hint = Nút “Ghi việc trao” mở sẵn loại việc này
consignment-kind-none = Chọn khi trao
consignment-edit = Sửa đợt hàng
consignment-edit-told =
    Đã trao một phần. Giá trị những lần đã trao giữ nguyên; phần còn lại mang giá trị còn lại.
consignment-save = Lưu đợt hàng
consignment-done-edit = Đã sửa đợt hàng
consignment-back = Rút đợt hàng
consignment-back-told = Dùng khi ghi nhầm và chưa trao phần nào. Đợt hàng vẫn còn, mang lý do rút.
consignment-done-back = Đã rút đợt hàng
consignment-is-taken-back = đã rút
consignment-was-taken-back = Đợt hàng này đã rút. Chọn đợt khác, hoặc để trống
consignment-is-handed = Đã trao hoặc hẹn trao { $many }. Rút những lần trao ấy trước
consignment-not-come-yet = Hàng nhận ngày { $day }: nhập ngày trao từ ngày ấy trở đi
consignment-fewer-than-gone = Đã trao { $many }: nhập từ { $many } trở lên
consignment-cheaper-than-gone = Đã trao hàng trị giá { $amount } đồng: nhập từ số ấy trở lên
consignment-handed-before = Đã trao từ ngày { $day }: nhập ngày nhận từ ngày ấy trở về trước
consignment-changed-meanwhile = Đợt hàng vừa thay đổi. Mở lại trang để thấy bản mới rồi sửa
activity-consignment = Lấy từ đợt hàng
activity-consignment-hint =
    Số lượng của việc này trừ vào đợt hàng ấy, giá trị hiện vật theo đợt hàng
activity-consignment-none = Không lấy từ đợt hàng nào
activity-consignment-left = { $item } của { $partner }: còn { $left } { $noun }
subject-consignment = Đợt hàng
goods-taken-many = Số lượng lấy từ đợt hàng
goods-taken-many-hint = Để trống: bằng số lượng mà hồ sơ ghi
goods-taken-hint = Trừ vào đợt hàng ấy; giá trị hiện vật và bên tặng theo đợt hàng, không phải nhập
goods-taken-of-what = Chọn đợt hàng của số lượng này
goods-taken-nothing = Nhập số lượng lấy, từ 1 trở lên
goods-taken-are-goods = Hàng lấy từ đợt hàng là hiện vật: chọn nguồn hiện vật
goods-taken-in-file = (theo hồ sơ)
subject-goods-taken = Hàng lấy cho hồ sơ

# Cuộc vận động
activities-all-campaigns = Mọi cuộc vận động
campaigns-title = Cuộc vận động, phong trào
campaigns-lead = Đã làm gì, ở đâu, trị giá bao nhiêu, so với năm trước
campaign-year = Năm { $year }
campaign-called = Còn được gọi là
campaign-called-told = S1 đến S4: các văn bản gốc mà tên gọi lấy từ đó.
campaign-nothing = Năm này chưa ghi việc nào của cuộc vận động ở đây.
campaign-million = triệu đ
campaign-months = Giá trị theo tháng
campaign-what = Đã làm gì
campaign-where = Ở đâu
campaign-times = Số lần
campaign-pieces = { $n } việc đã ghi
campaign-before = { $year }: { $pieces } việc, { $amount } đồng
campaign-sort-campaign = cuộc vận động
campaign-sort-movement = phong trào
campaign-sort-programme = chương trình
campaign-sort-project = dự án
campaign-sort-drive = chiến dịch, đợt
campaign-sort-model = mô hình
campaign-sort-theme = chủ đề năm
campaign-sort-anniversary = ngày kỷ niệm

# Người được giúp
people-of-list-whole = Dán cả danh sách
people-of-list = Danh sách, mỗi dòng một người
people-of-list-hint = Dán từ Excel, hoặc gõ với dấu chấm phẩy:
    họ tên; năm sinh; số lượng; trị giá; nơi ở. Chỉ họ tên là bắt buộc.
people-of-list-save = Ghi cả danh sách
people-of-list-empty = Dán ít nhất một dòng có họ tên
people-of-list-too-long = Dán nhiều nhất { $most } dòng một lần
people-of-line-name = Dòng { $line }: ô đầu là họ tên, không quá 120 chữ
people-of-line-note = Dòng { $line }: nơi ở, hoàn cảnh không quá 300 chữ
people-of-line-year = Dòng { $line }: xem lại năm sinh ở ô thứ hai
people-of-line-quantity = Dòng { $line }: ô thứ ba là số lượng, từ 1 trở lên
people-of-line-amount = Dòng { $line }: ô thứ tư là trị giá bằng đồng
people-of-title = Người được giúp
people-of-back = Về việc này
people-of-counted = Việc này: { $counted }
people-of-none = Chưa ghi ai. Danh sách không bắt buộc.
people-of-add = Ghi một người hoặc một hộ
people-of-sealed = Tên được niêm phong ngay khi lưu; chỉ mở được khi có mục đích.
people-of-save = Ghi
people-of-name = Họ tên (chủ hộ)
people-of-sort = Ai
people-of-birth-year = Năm sinh
people-of-quantity = Số lượng
people-of-amount = Trị giá, đồng
people-of-note = Nơi ở, hoàn cảnh
people-of-remove = Bỏ
people-of-done = Đã ghi, tên đã niêm phong
people-of-removed = Đã bỏ khỏi danh sách
people-of-name-told =
    Tên việc, câu chuyện hay cách tính của việc này đang ghi rõ “{ $name }”.
    Sửa ở đó trước, rồi ghi tên vào đây
people-of-nothing = Nhập số lượng từ 1 trở lên
people-of-more-than-counted = Việc này chỉ còn { $left } chưa ghi người nhận
people-of-more-than-worth = Giá trị của việc này chỉ còn { $left } đồng chưa ghi người nhận
people-of-birth-year-odd = Xem lại năm sinh
act-activities-paper-look = Mở ảnh, giấy tờ của việc

# Lịch trên điện thoại
mine-title = Việc tôi ghi
mine-lead =
    Việc do chính bạn ghi. Việc của tình nguyện viên chờ người khác kiểm rồi mới được tính.
mine-none = Bạn chưa ghi việc nào. Bấm “Ghi việc” để ghi việc đầu tiên.

feed-title = Lịch trên điện thoại
feed-lead = Một địa chỉ bí mật để ứng dụng lịch đọc việc của đơn vị, không có tên ai
feed-open = Tạo địa chỉ bí mật mới
feed-close = Đóng địa chỉ đang có
feed-made = Chép địa chỉ này vào ứng dụng lịch:
feed-once = Chỉ hiện một lần. Ai có địa chỉ thì đọc được lịch; tạo mới thì địa chỉ cũ hết dùng.
feed-done-close = Đã đóng địa chỉ
feed-about = Việc đã tính từ ngày { $from } đến nay
feed-about-cut =
    Chỉ có việc từ ngày { $day } đến nay: từ ngày { $from } có quá { $n } việc, lịch không giữ hết.
    Xem đủ ở trang Việc thiện.
act-activities-calendar-share = Tạo địa chỉ lịch
subject-calendar-feed = Địa chỉ lịch

follows-consignment = { $n } đợt hàng còn lại
follows-check-setting = { $n } quy định kiểm trước khi tính
follows-calendar-feed = { $n } địa chỉ lịch
follows-activity = { $n } việc chưa tính vào báo cáo
activity-check-wait = Kiểm { $n } việc đang chờ

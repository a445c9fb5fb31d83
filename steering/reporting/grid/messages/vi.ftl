# Lời của lưới số liệu: trang, dấu của ô, giới hạn theo 12 tháng.
check-sum = ghi { $left }, cộng được { $right } triệu đ
bounds-over =
    Cao hơn { $times } lần mọi tháng trong 12 tháng qua (cao nhất { $known } ở { $month }). Xem
    lại số chữ số
bounds-under =
    Thấp hơn 1/{ $times } mọi tháng trong 12 tháng qua (thấp nhất { $known } ở { $month }). Xem lại
    số chữ số
bounds-look = { $figure }: xem lại
cell-not-yours = Đơn vị này do người khác nhập: nhờ đơn vị ấy, hoặc xin quyền nhập
report-cell-look = { $said } · { $look }
report-cell-saved-at = lưu lúc { $at }
grid-open = Nhập dạng lưới
grid-menu = Lưới số liệu
grid-title = Lưới số liệu
grid-report = Mở báo cáo tháng
grid-lead-units = { $unit } và các đơn vị trực tiếp bên dưới · { $month }
grid-lead-months = { $unit } · { $first } – { $last }
grid-by = Cột của lưới
grid-by-units = Theo đơn vị
grid-by-months = Theo tháng
grid-span = Số tháng
grid-months = { $n } tháng
grid-sections = Mục của báo cáo
grid-section-all = Tất cả
grid-section-organisation = 1. Tổ chức
grid-section-outreach = 2. Tuyên truyền
grid-section-social = 3. Xã hội
grid-section-disaster = 4. Thiên tai
grid-section-health = 5. Sức khỏe
grid-section-youth = 6. Thanh thiếu niên
grid-section-total = Tổng cộng
grid-section-tracing = Tìm kiếm thân nhân
grid-rows = Dòng của lưới
grid-rows-all = Mọi số liệu
grid-rows-typed = Chỉ số liệu nhập tay
grid-search = Tìm đơn vị, không cần dấu
grid-find = Tìm
grid-find-all = Xem tất cả đơn vị
grid-nobody = Chưa thấy đơn vị nào có tên như vậy. Thử bớt chữ.
grid-sum-units = Cả đơn vị
grid-sum-months = Cả kỳ
grid-rest = Riêng { $unit }
grid-cell = { $figure }, { $lane }
grid-flaw = { $cell }: { $said }
grid-details = Chi tiết của ô
grid-check-holds = khớp
grid-check-wrong = { $n } chỗ sai
grid-check-look = xem lại { $n } chỗ
grid-shut-not-yours = nơi khác nhập
grid-shut-ahead = tháng chưa tới
grid-shut-not-standing = đơn vị chưa có, hoặc đã thôi
grid-shut-on-its-way = đã gửi
grid-shut-locked = tháng đã khóa

# Các đơn vị, ban và cụm.
org-menu-units = Các đơn vị
org-lead = { $level } · ngày { $day }
org-as-of = Xem vào ngày
org-map-ahead =
    Bản đồ ngày { $day } chưa có hiệu lực: { $unit } khi ấy gồm cả đơn vị khác, số liệu của nó xem
    được từ ngày ấy. Chọn bản đồ hôm nay hoặc xem như đã báo cáo.
org-search = Tìm tên đơn vị bên dưới
org-look = Xem
org-found = Lập đơn vị mới
org-found-units = Kết quả tìm
org-empty = Không có đơn vị nào bên dưới vào ngày này.
org-col-unit = Đơn vị
org-col-level = Cấp
org-col-below = Đơn vị bên dưới
org-caption-below = Các đơn vị trực tiếp bên dưới
org-code = Mã trong hệ thống
org-official-code = Mã của cơ quan thống kê
org-stands-since = Có từ ngày { $from }
org-stood-until = Có đến hết ngày { $until }
org-stood-between = Có từ ngày { $from } đến hết ngày { $until }
org-was = Được lập từ
org-became = Trở thành
org-succession-whole = toàn bộ
org-succession-part = một phần
org-succession-abolished = bỏ cấp, việc và sổ sách lên đơn vị trên
org-duty-head = Trưởng ban
org-duty-standing-deputy = Phó ban thường trực
org-duty-deputy = Phó ban
org-duty-member = Thành viên
org-cluster-units = { $n } đơn vị trong cụm
org-new-title = Lập đơn vị mới
org-new-under = Trực thuộc { $unit }
org-new-save = Lập đơn vị
org-field-level = Loại đơn vị
org-field-name = Tên đầy đủ
org-hint-name = Ví dụ: Hội cơ sở Vòng Tay Nhân ái
org-field-from = Ngày thành lập
org-flaw-level-unknown = Chọn loại đơn vị trong danh sách
org-flaw-level-under = Chọn loại đơn vị được phép trực thuộc đơn vị này
org-flaw-code-taken = Đổi tên: đã có đơn vị mang tên này ở cùng nơi
org-flaw-from-outside = Nhập ngày mà đơn vị cấp trên đang hoạt động
org-done-found = Đã lập đơn vị.
level-central = Trung ương Hội
level-province = Tỉnh, thành Hội
level-district = Huyện, thành Hội
level-commune = Hội xã, phường, thị trấn, đặc khu
level-branch = Chi hội
level-grassroots = Hội cơ sở trực thuộc
level-office = Cơ quan
level-school = Trường học
level-enterprise = Doanh nghiệp
level-team = Đội
level-club = Câu lạc bộ
level-kitchen = Bếp ăn
level-station = Trạm

# Bản đồ mà một trang được đọc trên đó
map-which = Bản đồ
map-as-reported = Như đã báo cáo
map-today = Bản đồ hôm nay
map-of-day = Bản đồ ngày
map-look = Xem
map-day-unread = Ghi ngày như 01/07/2025
map-instead = { $old } không còn trên bản đồ ngày { $day }: đây là { $unit }, nơi thay thế.

# Nhật ký
act-org-tree-load = Nạp cây đơn vị
act-org-unit-found = Lập đơn vị
act-org-unit-view = Xem đơn vị
subject-unit = Đơn vị
subject-body = Ban
subject-body-member = Thành viên ban
subject-cluster = Cụm thi đua
subject-cluster-unit = Đơn vị trong cụm
subject-decision = Quyết định

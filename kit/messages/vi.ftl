# Lời của khung trang, biểu mẫu, lưới số liệu, bản đồ. Lời của từng nghiệp vụ ở thư mục của nó.

kit-name = Nhân Ái
kit-title-flawed = Lỗi:
kit-skip = Đến nội dung chính
kit-rail = Chính
kit-section = Các trang trong mục
kit-crumbs = Vị trí trong hệ thống Hội
kit-home = Về trang Hôm nay

kit-group-today = Hôm nay
kit-group-people = Con người
kit-group-works = Việc thiện
kit-group-resources = Nguồn lực
kit-group-reports = Báo cáo
kit-group-steering = Điều hành

kit-switch-unit = Đơn vị
kit-switch-period = Kỳ
kit-find = Tìm người, đơn vị, số liệu
kit-find-hint = Tìm người, đơn vị, số liệu…
kit-find-results = Kết quả tìm
kit-find-recent = Mở gần đây
kit-find-none = Chưa thấy. Thử bớt chữ, gõ không dấu cũng được.
kit-find-broken = Chưa tìm được vì mất kết nối. Nhấn Enter để thử lại.
kit-language = Ngôn ngữ
kit-language-vi = Tiếng Việt
kit-language-en = Tiếng Anh
kit-letters = Cỡ chữ
kit-bell = { $count ->
    [0] Thông báo
   *[other] Thông báo, { $n } mới
}
kit-account = Tài khoản
kit-login = Đăng nhập
kit-logout = Đăng xuất
kit-close = Đóng
kit-undo = Hoàn tác
kit-print = In
kit-optional = (không bắt buộc)
kit-choose = Chọn…
kit-day-shape = ngày/tháng/năm
kit-as-table = Xem dạng bảng

kit-summary-title = Có lỗi cần sửa
kit-flaw-value = Giá trị này
kit-flaw-empty = Nhập { $label }
kit-flaw-choose = Chọn { $label }
kit-flaw-choice = Chọn một mục có trong danh sách
kit-flaw-long = { $Label } dài { $n } ký tự, rút còn nhiều nhất { $max } ký tự
day-empty = Nhập { $label }
day-not-a-day = { $Label } viết theo ngày/tháng/năm, ví dụ 31/10/2024
day-impossible = { $Label } phải là một ngày có trong lịch, ví dụ 31/10/2024
number-empty = Nhập { $label }
number-not-a-number = Nhập { $label } bằng chữ số, ví dụ 20.315 hoặc 1,98 tỷ
number-too-large = { $Label } lớn quá mức có thể ghi. Xem lại số chữ số
number-fraction = Bỏ phần lẻ: { $label } là số nguyên
number-negative = { $Label } phải từ 0 trở lên
number-ambiguous = { $Label } có thể đọc hai cách. Dùng dấu chấm ngăn hàng nghìn, ví dụ 1.980
kit-flaw-key = Biểu mẫu đã cũ. Tải lại trang rồi gửi lại
kit-flaw-body = Dữ liệu gửi lên bị đứt giữa chừng. Gửi lại
kit-files-again =
    Nếu đã chọn ảnh hoặc tệp, hãy chọn lại: trình duyệt không giữ tệp khi trang mở lại.
kit-files-unsent =
    Chưa gửi được. Chữ và ảnh vẫn còn ở đây: xem lại mạng rồi bấm gửi lần nữa. Nhiều ảnh lớn thì
    gửi làm nhiều lần. Tệp nào vừa sửa sau khi chọn thì chọn lại.

kit-keys = Phím tắt
kit-key-palette = Tìm và đi tới bất cứ đâu
kit-key-help = Mở bảng phím tắt này
kit-key-arrows = Sang ô bên cạnh trong lưới
kit-key-enter = Sửa ô; khi đang sửa: lưu và xuống ô dưới
kit-key-edit = Sửa ngay trong ô
kit-key-tab = Khi đang sửa: lưu và sang ô kế tiếp
kit-key-escape = Trả lại số cũ của ô
kit-key-details = Mở chi tiết của ô bên cạnh lưới; Esc quay lại ô
kit-key-row-first = Về đầu dòng của lưới
kit-key-row-last = Tới cuối dòng của lưới
kit-key-page = Lên, xuống mười dòng
kit-key-choose = Chọn thêm ô; kéo chuột cũng được
kit-key-copy = Chép các ô đã chọn, dán được vào Excel
kit-key-paste = Dán khối ô chép từ Excel; ô trống trong khối được bỏ qua
kit-key-empty = Xóa trắng các ô đã chọn
kit-key-undo = Hoàn tác việc vừa làm trên trang này
kit-key-redo = Làm lại việc vừa hoàn tác
kit-key-first = Về ô đầu tiên
kit-key-last = Tới ô cuối cùng

kit-session-over =
    Phiên làm việc đã hết. Những gì đã nhập vẫn còn trên trang này và sẽ được gửi sau khi đăng
    nhập lại.
kit-session-again = Đăng nhập lại (thẻ mới)

kit-cell-typing = đang nhập
kit-cell-saving = đang lưu
kit-cell-saved = lưu lúc {"{at}"}
kit-cell-kept = chưa gửi được, đang giữ trên máy
kit-cell-refused = chưa lưu
kit-cell-conflict = người khác đã sửa: xem và chọn
kit-cell-locked = đã khóa
kit-cell-shut = không nhập ở ô này
kit-grid-kept = Chưa gửi được, đang giữ trên máy: {"{n}"} ô. Sẽ tự gửi khi có mạng.
kit-grid-sent = Đã gửi hết những ô đang giữ.
kit-grid-pasted = Đã dán {"{n}"} ô, {"{m}"} ô bị từ chối.
kit-grid-emptied = Đã xóa trắng {"{n}"} ô, {"{m}"} ô bị từ chối.
kit-grid-undone = Đã hoàn tác {"{n}"} ô, {"{m}"} ô bị từ chối.
kit-grid-redone = Đã làm lại {"{n}"} ô, {"{m}"} ô bị từ chối.
kit-grid-waits = Còn {"{k}"} ô chờ gửi.
kit-grid-nothing = Trên trang này không còn gì để hoàn tác hay làm lại.
kit-grid-unsent = Chưa gửi được: nội dung vẫn còn trong khung chi tiết, gửi lại khi có mạng.
kit-grid-details = Chi tiết
kit-legend = Dấu trong ô
kit-legend-saved = đã lưu
kit-legend-waiting = đang nhập, đang lưu; hoặc giữ từ tháng trước, chờ xác nhận
kit-legend-kept = chờ gửi, hoặc người khác đã sửa
kit-legend-wrong = chưa lưu, hoặc tổng chưa khớp
kit-legend-look = đã lưu, nên xem lại
kit-legend-comment = có ghi chú
kit-legend-note = cộng từ dưới
kit-legend-locked = đã khóa

kit-conflict-mine = Số của tôi
kit-conflict-theirs = Số { $name } đã lưu
kit-conflict-told =
    { $name } đã sửa ô này lúc { $at }, sau khi trang này được mở. Chọn một trong hai, số kia
    vẫn còn trong lịch sử.
kit-conflict-keep = Giữ của tôi: { $value }
kit-conflict-take = Lấy số đã lưu: { $value }

kit-pages = Trang
kit-pages-back = Trang trước
kit-pages-on = Trang sau
kit-pages-rows = { $first } – { $last } trên { $total }

kit-chart-month = Tháng
kit-map-unit = Đơn vị
kit-map-none = chưa có số liệu
kit-map-sketch = Sơ đồ, không thay thế bản đồ địa giới hành chính.
kit-map-hoang-sa = Quần đảo Hoàng Sa
kit-map-truong-sa = Quần đảo Trường Sa

kit-document-page = Văn bản, trang A4
kit-document-look = Chỗ cần xem lại trước khi ký
kit-document-wrong = Chỗ sai trong văn bản

kit-refused-invalid = Có chỗ cần sửa
kit-refused-invalid-advice = Quay lại trang trước, những gì đã nhập vẫn còn, rồi sửa:
kit-refused-unknown = Không tìm thấy trang này
kit-refused-unknown-advice =
    Đường dẫn có thể đã gõ thiếu chữ, hoặc trang thuộc đơn vị khác. Kiểm tra lại đường dẫn,
    hoặc tìm theo tên ở ô tìm kiếm.
kit-refused-conflict = Có người vừa sửa trước
kit-refused-conflict-advice =
    Chưa có gì bị ghi đè. Quay lại, tải lại trang để xem số mới, rồi quyết định.
kit-refused-busy = Máy chủ đang bận
kit-refused-busy-advice = Chưa có gì được lưu. Chờ vài giây rồi gửi lại.
kit-refused-wait = Đợi một lát
kit-refused-wait-advice = Từ địa chỉ mạng này đã có nhiều lần thử không đúng. Chưa có gì được lưu.
kit-refused-large = Nội dung gửi lên quá lớn
kit-refused-large-advice = Chưa có gì được lưu. Gửi tệp nhỏ hơn, hoặc chia làm nhiều lần.
kit-refused-fault = Chương trình gặp sự cố
kit-refused-fault-advice =
    Chưa có gì được lưu ở bước này. Thử lại; nếu vẫn vậy, báo mã dưới đây cho người quản trị.
kit-refused-code = Mã tra cứu: { $code }
kit-refused-token =
    Gửi kèm mã truy cập: Authorization: Bearer …. Mã lập ở trang Tài khoản; mật khẩu không dùng
    được ở đây.
kit-refused-nothing = Không có
kit-refused-nothing-advice =
    Không có thứ này, hoặc mã truy cập không đọc được. Kiểm tra lại địa chỉ và đơn vị của mã.
kit-refused-method = Dùng một phương thức mà đường này có: xem tiêu đề Allow.
kit-refused-login = Cần đăng nhập
kit-refused-login-advice =
    Phiên làm việc đã hết, lần gửi này chưa được lưu. Đăng nhập ở thẻ mới, quay lại trang
    trước (những gì đã nhập vẫn còn) rồi gửi lại.
kit-refused-foreign = Yêu cầu đến từ trang khác
kit-refused-foreign-advice =
    Để bảo vệ tài khoản, chỉ nhận những gì được gửi từ chính các trang của Nhân Ái. Mở lại
    trang và gửi từ đó.

# Tệp đính kèm và văn bản in.
attachment-empty = Chọn một tệp có nội dung
attachment-name = Đặt tên cho tệp
attachment-kind = Chọn tệp PDF, ảnh PNG hoặc JPEG, Word hoặc Excel
paper-letter-unknown = Bỏ ký tự “{ $letter }”: phông chữ của văn bản không có ký tự này

kit-weekday-1 = Thứ Hai
kit-weekday-2 = Thứ Ba
kit-weekday-3 = Thứ Tư
kit-weekday-4 = Thứ Năm
kit-weekday-5 = Thứ Sáu
kit-weekday-6 = Thứ Bảy
kit-weekday-7 = Chủ nhật
kit-weekday-short-1 = T2
kit-weekday-short-2 = T3
kit-weekday-short-3 = T4
kit-weekday-short-4 = T5
kit-weekday-short-5 = T6
kit-weekday-short-6 = T7
kit-weekday-short-7 = CN
kit-calendar-add = Thêm vào ngày { $day }
kit-calendar-more = và { $n } việc nữa

# Nhật ký
subject-attachment = Tệp đính kèm
subject-seal-province = Khóa của tỉnh
subject-seal-record = Khóa của hồ sơ

# Kỳ và tháng
period-month = tháng { $month }/{ $year }
period-quarter = quý { $roman }/{ $year }
period-half-year = { $half ->
    [first] 6 tháng đầu năm { $year }
   *[other] 6 tháng cuối năm { $year }
}
period-nine-months = 9 tháng năm { $year }
period-year = năm { $year }
period-school-year = năm học { $from }-{ $until }
period-phase = giai đoạn { $from }-{ $until }
period-term = nhiệm kỳ { $from }-{ $until }
period-range = từ { $from } đến { $until }
period-empty = Nhập kỳ, ví dụ 2024-10 hoặc 2024-Q1
period-not-a-period = Ghi kỳ như 2024-10, 2024-Q1, 2024-H1, 2024-9M hoặc 2024
period-impossible = Xem lại kỳ: không có tháng, quý hoặc ngày này
month-empty = Nhập tháng, ví dụ 10/2024
month-not-a-month = Ghi tháng như 10/2024
month-impossible = Xem lại tháng: từ 1 đến 12

# Danh sách giữ lại thành tệp
kit-sift = Lọc
kit-sift-any = { $what }: tất cả
kit-keep-sheet = Tải bảng tính
kit-keep-csv = Tải CSV
kit-keep-cut = Danh sách dừng ở { $rows } dòng. Lọc hẹp lại để thấy đủ.

# Tệp gửi lên để đọc: mỗi lý do một câu
file-empty = Chọn một tệp có nội dung: tệp này trống
file-too-large = Tệp lớn hơn mức đọc được (10 MB). Chia tệp làm hai rồi gửi từng tệp
file-too-many-rows = Tệp có hơn 20.000 dòng, 256 cột hoặc 20 trang tính. Chia tệp rồi gửi từng phần
file-too-many-cells =
    Tệp có hơn 400.000 ô có nội dung, hoặc chữ trong các ô dài hơn 5 MB. Chia tệp rồi gửi từng phần
file-long-cell = Có ô dài hơn 32.767 ký tự. Rút ngắn ô ấy rồi gửi lại
file-wrong-kind =
    Tệp này thuộc loại khác. Bảng tính: chọn .xlsx hoặc .csv. Báo cáo: chọn .docx hoặc .txt
file-old-office = Tệp kiểu Office cũ (.xls, .doc). Mở tệp, chọn Lưu thành .xlsx hoặc .docx rồi gửi
file-macro = Tệp có chương trình (macro). Lưu thành .xlsx hoặc .docx không có macro rồi gửi
file-locked = Tệp đặt mật khẩu. Mở tệp, bỏ mật khẩu, lưu rồi gửi lại
file-damaged = Tệp bị hỏng nên đọc không được. Mở tệp, lưu lại rồi gửi bản mới
file-letters = Chữ trong tệp không đọc được. Lưu tệp thành CSV UTF-8 rồi gửi lại
file-heavy = Tệp đòi nhiều bộ nhớ hoặc thời gian hơn mức dành cho một tệp. Bỏ phần thừa rồi gửi lại

# Chỉ tiêu năm và trang lãnh đạo.

leaders-menu = Trang lãnh đạo
leaders-title = Kết quả tháng { $month }
leaders-figures = Các con số của tháng
leaders-which = Số liệu so giữa các đơn vị
leaders-months = { $figure }: mười ba tháng
leaders-ranking = { $figure }: các đơn vị trực thuộc
leaders-map = { $figure } trên bản đồ
leaders-rank = Thứ tự
leaders-unit = Đơn vị
leaders-change = So với { $month }
leaders-percent = Chỉ tiêu năm
leaders-same = bằng
leaders-nothing = chưa có số
leaders-more = { $n } chỉ tiêu khác: xem trang lãnh đạo.
leaders-rest = { $n } đơn vị khác
leaders-reached = đạt { $percent } % chỉ tiêu năm { $year }
leaders-of-target = ({ $target })
leaders-illustrated = Số có dấu * có phần minh họa.
leaders-sheet = Tải một trang PDF
leaders-sheet-kind = TÓM TẮT
leaders-sheet-summary = Kết quả tháng { $month }
leaders-sheet-map = Theo bản đồ đơn vị ngày { $day }.

target-menu = Chỉ tiêu năm
target-title = Chỉ tiêu năm
target-lead = Mức phải đạt trong năm của từng số liệu; trang lãnh đạo so với mức này.
target-year = năm { $year }
target-none = Chưa đặt chỉ tiêu nào cho năm này.
target-campaign = Chỉ tiêu địa chỉ nhân đạo
target-new = Đặt chỉ tiêu
target-new-lead = { $unit } · năm { $year }
target-edit = Sửa chỉ tiêu
target-edit-lead = { $figure } · { $unit } · năm { $year }
target-set = Lưu
target-change = Sửa
target-change-of = Sửa chỉ tiêu: { $figure }
target-take-back = Bỏ chỉ tiêu này
target-figure = Số liệu
target-amount = Chỉ tiêu
target-amount-hint = Cộng cả năm; số lũy kế là mức cuối năm. Tiền ghi bằng triệu đồng.
target-basis = Căn cứ
target-basis-hint = Số, ngày của kế hoạch hay văn bản giao chỉ tiêu
target-done-set = Đã lưu chỉ tiêu.
target-done-taken-back = Đã bỏ chỉ tiêu.
target-flaw-nought = Ghi một số lớn hơn 0.
target-flaw-set = Năm này đã có chỉ tiêu cho số liệu đó. Mở chỉ tiêu ấy để sửa.

act-targets-target-view = Xem chỉ tiêu và trang lãnh đạo
act-targets-target-set = Đặt, sửa, bỏ chỉ tiêu năm

subject-target = Chỉ tiêu năm
follows-target = { $n } chỉ tiêu năm

# Lời của sổ trợ giúp: người và hộ được giúp, tên luôn niêm phong.
help-receiver = Người được giúp
help-receiver-lead =
    Mọi lần được giúp ở { $unit }. Tên chỉ mở khi có mục đích,
    và mỗi lần mở được ghi lại.
help-purpose = Mở tên để làm gì
help-open = Mở tên
help-all = Đã được giúp
help-day = Ngày
help-sort = Ai
help-sort-person = người
help-sort-household = hộ
help-quantity = Số lượng
help-amount = Trị giá, đồng
help-giver = Bên tặng
help-kind = Loại việc
help-unit = Đơn vị
help-namesake = Người thứ mấy trùng tên
help-namesake-hint = Bỏ trống nếu chưa ai trùng cả tên lẫn năm sinh; nhập 2 cho người thứ hai
help-namesake-odd = Nhập số thứ tự từ 1 đến 99
help-across = Ở các đơn vị khác trong tỉnh
help-across-lead =
    Tìm người trùng tên và năm sinh ở mọi đơn vị của tỉnh. Không có năm sinh thì có thể là
    người khác. Mỗi lần xem được ghi lại với mục đích.
help-across-open = Xem cả tỉnh
help-none = Chưa ghi lần giúp nào.
help-kept-as = Xem ở đâu
help-kept-as-page = Trên trang này
help-kept-as-xlsx = Tải bảng tính
help-kept-as-csv = Tải CSV
help-summed = Tổng theo năm và loại việc
help-year = Năm
help-times = Số lần
help-sum = Cộng
help-sum-times = { $n } lần
help-across-title = Đã được giúp ở cả tỉnh
help-across-cut =
    Bảng chỉ có { $most } lần gần nhất trong { $all } lần; dòng cộng tính đủ mọi lần.

# Nhật ký
act-help-receiver-list = Xem sổ trợ giúp
act-help-receiver-give = Ghi người được giúp
act-help-receiver-open = Mở tên người được giúp
act-help-receiver-across = Xem người được giúp ở cả tỉnh
subject-receiver-note = Lời ghi về người được giúp
subject-receiver = Người được giúp
subject-help = Lần trợ giúp

# Lời của sổ trợ giúp: người và hộ được giúp, tên luôn niêm phong.
help-receiver = Người được giúp
help-receiver-lead =
    Mọi lần được giúp ở đơn vị này. Tên chỉ mở khi có mục đích,
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

# Nhật ký
act-help-receiver-list = Xem sổ trợ giúp
act-help-receiver-give = Ghi người được giúp
act-help-receiver-open = Mở tên người được giúp
subject-receiver = Người được giúp
subject-help = Lần trợ giúp

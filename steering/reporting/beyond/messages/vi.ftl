# Lời của trang số liệu ngoài biểu tháng.
beyond-title = Số liệu ngoài biểu tháng
beyond-lead =
    Việc đã ghi mà biểu tháng không có dòng: sửa nhà, sinh kế, tiền mặt, ngân hàng bò …
beyond-none =
    Tháng này, tháng trước và cùng tháng năm trước chưa ghi việc nào ngoài biểu tháng ở đây.
beyond-now = Tháng này
beyond-previous = Tháng trước
beyond-last-year = Cùng tháng năm trước
cell-is-recorded = Đơn vị này đã ghi từng lần giúp trong tháng, số tự cộng từ đó. Để trống ô này

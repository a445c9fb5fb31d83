# Lời của trang trình diễn thành phần; sản phẩm không dùng.

gallery-report = Báo cáo tháng
gallery-parts = Thành phần
gallery-form = Biểu mẫu
gallery-notice = Bản trình diễn các thành phần: số liệu chỉ để xem.
gallery-saved = Đã lưu hồ sơ của { $name }
gallery-name = Họ và tên
gallery-name-hint = Viết đủ như trên giấy tờ
gallery-homes = Số hộ được giúp
gallery-amount = Trị giá
gallery-amount-hint = Ví dụ 1.980.000.000, 1,98 tỷ hoặc 1.980 tr
gallery-on = Ngày trao
gallery-unit = Đơn vị
gallery-unit-a = Huyện Giang Thành
gallery-unit-b = Huyện Giồng Riềng
gallery-kind = Hình thức
gallery-kind-empty = Chọn hình thức giúp đỡ
gallery-kind-money = Tiền
gallery-kind-goods = Hiện vật
gallery-note = Ghi chú
gallery-agree = Gia đình đồng ý đưa tên lên trang công khai
gallery-password = Mật khẩu

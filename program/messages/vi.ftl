# Những lời chung của chương trình.
demo-notice =
    Bản dùng thử: số liệu tháng 10/2024 theo báo cáo của Hội CTĐ tỉnh Kiên Giang,
    phần chia cho từng đơn vị là phân bổ minh họa.
search-title = Kết quả tìm
search-none = Chưa tìm thấy. Gõ một phần tên đơn vị, số liệu hoặc trang; không cần dấu.
search-page = Trang
search-figure = Số liệu
act-program-keys-rotate = Thay khóa niêm phong
mail-subject = Nhân Ái: { $told }
mail-body-outside = { $told }.

    Mở đường dẫn riêng đã được gửi cho cơ quan (địa chỉ bắt đầu bằng { $link }) để điền và gửi
    báo cáo. Thư này không ghi đường dẫn ấy; không còn giữ thì hỏi nơi đã gửi để nhận đường dẫn
    mới.

    Thư tự động của chương trình Nhân Ái. Muốn thôi nhận thư, báo cho nơi đã gửi đường dẫn.
mail-body = { $told }

    Mở trang: { $link }

    Thư tự động của chương trình Nhân Ái. Muốn thôi nhận thư, bỏ địa chỉ e-mail ở trang
    Tài khoản của tôi.

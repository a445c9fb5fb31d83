# Lời của ảnh và giấy tờ kèm hồ sơ.
papers-title = Ảnh và giấy tờ
papers-back = Về hồ sơ
papers-none = Chưa có ảnh hay giấy tờ nào.
papers-what = Tệp
papers-photo = Ảnh
papers-pdf = Tệp PDF
papers-office = Tệp Word hoặc Excel
papers-added = Đưa lên lúc
papers-size = Cỡ, KB
papers-do = Việc
papers-close = Bỏ
papers-add = Thêm ảnh, giấy tờ
papers-file = Chọn tệp
papers-file-hint = Ảnh JPEG, PNG; PDF, Word, Excel; tối đa 10 MB. Ảnh được bỏ vị trí, ngày giờ chụp
papers-send = Đưa lên
papers-done = Đã lưu, niêm phong
papers-closed = Đã bỏ
papers-look = xem giấy tờ của hồ sơ
papers-photos = Ảnh, giấy tờ
papers-photos-hint =
    Chọn nhiều tệp một lần, tối đa { $most } tệp, mỗi tệp 10 MB: ảnh JPEG, PNG; PDF, Word, Excel.
    Ảnh được bỏ vị trí, ngày giờ chụp
papers-too-many =
    Chọn nhiều nhất { $most } ảnh, giấy tờ; tệp khác thêm sau ở trang Ảnh và giấy tờ
papers-photo-large =
    Tệp “{ $name }” lớn hơn 10 MB. Chọn lại các tệp, bỏ tệp này; những gì đã nhập vẫn còn
papers-no-room =
    Chưa nhận được “{ $name }” vì máy chủ đang nhận nhiều tệp. Đợi một phút, chọn lại các tệp rồi
    gửi lại; những gì đã nhập vẫn còn
papers-no-photo =
    “{ $name }” không phải ảnh JPEG, PNG, cũng không phải tệp PDF, Word, Excel không có macro
papers-photo-unread = Ảnh “{ $name }” không đọc được. Chọn ảnh khác hoặc chụp lại
papers-photo-broken = Ảnh này không đọc được. Chọn ảnh khác hoặc chụp lại
papers-which = Mở tệp nào
papers-purpose = Để làm gì
papers-open-title = Mở ảnh, giấy tờ
papers-open-lead =
    Mỗi lần mở được ghi lại: ai, lúc nào, để làm gì. Người trong hồ sơ được xem danh sách này.
papers-open = Mở
papers-why = Vì sao cần thêm
papers-why-hint = Người duyệt sẽ đọc lý do này

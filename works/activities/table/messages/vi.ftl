# Lời của biểu và bảng ghi việc: số lượng, nơi làm, cuộc vận động
activity-main-hint = Phải có khi tính vào báo cáo; chỉ lưu nháp mới để trống được
activity-mains-hint = Phải có ít nhất một số như thế này; chỉ lưu nháp mới để trống được
sheet-place =
    place: nơi làm, nếu khác đơn vị; ghi tên xã, phường trong tỉnh của đơn vị (thêm tên huyện nếu
    nhiều nơi trùng tên), hoặc đường dẫn. Để trống nếu làm tại đơn vị.
sheet-campaign =
    campaign: mã hoặc tên cuộc vận động (CMP-01); để trống thì theo loại việc, ghi “không” nếu việc
    không thuộc cuộc vận động nào.
sheet-count-nothing = Cột “{ $column }” ({ $what }): ghi số từ 1 trở lên

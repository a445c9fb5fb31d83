# Lời của số rút lại hoặc kiểm sau khi tháng đã khóa
activity-done-reverse-late =
    Đã rút lại. Tháng ấy đã khóa: số bị trừ ở báo cáo tháng { $booked }, như một điều chỉnh
activity-done-check-late =
    Đã kiểm. Tháng ấy đã khóa: việc này tính vào báo cáo tháng { $booked }, như một điều chỉnh
activity-done-back-late =
    Đã rút lại. Tháng ấy đã khóa: số bị trừ ở báo cáo tháng đang mở, như một điều chỉnh
activity-out-of = Đã trừ khỏi số liệu
activity-out-of-late =
    Việc này rút lại sau khi tháng { $month } đã khóa: báo cáo tháng ấy giữ nguyên, số bị trừ ở báo
    cáo tháng { $booked }, như một điều chỉnh.

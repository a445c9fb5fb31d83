# Lời của Sổ: chỗ sai khi ghi số hoặc hoàn tác, không có lời nào của một trang.
book-amount-too-large = Nhập số nhỏ hơn: tổng này đã vượt mức máy giữ được
book-month-locked = Chọn ngày sau tháng { $month }: tháng đó đã khóa
book-undo-late-entry =
    Không hoàn tác được: { $unit } có số liệu trước quyết định nhưng ghi sau,
    đã theo quyết định này ở tháng { $month }
book-undo-unit-has-entry = Không hoàn tác được: { $unit } mới lập đã có số liệu tháng { $month }
book-unit-has-later-entries = Chọn ngày muộn hơn: { $unit } đã có số liệu tháng { $month }
book-unit-not-standing = Chọn tháng mà đơn vị đang hoạt động

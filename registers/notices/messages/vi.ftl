# Lời của thông báo.
notices-title = Thông báo
notices-none = Chưa có thông báo nào.
notices-new = mới
notices-seen = Đánh dấu đã đọc
act-notices-own-read = Đọc thông báo của mình

# Số liệu trên bản đồ của một ngày khác.

map-title = Số liệu { $period } trên bản đồ khác
map-lead = { $unit }, theo bản đồ ngày { $day }; số như biết đến nay
map-which = Bản đồ
map-as-reported = Như đã báo cáo
map-today = Bản đồ hôm nay
map-of-day = Bản đồ ngày
map-look = Xem
map-day-unread = Ghi ngày như 01/07/2025
map-illustrated = Có số liệu minh họa trong kỳ này.
map-apportioned =
    Có đơn vị bị chia: phần của nó được phân theo tỷ lệ của quyết định, cộng các phần lại vẫn đủ.
map-made-up-short = minh họa
map-made-up =
    Có đơn vị bị chia mà không nguồn nào nói tỷ lệ: phần của nó được chia đều để minh họa. Cộng các
    phần lại vẫn đủ; sửa tỷ lệ ở trang quyết định sắp xếp.
map-cannot-tell = Không tách được.
map-cannot-tell-why =
    Một đơn vị cũ bị chia mà không quyết định nào nói tỷ lệ.
map-nearest = Xem { $unit }, nơi gần nhất còn đúng đến từng số
map-not-told = không tách được
map-sheet-title = { $unit }, { $period }, bản đồ ngày { $day }
map-sheet-told = Theo bản đồ ngày { $day }; số như biết đến nay.
map-from-panel = 12 tháng này trên bản đồ hôm nay
map-instead = { $old } không còn trên bản đồ ngày { $day }: đây là { $unit }, nơi thay thế.
map-parts = Gồm các đơn vị
map-parts-lead = Các đơn vị của tháng ấy nằm trong đơn vị này trên bản đồ.
map-part = Đơn vị
map-part-had = Có
map-part-inside = Nằm trong
map-part-cut = (bị chia, phần riêng của nó)
report-on-map = Trên bản đồ khác

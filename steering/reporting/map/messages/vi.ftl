# Số liệu trên bản đồ của một ngày khác.

map-title = Số liệu { $period } trên bản đồ khác
map-lead = { $unit }, theo bản đồ ngày { $day }; số như biết đến nay
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
map-parts = Gồm các đơn vị
map-parts-lead = Các đơn vị của tháng ấy nằm trong đơn vị này trên bản đồ.
map-part = Đơn vị
map-part-had = Có
map-part-inside = Nằm trong
map-part-cut = (bị chia, phần riêng của nó)
crossing-era = Gồm số liệu { $months } của { $units }.
crossing-era-by = Gồm số liệu { $months } của { $units } theo { $by }.
crossing-month = tháng { $month }
crossing-months = từ tháng { $first } đến tháng { $last }
crossing-old = { $unit } (cũ)
crossing-more = { $n } đơn vị khác
crossing-compared = Số của kỳ đem so tính trên cùng bản đồ như kỳ này.
crossing-apportioned = Phần của đơn vị bị chia được phân theo tỷ lệ của quyết định.
crossing-made-up = Phần của đơn vị bị chia mà không nguồn nào nói tỷ lệ được chia đều để minh họa.
crossing-open = Không tách được phần riêng của { $units }: chưa có tỷ lệ chia.
crossing-without = Các số sau chưa gồm phần ấy: { $figures }.
document-decision = Quyết định số { $number }
document-resolution = Nghị quyết số { $number }
document-other = văn bản số { $number }
gone-title = Đơn vị đã sắp xếp lại
gone-told =
    { $unit } thôi hoạt động từ ngày { $day }. Kỳ { $period } do đơn vị thay thế báo cáo, gồm cả các
    tháng trước đó:
gone-months = Báo cáo tháng của chính đơn vị vẫn mở được, tháng cuối là
report-on-map = Trên bản đồ khác

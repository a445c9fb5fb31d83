# Cụm thi đua: số liệu một kỳ của một cụm và thứ hạng các đơn vị.

clusters-menu = Cụm thi đua
clusters-lead = { $period } · tổng của { $told } trên { $all } đơn vị
clusters-empty = Trong kỳ này dữ liệu không ghi đơn vị nào thuộc cụm.
clusters-figure = Chỉ tiêu
clusters-measure = Đơn vị tính
clusters-millions = triệu đồng
clusters-sum = Cả cụm
clusters-table = Số liệu của cụm trong kỳ
clusters-unit = Đơn vị
clusters-ranking = Xếp theo: { $figure }
clusters-about = Về cụm này
clusters-rights = Đơn vị ngoài quyền của bạn chỉ hiện số của báo cáo đã ban hành.
clusters-basis-own = số hiện có
clusters-basis-issued = theo báo cáo đã ban hành
clusters-basis-untold = chưa ban hành
clusters-none = Đơn vị của bạn không thuộc cụm thi đua nào trong kỳ này.
clusters-cannot-tell = không tách được trên bản đồ này
clusters-apportioned = có phần chia theo tỷ lệ
clusters-trend = Diễn biến: { $figure }

# Lời của sổ thỏa thuận, chương trình phối hợp.
agreements-title = Chương trình phối hợp, thỏa thuận
agreements-lead = Ký với ai, đến khi nào, mỗi bên làm gì, đã làm được gì
agreements-none = Ở đây chưa ghi thỏa thuận nào.
agreements-search = Tìm theo nội dung, bên ký, số văn bản
agreement-new = Ghi thỏa thuận
agreement-add = Ghi thỏa thuận
agreement-name = Nội dung
agreement-partner = Ký với
agreement-sort = Loại văn bản
agreement-sort-programme = chương trình phối hợp
agreement-sort-regulation = quy chế phối hợp
agreement-sort-agreement = thỏa thuận hợp tác
agreement-sort-contract = hợp đồng trách nhiệm
agreement-sort-school-year = chương trình năm học
agreement-number = Số văn bản
agreement-signed = Ngày ký
agreement-from = Từ ngày
agreement-until = Đến ngày
agreement-term = Thời hạn
agreement-term-hint = Đang điền sẵn năm học; sửa nếu thời hạn khác
agreement-ended = Kết thúc sớm
agreement-own = Hội làm
agreement-theirs = Bên kia làm
agreement-unit = Đơn vị
agreement-state = Tình trạng
agreement-holds = đang thực hiện
agreement-soon = sắp hết hạn
agreement-not-begun = chưa bắt đầu
agreement-over = đã hết hạn
agreement-why = Lý do
agreement-end = Kết thúc trước hạn
agreement-work = Việc đã làm theo thỏa thuận
agreement-done-new = Đã ghi thỏa thuận
agreement-edit = Sửa
agreement-keep = Lưu
agreement-done-edit = Đã sửa thỏa thuận
agreement-changed-meanwhile =
    Có người vừa sửa thỏa thuận này: mở bản mới để so, những gì đã nhập vẫn ở đây
agreement-see-newer = Mở bản mới
agreement-done-end = Đã kết thúc thỏa thuận
agreement-ahead = Nhập ngày đã qua hoặc hôm nay; ngày này chưa đến
agreement-until-before-from = Ngày cuối phải từ ngày đầu trở đi
agreement-too-long = Thời hạn dài quá hai mươi năm. Xem lại ngày cuối

# Nhật ký
act-agreements-agreement-view = Xem thỏa thuận
act-agreements-agreement-keep = Ghi thỏa thuận
act-agreements-paper-look = Mở giấy tờ của thỏa thuận
subject-agreement = Thỏa thuận

follows-agreement = { $n } thỏa thuận, chương trình phối hợp
agreement-soon-wait = Xem { $n } thỏa thuận sắp hết hạn

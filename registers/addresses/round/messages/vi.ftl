# Lời của đợt rà soát hằng năm theo danh sách hộ nghèo của xã.
address-round = Đợt rà soát
address-rounds = Đợt rà soát hằng năm
address-rounds-lead = Đối chiếu danh sách hộ nghèo của từng xã, xem lại từng hồ sơ đang mở
address-rounds-none = Ở đây chưa mở đợt rà soát nào.
address-round-of = Đợt rà soát { $year }
address-round-at = Đợt rà soát { $year }: { $unit }
address-round-lead = { $unit } mở, xong trước hết ngày { $day }
address-round-due-on = Xong trước hết ngày { $day }
address-round-year = Năm
address-round-due = Hạn cuối
address-round-due-hint = Trước tháng 3 hằng năm
address-round-open = Mở đợt rà soát
address-round-open-lead =
    Mỗi xã có một trang: danh sách hộ nghèo của Ủy ban nhân dân xã và các hồ sơ đang mở. Xã đã ở
    trong đợt khác cùng năm thì không lặp lại.
address-round-opened-on = Mở
address-round-is-open = đang làm
address-round-is-closed = đã đóng
address-round-late = quá hạn { $days } ngày
address-round-who = Tỉnh, thành Hội hoặc Trung ương Hội mở đợt rà soát. Chọn đơn vị ở đầu trang
address-round-year-odd = Chọn năm nay hoặc năm sau
address-round-due-odd = Chọn một ngày trong năm của đợt
address-round-again = Đơn vị này đã mở đợt của năm này. Mở đợt đó trong danh sách ở trên
address-round-nobody = Mọi xã ở đây đã ở trong đợt của năm này. Mở đợt đó trong danh sách ở trên
address-round-closed = Đợt này đã đóng ngày { $day }. Ghi tiếp ở đợt sau
address-round-by-commune = Từng đơn vị
address-round-no-commune = Đợt này không có đơn vị nào ở đây.
address-round-given-to = Người phụ trách
address-round-given-to-hint = Họ tên cán bộ đi rà soát xã này
address-round-nobody-named = chưa giao ai
address-round-give = Giao người phụ trách
address-round-lists = Danh sách đã nộp
address-round-handed = Danh sách nộp
address-round-not-handed = chưa nộp
address-round-lines = Hộ trong danh sách
address-round-lines-none = Chưa có danh sách hộ nghèo. Dán danh sách của Ủy ban nhân dân xã ở dưới.
address-round-office = Nơi này không nộp danh sách; chỉ xem lại các hồ sơ đang mở.
address-round-with-dossier = Đã có hồ sơ
address-round-has-dossier = Có hồ sơ từ trước
address-round-opened = Mới mở hồ sơ
address-round-left-out = Bỏ ra
address-round-carried = Hồ sơ mở từ trước
address-round-carried-lead = Hồ sơ chỉ đi tiếp khi có người xem lại: còn cần giúp, hoặc kết thúc
address-round-carried-none = Khi mở đợt, ở đây không có hồ sơ nào đang mở.
address-round-looked-at = Hồ sơ đã xem lại
address-round-to-do = Còn lại
address-round-answered-of = Đã xong
address-round-do = Việc cần làm
address-round-line-to_visit = chưa đến thăm
address-round-line-has_dossier = có hồ sơ từ trước
address-round-line-opened = mới mở hồ sơ
address-round-line-left_out = bỏ ra
address-round-carry-to_review = chưa xem lại
address-round-carry-goes_on = còn cần giúp
address-round-carry-ended = đã kết thúc
address-round-class-poor = hộ nghèo
address-round-class-near_poor = hộ cận nghèo
address-round-class-hardship = hoàn cảnh khó khăn
address-round-see = Xem hồ sơ
address-round-likely = Có thể là hồ sơ { $code }
address-round-link = Gắn hồ sơ này
address-round-other = Việc khác
address-round-out = Bỏ ra khỏi đợt
address-round-undo = Làm lại
address-round-code-hint = Tám chữ và số ở đầu trang hồ sơ
address-round-no-dossier = Ở xã này không có hồ sơ đang mở với mã đó. Xem lại mã ở đầu trang hồ sơ
address-round-answered = Dòng này vừa có trả lời khác. Xem lại dòng ở dưới
address-round-answered-meanwhile =
    Dòng này trong danh sách vừa được người khác trả lời. Đánh dấu vào đây để vẫn mở hồ sơ
address-round-look = Xem lại
address-round-look-lead = Đã đến xem và còn cần giúp: ghi ngày và ai đến
address-round-by-hint = Người đến thăm, người ở ấp cùng xem
address-round-goes-on = Còn cần giúp
address-round-ends = Không cần giúp nữa: kết thúc hồ sơ
address-round-list-title = Danh sách của xã
address-round-list = Danh sách, mỗi dòng một hộ
address-round-list-hint =
    Dán từ Excel, hoặc gõ với dấu chấm phẩy: họ tên; năm sinh; diện (hộ nghèo, hộ cận nghèo,
    khó khăn). Cột ấp được bỏ qua, không lưu.
address-round-of-all = Diện của những dòng không ghi
address-round-list-save = Ghi danh sách
address-round-list-empty = Dán ít nhất một dòng có họ tên
address-round-list-long = Dán nhiều nhất { $most } dòng một lần
address-round-line-name = Dòng { $line }, “{ $said }”: ô đầu là họ tên, không quá 120 chữ
address-round-line-year = Dòng { $line }, “{ $said }”: xem lại năm sinh ở ô thứ hai
address-round-line-class = Dòng { $line }, “{ $said }”: ghi hộ nghèo, hộ cận nghèo hoặc khó khăn
address-round-came-back = Các dòng chưa đọc được còn trong ô ở dưới. Sửa rồi ghi lần nữa.
address-round-one = Ghi thêm từng hộ
address-round-one-save = Ghi hộ này
address-round-is-other = Là hộ khác, trùng tên và năm sinh
address-round-line-known =
    Trong danh sách đã có tên và năm sinh này. Đánh dấu vào đây nếu là hộ khác
address-round-none = Xã không có hộ nào trong danh sách
address-round-back = Về đợt rà soát
address-round-close = Đóng đợt rà soát
address-round-close-lead =
    Đóng được khi mọi danh sách, mọi hộ và mọi hồ sơ đều có trả lời. Còn sót thì ghi lý do; lý do
    hiện ở trang này.
address-round-why = Lý do đóng khi còn sót
address-round-why-hint = Chỉ cần ghi khi còn sót
address-round-left =
    Còn { $lists } xã chưa nộp danh sách, { $lines } hộ chưa trả lời, { $carried } hồ sơ chưa xem
    lại. Làm tiếp, hoặc ghi lý do đóng
address-round-closed-by = Đóng ngày { $day } · { $name }
address-round-closed-over =
    Đóng khi còn { $lists } xã chưa nộp danh sách, { $lines } hộ chưa trả lời, { $carried } hồ sơ
    chưa xem lại.
address-done-round = Đã mở đợt rà soát
address-done-round-close = Đã đóng đợt rà soát
address-done-round-list = Đã ghi { $added } hộ mới; { $known } hộ đã có từ trước
follows-address-round = Đợt rà soát đang làm
follows-address-round-sheet = Xã trong đợt rà soát đang làm
act-addresses-round-lead = Mở, giao và đóng đợt rà soát
subject-address-round = Đợt rà soát
subject-address-round-sheet = Xã trong đợt rà soát
subject-address-round-line = Hộ trong danh sách của xã
subject-address-round-carry = Hồ sơ xem lại trong đợt

# Lời của quyền của người trong hồ sơ: rút đồng ý được trả lời và làm xong, mở khẩn cấp, lời lộ điều
# niêm phong, chỗ trong danh sách của xã.
address-telling =
    “{ $words }” nói ra điều phải niêm phong. Ghi điều đó ở ô Sức khỏe hoặc Câu chuyện của hồ sơ;
    ở đây chỉ ghi việc cần làm, ví dụ “thuốc mỗi tháng”
address-withdrawals = Rút lại đồng ý
address-withdrawals-late = Rút lại đồng ý: { $many } quá hạn
address-withdrawals-lead = Ai rút lại đồng ý được trả lời và mọi việc dựa vào đó được làm xong
address-withdrawals-of = Hồ sơ { $code }: đồng ý đã rút lại
address-withdrawals-none = Chưa ai rút lại đồng ý.
address-withdrawal-code = Hồ sơ
address-withdrawal-what = Đồng ý đã rút
address-withdrawal-on = Rút ngày
address-withdrawal-see = Ghi đã trả lời, đã làm xong
address-followed = Việc đã làm
address-followed-answered = Trả lời
address-followed-finished = Làm xong
address-followed-by = trước hết ngày { $day }
address-followed-done = { $day } · { $how } · { $name }
address-followed-late = quá hạn ngày { $day }
address-followed-on = Ngày làm
address-followed-how = Đã làm gì
address-followed-how-hint = Ví dụ: gọi điện báo đã gỡ khỏi trang công khai
address-followed-already = Việc này đã ghi rồi
address-followed-save = Ghi việc đã làm
address-followed-all = Đã trả lời và làm xong.
address-followed-short-answered = đã trả lời { $day }
address-followed-short-finished = đã làm xong { $day }
address-done-follow = Đã ghi việc đã làm
address-emergency = Mở khẩn cấp
address-emergency-lead =
    Khi người cần giúp ở trước mặt mà hồ sơ do nơi khác giữ: cấp cứu, lạc, thiên tai. Đơn vị giữ hồ
    sơ thấy ngay ai mở và vì sao, và xem lại.
address-emergency-of = Mã hồ sơ, số định danh hoặc điện thoại
address-emergency-of-hint = Gõ đủ; không tìm được theo tên
address-emergency-purpose-hint = Ví dụ: báo bệnh viện đang cấp cứu; không ghi bệnh ở đây
address-emergency-why = Vì sao khẩn cấp
address-emergency-why-hint = Người duyệt của đơn vị giữ hồ sơ đọc lý do này
address-emergency-open = Mở và báo cho đơn vị giữ hồ sơ
address-emergency-none = Không có hồ sơ nào với mã hay số này. Xem lại từng chữ số
address-emergency-near = Hồ sơ { $code } thuộc nơi bạn phụ trách. Mở ở trang của hồ sơ
address-emergency-several = Nhiều hồ sơ có số này. Gõ mã hồ sơ hoặc số định danh
address-emergency-many =
    Bạn đã mở khẩn cấp { $many } hồ sơ trong một ngày. Gọi đơn vị giữ hồ sơ, hoặc nhờ người duyệt ở
    đó giao việc thay cho bạn
address-emergency-missed =
    Bạn đã tìm khẩn cấp nhiều lần trong ngày mà không thấy ai. Gọi văn phòng Hội nơi người này ở
address-emergency-nobody = Tìm khẩn cấp mà không thấy hồ sơ nào
address-erase-elsewhere =
    Một hồ sơ của người này đã gộp vào đây và do đơn vị khác giữ. Nhờ Trung ương Hội hủy cả hai
address-emergency-met = Hồ sơ { $code }
address-emergency-kept = { $unit } giữ hồ sơ này. Gọi cho họ; hồ sơ không mở lại được ở đây.
address-emergency-nothing = Hồ sơ không có gì ở những ô này.
address-emergency-from = Mở khẩn cấp hồ sơ { $code } từ { $unit }
address-alarms-waiting = Lượt mở bất thường: { $many } chờ xem lại
act-addresses-dossier-emergency = Mở khẩn cấp hồ sơ ở nơi khác
address-listed = Trong danh sách của xã
address-listed-none = Hồ sơ chưa gắn với dòng nào trong danh sách hộ nghèo của xã.
address-listed-year = Năm { $year }, { $unit }
address-listed-not-yet = chưa xem lại đầu năm
address-consent-late = quá hạn trả lời hoặc làm xong

# Lời hỏi lại khi một việc giống việc đã ghi, và lối tới hồ sơ riêng của việc.
activity-is-other = Đây là việc khác, vẫn ghi
activity-alike-same =
    Đơn vị đã ghi một việc giống hệt: ngày { $day }, số lượng { $n }. Nếu đây là việc khác, đánh
    dấu ô này rồi lưu lại.
activity-alike-file =
    Hồ sơ của việc này đã ghi { $n } vào ngày { $day }; ghi nữa thì tính hai lần. Nếu đây là việc
    khác, đánh dấu ô này rồi lưu lại.
activity-alike-hosted =
    { $unit } đã ghi việc này, ngày { $day }, và ghi đơn vị mình cùng làm: việc chung tính một
    lần, ở đơn vị chủ trì. Nếu đây là việc khác, đánh dấu ô này rồi lưu lại.
activity-alike-joined =
    { $unit }, đơn vị cùng làm, đã tự ghi việc này: ngày { $day }, số lượng { $n }. Việc chung tính
    một lần, ở đơn vị chủ trì. Nếu đây là việc khác, đánh dấu ô này rồi lưu lại.
activity-alike-near =
    { $unit } đã ghi việc này ở cùng nơi: ngày { $day }, số lượng { $n }. Việc hai cấp cùng làm
    tính một lần. Nếu đây là việc khác, đánh dấu ô này rồi lưu lại.
activity-alike-event =
    Ngày { $day } đơn vị đã ghi một việc có thể cùng sự kiện: khám bệnh, quà, suất ăn của Tết
    Quân-Dân tính trong sự kiện ấy, không tính lần thứ hai. Nếu đây là việc khác, đánh dấu ô này
    rồi lưu lại.
activity-alike-event-elsewhere =
    Ngày { $day } { $unit } đã ghi một việc có thể cùng sự kiện: khám bệnh, quà, suất ăn của Tết
    Quân-Dân tính trong sự kiện ấy, không tính lần thứ hai. Nếu đây là việc khác, đánh dấu ô này
    rồi lưu lại.
activity-alike-hidden =
    Một đơn vị khác đã ghi “{ $kind }”, ngày { $day }, tại { $place }. Việc chung hoặc cùng một sự
    kiện tính một lần: hỏi đơn vị cùng làm. Nếu đây là việc khác, đánh dấu ô này rồi lưu lại.
activity-alike-see = Xem việc đã ghi
sheet-alike = Giống việc đã ghi của { $unit }: ngày { $day }, số lượng { $n }
sheet-alike-hidden =
    Giống việc một đơn vị khác đã ghi: “{ $kind }”, ngày { $day }, tại { $place }
activity-has-file =
    Việc loại này có hồ sơ riêng. Đã ghi trong hồ sơ thì số tự vào báo cáo, không ghi lại ở đây.
activity-open-file = Mở hồ sơ
activities-search-kind = Tìm loại việc
activities-no-kind = Không có loại việc nào như vậy.

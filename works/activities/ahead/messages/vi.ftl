# Lời của những việc sắp tới trong lịch việc thiện.
ahead-title = Sắp tới và đến hạn
ahead-planned = dự kiến
ahead-late = quá hạn
ahead-none = Trong thời gian này không có việc nào dự kiến hay đến hạn.
ahead-cut =
    Mới nêu { $n } việc, đến ngày { $day }: còn nữa. Chọn một đơn vị bên dưới hoặc một loại việc để
    xem đủ.
ahead-people = { $n } người
ahead-kitchens = { $kitchens } bếp nấu { $meals } suất theo kế hoạch
ahead-agreement = Thỏa thuận, chương trình phối hợp hết hạn
feed-ahead = Dự kiến: { $what }
feed-late = Quá hạn: { $what }
feed-about-ahead = { $about } Việc dự kiến, đến hạn: đến ngày { $until }.
activities-quick = Chỉ việc ghi nhanh, không có hồ sơ riêng.
activities-not-quick = Xem cả việc có hồ sơ

# Lời của trang bếp ăn, kế hoạch phục vụ của bếp, và tuần của một bếp, một bữa.
kitchens-title = Bếp ăn tình thương
kitchens-lead = Nơi nấu, số ngày phục vụ, suất ăn, chi phí một suất, ai góp
kitchens-none = Tháng này ở đây chưa có bếp nào phục vụ. Bếp cố định thì mở thành đơn vị loại Bếp ăn
kitchens-week = Ghi suất ăn cả tuần
kitchens-place = Bếp
kitchens-days = Ngày phục vụ
kitchens-meals = Suất ăn
kitchens-rice = Cơm
kitchens-porridge = Cháo
kitchens-bread = Bánh mì
kitchens-value = Giá trị, đồng
kitchens-cost = Một suất, đồng
kitchens-all = Cộng
kitchens-months = Suất ăn theo tháng
kitchens-givers = Đóng góp cho các bếp
kitchens-giver = Bên góp
kitchens-share = Đã góp, đồng
kitchens-closed = đóng sau ngày { $day }
kitchens-cut =
    Hiện { $shown } nơi nhiều suất nhất trong { $all } nơi. Hàng Cộng là của tất cả; tệp tải về
    có đủ.
kitchens-givers-cut =
    Hiện { $shown } bên góp nhiều nhất trong { $all } bên. Hàng Cộng là của tất cả.
kitchens-kept = Theo kế hoạch phục vụ
kitchens-kept-days = phục vụ { $served } / { $planned } ngày theo kế hoạch
kitchens-kept-meals = { $meals } suất / kế hoạch { $planned } suất
kitchens-kept-beside = ngoài kế hoạch { $n } suất
kitchens-kept-cut =
    Hiện { $shown } bếp lệch kế hoạch nhiều nhất trong { $all } bếp có kế hoạch. Tệp tải về có đủ.
kitchens-late-out =
    { $n } suất của tháng { $month } ghi khi tháng đã khóa: trang này tính vào tháng { $month },
    báo cáo tính vào tháng mở lúc ghi.
kitchens-late-in =
    Báo cáo tháng { $month } còn có { $n } suất của các tháng trước, ghi khi tháng ấy đã khóa; trang
    này tính vào tháng của suất ăn.
kitchens-planned-cooked = Suất nấu trong ngày kế hoạch
kitchens-unplanned-cooked = Suất nấu ngoài kế hoạch
kitchens-missed = Chưa ghi phục vụ: { $days }
kitchens-planned-days = Ngày theo kế hoạch
kitchens-planned-served = Ngày kế hoạch có phục vụ
kitchens-planned-meals = Suất theo kế hoạch
kitchens-plan = Kế hoạch phục vụ
kitchens-plan-lead =
    Bếp phục vụ những thứ nào trong tuần, mỗi ngày bao nhiêu suất. Kế hoạch có từ ngày sau thay kế
    hoạch trước.
kitchens-plan-from = Từ ngày
kitchens-plan-weekdays = Phục vụ vào
kitchens-plan-weekdays-hint = Không đánh dấu ngày nào là từ ngày ấy bếp không còn kế hoạch
kitchens-plan-meals = Suất mỗi ngày
kitchens-plan-needs-meals = Nhập số suất mỗi ngày, từ 1 đến 1.000.000
kitchens-plan-known = Ngày này đã có kế hoạch: chọn kế hoạch ấy ở dưới để sửa
kitchens-plan-save = Lưu kế hoạch
kitchens-plan-by = Người đặt
kitchens-plan-ended = hết kế hoạch
kitchens-plans = Các kế hoạch đã đặt
kitchens-done-plan = Đã lưu kế hoạch phục vụ
subject-kitchen-plan = Kế hoạch phục vụ của bếp

activity-week-title = Tên bếp hoặc bữa
activity-week-title-hint = Để trống nếu chỉ có một bếp, một bữa
activity-week-of-others = Việc khác cùng loại đã ghi
activity-week-which = Ghi bếp khác, bữa khác
activity-week-which-work = Ghi nơi khác, việc khác tên
activity-week-new = Bếp mới, bữa mới
activity-week-new-work = Nơi khác, tên khác
activity-week-planned = kế hoạch { $n } suất

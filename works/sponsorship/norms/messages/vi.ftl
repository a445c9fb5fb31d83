# Lời của trang ai đạt, ai chưa đạt chỉ tiêu cuộc vận động.
sponsorship-norm-nobody = chưa có ai đăng ký ở đây
sponsorship-who = Tên
sponsorship-who-helped_percent = Địa chỉ nào chưa được giúp
sponsorship-who-month_amount = Địa chỉ nào dưới mức
sponsorship-who-addresses_of_committee = Ai chưa nhận đủ
sponsorship-who-addresses_of_chapter = Ai chưa nhận
sponsorship-who-facilities_of_province = Cơ sở nào, tỉnh nào
sponsorship-who-dossiers = Đợt rà soát
sponsorship-who-counts = Đạt { $done } trong { $all }.
sponsorship-who-cut =
    Chỉ đọc { $most } địa chỉ đầu tiên theo tên. Chọn một đơn vị ở đầu trang để xem hết.
sponsorship-who-search = Tìm theo tên
sponsorship-who-none = Không có ai ở đây theo lựa chọn này.
sponsorship-who-is-behind = chưa đạt
sponsorship-who-is-keeps = đạt
sponsorship-who-lacks = còn thiếu { $many }
sponsorship-who-no-facility = chưa giúp cơ sở nào
sponsorship-who-no-facilities = Ở đây chưa có cơ sở chăm sóc nào được phê duyệt.
sponsorship-facilities = Cơ sở

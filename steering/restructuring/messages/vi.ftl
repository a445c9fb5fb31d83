# Quyết định sắp xếp đơn vị.

restructuring-menu = Sắp xếp đơn vị
restructuring-title = Quyết định sắp xếp đơn vị
restructuring-lead = Đơn vị nhập, chia, bỏ, lập hay chuyển từ một ngày; số liệu cũ giữ nguyên và
    đọc được trên mọi bản đồ.
restructuring-none = Chưa có quyết định nào. Ghi một quyết định, chạy thử, rồi mới cho hiệu lực.
restructuring-new = Ghi quyết định
restructuring-add = Ghi
restructuring-edit = Sửa lời
restructuring-save = Lưu
restructuring-decision = Quyết định
restructuring-on-day = Ngày có hiệu lực
restructuring-on-day-hint = Ngày đầu tiên của bản đồ mới, ví dụ 01/07/2025
restructuring-state = Tình trạng
restructuring-show-lead = { $number } · có hiệu lực từ { $day }

restructuring-state-draft = Đang soạn
restructuring-state-decided = Đã quyết, chờ đến ngày
restructuring-state-stopped = Chưa thể thực hiện
restructuring-state-done = Đã thực hiện
restructuring-state-undone = Đã hủy bỏ

restructuring-field-title = Trích yếu
restructuring-field-number = Số, ký hiệu
restructuring-field-signer = Người hoặc cơ quan ký
restructuring-field-body = Nội dung
restructuring-field-unit = Đơn vị
restructuring-field-unit-hint = Ghi tên hoặc mã của đơn vị, ví dụ Xã Phú Lợi
restructuring-field-target = Đơn vị nhận
restructuring-field-target-new = Đơn vị nhận, lập trong quyết định này
restructuring-field-share = Phần
restructuring-field-share-hint = Phân số hoặc phần trăm: 1/3, 40%. Cộng các phần phải đủ một. Để
    trống khi quyết định không nói.
restructuring-field-name = Tên mới
restructuring-field-level = Cấp, loại đơn vị
restructuring-field-table = Bảng các bước
restructuring-field-table-hint = Dán từ bảng tính hoặc từ tệp CSV, dòng đầu là tên cột
restructuring-field-why = Vì sao hủy bỏ
restructuring-field-why-hint = Lý do được giữ lại cùng quyết định

restructuring-sort-whole = Nhập cả đơn vị
restructuring-sort-part = Chia một phần
restructuring-sort-parent = Chuyển sang trực thuộc
restructuring-sort-found = Lập đơn vị
restructuring-sort-abolish = Bỏ cấp
restructuring-sort-rename = Đổi tên
restructuring-sort-unknown = Chưa rõ
restructuring-sort-whole-told = Cả đơn vị, với hội viên, quyền và việc đang làm, nhập vào đơn vị
    nhận.
restructuring-sort-part-told = Một phần của đơn vị về đơn vị nhận; ghi đủ các phần, mỗi phần một
    bước. Phần ghi trước là nơi nhận những gì không tách được.
restructuring-sort-parent-told = Đơn vị cùng mọi đơn vị dưới nó đứng dưới đơn vị nhận từ ngày ấy.
restructuring-sort-found-told = Đơn vị mới đứng dưới đơn vị nhận.
restructuring-sort-abolish-told = Đơn vị thôi hoạt động; số dư của riêng nó về đơn vị cấp trên,
    không phân về xã.
restructuring-sort-rename-told = Đơn vị mang tên mới; số liệu cũ vẫn mang tên cũ.
restructuring-new-unit = (lập mới)

restructuring-about = Về quyết định
restructuring-at-unit = Nơi quyết định
restructuring-made-by = Người ghi
restructuring-decided-by = Người cho hiệu lực
restructuring-done-at = Thực hiện lúc
restructuring-waits = Đã quyết. Bản đồ, số dư, quyền và việc đang làm chuyển vào { $day }.
restructuring-stopped = Đến ngày nhưng chưa thực hiện được:
restructuring-undone = Đã hủy bỏ:
restructuring-give-back = Đưa về đang soạn
mark-illustrative-shares = Minh họa
mark-illustrative-shares-told = không nguồn nào nói tỷ lệ của các xã bị chia: chia đều, sửa được
    từng xã.

restructuring-moves = Các bước
restructuring-all = Tất cả
restructuring-no-moves = Chưa có bước nào. Thêm từng bước, hoặc dán cả bảng.
restructuring-search = Tìm đơn vị
restructuring-look = Tìm
restructuring-col-sort = Bước
restructuring-col-unit = Đơn vị
restructuring-col-target = Về
restructuring-col-share = Phần
restructuring-col-out = Bỏ ra
restructuring-take-out = Bỏ ra
restructuring-dry-one = Chạy thử bước này
restructuring-add-move = Thêm bước
restructuring-table-in = Dán cả bảng
restructuring-table-out = Xuất CSV
restructuring-table-add = Nhận bảng
restructuring-table-lead = Mỗi dòng một bước; sort là nhập, chia, chuyển, lập, bỏ hoặc đổi tên. Một
    dòng sai thì chưa dòng nào được nhận. Các cột:
restructuring-shares = Tỷ lệ các phần
restructuring-shares-of = { $unit }
restructuring-apart = Chỉ tiêu chia khác
restructuring-apart-told =
    Mặc định mọi chỉ tiêu chia theo tỷ lệ ở trên. Chỉ tiêu nào chia khác (hội viên theo nơi ở,
    suất ăn theo nơi đặt bếp…) thì ghi riêng tại đây; phần không có gì ghi 0.
restructuring-apart-figure = Chỉ tiêu
restructuring-apart-add = Lưu tỷ lệ riêng
restructuring-apart-back = Chia như đơn vị
restructuring-records = Bản ghi nêu tên
restructuring-records-told =
    Bản ghi nêu tên cho phần nào thì số liệu của nó về phần ấy trên mọi bản đồ, hồ sơ còn mở cũng
    sang đó; chỉ số còn lại mới chia theo tỷ lệ. Số đã báo cáo giữ nguyên ở đơn vị cũ.
restructuring-records-named = { $count ->
    [0] Nêu tên bản ghi
   *[other] { $n } bản ghi đã nêu tên
}
restructuring-records-none = Chưa nêu tên
restructuring-records-part = Nêu tên cho
restructuring-records-back = Thôi nêu tên, chia theo tỷ lệ
restructuring-records-links =
    Hồ sơ khác theo địa chỉ trang, mỗi dòng một địa chỉ (chép từ trình duyệt)
restructuring-records-search = Tìm bản ghi
restructuring-records-all = { $count ->
   *[other] Tất cả { $n } bản ghi đang lọc
}
restructuring-record = Bản ghi
restructuring-record-open = Hồ sơ còn mở
restructuring-record-months = Tháng
restructuring-record-made = Số liệu
restructuring-no-records = Không có bản ghi nào như vậy ở đơn vị này.

restructuring-dry = Chạy thử
restructuring-dry-lead = { $title } · nếu có hiệu lực từ { $day }. Chưa có gì thay đổi.
restructuring-dry-flaws = Cần sửa trước:
restructuring-dry-locked = Tháng có hiệu lực hoặc tháng sau đó đã khóa. Mở khóa trước:
restructuring-dry-lock = tháng { $month } của { $unit }, trên
restructuring-dry-open = { $n } đơn vị bị chia chưa có tỷ lệ: số liệu của chúng sẽ «không tách
    được» trên bản đồ mới, số dư về phần ghi trước.
restructuring-dry-abolished =
    { $n } đơn vị bị bỏ cấp: sổ, số dư và hàng của riêng nó về { $units }, không phân về xã.
restructuring-dry-and-more = { $units } và { $n } đơn vị khác
restructuring-dry-more = và { $n } đơn vị khác
restructuring-dry-only = Chỉ các bước về { $unit }.
restructuring-dry-all = Xem cả quyết định
restructuring-dry-which = Đơn vị nào
restructuring-dry-map = Bản đồ
restructuring-dry-tree = Thay đổi
restructuring-dry-units = Đơn vị
restructuring-dry-founded = Lập mới
restructuring-dry-closed = Thôi hoạt động
restructuring-dry-cut = trong đó bị chia
restructuring-dry-hung = Chuyển trực thuộc
restructuring-dry-stocks = Số dư chuyển theo
restructuring-dry-stocks-told = Chỉ số cuối kỳ (hội viên, tình nguyện viên…) chuyển đi. Số trong kỳ
    ở lại nơi đã làm.
restructuring-dry-stock = Số liệu
restructuring-dry-amount = Số chuyển
restructuring-dry-no-stocks = Không đơn vị nào thôi hoạt động còn giữ số dư.
restructuring-dry-named-told = Phần của bản ghi nêu tên trong số liệu do các bản ghi của đơn vị bị
    chia làm nên, cả các tháng.
restructuring-dry-named = { $figure } { $amount } trong { $whole }
restructuring-dry-follows = Quyền, người và việc đang làm
restructuring-dry-no-follows = Không có gì phải chuyển theo.
restructuring-fate-goes = Sang đơn vị nhận
restructuring-fate-stays = Ở lại đơn vị cũ, đơn vị nhận mở và làm tiếp
restructuring-fate-ends = Kết thúc cùng đơn vị
restructuring-dry-hung-along = Đi cùng đơn vị chuyển trực thuộc
restructuring-dry-hung-told = Đơn vị giữ mọi thứ của mình, kể cả của các đơn vị dưới nó; tổng của
    các đơn vị trên cũ bớt đi, của các đơn vị trên mới thêm vào.
restructuring-dry-carried = Số dư đi cùng
restructuring-dry-no-carried = Các đơn vị này không giữ số dư.
restructuring-dry-along = Giữ nguyên ở đơn vị
restructuring-dry-reaches = Từ các đơn vị bên trên
restructuring-dry-no-reaches = Không quyền hay quy định nào của đơn vị trên thay đổi.
restructuring-at-units = { $count ->
   *[other] ở { $n } đơn vị
}
restructuring-take = Cho hiệu lực
restructuring-take-told = Quyết định có hiệu lực từ { $day }; ngày ấy đã qua thì thực hiện ngay.
restructuring-take-confirm = Ghi lại số { $number } để cho hiệu lực
restructuring-take-not-yet = Sửa những điều trên trước khi cho hiệu lực.
restructuring-undo = Hủy bỏ quyết định

restructuring-done-new = Đã ghi quyết định. Thêm các bước của nó.
restructuring-done-saved = Đã lưu.
restructuring-done-move = Đã thêm bước.
restructuring-done-out = Đã bỏ bước ra.
restructuring-done-table = Đã nhận { $n } bước.
restructuring-done-shares = Đã lưu tỷ lệ.
restructuring-done-records = Đã lưu { $n } bản ghi.
restructuring-done-taken = Đã cho hiệu lực.
restructuring-done-given-back = Đã đưa về đang soạn.
restructuring-done-undone = Đã hủy bỏ; mọi thứ như trước.

restructuring-flaw-no-move = Thêm ít nhất một bước
restructuring-flaw-sort = Dòng { $line }: ghi bước là nhập, chia, chuyển, lập, bỏ hoặc đổi tên
restructuring-flaw-no-unit = Ghi đơn vị của bước
restructuring-flaw-unit-gone = Một bước nói về đơn vị không còn vào ngày trước đó: bỏ bước ấy ra
restructuring-flaw-top = { $unit }: chọn một đơn vị bên dưới, đơn vị ra quyết định giữ nguyên
restructuring-flaw-no-target = { $unit }: ghi đơn vị nhận
restructuring-flaw-itself = { $unit }: chọn một đơn vị nhận khác chính nó
restructuring-flaw-target-gone = { $unit }: chọn một đơn vị nhận còn hoạt động
restructuring-flaw-target-ends = { $unit }: đơn vị nhận { $target } cũng thôi hoạt động, chọn đơn
    vị thay nó
restructuring-flaw-no-name = Ghi tên mới
restructuring-flaw-twice = { $unit }: giữ lại một bước, đơn vị này có hai bước trái nhau
restructuring-flaw-apart =
    { $unit }: các phần đã đổi sau khi chia riêng một chỉ tiêu.
    Mở phần chia của đơn vị này và ghi lại chỉ tiêu ấy
restructuring-flaw-one-part = { $unit }: ghi thêm phần còn lại, chia thì có ít nhất hai phần
restructuring-flaw-same-target = { $unit }: hai phần về một nơi, gộp thành một
restructuring-flaw-shares = Ghi đủ các phần sao cho cộng lại đúng một
restructuring-flaw-circle = { $unit }: chọn một đơn vị cấp trên không nằm dưới chính nó
restructuring-flaw-later = Quyết định { $number } có ngày sau đã thực hiện: chọn một ngày sau nó
restructuring-flaw-later-waits =
    Quyết định { $number } đã quyết, chờ đến ngày { $day }; bản đồ của nó đã vẽ. Chọn một ngày sau
    ngày ấy
restructuring-flaw-choose-unit = Ghi tên hoặc mã của đơn vị
restructuring-flaw-unit-unknown = Không thấy đơn vị này vào ngày trước đó: xem lại tên, hoặc ghi mã
restructuring-flaw-unit-many = Nhiều đơn vị mang tên này, ghi một trong các mã: { $codes }
restructuring-flaw-choose-level = Chọn cấp, loại đơn vị
restructuring-flaw-share = Ghi phần như 1/3 hoặc 40%
restructuring-flaw-line = Dòng { $line }: xem lại dấu ngăn cột và dấu nháy
restructuring-flaw-line-unit = Dòng { $line }: không thấy đơn vị { $unit } vào ngày trước đó
restructuring-flaw-table-heads = Giữ dòng tên cột ở đầu, có cột sort
restructuring-flaw-table-empty = Dán ít nhất một dòng dưới dòng tên cột
restructuring-flaw-table-long = Chia bảng làm nhiều lần, mỗi lần nhiều nhất { $most } dòng
restructuring-flaw-confirm = Ghi đúng số của quyết định
restructuring-flaw-why = Ghi vì sao hủy bỏ
restructuring-flaw-undo-later = Quyết định { $number } đến sau đã dựa vào quyết định này: hủy bỏ nó
    trước
restructuring-flaw-undo-new = { $unit } đã có việc mới từ khi lập ({ $n }): quyết định này không
    còn hủy bỏ được
restructuring-flaw-drawn = Cây đơn vị được nạp sẵn cùng quyết định này: giữ nguyên
restructuring-flaw-stock-moved = Đơn vị này có số dư đã chuyển theo tỷ lệ cũ: hủy bỏ quyết định rồi
    ghi lại
restructuring-flaw-part = Chọn một phần của đơn vị này
restructuring-flaw-link = Dòng { $line }: chép cả địa chỉ trang của một hồ sơ
restructuring-flaw-record =
    Dòng { $line }: chọn bản ghi có số liệu, hoặc hồ sơ còn mở, ở đơn vị này
restructuring-flaw-record-gone = Một bản ghi đã chọn không còn số liệu ở đơn vị này: mở lại trang
restructuring-flaw-many-links = Chép nhiều nhất { $most } dòng một lần, rồi ghi phần còn lại
restructuring-flaw-many-records =
    Nêu tên nhiều nhất { $most } bản ghi một lần: lọc danh sách thành nhiều phần
restructuring-flaw-no-record = Chọn ít nhất một bản ghi, hoặc ghi một địa chỉ
restructuring-flaw-level-ahead =
    Có bản ghi mà số dư đã được chia trước cho các phần: bỏ bản ghi ấy ra rồi ghi lại
restructuring-flaw-record-moved =
    Có bản ghi mà số dư hay hồ sơ đã chuyển vào ngày có hiệu lực: hủy bỏ quyết định rồi ghi lại

subject-restructuring = Quyết định sắp xếp
subject-restructuring-move = Bước của quyết định sắp xếp
subject-restructuring-share = Tỷ lệ riêng của một chỉ tiêu
subject-restructuring-record = Bản ghi nêu tên cho một phần
act-restructuring-decision-view = Xem quyết định sắp xếp
act-restructuring-decision-write = Soạn quyết định sắp xếp
act-restructuring-decision-take = Cho hiệu lực hoặc hủy bỏ quyết định sắp xếp
act-restructuring-decision-effect = Thực hiện quyết định sắp xếp

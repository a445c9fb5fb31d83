# Lời của tệp gửi đến và mẫu gửi đi: bảng tính, việc thiện theo bảng, báo cáo cũ bằng Word.
exchange-menu = Nhập từ tệp
exchange-title = Nhập từ tệp
exchange-lead = mẫu gửi đi, bảng tính gửi về, báo cáo cũ bằng Word
exchange-aside = Mẫu và báo cáo cũ
exchange-back = Về Nhập từ tệp
# Mẫu
exchange-templates = Tải mẫu
exchange-templates-figures = Số liệu báo cáo tháng
exchange-templates-work = Việc thiện
exchange-template-months = Các tháng năm { $year } của đơn vị (.xlsx)
exchange-template-months-told = mỗi dòng một số liệu, mỗi cột một tháng
exchange-template-units = Các đơn vị, tháng { $month } (.xlsx)
exchange-template-units-told =
    { $count ->
       *[other] đơn vị và { $n } đơn vị bên dưới, mỗi dòng một đơn vị
    }
exchange-template-work = Bảng ghi việc (.xlsx)
exchange-template-work-told = mỗi dòng một việc, có danh sách loại việc để chọn
exchange-template-work-csv = Bảng ghi việc (.csv)
exchange-tab = Số liệu
exchange-title-months = Số liệu báo cáo tháng năm { $year } · { $unit }
exchange-title-units = Số liệu báo cáo tháng { $month } · { $unit } và các đơn vị bên dưới
exchange-note-fill =
    Nhập vào các ô mở. Tiền nhập bằng triệu đồng. Ô trống nghĩa là chưa báo cáo; không có thì
    nhập 0.
exchange-note-shut =
    Cột của tháng đã khóa hoặc đã gửi và dòng “từ việc đã ghi” chỉ để xem. Các tổng tự cộng.
exchange-note-own = Đơn vị có cấp dưới chỉ nhập phần riêng của mình. Các tổng tự cộng.
exchange-col-code = Mã
exchange-col-figure = Số liệu
exchange-col-unit = Đơn vị tính
exchange-col-month = Tháng { $month }
exchange-col-unit-code = Mã đơn vị
exchange-col-unit-name = Đơn vị
exchange-col-error = Lỗi
# Gửi tệp
exchange-send = Gửi tệp
exchange-file = Tệp bảng tính
exchange-file-hint = Tệp .xlsx hoặc .csv theo mẫu, tối đa 10 MB
exchange-file-none = Chọn tệp bảng tính
exchange-look = Xem trước
exchange-nothing-yet = Chưa ghi gì: trang sau cho xem từng dòng sẽ thay đổi ra sao.
exchange-no-table =
    Tệp này không có bảng số liệu hay bảng việc của chương trình. Tải mẫu rồi chép số liệu sang
exchange-no-rows = Bảng trong tệp chưa có dòng nào. Nhập số liệu vào mẫu rồi gửi lại
exchange-template-old =
    Mẫu này thuộc phiên bản { $theirs }, chương trình dùng phiên bản { $ours }. Tải mẫu mới rồi
    chép số liệu sang
exchange-files = Các lần nhập trong 30 ngày
exchange-files-none = Chưa có lần nhập nào. Tải mẫu, điền số liệu rồi gửi lại ở đây.
exchange-col-sent = Gửi lúc
exchange-col-what = Nội dung
exchange-col-by = Người gửi
exchange-col-rows = Số dòng
exchange-col-state = Trạng thái
intake-what-figures = Số liệu báo cáo
intake-what-activities = Việc thiện
intake-what-history = Báo cáo cũ
intake-state-judging = đang xem
intake-state-judged = chờ xác nhận
intake-state-applying = đang ghi
intake-state-stopping = đang dừng
intake-state-applied = đã ghi
intake-state-undoing = đang hoàn tác
intake-state-undone = đã hoàn tác
intake-state-dropped = đã bỏ
# Một lần nhập
exchange-file-title = Lần nhập từ tệp
exchange-forgotten = nội dung tệp đã được xóa
exchange-told-failed =
    { $failed } trên { $all } dòng chưa nhập được; { $right } dòng đúng ({ $new } mới,
    { $changed } thay đổi, { $same } giữ nguyên). Chưa ghi gì.
exchange-told-right =
    { $all } dòng đều đúng: { $new } mới, { $changed } thay đổi, { $same } giữ nguyên. Chưa ghi gì.
exchange-told-waiting = { $n } việc chờ kiểm: người khác xem lại thì việc mới tính vào báo cáo.
exchange-told-to-wait =
    { $n } dòng sẽ chờ kiểm sau khi ghi: người khác xem lại thì việc mới tính vào báo cáo. Các
    dòng ấy có dấu ở bảng dưới.
exchange-told-same = { $all } dòng đều trùng với số liệu đang có: tệp này không thay đổi gì.
exchange-told-applied = Đã ghi { $deeds } số liệu hoặc việc. { $failed } dòng để lại.
exchange-told-undone = Đã hoàn tác lần nhập này.
exchange-told-dropped = Đã bỏ tệp này. Không ghi gì.
exchange-note-moved =
    Trong lúc ghi, có người khác sửa số liệu của tệp: không dòng nào được ghi. Xem lại các dòng
    bên dưới.
exchange-note-stopped = Đã dừng: những gì vừa ghi đã được hoàn tác. Xem lại rồi xác nhận lần nữa.
exchange-note-failed = Máy chủ không làm xong tệp này và đã ghi lỗi vào nhật ký máy. Gửi lại tệp.
exchange-confirm-title = Xác nhận
exchange-nothing-to-do = Không có dòng đúng nào thay đổi số liệu, nên không có gì để ghi.
exchange-mode = Ghi những gì
exchange-mode-all = Tất cả hoặc không ({ $all } dòng, ghi { $changing } dòng)
exchange-mode-right =
    Chỉ nhập dòng đúng (ghi { $changing } dòng), để lại { $failed } dòng chưa nhập được
exchange-confirm = Ghi vào báo cáo
exchange-confirm-work = Ghi các việc này
exchange-all-has-failed =
    Sửa các dòng chưa nhập được rồi gửi lại tệp, hoặc chọn “Chỉ nhập dòng đúng”
exchange-drop = Bỏ tệp này
exchange-dropped = Đã bỏ tệp, không ghi gì
exchange-file-back = Tải tệp của bạn có cột “Lỗi”
exchange-told-alike =
    { $n } dòng giống việc đã ghi ở nơi khác trong chương trình. Không đánh dấu thì các dòng ấy được
    để lại, không tính hai lần.
exchange-told-alike-left =
    { $n } dòng giống việc đã ghi được để lại, chưa ghi. Nếu là việc khác: gửi lại tệp và đánh dấu.
exchange-alike = Dòng giống việc đã ghi
exchange-alike-told = Đánh dấu dòng là việc khác thì vẫn ghi. Dòng không đánh dấu được để lại.
exchange-alike-all = Vẫn ghi tất cả { $n } dòng: đều là việc khác
exchange-alike-see = Xem việc đã ghi
exchange-alike-none =
    Mọi dòng của tệp giống việc đã ghi: đánh dấu dòng là việc khác, hoặc bấm “Bỏ tệp này”
exchange-undo-title = Hoàn tác
exchange-undo-told =
    Lần nhập này hoàn tác được đến hết ngày { $day }. Ô nào đã có người sửa sau đó thì để
    nguyên.
exchange-undo = Hoàn tác lần nhập này
exchange-undo-nothing = Lần nhập này không thay đổi gì nên không có gì để hoàn tác.
exchange-undo-over = Hết hạn hoàn tác từ ngày { $day }. Sửa ở trang báo cáo hoặc trang việc.
exchange-undo-late = Hết hạn hoàn tác: sửa ở trang báo cáo hoặc trang việc
exchange-left-title = Để nguyên khi hoàn tác
exchange-left-changed = đã có người sửa sau lần nhập
exchange-left-shut = tháng đã khóa hoặc báo cáo đã gửi
exchange-left-rights = bạn không còn quyền ở đơn vị này
exchange-reverse-why = Hoàn tác lần nhập từ tệp
# Các dòng
exchange-rows = Các dòng của tệp
exchange-chips = Lọc các dòng
exchange-chip-all = tất cả
intake-kind-wrong = sai
intake-kind-moved = vừa có người sửa
intake-kind-alike = giống việc đã ghi
intake-kind-changed = thay đổi
intake-kind-new = mới
intake-kind-same = giữ nguyên
exchange-col-row = Dòng
exchange-col-changes = Đang có → trong tệp
exchange-col-work = Trong tệp
exchange-row = dòng { $row }
exchange-row-tab = dòng { $row }, trang { $tab }
exchange-row-done = đã ghi
exchange-row-undone = đã hoàn tác
exchange-row-left = để lại
exchange-more-reasons =
    { $count ->
       *[other] và { $n } lỗi nữa
    }
exchange-more-cells =
    { $count ->
       *[other] và { $n } ô nữa
    }
exchange-unit-unknown = Không có đơn vị “{ $code }” trong tháng này, hoặc không thuộc quyền của bạn
exchange-not-yours = Đơn vị này không thuộc quyền của bạn
exchange-figure-unknown = Không có số liệu “{ $said }”. Giữ nguyên cột mã của mẫu
exchange-twice = Số liệu này có hai lần trong tệp. Giữ lại một
exchange-moved =
    { $by } đã sửa thành { $theirs } sau khi tải mẫu. Tải mẫu mới hoặc sửa ở trang báo cáo
exchange-moved-away =
    { $by } đã xóa trống ô này sau khi tải mẫu. Tải mẫu mới hoặc sửa ở trang báo cáo
exchange-moved-else = Ô này nay khác với lúc tải mẫu. Tải mẫu mới hoặc sửa ở trang báo cáo
exchange-moved-now = vừa có người khác sửa. Xem lại rồi gửi tệp lần nữa
exchange-too-often = Việc này đã ghi và rút quá nhiều lần. Ghi ở trang việc
# Đang làm
exchange-progress-judging = Đang xem từng dòng
exchange-progress-applying = Đang ghi
exchange-progress-stopping = Đang dừng và hoàn tác những gì đã ghi
exchange-progress-undoing = Đang hoàn tác
exchange-progress-judged = Đã xem xong
exchange-progress-applied = Đã ghi xong
exchange-progress-undone = Đã hoàn tác xong
exchange-progress-dropped = Đã bỏ
exchange-progress-rows = { $done } trên { $all }
exchange-progress-soon = Còn dưới một phút.
exchange-progress-minutes =
    { $count ->
       *[other] Còn khoảng { $n } phút.
    }
exchange-progress-close = Có thể đóng trang này: việc vẫn chạy tiếp.
exchange-progress-again = Xem tiến độ mới
exchange-stop = Dừng
# Báo cáo cũ bằng Word
history-title = Báo cáo cũ bằng Word
history-lead =
    Dán hoặc gửi một báo cáo tháng cũ. Chương trình tìm các số liệu trong câu chữ, kèm câu gốc;
    bạn xem,
    sửa rồi mới ghi.
history-begin = Đọc một báo cáo
history-file = Tệp báo cáo
history-file-hint = Tệp .docx hoặc .txt, tối đa 10 MB
history-text = Hoặc dán nội dung báo cáo
history-text-hint = Mở báo cáo, chọn tất cả, chép rồi dán vào đây
history-month = Tháng của báo cáo
history-month-hint = Ví dụ 10/2023. Để trống thì lấy tháng ghi trong báo cáo
history-read = Tìm số liệu
history-none = Chọn tệp báo cáo hoặc dán nội dung
history-pasted = Nội dung dán vào
history-pasted-unread = Nội dung dán vào không đọc được. Chép lại từ Word rồi dán
history-month-none = Nhập tháng của báo cáo, ví dụ 10/2023: trong báo cáo không thấy ghi
history-no-figures = Không tìm thấy số liệu nào. Xem lại: đây có phải báo cáo tháng không?
history-page-title = Báo cáo cũ tháng { $month }
history-told =
    Tìm thấy { $found } trên { $all } số liệu; { $doubts } số liệu cần xem lại. Chưa ghi gì.
history-kept = đang có { $value }
history-fed-told =
    Số liệu cộng từ việc đã ghi không nhập đè được: phần chênh được ghi thành điều chỉnh, lý do
    là báo cáo này.
history-doubts = Xem lại:
history-no-sums = Chưa có tổng nào để kiểm tra
history-as-adjustment = ghi thành điều chỉnh
history-confirm = Ghi các số liệu này
history-again = Cộng lại
history-done = Đã ghi { $n } số liệu của báo cáo cũ
history-nothing = Không có số liệu nào khác với số đang có
history-below-more =
    { $Label }: các đơn vị bên dưới đã có { $below }. Nhập số của cả đơn vị, từ số ấy trở lên
history-reason = Theo báo cáo tháng { $month } đã ban hành trước đây ({ $file })
found-nothing = Không thấy trong báo cáo. Để trống hoặc nhập tay
found-two-ways = “{ $said }” có thể đọc hai cách. Nhập số đúng
found-unread = Có chữ số nhưng không đọc được. Nhập số đúng
found-at-least = Báo cáo ghi “trên”; số liệu này được ghi đúng từng đơn vị
found-about = Báo cáo ghi số gần đúng. Nhập số chính xác nếu có
found-nought = Số 0: có thể thiếu một chữ số. Xem lại
found-gross-or-net = Đã trừ trong số phát triển mới hay chưa? Chương trình hiểu là chưa trừ
found-far = Số tiền đứng cách xa số đếm của nó. Xem lại
found-others = Trong báo cáo còn có: { $others }. Chọn số đúng
found-uncounted = Báo cáo không ghi số: hiểu là 1
found-shared = Một số tiền cho hai số đếm: chuyển viện và điều trị
found-other-province =
    Đầu báo cáo ghi { $said }, báo cáo đang đặt vào { $unit }: xem lại có đúng báo cáo của đơn vị
    này
found-other-month = Báo cáo nói về tháng { $said }, đang đặt vào tháng { $month }: xem lại tháng
found-planned-nought = Phần nhiệm vụ ghi số 0, có thể thiếu một chữ số:
# Nhật ký
act-exchange-intake-send = Nhập từ tệp
act-exchange-intake-view = Xem lần nhập từ tệp
act-exchange-intake-forget = Xóa nội dung tệp đã hết hạn
subject-intake = Lần nhập từ tệp

follows-intake = { $n } tệp chưa nhập xong

# Báo cáo của mọi kỳ và mọi loại
report-title-of = { $form }, { $period }
report-title-period = Báo cáo { $period }
report-title-about = { $report }: { $about }
report-title-serial = { $form } số { $flash_no }
report-span-opens =
    Chưa lập báo cáo này. Ghi nhiệm vụ, lời văn hoặc ý kiến đầu tiên là báo cáo được mở;
    số liệu đọc từ Sổ.
report-part-opens = Chưa lập báo cáo này. Lưu lần đầu là báo cáo được mở.
report-reopened =
    Tháng đã khóa, đơn vị được nhập thêm đến hết { $day } ({ $by } mở). Số nhập bây giờ
    tính vào tháng đang mở và in ở mục điều chỉnh.
report-col-moved = So với cùng kỳ
report-than-year = so với cùng kỳ năm trước
report-span-caption = Số liệu { $period }
report-span-read = Số liệu đọc từ Sổ, không nhập tay. Bấm một số để xem từng tháng.
report-span-month = Tháng
report-span-sum = Cộng
report-span-end = Cuối kỳ
synthesis-title = Tổng hợp báo cáo của các cơ quan, tổ chức
synthesis-came = Đã gửi { $came }/{ $all }
synthesis-not-sent = chưa gửi
synthesis-by = Cơ quan, tổ chức
synthesis-sums = Cùng một nội dung thì cộng; nội dung khác nhau chỉ cộng trị giá.
synthesis-take = Đưa phần đã chọn vào báo cáo của đơn vị
synthesis-taken = đã đưa vào báo cáo
synthesis-done = Đã đưa { $n } nội dung vào báo cáo, có ghi tên cơ quan
synthesis-none-chosen = Chọn ít nhất một cơ quan có nội dung chưa đưa vào báo cáo
owed-campaign-how =
    Cuộc vận động chỉ có hạn nộp khi cấp trên hoặc đơn vị đặt, kèm căn cứ. Đặt ở:
report-work = Việc đã làm theo hồ sơ
report-work-kind = Loại việc
report-work-times = Số việc
report-work-counted = Số lượng
report-work-value = Trị giá (đồng)
report-work-sum = Cộng
report-work-days = Việc ghi từ { $from } đến { $until }, không nhập tay
report-work-people = Người
report-work-turns = Lượt người
report-work-before = Cùng kỳ năm trước
report-work-where = Nơi làm
report-work-none = Chưa có việc nào ghi cho cuộc vận động này trong kỳ.
report-work-open = Xem trang cuộc vận động
report-provisional = tạm tính
report-unapproved = chờ duyệt
report-asked = { $count ->
   *[other] { $n } ý kiến cần sửa hoặc trả lời trước khi gửi lại
}
report-answer-first = Sửa ô hoặc trả lời ý kiến của { $by } rồi gửi lại
untyped-month-runs = Tháng { $month } chưa hết (ngày cuối { $day }): gửi bây giờ là gửi sớm
untyped-cells = { $count ->
   *[other] { $n } ô chưa ai nhập; số 0 cũng cần nhập
}
untyped-more = { $count ->
   *[other] … và { $n } ô nữa
}
untyped-done-send = Đã gửi báo cáo lên cấp trên. Còn { $cells }.
report-return-about = Ô cần xem lại
report-return-whole = cả báo cáo
step-taken-send = Gửi lần { $n }
step-taken-return = Trả lại
step-taken-approve = Duyệt
step-taken-auto = Duyệt ngay khi gửi (cấp này không cần duyệt)
step-taken-lock = Khóa
step-taken-issue = Ban hành
step-taken-replace = Ban hành văn bản thay thế
step-taken-committee = Gửi Ủy ban nhân dân
hand-button = Ghi là đã gửi { $to }
hand-done = Đã ghi: báo cáo đã gửi Ủy ban nhân dân.
step-replace = Ban hành văn bản thay thế
issue-title-replacing = Ban hành văn bản thay thế
issue-field-why = Vì sao thay thế
issue-field-why-hint = Văn bản cũ vẫn được giữ; trang kiểm tra sẽ báo là đã được thay thế
issue-why-empty = Nhập lý do thay thế
answer-save = Lưu
answer-done = Đã lưu báo cáo
answer-saved = { $by } lưu lúc { $at }
answer-comments = Ý kiến về { $part } ({ $n })
answer-no-rows = Không có dòng nào.
answer-row = Dòng
answer-missing = Nhập nội dung phần này trước khi gửi
answer-changed-meanwhile =
    { $by } vừa lưu phần này: “{ $theirs }”. Lưu lần nữa thì nội dung của bạn thay vào.

owed-title = Báo cáo phải nộp
owed-lead = Báo cáo nào, kỳ nào, hạn ngày nào và đang ở bước nào
owed-list = Phải nộp
owed-period = Kỳ
owed-due = Hạn
owed-none = Không có báo cáo nào phải nộp lúc này.
flash-none = Chưa có thiên tai, sự cố nào được mở.
flash-begin = Mở thiên tai, sự cố mới
flash-begin-button = Mở và lập báo cáo số 1
flash-field-name = Tên
flash-field-name-hint = Ví dụ: Bão số 3, Cháy chợ xã Phú Lợi
flash-field-began = Ngày bắt đầu
flash-began-ahead = Ngày bắt đầu không được sau hôm nay
flash-serial = Báo cáo số { $n }
flash-next = Lập báo cáo tiếp theo
flash-done-begin = Đã mở. Điền những gì biết được rồi gửi ngay.
flash-done-next = Đã lập từ báo cáo trước. Sửa những gì thay đổi rồi gửi.

home-do-owed = Lập { $report }
home-do-approve-of = Duyệt { $report } của { $unit }
notice-remind = Nhắc nộp { $form } ({ $period }) của { $unit }, hạn { $due }
notice-remind-body =
    Nhắc { $unit } nộp { $form } ({ $period }), hạn { $due }: gửi lại đường dẫn hoặc nhập
    thay
notice-remind-body-letter =
    Nhắc { $unit } nộp { $form } ({ $period }) cho { $asker }, hạn { $due }
notice-returned = { $form } ({ $period }) của { $unit } bị trả lại, xem ý kiến

board-menu = Bảng theo dõi
board-link = Bảng theo dõi
board-title = Ai đã nộp, ai chưa nộp: { $month }
board-caption = Đơn vị và báo cáo trong tháng
board-all-forms = Mọi báo cáo
board-all-states = Mọi trạng thái
board-by-form = Lọc theo báo cáo
board-by-state = Lọc theo trạng thái
board-by-depth = Phạm vi đơn vị
board-late = quá hạn
board-came-late = nộp muộn
board-open = chưa nộp
board-sent = đã nộp
board-direct = Trực thuộc
board-all-below = Tất cả bên dưới
board-no-units = Không có đơn vị nào bên dưới.
board-none-so = Không có đơn vị nào như bộ lọc.
board-found = Lọc: { $found } trên { $units } đơn vị. Dòng Cộng tính mọi đơn vị.
board-unapproved = chưa được duyệt
sum-unapproved = { $units } trên { $of } đơn vị bên dưới có số chưa được duyệt trong tổng này
board-to = gửi { $to }
board-handed = đã gửi Ủy ban nhân dân { $day } ({ $by })
board-due = hạn { $day }
board-came = nộp { $day }
board-reminded = đã nhắc { $day }
board-reopened = mở lại đến { $day }: { $reason }
board-remind = Nhắc
board-remind-all = { $count ->
   *[other] Nhắc tất cả: { $n } báo cáo quá hạn hoặc bị trả lại
}
board-done-remind =
    Đã nhắc { $units } đơn vị; { $already } đơn vị đã được nhắc hôm nay; { $nobody } đơn
    vị chưa có tài khoản nhận.
board-done-remind-both =
    Đã nhắc { $units } đơn vị và { $bodies } cơ quan ngoài Hội; { $already } nơi đã được nhắc
    hôm nay; { $nobody } nơi chưa có ai nhận.
board-done-remind-body =
    Đã nhắc { $units } cơ quan qua cán bộ giữ đường dẫn; { $already } cơ quan đã được nhắc
    hôm nay; { $nobody } cơ quan chưa có ai giữ đường dẫn.
board-done-remind-letter =
    Đã nhắc { $units } cơ quan: thư nhắc gửi tới địa chỉ e-mail của cơ quan, cán bộ giữ đường
    dẫn cũng được báo.
board-sum = Cộng
board-complete = { $came }/{ $owed } đã nộp ({ $share })
board-timely = { $in_time }/{ $owed } đúng hạn ({ $timely })
board-year-came = Đã nộp, 12 tháng
board-year-in-time = Đúng hạn, 12 tháng
board-ranking = Xếp theo đúng hạn, { $from } – { $until }
board-rank = Hạng
board-owed = Phải nộp
board-in-time = Đúng hạn
board-others = Cơ quan, tổ chức ngoài Hội

chain-title = Quy trình duyệt
chain-lead = Cấp nào chờ duyệt, ai thay ai, tháng khóa nào đang mở cho đơn vị nào
chain-approval = Duyệt theo cấp
chain-approval-lead =
    Số liệu luôn thấy ở mọi cấp ngay khi lưu. Khi cần duyệt, số chưa duyệt mang dấu tạm
    tính hoặc chờ duyệt, không bị giấu.
chain-all-wait = Mọi cấp đều chờ duyệt.
chain-approval-set = Đặt
chain-needs = Báo cáo gửi lên
chain-waits = chờ duyệt
chain-waits-not = không cần duyệt
chain-basis-hint = Văn bản hoặc ý kiến chỉ đạo
chain-by = Người đặt
chain-deputies = Ủy quyền duyệt
chain-deputies-lead =
    Người được ủy quyền duyệt, trả lại, khóa, ban hành thay trong thời hạn; nhật ký ghi
    tên cả hai. Không ai duyệt báo cáo do chính đơn vị mình gửi.
chain-no-deputy = Chưa có ủy quyền nào.
chain-deputy-name = Ủy quyền
chain-principal = Người ủy quyền
chain-deputy = Người được ủy quyền
chain-deputy-hint = Đồng nghiệp có tài khoản ở chính đơn vị này
chain-deputy-why-hint = Ví dụ: đi công tác, nghỉ phép
chain-deputy-long = Ủy quyền tối đa 186 ngày
chain-span = Thời hạn
chain-from = Từ ngày
chain-until = Đến hết ngày
chain-why = Lý do
chain-over = đã hết
chain-holds = đang hiệu lực
chain-end = Kết thúc
chain-day-over = Chọn một ngày chưa qua
chain-reopened = Tháng khóa được mở lại
chain-reopened-lead =
    Mở một tháng đã khóa cho một đơn vị nhập thêm đến một ngày. Văn bản đã ban hành không
    đổi; số nhập thêm tính vào tháng đang mở. Hết ngày thì tự đóng.
chain-none-reopened = Không có tháng nào được mở lại.
chain-reopen = Mở lại
chain-month = Tháng
chain-month-hint = Ví dụ 10/2024
chain-month-unread = Ghi tháng như 10/2024
chain-month-not-locked = Tháng này chưa khóa ở đơn vị ấy, không cần mở lại
chain-reopen-why-hint = Hiện ở trang này và ở bảng theo dõi khi còn mở, không in ra văn bản
chain-reopen-long = Mở tối đa 31 ngày
chain-open = đang mở
chain-closed = đã đóng
chain-close = Đóng ngay
chain-done-set = Đã đặt
chain-done-deputy = Đã ủy quyền
chain-done-end = Đã kết thúc ủy quyền
chain-done-reopen = Đã mở lại tháng
chain-done-close = Đã đóng

links-title = Đường dẫn cho cơ quan ngoài Hội
links-make = Tạo đường dẫn
links-make-lead =
    Đường dẫn mở đúng một báo cáo của một cơ quan, không cần tài khoản. Đường dẫn cũ của
    cơ quan ấy cho kỳ này sẽ đóng. Cũng có thể bấm tên cơ quan để nhập thay.
links-expires = Mở đến hết ngày
links-expires-hint = Tối đa một năm
links-expires-range = Chọn một ngày từ hôm nay đến một năm sau
links-made = Đường dẫn của { $name }:
links-once = Chép gửi cơ quan ngay: đường dẫn chỉ hiện một lần, chương trình không giữ lại.
links-link = Đường dẫn
links-open = mở đến { $day }
links-used = dùng lần cuối { $day }
links-none = chưa có
links-close = Thu hồi
links-done-close = Đã thu hồi đường dẫn
links-nobody =
    Chưa cơ quan nào phải nộp. Đặt ở trang Nghĩa vụ báo cáo, hoặc tạo đường dẫn bên dưới.
report-board-nobody = đơn vị bên dưới không phải nộp
nop-lead = { $name } báo cáo { $unit }
nop-how = Điền và bấm Lưu nháp; khi xong bấm Gửi. Có thể mở lại đường dẫn này để điền tiếp.
nop-sent = Báo cáo đã gửi. Cần sửa thì liên hệ đơn vị nhận để trả lại.
nop-due = Hạn nộp: { $day }
nop-due-left = { $count ->
   *[other] còn { $n } ngày
}
nop-due-today = hôm nay là ngày cuối
nop-due-passed = { $count ->
   *[other] đã quá hạn { $n } ngày
}
nop-until = đường dẫn mở đến { $day }
nop-answer = Trả lời ý kiến của { $by }
nop-answer-hint = Đã sửa phần này thì không cần trả lời.
nop-save = Lưu nháp
nop-send = Gửi
nop-done-save = Đã lưu nháp
nop-done-send = Đã gửi. Cảm ơn.

known-link = Đã ban hành và biết đến nay
known-title = Như đã ban hành và như biết đến nay
known-lead = { $unit }, { $period }
known-issued = Đã ban hành
known-now = Biết đến nay
known-differs = Chênh lệch
known-same = Mọi số biết đến nay đúng như đã ban hành.
known-moved = { $count ->
   *[other] { $n } số đã khác đi do ghi muộn hoặc sửa sau khi khóa
}
known-all = So đủ { $n } số liệu.
known-no-figures = Biểu này không cộng số liệu từ Sổ, nên không có số nào để so. Văn bản đã ban
    hành giữ nguyên như lúc ra.
known-changed = Tệp đang lưu không còn đúng như lúc ban hành: mã băm của nó khác mã băm đã ghi. Báo
    ngay cho người quản trị.
known-paper = Văn bản
known-number = Số
known-day = Ngày
known-hash = Mã băm SHA-256 của số đã niêm
known-hash-answers = Mã băm SHA-256 của nội dung đã niêm
known-hash-pdf = Mã băm SHA-256 của tệp PDF
known-hash-word = Mã băm SHA-256 của tệp Word
known-hash-paper = Mã băm của cả văn bản, như ở trang kiểm tra
known-code = Mã kiểm tra
known-no-paper = Chưa ban hành văn bản; cột bên trái là số khi khóa.
known-entries = Bút toán làm nên chênh lệch
known-told = Thuộc ngày
known-booked = Tính vào tháng
known-derived = Số này là tổng. Mở các số thành phần.
known-no-entries = Không có bút toán ghi muộn nào.

check-title = Kiểm tra văn bản
check-lead = Văn bản in ra có còn hiệu lực không
check-field = Mã kiểm tra
check-field-hint = 16 chữ và số dưới mã QR, ví dụ ABCD-EFGH-JKMN-PQRS
check-button = Kiểm tra
check-code = Mã
check-code-unread = Nhập đủ 16 chữ và số như in trên văn bản
check-unknown = Không có trong sổ
check-unknown-told =
    Chương trình không biết mã này. So lại từng chữ; văn bản ban hành trước khi có mã QR
    thì không kiểm tra được ở đây, liên hệ đơn vị ban hành.
check-wait = { $count ->
   *[other] Thử lại sau { $n } giây
}
check-current = Còn hiệu lực
check-replaced = Đã được thay thế
check-replaced-by = Văn bản thay thế: số { $number } ngày { $day }
check-what = Văn bản
check-number = Số, ký hiệu
check-day = Ngày
check-unit = Đơn vị ban hành
check-hash = Mã băm SHA-256 của tệp
check-another = Kiểm tra văn bản khác

act-reporting-report-remind = Nhắc nộp báo cáo
act-reporting-approval-set = Đặt việc duyệt theo cấp
act-reporting-deputy-name = Ủy quyền duyệt
act-reporting-month-reopen = Mở lại tháng đã khóa
act-reporting-link-make = Tạo đường dẫn cho cơ quan ngoài Hội
act-reporting-link-answer = Trả lời qua đường dẫn
subject-answer = Nội dung báo cáo
subject-report-step = Bước của báo cáo
subject-approval-setting = Việc duyệt theo cấp
subject-deputy = Ủy quyền
subject-lock-exception = Tháng khóa được mở lại
subject-flash-event = Thiên tai, sự cố
subject-report-link = Đường dẫn
subject-report-reminder = Lời nhắc

# Khi sắp xếp đơn vị
follows-deputy = { $n } ủy quyền còn hiệu lực
follows-report-link = { $n } đường dẫn nộp báo cáo còn mở
reaches-approval-setting-left = { $n } quy định duyệt của đơn vị trên cũ thôi áp dụng
reaches-approval-setting-came = { $n } quy định duyệt của đơn vị trên mới bắt đầu áp dụng
follows-lock-exception = { $n } lần mở khóa tháng
follows-flash-event = { $n } đợt thiên tai đang báo cáo nhanh
report-not-founded = { $unit } được lập ngày { $day }; kỳ này chưa có báo cáo của đơn vị.
    Báo cáo của đơn vị cũ:
home-do-before = Báo cáo của đơn vị cũ chưa ban hành: { $unit }
threads-title = Ý kiến và trả lời
threads-answer = Trả lời:
threads-changed = Ô đã được sửa { $at }
threads-open = chờ trả lời
report-below-zero = Số dưới 0:
report-below-zero-why =
    Điều chỉnh của các tháng đã khóa lớn hơn số của chính kỳ này. Văn bản không in câu có số ấy;
    bảng và danh sách điều chỉnh số liệu vẫn ghi đủ.
report-below-zero-paper = Xem trước văn bản
why-record-late = của tháng { $month }, ghi sau khi tháng ấy khóa

# Con người: hồ sơ người và tổ chức, nhiệm kỳ, người ký, tài khoản và vai trò.

people-save = Lưu
people-saved = Đã lưu.
people-search = Tìm
people-search-all = Xem tất cả
people-list-cut = { $count ->
   *[other] Danh sách chỉ hiện { $n } dòng đầu. Gõ tên để tìm tiếp.
  }
people-unknown = Chưa có
people-unit = Đơn vị
people-from = Từ ngày
people-from-empty = Nhập ngày bắt đầu
people-until = Đến hết ngày
people-until-hint = Để trống nếu chưa có hạn
people-until-open = Chưa có hạn
people-until-before-from = Chọn ngày cuối không trước ngày bắt đầu
people-why = Lý do
people-why-hint = Ví dụ: nghỉ hưu, chuyển công tác, nhập trùng
people-why-empty = Nhập lý do
people-close = Đóng
people-end-on = Ngày cuối
people-end-on-empty = Nhập ngày cuối
people-unit-empty = Chọn đơn vị

# Đăng nhập
people-log-in = Đăng nhập
people-log-in-lead = Dành cho cán bộ Hội Chữ thập đỏ đã được cấp tài khoản.
people-log-in-help = Quên mật khẩu: nhờ người quản trị của đơn vị cấp mật khẩu ban đầu mới.
people-log-in-wrong = Tên đăng nhập hoặc mật khẩu chưa đúng. Nhập lại cả hai.
people-log-in-wait = Đã thử nhiều lần. Đợi { $seconds } giây rồi thử lại.
people-login = Tên đăng nhập
people-login-hint = Chữ không dấu, số, dấu chấm, gạch nối. Ví dụ: chi.phuloi
people-login-empty = Nhập tên đăng nhập
people-login-letters = Dùng chữ thường không dấu, số, dấu chấm hoặc gạch nối; bắt đầu bằng chữ
people-login-length = Dùng từ { $least } đến { $most } ký tự cho tên đăng nhập
people-login-taken = Tên này đã có người dùng. Chọn tên khác.
people-password = Mật khẩu
people-password-empty = Nhập mật khẩu
people-password-short = Dùng ít nhất { $least } ký tự. Một câu dễ nhớ là tốt nhất.
people-password-long = Dùng nhiều nhất { $most } ký tự
people-password-easy = Mật khẩu này dễ đoán. Chọn một câu chỉ mình bạn biết.
people-password-same = Chọn mật khẩu khác mật khẩu đang dùng
people-password-differs = Gõ lại cho giống mật khẩu mới
people-password-current = Mật khẩu đang dùng
people-password-current-empty = Nhập mật khẩu đang dùng
people-password-current-wrong = Mật khẩu đang dùng chưa đúng. Nhập lại.
people-password-fresh = Mật khẩu mới
people-password-hint = Ít nhất 10 ký tự. Một câu dễ nhớ là tốt nhất.
people-password-again = Gõ lại mật khẩu mới
people-password-again-empty = Gõ lại mật khẩu mới một lần nữa
people-password-change = Đổi mật khẩu
people-password-change-lead = Các phiên đang mở ở máy khác sẽ kết thúc.
people-password-changed = Đã đổi mật khẩu. Các phiên khác đã kết thúc.
people-must-change = Đổi mật khẩu ban đầu để bắt đầu làm việc.

# Mã một lần
people-code = Mã một lần
people-code-title = Nhập mã một lần
people-code-lead = Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số.
people-code-hint = 6 số, mỗi mã dùng được một lần
people-code-empty = Nhập mã 6 số
people-code-wrong = Mã chưa đúng hoặc đã dùng. Đợi mã kế tiếp rồi nhập lại.
people-code-help =
    Mất điện thoại: nhờ người quản trị của đơn vị cấp mật khẩu ban đầu mới; mã một lần được tắt
    cùng lúc.
people-code-on = Đang bật
people-code-off = Chưa bật
people-code-set-up = Thiết lập mã một lần
people-code-set-up-lead = Thêm một lớp bảo vệ: ngoài mật khẩu còn hỏi mã từ điện thoại của bạn.
people-code-is-on = Mã một lần đang bật. Muốn tắt hoặc đổi điện thoại, nhập mật khẩu.
people-code-is-off = Mã một lần chưa bật. Cần một ứng dụng xác thực trên điện thoại.
people-code-make = Tạo mã bí mật
people-code-on-already = Mã một lần đang bật. Tắt trước khi tạo lại.
people-code-step-scan = 1. Quét hình này bằng ứng dụng xác thực
people-code-step-prove = 2. Nhập mã ứng dụng vừa hiện
people-code-picture = Hình mã QR của mã bí mật; mã bằng chữ ở ngay bên dưới
people-code-secret = Mã bí mật
people-code-address = Địa chỉ otpauth
people-code-issuer = Nhân Ái
people-code-switch-on = Bật mã một lần
people-code-switch-off = Tắt mã một lần
people-code-switched-on = Đã bật mã một lần.
people-code-switched-off = Đã tắt mã một lần.

# Tài khoản của tôi
people-own = Tài khoản của tôi
people-own-how = Tên và ngôn ngữ
people-email = E-mail nhận lời nhắc
people-email-hint = Chỉ dùng để gửi lời nhắc báo cáo. Không ai khác thấy.
people-email-shape = Ghi địa chỉ e-mail như ten@donvi.vn
people-own-protection = Bảo vệ tài khoản
people-own-saved = Đã lưu tài khoản.
people-display-name = Tên hiển thị
people-display-name-hint = Tên đồng nghiệp thấy cạnh việc đã làm. Ví dụ: Trần Thị Chi
people-display-name-empty = Nhập tên hiển thị
people-lang = Ngôn ngữ
people-lang-vi = Tiếng Việt
people-lang-en = Tiếng Anh
people-sessions = Phiên đang mở
people-sessions-hint = Thấy máy lạ: kết thúc phiên đó rồi đổi mật khẩu.
people-session-agent = Trình duyệt
people-session-agent-unknown = Chưa rõ
people-session-began = Đăng nhập lúc
people-session-seen = Dùng gần nhất
people-session-end = Kết thúc
people-session-ended = Đã kết thúc phiên.
people-session-this = Phiên này

# Mã truy cập cho phần mềm khác
people-tokens = Mã truy cập cho phần mềm khác
people-tokens-lead =
    Mỗi phần mềm một mã. Mã không bao giờ mở được nhiều hơn quyền của tài khoản ngày hôm đó.
people-tokens-more = Lập và đóng mã truy cập
people-tokens-none =
    Chưa có mã nào. Lập một mã khi cần nối phần mềm khác (DHIS2, bảng tính, trang web của tỉnh).
people-tokens-list = Các mã đã lập
people-token-new = Lập mã mới
people-token-name = Phần mềm dùng mã này
people-token-name-hint = Ví dụ: Bảng tổng hợp của tỉnh
people-token-name-empty = Nhập tên phần mềm dùng mã này
people-token-unit = Đơn vị
people-token-scopes = Được làm gì
people-token-scopes-empty = Chọn ít nhất một việc
people-scope-units = Đọc cây đơn vị
people-scope-figures = Đọc số liệu, báo cáo, danh sách việc (không có tên người)
people-scope-write = Nhập số vào báo cáo đang mở
people-token-until = Ngày cuối
people-token-until-hint = Không quá một năm kể từ hôm nay
people-token-until-empty = Nhập ngày cuối dùng được
people-token-until-past = Chọn ngày cuối từ hôm nay trở đi
people-token-until-far = Chọn ngày cuối không quá { $last }
people-token-unit-far = Chọn một đơn vị mà tài khoản này có quyền
people-token-made = Mã mới, chỉ hiện một lần:
people-token-once = Chép ngay vào phần mềm kia. Nếu mất, đóng mã này và lập mã khác.
people-token-use =
    Gửi kèm mỗi yêu cầu: Authorization: Bearer …; với phần mềm DHIS2, dùng tên đăng nhập và mã
    này thay mật khẩu.
people-token-already =
    Mã này đã được lập và đã hiện một lần. Đóng nó rồi lập mã khác nếu chưa kịp chép.
people-token-used = Dùng gần nhất
people-token-never-used = Chưa dùng
people-token-close = Đóng
people-token-closed = Đã đóng mã. Phần mềm kia không vào được nữa.
people-token-state = Tình trạng
people-token-state-open = Đang dùng được
people-token-state-over = Hết hạn
people-token-state-closed = Đã đóng

# Tài khoản của đơn vị
people-users = Tài khoản
people-users-lead = Ai đăng nhập được, với vai trò gì, ở đơn vị nào.
people-users-search = Tìm theo tên, gõ không dấu cũng được
people-users-none = Chưa có tài khoản nào ở đây. Cán bộ cần tài khoản để nhập số liệu.
people-user-new = Thêm tài khoản
people-user-make = Tạo tài khoản
people-user-open = Mở tài khoản vừa tạo
people-initial = Mật khẩu ban đầu
people-initial-lead = Trang này chỉ hiện một lần. In hoặc chép lại ngay.
people-initial-password = Mật khẩu ban đầu
people-initial-how = Trao tận tay người dùng. Lần đăng nhập đầu tiên sẽ hỏi mật khẩu mới.
people-account-own = Đây là tài khoản của bạn. Sửa ở trang
people-account-beyond = Tài khoản này có quyền vượt phạm vi của bạn, nên chỉ xem được.
people-account-name = Đổi tên hiển thị
people-account-help = Khi cần giúp
people-account-reset = Cấp mật khẩu ban đầu mới
people-account-reset-how =
    Dùng khi người dùng quên mật khẩu hoặc mất điện thoại. Mọi phiên kết thúc, mã một lần được
    tắt.
people-account-close = Đóng tài khoản
people-account-close-how =
    Người này sẽ không đăng nhập được nữa. Việc đã làm vẫn giữ nguyên trong nhật ký.
people-account-closed = Đã đóng tài khoản.
people-state = Trạng thái
people-state-open = đang dùng
people-state-initial = chờ đổi mật khẩu
people-state-closed = đã đóng
people-role = Vai trò
people-role-empty = Chọn vai trò
people-roles = Vai trò
people-roles-none = Chưa có vai trò nào: đăng nhập được nhưng chưa thấy gì.
people-role-more = Thêm vai trò
people-role-give = Trao vai trò
people-role-given = Đã trao vai trò.
people-role-take = Thu hồi
people-role-taken = Đã thu hồi vai trò. Có hiệu lực ngay.
people-role-centre = Trung ương
people-role-approver = Người duyệt
people-role-clerk = Người nhập
people-role-volunteer = Tình nguyện viên (ghi việc mình làm)
people-role-viewer = Người xem
people-role-auditor = Kiểm tra
people-role-technician = Kỹ thuật

# Người
people-persons = Người
people-persons-lead = Những người đơn vị lưu hồ sơ và chức vụ họ giữ.
people-persons-search = Tìm theo tên hoặc cả số điện thoại
people-persons-none = Chưa có ai. Thêm người trước, rồi ghi chức vụ hoặc quyền ký.
people-person-new = Thêm người
people-person-add = Thêm người
people-person-added = Đã thêm người.
people-person-close = Đóng hồ sơ
people-person-close-how = Hồ sơ không còn trong danh sách; văn bản cũ vẫn giữ tên.
people-person-closed = Đã đóng hồ sơ.
people-person-unknown = Chọn một người có hồ sơ ở đơn vị này
people-full-name = Họ và tên
people-full-name-hint = Viết đủ họ, đệm, tên trong một ô
people-full-name-empty = Nhập họ và tên
people-birth-year = Năm sinh
people-birth-year-range = Nhập năm sinh từ { $first } đến { $last }
people-sex = Giới tính
people-sex-female = Nữ
people-sex-male = Nam
people-phone = Điện thoại
people-phone-hint = Được khóa lại; ai mở xem đều được ghi nhật ký
people-phone-digits = Nhập số điện thoại 10 số, bắt đầu bằng 0
people-phone-open = Hiện số
people-purpose = Xem để làm gì
people-purpose-hint = Ví dụ: báo lịch họp Ban Thường vụ
people-purpose-empty = Nhập lý do xem số điện thoại

# Chức vụ
people-offices = Chức vụ
people-offices-none = Chưa ghi chức vụ nào.
people-office-new = Ghi chức vụ
people-office-add = Ghi chức vụ
people-office-added = Đã ghi chức vụ.
people-office-end = Thôi giữ
people-office-ended = Đã ghi ngày thôi giữ chức vụ.
people-position = Chức vụ
people-position-hint = Viết như trong quyết định. Ví dụ: Chánh Văn phòng
people-position-empty = Nhập chức vụ
people-organisation-of-office = Ở tổ chức khác
people-organisation-of-office-hint = Để trống nếu là chức vụ của chính đơn vị
people-decision-no = Quyết định số
people-decision-no-hint = Ví dụ: 12/QĐ-HCTĐ
people-decision-on = Ngày quyết định

# Tổ chức
people-organisations = Tổ chức
people-organisations-lead = Cơ quan, đoàn thể, doanh nghiệp Hội cùng làm việc.
people-organisations-search = Tìm theo tên, gõ không dấu cũng được
people-organisations-none = Chưa có tổ chức nào. Thêm những nơi thường nhận văn bản hoặc ủng hộ Hội.
people-organisation-new = Thêm tổ chức
people-organisation-add = Thêm tổ chức
people-organisation-added = Đã thêm tổ chức.
people-organisation-closed = Đã đóng tổ chức.
people-organisation-email = Địa chỉ e-mail
people-organisation-email-hint =
    Nơi nhận thư nhắc khi cơ quan đến hạn nộp báo cáo, ví dụ vanthu@example.vn. Để trống thì cán
    bộ giữ đường dẫn được nhắc thay.
people-organisation-email-edit = Sửa địa chỉ e-mail
people-organisation-email-save = Lưu địa chỉ
people-organisation-email-saved = Đã lưu địa chỉ e-mail.
people-organisation-name = Tên đầy đủ
people-organisation-name-empty = Nhập tên đầy đủ
people-short-name = Tên ngắn
people-short-name-hint = Ví dụ: VP TƯ Hội
people-kind = Loại
people-kind-empty = Chọn loại tổ chức
people-kind-society = Thuộc Hội Chữ thập đỏ
people-kind-party = Cơ quan Đảng
people-kind-state = Cơ quan nhà nước
people-kind-front = Mặt trận và đoàn thể
people-kind-company = Doanh nghiệp
people-kind-school = Trường học
people-kind-hospital = Cơ sở y tế
people-kind-religious = Tổ chức tôn giáo
people-kind-media = Báo, đài
people-kind-international = Tổ chức quốc tế
people-kind-charity = Quỹ, nhóm thiện nguyện
people-kind-other = Khác

# Người ký
people-signers = Người ký
people-signers-lead = Ai ký được văn bản của đơn vị, với quyền hạn gì, từ ngày nào.
people-signers-none = Chưa có người ký. Văn bản cần người ký để phát hành.
people-signer-new = Thêm người ký
people-signer-add = Thêm người ký
people-signer-added = Đã thêm người ký.
people-signer-end = Thôi ký
people-signer-ended = Đã ghi ngày thôi ký.
people-signer-person = Người ký
people-signer-person-hint = Chưa thấy tên: thêm ở trang Người trước
people-signer-person-empty = Chọn người ký
people-signer-lines = Dòng in trên chữ ký
people-signer-title-empty = Nhập chức danh ở dòng thứ nhất
people-signer-own-title-empty = Nhập chức vụ của người ký, vì ký { $mark }
people-signer-own-title-extra = Để trống dòng thứ hai: ký với chức danh của chính mình
people-signer-line-long = Rút gọn còn nhiều nhất { $most } ký tự để vừa khung chữ ký
people-capacity = Quyền hạn ký
people-capacity-empty = Chọn quyền hạn ký
people-capacity-head = Người đứng đầu ký
people-capacity-tm = TM. (thay mặt tập thể)
people-capacity-q = Q. (quyền)
people-capacity-kt = KT. (ký thay)
people-capacity-tl = TL. (thừa lệnh)
people-capacity-tuq = TUQ. (thừa ủy quyền)
people-first-line = Dòng thứ nhất
people-first-line-hint = Chức danh của người được ký cho. Ví dụ: Chủ tịch, Ban Thường vụ
people-second-line = Dòng thứ hai
people-second-line-hint = Chức vụ của người ký. Ví dụ: Chánh Văn phòng

# Nhật ký
act-people-session-begin = Đăng nhập
act-people-own-see = Xem tài khoản của mình
act-people-own-change = Sửa tài khoản của mình
act-people-own-password = Đổi mật khẩu của mình
act-people-own-token = Lập hoặc đóng mã truy cập cho phần mềm khác
act-people-own-code = Đổi mã xác nhận hai bước
act-people-account-list = Xem danh sách tài khoản
act-people-account-add = Lập tài khoản
act-people-account-change = Sửa tài khoản
act-people-account-reset = Đặt lại mật khẩu
act-people-account-close = Đóng tài khoản
act-people-role-give-centre = Trao quyền trung ương
act-people-role-give-office = Trao quyền cấp tỉnh
act-people-role-give-desk = Trao quyền nhập liệu
act-people-person-list = Xem danh sách người
act-people-person-add = Thêm người
act-people-person-phone = Xem số điện thoại
act-people-person-close = Đóng hồ sơ người
act-people-office-add = Ghi chức vụ
act-people-office-close = Kết thúc chức vụ
act-people-organisation-list = Xem danh sách tổ chức
act-people-organisation-add = Thêm tổ chức
act-people-organisation-close = Đóng tổ chức
act-people-signer-list = Xem người ký
act-people-signer-add = Thêm người ký
act-people-signer-close = Kết thúc quyền ký
subject-account = Tài khoản
subject-api-token = Mã truy cập
subject-account-role = Quyền
subject-person = Người
subject-office = Chức vụ
subject-organisation = Tổ chức
subject-signer = Người ký

follows-account = { $n } tài khoản
follows-role = { $n } quyền
reaches-role-left = { $n } quyền ở đơn vị trên cũ thôi mở được
reaches-role-came = { $n } quyền ở đơn vị trên mới mở được
follows-signer = { $n } người ký
follows-person = { $n } người trong danh bạ
follows-organisation = { $n } tổ chức trong danh bạ
follows-office = { $n } nhiệm kỳ chức vụ
follows-api-token = { $n } mã truy cập của phần mềm khác

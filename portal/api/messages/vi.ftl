# API cho phần mềm khác: chữ trong tài liệu OpenAPI và trong lời từ chối.

api-about =
    Đơn vị, số liệu, báo cáo và việc thiện cho phần mềm khác. Số đọc từ cùng một Sổ với mọi
    trang và báo cáo. Số liệu nhận ?map=reported (như đã báo cáo), ?map=today (trên bản đồ hôm
    nay) hoặc ?map=2025-07-01 (trên bản đồ một ngày).
api-about-token = Mã truy cập lập ở trang Tài khoản, gửi theo: Authorization: Bearer nhanai_…
api-about-basic =
    Cho phần mềm DHIS2: tên đăng nhập và mã truy cập thay mật khẩu. Mật khẩu không dùng được.

api-tag-document = Tài liệu này
api-tag-me = Mã truy cập đang dùng
api-tag-units = Cây đơn vị theo ngày
api-tag-figures = Các chỉ tiêu
api-tag-values = Số liệu
api-tag-clusters = Cụm thi đua
api-tag-reports = Báo cáo
api-tag-cells = Ô số của báo cáo đang mở
api-tag-activities = Việc đã làm

api-op-getDocument = Tài liệu OpenAPI 3.1
api-op-getMe = Mã truy cập đang dùng: được làm gì, đến khi nào
api-op-listUnits = Các đơn vị của một ngày
api-op-getUnit = Một đơn vị, nơi nó đã đứng và cái nó trở thành
api-op-listLevels = Các cấp
api-op-listSuccessions = Đơn vị nào trở thành đơn vị nào, với phần chia
api-op-listFigures = Các chỉ tiêu theo thứ tự báo cáo in
api-op-getFigure = Một chỉ tiêu
api-op-listValues = Chỉ tiêu × kỳ × đơn vị
api-op-listClusters = Các cụm và đơn vị trong cụm
api-op-getClusterValues = Số liệu của một cụm: tổng và từng đơn vị
api-op-listReports = Báo cáo tháng đang ở đâu
api-op-getIssuedFigures = Số đúng như văn bản đã ban hành
api-op-getCell = Một ô, với phiên bản của nó
api-op-putCell = Nhập một ô trên phiên bản đã đọc
api-op-listActivities = Việc đã làm, không có tên người

api-param-unit = Đơn vị: mã (UUID) hoặc đường dẫn
api-param-as_of = Ngày của cây đơn vị; bỏ trống là hôm nay
api-param-under = Đơn vị này và mọi đơn vị bên dưới
api-param-above = Các đơn vị ngay dưới đơn vị này
api-param-level = Cấp
api-param-q = Chữ trong tên, không cần dấu
api-param-limit = Số dòng của một trang
api-param-after = Con trỏ của trang sau
api-param-figure = Mã chỉ tiêu
api-param-period = Kỳ: 2024-10, 2024-Q4, 2024-H2, 2024-9M, 2024
api-param-map = reported (như đã báo cáo), today (bản đồ hôm nay) hoặc một ngày
api-param-cluster = Mã của cụm
api-param-month = Tháng, 2024-10
api-param-state = Tình trạng
api-param-report = Mã của báo cáo
api-param-from = Từ ngày
api-param-until = Đến hết ngày
api-param-kind = Loại việc
api-param-campaign = Cuộc vận động
api-header-if-match = Phiên bản đã đọc (ETag), "0" cho ô chưa nhập
api-header-idempotency-key = UUID của lần lưu: gửi lại cùng khóa là cùng một lần lưu

api-status-200 = Được
api-status-304 = Không đổi so với bản đã có
api-status-414 = Địa chỉ quá dài
api-status-431 = Phần đầu của yêu cầu quá dài
api-status-problem = Lời từ chối (RFC 9457)

api-scope-missing = Lập mã truy cập có quyền: { $what }.
api-stale = Có người vừa sửa ô này. Đọc lại ô rồi gửi với phiên bản mới.
api-if-match-needed = Gửi tiêu đề If-Match với phiên bản đã đọc ("0" cho ô chưa nhập).

api-flaw-parameter = Bỏ tham số này: tài liệu /api/openapi.json ghi các tham số có ở đây
api-flaw-once = Gửi tham số này một lần
api-flaw-needed = Gửi tham số này
api-flaw-text = Rút ngắn giá trị này
api-flaw-unit = Ghi mã hoặc đường dẫn của một đơn vị
api-flaw-unit-needed = Nêu đơn vị: unit, above hoặc under
api-flaw-uuid = Ghi một UUID, ví dụ 0192e4a1-7b7c-7000-8000-000000000000
api-flaw-number = Ghi một số nguyên trong khoảng cho phép
api-flaw-day = Ghi ngày theo dạng 2024-10-31
api-flaw-month = Ghi tháng theo dạng 2024-10
api-flaw-period = Ghi kỳ theo dạng 2024-10, 2024-Q4, 2024-H2, 2024-9M hoặc 2024
api-flaw-figure = Ghi một mã chỉ tiêu có trong /api/v1/figures
api-flaw-map = Ghi reported, today hoặc một ngày dạng 2025-07-01
api-flaw-yes = Ghi true hoặc false
api-flaw-word = Ghi một trong các chữ mà tài liệu nêu
api-flaw-cursor = Lấy giá trị này từ mục next của trang trước
api-flaw-too-many = Hỏi ít đơn vị hoặc ít kỳ hơn trong một lần
api-flaw-json = Gửi một đối tượng JSON
api-flaw-member = Bỏ mục này
api-flaw-value = Ghi một số nguyên (đồng, người, lượt…) hoặc null để xóa
api-flaw-if-match = Ghi phiên bản trong dấu ngoặc kép, ví dụ "3"
api-succession-share = Phần của đơn vị nhận; null ở đơn vị nhận duy nhất là cả đơn vị, null ở một
    trong nhiều đơn vị nhận là chưa ai nói phần: không tách được.
api-succession-by-figure = Chỉ tiêu chia khác cả đơn vị, mỗi chỉ tiêu một phần riêng (có thể là 0);
    chỉ tiêu không có ở đây chia theo share.
api-succession-illustrative = Phần do máy chia đều vì không nguồn nào nói; sửa phần thì hết dấu này.
api-line-illustrative = Có số chia theo phần minh họa (share_is_illustrative) trong dòng này.
api-valueline-is-marked =
    Có tháng của một đơn vị trong số này là số liệu minh họa, không phải số liệu thật (mark của
    báo cáo; dấu * ở trang và tệp).
api-succession-order = Số của từng tháng chia theo phần: lấy phần nguyên, rồi thêm một cho số dư lớn
    nhất; số dư bằng nhau thì theo thứ tự này, phần mặc định trước.
api-value-paper =
    Số mà báo cáo của kỳ in. Khi bản đồ đổi trong kỳ, báo cáo gồm cả các tháng trước đó của
    những đơn vị mà đơn vị này thay thế, còn issued và value là của riêng đơn vị. null: đơn vị
    không còn ở cuối kỳ, đơn vị kế nhiệm báo cáo; hoặc số đọc trên bản đồ khác.
api-valueline-paper-of = Các tháng mà báo cáo của kỳ lấy số của đơn vị khác
api-valueline-paper-without = Số liệu mà báo cáo của kỳ chưa gồm phần không tách được
api-valueline-named =
    Của một đơn vị đã bị chia: số mà các bản ghi nêu tên giao cho từng đơn vị mới, biết đến nay.
    Phần còn lại trong số của chính đơn vị chia theo tỷ lệ. Chỉ có khi kỳ là một tháng và số
    đọc theo báo cáo; rỗng: tháng ấy không có số của bản ghi nêu tên. Chỉ gồm số liệu không có công
    thức: chia xong rồi mới tính các số liệu có công thức.
api-activity-is-shared =
    Việc do một đơn vị nay đã bị chia ghi: không tách được, nên không phải của riêng đơn vị này
api-activitypage-cut =
    Các đơn vị đã bị chia mà đơn vị này nhận một phần; việc của chúng chỉ có ở đây khi người
    đọc được đọc chúng
api-activitypage-unseen =
    Các đơn vị thuộc nơi này trên bản đồ ấy mà nay thuộc nơi khác: việc ghi từ khi chuyển đi chỉ
    nơi ấy đọc được
api-unapproved-below =
    Bao nhiêu đơn vị bên dưới đã mở hoặc đã gửi báo cáo tháng trong kỳ mà chưa ai duyệt, ở nơi
    phải duyệt: số của họ đã nằm trong dòng này. Rỗng ở nơi không hỏi (cụm).

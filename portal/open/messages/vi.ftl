# Dữ liệu mở: điều ai cũng đọc được, không cần mã truy cập.

open-title = Dữ liệu mở
open-lead =
    Số liệu của các báo cáo đã ban hành và được đơn vị công bố. Ai cũng dùng được, không cần tài
    khoản.
open-reports = Báo cáo đã công bố
open-none = Chưa có báo cáo nào được công bố.
open-files = Tệp và giao diện cho phần mềm
open-what = Cần biết khi dùng
open-what-is =
    Số ở đây đúng như văn bản đã ban hành. Người và lượt là hai chỉ tiêu khác nhau, không cộng
    vào nhau.
open-what-not =
    Không có số của tháng chưa ban hành, không có tên người, không có số riêng của từng xã.
open-what-map =
    Ranh giới là hình vẽ lược đồ để nhận ra tỉnh, không dùng để đo. Hoàng Sa và Trường Sa thuộc
    Việt Nam.
open-what-mark = Số nào là minh họa hay tổng hợp thử thì có ghi bên cạnh, trong cột ghi chú.
open-col-file = Tệp, địa chỉ
open-col-use = Dùng để
open-col-report = Báo cáo
open-col-paper = Văn bản
open-col-published = Công bố ngày
open-col-span = Kỳ báo cáo
open-col-state = Tình trạng
open-report-of = Báo cáo tháng { $month } của { $unit }
open-report-of-span = { $report } của { $unit }
open-report-lead = Văn bản số { $paper }, ngày { $day }
open-report-figures = Các số như văn bản đã in
open-at-least = trên
open-file-csv = Số liệu các tháng dạng CSV, có thẻ HXL
open-file-csv-about = Mỗi dòng một chỉ tiêu của một báo cáo; mở được bằng Excel.
open-file-longer = Số liệu quý, 6 tháng, 9 tháng, năm, năm học dạng CSV
open-file-longer-about =
    Cùng các cột; cột cuối ghi loại báo cáo. Không cộng với số các tháng. Lấy một loại:
    ?form=quarter.
open-file-geojson = Tỉnh, thành với số liệu dạng GeoJSON
open-file-geojson-about =
    Số của báo cáo công bố mới nhất; thêm ?period=2024-10 hoặc 2024-Q3 để lấy một kỳ.
open-file-ogc = OGC API Features
open-file-ogc-about = Cho QGIS và các phần mềm bản đồ: lớp đơn vị và lớp tỉnh.
open-file-atom = Theo dõi báo cáo mới (Atom)
open-file-atom-about = Một mục cho mỗi báo cáo được công bố.
open-file-fdrs = Bảng năm theo chỉ tiêu FDRS của Hiệp hội
open-file-fdrs-about = Người đếm được, ước tính (có ghi rõ) và chỉ tiêu chưa có.
open-file-api = Tài liệu API (OpenAPI 3.1)
open-file-api-about = Phần có quyền cần mã truy cập, lập ở trang Tài khoản.
open-sketch = Ranh giới tỉnh là hình lược đồ, không dùng để đo.

open-csv-unit = Đơn vị
open-csv-code = Mã đơn vị
open-csv-level = Cấp
open-csv-start = Từ ngày
open-csv-end = Đến ngày
open-csv-figure = Chỉ tiêu
open-csv-label-vi = Tên chỉ tiêu
open-csv-label-en = Tên tiếng Anh
open-csv-value = Giá trị
open-csv-measure = Đơn vị tính
open-csv-least = Ít nhất
open-csv-paper = Văn bản
open-csv-mark = Ghi chú
open-csv-form = Loại báo cáo

open-fdrs-code = Mã
open-fdrs-label-vi = Chỉ tiêu
open-fdrs-label-en = Tên tiếng Anh
open-fdrs-year = Năm
open-fdrs-value = Số người
open-fdrs-basis = Căn cứ
open-fdrs-beside = Số đếm khác của cùng việc
open-fdrs-months = Số tháng
open-fdrs-of = Gồm
open-fdrs-why = Ghi chú
open-basis-counted = đếm được
open-basis-people = cộng theo từng việc: một người có thể tính nhiều lần; thiếu việc chưa ghi người
open-basis-part = chưa đủ: báo cáo chỉ in số người của vài loại việc (cột Gồm), không cộng thành số
open-basis-estimate = ước tính: đếm theo lượt, theo đơn vị máu; không việc nào ghi số người
open-basis-untold = có việc, chưa ghi số người: xem số đếm khác
open-basis-none = chưa có
open-basis-not-there = đơn vị không có trên bản đồ ngày { $day }: xem { $unit }
open-basis-cannot-tell = không tách được trên bản đồ này
open-basis-cannot-tell-nearest = không tách được trên bản đồ này; nơi gần nhất còn đúng: { $unit }

open-feed-title = Nhân Ái: báo cáo đã công bố
open-feed-entry = { $report } (số { $paper })
open-feed-summary = Văn bản ngày { $day }, { $n } chỉ tiêu.

open-ogc-title = Đơn vị Hội Chữ thập đỏ và số liệu đã công bố
open-ogc-about =
    Tên và nơi của các đơn vị, với số liệu của báo cáo công bố mới nhất. Ranh giới là hình lược
    đồ.
open-ogc-units = Các đơn vị
open-ogc-units-about = Mọi đơn vị đang có của một ngày, mỗi đơn vị một điểm.
open-ogc-provinces = Tỉnh, thành Hội
open-ogc-provinces-about =
    Từ 1/7/2025 là hình lược đồ, trước đó là điểm. Số liệu đứng ở đơn vị đã công bố, trên bản đồ
    của tháng ấy: tỉnh lập sau chưa công bố thì chưa có số.

open-office = Công bố số liệu
open-office-lead = Chọn báo cáo đã ban hành mà ai cũng được đọc số. Rút lại lúc nào cũng được.
open-office-none = Chưa có báo cáo nào được ban hành. Ban hành báo cáo rồi quay lại đây.
open-office-level = Chỉ công bố số của cấp huyện trở lên: số của một xã có thể chỉ ra một gia đình.
open-state-open = Ai cũng đọc được
open-state-closed = Chưa công bố
open-publish = Công bố
open-withdraw = Rút lại
open-done-published = Đã công bố. Số có ở trang Dữ liệu mở.
open-done-withdrawn = Đã rút lại.
subject-publication = Công bố số liệu
act-open-paper-publish = Công bố hoặc rút số liệu báo cáo

open-flaw-words = Báo cáo này không có chỉ tiêu để công bố. Chọn báo cáo tháng, quý hoặc năm.
open-flaw-form =
    Ghi form=month, quarter, six-months, nine-months, year hoặc school-year; longer là mọi kỳ dài,
    all là tất cả
open-flaw-not-issued = Ban hành báo cáo trước khi công bố
open-flaw-year = Ghi năm theo dạng 2024
open-flaw-bbox = Ghi bốn số: kinh độ tây, vĩ độ nam, kinh độ đông, vĩ độ bắc
open-flaw-datetime = Ghi một ngày theo dạng 2025-07-01
open-flaw-map =
    Bỏ map=: số đã công bố đúng như văn bản đã in, trên bản đồ của tháng ấy. Số trên bản đồ khác
    lấy ở /api/v1/values.

api-tag-ogc = OGC API Features (ai cũng đọc được)
api-op-ogcLanding = Trang đầu
api-op-ogcConformance = Các lớp tuân thủ
api-op-ogcCollections = Các lớp
api-op-ogcCollection = Một lớp
api-op-ogcItems = Các đối tượng của một lớp
api-op-ogcItem = Một đối tượng
api-op-getFdrs = Bảng năm theo FDRS, dạng CSV
api-param-f = Dạng trả lời
api-param-collection = Lớp
api-param-bbox = Tây, nam, đông, bắc
api-param-datetime = Ngày của cây đơn vị
api-param-offset = Bỏ qua chừng này đối tượng
api-param-feature = Mã của đối tượng
api-param-year = Năm
follows-publication = { $n } báo cáo đang công bố

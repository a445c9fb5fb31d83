//! Papers to print in tests and to look at: a report in the manner of S4 (Hội Chữ thập đỏ tỉnh
//! Kiên Giang, October 2024), shortened, with a table, an appendix and every kind of block; and a
//! letter with what a report does not have. No figure of the product comes from here.

use kernel::paper::{
    Align, Appendix, Archive, Body, Circulation, Over, Paper, Proof, Recipient, Signature, Table,
    Text, Urgency,
};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Day, Vnd};

/// What no printer may take for markup of its own.
#[allow(dead_code)]
pub const MARKUP: &str = "#import \"x\" *đậm* _nghiêng_ `mã` $x^2$ <nhãn> @nguồn = đề // a \\ b \
    [c] {d} -- --- ~ & &amp; <w:br/> ]]> ' \" %";

fn day() -> Day {
    Day::of(2024, 10, 31).unwrap_or(Day::FIRST)
}

/// A report with every element but those of a letter.
pub fn report() -> Paper {
    let summary = "Kết quả công tác Hội và phong trào Chữ thập đỏ tháng 10 và một số nhiệm vụ \
        trọng tâm tháng 11 năm 2024";
    Paper::of_kind("Báo cáo", summary, day())
        .superior("Hội Chữ thập đỏ Việt Nam")
        .agency("Hội Chữ thập đỏ tỉnh Kiên Giang")
        .number(None, "BC-HCTĐ")
        .dated("Kiên Giang", Some(day()))
        .draft("Dự thảo")
        .to("Trung ương Hội Chữ thập đỏ Việt Nam")
        .body(write_report)
        .recipient("Như trên")
        .recipient(Recipient::new("Văn phòng TƯ Hội CTĐ VN").purpose("để b/c"))
        .recipient(Recipient::new("Ủy ban MTTQ tỉnh").purpose("để b/c"))
        .recipient(Recipient::new("Sở Nội vụ").channel("Bản ĐT"))
        .recipient(Recipient::new("Thường trực Hội CTĐ tỉnh").purpose("để biết"))
        .recipient(Recipient::new("Các huyện, thành Hội").purpose("để t/h").channel("Bản ĐT"))
        .archive(Archive::clerk().unit("VP"))
        .signed(
            Signature::new("Chánh Văn phòng", "Nguyễn Văn Tùng")
                .over(Over::ByOrderOf("Chủ tịch".to_owned())),
        )
        .note("Số liệu theo huyện trong báo cáo này là phân bổ minh họa")
        .appendix(appendix())
}

/// The same report with the code by which a reader checks it.
pub fn proved() -> Paper {
    report().proof(Proof {
        address: "https://nhanai.example/kiem-tra/ABCD-EFGH-JKMN-PQRS".into(),
        place: "https://nhanai.example/kiem-tra".into(),
        code: "ABCD-EFGH-JKMN-PQRS".into(),
    })
}

fn write_report(body: &mut Body) {
    body.paragraph(
        "Thực hiện chương trình công tác Hội và phong trào Chữ thập đỏ năm 2024; các cấp Hội \
         trong tỉnh triển khai thực hiện nhiệm vụ công tác Hội và phong trào Chữ thập đỏ tháng 10 \
         năm 2024 đạt kết quả cụ thể như sau:",
    );
    body.part("KẾT QUẢ CÔNG TÁC THÁNG 10 NĂM 2024").section("Công tác tổ chức");
    body.dash(
        Text::new()
            .plain("Trong tháng 10 năm 2024 toàn tỉnh có ")
            .figure("members_total", "20.315")
            .plain(" hội viên, phát triển mới ")
            .figure("members_new", "46")
            .plain(" hội viên (")
            .italic("giảm 30 hội viên")
            .plain("), ")
            .figure("volunteers_total", "14.345")
            .plain(
                " tình nguyện viên, giảm 48 tình nguyện viên và 63.190 thanh thiếu niên Chữ \
                 thập đỏ.",
            ),
    );
    body.dash(
        "Hội CTĐ huyện Kiên Lương và Hội CTĐ tỉnh tổ chức 02 lớp tập huấn, bồi dưỡng nghiệp vụ \
         công tác Hội và phong trào CTĐ, kỹ năng sơ cấp cứu và tuyên truyền pháp luật trật tự \
         giao thông cho 85 cán bộ, hội viên, tình nguyện viên cơ sở.",
    );
    body.section("Công tác tuyên truyền").dash(
        Text::new()
            .plain(
                "Chỉ đạo các huyện, thành và cơ sở tập trung tuyên truyền các chủ trương, nghị \
                 quyết của Đảng, chính sách pháp luật của Nhà nước; Cuộc vận động “",
            )
            .italic("Mỗi tổ chức, mỗi cá nhân gắn với một địa chỉ nhân đạo")
            .plain("”; Phong trào “")
            .italic("Người tốt việc thiện - chung sức xây dựng cộng đồng nhân ái")
            .plain("”; các ngày lễ, kỷ niệm, các sự kiện chính trị quan trọng của đất nước."),
    );
    body.section(Text::new().plain("Công tác xã hội, trị giá ").figure("social", "14,561 tỷ đồng"));
    for _ in 0..3 {
        body.dash("Các hoạt động hỗ trợ khác, trị giá: 13,999 tỷ đồng. Cụ thể qua các hoạt động:");
        body.plus(
            "Bếp ăn tình thương Bệnh viện tỉnh và hệ thống Bếp ăn tình thương các huyện, thành \
             phố đã phục vụ miễn phí: 153.133 suất cơm, cháo, bánh mì cho người nghèo, người khó \
             khăn, trị giá: 2,017 tỷ đồng.",
        );
        body.plus(
            "Hỗ trợ thường xuyên, đột xuất quà (gồm: gạo, tiền, nhu yếu phẩm,...) cho 13.992 suất \
             quà cho hộ nghèo, cận nghèo, hộ có hoàn cảnh khó khăn, trị giá 6,954 tỷ đồng.",
        );
    }
    body.table(districts(18));
    body.part("MỘT SỐ NHIỆM VỤ TRỌNG TÂM THÁNG 11 NĂM 2024");
    for _ in 0..4 {
        body.task(
            "Tiếp tục chỉ đạo các huyện, thành Hội cập nhật thông tin hội viên, tình nguyện viên \
             vào dữ liệu quốc gia về dân cư. Tiếp tục thực hiện quản lý chặt chẽ và phát triển \
             hội viên, đẩy mạnh phát triển lực lượng tình nguyện viên CTĐ.",
        );
    }
    body.paragraph(
        "Trên đây là báo cáo công tác Hội và phong trào Chữ thập đỏ tháng 10 và một số nhiệm vụ \
         trọng tâm tháng 11 năm 2024. Đề nghị các phòng, ban chuyên môn; các huyện, thành Hội và \
         Hội cơ sở trực thuộc triển khai thực hiện đạt hiệu quả.",
    );
    body.end_mark();
}

fn districts(rows: usize) -> Table {
    let table = Table::new()
        .caption(Text::new().bold("Hội viên và trị giá theo huyện").plain(" (đồng)"))
        .column("TT", 1, Align::Centre)
        .column("Đơn vị", 5, Align::Left)
        .column("Hội viên", 2, Align::Right)
        .column("Trị giá", 3, Align::Right);
    let rows = (1..=rows).map(|at| {
        [at.to_string(), format!("Huyện thứ {at}"), format!("1.{at:03}"), format!("{at}.562.000")]
    });
    rows.fold(table, Table::row)
}

fn appendix() -> Appendix {
    Appendix::new("Số liệu theo huyện")
        .note("(Kèm theo Báo cáo tháng 10 năm 2024 của Hội Chữ thập đỏ tỉnh Kiên Giang)")
        .landscape()
        .body(|body| {
            body.part("Bảng số liệu").table(districts(60)).paragraph("Hết phụ lục.");
        })
}

/// An official letter with every stamp, several addressees, words that look like markup, and a
/// heading that is deeper than the one before it by two.
pub fn letter() -> Paper {
    Paper::letter("cung cấp số liệu tháng 10 năm 2024", day())
        .agency("Hội Chữ thập đỏ huyện Giang Thành")
        .number(Some(5), "HCTĐ-VP")
        .dated("Giang Thành", Day::of(2025, 1, 5))
        .urgency(Urgency::VeryUrgent)
        .circulation(Circulation::Internal)
        .to("Thường trực Huyện ủy")
        .to("Hội Chữ thập đỏ tỉnh")
        .body(|body| {
            body.point("Một điểm").part("Một phần").point("Một điểm nữa").section("Một mục");
            body.paragraph(Text::new().plain(MARKUP).bold(MARKUP));
            body.table(Table::new().row(["Ô không có đầu cột"])).end_mark();
        })
        .archive(Archive::clerk())
        .signed(
            Signature::new("Phó Chủ tịch", "Trần Thị Bình")
                .over(Over::OnBehalfOf("Ban Chấp hành".to_owned()))
                .over(Over::InPlaceOf("Chủ tịch".to_owned())),
        )
}

/// A sheet with every kind of cell.
pub fn sheet() -> Sheet {
    let mut sheet = Sheet::new("Tháng 10/2024", "Báo cáo tháng 10 năm 2024", day())
        .note("Đơn vị: Hội Chữ thập đỏ tỉnh Kiên Giang")
        .column_of("Chỉ tiêu", Kind::Text, 40)
        .column("Số lượng", Kind::Count)
        .column("Trị giá (đồng)", Kind::Vnd)
        .column("Ngày", Kind::Day);
    sheet.row([Cell::from("=1+1"), Count(20_315).into(), Cell::Empty, day().into()]);
    sheet.row([Cell::from("+84 912"), Cell::Empty, Vnd(562_000_000).into(), Cell::Empty]);
    sheet.strong_row([Cell::from("Cộng"), Count(0).into(), Vnd(20_073_000_000).into()]);
    sheet
}

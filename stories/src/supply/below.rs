//! Hand-overs of a locked month are taken back: whoever does it is told which report bears the
//! minus, the record says so for good, and the paper of that month prints no sentence with a number
//! below zero, on the page and wherever else a paper is made. It opens with who may not.

use super::{PROVINCE, StatusCode, Visitor, done, november, october};
use crate::house::Demo;

const LIST: &str = "/activities?unit=kien-giang&month=2024-10&kind=water-filter";
const REPORT: &str = "/reports?unit=kien-giang&month=2024-11";
const WHY: [(&str, &str); 1] = [("why", "Ghi hai lần")];

/// Two hand-overs of October are taken back in November, whose own are fewer.
pub async fn no_sentence_says_less_than_nothing(demo: &Demo, binh: &mut Visitor) {
    let list = binh.page(LIST).await.text();
    let ids = list.split("/activities/").skip(1).filter_map(|rest| rest.get(..36));
    let mut ids: Vec<&str> = ids.filter(|id| uuid::Uuid::parse_str(id).is_ok()).collect();
    ids.dedup();
    assert!(ids.len() > 1, "{list}");
    assert!(!binh.page(REPORT).await.words().contains("Số dưới 0"));
    let before = demo.levels("water_filters", november()).await[2];
    for id in &ids[..2] {
        taken_back(demo, binh, &format!("/activities/{id}")).await;
    }
    let now = demo.levels("water_filters", november()).await[2];
    assert!(before >= 0 && now < 0, "{before} → {now}: the minus outweighs the month");
    assert_eq!(demo.levels("water_filters", october()).await[2], 2_200, "what was issued stands");
    the_paper_says_so(demo, binh).await;
}

async fn taken_back(demo: &Demo, binh: &mut Visitor, work: &str) {
    let version = binh.page(work).await.version_in("/reverse");
    let reverse = format!("{work}/reverse");
    let form = [&WHY[..], &[("version", version.as_str())]].concat();
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&reverse, &form).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&reverse, &form).await);
    let page = binh.page(work).await;
    for said in [
        "Đã rút lại. Tháng ấy đã khóa: số bị trừ ở báo cáo tháng 11/2024, như một điều chỉnh",
        "Việc này rút lại sau khi tháng 10/2024 đã khóa: báo cáo tháng ấy giữ nguyên, số bị trừ ở \
         báo cáo tháng 11/2024",
    ] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    // The toast goes, the word on the page stays; it leads to the number that bears the minus.
    let page = binh.page(work).await;
    assert!(!page.words().contains("Đã rút lại.") && page.words().contains("số bị trừ ở"));
    assert!(page.text().contains("month=2024-11"), "{}", page.text());
}

async fn the_paper_says_so(demo: &Demo, binh: &mut Visitor) {
    let why = format!("/why?unit={PROVINCE}&month=2024-11&figure=water_filters");
    let told = binh.page(&why).await.words();
    assert!(told.contains("ghi đảo, của tháng 10/2024, ghi sau khi tháng ấy khóa"), "{told}");
    let report = binh.page(REPORT).await.words();
    for said in ["Số dưới 0:", "Điều chỉnh của các tháng đã khóa lớn hơn số của chính kỳ này"]
    {
        assert!(report.contains(said), "{said}: {report}");
    }
    let shown = binh.page(&REPORT.replace("/reports", "/reports/paper")).await.words();
    assert!(shown.contains("Số dưới 0:"), "{shown}");
    // The same function makes the paper of the page, of the step and of the command line.
    let paper = demo.paper(PROVINCE, november()).await.text();
    assert!(paper.contains("Điều chỉnh số liệu của các tháng đã khóa"), "{paper}");
    assert!(paper.contains("(tháng 10/2024): 2.200 →"), "{paper}");
    let signed = paper.split_whitespace().find(|word| {
        word.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    assert_eq!(signed, None, "{paper}");
    assert!(!paper.contains("thiết bị lọc nước miễn phí"), "{paper}");
}

/// A house that was handed over in October is taken back at its file, which says the same.
pub async fn a_file_says_so_too(binh: &mut Visitor) {
    let list = binh.page(&LIST.replace("water-filter", "house-new")).await;
    let work = list.record("/activities/");
    let file = binh.page(&work).await.record("/constructions/");
    done(&binh.post(&format!("{file}/record?step=back"), &WHY).await);
    let page = binh.page(&file).await.words();
    let said = "Đã rút lại. Tháng ấy đã khóa: số bị trừ ở báo cáo tháng đang mở";
    assert!(page.contains(said), "{page}");
    let page = binh.page(&work).await.words();
    assert!(page.contains("số bị trừ ở báo cáo tháng 11/2024"), "{page}");
}

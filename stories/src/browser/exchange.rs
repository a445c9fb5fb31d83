//! A table with errors comes in: Chi sends it, sees which rows are right and which are not and why,
//! gets her own file back with the reasons in it, writes the right rows and takes them back. It
//! opens with who may not; every page is judged in both languages.

use super::judge::Judge;
use super::returned::in_both;
use super::seat::Seat;
use super::site::Site;
use crate::house::COMMUNE;

const TABLE: &str = "unit,month,members_new,blood_units\n\
    kien-giang/huyen-giang-thanh/xa-phu-loi,2024-11,3,4\n\
    kien-giang/huyen-giang-thanh/xa-phu-loi,2024-10,ba,4\n\
    khong-co/xa-nao,2024-11,1,1\n";
/// Reads a path as the page itself would, and answers its text.
const READ: &str = "const asked = new XMLHttpRequest(); asked.open('GET', arguments[0], false); \
    asked.send(); return asked.responseText";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_with_errors_comes_in_and_goes_back_with_reasons() {
    let site = Site::open().await;
    let mut judge = Judge::default();
    let here = format!("/imports?unit={COMMUNE}&month=2024-11");
    let dung = Seat::of(&site, "dung").await;
    dung.open(&here).await;
    assert_eq!(dung.status().await, 404, "Dũng sends files into another province");
    dung.leave().await;
    let chi = Seat::of(&site, "chi").await;
    chi.open(&here).await;
    in_both(&chi, &mut judge, "templates and files").await;
    sends(&chi).await;
    in_both(&chi, &mut judge, "a table with errors").await;
    gets_it_back(&chi).await;
    writes_the_right_rows(&chi, &mut judge).await;
    chi.leave().await;
    judge.end();
}

async fn sends(chi: &Seat) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("thang-11.csv");
    std::fs::write(&file, TABLE).expect("a table");
    let field = chi.find("#import-file").await;
    field.send_keys(file.display().to_string()).await.expect("a file is chosen");
    chi.click("main form[enctype] button.lead").await;
    chi.until_text("main", "2 trên 3 dòng chưa nhập được; 1 dòng đúng").await;
}

/// Her own lines, a reason on exactly those that are wrong.
async fn gets_it_back(chi: &Seat) {
    let path = chi.here().await;
    let path = path.split('?').next().expect("a path").to_owned() + "/file";
    let told = chi.driver.execute(READ, vec![path.into()]).await.expect("the file");
    let text = told.json().as_str().unwrap_or_default().trim_start_matches('\u{feff}').to_owned();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with("Lỗi"), "{text}");
    assert_eq!(lines.len(), 4, "{text}");
    for (at, line) in TABLE.lines().enumerate().skip(1) {
        let (own, why) = lines[at].split_at(line.len());
        assert_eq!(own, line, "her own words come back");
        assert_eq!(why.trim_matches([',', '"']).is_empty(), at == 1, "line {at}: {text}");
    }
}

async fn writes_the_right_rows(chi: &Seat, judge: &mut Judge) {
    chi.click("label[for=mode-2]").await;
    chi.click("main form.form button.lead").await;
    chi.until_text("main", "dòng để lại").await;
    in_both(chi, judge, "a table that was written").await;
    chi.open(&format!("/reports?unit={COMMUNE}&month=2024-11")).await;
    assert_eq!(chi.value("#cell-blood_units").await, "4");
    chi.driver.back().await.expect("back");
    chi.click("main form[action$='/undo'] button").await;
    chi.until_text("main", "Đã hoàn tác").await;
    chi.open(&format!("/reports?unit={COMMUNE}&month=2024-11")).await;
    assert_eq!(chi.value("#cell-blood_units").await, "", "taken back");
}

//! The day somebody entered a programme was typed wrongly: it is put right, never past what stands
//! in the file, on the version that was read. It opens with who may not.

use super::{Demo, StatusCode, Visitor, done, enter, open, refused};

/// The form as a page holds it, with another day.
async fn form(chi: &mut Visitor, path: &str, on: &str) -> [(&'static str, String); 3] {
    let page = chi.page(path).await;
    [("version", page.field("version")), ("on", on.to_owned()), ("intake", page.field("intake"))]
}

async fn post(chi: &mut Visitor, path: &str, on: &str) -> crate::visitor::Told {
    let form = form(chi, path, on).await;
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    chi.post(path, &pairs).await
}

pub async fn the_day_of_entry_is_put_right(demo: &Demo, chi: &mut Visitor) {
    let file = done(&open(chi, "nutrition", "Cháu Sớm", "05/09/2024").await);
    let path = format!("{file}/record?step=opened");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND);
    let right = [("version", "1"), ("on", "01/09/2024")];
    assert_eq!(dung.post(&path, &right).await.status, StatusCode::NOT_FOUND);
    let guest = Visitor::guest(demo).post(&path, &right).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    let start = [("on", "05/09/2024"), ("weight", "9"), ("height", "75")];
    done(&enter(chi, &file, "start", &start).await);
    let early = [("on", "02/08/2024"), ("weight", "9"), ("height", "75")];
    refused(&enter(chi, &file, "follow", &early).await, "từ ngày 05/09/2024");
    // Somebody else has written to it since: the first version is stale.
    let stale = chi.post(&path, &right).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.words());
    refused(&post(chi, &path, "06/09/2024").await, "từ ngày 05/09/2024 trở về trước");
    refused(&post(chi, &path, "02/11/2024").await, "ngày này chưa đến");
    assert!(chi.page(&file).await.words().contains("Ngày vào 05/09/2024"));
    done(&post(chi, &path, "01/08/2024").await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("Ngày vào 01/08/2024") && words.contains("10/2024"), "{words}");
    done(&enter(chi, &file, "follow", &early).await);
    // An intake that bears no name is that of the day it is put right to.
    assert!(words.contains("Đợt 2024"), "{words}");
    let close = [("on", "01/11/2024"), ("outcome", "left")];
    done(&chi.post(&format!("{file}/record?step=close"), &close).await);
    done(&post(chi, &path, "30/12/2023").await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("Ngày vào 30/12/2023") && words.contains("Đợt 2023"), "{words}");
}

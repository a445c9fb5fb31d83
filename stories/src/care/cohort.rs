//! The cohort of a programme on one page: children who are weighed every month, fishermen with
//! their equipment and training. Without a purpose no name and no weight is on it.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, enter, open, refused};

fn page(what: &str, programme: &str) -> String {
    format!("/care/{what}?unit={COMMUNE}&programme={programme}")
}

async fn who_may_not(demo: &Demo) {
    let purpose = [("purpose", "tò mò")];
    let mut dung = Visitor::of(demo, "dung").await;
    let (see, open) = (page("cohort", "nutrition"), page("cohort/open", "nutrition"));
    assert_eq!(dung.get(&see).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&open, &purpose).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(&open, &purpose).await.status, StatusCode::UNAUTHORIZED);
}

/// The child of the story was weighed in August and September and missed in October; a second one
/// enters, is weighed and leaves.
pub async fn is_seen_month_by_month(demo: &Demo, chi: &mut Visitor) {
    who_may_not(demo).await;
    let none = chi.get(&page("cohort", "patient")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "nobody is followed in it");
    let file = done(&open(chi, "nutrition", "Cháu Tèo", "02/09/2024").await);
    let start = [("on", "02/09/2024"), ("weight", "9,4"), ("height", "77")];
    done(&enter(chi, &file, "start", &start).await);
    let follow = [("on", "01/11/2024"), ("weight", "10,6"), ("height", "79")];
    done(&enter(chi, &file, "follow", &follow).await);
    let close = [("on", "01/11/2024"), ("outcome", "moved")];
    done(&chi.post(&format!("{file}/record?step=close"), &close).await);
    let see = page("cohort", "nutrition");
    let words = chi.page(&see).await.words();
    for said in [
        "Đã vào 2",
        "Đang theo 1",
        "chuyển nơi khác 1",
        // Entered, followed up, missed, left.
        "8/2024 1 1 0 0",
        "9/2024 1 2 0 0",
        "10/2024 0 0 2 0",
        "11/2024 0 1 0 1",
        // For how many, how often.
        "Nhận vào chương trình 2 2",
        "Theo dõi hằng tháng 2 2",
        "hụt 1 tháng",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for sealed in ["Cháu Tèo", "Cháu Tí", "10,4", "9,4", "Trung bình"] {
        assert!(!words.contains(sealed), "{sealed} lies open: {words}");
    }
    let open = page("cohort/open", "nutrition");
    refused(&chi.post(&open, &[("purpose", " ")]).await, "Nhập");
    let words = chi.post(&open, &[("purpose", "Họp đánh giá dinh dưỡng")]).await.words();
    for said in [
        "Cháu Tèo",
        "Cháu Tí",
        "9,4 kg → 10,6 kg",
        // The mean of 10,4 and 9,4 in September, of one child in August and November.
        "9/2024 9,9 kg (2 người)",
        "8/2024 9,8 kg (1 người)",
        "11/2024 10,6 kg (1 người)",
        "10/2024 –",
        "trung bình +0,9 kg; 2 người",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let one = format!("{file}/open");
    let words = chi.post(&one, &[("purpose", "Theo dõi")]).await.words();
    assert!(words.contains("9/2024 9,4 kg 10/2024 – 11/2024 10,6 kg"), "its own chart: {words}");
    let mut binh = Visitor::of(demo, "binh").await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Họp đánh giá dinh dưỡng") && !journal.contains("Tèo"), "{journal}");
    fishermen(chi).await;
}

/// The fisherman of the story has his equipment and was trained; a second one waits for both.
async fn fishermen(chi: &mut Visitor) {
    done(&open(chi, "fisher", "Ngư dân Mười", "05/09/2024").await);
    let words = chi.page(&page("cohort", "fisher")).await.words();
    for said in [
        "Đã vào 2",
        "Trao trang bị an toàn 1 1",
        "Tập huấn an toàn 1 1",
        "Kiểm tra trang bị hằng tháng 0 0",
        "11/2024 0 1 0 0",
        "10/2024 1 0 1 0",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Áo phao"), "what was told lies open: {words}");
    let told = chi.post(&page("cohort/open", "fisher"), &[("purpose", "Kiểm tra")]).await.words();
    for said in ["Ngư dân Chín", "Ngư dân Mười", "Áo phao, tủ thuốc", "Bão"] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

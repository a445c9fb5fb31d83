//! A patient whose file was closed comes again: the new file leads to the one before, and what the
//! person was helped with adds up over both and over other work. It opens with who may not.

use super::{Demo, StatusCode, Visitor, done, enter, open};

const WHO: &str = "Ông Lại";

pub async fn help_adds_up_over_files(demo: &Demo, chi: &mut Visitor) {
    let first = done(&open(chi, "patient", WHO, "03/10/2024").await);
    let day = ("on", "01/11/2024");
    let treated = [day, ("value", "3 triệu"), ("source", "cash")];
    done(&enter(chi, &first, "treatment", &treated).await);
    let close = [day, ("outcome", "moved")];
    done(&chi.post(&format!("{first}/record?step=close"), &close).await);
    let again = done(&open(chi, "patient", WHO, "01/11/2024").await);
    let mut dung = Visitor::of(demo, "dung").await;
    for path in [&first, &again] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND);
        let guest = Visitor::guest(demo).get(path).await;
        assert_eq!(guest.status, StatusCode::SEE_OTHER);
    }
    let page = chi.page(&again).await;
    assert!(page.text().contains(&first), "no way to the file before: {}", page.words());
    assert!(page.words().contains("Hồ sơ trước: Hệ sinh thái"), "{}", page.words());
    assert!(!chi.page(&first).await.words().contains("Hồ sơ trước"), "the later is before it");
    let helped = page.record("/helped/");
    for path in [format!("{helped}?file=csv"), helped.clone()] {
        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let treated = [day, ("value", "1 triệu"), ("source", "cash")];
    done(&enter(chi, &again, "treatment", &treated).await);
    let leg = done(&open(chi, "prosthetic", WHO, "01/10/2024").await);
    let fit = [day, ("value", "4 triệu"), ("source", "cash")];
    done(&enter(chi, &leg, "fit", &fit).await);
    // Each file is worth its own; the sum of the person is of all, on each and in the register.
    for path in [&first, &again, &leg] {
        let words = chi.page(path).await.words();
        for said in ["2024 Hỗ trợ chi phí điều trị", " 2 4.000.000", "Cộng 3 8.000.000"]
        {
            assert!(words.contains(said), "{path}: {said}: {words}");
        }
    }
    assert!(chi.page(&again).await.words().contains("Tổng đã giúp, đồng 1.000.000"));
    let words = chi.page(&leg).await.words();
    assert!(
        words.contains("Hồ sơ khác của người này") && !words.contains("Hồ sơ trước"),
        "{words}"
    );
    let words = chi.page(&helped).await.words();
    assert!(words.contains("Cộng 3 lần 8.000.000"), "{words}");
    let file = chi.page(&format!("{helped}?file=csv")).await.text();
    assert!(file.contains("Cộng,3 lần,,,8000000"), "{file}");
    assert!(!file.contains("Lại"), "a name leaves the house");
    // What is taken back leaves the sum.
    super::support::taken_back(chi, &again, "Hỗ trợ chi phí điều trị").await;
    let words = chi.page(&first).await.words();
    assert!(words.contains("Cộng 2 7.000.000"), "{words}");
}

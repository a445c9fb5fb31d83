//! A printed number opens down to the days and the kitchens behind it: page after page, the entries
//! under it add up to it, and each names its work.

use super::{Demo, StatusCode, Visitor};

const WHY: &str = "/why?unit=kien-giang&month=2024-10&figure=kitchen_meals";
/// S4, figure 29: meals of the kitchens in October 2024.
const PRINTED: i64 = 153_133;

/// A line of the page: what its link says, where it leads, how many.
type Line = (String, String, i64);

pub async fn to_the_day_of_a_kitchen(demo: &Demo, binh: &mut Visitor) {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(WHY).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).get(WHY).await.status, StatusCode::SEE_OTHER);
    let (mut at, mut pages, mut all) = (WHY.to_owned(), 0, Vec::new());
    loop {
        let text = binh.page(&at).await.text();
        let here = lines(&text);
        assert!((1..=100).contains(&here.len()), "{} lines at {at}", here.len());
        all.extend(here);
        pages += 1;
        match link(&text, "Các lần ghi tiếp theo") {
            Some(next) => {
                assert_eq!(dung.get(&next).await.status, StatusCode::NOT_FOUND);
                at = next;
            }
            None => break,
        }
    }
    assert!(pages > 1, "one page held all {} entries", all.len());
    assert_eq!(all.iter().map(|(_, _, meals)| meals).sum::<i64>(), PRINTED);
    let text = binh.page(&at).await.text();
    assert_eq!(link(&text, "Về đầu danh sách"), Some(format!("{WHY}#records")));
    let (title, to, meals) = &all[0];
    assert!(to.starts_with("/activities/"), "{to}");
    let page = binh.page(to).await.words();
    let said = kernel::number::count(*meals);
    assert!(page.contains(title) && page.contains(&said), "{title}, {said}: {page}");
    assert!(page.contains("Bếp ăn tình thương") && page.contains("/10/2024"), "{page}");
}

/// A page that nobody could have been led to is the first one.
pub async fn a_page_nobody_can_read_is_the_first(binh: &mut Visitor) {
    let first = lines(&binh.page(WHY).await.text());
    for after in ["x", "1.2", "1.209913.4", "99999999999999999999.202410.1"] {
        assert_eq!(lines(&binh.page(&format!("{WHY}&after={after}")).await.text()), first);
    }
}

fn lines(text: &str) -> Vec<Line> {
    let table = text.split("id=\"records\"").nth(1);
    let table = table.unwrap_or_else(|| panic!("no entries: {text}"));
    let table = table.split("</section>").next().unwrap_or_default();
    table.split("<tr").skip(2).map(line).collect()
}

fn line(row: &str) -> Line {
    let to = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let said = row.split("</a>").next().and_then(|rest| rest.rsplit('>').next());
    let number = row
        .split("</td>")
        .filter_map(|cell| cell.rsplit('>').next())
        .filter(|said| said.chars().any(|letter| letter.is_ascii_digit()))
        .last();
    let digits: String = number.unwrap_or_default().replace('.', "");
    let said = said.unwrap_or_default().to_owned();
    (said, to.unwrap_or_default().to_owned(), digits.trim().parse().unwrap_or_default())
}

/// The address of a link of the page by what it says.
fn link(text: &str, said: &str) -> Option<String> {
    let before = text.split(said).next().filter(|before| before.len() < text.len())?;
    let href = before.rsplit("href=\"").next()?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

//! Communication: a session of dissemination is recorded by its form, posts by their channel; each
//! stands in its own figure and in the sentence of the paper. It opens with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, new, november, post, refused};
use super::{reversed, work};

const TOLD: [&str; 2] = ["outreach_sessions", "outreach_attendance"];
/// Kinds of posts, each with its figure.
const CHANNELS: [(&str, &str); 4] = [
    ("post-website", "posts_website"),
    ("post-social", "posts_social"),
    ("post-press", "posts_press_tv"),
    ("post-central", "posts_central_portal"),
];

/// One session with 45 attendances of 40 people, sent twice, then told better.
pub async fn a_session_counts_who_came(demo: &Demo, chi: &mut Visitor) {
    let before = told(demo, &TOLD).await;
    let form = work(&[
        ("title", "Phổ biến Luật Hoạt động chữ thập đỏ"),
        ("count-sessions", "1"),
        ("count-turns", "45"),
        ("count-people", "40"),
        ("partner", "Đoàn xã Phú Lợi"),
    ]);
    let session = new(COMMUNE, "outreach-session");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(post(&mut dung, &session, &form).await.status, StatusCode::NOT_FOUND);
    let nobody = post(&mut Visitor::guest(demo), &session, &form).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    let mut odd = form.clone();
    odd.retain(|(name, _)| *name != "count-people");
    odd.push(("count-people", "46".to_owned()));
    refused(&post(chi, &session, &odd).await, "46 người nhưng chỉ có 45 lượt");
    assert_eq!(told(demo, &TOLD).await, before, "it counts for who may not, or flawed");
    let mut to = String::new();
    for _ in 0..2 {
        to = done(&post(chi, &session, &form).await);
    }
    assert_eq!(told(demo, &TOLD).await, [before[0].map(|n| n + 1), before[1].map(|n| n + 45)]);
    done(&edit(chi, &to, &form, 1, &[("count-turns", "52")]).await);
    assert_eq!(told(demo, &TOLD).await, [before[0].map(|n| n + 1), before[1].map(|n| n + 52)]);
    let page = chi.page(&to).await.words();
    assert!(page.contains("52 lượt") && page.contains("Đoàn xã Phú Lợi"), "{page}");
    for figure in TOLD {
        let why = format!("/why?unit={COMMUNE}&month=2024-11&figure={figure}");
        assert_eq!(dung.get(&why).await.status, StatusCode::NOT_FOUND);
        let page = chi.page(&why).await.text();
        assert!(page.contains(&to), "{figure} does not open to its session: {page}");
    }
    let posts = each_channel_has_its_figure(demo, chi).await;
    let paper = demo.paper(COMMUNE, november()).await.text();
    let (sessions, turns) = (before[0][0] + 1, before[1][0] + 52);
    let said = format!("được {sessions} cuộc với {turns} lượt người tham dự");
    assert!(paper.contains(&said), "{said}: {paper}");
    for (to, version) in posts.iter().map(|to| (to, 1)).chain([(&to, 2)]) {
        reversed(chi, to, version).await;
    }
    assert_eq!(told(demo, &TOLD).await, before);
}

/// November of these figures, at the four levels above the cell.
async fn told(demo: &Demo, codes: &[&str]) -> Vec<[i64; 4]> {
    let mut all = Vec::new();
    for code in codes {
        all.push(demo.levels(code, november()).await);
    }
    all
}

/// As many posts as the channel is far down: each moves its own figure alone, and its page leads to
/// what was posted.
async fn each_channel_has_its_figure(demo: &Demo, chi: &mut Visitor) -> Vec<String> {
    let figures = CHANNELS.map(|(_, figure)| figure);
    let mut all = Vec::new();
    for (at, (kind, _)) in CHANNELS.iter().enumerate() {
        let before = told(demo, &figures).await;
        let (posts, link) = ((at + 1).to_string(), format!("https://hoichuthapdo.org.vn/tin-{at}"));
        let form = work(&[("count-posts", posts.as_str()), ("link", link.as_str())]);
        let to = done(&post(chi, &new(COMMUNE, kind), &form).await);
        for (own, (before, after)) in before.iter().zip(told(demo, &figures).await).enumerate() {
            let more = if own == at { at as i64 + 1 } else { 0 };
            assert_eq!(after, before.map(|had| had + more), "{} after {kind}", figures[own]);
        }
        let page = chi.page(&to).await.text();
        assert!(page.contains(&format!("href=\"{link}\"")), "{kind} lost its link: {page}");
        all.push(to);
    }
    all
}

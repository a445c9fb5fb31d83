//! The home page of the mock: three columns, six figures, a map.

use crate::Country;
use kit::badge::{Tone, badge};
use kit::figure::{FigureCard, Move, Way, cards};
use kit::map::{MapHead, Spot, shaded};
use kit::page::{Crumb, PageHead, Switch, SwitchOption, button_link};
use kit::{Answer, Group, Markup, Visit, html};

pub fn switches(head: PageHead) -> PageHead {
    let months = ["Tháng 10/2024", "Tháng 9/2024", "Tháng 8/2024"];
    let option = |label: &str| SwitchOption::new(label, "?period=x");
    let period = Switch::new(months[0], months.map(option).into())
        .steps(Some(option("Tháng 9/2024")), Some(option("Tháng 11/2024")));
    head.period(period)
}

fn todo(said: &str, tone: Tone, due: &str, more: &str) -> Markup {
    html! { li { a href="/report" {
        span { (said) } (badge(tone, due)) span.quiet { (more) }
    } } }
}

fn moved(said: &str, way: &str, by: &str, more: &str) -> Markup {
    html! { li { a href="/report" {
        span { (said) " " span.(way) { (by) } } span {} span.quiet { (more) }
    } } }
}

pub async fn home(visit: Visit) -> Answer {
    let head = PageHead::new("Chào chị Bình, còn 5 việc hôm nay", Group::Today)
        .lead("Báo cáo tháng 10 đến hạn thứ Sáu, 01/11 · 13 trên 16 đơn vị đã gửi")
        .crumbs(vec![Crumb::link("Trung ương", "/"), Crumb::here("Kiên Giang")])
        .waiting(5)
        .actions(html! {
            (button_link("Ghi một hoạt động", "/form", false))
            (button_link("Mở báo cáo tháng", "/report", true))
        });
    let body = html! {
        div.cols {
            section.card {
                h2 { "Cần làm" }
                ul.list {
                    (todo("Duyệt báo cáo của Giồng Riềng", Tone::Waiting, "hôm nay",
                        "Gửi lúc 08:12 · 60 số liệu, 1 ghi chú"))
                    (todo("Nhắc Tp. Hà Tiên gửi báo cáo", Tone::Call, "trễ 2 ngày",
                        "Lần nhắc trước: 30/10"))
                    (todo("Xem lại “mở 0 lớp” trong phần nhiệm vụ", Tone::Waiting, "trước khi gửi",
                        "Số lớp dự kiến ở Hà Tiên có thể thiếu một chữ số"))
                    (todo("12 địa chỉ nhân đạo chờ bình xét", Tone::Done, "còn 9 ngày",
                        "Kiên Lương 7 · Vĩnh Thuận 5"))
                }
            }
            section.card {
                h2 { "Vừa thay đổi" }
                ul.list {
                    (moved("Suất ăn từ thiện", "up", "+ 2.140", "Bếp Bệnh viện, 31/10 · chị Chi"))
                    (moved("Hội viên", "down", "− 4", "An Biên, chuyển sinh hoạt · anh Đức"))
                    (moved("Nhà cất mới", "up", "+ 1 căn", "Gò Quao, nghiệm thu 30/10 · 47 triệu"))
                }
            }
            section.card { h2 { "Nơi đã gửi" } (map(&visit)?) }
        }
        (cards("Số liệu chính", &figures()))
    };
    Ok(visit.page(&switches(head), body))
}

fn map(visit: &Visit) -> kernel::Result<Markup> {
    let country = visit.house().shelf::<Country>()?;
    let shapes = country.0.all();
    let spot = |(at, shape): (usize, &&kit::map::Shape)| {
        let value = (at % 7 != 0).then_some((at as i64 * 7919) % 21_000);
        Spot {
            code: shape.code.clone(),
            name: shape.name.clone(),
            value,
            printed: value.map(kernel::number::count).unwrap_or_default(),
            href: Some(format!("/report?unit={}", shape.code)),
            calls: at % 11 == 3,
        }
    };
    let spots: Vec<Spot> = shapes.iter().enumerate().map(spot).collect();
    let head =
        MapHead {
            title: "Hội viên", unit: "người", call: Some("chưa gửi"), is_country: true
        };
    Ok(shaded(visit.words(), &head, &shapes, &spots))
}

fn figures() -> Vec<FigureCard> {
    let trend: Vec<Option<i64>> = [24, 20, 22, 14, 16, 8, 5].map(|n| Some(30 - n)).into();
    let card =
        |label: &str, value: &str, unit: Option<&str>, way, said: &str, than: &str| FigureCard {
            label: label.into(),
            value: value.into(),
            unit: unit.map(Into::into),
            href: Some("/report".into()),
            moves: vec![Move { way, said: said.into(), than: than.into() }],
            trend: trend.clone(),
        };
    vec![
        card(
            "Tổng trị giá hoạt động",
            "20,073",
            Some("tỷ đồng"),
            Way::Up,
            "tăng 1,2 tỷ",
            "so với tháng 9",
        ),
        card("Hội viên", "20.315", None, Way::Up, "tăng 16", "so với tháng 9 · mới 46, giảm 30"),
        card(
            "Lượt địa chỉ nhân đạo được giúp",
            "1.939",
            None,
            Way::Up,
            "tăng 65",
            "so với tháng 9",
        ),
        card(
            "Suất ăn bếp tình thương",
            "153.133",
            Some("suất"),
            Way::Up,
            "tăng 3.263",
            "so với tháng 9",
        ),
        card("Đơn vị máu tiếp nhận", "1.182", None, Way::Down, "giảm 22", "so với tháng 9"),
        card("Ca chuyển viện miễn phí", "148", None, Way::Level, "bằng", "cùng kỳ năm trước"),
    ]
}

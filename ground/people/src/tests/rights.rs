//! Who may give what to whom, and what happens when two give at once.

use super::town::{Browser, CENTRE, COMMUNE, OTHER, PROVINCE, settle, towns};
use crate::model::RoleId;
use axum::http::StatusCode;
use kernel::Role;
use kernel::ids::AccountId;

/// Posts the form of a new account; the answer's page shows the initial password.
async fn make(browser: &mut Browser, unit: &str, login: &str, role: &str) -> super::town::Came {
    let (id, role_id) = (AccountId::new().to_string(), RoleId::new().to_string());
    let fields = [
        ("id", id.as_str()),
        ("role_id", role_id.as_str()),
        ("display_name", "Lê Thị Sáu"),
        ("login", login),
        ("role", role),
        ("from", "1/11/24"),
        ("until", ""),
    ];
    browser.post(&format!("/users/new?unit={unit}"), &fields).await
}

#[tokio::test]
async fn who_may_not_gets_a_plain_not_found() {
    for town in towns().await {
        let [an, binh, chi] =
            [town.account("an").await, town.account("binh").await, town.account("chi").await];
        let mut clerk = town.inside("chi").await;
        for page in ["/users", "/users/new", &format!("/users/{chi}"), "/signers/new"] {
            assert_eq!(clerk.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(make(&mut clerk, COMMUNE, "sau", "viewer").await.status, StatusCode::NOT_FOUND);

        let mut dung = town.inside("dung").await;
        for path in ["", "/roles", "/reset", "/close"] {
            let path = format!("/users/{chi}{path}");
            let fields = [
                ("base", "2"),
                ("display_name", "x"),
                ("unit", COMMUNE),
                ("role", "clerk"),
                ("from", "1/11/2024"),
                ("id", &RoleId::new().to_string()),
            ];
            assert_eq!(dung.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(dung.get(&format!("/users/{chi}")).await.status, StatusCode::NOT_FOUND);
        let page = dung.get(&format!("/users?unit={PROVINCE}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let page = dung.get("/users").await;
        assert!(page.body.contains("dung of the story") && !page.body.contains("chi of the"));

        let mut approver = town.inside("binh").await;
        assert_eq!(approver.get(&format!("/users/{an}")).await.status, StatusCode::NOT_FOUND);
        for role in ["centre", "approver", "auditor", "technician"] {
            let came = make(&mut approver, COMMUNE, "sau", role).await;
            assert_eq!(came.status, StatusCode::NOT_FOUND, "an approver gives no {role}");
        }
        for unit in [CENTRE, OTHER] {
            let came = make(&mut approver, unit, "sau", "clerk").await;
            assert_eq!(came.status, StatusCode::NOT_FOUND, "not at {unit}");
        }
        let came = approver.post(&format!("/users/{binh}/reset"), &[("base", "2")]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "not one's own");
        assert!(!town.dump("account").await.contains("tsau"), "nothing was kept");
    }
}

#[tokio::test]
async fn nobody_reaches_further_through_another_ones_account() {
    for town in towns().await {
        let add = |tx: &mut kernel::db::Tx<'_>| settle(tx, "ky-thuat", Role::Technician, PROVINCE);
        town.trial.write(add).await.expect("a technician");
        let grand = |tx: &mut kernel::db::Tx<'_>| settle(tx, "lon", Role::Centre, PROVINCE);
        let grand = town.trial.write(grand).await.expect("an account of the centre's");
        let binh = town.account("binh").await;
        let mut technician = town.inside("ky-thuat").await;
        let page = technician.get(&format!("/users/{grand}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("vượt phạm vi"), "seen, not held");
        for path in ["reset", "close"] {
            let came = technician.post(&format!("/users/{grand}/{path}"), &[("base", "2")]).await;
            assert_eq!(came.status, StatusCode::NOT_FOUND, "{path}");
        }
        let came = technician.post(&format!("/users/{binh}/reset"), &[("base", "2")]).await;
        assert_eq!(came.status, StatusCode::OK, "an approver's account a technician may help");
        assert!(came.body.contains("Mật khẩu ban đầu"));
    }
}

#[tokio::test]
async fn an_initial_password_opens_nothing_until_it_is_changed() {
    for town in towns().await {
        let mut binh = town.inside("binh").await;
        let made = make(&mut binh, COMMUNE, "sau.phuloi", "clerk").await;
        assert_eq!(made.status, StatusCode::OK);
        let initial = made.body.split("<code>").nth(2).and_then(|rest| rest.split('<').next());
        let initial = initial.expect("it is shown").to_owned();
        assert!(!town.has_in_files(initial.as_bytes()), "and kept nowhere");
        let listed = binh.get("/users?q=sau+thi").await;
        assert!(listed.body.contains("Lê Thị Sáu") && listed.body.contains("chờ đổi mật khẩu"));
        assert!(!listed.body.contains("chi of the story"), "the search leaves others out");

        let mut sau = town.browser();
        assert_eq!(sau.log_in("sau.phuloi", &initial).await.status, StatusCode::SEE_OTHER);
        assert_eq!(sau.get("/people").await.status, StatusCode::NOT_FOUND);
        assert!(sau.get("/account").await.body.contains("Đổi mật khẩu ban đầu"));
        let new = "con mèo ngủ trên mái";
        let fields = [("current", initial.as_str()), ("fresh", new), ("again", new)];
        assert_eq!(sau.post("/account/password", &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(sau.get("/people").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn bad_input_is_told_beside_its_field_and_a_double_post_makes_one() {
    for town in towns().await {
        let mut binh = town.inside("binh").await;
        let came = make(&mut binh, COMMUNE, "Sáu Lê", "clerk").await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.body.contains("chữ thường không dấu"));
        assert!(came.body.contains("Sáu Lê") && came.body.contains("Lê Thị Sáu"), "kept");
        let came = make(&mut binh, COMMUNE, "CHI", "clerk").await;
        assert!(came.body.contains("đã có người dùng"), "{}", came.status);
        let (id, role) = (AccountId::new().to_string(), RoleId::new().to_string());
        let fields = [
            ("id", id.as_str()),
            ("role_id", role.as_str()),
            ("display_name", "Sáu"),
            ("login", "sau"),
            ("role", "clerk"),
            ("from", "1/11/24"),
            ("until", ""),
        ];
        let path = format!("/users/new?unit={COMMUNE}");
        assert_eq!(binh.post(&path, &fields).await.status, StatusCode::OK);
        let again = binh.post(&path, &fields).await;
        assert_eq!(
            (again.status, again.location()),
            (StatusCode::SEE_OTHER, &*format!("/users/{id}"))
        );
        let late = [
            ("id", id.as_str()),
            ("role_id", role.as_str()),
            ("display_name", ""),
            ("login", ""),
            ("role", ""),
            ("from", "31/02/2024"),
            ("until", ""),
        ];
        let came = binh.post(&path, &late).await;
        for said in ["Nhập tên hiển thị", "Nhập tên đăng nhập", "Chọn vai trò"] {
            assert!(came.body.matches(said).count() >= 2, "{said}: in the summary and the field");
        }
    }
}

#[tokio::test]
async fn a_role_taken_back_is_gone_at_once() {
    for town in towns().await {
        let id = town.account("chi").await;
        let mut chi = town.inside("chi").await;
        assert_eq!(chi.get("/people").await.status, StatusCode::OK);
        let mut binh = town.inside("binh").await;
        let page = binh.get(&format!("/users/{id}")).await;
        let path = page.after(&format!("action=\"/users/{id}/roles/"));
        let path = format!("/users/{id}/roles/{path}");
        assert!(path.ends_with("/close"), "{path}");
        let came = binh.post(&path, &[("base", "2")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert_eq!(chi.get("/people").await.status, StatusCode::NOT_FOUND);
        assert_eq!(chi.get("/account").await.status, StatusCode::OK, "her own page stays");
        let came = binh.post(&format!("/users/{id}/close"), &[("base", "3")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert_eq!(chi.get("/account").await.status, StatusCode::SEE_OTHER, "now it is closed");
    }
}

#[tokio::test]
async fn two_officers_who_change_one_account_meet() {
    for town in towns().await {
        let id = town.account("chi").await;
        let (mut an, mut binh) = (town.inside("an").await, town.inside("binh").await);
        let path = format!("/users/{id}");
        let name = |name: &'static str| [("base", "2"), ("display_name", name)];
        let first = an.post(&path, &name("Chi (Phú Lợi)")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        let second = binh.post(&path, &name("Chi, cán bộ xã")).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.body.contains("Chi (Phú Lợi)") && second.body.contains("Chi, cán bộ xã"));
        assert!(second.body.contains("an of the story"), "and who was first");
        let role = RoleId::new().to_string();
        let fields = [
            ("id", role.as_str()),
            ("base", "2"),
            ("unit", COMMUNE),
            ("role", "viewer"),
            ("from", "1/11/2024"),
            ("until", ""),
        ];
        let third = binh.post(&format!("{path}/roles"), &fields).await;
        assert_eq!(third.status, StatusCode::CONFLICT, "roles are part of the account");
        assert_eq!(town.dump("account_role").await.matches("tviewer").count(), 0);
    }
}

//! A province asks otherwise than the published rules: the second female calf goes on, and bulls
//! stay with their keeper. It opens with who may not.

use super::{COMMUNE, Herd, StatusCode, Visitor, bank, done, fresh_key};

pub async fn holds_instead_of_the_published_one(chi: &mut Visitor, binh: &mut Visitor) {
    let (id, new) = (fresh_key(), format!("/cattle/new?unit={COMMUNE}"));
    let own = [("calf_order", "2"), ("calf_sex", "female"), ("bulls", "kept")];
    let form = [bank(&id, "first-female"), own.to_vec()].concat();
    assert_eq!(chi.post(&new, &form).await.status, StatusCode::NOT_FOUND, "a clerk opens a bank");
    for (name, value) in [("calf_order", "9"), ("calf_sex", "male"), ("bulls", "eaten")] {
        let odd = form.iter().map(|(own, old)| (*own, if *own == name { value } else { *old }));
        let told = binh.post(&new, &odd.collect::<Vec<_>>()).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", told.words());
        assert_eq!(told.field("name"), form[1].1, "what was typed is lost");
    }
    done(&binh.post(&new, &form).await);
    let mut herd = Herd { path: format!("/cattle/{id}"), known: Vec::new() };
    let words = herd.words(chi).await;
    assert!(words.contains("con thứ hai; chỉ bê cái; hộ giữ, không bán đổi"), "{words}");
    let cow = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
    herd.comes(chi, "receive", "D", &cow).await;
    done(&herd.goes(chi, "place", "D", "Rơ Châm Ba", "10/02/2020").await);
    herd.birth(chi, "D", "D1", ("female", "01/03/2021")).await;
    let told = herd.goes(chi, "place", "D1", "Siu Bốn", "01/09/2021").await;
    assert!(told.words().contains("con ấy là của hộ nuôi"), "the first: {}", told.words());
    herd.birth(chi, "D", "D2", ("male", "01/02/2022")).await;
    let told = herd.goes(chi, "place", "D2", "Siu Bốn", "01/09/2022").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "a bull went on");
    herd.birth(chi, "D", "D3", ("female", "01/01/2023")).await;
    done(&herd.goes(chi, "place", "D3", "Siu Bốn", "01/07/2023").await);
    let words = herd.words(chi).await;
    assert_eq!(words.matches("đã chuyển giao").count(), 1, "{words}");
}

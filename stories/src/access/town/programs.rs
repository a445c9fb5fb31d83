//! What the matrix asks of the addresses for other programs: the same question at each place, with
//! the token of the role that asks.

use super::Corner;
use crate::house;
use crate::visitor::{Told, Visitor};
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::place::Place;
use kernel::{Day, Instant, Result, Who};
use people::proof::token::ApiToken;
use people::{ApiTokenId, NewApiToken, Scope};

/// A token of an account that may all that a token may, at a unit.
pub(super) fn token(tx: &mut Tx<'_>, account: AccountId, place: &Place) -> Result<ApiToken> {
    let who = Who::account(account, "story", Vec::new(), Instant(0), house::today());
    let pass = who.may_own(&people::acts::OWN_TOKEN)?;
    let token = ApiToken::new()?;
    let new = NewApiToken {
        id: ApiTokenId::new(),
        name: "Phần mềm trong truyện".into(),
        unit: place.id,
        scopes: Scope::ALL.to_vec(),
        expires_on: Day::LAST,
    };
    people::tokens::add(tx, &pass, &new, &token)?;
    Ok(token)
}

impl Corner {
    /// Asks as another program asks.
    pub async fn ask_as_program(&self, who: &mut Visitor, method: &str, path: &str) -> Told {
        let address = format!("{}?{}", self.fill_for_programs(path), self.query_of(method, path));
        match method {
            "GET" => who.get(&address).await,
            _ => {
                let headers = [("if-match", "\"99\"")];
                who.send_json(method, &address, &headers, &self.sent(path)).await
            }
        }
    }

    fn fill_for_programs(&self, path: &str) -> String {
        let uid = match path {
            path if path.starts_with("/api/dataSets") => api::uid::of("dataset", "month"),
            path if path.starts_with("/api/dataElements") => self.figure_uid(),
            _ => self.uid(),
        };
        let ids = [
            ("{unit}", self.key.to_string()),
            ("{month}", "2024-11".to_owned()),
            ("{figure}", "members_total".to_owned()),
            ("{cluster}", self.cluster.to_string()),
            ("{report}", self.last.to_string()),
            ("{uid}", uid),
        ];
        ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id))
    }

    fn uid(&self) -> String {
        api::uid::of_unit(self.key)
    }

    fn figure_uid(&self) -> String {
        api::uid::of_figure("members_total")
    }

    fn query_of(&self, method: &str, path: &str) -> String {
        let (code, unit, figure) = (self.code, self.uid(), self.figure_uid());
        match path {
            "/api/v1/units" | "/api/v1/successions" | "/api/v1/reports" | "/api/v1/activities" => {
                format!("under={code}")
            }
            "/api/v1/values" => format!("unit={code}&period=2024-10"),
            "/api/v1/fdrs" => format!("unit={code}&year=2024"),
            "/api/v1/clusters/{cluster}/values" => "period=2024-10".to_owned(),
            "/api/dataValueSets" => format!("orgUnit={unit}&period=202410&dryRun=true"),
            // October has values and is locked, November is open.
            "/api/dataValues" if method == "GET" => format!("de={figure}&pe=202410&ou={unit}"),
            "/api/dataValues" => format!("de={figure}&pe=202411&ou={unit}"),
            "/api/analytics" => {
                format!("dimension=dx:{figure}&dimension=pe:202410&dimension=ou:{unit}")
            }
            _ => String::new(),
        }
    }

    fn sent(&self, path: &str) -> String {
        if path.starts_with("/api/v1/cells") {
            return "{\"value\": 5}".to_owned();
        }
        let value = format!(
            "{{\"dataElement\": \"{}\", \"period\": \"202411\", \"orgUnit\": \"{}\", \
             \"value\": \"5\"}}",
            self.figure_uid(),
            self.uid()
        );
        match path {
            "/api/dataValueSets" => format!("{{\"dataValues\": [{value}]}}"),
            _ => value,
        }
    }
}

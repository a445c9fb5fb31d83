//! Files for spreadsheets and for HXL: UTF-8 with its mark, CRLF, no cell that runs as a formula
//! (HXL 1.1: the second row holds the hashtags). It reads nothing.

use crate::papers::Paper;
use api::Tree;
use kernel::figure::Measure;
use kit::Visit;
use kit::web::csv_file;

const COLUMNS: [(&str, &str); 14] = [
    ("open-csv-unit", "#adm1+name"),
    ("open-csv-code", "#adm1+code"),
    ("open-csv-level", "#meta+level"),
    ("open-csv-start", "#date+start"),
    ("open-csv-end", "#date+end"),
    ("open-csv-figure", "#indicator+code"),
    ("open-csv-label-vi", "#indicator+name+i_vi"),
    ("open-csv-label-en", "#indicator+name+i_en"),
    ("open-csv-value", "#indicator+value+num"),
    ("open-csv-measure", "#meta+unit"),
    ("open-csv-least", "#meta+at_least"),
    ("open-csv-paper", "#meta+source+document"),
    ("open-csv-mark", "#meta+remark"),
    // What was added later stands last: who reads columns by their place still finds them.
    ("open-csv-form", "#meta+form"),
];

/// The figures of published papers, a row a figure.
pub fn figures(visit: &Visit, tree: &Tree, papers: &[&Paper]) -> Vec<u8> {
    let heads = COLUMNS.iter().map(|(key, _)| visit.say(key)).collect();
    let tags = COLUMNS.iter().map(|(_, tag)| (*tag).to_owned()).collect();
    let mut rows = vec![heads, tags];
    let words = |lang| kit::Words::new(visit.house().catalogue.clone(), lang);
    let (vi, en) = (words(kit::Lang::Vi), words(kit::Lang::En));
    for paper in papers {
        let Some(unit) = tree.get(paper.unit) else { continue };
        let mark = paper.mark.as_deref().map(|key| visit.say(key)).unwrap_or_default();
        for told in &paper.values {
            let Ok(figure) = visit.house().figure(&told.code) else { continue };
            let label = api::say::label_key(&told.code);
            let measure = match figure.measure {
                Measure::Money => "VND".to_owned(),
                Measure::Count => visit.say(&format!("unit-{}", figure.unit)),
            };
            rows.push(vec![
                unit.name.clone(),
                unit.official_code.clone().unwrap_or_else(|| unit.code.clone()),
                unit.level.clone(),
                paper.of.period.first().iso(),
                paper.of.period.last().iso(),
                told.code.clone(),
                vi.say(&label),
                en.say(&label),
                told.value.to_string(),
                measure,
                if told.at_least { "yes".into() } else { "no".into() },
                paper.symbol.clone(),
                mark.clone(),
                paper.of.form.code.to_owned(),
            ]);
        }
    }
    csv_file(&rows)
}

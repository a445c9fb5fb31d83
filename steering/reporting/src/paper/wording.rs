//! The words of a report, section by section: its own where somebody wrote them, else the default
//! wording; and the refusal of words that contradict the cells.

use crate::figures::find;
use crate::model::{AdjustmentRow, TaskRow};
use crate::narrative::{self, Cells, Rendered};
use crate::store;
use crate::view::View;
use kernel::db::Tx;
use kernel::figure::Measure;
use kernel::number;
use kernel::paper::Text;
use kernel::{Error, Flaw, Pass, Result};
use std::collections::HashMap;

/// The numbered sections of part I, in the order of S4 (RPT-04).
pub const NUMBERED: &[&str] =
    &["organisation", "outreach", "social", "disaster", "health", "youth"];

/// Every section whose words a report may have of its own, in reading order.
pub const SECTIONS: &[&str] = &[
    "summary",
    "intro",
    "part-one",
    "head-organisation",
    "organisation",
    "head-outreach",
    "outreach",
    "head-social",
    "social",
    "head-disaster",
    "disaster",
    "head-health",
    "health",
    "head-youth",
    "youth",
    "total",
    "part-two",
    "tasks",
    "closing",
];

/// Words of the paper that are not a section: the papers of this form are Vietnamese.
pub(super) const DRAFT: &str = "Dự thảo";
pub(super) const SYNTHETIC: &str = "Số liệu tổng hợp minh họa, không phải số liệu thật.";

pub(super) const COMPARED: &str = "So sánh với cùng kỳ năm trước";
pub(super) const COL_FIGURE: &str = "Chỉ tiêu";
pub(super) const COL_UNIT: &str = "Đơn vị tính";
pub(super) const COL_NOW: &str = "Kỳ này";
pub(super) const COL_YEAR: &str = "Cùng kỳ";
pub(super) const COL_MOVED: &str = "Tăng, giảm";
pub(super) const COL_WHAT: &str = "Nội dung";
pub(super) const COL_TIMES: &str = "Số việc";
pub(super) const COL_COUNT: &str = "Số lượng";
pub(super) const COL_VALUE: &str = "Trị giá (đồng)";
pub(super) const COL_PEOPLE: &str = "Người";
pub(super) const COL_TURNS: &str = "Lượt người";
pub(super) const COL_WHERE: &str = "Nơi làm";
pub(super) const SINCE: &str = "Từ ngày";
pub(super) const UNTIL: &str = "đến ngày";
pub(super) const PIECES: &str = "việc";
pub(super) const PEOPLE: &str = "người";
pub(super) const TURNS: &str = "lượt người";
pub(super) const WORTH: &str = "trị giá";
pub(super) const YEAR_BEFORE: &str = "cùng kỳ năm trước";
pub(super) const NONE_BEFORE: &str = "cùng kỳ năm trước chưa ghi việc nào";
pub(super) const GATHERED: &str = "Tổng hợp báo cáo của các cơ quan, tổ chức";
pub(super) const SENT: &str = "Đã gửi báo cáo";
pub(super) const NOT_SENT: &str = "Chưa gửi";
pub(super) const COL_BODY: &str = "Cơ quan, tổ chức";
pub(super) const SUM: &str = "Cộng";
pub(super) const WORK: &str = "Việc đã làm theo hồ sơ";
pub(super) const CORRECTED: &str = "Điều chỉnh số liệu của các tháng đã khóa:";
pub(super) const CORRECTED_OF_CUT: &str =
    "Có điều chỉnh của các tháng đã khóa ở đơn vị nay đã bị chia, không tách được:";
pub(super) const MONTH: &str = "tháng";
pub(super) const MORE: &str = "tăng";
pub(super) const LESS: &str = "giảm";
pub(super) const AND: &str = "và";
pub(super) const OTHER_UNITS: &str = "đơn vị khác";
pub(super) const BY_CELL: &str = "ô báo cáo nhập hoặc sửa sau khi khóa";
pub(super) const BY_WORK: &str = "việc thiện ghi, sửa hoặc rút sau khi khóa";
pub(super) const BY_RECORD: &str = "hồ sơ ghi sau khi khóa";

pub(super) const ADJUSTED: &str = "Số liệu điều chỉnh so với hồ sơ:";

/// `Suất ăn Bếp ăn tình thương: giảm 120, Huyện An Biên. Đếm trùng ngày 12/10.`
pub(super) fn adjustment(row: &AdjustmentRow) -> String {
    let label = super::vi::figure(&row.figure);
    let way = if row.amount < 0 { LESS } else { MORE };
    let amount = match find(&row.figure).map(|figure| figure.measure) {
        Some(Measure::Money) => format!("{} đồng", number::vnd(row.amount.abs())),
        _ => number::count(row.amount.abs()),
    };
    let reason = row.reason.trim_end_matches('.');
    format!("{label}: {way} {amount}, {}. {reason}.", row.unit_name)
}

/// The words of one report.
pub(super) struct Words {
    own: HashMap<String, String>,
    default: HashMap<String, String>,
}

impl Words {
    pub(super) fn load(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Words> {
        let own = match &view.report {
            Some(report) => store::wordings(tx, pass, report.id)?,
            None => Vec::new(),
        };
        let default = narrative::parts(narrative::template(view.of.form));
        Ok(Words {
            own: own.into_iter().map(|words| (words.section, words.body)).collect(),
            default: default.into_iter().map(|part| (part.name, part.body)).collect(),
        })
    }

    fn template(&self, section: &str) -> &str {
        let found = self.own.get(section).or_else(|| self.default.get(section));
        found.map_or("", String::as_str)
    }

    /// Every template that the paper of this report is made of.
    pub(super) fn templates(&self) -> impl Iterator<Item = &str> {
        SECTIONS.iter().map(|section| self.template(section))
    }

    /// Whether the paper of this form has a section.
    fn has(&self, section: &str) -> bool {
        self.default.contains_key(section)
    }

    /// The paragraphs of a section.
    pub(super) fn lines(&self, section: &str, cells: &Cells) -> Vec<Rendered> {
        fill(section, self.template(section), cells)
    }

    /// A section of one line as text.
    pub(super) fn text(&self, section: &str, cells: &Cells) -> Text {
        let lines = self.lines(section, cells);
        lines.first().map_or_else(Text::new, super::text)
    }

    /// A section of one line as plain words.
    pub(super) fn line(&self, section: &str, cells: &Cells) -> String {
        self.lines(section, cells).first().map_or_else(String::new, Rendered::text)
    }
}

/// Fills a template; words that do not parse are shown as they stand, with their flaw.
pub(super) fn fill(section: &str, template: &str, cells: &Cells) -> Vec<Rendered> {
    match narrative::parse(section, template) {
        Ok(lines) => narrative::render(section, &lines, cells),
        Err(flaws) => vec![Rendered {
            kind: narrative::LineKind::Plain,
            runs: vec![narrative::Run {
                text: template.to_owned(),
                italic: false,
                figure: Some(section.to_owned()),
                flaw: flaws.into_iter().next(),
            }],
        }],
    }
}

/// Every section of a report with its words, own or default, for the page that edits them.
pub fn sections(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Vec<(&'static str, String)>> {
    let words = Words::load(tx, pass, view)?;
    let has = SECTIONS.iter().filter(|section| words.has(section));
    Ok(has.map(|section| (*section, words.template(section).to_owned())).collect())
}

/// Refuses words that contradict the cells, naming the place. A planned count of zero is a notice
/// of its own (DEF-10) and does not stop a paper that quotes an old one.
pub fn refuse_contradictions(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<()> {
    let words = Words::load(tx, pass, view)?;
    let cells = super::details::cells(tx, pass, view, &words)?;
    let mut flaws: Vec<Flaw> = Vec::new();
    for section in SECTIONS {
        let lines = words.lines(section, &cells);
        flaws.extend(lines.iter().flat_map(Rendered::flaws).cloned());
    }
    for task in &view.tasks {
        flaws.extend(task_flaws(&cells, task));
    }
    if flaws.is_empty() { Ok(()) } else { Err(Error::Invalid(flaws)) }
}

fn task_flaws(cells: &Cells, task: &TaskRow) -> Vec<Flaw> {
    let cells = Cells { plan: task.plan, plan_flaw: None, ..cells.clone() };
    let lines = fill(&format!("task-{}", task.place_in_order), &task.body, &cells);
    lines.iter().flat_map(Rendered::flaws).cloned().collect()
}

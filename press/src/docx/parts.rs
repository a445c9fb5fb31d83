//! The files around the text: what the package holds, who points at what, core properties and
//! settings. They will never name a program, a computer or a person who typed.

use super::picture;
use super::xml::Xml;
use kernel::paper::Paper;

/// The names of the elements of a text.
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// The names of pointers to other files.
pub(super) const R: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `[Content_Types].xml`
pub(super) fn content_types(has_picture: bool) -> String {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    if has_picture {
        xml.empty("Default", &[("Extension", "png"), ("ContentType", "image/png")]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
    let word = |kind: &str| format!("{WORD}.{kind}+xml");
    for (part, kind) in [
        ("/docProps/core.xml", core),
        ("/word/document.xml", word("document.main")),
        ("/word/styles.xml", word("styles")),
        ("/word/settings.xml", word("settings")),
        ("/word/header1.xml", word("header")),
        ("/word/header2.xml", word("header")),
        ("/word/footer1.xml", word("footer")),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
    }
    xml.close("Types");
    xml.finish()
}

/// `_rels/.rels`
pub(super) fn package_relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations(&[
        ("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
    ])
}

/// `word/_rels/document.xml.rels`
pub(super) fn document_relations(has_picture: bool) -> String {
    let mut all = vec![
        ("rId1", format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", format!("{OFFICE}/settings"), "settings.xml"),
        ("rId3", format!("{OFFICE}/header"), "header1.xml"),
        ("rId4", format!("{OFFICE}/header"), "header2.xml"),
        ("rId5", format!("{OFFICE}/footer"), "footer1.xml"),
    ];
    if has_picture {
        let file = picture::PART.trim_start_matches("word/");
        all.push((picture::RELATION, format!("{OFFICE}/image"), file));
    }
    let all: Vec<_> = all.iter().map(|(id, kind, target)| (*id, kind.as_str(), *target)).collect();
    relations(&all)
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target) in all {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

/// `docProps/core.xml`: title, agency, language and the day it was made.
pub(super) fn core(paper: &Paper) -> String {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.open("dc:title", &[]).words(&paper.title).close("dc:title");
    xml.open("dc:creator", &[]).words(&paper.head.agency_line()).close("dc:creator");
    xml.open("dc:language", &[]).words(&paper.lang).close("dc:language");
    let made = format!("{}T00:00:00Z", paper.made_on.iso());
    for tag in ["dcterms:created", "dcterms:modified"] {
        xml.open(tag, &[("xsi:type", "dcterms:W3CDTF")]).words(&made).close(tag);
    }
    xml.close("cp:coreProperties");
    xml.finish()
}

/// `word/settings.xml`: without it Word opens the file in compatibility mode.
pub(super) fn settings(paper: &Paper) -> String {
    let mut xml = Xml::new();
    xml.open("w:settings", &[W]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.val("w:defaultTabStop", 720);
    xml.val("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode).close("w:compat");
    xml.val("w:themeFontLang", &paper.lang);
    xml.close("w:settings");
    xml.finish()
}

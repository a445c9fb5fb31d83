//! The one picture a Word file of ours may hold: the QR code of a paper's check address. It will
//! never hold anything that somebody uploaded.

use super::xml::Xml;

/// The name of the picture in the package.
pub(super) const PART: &str = "word/media/qr.png";
/// By which the text points at it.
pub(super) const RELATION: &str = "rId6";

/// Side of the printed picture, in English Metric Units: 22 mm.
const SIDE_EMU: &str = "792000";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// A `w:drawing` that stands in a line of text; what a reader hears is the code itself.
pub(super) fn drawing(code: &str) -> String {
    let mut xml = Xml::piece();
    let names = [
        ("xmlns:wp", format!("{DRAWING}/wordprocessingDrawing")),
        ("xmlns:a", format!("{DRAWING}/main")),
        ("xmlns:pic", format!("{DRAWING}/picture")),
    ];
    let names: Vec<(&str, &str)> = names.iter().map(|(name, value)| (*name, &**value)).collect();
    let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
    xml.open("w:drawing", &[]).open("wp:inline", &[&names[..], &none[..]].concat());
    xml.empty("wp:extent", &[("cx", SIDE_EMU), ("cy", SIDE_EMU)]);
    xml.empty("wp:docPr", &[("id", "1"), ("name", "QR"), ("descr", code)]);
    xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", names[2].1)]);
    xml.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", "1"), ("name", "QR"), ("descr", code)]);
    xml.empty("pic:cNvPicPr", &[]).close("pic:nvPicPr");
    xml.open("pic:blipFill", &[]).empty("a:blip", &[("r:embed", RELATION)]);
    xml.open("a:stretch", &[]).empty("a:fillRect", &[]).close("a:stretch").close("pic:blipFill");
    xml.open("pic:spPr", &[]).open("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", SIDE_EMU), ("cy", SIDE_EMU)]).close("a:xfrm");
    xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close("a:prstGeom");
    xml.close("pic:spPr").close("pic:pic").close("a:graphicData").close("a:graphic");
    xml.close("wp:inline").close("w:drawing");
    xml.finish()
}

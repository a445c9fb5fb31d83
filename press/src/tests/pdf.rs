//! PDF files: what typst set on each page, and what the file says of itself.

use super::sample::{MARKUP, letter, proved, report};
use super::squeezed;
use crate::pdf::typeset;
use kernel::Error;
use kernel::paper::{Body, Paper};
use typst::layout::{Frame, FrameItem};

/// The words of a page: in the top margin, in the text, at the foot.
#[derive(Default)]
struct Page {
    number: String,
    text: String,
    foot: String,
}

fn pages(paper: &Paper) -> Vec<Page> {
    let document = typeset(paper).expect("pages");
    document.pages().iter().map(|page| read(&page.frame, paper)).collect()
}

fn read(frame: &Frame, paper: &Paper) -> Page {
    let mut page = Page::default();
    let bottom_mm = frame.height().to_mm() - f64::from(paper.layout.bottom_mm);
    walk(frame, 0.0, &mut |y_mm, words| match y_mm {
        y if y < f64::from(paper.layout.top_mm) => page.number.push_str(words),
        y if y > bottom_mm => page.foot.push_str(words),
        _ => page.text.push_str(words),
    });
    page
}

fn walk(frame: &Frame, above_mm: f64, found: &mut impl FnMut(f64, &str)) {
    for (point, item) in frame.items() {
        let y_mm = above_mm + point.y.to_mm();
        match item {
            FrameItem::Group(group) => walk(&group.frame, y_mm + group.transform.ty.to_mm(), found),
            FrameItem::Text(text) => found(y_mm, &text.text),
            _ => {}
        }
    }
}

/// The words that a table head adds on each page after its first.
fn repeated_head(paper: &Paper) -> String {
    let lines = paper.lines();
    let first = lines.iter().position(|line| line == "TT").expect("a head");
    squeezed(&lines[first..first + 4].join(""))
}

#[test]
fn a_pdf_carries_the_words_of_the_paper_and_no_others() {
    let mut short = proved();
    short.appendices.clear();
    for paper in [short, letter()] {
        let pages = pages(&paper);
        let printed: String = pages.iter().map(|page| squeezed(&page.text)).collect();
        let notes = squeezed(&paper.notes.join(""));
        let wanted = squeezed(&paper.text());
        assert_eq!(printed, wanted.strip_suffix(&notes).expect("the notes come last"));
        assert!(pages.iter().all(|page| squeezed(&page.foot) == notes));
    }
    let letter: String = pages(&letter()).iter().map(|page| squeezed(&page.text)).collect();
    assert!(letter.contains(&squeezed(MARKUP)), "{letter}");
}

#[test]
fn a_table_repeats_its_head_and_an_appendix_counts_its_own_pages() {
    let paper = report();
    let pages = pages(&paper);
    let numbers: Vec<&str> = pages.iter().map(|page| page.number.as_str()).collect();
    assert_eq!(numbers, ["", "2", "3", "", "2", "3"]);
    let head = repeated_head(&paper);
    for page in &pages[4..] {
        assert!(squeezed(&page.text).starts_with(&head), "{}", page.text);
    }
    let printed: String = pages.iter().map(|page| squeezed(&page.text)).collect();
    let once = printed.matches(&head).count() - 2;
    assert_eq!(once, 2, "one for each table, and two that were repeated");
}

#[test]
fn the_signature_never_stands_alone() {
    // Papers of every length around a page: wherever the last one breaks, words come with it.
    for lines in 10..40 {
        let mut paper = report();
        paper.appendices.clear();
        paper.body = Body::new();
        (0..lines).for_each(|at| _ = paper.body.dash(format!("Dòng {at}.")));
        paper.body.paragraph("Trên đây là báo cáo.").end_mark();
        let pages = pages(&paper);
        let last = pages.last().expect("a page");
        assert!(last.text.contains("Trên đây là báo cáo./."), "{lines}: {}", last.text);
        assert!(last.text.contains("Nguyễn Văn Tùng"), "{lines}");
    }
}

#[test]
fn the_file_is_an_archive_copy_for_every_reader() {
    for paper in [proved(), letter()] {
        let file = crate::pdf(&paper).expect("a file");
        assert!(file.starts_with(b"%PDF-1.7"));
        // An archive copy keeps its own description in plain text.
        let text = String::from_utf8_lossy(&file);
        for claim in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "vi-VN"] {
            assert!(text.contains(claim), "{claim}");
        }
        assert!(text.contains("Tinos-Regular") && text.contains("/StructTreeRoot"));
        assert_eq!(file, crate::pdf(&paper).expect("a file"), "the same bytes each time");
    }
}

#[test]
fn a_letter_that_cannot_be_drawn_is_named() {
    let paper = letter().note("rất vui 😀");
    match crate::pdf(&paper) {
        Err(Error::Invalid(flaws)) => {
            assert_eq!(flaws[0].key, "paper-letter-unknown");
            assert_eq!(flaws[0].args, [("letter", "😀".to_owned())]);
        }
        other => panic!("{:?}", other.map(|file| file.len())),
    }
}

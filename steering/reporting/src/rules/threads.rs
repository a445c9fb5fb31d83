//! Comments with their written answers: on a cell, what another person says under a comment
//! answers it. It is pure, and settles nothing.

use crate::model::CommentRow;
use kernel::Flaw;
use kernel::fold::tidy_text;

/// Letters of a comment.
const LONGEST: usize = 2000;

/// What somebody says under a cell or part, typed into a field of this name.
pub fn read_comment(field: &str, text: &str) -> Result<String, Flaw> {
    let body = tidy_text(text);
    match body.chars().count() {
        0 => Err(Flaw::new(field, "comment-empty")),
        n if n > LONGEST => Err(Flaw::new(field, "comment-long")),
        _ => Ok(body),
    }
}

/// A comment and what was answered to it.
#[derive(Debug, Clone)]
pub struct Thread<'c> {
    /// The comment.
    pub asked: &'c CommentRow,
    /// What others said under it, the oldest first.
    pub answers: Vec<&'c CommentRow>,
}

/// The comments of a report (oldest first) with their answers, cell by cell in the order in which
/// each was first spoken of. Whoever speaks twice on a cell asks twice; an answer is another's.
pub fn threads(comments: &[CommentRow]) -> Vec<Thread<'_>> {
    let mut cells: Vec<(&str, Vec<Thread<'_>>)> = Vec::new();
    for comment in comments {
        let at = cells.iter().position(|(figure, _)| *figure == comment.figure);
        let at = at.unwrap_or_else(|| {
            cells.push((&comment.figure, Vec::new()));
            cells.len() - 1
        });
        let Some((_, threads)) = cells.get_mut(at) else { continue };
        match threads.last_mut().filter(|last| last.asked.said_name != comment.said_name) {
            Some(last) => last.answers.push(comment),
            None => threads.push(Thread { asked: comment, answers: Vec::new() }),
        }
    }
    cells.into_iter().flat_map(|(_, threads)| threads).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LineId;
    use kernel::Instant;

    fn said(figure: &str, by: &str, body: &str) -> CommentRow {
        CommentRow {
            id: LineId::new(),
            figure: figure.into(),
            body: body.into(),
            said_name: by.into(),
            said_at: Instant(0),
            closed_at: None,
            version: 1,
        }
    }

    #[test]
    fn an_answer_stands_under_the_comment_that_it_answers() {
        let all = [
            said("meals", "Bình", "12 or 13?"),
            said("blood", "Bình", "too much"),
            said("meals", "Chi", "13"),
            said("meals", "Chi", "the paper says so"),
            said("meals", "Bình", "which paper?"),
            said("meals", "Chi", "number 4"),
        ];
        let told: Vec<(String, Vec<&str>)> = threads(&all)
            .iter()
            .map(|one| {
                let answers = one.answers.iter().map(|answer| answer.body.as_str()).collect();
                (one.asked.body.clone(), answers)
            })
            .collect();
        let wanted: [(&str, &[&str]); 3] = [
            ("12 or 13?", &["13", "the paper says so"]),
            ("which paper?", &["number 4"]),
            ("too much", &[]),
        ];
        assert_eq!(told.len(), wanted.len());
        for ((asked, answers), (question, said)) in told.iter().zip(wanted) {
            assert_eq!((asked.as_str(), answers.as_slice()), (question, said));
        }
    }
}

//! Writes XML by hand: tags, attributes and words, each escaped in one place. It will never write
//! a character that XML forbids.

/// XML being written.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A file that begins with the XML declaration.
    pub(super) fn new() -> Xml {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Xml { out: declaration.to_owned() }
    }

    /// A piece of a file.
    pub(super) fn piece() -> Xml {
        Xml { out: String::new() }
    }

    /// `<tag a="b">`
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Xml {
        self.tag(tag, attributes, ">")
    }

    /// `</tag>`
    pub(super) fn close(&mut self, tag: &str) -> &mut Xml {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        self
    }

    /// `<tag a="b"/>`
    pub(super) fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Xml {
        self.tag(tag, attributes, "/>")
    }

    /// `<tag w:val="…"/>`, the commonest element of Word.
    pub(super) fn val(&mut self, tag: &str, value: impl ToString) -> &mut Xml {
        self.empty(tag, &[("w:val", &value.to_string())])
    }

    /// Words.
    pub(super) fn words(&mut self, words: &str) -> &mut Xml {
        escape(words, &mut self.out);
        self
    }

    /// An element that was written before.
    pub(super) fn raw(&mut self, element: &str) -> &mut Xml {
        self.out.push_str(element);
        self
    }

    /// The file.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn tag(&mut self, tag: &str, attributes: &[(&str, &str)], end: &str) -> &mut Xml {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str(end);
        self
    }
}

fn escape(words: &str, out: &mut String) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0, production 2: no other control characters and no non-characters.
            '\t' | '\n' | '\r' => out.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
}

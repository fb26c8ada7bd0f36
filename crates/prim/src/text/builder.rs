//! `TextBuilder`: collects a string piece by piece; the ASCII case costs a push.

use std::fmt;

use super::storage::Text;
use super::view::TextRef;

/// Collects a [`Text`], widening only when a code point needs it.
///
/// ```
/// use taipan_prim::text::TextBuilder;
/// let mut out = TextBuilder::new();
/// out.push_str("x = ").push(0x1F40D);
/// assert_eq!(out.finish().to_utf8().unwrap(), "x = 🐍");
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextBuilder {
    text: Text,
}

impl TextBuilder {
    pub fn new() -> TextBuilder {
        TextBuilder { text: Text::new() }
    }

    /// Room for `units` ASCII characters.
    pub fn with_capacity(units: usize) -> TextBuilder {
        TextBuilder { text: Text::with_capacity(units) }
    }

    /// Appends a code point; one past U+10FFFF as U+FFFD.
    #[inline]
    pub fn push(&mut self, c: u32) -> &mut TextBuilder {
        self.text.push(c);
        self
    }

    pub fn push_char(&mut self, c: char) -> &mut TextBuilder {
        self.push(c as u32)
    }

    pub fn push_str(&mut self, s: &str) -> &mut TextBuilder {
        self.text.push_str(s);
        self
    }

    pub fn push_text(&mut self, text: TextRef<'_>) -> &mut TextBuilder {
        self.text.push_text(text);
        self
    }

    /// Appends `c` `count` times.
    pub fn push_repeated(&mut self, c: u32, count: usize) -> &mut TextBuilder {
        self.text.push_repeated(c, count);
        self
    }

    /// Code points so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn finish(self) -> Text {
        self.text
    }
}

impl fmt::Write for TextBuilder {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.text.push_str(s);
        Ok(())
    }
}

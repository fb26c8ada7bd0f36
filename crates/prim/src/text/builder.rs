//! `TextBuilder`: collects a string piece by piece; the ASCII case costs a push.

use std::fmt;

use super::storage::{Repr, Text, copied};
use super::view::TextRef;

/// Collects a [`Text`], widening only when a code point needs it.
///
/// ```
/// use taipan_prim::text::TextBuilder;
/// let mut out = TextBuilder::new();
/// out.push_str("x = ").push(0x1F40D);
/// assert_eq!(out.finish().to_utf8().unwrap(), "x = 🐍");
/// ```
#[derive(Clone, Debug)]
pub struct TextBuilder {
    /// The string as long as it is ASCII and short: most are when they are done, and are allocated once.
    few: [u8; FEW],
    len: usize,
    text: Option<Text>,
}

const FEW: usize = 120;

impl TextBuilder {
    pub fn new() -> TextBuilder {
        TextBuilder { few: [0; FEW], len: 0, text: None }
    }

    /// Room for `units` ASCII characters.
    pub fn with_capacity(units: usize) -> TextBuilder {
        let text = if units > FEW { Some(Text::with_capacity(units)) } else { None };
        TextBuilder { text, ..TextBuilder::new() }
    }

    /// The next `n` bytes, to be filled with ASCII, if the string stays short.
    #[inline]
    fn room(&mut self, n: usize) -> Option<&mut [u8]> {
        if self.text.is_some() {
            return None;
        }
        let (start, end) = (self.len, self.len.checked_add(n)?);
        let room = self.few.get_mut(start..end)?;
        self.len = end;
        Some(room)
    }

    /// The string, which may become any.
    fn any(&mut self) -> &mut Text {
        let few = self.few.get(..self.len).unwrap_or_default();
        self.text.get_or_insert_with(|| {
            let mut text = Text::with_capacity(2 * FEW);
            text.push_text(TextRef::Ascii(few));
            text
        })
    }

    /// Appends a code point; one past U+10FFFF as U+FFFD.
    #[inline]
    pub fn push(&mut self, c: u32) -> &mut TextBuilder {
        if c < 0x80
            && let Some([unit]) = self.room(1)
        {
            *unit = c as u8;
        } else {
            self.any().push(c);
        }
        self
    }

    pub fn push_char(&mut self, c: char) -> &mut TextBuilder {
        self.push(c as u32)
    }

    pub fn push_str(&mut self, s: &str) -> &mut TextBuilder {
        if s.is_ascii()
            && let Some(room) = self.room(s.len())
        {
            room.copy_from_slice(s.as_bytes());
        } else {
            self.any().push_str(s);
        }
        self
    }

    pub fn push_text(&mut self, text: TextRef<'_>) -> &mut TextBuilder {
        if let TextRef::Ascii(units) = text
            && let Some(room) = self.room(units.len())
        {
            room.copy_from_slice(units);
        } else {
            self.any().push_text(text);
        }
        self
    }

    /// Appends `c` `count` times.
    pub fn push_repeated(&mut self, c: u32, count: usize) -> &mut TextBuilder {
        if count == 0 {
            return self;
        }
        if c < 0x80
            && let Some(room) = self.room(count)
        {
            room.fill(c as u8);
        } else {
            self.any().push_repeated(c, count);
        }
        self
    }

    /// Code points so far.
    pub fn len(&self) -> usize {
        self.text.as_ref().map_or(self.len, Text::len)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of a code unit so far.
    pub fn unit(&self) -> usize {
        self.text.as_ref().map_or(1, |text| text.as_ref().unit())
    }

    pub fn finish(self) -> Text {
        let few = self.few.get(..self.len).unwrap_or_default();
        self.text.unwrap_or_else(|| Text(Repr::Ascii(copied(few))))
    }
}

impl Default for TextBuilder {
    fn default() -> TextBuilder {
        TextBuilder::new()
    }
}

impl fmt::Write for TextBuilder {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        TextBuilder::push_str(self, s);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_pieces_give_the_string_of_all(pieces in proptest::collection::vec((any::<bool>(), "[a-z]{0,50}|[a-zñ蛇🐍]{0,5}"), 0..9)) {
            let (mut built, mut expected) = (TextBuilder::new(), String::new());
            for (as_text, piece) in &pieces {
                match as_text {
                    true => built.push_text(Text::from(piece.as_str()).as_ref()),
                    false => built.push_str(piece).push_repeated('x' as u32, piece.len() / 20).push_char('-'),
                };
                expected += piece;
                if !as_text {
                    expected += &"x".repeat(piece.len() / 20);
                    expected.push('-');
                }
                prop_assert_eq!(built.len(), expected.chars().count());
            }
            prop_assert_eq!(built.finish(), Text::from(expected));
        }
    }
}

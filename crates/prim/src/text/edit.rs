//! New strings from old: `replace`, `join`, padding, tabs, `translate`.

use super::find::in_width;
use super::storage::Text;
use super::view::{TextRef, with_units};
use crate::seq;

/// The result would be longer than the caller allows (or than any `Py_ssize_t`): a `MemoryError` or `OverflowError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// What `str.translate` found for a code point.
#[derive(Clone, Debug)]
pub enum Translation {
    Keep,
    Delete,
    Point(u32),
    Text(Text),
}

/// `replace` of the first `count` occurrences; the result is `total` long.
fn replace_ascii(hay: &[u8], old: &[u8], new: &[u8], count: usize, total: usize) -> Text {
    let mut out = Vec::with_capacity(total);
    let (mut left, mut start) = (count, 0);
    seq::each(hay, old, |at| {
        out.extend_from_slice(hay.get(start..at).unwrap_or_default());
        out.extend_from_slice(new);
        start = at + old.len();
        left -= 1;
        left > 0
    });
    out.extend_from_slice(hay.get(start..).unwrap_or_default());
    Text::from_latin1_vec(out)
}

impl TextRef<'_> {
    /// `str.replace(old, new, max)`, `usize::MAX` for a `count` of -1. `None` when nothing was replaced.
    ///
    /// # Errors
    /// [`TooLong`] when the result would have more than `limit` code points; nothing was allocated for it then.
    ///
    /// ```
    /// use taipan_prim::text::Text;
    /// let [s, old, new] = ["ab", "", "-"].map(Text::from);
    /// let replaced = s.as_ref().replace(old.as_ref(), new.as_ref(), usize::MAX, usize::MAX).unwrap();
    /// assert_eq!(replaced.unwrap(), "-a-b-");
    /// ```
    pub fn replace(
        self,
        old: TextRef<'_>,
        new: TextRef<'_>,
        max: usize,
        limit: usize,
    ) -> Result<Option<Text>, TooLong> {
        let count = self.count_up_to(old, max);
        if count == 0 || old == new {
            return Ok(None);
        }
        let grown = count.checked_mul(new.len()).and_then(|n| n.checked_add(self.len() - count * old.len()));
        let total = grown.filter(|&n| n <= limit && isize::try_from(n).is_ok()).ok_or(TooLong)?;
        if let (TextRef::Ascii(hay), TextRef::Ascii(old), TextRef::Ascii(new)) = (self, old, new) {
            return Ok(Some(replace_ascii(hay, old, new, count, total)));
        }
        let mut out = Text::with_capacity(if self.width() == 1 { total } else { 0 });
        let mut left = count;
        let mut start = 0;
        with_units!(self, |hay| seq::each(hay, &in_width(old).unwrap_or_default(), |at| {
            out.push_text(self.slice(start, at));
            out.push_text(new);
            start = at + old.len();
            left -= 1;
            left > 0
        }));
        out.push_text(self.slice(start, self.len()));
        Ok(Some(out))
    }

    /// `self.join(items)`
    pub fn join<'b>(self, items: impl IntoIterator<Item = TextRef<'b>>) -> Text {
        let mut out = Text::new();
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                out.push_text(self);
            }
            out.push_text(item);
        }
        out
    }

    /// `left` and `right` times `fill` around the string. Here and in the methods below the caller has refused a width that memory
    /// does not allow.
    pub fn pad(self, left: usize, right: usize, fill: u32) -> Text {
        let mut out = Text::with_capacity(if self.width() == 1 {
            left.saturating_add(self.len()).saturating_add(right)
        } else {
            0
        });
        out.push_repeated(fill, left);
        out.push_text(self);
        out.push_repeated(fill, right);
        out
    }

    /// `str.center(width, fill)`
    pub fn center(self, width: usize, fill: u32) -> Text {
        let total = width.saturating_sub(self.len());
        let left = seq::center_left(total, width);
        self.pad(left, total - left, fill)
    }

    /// `str.ljust(width, fill)`
    pub fn ljust(self, width: usize, fill: u32) -> Text {
        self.pad(0, width.saturating_sub(self.len()), fill)
    }

    /// `str.rjust(width, fill)`
    pub fn rjust(self, width: usize, fill: u32) -> Text {
        self.pad(width.saturating_sub(self.len()), 0, fill)
    }

    /// `str.zfill(width)`: zeros after a sign.
    pub fn zfill(self, width: usize) -> Text {
        let zero = u32::from(b'0');
        let zeros = width.saturating_sub(self.len());
        match self.get(0).and_then(char::from_u32) {
            Some(sign @ ('+' | '-')) if zeros > 0 => {
                let mut out = Text::from(sign);
                out.push_repeated(zero, zeros);
                out.push_text(self.slice(1, self.len()));
                out
            }
            _ => self.pad(zeros, 0, zero),
        }
    }

    /// `str.expandtabs(tab_size)`; tabs vanish where the size is not positive.
    ///
    /// # Errors
    /// [`TooLong`] when the result would have more than `limit` code points.
    pub fn expand_tabs(self, tab_size: isize, limit: usize) -> Result<Text, TooLong> {
        let tab_size = usize::try_from(tab_size).unwrap_or(0);
        let mut out = Text::new();
        let mut column = 0usize;
        for c in self.chars() {
            if c == 9 {
                let spaces = if tab_size > 0 { tab_size - column % tab_size } else { 0 };
                if spaces > limit.saturating_sub(out.len()) {
                    return Err(TooLong);
                }
                column = column.saturating_add(spaces);
                out.push_repeated(32, spaces);
                continue;
            }
            column = if c == 10 || c == 13 { 0 } else { column + 1 };
            out.push(c);
        }
        if out.len() > limit { Err(TooLong) } else { Ok(out) }
    }

    /// `str.translate`, given what each code point becomes. `lookup` is asked once for every code point, in order.
    ///
    /// # Errors
    /// The first error of `lookup`.
    pub fn translate<E>(self, mut lookup: impl FnMut(u32) -> Result<Translation, E>) -> Result<Text, E> {
        let mut out = Text::new();
        for c in self.chars() {
            match lookup(c)? {
                Translation::Keep => out.push(c),
                Translation::Delete => {}
                Translation::Point(c) => out.push(c),
                Translation::Text(text) => out.push_text(text.as_ref()),
            }
        }
        Ok(out)
    }
}

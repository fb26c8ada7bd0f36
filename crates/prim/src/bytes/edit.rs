//! New bytes from old: `replace`, `join`, padding, tabs, `translate`.

use crate::seq;
use crate::text::TooLong;

/// `bytes.replace(old, new, max)`, `usize::MAX` for a `count` of -1. `None` when nothing was replaced.
///
/// # Errors
/// [`TooLong`] when the result would be longer than `limit`; nothing was allocated for it then.
///
/// ```
/// use taipan_prim::bytes::replace;
/// assert_eq!(replace(b"a-b-c", b"-", b"", 1, 100), Ok(Some(b"ab-c".to_vec())));
/// assert_eq!(replace(b"abc", b"-", b"", 1, 100), Ok(None));
/// ```
pub fn replace(
    bytes: &[u8],
    old: &[u8],
    new: &[u8],
    max: usize,
    limit: usize,
) -> Result<Option<Vec<u8>>, TooLong> {
    let count = seq::count(bytes, old, max);
    if count == 0 {
        return Ok(None);
    }
    let grown = count.checked_mul(new.len()).and_then(|n| n.checked_add(bytes.len() - count * old.len()));
    let total = grown.filter(|&n| n <= limit && isize::try_from(n).is_ok()).ok_or(TooLong)?;
    let mut out = Vec::with_capacity(total);
    let mut left = count;
    let mut start = 0;
    seq::each(bytes, old, |at| {
        out.extend_from_slice(bytes.get(start..at).unwrap_or_default());
        out.extend_from_slice(new);
        start = at + old.len();
        left -= 1;
        left > 0
    });
    out.extend_from_slice(bytes.get(start..).unwrap_or_default());
    Ok(Some(out))
}

/// `sep.join(items)`
pub fn join<'a>(sep: &[u8], items: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(sep);
        }
        out.extend_from_slice(item);
    }
    out
}

fn pad(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(left.saturating_add(bytes.len()).saturating_add(right));
    out.resize(left, fill);
    out.extend_from_slice(bytes);
    out.resize(out.len() + right, fill);
    out
}

/// `bytes.center(width, fill)`
pub fn center(bytes: &[u8], width: usize, fill: u8) -> Vec<u8> {
    let total = width.saturating_sub(bytes.len());
    let left = seq::center_left(total, width);
    pad(bytes, left, total - left, fill)
}

/// `bytes.ljust(width, fill)`
pub fn ljust(bytes: &[u8], width: usize, fill: u8) -> Vec<u8> {
    pad(bytes, 0, width.saturating_sub(bytes.len()), fill)
}

/// `bytes.rjust(width, fill)`
pub fn rjust(bytes: &[u8], width: usize, fill: u8) -> Vec<u8> {
    pad(bytes, width.saturating_sub(bytes.len()), 0, fill)
}

/// `bytes.zfill(width)`: zeros after a sign.
pub fn zfill(bytes: &[u8], width: usize) -> Vec<u8> {
    let zeros = width.saturating_sub(bytes.len());
    let mut out = pad(bytes, zeros, 0, b'0');
    if let Some(b'+' | b'-') = bytes.first() {
        out.swap(0, zeros);
    }
    out
}

/// `bytes.expandtabs(tab_size)`; tabs vanish where the size is not positive.
///
/// # Errors
/// [`TooLong`] when the result would be longer than `limit`.
pub fn expand_tabs(bytes: &[u8], tab_size: isize, limit: usize) -> Result<Vec<u8>, TooLong> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0usize;
    for &c in bytes {
        if c == b'\t' {
            let spaces = if tab_size > 0 { tab_size - column % tab_size } else { 0 };
            if spaces > limit.saturating_sub(out.len()) {
                return Err(TooLong);
            }
            column = column.saturating_add(spaces);
            out.resize(out.len() + spaces, b' ');
            continue;
        }
        column = if matches!(c, b'\n' | b'\r') { 0 } else { column.saturating_add(1) };
        out.push(c);
    }
    if out.len() > limit { Err(TooLong) } else { Ok(out) }
}

/// `bytes.translate(table, delete)`: drops the bytes in `delete`, then maps the others, by a table of 256 if there is one.
pub fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Vec<u8> {
    let mut dropped = [false; 256];
    delete.iter().for_each(|&c| dropped[usize::from(c)] = true);
    let kept = bytes.iter().filter(|&&c| !dropped[usize::from(c)]);
    kept.map(|&c| table.and_then(|t| t.get(usize::from(c)).copied()).unwrap_or(c)).collect()
}

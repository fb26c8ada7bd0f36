//! Quoted-printable.

use super::ascii_or_bytes;
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{Value, methods};

/// Characters in a line, without the soft break.
const LINE: usize = 76;

fn decode(data: &[u8], header: bool) -> Value {
    let digit = |b: Option<&u8>| b.and_then(|&b| (b as char).to_digit(16));
    let mut out = Vec::with_capacity(data.len());
    let mut i = 0;
    while let Some(&c) = data.get(i) {
        i += 1;
        if c == b'=' {
            match data.get(i) {
                None => break,
                // A soft line break.
                Some(b'\n' | b'\r') => {
                    if data[i] != b'\n' {
                        while i < data.len() && data[i] != b'\n' {
                            i += 1;
                        }
                    }
                    i += usize::from(i < data.len());
                }
                Some(b'=') => {
                    out.push(b'=');
                    i += 1;
                }
                Some(_) => match (digit(data.get(i)), digit(data.get(i + 1))) {
                    (Some(high), Some(low)) => {
                        out.push((high * 16 + low) as u8);
                        i += 2;
                    }
                    _ => out.push(b'='),
                },
            }
        } else {
            out.push(if header && c == b'_' { b' ' } else { c });
        }
    }
    new_bytes(out)
}

/// How lines are encoded.
struct Style {
    quote_tabs: bool,
    is_text: bool,
    header: bool,
}

impl Style {
    fn must_quote(&self, data: &[u8], i: usize, column: usize) -> bool {
        let (c, next) = (data[i], data.get(i + 1));
        let line_break = matches!(c, b'\r' | b'\n');
        c > 126
            || c == b'='
            || (self.header && c == b'_')
            || (c == b'.' && column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)))
            || (!self.is_text && line_break)
            || (matches!(c, b'\t' | b' ') && next.is_none())
            || (c < 33 && !line_break && !matches!(c, b'\t' | b' '))
            || (c < 33 && !line_break && (self.quote_tabs || !matches!(c, b'\t' | b' ')))
    }
}

fn encode(data: &[u8], style: &Style) -> Value {
    let crlf = data.iter().position(|&b| b == b'\n').is_some_and(|i| i > 0 && data[i - 1] == b'\r');
    let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
    let mut out = Vec::with_capacity(data.len());
    let (mut i, mut column) = (0, 0);
    let quoted = |byte: u8| format!("={byte:02X}").into_bytes();
    while let Some(&c) = data.get(i) {
        if style.must_quote(data, i, column) {
            if column + 3 >= LINE {
                out.push(b'=');
                out.extend_from_slice(end);
                column = 0;
            }
            out.extend(quoted(c));
            (i, column) = (i + 1, column + 3);
            continue;
        }
        let breaks = c == b'\n' || (c == b'\r' && data.get(i + 1) == Some(&b'\n'));
        if style.is_text && breaks {
            // Blanks at the end of a line are quoted.
            if let Some(last @ (b' ' | b'\t')) = out.last().copied() {
                out.pop();
                out.extend(quoted(last));
            }
            out.extend_from_slice(end);
            i += if c == b'\r' { 2 } else { 1 };
            column = 0;
            continue;
        }
        let ends = matches!(data.get(i + 1), None | Some(b'\n'));
        if !ends && column + 1 >= LINE {
            out.push(b'=');
            out.extend_from_slice(end);
            column = 0;
        }
        out.push(if style.header && c == b' ' { b'_' } else { c });
        (i, column) = (i + 1, column + 1);
    }
    new_bytes(out)
}

methods! { pub static FUNCTIONS;
    /// Decode a string of qp-encoded data.
    "a2b_qp($module, /, data, header=False)"
    => |vm, [data, header]| {
        let (data, header) = (ascii_or_bytes(vm, data)?, vm.clinic_bool(header)?);
        Ok(decode(&data, header))
    }
    /// Encode a string using quoted-printable encoding.
    ///
    /// On encoding, when istext is set, newlines are not encoded, and white
    /// space at end of lines is.  When istext is not set, \r and \n (CR/LF)
    /// are both encoded.  When quotetabs is set, space and tabs are encoded.
    "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)"
    => |vm, [data, tabs, text, header]| {
        let data = vm.bytes_like(data)?;
        let style = Style { quote_tabs: vm.clinic_bool(tabs)?, is_text: vm.clinic_bool(text)?, header: vm.clinic_bool(header)? };
        Ok(encode(&data, &style))
    }
}

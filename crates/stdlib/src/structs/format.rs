//! Format strings: codes with their offsets and sizes.

/// One code of a format with its repeat count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub code: u8,
    pub offset: usize,
    /// Bytes of one value; of the whole string for `s` and `p`.
    pub size: usize,
    /// How many values.
    pub repeat: usize,
}

/// A format that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub items: Vec<Item>,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
    pub big_endian: bool,
    /// Sizes of the machine's own C types.
    pub native: bool,
}

/// Why a format is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    Code,
    CountAlone,
    TooLong,
    Null,
}

impl Bad {
    pub fn text(self) -> &'static str {
        match self {
            Bad::Code => "bad char in struct format",
            Bad::CountAlone => "repeat count given without format specifier",
            Bad::TooLong => "total struct size too long",
            Bad::Null => "embedded null character",
        }
    }
}

/// Size and alignment of a code.
fn measure(code: u8, native: bool) -> Option<(usize, usize)> {
    let size = match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => {
            if native {
                8
            } else {
                4
            }
        }
        b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => 8,
        _ => return None,
    };
    Some((size, size))
}

/// Reads a format.
///
/// ```text
/// parse(b"<hi") → h at 0, i at 2, 6 bytes
/// ```
pub fn parse(format: &[u8]) -> Result<Layout, Bad> {
    let (order, rest) = match format.first() {
        Some(c @ (b'<' | b'>' | b'=' | b'!' | b'@')) => (*c, &format[1..]),
        _ => (b'@', format),
    };
    let (native, big_endian) = (order == b'@', matches!(order, b'>' | b'!'));
    let mut layout = Layout { items: Vec::new(), size: 0, values: 0, big_endian, native };
    let mut codes = rest.iter().copied().peekable();
    while let Some(c) = codes.next() {
        if c.is_ascii_whitespace() || c == 0x0b {
            continue;
        }
        let (mut code, mut count) = (c, 1usize);
        if c.is_ascii_digit() {
            count = usize::from(c - b'0');
            loop {
                match codes.next() {
                    None => return Err(Bad::CountAlone),
                    Some(d) if d.is_ascii_digit() => {
                        count = count
                            .checked_mul(10)
                            .and_then(|n| n.checked_add(usize::from(d - b'0')))
                            .filter(|&n| n <= isize::MAX as usize)
                            .ok_or(Bad::TooLong)?;
                    }
                    Some(d) => {
                        code = d;
                        break;
                    }
                }
            }
        }
        if code == 0 {
            return Err(Bad::Null);
        }
        add(&mut layout, code, count)?;
    }
    Ok(layout)
}

fn add(layout: &mut Layout, code: u8, count: usize) -> Result<(), Bad> {
    let (size, alignment) = measure(code, layout.native).ok_or(Bad::Code)?;
    let within = |n: usize| if n <= isize::MAX as usize { Ok(n) } else { Err(Bad::TooLong) };
    if layout.native {
        layout.size = within(layout.size.checked_next_multiple_of(alignment).ok_or(Bad::TooLong)?)?;
    }
    let offset = layout.size;
    let bytes = within(size.checked_mul(count).ok_or(Bad::TooLong)?)?;
    layout.size = within(offset.checked_add(bytes).ok_or(Bad::TooLong)?)?;
    match code {
        b'x' => {}
        b's' | b'p' => {
            layout.values += 1;
            layout.items.push(Item { code, offset, size: count, repeat: 1 });
        }
        _ if count > 0 => {
            layout.values = layout.values.checked_add(count).ok_or(Bad::TooLong)?;
            layout.items.push(Item { code, offset, size, repeat: count });
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_formats_are_aligned() {
        assert_eq!(parse(b"b i q").map(|l| l.size), Ok(16));
        assert_eq!(parse(b"<biq").map(|l| l.size), Ok(13));
        assert_eq!(parse(b"c0i").map(|l| l.size), Ok(4));
        assert_eq!(parse(b"3s4p5x?c").map(|l| (l.size, l.values)), Ok((14, 4)));
        assert_eq!(parse(b"<n"), Err(Bad::Code));
        assert_eq!(parse(b"99999999999999999999i"), Err(Bad::TooLong));
        assert_eq!(parse(b"10"), Err(Bad::CountAlone));
    }
}

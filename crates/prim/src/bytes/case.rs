//! Case and character classes of bytes: ASCII letters, digits and whitespace, whatever the locale.

/// `bytes.isspace` of one byte; vertical tab included.
pub(super) fn space(c: u8) -> bool {
    matches!(c, 0x09..=0x0D | 0x20)
}

fn all(bytes: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

/// `bytes.isalpha`
pub fn is_alpha(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphabetic)
}

/// `bytes.isalnum`
pub fn is_alnum(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_alphanumeric)
}

/// `bytes.isdigit`
pub fn is_digit(bytes: &[u8]) -> bool {
    all(bytes, u8::is_ascii_digit)
}

/// `bytes.isspace`
pub fn is_space(bytes: &[u8]) -> bool {
    all(bytes, |&c| space(c))
}

/// `bytes.islower`
pub fn is_lower(bytes: &[u8]) -> bool {
    !bytes.iter().any(u8::is_ascii_uppercase) && bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.isupper`
pub fn is_upper(bytes: &[u8]) -> bool {
    !bytes.iter().any(u8::is_ascii_lowercase) && bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.istitle`
pub fn is_title(bytes: &[u8]) -> bool {
    let mut in_word = false;
    for c in bytes {
        if (c.is_ascii_uppercase() && in_word) || (c.is_ascii_lowercase() && !in_word) {
            return false;
        }
        in_word = c.is_ascii_alphabetic();
    }
    bytes.iter().any(u8::is_ascii_alphabetic)
}

/// `bytes.title`
pub fn to_title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let one = |c: &u8| {
        let mapped = if in_word { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
        in_word = c.is_ascii_alphabetic();
        mapped
    };
    bytes.iter().map(one).collect()
}

/// `bytes.capitalize`
pub fn to_capitalized(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.swapcase`
pub fn to_swapped_case(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|c| if c.is_ascii_alphabetic() { c ^ 0x20 } else { *c }).collect()
}

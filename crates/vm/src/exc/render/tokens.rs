//! Python tokens of a piece of source, as far as marking expressions needs them.

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Name,
    Keyword,
    Number,
    String,
    /// An operator or delimiter; brackets have kinds of their own.
    Op,
    Open,
    Close,
    /// The end of a logical line.
    Newline,
}

/// A token's place, in characters.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// Of a bracket: the token with its partner.
    pub partner: usize,
}

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Longest first.
const OPERATORS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "**", "//", "<<", ">>", "<=", ">=", "==", "+=",
    "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
];

/// The tokens of a text; `None` where it is not Python or brackets do not match. Line ends count only between
/// statements: outside brackets, and never `in_brackets`.
pub fn tokenize(text: &[char], in_brackets: bool) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut i = 0;
    while let Some(&c) = text.get(i) {
        if c == '\n' && open.is_empty() && !in_brackets {
            tokens.push(Token { kind: Kind::Newline, start: i, end: i + 1, partner: 0 });
        }
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        if c == '#' {
            i = line_end(text, i);
            continue;
        }
        if c == '\\' {
            if text.get(i + 1) != Some(&'\n') {
                return None;
            }
            i += 2;
            continue;
        }
        let (kind, end) = token(text, i)?;
        let at = tokens.len();
        let mut partner = 0;
        match kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                partner = open.pop()?;
                let opening = tokens.get_mut(partner)?;
                if !matches!((text[opening.start], c), ('(', ')') | ('[', ']') | ('{', '}')) {
                    return None;
                }
                opening.partner = at;
            }
            _ => {}
        }
        tokens.push(Token { kind, start: i, end, partner });
        i = end;
    }
    open.is_empty().then_some(tokens)
}

/// Behind the comment that starts there.
pub fn line_end(text: &[char], at: usize) -> usize {
    text[at..].iter().position(|c| *c == '\n').map_or(text.len(), |n| at + n)
}

fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_name_part(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Kind and end of the token at `i`, which is no space.
fn token(text: &[char], i: usize) -> Option<(Kind, usize)> {
    let c = text[i];
    if c.is_ascii_digit() || c == '.' && text.get(i + 1).is_some_and(char::is_ascii_digit) {
        return Some((Kind::Number, number_end(text, i)));
    }
    if is_name_start(c) {
        let end = text[i..].iter().position(|c| !is_name_part(*c)).map_or(text.len(), |n| i + n);
        if matches!(text.get(end), Some('"' | '\'')) && end - i <= 2 {
            let prefix: String = text[i..end].iter().collect::<String>().to_ascii_lowercase();
            if prefix.chars().all(|p| "rbuft".contains(p)) {
                return Some((Kind::String, string_end(text, end, &prefix)?));
            }
        }
        let name: String = text[i..end].iter().collect();
        let kind = if KEYWORDS.contains(&name.as_str()) { Kind::Keyword } else { Kind::Name };
        return Some((kind, end));
    }
    match c {
        '"' | '\'' => Some((Kind::String, string_end(text, i, "")?)),
        '(' | '[' | '{' => Some((Kind::Open, i + 1)),
        ')' | ']' | '}' => Some((Kind::Close, i + 1)),
        _ => {
            let starts = |op: &&&str| op.chars().enumerate().all(|(n, o)| text.get(i + n) == Some(&o));
            match OPERATORS.iter().find(starts) {
                Some(op) => Some((Kind::Op, i + op.len())),
                None if "+-*/%@&|^~<>=.,:;".contains(c) => Some((Kind::Op, i + 1)),
                None => None,
            }
        }
    }
}

fn number_end(text: &[char], start: usize) -> usize {
    let hex = text[start] == '0' && matches!(text.get(start + 1), Some('x' | 'X'));
    let mut i = start;
    while let Some(&c) = text.get(i) {
        let sign = matches!(c, '+' | '-') && !hex && matches!(text[i - 1], 'e' | 'E') && i > start;
        if !(is_name_part(c) || c == '.' || sign) {
            break;
        }
        i += 1;
    }
    i
}

/// Behind the string whose quotes start at `i`.
fn string_end(text: &[char], i: usize, prefix: &str) -> Option<usize> {
    let quote = text[i];
    let triple = text.get(i + 1) == Some(&quote) && text.get(i + 2) == Some(&quote);
    let size = if triple { 3 } else { 1 };
    let formatted = prefix.contains(['f', 't']);
    let mut at = i + size;
    while let Some(&c) = text.get(at) {
        if c == '\\' {
            at += 2;
        } else if c == quote
            && (!triple || text.get(at + 1) == Some(&quote) && text.get(at + 2) == Some(&quote))
        {
            return Some(at + size);
        } else if c == '\n' && !triple {
            return None;
        } else if formatted && c == '{' && text.get(at + 1) == Some(&'{') {
            at += 2;
        } else if formatted && c == '{' {
            at = field_end(text, at)?;
        } else {
            at += 1;
        }
    }
    None
}

/// Behind the closing brace of a replacement field; strings in it may hold braces and quotes.
fn field_end(text: &[char], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = open;
    while let Some(&c) = text.get(at) {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            '"' | '\'' => {
                let triple = text.get(at + 1) == Some(&c) && text.get(at + 2) == Some(&c);
                let size = if triple { 3 } else { 1 };
                let mut end = at + size;
                while end < text.len() && !(0..size).all(|n| text.get(end + n) == Some(&c)) {
                    end += if text[end] == '\\' { 2 } else { 1 };
                }
                at = end + size - 1;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        let tokens = tokenize(&text, false)?;
        Some(
            tokens
                .iter()
                .map(|t| text[t.start..t.end].iter().collect::<String>())
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    #[test]
    fn tokens_are_found() {
        assert_eq!(kinds("a.b[1.5e-3]//0x1e-2").unwrap(), "a . b [ 1.5e-3 ] // 0x1e - 2");
        assert_eq!(kinds("f'{x['a']}' + rb\"\\\"\"").unwrap(), "f'{x['a']}' + rb\"\\\"\"");
        assert_eq!(kinds("a # b )\n(c\n)").unwrap(), "a \n ( c )");
        assert_eq!(kinds("(]"), None);
        assert_eq!(kinds("a ? b"), None);
    }
}

//! Frozensets in a listing, put into an order of our own where CPython's cannot be known.

use crate::SetOrder;

/// How the `repr` of a frozenset opens and closes, from Python 3 on and before.
const FORMS: [(&str, &str); 2] = [("frozenset({", "})"), ("frozenset([", "])")];

/// The line with the elements of its frozensets sorted, inner ones first: all frozensets, or only those with an element
/// that hashes by its address.
pub(crate) fn sorted(line: &str, order: SetOrder) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((start, (open, close))) = first_form(rest) {
        let body = &rest[start + open.len()..];
        let Some((elements, end)) = elements(body, close) else { break };
        let mut elements: Vec<String> = elements.into_iter().map(|element| sorted(element, order)).collect();
        if elements.iter().any(|element| order.is_free(element)) {
            elements.sort_unstable();
        }
        out.push_str(&rest[..start + open.len()]);
        out.push_str(&elements.join(", "));
        out.push_str(close);
        rest = &body[end..];
    }
    out + rest
}

fn first_form(text: &str) -> Option<(usize, (&'static str, &'static str))> {
    FORMS.into_iter().filter_map(|form| Some((text.find(form.0)?, form))).min_by_key(|(start, _)| *start)
}

/// The elements before `close`, and where what follows it starts.
fn elements<'a>(body: &'a str, close: &str) -> Option<(Vec<&'a str>, usize)> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, char) in body.char_indices() {
        match (quote, char) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if open == char => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(char),
            (None, '}' | ']') if depth == 0 => {
                found.push(&body[start..at]);
                return body[at..].starts_with(close).then_some((found, at + close.len()));
            }
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.checked_sub(1)?,
            (None, ',') if depth == 0 => {
                found.push(&body[start..at]);
                start = at + 2;
            }
            (None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_between_quotes_and_brackets() {
        let line = r#"x (frozenset({'b, }', (2, None), "a'"}), [frozenset({3, 1})])"#;
        assert_eq!(
            sorted(line, SetOrder::Any),
            r#"x (frozenset({"a'", 'b, }', (2, None)}), [frozenset({1, 3})])"#
        );
        let free = SetOrder::Known { addressed: &["None"] };
        assert_eq!(sorted(line, free), r#"x (frozenset({"a'", 'b, }', (2, None)}), [frozenset({3, 1})])"#);
        assert_eq!(sorted("frozenset({1, 'open", SetOrder::Any), "frozenset({1, 'open");
    }
}

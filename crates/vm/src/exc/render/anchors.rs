//! Which part of a marked expression gets carets: the operator of a binary operation, the brackets of a subscript or call
//! (`_extract_caret_anchors_from_line_segment` of Lib/traceback.py, `extract_anchors_from_expr` of Python/traceback.c).

use super::parse::{Parser, What};
use super::tokens::{line_end, tokenize};

/// From where to where the carets go, in characters of the segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchors {
    pub left: usize,
    pub right: usize,
}

/// The anchors of an expression; calls have some only where `calls` says so.
pub fn anchors(segment: &[char], calls: bool) -> Option<Anchors> {
    let tokens = tokenize(segment, true)?;
    let (node, next) = Parser { text: segment, tokens: &tokens }.expression(0)?;
    if next != tokens.len() {
        return None;
    }
    match node.what {
        What::Binary { left_end, right_start } => {
            let left = seek(segment, left_end, |c| !c.is_whitespace() && c != ')')?;
            let second = segment.get(left + 1).filter(|_| left + 1 < right_start);
            let two = second.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
            Some(Anchors { left, right: left + if two { 2 } else { 1 } })
        }
        What::Subscript { value_end } => {
            Some(Anchors { left: seek(segment, value_end, |c| c == '[')?, right: node.end })
        }
        What::Call { function_end, .. } if calls => {
            Some(Anchors { left: seek(segment, function_end, |c| c == '(')?, right: node.end })
        }
        _ => None,
    }
}

/// The next character that is wanted, comments and line continuations skipped.
fn seek(text: &[char], from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut i = from;
    loop {
        match *text.get(i)? {
            '\\' | '#' => i = line_end(text, i),
            c if c != '\n' && wanted(c) => return Some(i),
            _ => i += 1,
        }
    }
}

/// Whether the lines are `return f(…)` or `name = f(…)` with the call reaching from the column `start` of the first
/// line to `end` of the last: then it needs no carets (`_should_show_carets`). Columns are compared as the module
/// does: those of the parsed call in bytes.
pub fn is_plain_call(lines: &[Vec<char>], start: usize, end: usize) -> bool {
    let text: Vec<char> = lines.join(&'\n');
    let Some(tokens) = tokenize(&text, false) else { return false };
    let parser = Parser { text: &text, tokens: &tokens };
    let returns = parser.is(0, "return");
    let assigns = tokens.first().is_some_and(|t| t.kind == super::tokens::Kind::Name) && parser.is(1, "=");
    if !returns && !assigns {
        return false;
    }
    let Some((node, next)) = parser.expression(if returns { 1 } else { 2 }) else { return false };
    let What::Call { of_name, .. } = node.what else { return false };
    let ends = next == tokens.len() || parser.is(next, ";") || parser.is(next, "\n");
    if !ends || returns && !of_name {
        return false;
    }
    let bytes = |from: usize, to: usize| text[from..to].iter().map(|c| c.len_utf8()).sum::<usize>();
    let last_line = text[..node.end].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1);
    let on_first = !text[..node.start].contains(&'\n');
    let on_last = text[..node.end].iter().filter(|c| **c == '\n').count() + 1 == lines.len();
    on_first && on_last && bytes(0, node.start) == start && bytes(last_line, node.end) == end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(segment: &str) -> String {
        let chars: Vec<char> = segment.chars().collect();
        match anchors(&chars, true) {
            Some(a) => chars[a.left..a.right].iter().collect(),
            None => String::new(),
        }
    }

    #[test]
    fn operators_and_brackets_are_marked() {
        let cases = [
            ("a + b * c", "+"),
            ("a - b + c", "+"),
            ("(a) // (b)", "//"),
            ("a+(b)", "+("),
            ("-a ** b", ""),
            ("-a * b", "*"),
            ("a ** -b", "**"),
            ("( a % b )", "%"),
            ("x.y[0][i + 1]", "[i + 1]"),
            ("f(x)(y, z=[1])", "(y, z=[1])"),
            ("(f)(x)", "(x)"),
            ("await f(x)", ""),
            ("await f(x) + 1", "+"),
            ("a if b else c", ""),
            ("a < b", ""),
            ("not a", ""),
            ("x, y", ""),
            ("f(x).y", ""),
            ("'%s' % ')'", "%"),
            ("f'{a + b}' f'x' + c", "+"),
            ("a\\\n + b", "+"),
            ("a # + (\n + b", "+"),
            ("x = a + b", ""),
            ("(a, b) + c", "+"),
            ("(n for n in x) + c", "+"),
            ("1if a else b", ""),
        ];
        for (segment, wanted) in cases {
            assert_eq!(marked(segment), wanted, "{segment}");
        }
    }

    #[test]
    fn plain_calls_need_no_carets() {
        let check = |text: &str, start, end| {
            let lines: Vec<Vec<char>> = text.split('\n').map(|l| l.chars().collect()).collect();
            is_plain_call(&lines, start, end)
        };
        assert!(check("return f(x)", 7, 11));
        assert!(check("y = a.f(x)  # why", 4, 10));
        assert!(check("y = f(\n  x)", 4, 4));
        assert!(!check("return a.f(x)", 7, 13));
        assert!(!check("return f(x) + 1", 7, 11));
        assert!(!check("y = z = f(x)", 8, 12));
    }
}

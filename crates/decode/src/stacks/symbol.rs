//! Symbols: what a reader is told that a slot of the value stack holds.

use std::fmt;
use std::sync::Arc;

/// The longest text of a symbol, in characters.
const WIDTH: usize = 32;

/// What a slot of the value stack holds, as an expression: `x`, `'text'`, `f(x)`, `NULL`.
///
/// Where two ways of getting here leave different things, both are told (`x|y`); where more do, it is `?`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol(Option<Arc<Kind>>);

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    One(Box<str>),
    Two(Box<str>, Box<str>),
}

impl Symbol {
    /// The symbol that tells nothing.
    pub(super) const ANY: Symbol = Symbol(None);

    fn of(kind: Kind) -> Symbol {
        Symbol(Some(Arc::new(kind)))
    }

    /// A symbol of that text, which is cut where it is long.
    pub(super) fn new(text: &str) -> Symbol {
        match text.char_indices().nth(WIDTH) {
            None => Symbol::of(Kind::One(text.into())),
            Some(_) => {
                let cut: String = text.chars().take(WIDTH - 1).chain(['…']).collect();
                Symbol::of(Kind::One(cut.into()))
            }
        }
    }

    /// Either of two.
    pub(super) fn either(one: &str, other: &str) -> Symbol {
        Symbol::new(one).join(&Symbol::new(other))
    }

    /// Whether the slot is surely empty.
    pub fn is_null(&self) -> bool {
        matches!(self.0.as_deref(), Some(Kind::One(text)) if &**text == "NULL")
    }

    /// Whether it is one of two, or nothing is known.
    pub(super) fn is_either(&self) -> bool {
        !matches!(self.0.as_deref(), Some(Kind::One(_)))
    }

    /// The text of the first alternative.
    pub(super) fn first(&self) -> &str {
        match self.0.as_deref() {
            Some(Kind::One(text) | Kind::Two(text, _)) => text,
            None => "?",
        }
    }

    /// The text as part of a larger expression.
    pub(super) fn operand(&self) -> String {
        match self.0.as_deref() {
            Some(Kind::One(text)) if needs_parentheses(text) => format!("({text})"),
            Some(Kind::One(text)) => text.to_string(),
            Some(Kind::Two(one, other)) => format!("({one}|{other})"),
            None => "?".to_owned(),
        }
    }

    /// What is known where two ways meet.
    pub(super) fn join(&self, other: &Symbol) -> Symbol {
        let (Some(mine), Some(theirs)) = (&self.0, &other.0) else { return Symbol::ANY };
        if Arc::ptr_eq(mine, theirs) || mine == theirs {
            return self.clone();
        }
        match (&**mine, &**theirs) {
            (Kind::One(one), Kind::One(other)) => Symbol::of(Kind::Two(one.clone(), other.clone())),
            (Kind::Two(one, two), Kind::One(other)) if one == other || two == other => self.clone(),
            _ => Symbol::ANY,
        }
    }
}

/// Operators stand between spaces; what is in quotes or brackets holds together by itself.
fn needs_parentheses(text: &str) -> bool {
    let closed = [('\'', '\''), ('"', '"'), ('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];
    let (first, last) = (text.chars().next(), text.chars().last());
    text.contains(' ')
        && !closed.iter().any(|(open, close)| first == Some(*open) && last == Some(*close))
        && !(last == Some(')')
            && first.is_some_and(|c| c.is_alphabetic() || c == '_')
            && !text.contains(") "))
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_deref() {
            Some(Kind::One(text)) => f.write_str(text),
            Some(Kind::Two(one, other)) => write!(f, "{one}|{other}"),
            None => f.write_str("?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_meet() {
        let (a, b, c) = (Symbol::new("a"), Symbol::new("b"), Symbol::new("c"));
        assert_eq!(a.join(&a), a);
        let both = a.join(&b);
        assert_eq!(both.to_string(), "a|b");
        assert_eq!((both.join(&a), both.join(&b)), (both.clone(), both.clone()));
        assert_eq!(both.join(&c), Symbol::ANY);
        assert_eq!(Symbol::ANY.join(&a), Symbol::ANY);
    }

    #[test]
    fn long_texts_are_cut() {
        let long = Symbol::new(&"é".repeat(100)).to_string();
        assert_eq!((long.chars().count(), long.chars().last()), (WIDTH, Some('…')));
    }

    #[test]
    fn operands_hold_together() {
        let operand = |text| Symbol::new(text).operand();
        assert_eq!(operand("a + b"), "(a + b)");
        assert_eq!(operand("'a + b'"), "'a + b'");
        assert_eq!(operand("f(a, b)"), "f(a, b)");
        assert_eq!(operand("f(a) + g(b)"), "(f(a) + g(b))");
        assert_eq!(Symbol::either("a", "b").operand(), "(a|b)");
    }
}

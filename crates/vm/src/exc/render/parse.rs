//! Finds out what an expression is at its top: a binary operation, a subscript, a call or something else, and where its
//! parts lie. Places are those of CPython's `ast`: parentheses around an expression do not belong to it.

use super::tokens::{Kind, Token};

/// An expression, in characters.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub what: What,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    Name,
    Binary { left_end: usize, right_start: usize },
    Subscript { value_end: usize },
    Call { function_end: usize, of_name: bool },
    Other,
}

/// Deeper nesting is not looked into.
const MAX_DEPTH: usize = 100;

pub struct Parser<'a> {
    pub text: &'a [char],
    pub tokens: &'a [Token],
}

impl Parser<'_> {
    pub fn is(&self, at: usize, wanted: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.end - t.start == wanted.len() && self.text[t.start..t.end].iter().copied().eq(wanted.chars())
        })
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// How tightly the operator there binds.
    fn precedence(&self, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Op) {
            return None;
        }
        let levels: [&[&str]; 6] =
            [&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"], &["*", "/", "//", "%", "@"]];
        levels.iter().position(|ops| ops.iter().any(|op| self.is(at, op)))
    }

    /// An arithmetic expression from the token `at`; with the token behind it.
    pub fn expression(&self, at: usize) -> Option<(Node, usize)> {
        self.binary(at, 0, 0)
    }

    fn binary(&self, at: usize, least: usize, depth: usize) -> Option<(Node, usize)> {
        let first = self.tokens.get(at)?.start;
        let (mut left, mut next) = self.factor(at, depth)?;
        while let Some(level) = self.precedence(next).filter(|l| *l >= least) {
            let (right, after) = self.binary(next + 1, level + 1, depth + 1)?;
            let what = What::Binary { left_end: left.end, right_start: right.start };
            left = Node { what, start: first, end: self.tokens.get(after - 1)?.end };
            next = after;
        }
        Some((left, next))
    }

    fn factor(&self, at: usize, depth: usize) -> Option<(Node, usize)> {
        if depth > MAX_DEPTH {
            return None;
        }
        let first = self.tokens.get(at)?.start;
        if ["+", "-", "~"].iter().any(|op| self.is(at, op)) {
            let (_, next) = self.factor(at + 1, depth + 1)?;
            return Some((
                Node { what: What::Other, start: first, end: self.tokens.get(next - 1)?.end },
                next,
            ));
        }
        let (left, next) = self.primary(at, depth)?;
        if !self.is(next, "**") {
            return Some((left, next));
        }
        let (right, after) = self.factor(next + 1, depth + 1)?;
        let what = What::Binary { left_end: left.end, right_start: right.start };
        Some((Node { what, start: first, end: self.tokens.get(after - 1)?.end }, after))
    }

    fn primary(&self, at: usize, depth: usize) -> Option<(Node, usize)> {
        let first = self.tokens.get(at)?.start;
        if self.is(at, "await") {
            let (_, next) = self.primary(at + 1, depth + 1)?;
            return Some((
                Node { what: What::Other, start: first, end: self.tokens.get(next - 1)?.end },
                next,
            ));
        }
        let (mut node, mut next) = self.atom(at, depth)?;
        loop {
            let what = if self.is(next, ".") && self.kind(next + 1) == Some(Kind::Name) {
                next += 2;
                What::Other
            } else if self.is(next, "(") {
                next = self.tokens[next].partner + 1;
                What::Call { function_end: node.end, of_name: node.what == What::Name }
            } else if self.is(next, "[") {
                next = self.tokens[next].partner + 1;
                What::Subscript { value_end: node.end }
            } else {
                return Some((node, next));
            };
            node = Node { what, start: first, end: self.tokens.get(next - 1)?.end };
        }
    }

    fn atom(&self, at: usize, depth: usize) -> Option<(Node, usize)> {
        let t = self.tokens.get(at)?;
        let node = |what, next: usize| {
            Some((Node { what, start: t.start, end: self.tokens.get(next - 1)?.end }, next))
        };
        match t.kind {
            Kind::Name => node(What::Name, at + 1),
            Kind::Number => node(What::Other, at + 1),
            Kind::String => {
                let strings = self.tokens[at..].iter().take_while(|t| t.kind == Kind::String).count();
                node(What::Other, at + strings)
            }
            Kind::Op if self.is(at, "...") => node(What::Other, at + 1),
            Kind::Open if self.is(at, "(") => Some((self.parenthesised(at, depth)?, t.partner + 1)),
            Kind::Open => node(What::Other, t.partner + 1),
            _ => None,
        }
    }

    /// What stands in parentheses. A tuple or generator expression includes them.
    fn parenthesised(&self, at: usize, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            return None;
        }
        let close = self.tokens[at].partner;
        if let Some((node, next)) = self.binary(at + 1, 0, depth + 1)
            && next == close
        {
            return Some(node);
        }
        let whole = Node { what: What::Other, start: self.tokens[at].start, end: self.tokens[close].end };
        if close == at + 1 || !self.is(at + 1, "lambda") && self.has_comma_or_for(at + 1, close) {
            return Some(whole);
        }
        Some(Node { start: self.tokens[at + 1].start, end: self.tokens[close - 1].end, ..whole })
    }

    fn has_comma_or_for(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            if self.kind(at) == Some(Kind::Open) {
                at = self.tokens[at].partner;
            } else if self.is(at, ",") || self.is(at, "for") {
                return true;
            }
            at += 1;
        }
        false
    }
}

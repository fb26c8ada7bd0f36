//! Argument Clinic signatures, parsed when Taipan is compiled: `"index($self, value, start=0, stop=sys.maxsize, /)"`.

/// How a parameter takes its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    PositionalOnly,
    PositionalOrKeyword,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

/// What an argument is when it is not given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Default {
    Required,
    /// The body gets [`taipan_heap::Value::NULL`]: for defaults that are no plain constants.
    Absent,
    None,
    Bool(bool),
    Int(i64),
    Str(&'static str),
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    pub name: &'static str,
    pub kind: Kind,
    pub default: Default,
}

/// How many positional arguments, the instance among them, a function takes whose parameters are one value each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arity {
    least: u8,
    most: u8,
}

/// Functions of more parameters are bound.
pub const MOST_FILLED: usize = 6;

impl Arity {
    /// Whether so many positional arguments need no binding but defaults behind them.
    #[inline(always)]
    pub fn takes(self, given: usize) -> bool {
        usize::from(self.least) <= given && given <= usize::from(self.most)
    }
}

/// The arity of a function with these parameters.
pub const fn arity(params: &[Param]) -> Arity {
    let (mut least, mut most, mut i) = (0, 0, 0);
    while i < params.len() {
        let is_required = matches!(params[i].default, Default::Required);
        match params[i].kind {
            Kind::PositionalOnly | Kind::PositionalOrKeyword => most = i + 1,
            Kind::KeywordOnly if !is_required => {}
            _ => return Arity { least: 1, most: 0 },
        }
        if is_required {
            least = i + 1;
        }
        i += 1
    }
    if params.len() > MOST_FILLED && least < most {
        least = params.len();
    }
    Arity { least: least as u8, most: most as u8 }
}

/// What the first parameter, marked with `$`, stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// `$self`: a method.
    Instance,
    /// `$type`: a class method.
    Class,
    /// `$module`, which is not passed on.
    Module,
    /// No `$` parameter: a static method.
    Static,
}

const fn cut(s: &'static str, from: usize, to: usize) -> &'static str {
    let (left, _) = s.split_at(to);
    let (_, middle) = left.split_at(from);
    middle
}

const fn trim(s: &'static str, mut from: usize, mut to: usize) -> &'static str {
    let b = s.as_bytes();
    while from < to && (b[from] == b' ' || b[from] == b'\n') {
        from += 1
    }
    while to > from && b[to - 1] == b' ' {
        to -= 1
    }
    cut(s, from, to)
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1
    }
    true
}

const fn opening(s: &str) -> usize {
    let b = s.as_bytes();
    let mut i = 0;
    while b[i] != b'(' {
        i += 1
    }
    i
}

/// The end of the parameter that starts at `from`: a comma or the closing parenthesis outside quotes.
const fn end_of_param(s: &str, from: usize) -> usize {
    let b = s.as_bytes();
    let (mut i, mut quoted, mut depth) = (from, false, 0);
    while quoted || depth > 0 || (b[i] != b',' && b[i] != b')') {
        if b[i] == b'\'' {
            quoted = !quoted
        } else if !quoted && b[i] == b'(' {
            depth += 1
        } else if !quoted && b[i] == b')' {
            depth -= 1
        }
        i += 1
    }
    i
}

const fn is_marker(t: &str) -> bool {
    same(t, "/") || same(t, "*") || same(t, "$module") || t.is_empty()
}

/// The name before the parenthesis.
pub const fn name(s: &'static str) -> &'static str {
    cut(s, 0, opening(s))
}

/// The part from the parenthesis on: `__text_signature__`.
pub const fn text(s: &'static str) -> &'static str {
    cut(s, opening(s), s.len())
}

/// What the signature's `$` parameter says.
pub const fn binding(s: &'static str) -> Binding {
    let start = opening(s) + 1;
    let first = without_brackets(trim(s, start, end_of_param(s, start)), &mut false);
    if same(first, "$self") {
        Binding::Instance
    } else if same(first, "$type") {
        Binding::Class
    } else if same(first, "$module") {
        Binding::Module
    } else {
        Binding::Static
    }
}

/// Number of real parameters.
pub const fn count(s: &'static str) -> usize {
    let (mut n, mut start) = (0, opening(s) + 1);
    while start < s.len() {
        let end = end_of_param(s, start);
        if !is_marker(without_brackets(trim(s, start, end), &mut false)) {
            n += 1
        }
        start = end + 1;
    }
    n
}

const fn integer(t: &str) -> Option<i64> {
    let b = t.as_bytes();
    let negative = !b.is_empty() && b[0] == b'-';
    let (mut i, mut value) = (negative as usize, 0i64);
    if i == b.len() {
        return None;
    }
    while i < b.len() {
        if !b[i].is_ascii_digit() {
            return None;
        }
        value = value * 10 + (b[i] - b'0') as i64;
        i += 1
    }
    Some(if negative { -value } else { value })
}

const fn default(t: &'static str) -> Default {
    let b = t.as_bytes();
    if same(t, "None") {
        Default::None
    } else if same(t, "True") {
        Default::Bool(true)
    } else if same(t, "False") {
        Default::Bool(false)
    } else if let Some(i) = integer(t) {
        Default::Int(i)
    } else if b.len() >= 2 && b[0] == b'\'' && b[b.len() - 1] == b'\'' && b[1] != b'\\' {
        Default::Str(cut(t, 1, t.len() - 1))
    } else {
        Default::Absent
    }
}

/// Of `sub[`, `start[` and `end]]`, or `[start` and `[stop]]`, the name; an opening bracket makes what follows optional.
const fn without_brackets(t: &'static str, optional: &mut bool) -> &'static str {
    let b = t.as_bytes();
    let (mut start, mut end) = (0, b.len());
    while start < end && b[start] == b'[' {
        start += 1
    }
    while end > 0 && (b[end - 1] == b'[' || b[end - 1] == b']') {
        if b[end - 1] == b'[' {
            *optional = true
        }
        end -= 1
    }
    cut(t, start, end)
}

/// The parameters.
pub const fn parse<const N: usize>(s: &'static str) -> [Param; N] {
    let mut out = [Param { name: "", kind: Kind::PositionalOrKeyword, default: Default::Required }; N];
    let (mut n, mut start, mut keyword_only) = (0, opening(s) + 1, false);
    let mut optional = false;
    while start < s.len() {
        let end = end_of_param(s, start);
        let was_optional = optional;
        let bracketed = start < end && trim(s, start, end).as_bytes()[0] == b'[';
        let t = without_brackets(trim(s, start, end), &mut optional);
        start = end + 1;
        if same(t, "/") {
            let mut j = 0;
            while j < n {
                out[j].kind = Kind::PositionalOnly;
                j += 1
            }
        } else if same(t, "*") {
            keyword_only = true
        } else if !is_marker(t) {
            out[n] = param(t, keyword_only);
            if was_optional || bracketed {
                out[n].default = Default::Absent
            }
            if matches!(out[n].kind, Kind::VarPositional) {
                keyword_only = true
            }
            n += 1;
        }
    }
    assert!(n == N);
    out
}

const fn param(t: &'static str, keyword_only: bool) -> Param {
    let b = t.as_bytes();
    let (mut kind, mut skip) = (if keyword_only { Kind::KeywordOnly } else { Kind::PositionalOrKeyword }, 0);
    if b[0] == b'*' && b[1] == b'*' {
        (kind, skip) = (Kind::VarKeyword, 2)
    } else if b[0] == b'*' {
        (kind, skip) = (Kind::VarPositional, 1)
    } else if b[0] == b'$' {
        (kind, skip) = (Kind::PositionalOnly, 1)
    }
    let mut e = 0;
    while e < b.len() && b[e] != b'=' {
        e += 1
    }
    let default = if e < b.len() { default(trim(t, e + 1, b.len())) } else { Default::Required };
    Param { name: trim(t, skip, e), kind, default }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "index($self, value, start=0, stop=sys.maxsize, /)";
    const SORT: &str = "sort($self, /, *, key=None, reverse=False)";
    const FIND: &str = "find($self, sub[, start[, end]], /)";
    const PRINT: &str = "print(*args, sep=' ', end='\\n', file=None, flush=False)";

    #[test]
    fn parameters_are_read() {
        let p = parse::<{ count(INDEX) }>(INDEX);
        assert_eq!(p.map(|p| p.name), ["self", "value", "start", "stop"]);
        assert_eq!(
            p.map(|p| p.default),
            [Default::Required, Default::Required, Default::Int(0), Default::Absent]
        );
        assert!(p.iter().all(|p| p.kind == Kind::PositionalOnly));
        let p = parse::<{ count(FIND) }>(FIND);
        assert_eq!(p.map(|p| p.name), ["self", "sub", "start", "end"]);
        assert_eq!(
            p.map(|p| p.default),
            [Default::Required, Default::Required, Default::Absent, Default::Absent]
        );
        let p = parse::<{ count(SORT) }>(SORT);
        assert_eq!(p[2].kind, Kind::KeywordOnly);
        assert_eq!(p[2].default, Default::Bool(false));
        let p = parse::<{ count(PRINT) }>(PRINT);
        assert_eq!((p[0].kind, p[1].default), (Kind::VarPositional, Default::Str(" ")));
        assert_eq!(binding(PRINT), Binding::Static);
        assert_eq!((name(SORT), text(SORT)), ("sort", "($self, /, *, key=None, reverse=False)"));
    }
}

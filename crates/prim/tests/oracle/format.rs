//! Format specs, `%` formats and replacement fields.

use crate::Operation;
use crate::values::{Args, agree};
use serde_json::{Value, json};
use std::ops::Range;
use taipan_prim::complex::Complex;
use taipan_prim::format::*;
use taipan_prim::int::from_f64;
use taipan_prim::text::{Text, TextBuilder, Ucd};

pub const OPERATIONS: &[(&str, Operation)] = &[
    ("format.int", int),
    ("format.float", |args| {
        formatted(args, 1, FormatKind::Float, "float", |spec, out| format_float(args.float(0), spec, out))
    }),
    ("format.complex", |args| {
        let value = Complex::new(args.float(0), args.float(1));
        formatted(args, 2, FormatKind::Float, "complex", |spec, out| format_complex(value, spec, out))
    }),
    ("format.str", |args| {
        formatted(args, 1, FormatKind::Str, "str", |spec, out| format_str(args.text(0).as_ref(), spec, out))
    }),
    ("percent", percent),
    ("fields", fields),
    ("fieldname", field_name),
];

fn finish(out: TextBuilder) -> String {
    out.finish().to_utf8().unwrap().into_owned()
}

fn formatted(
    args: Args<'_>,
    spec: usize,
    kind: FormatKind,
    type_name: &str,
    format: impl Fn(&Spec, &mut TextBuilder) -> Result<(), FormatError>,
) -> String {
    let text = args.text(spec);
    let mut out = TextBuilder::new();
    let fraction_grouping = args.str(spec + 1) == "3.14";
    let parsed = Spec::parse(
        text.as_ref(),
        kind,
        Dialect { fraction_grouping, ucd: Ucd::V15_1, ..Dialect::default() },
    );
    match parsed.and_then(|spec| format(&spec, &mut out)) {
        Ok(()) => finish(out),
        Err(error) => {
            let mut message = TextBuilder::new();
            error.push_message(text.as_ref(), type_name, &mut message);
            let class = if error.is_overflow() { "OverflowError" } else { "ValueError" };
            format!("!{class}: {}", finish(message))
        }
    }
}

fn int(args: Args<'_>) -> String {
    let with = |value: IntRef<'_>| {
        formatted(args, 1, FormatKind::Int, "int", |spec, out| format_int(value, spec, 0, out))
    };
    agree(args.small(0).map(|value| with(IntRef::Small(value))), with(IntRef::Big(&args.big(0))))
}

/// The argument of a `%` format.
enum Argument {
    Int(num_bigint::BigInt),
    Float(f64),
    Str(Text),
}

fn percent(args: Args<'_>) -> String {
    let argument = match args.str(0) {
        "i" => Argument::Int(args.big(1)),
        "f" => Argument::Float(args.float(1)),
        _ => Argument::Str(args.text(1)),
    };
    percent_one(&args.text(2), &argument).map_or_else(|error| format!("!{error}"), finish)
}

/// Formats one argument, in the order of steps that CPython takes.
fn percent_one(format: &Text, argument: &Argument) -> Result<TextBuilder, String> {
    let mut out = TextBuilder::new();
    let mut used = false;
    for piece in PercentIter::new(format.as_ref()) {
        let item = match piece {
            PercentPiece::Literal(range) => {
                out.push_text(format.slice(range.start, range.end).as_ref());
                continue;
            }
            PercentPiece::Conversion(item) => item,
        };
        if item.key.is_some() || item.code == Err(PercentError::IncompleteKey) {
            return Err("TypeError: format requires a mapping".to_owned());
        }
        let code = item.code.map_err(|error| format!("ValueError: {error}"))?;
        if std::mem::replace(&mut used, true) {
            return Err("TypeError: not enough arguments for format string".to_owned());
        }
        let fixed = |amount| match amount {
            Some(Amount::Fixed(amount)) => Some(amount),
            _ => None,
        };
        let (width, precision) = (fixed(item.width).unwrap_or(0), fixed(item.precision));
        let code = char::from_u32(code).unwrap();
        if !"diouxXeEfFgGcrsa".contains(code) {
            let mut message = TextBuilder::new();
            item.push_unsupported(&mut message);
            return Err(format!("ValueError: {}", finish(message)));
        }
        convert(code, argument, item.flags, width, precision, &mut out)?;
    }
    if used {
        Ok(out)
    } else {
        Err("TypeError: not all arguments converted during string formatting".to_owned())
    }
}

fn convert(
    code: char,
    argument: &Argument,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    out: &mut TextBuilder,
) -> Result<(), String> {
    let result = match (code, argument) {
        ('c', Argument::Int(value)) => percent_char(IntRef::Big(value), flags, width, out),
        ('s', Argument::Str(value)) => {
            percent_str(value.as_ref(), flags, width, precision, out);
            Ok(())
        }
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Argument::Float(value)) => {
            percent_float(*value, code, flags, width, precision, out)
        }
        (_, Argument::Int(value)) => percent_int(IntRef::Big(value), code, flags, width, precision, 0, out),
        (_, Argument::Float(value)) => {
            let value = from_f64(*value).unwrap().into_bigint();
            percent_int(IntRef::Big(&value), code, flags, width, precision, 0, out)
        }
        (_, Argument::Str(_)) => panic!("%{code} of a str"),
    };
    result.map_err(|error| {
        let mut message = TextBuilder::new();
        error.push_message(Text::new().as_ref(), "", &mut message);
        let class = if error.is_overflow() { "OverflowError" } else { "ValueError" };
        format!("{class}: {}", finish(message))
    })
}

fn fields(args: Args<'_>) -> String {
    let text = args.text(0);
    let part = |range: Range<usize>| text.slice(range.start, range.end).to_utf8().unwrap().into_owned();
    let mut rows = Vec::new();
    for markup in MarkupIter::new(text.as_ref()) {
        match markup {
            Err(error) => return format!("!ValueError: {error}"),
            Ok(Markup { literal, field: None }) => rows.push(json!([part(literal), null, null, null])),
            Ok(Markup { literal, field: Some(field) }) => {
                let conversion = field.conversion.and_then(char::from_u32).map(String::from);
                rows.push(json!([part(literal), part(field.name), part(field.spec), conversion]));
            }
        }
    }
    Value::Array(rows).to_string()
}

fn field_name(args: Args<'_>) -> String {
    let text = args.text(0);
    let part =
        |range: Range<usize>| json!(text.slice(range.start, range.end).to_utf8().unwrap().into_owned());
    let split = || -> Result<Value, FieldError> {
        let (first, rest) = split_field_name(text.as_ref(), 0..text.len(), Ucd::V15_1)?;
        let first = match first {
            FieldName::Index(index) => json!(index),
            FieldName::Name(range) => part(range),
        };
        let mut accessors = Vec::new();
        for accessor in rest {
            accessors.push(match accessor? {
                Accessor::Attribute(range) => json!([true, part(range)]),
                Accessor::Index(index) => json!([false, index]),
                Accessor::Key(range) => json!([false, part(range)]),
            });
        }
        Ok(json!([first, accessors]))
    };
    match split() {
        Ok(value) => value.to_string(),
        Err(error) => format!("!ValueError: {error}"),
    }
}

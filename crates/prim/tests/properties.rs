//! What holds of every number, and of every text that is read as one or as a format.

use num_bigint::BigInt;
use proptest::prelude::*;
use taipan_prim::complex::{self, Complex};
use taipan_prim::format::*;
use taipan_prim::text::{Text, TextBuilder, TextRef, Ucd};
use taipan_prim::{float, hash, int};

fn finite() -> impl Strategy<Value = f64> {
    let nice =
        (-1_000_000_000_i64..1_000_000_000, 0..9).prop_map(|(n, places)| n as f64 / 10_f64.powi(places));
    prop_oneof![any::<u64>().prop_map(f64::from_bits), nice].prop_filter("finite", |value| value.is_finite())
}

fn bigint() -> impl Strategy<Value = BigInt> {
    prop::collection::vec(any::<u8>(), 0..60).prop_map(|bytes| BigInt::from_signed_bytes_le(&bytes))
}

fn text(value: &str) -> Text {
    Text::from_code_points(value.chars().map(u32::from))
}

/// Parses and formats by a spec that asks for no more than a page.
fn format_by(spec: &str, kind: FormatKind, format: impl Fn(&Spec, &mut TextBuilder)) -> Option<(Spec, Text)> {
    let dialect = Dialect { fraction_grouping: true, ..Dialect::default() };
    let spec = Spec::parse(text(spec).as_ref(), kind, dialect).ok()?;
    if spec.size_bound() > 5000 {
        return None;
    }
    let mut out = TextBuilder::new();
    format(&spec, &mut out);
    Some((spec, out.finish()))
}

const SPEC: &str = "[x0<>=^]?[<>=^]?[-+ ]?z?#?0?[0-9]{0,4}[,_]?(\\.[0-9]{0,4})?[,_]?[a-zA-Z%]?";

proptest! {
    #[test]
    fn float_text_reads_back(value in finite()) {
        prop_assert_eq!(float::parse(float::repr(value).as_bytes()).map(f64::to_bits), Some(value.to_bits()));
        prop_assert_eq!(float::from_hex(float::to_hex(value).as_bytes()).map(f64::to_bits), Ok(value.to_bits()));
        let number = Complex::new(value, -value);
        prop_assert_eq!(complex::parse(complex::repr(number).as_bytes()), Ok(number));
    }

    #[test]
    fn no_decimal_shorter_than_repr_reads_back(value in finite()) {
        let significant = |text: &str| {
            let mantissa = text.split('e').next().unwrap_or_default();
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len()
        };
        prop_assert_eq!(significant(&float::repr(value)), significant(&format!("{value:e}")));
    }

    #[test]
    fn fixed_precision_is_that_of_exact_expansion(value in finite(), places in 0_usize..25) {
        let style = float::FloatStyle::new(float::FloatFormat::Fixed, places);
        prop_assert_eq!(float::to_text(value, style), format!("{value:.places$}"));
    }

    #[test]
    fn rounding_is_reading_the_rounded_text(value in finite(), places in 0_usize..25) {
        let expected: f64 = format!("{value:.places$}").parse().unwrap();
        prop_assert_eq!(float::round_to_digits(value, places as i64).map(f64::to_bits), Some(expected.to_bits()));
    }

    #[test]
    fn ratio_is_the_float(value in finite()) {
        let (numerator, denominator) = int::as_integer_ratio(value).unwrap();
        prop_assert_eq!(int::true_div(&numerator, &denominator), Ok(value));
        if let Some(whole) = int::from_f64(value.trunc()) {
            let whole = whole.into_bigint();
            prop_assert_eq!(int::to_f64(&whole), Some(value.trunc() + 0.0));
            prop_assert_eq!(int::cmp_bigint_f64(&whole, value), value.trunc().partial_cmp(&value));
            prop_assert_eq!(hash::hash_f64(value.trunc()), Some(hash::hash_bigint(&whole)));
        }
    }

    #[test]
    fn int_text_reads_back(value in bigint(), base in prop::sample::select(vec![2_u32, 7, 8, 10, 16, 36])) {
        let written = value.to_str_radix(base);
        prop_assert_eq!(int::parse(written.as_bytes(), base, 0).map(int::Int::into_bigint), Ok(value.clone()));
        prop_assert_eq!(int::to_decimal(&value, 4300), Ok(value.to_string()));
        let prefixed = int::to_radix(&value, 16, "0x");
        prop_assert_eq!(int::parse(prefixed.as_bytes(), 0, 0).map(int::Int::into_bigint), Ok(value));
    }

    #[test]
    fn division_recombines(a in bigint(), b in bigint()) {
        prop_assume!(b != BigInt::ZERO);
        let (quotient, remainder) = int::divmod(&a, &b).unwrap();
        prop_assert_eq!(&quotient * &b + &remainder, a);
        prop_assert!(remainder.magnitude() < b.magnitude());
        prop_assert!(remainder == BigInt::ZERO || remainder.sign() == b.sign());
    }

    #[test]
    fn bytes_read_back(value in bigint(), big in any::<bool>()) {
        let order = if big { int::ByteOrder::Big } else { int::ByteOrder::Little };
        let bytes = int::to_bytes(&value, 64, order, true).unwrap();
        prop_assert_eq!(int::from_bytes(&bytes, order, true), value);
    }

    #[test]
    fn small_and_big_ints_format_alike(value in any::<i64>(), spec in SPEC) {
        let with = |value: IntRef<'_>| format_by(&spec, FormatKind::Int, |spec, out| {
            let _ = format_int(value, spec, 0, out);
        });
        prop_assert_eq!(with(IntRef::Small(value)), with(IntRef::Big(&value.into())));
    }

    #[test]
    fn formatted_values_fill_their_width(value in any::<f64>(), spec in SPEC) {
        let number = Complex::new(value, 1.0);
        let results = [
            format_by(&spec, FormatKind::Float, |spec, out| {
                let _ = format_float(value, spec, out);
            }),
            format_by(&spec, FormatKind::Float, |spec, out| {
                let _ = format_complex(number, spec, out);
            }),
            format_by(&spec, FormatKind::Str, |spec, out| {
                let _ = format_str(TextRef::Ascii(b"text"), spec, out);
            }),
        ];
        for (spec, out) in results.into_iter().flatten() {
            // Nothing is written where the spec does not suit the type.
            prop_assert!(out.is_empty() || out.len() >= spec.width.unwrap_or(0));
        }
    }

    #[test]
    fn any_text_is_read_without_panic(value in "\\PC{0,20}|[-+0-9a-fxXpPeEjJ_.() ]{0,30}|[%{}!:.\\[\\]a0*#+ d-]{0,20}") {
        let text = text(&value);
        let ascii = int::digits_to_ascii(text.as_ref(), Ucd::V16_0);
        let _ = (float::parse(&ascii), complex::parse(&ascii), float::from_hex(value.as_bytes()));
        for base in [0, 2, 10, 16, 36, 99] {
            let _ = int::parse(&ascii, base, 4300);
        }
        let pieces = PercentIter::new(text.as_ref()).count();
        let markup = MarkupIter::new(text.as_ref()).count();
        prop_assert!(pieces <= value.len() && markup <= value.len());
        if let Ok((_, rest)) = split_field_name(text.as_ref(), 0..text.len(), Ucd::V16_0) {
            prop_assert!(rest.count() <= value.len());
        }
    }
}

//! The databases are as recorded, and normalising keeps its promises.

use super::*;
use crate::text::Text;
use std::fmt::Write;

const VERSIONS: [Ucd; 4] = [Ucd::V14_0, Ucd::V15_0, Ucd::V15_1, Ucd::V16_0];

/// What `tests/record/record_ucd.py` printed, for each version and then for 3.2.0 beside each.
const DIGESTS: [u32; 8] =
    [1690412836, 3072147557, 3382746538, 3346471212, 1021797624, 975602468, 1616614207, 714848893];

/// A code point's line, as the recording script writes it.
fn line(out: &mut String, database: Database, c: u32) {
    let r = database.record(c);
    let number = |n: Option<u8>| n.map_or_else(String::new, |n| n.to_string());
    let bits = r.numeric.map_or_else(String::new, |n| format!("{:016x}", n.to_bits()));
    let name = database.name(c).unwrap_or_default();
    let decomposition = database.decomposition(c).map_or("", |d| d.text);
    let _ = writeln!(
        out,
        "{c:x};{name};{};{};{};{};{};{};{};{bits};{decomposition}",
        r.category,
        r.bidirectional,
        r.combining,
        r.east_asian_width,
        u8::from(r.mirrored),
        number(r.decimal),
        number(r.digit),
    );
}

#[test]
fn every_database_is_as_recorded() {
    let databases = VERSIONS.map(Database::of).into_iter().chain(VERSIONS.map(Database::old));
    for (database, expected) in databases.zip(DIGESTS) {
        let mut crc = flate2::Crc::new();
        let mut text = String::new();
        for (first, behind) in data::Properties::get().ranges(database.number()) {
            for c in first..behind.min(first + 0x3000) {
                text.clear();
                line(&mut text, database, c);
                crc.update(text.as_bytes());
            }
        }
        assert_eq!(crc.sum(), expected, "{database:?}");
    }
}

#[test]
fn names_lead_back_to_their_characters() {
    let database = Database::of(Ucd::V16_0);
    for c in (0..0x32000).step_by(7) {
        if let Some(name) = database.name(c) {
            assert_eq!(database.character(name.as_bytes()), Some(c), "{name}");
        }
    }
    assert_eq!(database.lookup(b"Keycap Digit One").unwrap(), [0x31, 0xFE0F, 0x20E3]);
    assert_eq!(database.lookup(&[b'X'; 257]), Err(NotFound::TooLong));
    assert_eq!(database.character(b"HANGUL SYLLABLE GGWAELB"), Some(0xAF6F));
}

#[test]
fn normal_forms_are_stable() {
    for database in [Database::of(Ucd::V16_0), Database::old(Ucd::V14_0)] {
        for c in (0xA0..0x30000).step_by(11) {
            let text = Text::from_code_points([c, 0x301, 0x323]);
            for form in [Form::Nfc, Form::Nfd, Form::Nfkc, Form::Nfkd] {
                let once = database.normalize(form, text.as_ref());
                assert_eq!(database.normalize(form, once.as_ref()), once, "{c:x} {form:?}");
            }
        }
    }
}

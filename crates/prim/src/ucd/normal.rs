//! The four normalisation forms (UAX #15).

use super::data::Properties;
use super::{Database, hangul};
use crate::text::{Text, TextRef};

/// A normalisation form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Nfc,
    Nfkc,
    Nfd,
    Nfkd,
}

impl Form {
    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFKC" => Form::Nfkc,
            "NFD" => Form::Nfd,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }

    /// Text below this code point is in the form.
    fn first_affected(self) -> u32 {
        match self {
            Form::Nfc => 0x300,
            Form::Nfkc => 0xA0,
            Form::Nfd | Form::Nfkd => 0x80,
        }
    }
}

impl Database {
    /// `unicodedata.normalize`
    ///
    /// ```
    /// use taipan_prim::{text::{Text, Ucd}, ucd::{Database, Form}};
    /// let nfd = Database::of(Ucd::V16_0).normalize(Form::Nfd, Text::from("é한").as_ref());
    /// assert_eq!(nfd, "e\u{301}\u{1112}\u{1161}\u{11ab}");
    /// ```
    pub fn normalize(self, form: Form, text: TextRef<'_>) -> Text {
        if text.chars().all(|c| c < form.first_affected()) {
            return text.to_text();
        }
        let mut points = self.decompose(text, matches!(form, Form::Nfkc | Form::Nfkd));
        if matches!(form, Form::Nfc | Form::Nfkc) {
            points = self.compose(points);
        }
        Text::from_code_points(points.into_iter().map(|(c, _)| c))
    }

    /// Code points with their combining classes, decomposed in full and ordered.
    fn decompose(self, text: TextRef<'_>, compatibly: bool) -> Vec<(u32, u8)> {
        let mut out: Vec<(u32, u8)> = Vec::with_capacity(text.len());
        let mut pending = Vec::new();
        let properties = Properties::get();
        let current = Database::of(self.ucd).number();
        // The marks behind the last starter, which are to be ordered.
        let mut marks = 0;
        for c in text.chars() {
            pending.push(c);
            while let Some(c) = pending.pop() {
                if let Some((letters, count)) = hangul::decompose(c) {
                    pending.extend(letters.iter().take(count).rev());
                    continue;
                }
                if let Some(other) = properties.corrected(c).filter(|_| self.old && self.is_assigned(c)) {
                    pending.extend(other.iter().rev());
                    continue;
                }
                if let Some(d) = self.decomposition(c).filter(|d| d.canonical || compatibly) {
                    pending.extend(d.points.iter().rev());
                    continue;
                }
                let class = properties.record(current, c).combining;
                if class == 0 {
                    if let Some(marks) = out.get_mut(marks..) {
                        marks.sort_by_key(|&(_, class)| class);
                    }
                    marks = out.len() + 1;
                }
                out.push((c, class));
            }
        }
        if let Some(marks) = out.get_mut(marks..) {
            marks.sort_by_key(|&(_, class)| class);
        }
        out
    }

    /// Puts together what composes with the last starter and is not blocked from it.
    fn compose(self, points: Vec<(u32, u8)>) -> Vec<(u32, u8)> {
        let properties = Properties::get();
        let current = Database::of(self.ucd);
        let pair = |first, second| {
            hangul::compose(first, second)
                .or_else(|| properties.composition(first, second).filter(|&c| current.is_assigned(c)))
        };
        let mut out: Vec<(u32, u8)> = Vec::with_capacity(points.len());
        let mut starter: Option<usize> = None;
        for (c, class) in points {
            if let Some(at) = starter {
                let last = out.last().map_or(0, |&(_, class)| class);
                let blocked = out.len() > at + 1 && (last == 0 || last >= class);
                let composed = out.get(at).filter(|_| !blocked).and_then(|&(s, _)| pair(s, c));
                if let (Some(composed), Some(place)) = (composed, out.get_mut(at)) {
                    place.0 = composed;
                    continue;
                }
            }
            if class == 0 {
                starter = Some(out.len());
            }
            out.push((c, class));
        }
        out
    }
}

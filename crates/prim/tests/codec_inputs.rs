//! Codecs on bytes and text that nobody wrote: they end, in pieces give what they give at once, and lead back.

use proptest::prelude::*;
use std::convert::Infallible;
use taipan_prim::codec::{
    Bad, ByteOrder, Encoding, Recovered, decode_escapes, decode_raw_unicode_escape, decode_unicode_escape,
    encode_escapes, encode_raw_unicode_escape, encode_unicode_escape,
};
use taipan_prim::text::Text;

const ENCODINGS: [Encoding; 7] = [
    Encoding::Utf7,
    Encoding::Utf8,
    Encoding::Utf16(ByteOrder::Little),
    Encoding::Utf16(ByteOrder::Big),
    Encoding::Utf32(ByteOrder::Native),
    Encoding::Ascii,
    Encoding::Latin1,
];

fn marked(_: &[u8], bad: Bad) -> Result<Recovered, Infallible> {
    Ok(Recovered { text: Text::from("?"), resume: bad.end, input: None })
}

fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(prop_oneof![0u32..0x80, 0xD700u32..0xE100, 0u32..0x11_0000], 0..40)
        .prop_map(Text::from_code_points)
}

proptest! {
    #[test]
    fn any_bytes_are_decoded_to_their_end(bytes in prop::collection::vec(prop_oneof![any::<u8>(), b'+'..=b'A', Just(b'\\')], 0..60)) {
        for encoding in ENCODINGS {
            let Ok(whole) = encoding.decode(&bytes, true, &mut marked);
            prop_assert_eq!(whole.consumed, bytes.len());
            let Ok(part) = encoding.decode(&bytes, false, &mut marked);
            prop_assert!(part.consumed <= bytes.len());
        }
        let Ok((whole, _)) = decode_unicode_escape(&bytes, true, &|_| None, &mut marked);
        prop_assert_eq!(whole.consumed, bytes.len());
        let Ok(raw) = decode_raw_unicode_escape(&bytes, true, &mut marked);
        prop_assert_eq!(raw.consumed, bytes.len());
        prop_assert_eq!(decode_escapes(&encode_escapes(&bytes), None).unwrap().bytes, bytes);
    }

    #[test]
    fn escapes_and_utf7_lead_back(text in text()) {
        let escaped = encode_unicode_escape(text.as_ref());
        let Ok((back, invalid)) = decode_unicode_escape(&escaped, true, &|_| None, &mut marked);
        prop_assert_eq!((&back.text, invalid), (&text, None));
        let valid = Text::from(text.to_string_lossy().as_ref());
        let Ok(seven) = Encoding::Utf7.encode(valid.as_ref(), &mut |_| unreachable!()) as Result<Vec<u8>, taipan_prim::codec::EncodeError<Infallible>> else {
            return Err(TestCaseError::fail("UTF-7 encodes all"));
        };
        let Ok(back) = Encoding::Utf7.decode(&seven, true, &mut marked);
        prop_assert_eq!(back.text, valid);
        if !text.chars().any(|c| c == 0x5C) {
            let Ok(back) = decode_raw_unicode_escape(&encode_raw_unicode_escape(text.as_ref()), true, &mut marked);
            prop_assert_eq!(back.text, text);
        }
    }
}

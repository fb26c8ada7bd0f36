//! Python `str`: storage by width and the algorithms of its methods, over code points, lone surrogates included.

mod builder;
mod storage;
mod view;
mod wtf8;

pub use builder::TextBuilder;
pub use storage::Text;
pub use view::{Chars, TextRef, Unit};
pub use wtf8::Wtf8Error;

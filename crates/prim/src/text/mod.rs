//! Python `str`: storage by width and the algorithms of its methods, over code points, lone surrogates included.

mod builder;
mod case;
mod edit;
mod find;
mod predicates;
mod repr;
mod split;
mod storage;
mod unicode;
mod view;
mod wtf8;

pub use builder::TextBuilder;
pub use edit::{TooLong, Translation};
pub use storage::Text;
pub use unicode::{Mapped, Mapping, Ucd, is_line_break, is_space};
pub use view::{Chars, TextRef, Unit};
pub use wtf8::Wtf8Error;

pub(crate) use repr::{push_escape, quote};
pub(crate) use wtf8::push as push_wtf8;

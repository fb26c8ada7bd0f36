//! The attributes of code objects.

use super::Code;
use crate::class::TypeSpec;
use taipan_heap::Payload;

pub static SPEC: TypeSpec = TypeSpec::named("code", Code::ID, &[Code::ID]);

//! Every builtin exception class: one row each, in the order in which CPython adds them to `builtins`.

use super::{Exception, group, instance, lookup, os_error, stop, syntax, unicode};
use crate::call::Method;
use crate::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_heap::Payload;

/// What a class adds to its base.
pub struct Parts {
    pub slots: Slots,
    pub methods: &'static [Method],
    pub getset: &'static [GetSet],
}

macro_rules! parts {
    () => {
        instance::PLAIN
    };
    ($parts:path) => {
        $parts
    };
}

macro_rules! plain {
    () => {
        true
    };
    ($parts:path) => {
        false
    };
}

macro_rules! exceptions {
    ($($name:ident : $base:ident [$($field:ident)*] $doc:literal $(= $parts:path)?)*) => {
        /// The builtin exception classes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Exc { $(#[doc = concat!("`", stringify!($name), "`: ", $doc)] $name),* }

        /// One row of the table.
        pub struct ExcInfo {
            pub exc: Exc,
            pub name: &'static str,
            pub base: &'static str,
            /// Attributes beyond those of the base, kept in [`super::Exception::fields`] behind the base's.
            pub fields: &'static [&'static str],
            /// Instances are made of their arguments alone.
            pub plain: bool,
            pub spec: TypeSpec,
        }

        /// All rows, bases first.
        pub static TABLE: &[ExcInfo] = &[$({
            const PARTS: Parts = parts!($($parts)?);
            ExcInfo {
                exc: Exc::$name,
                name: class_name(stringify!($name)),
                base: stringify!($base),
                fields: &[$(stringify!($field)),*],
                plain: plain!($($parts)?),
                spec: TypeSpec {
                    doc: if $doc.is_empty() { None } else { Some($doc) },
                    flags: ClassFlags::BASETYPE,
                    slots: PARTS.slots,
                    methods: PARTS.methods,
                    getset: PARTS.getset,
                    ..TypeSpec::named(class_name(stringify!($name)), Exception::ID, &[])
                },
            }
        }),*];
    };
}

/// One class's name begins with an underscore.
const fn class_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        b"IncompleteInputError" => "_IncompleteInputError",
        _ => name,
    }
}

exceptions! {
    BaseException: object [] "Common base class for all exceptions" = instance::BASE_EXCEPTION
    BaseExceptionGroup: BaseException [message exceptions] "A combination of multiple unrelated exceptions." = group::PARTS
    Exception: BaseException [] "Common base class for all non-exit exceptions."
    GeneratorExit: BaseException [] "Request that a generator exit."
    KeyboardInterrupt: BaseException [] "Program interrupted by user."
    SystemExit: BaseException [code] "Request to exit from the interpreter." = stop::SYSTEM_EXIT
    ArithmeticError: Exception [] "Base class for arithmetic errors."
    AssertionError: Exception [] "Assertion failed."
    AttributeError: Exception [name obj] "Attribute not found." = lookup::ATTRIBUTE_ERROR
    BufferError: Exception [] "Buffer error."
    EOFError: Exception [] "Read beyond end of file."
    ImportError: Exception [msg name path name_from] "Import can't find module, or can't find name in module." = lookup::IMPORT_ERROR
    LookupError: Exception [] "Base class for lookup errors."
    MemoryError: Exception [] "Out of memory."
    NameError: Exception [name] "Name not found globally." = lookup::NAME_ERROR
    OSError: Exception [errno strerror filename filename2 characters_written] "Base class for I/O related errors." = os_error::PARTS
    ReferenceError: Exception [] "Weak ref proxy used after referent went away."
    RuntimeError: Exception [] "Unspecified run-time error."
    StopAsyncIteration: Exception [] "Signal the end from iterator.__anext__()."
    StopIteration: Exception [value] "Signal the end from iterator.__next__()." = stop::STOP_ITERATION
    SyntaxError: Exception [msg filename lineno offset text end_lineno end_offset print_file_and_line] "Invalid syntax." = syntax::PARTS
    SystemError: Exception [] "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version."
    TypeError: Exception [] "Inappropriate argument type."
    ValueError: Exception [] "Inappropriate argument value (of correct type)."
    Warning: Exception [] "Base class for warning categories."
    FloatingPointError: ArithmeticError [] "Floating-point operation failed."
    OverflowError: ArithmeticError [] "Result too large to be represented."
    ZeroDivisionError: ArithmeticError [] "Second argument to a division or modulo operation was zero."
    BytesWarning: Warning [] "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str."
    DeprecationWarning: Warning [] "Base class for warnings about deprecated features."
    EncodingWarning: Warning [] "Base class for warnings about encodings."
    FutureWarning: Warning [] "Base class for warnings about constructs that will change semantically\nin the future."
    ImportWarning: Warning [] "Base class for warnings about probable mistakes in module imports"
    PendingDeprecationWarning: Warning [] "Base class for warnings about features which will be deprecated\nin the future."
    ResourceWarning: Warning [] "Base class for warnings about resource usage."
    RuntimeWarning: Warning [] "Base class for warnings about dubious runtime behavior."
    SyntaxWarning: Warning [] "Base class for warnings about dubious syntax."
    UnicodeWarning: Warning [] "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."
    UserWarning: Warning [] "Base class for warnings generated by user code."
    BlockingIOError: OSError [] "I/O operation would block." = os_error::DERIVED
    ChildProcessError: OSError [] "Child process error." = os_error::DERIVED
    ConnectionError: OSError [] "Connection error." = os_error::DERIVED
    FileExistsError: OSError [] "File already exists." = os_error::DERIVED
    FileNotFoundError: OSError [] "File not found." = os_error::DERIVED
    InterruptedError: OSError [] "Interrupted by signal." = os_error::DERIVED
    IsADirectoryError: OSError [] "Operation doesn't work on directories." = os_error::DERIVED
    NotADirectoryError: OSError [] "Operation only works on directories." = os_error::DERIVED
    PermissionError: OSError [] "Not enough permissions." = os_error::DERIVED
    ProcessLookupError: OSError [] "Process not found." = os_error::DERIVED
    TimeoutError: OSError [] "Timeout expired." = os_error::DERIVED
    IndentationError: SyntaxError [] "Improper indentation." = syntax::DERIVED
    IncompleteInputError: SyntaxError [] "incomplete input." = syntax::DERIVED
    IndexError: LookupError [] "Sequence index out of range."
    KeyError: LookupError [] "Mapping key not found." = lookup::KEY_ERROR
    ModuleNotFoundError: ImportError [] "Module not found." = lookup::MODULE_NOT_FOUND
    NotImplementedError: RuntimeError [] "Method or function hasn't been implemented yet."
    PythonFinalizationError: RuntimeError [] "Operation blocked during Python finalization."
    RecursionError: RuntimeError [] "Recursion limit exceeded."
    UnboundLocalError: NameError [] "Local name referenced but not bound to a value." = lookup::UNBOUND_LOCAL
    UnicodeError: ValueError [] "Unicode related error."
    BrokenPipeError: ConnectionError [] "Broken pipe." = os_error::DERIVED
    ConnectionAbortedError: ConnectionError [] "Connection aborted." = os_error::DERIVED
    ConnectionRefusedError: ConnectionError [] "Connection refused." = os_error::DERIVED
    ConnectionResetError: ConnectionError [] "Connection reset." = os_error::DERIVED
    TabError: IndentationError [] "Improper mixture of spaces and tabs." = syntax::DERIVED
    UnicodeDecodeError: UnicodeError [encoding object start end reason] "Unicode decoding error." = unicode::DECODE
    UnicodeEncodeError: UnicodeError [encoding object start end reason] "Unicode encoding error." = unicode::ENCODE
    UnicodeTranslateError: UnicodeError [encoding object start end reason] "Unicode translation error." = unicode::TRANSLATE
    ExceptionGroup: BaseExceptionGroup [] "" = group::EXCEPTION_GROUP
}

//! Every builtin exception class: one row each.

macro_rules! exceptions {
    ($($(#[doc = $doc:literal])* $name:ident : $base:ident [$($field:ident)*])*) => {
        /// The builtin exception classes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Exc { $($(#[doc = $doc])* $name),* }

        /// One row of the table.
        pub struct ExcInfo {
            pub exc: Exc,
            pub name: &'static str,
            pub base: &'static str,
            pub doc: &'static str,
            /// Attributes beyond those of the base, kept in [`super::Exception::fields`] behind the base's.
            pub fields: &'static [&'static str],
        }

        /// All rows, bases first.
        pub static TABLE: &[ExcInfo] = &[$(ExcInfo {
            exc: Exc::$name,
            name: stringify!($name),
            base: stringify!($base),
            doc: const { $crate::call::doc(concat!($($doc, "\n"),*)) },
            fields: &[$(stringify!($field)),*],
        }),*];
    };
}

exceptions! {
    /// Common base class for all exceptions
    BaseException: object []
    /// Common base class for all non-exit exceptions.
    Exception: BaseException []
    /// Request that a generator exit.
    GeneratorExit: BaseException []
    /// Program interrupted by user.
    KeyboardInterrupt: BaseException []
    /// Request to exit from the interpreter.
    SystemExit: BaseException [code]
    /// A combination of multiple unrelated exceptions.
    BaseExceptionGroup: BaseException [message exceptions]
    /// Base class for arithmetic errors.
    ArithmeticError: Exception []
    /// Floating point operation failed.
    FloatingPointError: ArithmeticError []
    /// Result too large to be represented.
    OverflowError: ArithmeticError []
    /// Second argument to a division or modulo operation was zero.
    ZeroDivisionError: ArithmeticError []
    /// Assertion failed.
    AssertionError: Exception []
    /// Attribute not found.
    AttributeError: Exception [name obj]
    /// Buffer error.
    BufferError: Exception []
    /// Read beyond end of file.
    EOFError: Exception []
    /// Import can't find module, or can't find name in module.
    ImportError: Exception [msg name path name_from]
    /// Module not found.
    ModuleNotFoundError: ImportError []
    /// Base class for lookup errors.
    LookupError: Exception []
    /// Sequence index out of range.
    IndexError: LookupError []
    /// Mapping key not found.
    KeyError: LookupError []
    /// Out of memory.
    MemoryError: Exception []
    /// Name not found globally.
    NameError: Exception [name]
    /// Local name referenced but not bound to a value.
    UnboundLocalError: NameError []
    /// Base class for I/O related errors.
    OSError: Exception [errno strerror filename filename2 characters_written]
    /// I/O operation would block.
    BlockingIOError: OSError []
    /// Child process error.
    ChildProcessError: OSError []
    /// Connection error.
    ConnectionError: OSError []
    /// Broken pipe.
    BrokenPipeError: ConnectionError []
    /// Connection aborted.
    ConnectionAbortedError: ConnectionError []
    /// Connection refused.
    ConnectionRefusedError: ConnectionError []
    /// Connection reset.
    ConnectionResetError: ConnectionError []
    /// File already exists.
    FileExistsError: OSError []
    /// File not found.
    FileNotFoundError: OSError []
    /// Interrupted by signal.
    InterruptedError: OSError []
    /// Operation doesn't work on directories.
    IsADirectoryError: OSError []
    /// Operation only works on directories.
    NotADirectoryError: OSError []
    /// Not enough permissions.
    PermissionError: OSError []
    /// Process not found.
    ProcessLookupError: OSError []
    /// Timeout expired.
    TimeoutError: OSError []
    /// Weak ref proxy used after referent went away.
    ReferenceError: Exception []
    /// Unspecified run-time error.
    RuntimeError: Exception []
    /// Method or function hasn't been implemented yet.
    NotImplementedError: RuntimeError []
    /// Recursion limit exceeded.
    RecursionError: RuntimeError []
    /// Operation blocked during interpreter finalization.
    PythonFinalizationError: RuntimeError []
    /// Signal the end from iterator.__anext__().
    StopAsyncIteration: Exception []
    /// Signal the end from iterator.__next__().
    StopIteration: Exception [value]
    /// Invalid syntax.
    SyntaxError: Exception [msg filename lineno offset text end_lineno end_offset print_file_and_line]
    /// Improper indentation.
    IndentationError: SyntaxError []
    /// Improper mixture of spaces and tabs.
    TabError: IndentationError []
    /// Internal error in the Python interpreter.
    ///
    /// Please report this to the Python maintainer, along with the traceback,
    /// the Python version, and the hardware/OS platform and version.
    SystemError: Exception []
    /// Inappropriate argument type.
    TypeError: Exception []
    /// Inappropriate argument value (of correct type).
    ValueError: Exception []
    /// Unicode related error.
    UnicodeError: ValueError []
    /// Unicode decoding error.
    UnicodeDecodeError: UnicodeError [encoding object start end reason]
    /// Unicode encoding error.
    UnicodeEncodeError: UnicodeError [encoding object start end reason]
    /// Unicode translation error.
    UnicodeTranslateError: UnicodeError [encoding object start end reason]
    /// Base class for warning categories.
    Warning: Exception []
    /// Base class for warnings about bytes and buffer related problems, mostly
    /// related to conversion from str or comparing to str.
    BytesWarning: Warning []
    /// Base class for warnings about deprecated features.
    DeprecationWarning: Warning []
    /// Base class for warnings about encodings.
    EncodingWarning: Warning []
    /// Base class for warnings about constructs that will change semantically
    /// in the future.
    FutureWarning: Warning []
    /// Base class for warnings about probable mistakes in module imports
    ImportWarning: Warning []
    /// Base class for warnings about features which will be deprecated
    /// in the future.
    PendingDeprecationWarning: Warning []
    /// Base class for warnings about resource usage.
    ResourceWarning: Warning []
    /// Base class for warnings about dubious runtime behavior.
    RuntimeWarning: Warning []
    /// Base class for warnings about dubious syntax.
    SyntaxWarning: Warning []
    /// Base class for warnings about Unicode related problems, mostly
    /// related to conversion problems.
    UnicodeWarning: Warning []
    /// Base class for warnings generated by user code.
    UserWarning: Warning []
}

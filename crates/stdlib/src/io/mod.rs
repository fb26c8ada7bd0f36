//! `_io`: the classes and functions that the VM has for its own use, under their public names.

use taipan_vm::exc::Exc;
use taipan_vm::io;
use taipan_vm::types::dict::Dict;
use taipan_vm::{Class, NativeModule, PyResult, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_io", init };

const DOC: &str = "The io module provides the Python interfaces to stream handling. The
builtin open function is defined in this module.

At the top of the I/O hierarchy is the abstract base class IOBase. It
defines the basic interface to a stream. Note, however, that there is no
separation between reading and writing to streams; implementations are
allowed to raise an OSError if they do not support a given operation.

Extending IOBase is RawIOBase which deals simply with the reading and
writing of raw bytes to a stream. FileIO subclasses RawIOBase to provide
an interface to OS files.

BufferedIOBase deals with buffering on a raw byte stream (RawIOBase). Its
subclasses, BufferedWriter, BufferedReader, and BufferedRWPair buffer
streams that are readable, writable, and both respectively.
BufferedRandom provides a buffered interface to random access
streams. BytesIO is a simple stream of in-memory bytes.

Another IOBase subclass, TextIOBase, deals with the encoding and decoding
of streams into text. TextIOWrapper, which extends it, is a buffered text
interface to a buffered raw stream (`BufferedIOBase`). Finally, StringIO
is an in-memory stream for text.

Argument names are not part of the specification, and only the arguments
of open() are intended to be used as keyword arguments.

data:

DEFAULT_BUFFER_SIZE
   An int containing the default buffer size used by the module's buffered
   I/O classes. open() uses the file's blksize (as obtained by os.stat) if
   possible.
";

/// How a class is reached.
type Accessor = fn(&mut Vm) -> Ref<Class>;

const CLASSES: &[Accessor] = &[
    io::io_base,
    io::raw_base,
    io::buffered_base,
    io::text_base,
    io::file_io_class,
    io::bytes_io_class,
    io::string_io_class,
    io::reader_class,
    io::writer_class,
    io::random_class,
    io::rw_pair_class,
    io::text_io_class,
    io::newline_decoder_class,
];

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    let name = vm.dialect.io_module_name();
    let shown = vm.interned_value(name);
    vm.set_name(dict, "__name__", shown);
    vm.add_functions(dict, name, io::OPEN);
    vm.add_functions(dict, name, io::FUNCTIONS);
    for accessor in CLASSES {
        let class = accessor(vm);
        let name = class.get(vm).name.to_string();
        vm.set_name(dict, &name, class.into());
    }
    let unsupported = io::unsupported_class(vm)?;
    vm.set_name(dict, "UnsupportedOperation", unsupported.into());
    let blocking = vm.exceptions.get(Exc::BlockingIOError).clone();
    vm.set_name(dict, "BlockingIOError", blocking.into());
    vm.set_name(dict, "DEFAULT_BUFFER_SIZE", Value::int(io::DEFAULT_BUFFER_SIZE as i64));
    Ok(())
}

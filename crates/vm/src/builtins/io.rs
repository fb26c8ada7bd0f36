//! Input and output.

use crate::methods;
use crate::types::tuple::Tuple;
use std::io::Write;
use taipan_heap::Value;

methods! { pub static FUNCTIONS;
    /// Prints the values to a stream, or to sys.stdout by default.
    "print(*args, sep=' ', end='\\n', file=None, flush=False)" => |vm, [args, _sep, _end, _file, _flush]| {
        let mut line = String::new();
        for (i, v) in args.exact::<Tuple>().map_or(&[][..], |t| t.items()).to_vec().iter().enumerate() {
            if i > 0 {
                line.push(' ');
            }
            line.push_str(&vm.str_string(v)?);
        }
        line.push('\n');
        let _ = vm.output.stdout.write_all(line.as_bytes());
        Ok(Value::NONE)
    }
}

//! Every example runs, and its own assertions hold.

use std::error::Error;

macro_rules! examples {
    ($($name:ident $path:literal)*) => { $(
        #[path = $path]
        mod $name;

        #[test]
        fn $name() -> Result<(), Box<dyn Error>> {
            $name::main()
        }
    )* };
}
examples! {
    functions "../functions.rs"
    limits "../limits.rs"
    observe "../observe.rs"
    run "../run.rs"
    sandbox "../sandbox.rs"
}

//! Macros that only expand tables or save the words of raising.

/// `raise!(vm, TypeError, "format", args…)`: returns from the function with that exception.
#[macro_export]
macro_rules! raise {
    ($vm:expr, $exc:ident, $($fmt:tt)+) => {
        return Err($crate::error!($vm, $exc, $($fmt)+))
    };
}

/// The exception itself, as a `Raised`.
#[macro_export]
macro_rules! error {
    ($vm:expr, $exc:ident, $($fmt:tt)+) => {{
        let message = format!($($fmt)+);
        $vm.error($crate::exc::Exc::$exc, message)
    }};
}

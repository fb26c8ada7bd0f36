//! Numbers: messages, and which functions there are.

use super::Dialect;
use taipan_isa::Version;
use taipan_prim::complex::Model;

impl Dialect {
    /// What `~` says of a bool.
    pub fn bool_inversion_warning(self) -> Option<&'static str> {
        match self.0 {
            version if version < Version::V3_12 => None,
            Version::V3_12 => Some(
                "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int \
                 object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or \
                 ~int(x) if you really want the bitwise inversion of the underlying int.",
            ),
            _ => Some(
                "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise \
                 inversion of the underlying int object and is usually not what you expect from negating a bool. Use the \
                 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the \
                 underlying int.",
            ),
        }
    }

    /// `pow()` with three arguments tries `__rpow__` too.
    pub fn reflects_power_of_three(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `int // 0` and `divmod(int, 0)`.
    pub fn int_division_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "integer division or modulo by zero" }
    }

    /// `int % 0`.
    pub fn int_modulo_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "integer modulo by zero" }
    }

    /// `float / 0`.
    pub fn float_division_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "float division by zero" }
    }

    /// `float // 0`.
    pub fn float_floor_division_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "float floor division by zero" }
    }

    /// `float % 0`.
    pub fn float_modulo_by_zero(self) -> &'static str {
        match self.0 {
            Version::V3_11 | Version::V3_12 => "float modulo",
            Version::V3_13 => "float modulo by zero",
            _ => "division by zero",
        }
    }

    /// `divmod(float, 0)`.
    pub fn float_divmod_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "float divmod()" }
    }

    /// Zero to a negative power.
    pub fn zero_to_negative_power(self) -> &'static str {
        if self.0 >= Version::V3_14 {
            "zero to a negative power"
        } else {
            "0.0 cannot be raised to a negative power"
        }
    }

    /// `complex / 0`.
    pub fn complex_division_by_zero(self) -> &'static str {
        if self.0 >= Version::V3_14 { "division by zero" } else { "complex division by zero" }
    }

    /// A complex zero to a negative or complex power.
    pub fn complex_zero_to_power(self) -> &'static str {
        if self.0 >= Version::V3_14 {
            "zero to a negative or complex power"
        } else {
            "0.0 to a negative or complex power"
        }
    }

    /// How complex products and quotients treat infinities.
    pub fn complex_model(self) -> Model {
        if self.0 >= Version::V3_14 { Model::AnnexG } else { Model::Textbook }
    }

    /// `complex(real, imag)` takes real numbers alone, in words of its own, from 3.14 on.
    pub fn complex_parts_are_real(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `int(x)` falls back to `x.__trunc__()`, up to 3.13.
    pub fn int_takes_trunc(self) -> bool {
        self.0 < Version::V3_14
    }

    /// What warns of that fallback, from 3.11 on.
    pub fn trunc_for_int_is_deprecated(self) -> Option<&'static str> {
        (self.0 >= Version::V3_11).then_some("The delegation of int() to __trunc__ is deprecated.")
    }

    /// More arguments than `int()` takes.
    pub fn too_many_int_arguments(self, given: usize) -> String {
        if self.0 >= Version::V3_13 {
            format!("int expected at most 2 arguments, got {given}")
        } else {
            format!("int() takes at most 2 arguments ({given} given)")
        }
    }

    /// `sum()` compensates the rounding of float additions (3.12).
    pub fn sum_compensates(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `sum()` adds ints to floats with compensation, and compensates complex numbers too (3.14).
    pub fn sum_compensates_all(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `math`'s ValueError; `expected` is what 3.14 says instead, with the argument.
    pub fn math_domain_error(self, expected: &str, x: Option<f64>) -> String {
        if self.0 < Version::V3_14 || expected.is_empty() {
            return "math domain error".to_string();
        }
        match x {
            Some(x) => format!("expected {expected}, got {}", taipan_prim::float::repr(x)),
            None => format!("expected {expected}"),
        }
    }

    /// `math.log` with none or more than two arguments.
    pub fn wrong_log_arguments(self, given: usize) -> String {
        match given {
            _ if self.0 < Version::V3_12 => "math.log requires 1 to 2 arguments".to_string(),
            0 => "log expected at least 1 argument, got 0".to_string(),
            _ => format!("log expected at most 2 arguments, got {given}"),
        }
    }

    /// `math.sumprod` (3.12).
    pub fn math_has_sumprod(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `math.fma` (3.13).
    pub fn math_has_fma(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `math.nextafter(x, y, steps=n)` (3.12).
    pub fn nextafter_takes_steps(self) -> bool {
        self.0 >= Version::V3_12
    }
}

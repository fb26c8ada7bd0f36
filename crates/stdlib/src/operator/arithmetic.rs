//! The arithmetic operators and their in-place forms.

use taipan_vm::methods;
use taipan_vm::protocol::number::op;

methods! { pub static FUNCTIONS;
    /// Same as a + b.
    "add($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::ADD, false, a, b) }
    /// Same as a & b.
    "and_($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::AND, false, a, b) }
    /// Same as a // b.
    "floordiv($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::FLOOR_DIVIDE, false, a, b) }
    /// Same as a << b.
    "lshift($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::LSHIFT, false, a, b) }
    /// Same as a @ b.
    "matmul($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::MATRIX_MULTIPLY, false, a, b) }
    /// Same as a % b.
    "mod($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::REMAINDER, false, a, b) }
    /// Same as a * b.
    "mul($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::MULTIPLY, false, a, b) }
    /// Same as a | b.
    "or_($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::OR, false, a, b) }
    /// Same as a ** b.
    "pow($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::POWER, false, a, b) }
    /// Same as a >> b.
    "rshift($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::RSHIFT, false, a, b) }
    /// Same as a - b.
    "sub($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::SUBTRACT, false, a, b) }
    /// Same as a / b.
    "truediv($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::TRUE_DIVIDE, false, a, b) }
    /// Same as a ^ b.
    "xor($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::XOR, false, a, b) }
    /// Same as a += b.
    "iadd($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::ADD, true, a, b) }
    /// Same as a &= b.
    "iand($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::AND, true, a, b) }
    /// Same as a //= b.
    "ifloordiv($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::FLOOR_DIVIDE, true, a, b) }
    /// Same as a <<= b.
    "ilshift($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::LSHIFT, true, a, b) }
    /// Same as a @= b.
    "imatmul($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::MATRIX_MULTIPLY, true, a, b) }
    /// Same as a %= b.
    "imod($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::REMAINDER, true, a, b) }
    /// Same as a *= b.
    "imul($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::MULTIPLY, true, a, b) }
    /// Same as a |= b.
    "ior($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::OR, true, a, b) }
    /// Same as a **= b.
    "ipow($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::POWER, true, a, b) }
    /// Same as a >>= b.
    "irshift($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::RSHIFT, true, a, b) }
    /// Same as a -= b.
    "isub($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::SUBTRACT, true, a, b) }
    /// Same as a /= b.
    "itruediv($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::TRUE_DIVIDE, true, a, b) }
    /// Same as a ^= b.
    "ixor($module, a, b, /)"
    => |vm, [a, b]| { vm.binary_op(op::XOR, true, a, b) }
    /// Same as -a.
    "neg($module, a, /)"
    => |vm, [a]| { vm.unary_op('-', a) }
    /// Same as +a.
    "pos($module, a, /)"
    => |vm, [a]| { vm.unary_op('+', a) }
    /// Same as ~a.
    "inv($module, a, /)"
    => |vm, [a]| { vm.unary_op('~', a) }
    /// Same as ~a.
    "invert($module, a, /)"
    => |vm, [a]| { vm.unary_op('~', a) }
}

//! Which register instruction stands for an operation on operands of certain kinds.

use super::super::table::Rop;
use super::Lowering;
use super::emit::Operand;
use crate::protocol::number::op;

/// The operations of an operator: on two registers, a register and a constant, a constant and a register.
struct Forms {
    operator: usize,
    forms: [Option<Rop>; 3],
}

macro_rules! forms {
    ($($operator:ident [$($form:ident)*])*) => {
        const FORMS: &[Forms] = &[$(Forms { operator: op::$operator, forms: three(&[$(Rop::$form),*]) }),*];
    };
}
forms! {
    ADD [AddRR AddRK AddKR]
    SUBTRACT [SubtractRR SubtractRK SubtractKR]
    MULTIPLY [MultiplyRR MultiplyRK MultiplyKR]
    TRUE_DIVIDE [TrueDivideRR TrueDivideRK TrueDivideKR]
    FLOOR_DIVIDE [FloorDivideRR FloorDivideRK]
    REMAINDER [RemainderRR RemainderRK]
    AND [AndRR AndRK]
    OR [OrRR OrRK]
    XOR [XorRR XorRK]
    LSHIFT [LeftShiftRR LeftShiftRK]
    RSHIFT [RightShiftRR RightShiftRK]
}

const fn three(given: &[Rop]) -> [Option<Rop>; 3] {
    [Some(given[0]), Some(given[1]), if given.len() > 2 { Some(given[2]) } else { None }]
}

/// No form of an operator.
pub const NO_OPERATOR: u8 = u8::MAX;

/// Of each register instruction, the operator that it is a form of.
pub static OPERATORS: [u8; Rop::ALL.len()] = {
    let (mut of, mut at) = ([NO_OPERATOR; Rop::ALL.len()], 0);
    while at < FORMS.len() {
        let mut form = 0;
        while form < 3 {
            if let Some(op) = FORMS[at].forms[form] {
                // The row behind it is the form that writes a local.
                of[op as usize] = FORMS[at].operator as u8;
                of[op as usize + 1] = FORMS[at].operator as u8;
            }
            form += 1;
        }
        at += 1;
    }
    of
};

fn forms_of(operator: usize) -> Option<&'static Forms> {
    FORMS.iter().find(|f| f.operator == operator)
}

/// Whether the operator has a form for a constant on its left.
pub fn takes_constant_left(operator: usize) -> bool {
    forms_of(operator).is_some_and(|f| f.forms[2].is_some())
}

pub fn binary(operator: usize, a: Operand, b: Operand) -> Option<Rop> {
    let forms = &forms_of(operator)?.forms;
    match (a, b) {
        (Operand::Const(_), Operand::Const(_)) => None,
        (_, Operand::Const(_)) => forms[1],
        (Operand::Const(_), _) => forms[2],
        _ => forms[0],
    }
}

/// The comparison that says the same with its operands exchanged: `<`, `<=`, `==`, `!=`, `>`, `>=`. Of the symmetrical
/// ones the operands stay: the left one's method comes first.
pub const MIRRORED: [Option<usize>; 6] = [Some(4), Some(5), None, None, Some(0), Some(1)];

macro_rules! comparisons {
    ($($name:ident [$($op:ident)*];)*) => { $(const $name: [Rop; 6] = [$(Rop::$op),*];)* };
}
comparisons! {
    REG [LtR LeR EqR NeR GtR GeR];
    KONST [LtK LeK EqK NeK GtK GeK];
    JUMP_REG [JumpLtR JumpLeR JumpEqR JumpNeR JumpGtR JumpGeR];
    JUMP_KONST [JumpLtK JumpLeK JumpEqK JumpNeK JumpGtK JumpGeK];
    JUMP_NOT_REG [JumpNotLtR JumpNotLeR JumpNotEqR JumpNotNeR JumpNotGtR JumpNotGeR];
    JUMP_NOT_KONST [JumpNotLtK JumpNotLeK JumpNotEqK JumpNotNeK JumpNotGtK JumpNotGeK];
}

pub fn compare(operator: usize, with_constant: bool) -> Rop {
    (if with_constant { KONST } else { REG })[operator.min(5)]
}

pub fn compare_jump(operator: usize, with_constant: bool, wanted: bool) -> Rop {
    let family = match (with_constant, wanted) {
        (false, true) => JUMP_REG,
        (true, true) => JUMP_KONST,
        (false, false) => JUMP_NOT_REG,
        (true, false) => JUMP_NOT_KONST,
    };
    family[operator.min(5)]
}

pub fn item(container: Operand, key: Operand) -> Rop {
    match (container.is_owned(), key) {
        (false, Operand::Local(_)) => Rop::ItemByLocal,
        (false, Operand::Slot(_)) => Rop::ItemBySlot,
        (false, Operand::Const(_)) => Rop::ItemByConst,
        (true, Operand::Local(_)) => Rop::ItemSlotByLocal,
        (true, Operand::Slot(_)) => Rop::ItemSlotBySlot,
        (true, Operand::Const(_)) => Rop::ItemSlotByConst,
    }
}

pub fn set_item(container: Operand, key: Operand) -> Rop {
    match (container.is_owned(), key) {
        (false, Operand::Local(_)) => Rop::SetItemByLocal,
        (false, Operand::Slot(_)) => Rop::SetItemBySlot,
        (false, Operand::Const(_)) => Rop::SetItemByConst,
        (true, Operand::Local(_)) => Rop::SetItemSlotByLocal,
        (true, Operand::Slot(_)) => Rop::SetItemSlotBySlot,
        (true, Operand::Const(_)) => Rop::SetItemSlotByConst,
    }
}

/// The form of an instruction that writes a local instead of a slot: the row behind its own in the table.
fn local_form(op: Rop) -> Option<Rop> {
    let next = *Rop::ALL.get(op as usize + 1)?;
    (next.name().strip_suffix("Local") == Some(op.name())).then_some(next)
}

impl Lowering<'_> {
    /// Lets the instruction in a unit write a local instead of a slot; false where it cannot.
    pub fn write_local_instead(&mut self, unit: usize, slot: u16, local: u16) -> bool {
        if self.origin[unit] as usize + 1 != self.at {
            return false;
        }
        // SAFETY: the unit holds an instruction, which `emit_leaving` has put there.
        let instr = unsafe { &mut self.units[unit].instr };
        let Some(op) = local_form(instr.op).filter(|_| instr.a == slot) else { return false };
        (instr.op, instr.handler, instr.a) = (op, op.handler(), local);
        self.behind[unit..].fill(self.at as u32 + 1);
        true
    }
}

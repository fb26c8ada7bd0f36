//! THE list of register instructions: a name, and the function that executes it.

/// Calls the macro with all register instructions.
macro_rules! for_each_register_op {
    ($cb:ident) => {
        $cb! {
            // Leaving, moving.
            Leave => moves::leave;
            Stack => moves::stack;
            Move => moves::copy;
            MoveConst => moves::constant;
            StoreLocal => moves::store_local;
            StoreSlot => moves::store_slot;
            StoreTwo => moves::store_two;
            StoreConst => moves::store_constant;
            Drop => moves::drop_slot;
            Steal => moves::steal;
            Swap => moves::swap;
            Check => moves::check;
            // Arithmetic: operator, operands, where the result goes.
            AddRR => arith::binary::<{ op::ADD }, Reg, Reg, Temp>;
            AddRRLocal => arith::binary::<{ op::ADD }, Reg, Reg, Local>;
            AddRK => arith::binary::<{ op::ADD }, Reg, Konst, Temp>;
            AddRKLocal => arith::binary::<{ op::ADD }, Reg, Konst, Local>;
            AddKR => arith::binary::<{ op::ADD }, Konst, Reg, Temp>;
            AddKRLocal => arith::binary::<{ op::ADD }, Konst, Reg, Local>;
            SubtractRR => arith::binary::<{ op::SUBTRACT }, Reg, Reg, Temp>;
            SubtractRRLocal => arith::binary::<{ op::SUBTRACT }, Reg, Reg, Local>;
            SubtractRK => arith::binary::<{ op::SUBTRACT }, Reg, Konst, Temp>;
            SubtractRKLocal => arith::binary::<{ op::SUBTRACT }, Reg, Konst, Local>;
            SubtractKR => arith::binary::<{ op::SUBTRACT }, Konst, Reg, Temp>;
            SubtractKRLocal => arith::binary::<{ op::SUBTRACT }, Konst, Reg, Local>;
            MultiplyRR => arith::binary::<{ op::MULTIPLY }, Reg, Reg, Temp>;
            MultiplyRRLocal => arith::binary::<{ op::MULTIPLY }, Reg, Reg, Local>;
            MultiplyRK => arith::binary::<{ op::MULTIPLY }, Reg, Konst, Temp>;
            MultiplyRKLocal => arith::binary::<{ op::MULTIPLY }, Reg, Konst, Local>;
            MultiplyKR => arith::binary::<{ op::MULTIPLY }, Konst, Reg, Temp>;
            MultiplyKRLocal => arith::binary::<{ op::MULTIPLY }, Konst, Reg, Local>;
            TrueDivideRR => arith::binary::<{ op::TRUE_DIVIDE }, Reg, Reg, Temp>;
            TrueDivideRRLocal => arith::binary::<{ op::TRUE_DIVIDE }, Reg, Reg, Local>;
            TrueDivideRK => arith::binary::<{ op::TRUE_DIVIDE }, Reg, Konst, Temp>;
            TrueDivideRKLocal => arith::binary::<{ op::TRUE_DIVIDE }, Reg, Konst, Local>;
            TrueDivideKR => arith::binary::<{ op::TRUE_DIVIDE }, Konst, Reg, Temp>;
            TrueDivideKRLocal => arith::binary::<{ op::TRUE_DIVIDE }, Konst, Reg, Local>;
            FloorDivideRR => arith::binary::<{ op::FLOOR_DIVIDE }, Reg, Reg, Temp>;
            FloorDivideRRLocal => arith::binary::<{ op::FLOOR_DIVIDE }, Reg, Reg, Local>;
            FloorDivideRK => arith::binary::<{ op::FLOOR_DIVIDE }, Reg, Konst, Temp>;
            FloorDivideRKLocal => arith::binary::<{ op::FLOOR_DIVIDE }, Reg, Konst, Local>;
            RemainderRR => arith::binary::<{ op::REMAINDER }, Reg, Reg, Temp>;
            RemainderRRLocal => arith::binary::<{ op::REMAINDER }, Reg, Reg, Local>;
            RemainderRK => arith::binary::<{ op::REMAINDER }, Reg, Konst, Temp>;
            RemainderRKLocal => arith::binary::<{ op::REMAINDER }, Reg, Konst, Local>;
            AndRR => arith::binary::<{ op::AND }, Reg, Reg, Temp>;
            AndRRLocal => arith::binary::<{ op::AND }, Reg, Reg, Local>;
            AndRK => arith::binary::<{ op::AND }, Reg, Konst, Temp>;
            AndRKLocal => arith::binary::<{ op::AND }, Reg, Konst, Local>;
            OrRR => arith::binary::<{ op::OR }, Reg, Reg, Temp>;
            OrRRLocal => arith::binary::<{ op::OR }, Reg, Reg, Local>;
            OrRK => arith::binary::<{ op::OR }, Reg, Konst, Temp>;
            OrRKLocal => arith::binary::<{ op::OR }, Reg, Konst, Local>;
            XorRR => arith::binary::<{ op::XOR }, Reg, Reg, Temp>;
            XorRRLocal => arith::binary::<{ op::XOR }, Reg, Reg, Local>;
            XorRK => arith::binary::<{ op::XOR }, Reg, Konst, Temp>;
            XorRKLocal => arith::binary::<{ op::XOR }, Reg, Konst, Local>;
            LeftShiftRR => arith::binary::<{ op::LSHIFT }, Reg, Reg, Temp>;
            LeftShiftRRLocal => arith::binary::<{ op::LSHIFT }, Reg, Reg, Local>;
            LeftShiftRK => arith::binary::<{ op::LSHIFT }, Reg, Konst, Temp>;
            LeftShiftRKLocal => arith::binary::<{ op::LSHIFT }, Reg, Konst, Local>;
            RightShiftRR => arith::binary::<{ op::RSHIFT }, Reg, Reg, Temp>;
            RightShiftRRLocal => arith::binary::<{ op::RSHIFT }, Reg, Reg, Local>;
            RightShiftRK => arith::binary::<{ op::RSHIFT }, Reg, Konst, Temp>;
            RightShiftRKLocal => arith::binary::<{ op::RSHIFT }, Reg, Konst, Local>;
            Other => arith::other;
            OtherLocal => arith::other;
            Negative => arith::negative;
            Invert => arith::invert;
            Not => arith::not;
            ToBool => arith::to_bool;
            // Comparison, and jumps on it.
            LtR => compare::value::<0, Reg>;
            JumpLtR => compare::jump::<0, Reg, true>;
            JumpNotLtR => compare::jump::<0, Reg, false>;
            LtK => compare::value::<0, Konst>;
            JumpLtK => compare::jump::<0, Konst, true>;
            JumpNotLtK => compare::jump::<0, Konst, false>;
            LeR => compare::value::<1, Reg>;
            JumpLeR => compare::jump::<1, Reg, true>;
            JumpNotLeR => compare::jump::<1, Reg, false>;
            LeK => compare::value::<1, Konst>;
            JumpLeK => compare::jump::<1, Konst, true>;
            JumpNotLeK => compare::jump::<1, Konst, false>;
            EqR => compare::value::<2, Reg>;
            JumpEqR => compare::jump::<2, Reg, true>;
            JumpNotEqR => compare::jump::<2, Reg, false>;
            EqK => compare::value::<2, Konst>;
            JumpEqK => compare::jump::<2, Konst, true>;
            JumpNotEqK => compare::jump::<2, Konst, false>;
            NeR => compare::value::<3, Reg>;
            JumpNeR => compare::jump::<3, Reg, true>;
            JumpNotNeR => compare::jump::<3, Reg, false>;
            NeK => compare::value::<3, Konst>;
            JumpNeK => compare::jump::<3, Konst, true>;
            JumpNotNeK => compare::jump::<3, Konst, false>;
            GtR => compare::value::<4, Reg>;
            JumpGtR => compare::jump::<4, Reg, true>;
            JumpNotGtR => compare::jump::<4, Reg, false>;
            GtK => compare::value::<4, Konst>;
            JumpGtK => compare::jump::<4, Konst, true>;
            JumpNotGtK => compare::jump::<4, Konst, false>;
            GeR => compare::value::<5, Reg>;
            JumpGeR => compare::jump::<5, Reg, true>;
            JumpNotGeR => compare::jump::<5, Reg, false>;
            GeK => compare::value::<5, Konst>;
            JumpGeK => compare::jump::<5, Konst, true>;
            JumpNotGeK => compare::jump::<5, Konst, false>;
            JumpIs => compare::jump_is::<true>;
            JumpIsNot => compare::jump_is::<false>;
            JumpIsSlot => compare::jump_is_slot::<true>;
            JumpIsNotSlot => compare::jump_is_slot::<false>;
            Is => compare::is::<true>;
            IsNot => compare::is::<false>;
            In => compare::contains::<true>;
            NotIn => compare::contains::<false>;
            JumpIn => compare::jump_contains::<true>;
            JumpNotIn => compare::jump_contains::<false>;
            // Jumps.
            Jump => jump::jump;
            Pay => jump::pay;
            JumpPaying => jump::jump_paying;
            JumpRefunded => jump::jump_refunded;
            JumpTrue => jump::on_truth::<true, false>;
            JumpTrueSlot => jump::on_truth::<true, true>;
            JumpFalse => jump::on_truth::<false, false>;
            JumpFalseSlot => jump::on_truth::<false, true>;
            JumpNone => jump::on_none::<true, false>;
            JumpNoneSlot => jump::on_none::<true, true>;
            JumpNotNone => jump::on_none::<false, false>;
            JumpNotNoneSlot => jump::on_none::<false, true>;
            // Attributes, globals, cells.
            Attr => attrs::load::<false, Temp>;
            AttrLocal => attrs::load::<false, Local>;
            Method311 => attrs::method::<false, true>;
            Method313 => attrs::method::<false, false>;
            SetAttr => attrs::store::<false>;
            AttrSlot => attrs::load::<true, Temp>;
            Method311Slot => attrs::method::<true, true>;
            Method313Slot => attrs::method::<true, false>;
            SetAttrSlot => attrs::store::<true>;
            Global => names::global;
            Deref => names::deref;
            StoreDeref => names::store_deref;
            MakeCell => names::make_cell;
            CopyFreeVars => names::copy_free_vars;
            MakeFunction => names::make_function;
            SetClosure => names::set_closure;
            // Subscripts: whether the container is owned; the key.
            ItemByLocal => items::load::<false, Reg, false, Temp>;
            ItemByLocalLocal => items::load::<false, Reg, false, Local>;
            SetItemByLocal => items::store::<false, Reg, false>;
            ItemBySlot => items::load::<false, Reg, true, Temp>;
            ItemBySlotLocal => items::load::<false, Reg, true, Local>;
            SetItemBySlot => items::store::<false, Reg, true>;
            ItemByConst => items::load::<false, Konst, false, Temp>;
            ItemByConstLocal => items::load::<false, Konst, false, Local>;
            SetItemByConst => items::store::<false, Konst, false>;
            ItemSlotByLocal => items::load::<true, Reg, false, Temp>;
            SetItemSlotByLocal => items::store::<true, Reg, false>;
            ItemSlotBySlot => items::load::<true, Reg, true, Temp>;
            SetItemSlotBySlot => items::store::<true, Reg, true>;
            ItemSlotByConst => items::load::<true, Konst, false, Temp>;
            SetItemSlotByConst => items::store::<true, Konst, false>;
            Slice => items::slice;
            StoreSlice => items::store_slice;
            ListAppend => items::append;
            Unpack => items::unpack;
            UnpackTo => unpack::to_locals::<false>;
            UnpackSlotTo => unpack::to_locals::<true>;
            BuildTuple => items::build_tuple;
            BuildList => items::build_list;
            // f-strings.
            Format => text::format;
            ConvertAndFormat => text::convert_and_format;
            BuildString => text::build_string;
            // Exceptions, `with`.
            PushExcInfo => except::push_exc_info;
            PopExcept => except::pop_except;
            CheckExcMatch => except::check_exc_match;
            BeforeWith => except::before_with;
            WithExceptStart => except::with_except_start;
            // Loops, calls, returns.
            Yield => switch::suspend;
            YieldWrapped => switch::suspend_wrapped;
            Send => iter::send;
            GetAwaitable => iter::get_awaitable;
            GetAnext => iter::get_anext;
            EndSend => moves::store_slot;
            GetIter => iter::get_iter;
            ForSlot => iter::next_slot;
            ForLocal => iter::next_local;
            ForGenerator => iter::next_of_generator;
            ForPair => iter::next_pair;
            Call311 => call::call::<true>;
            Call313 => call::call::<false>;
            CallKeywords311 => call::call_keywords::<true>;
            CallKeywords313 => call::call_keywords::<false>;
            ReturnLocal => call::return_local;
            ReturnSlot => call::return_slot;
            ReturnConst => call::return_constant;
        }
    };
}
pub(super) use for_each_register_op;

/// What the rows name.
pub mod bodies {
    pub use super::super::ops::{
        arith, attrs, call, compare, except, items, iter, jump, moves, names, text, unpack,
    };
    pub use super::super::state::{Konst, Local, Reg, Temp};
    pub(in crate::engine::register) use super::super::switch;
    pub use crate::protocol::number::op;
}

macro_rules! define {
    ($($Op:ident => $body:expr;)*) => {
        /// The operation of a register instruction.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum Rop {
            $($Op),*
        }

        impl Rop {
            pub const ALL: &'static [Rop] = &[$(Rop::$Op),*];

            pub fn name(self) -> &'static str {
                [$(stringify!($Op)),*][self as usize]
            }
        }
    };
}
for_each_register_op!(define);

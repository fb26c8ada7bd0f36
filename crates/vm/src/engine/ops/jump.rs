//! Jumps.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};

#[inline(always)]
pub fn jump(st: &mut St, i: Instr) -> Ctl {
    st.jump(i.arg());
    Ctl::Next
}

#[inline(always)]
pub fn jump_backward(st: &mut St, i: Instr) -> Ctl {
    st.jump(i.arg());
    Ctl::Next
}

/// Pops the condition and jumps where its truth is `wanted`.
#[inline(always)]
fn pop_jump(st: &mut St, i: Instr, wanted: bool) -> Ctl {
    match st.bits(0).as_bool() {
        Some(b) => {
            st.pop_bits();
            if b == wanted {
                st.jump(i.arg());
            }
            Ctl::Next
        }
        None => st.out(|st| pop_jump_slow(st, i, wanted)),
    }
}

#[inline(never)]
fn pop_jump_slow(st: &mut St, i: Instr, wanted: bool) -> Ctl {
    st.sync();
    match st.vm().truth(st.peek(0)) {
        Ok(b) => {
            st.drop_top(1);
            if b == wanted {
                st.jump(i.arg());
            }
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

/// Pops the value and jumps where its being None is `wanted`.
#[inline(always)]
fn pop_jump_none(st: &mut St, i: Instr, wanted: bool) -> Ctl {
    let is_none = st.peek(0).is_none();
    st.drop_top(1);
    if is_none == wanted {
        st.jump(i.arg());
    }
    Ctl::Next
}

macro_rules! jumps {
    ($($name:ident = $how:ident $wanted:literal)*) => { $(
        #[inline(always)]
        pub fn $name(st: &mut St, i: Instr) -> Ctl {
            $how(st, i, $wanted)
        }
    )* };
}
jumps! {
    pop_jump_if_true = pop_jump true
    pop_jump_if_false = pop_jump false
    pop_jump_if_true_bool = pop_jump true
    pop_jump_if_false_bool = pop_jump false
    pop_jump_backward_if_true = pop_jump true
    pop_jump_backward_if_false = pop_jump false
    pop_jump_if_none = pop_jump_none true
    pop_jump_if_not_none = pop_jump_none false
    pop_jump_backward_if_none = pop_jump_none true
    pop_jump_backward_if_not_none = pop_jump_none false
    jump_if_true_or_pop = jump_or_pop true
    jump_if_false_or_pop = jump_or_pop false
}

/// Jumps and keeps the value where its truth is `wanted`, else pops it.
#[inline(always)]
fn jump_or_pop(st: &mut St, i: Instr, wanted: bool) -> Ctl {
    st.sync();
    match st.vm().truth(st.peek(0)) {
        Ok(b) if b == wanted => {
            st.jump(i.arg());
            st.settle()
        }
        Ok(_) => {
            st.drop_top(1);
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

//! What calls, functions, exceptions, loops and generators make of the symbols on the stack.

use taipan_isa::{Op, names};

use super::rules::{Done, Lost, Rules, Slots, about, function, list, named};
use super::symbol::Symbol;

impl Rules<'_> {
    pub(super) fn calls(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        match op.name() {
            "CALL_FUNCTION_EX" => self.call_ex(op, arg, slots),
            "CALL_KW" => {
                slots.pop()?;
                called_with_self(arg, slots)
            }
            "CALL" if op != Op::Call311 => called_with_self(arg, slots),
            "CALL" | "CALL_METHOD" => {
                let mut args = slots.pop_many(arg)?;
                let (callable, method) = (slots.pop()?, slots.pop()?);
                if method.is_null() {
                    return slots.push(&format!("{}({})", name_of(&callable), list(&args, "")));
                }
                if !callable.is_either() {
                    args.insert(0, callable);
                }
                slots.push(&format!("{}({})", name_of(&method), list(&args, "")))
            }
            "CALL_FUNCTION" | "CALL_FUNCTION_KW" | "CALL_FUNCTION_VAR" | "CALL_FUNCTION_VAR_KW" => {
                let args = 0_i32.saturating_sub(op.stack_effect(arg, false));
                let mut args = slots.pop_many(args.unsigned_abs())?;
                if op == Op::CallFunctionKw {
                    args.pop();
                }
                let callable = slots.pop()?;
                slots.push(&format!("{}({})", name_of(&callable), list(&args, "")))
            }
            "CALL_INTRINSIC_1" => {
                let name = named(names::intrinsic_1(self.version()), arg);
                function(&name.trim_start_matches("INTRINSIC_").to_lowercase(), 1, slots)
            }
            "CALL_INTRINSIC_2" => {
                let name = named(names::intrinsic_2(self.version()), arg);
                function(&name.trim_start_matches("INTRINSIC_").to_lowercase(), 2, slots)
            }
            "MAKE_FUNCTION" | "MAKE_CLOSURE" => {
                let mut parts = slots.pop_many(1 + op.stack_effect(arg, false).min(0).unsigned_abs())?;
                let mut code = parts.pop().ok_or(Lost)?;
                if op == Op::MakeFunction38 {
                    code = parts.pop().ok_or(Lost)?;
                }
                slots.push(&code.first().replacen("<code ", "<function ", 1))
            }
            "SET_FUNCTION_ATTRIBUTE" => {
                let function = slots.pop()?;
                slots.pop()?;
                slots.push_symbol(function)
            }
            "BUILD_CLASS" => {
                slots.pop_many(3)?;
                slots.push("<class>")
            }
            "IMPORT_NAME" => {
                slots.pop_many(2)?;
                let name = self.name(op, arg);
                slots.push(&format!("<module {name}>"))
            }
            "IMPORT_FROM" => slots.push(&self.name(op, arg)),
            _ => self.exceptions(op, arg, jump, slots),
        }
    }

    fn call_ex(&self, op: Op, arg: u32, slots: &mut Slots) -> Done {
        let has_keywords = op == Op::CallFunctionEx314 || arg & 1 == 1;
        let keywords = if has_keywords { Some(slots.pop()?) } else { None };
        let args = slots.pop()?;
        let (above, below) = match op {
            Op::CallFunctionEx38 => (slots.pop()?, None),
            _ => (slots.pop()?, Some(slots.pop()?)),
        };
        let callable = match below {
            Some(below) if !below.is_null() => below,
            _ => above,
        };
        let mut text = format!("{}(*{}", name_of(&callable), args.operand());
        if let Some(keywords) = keywords.filter(|keywords| !keywords.is_null()) {
            text.push_str(&format!(", **{}", keywords.operand()));
        }
        slots.push(&(text + ")"))
    }

    fn exceptions(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        match op.name() {
            "PUSH_EXC_INFO" => {
                let raised = slots.pop()?;
                slots.push("old exc")?;
                slots.push_symbol(raised)
            }
            "CHECK_EG_MATCH" => {
                slots.pop_many(2)?;
                slots.push("rest")?;
                slots.push("match")
            }
            "PREP_RERAISE_STAR" => {
                slots.pop_many(2)?;
                slots.push("exc")
            }
            "BEFORE_WITH" | "SETUP_WITH" if !jump => entered(slots, "__exit__", "__enter__"),
            "BEFORE_ASYNC_WITH" => entered(slots, "__aexit__", "__aenter__"),
            "WITH_EXCEPT_START" => slots.push("__exit__(exc)"),
            "WITH_CLEANUP_START" => {
                let reason = slots.pop()?;
                slots.pop()?;
                slots.push_symbol(reason)?;
                slots.push("exc")?;
                slots.push("__exit__(exc)")
            }
            "WITH_CLEANUP_FINISH" => slots.pop_many(2).map(drop),
            "WITH_CLEANUP" => {
                let reason = slots.pop()?;
                slots.pop()?;
                slots.push_symbol(reason)
            }
            "FOR_ITER" => for_iter(op, jump, slots),
            "RETURN_GENERATOR" => slots.push("sent"),
            "YIELD_VALUE" => {
                slots.pop()?;
                slots.push("sent")
            }
            "YIELD_FROM" => {
                slots.pop()?;
                let iterator = slots.pop()?.operand();
                slots.push(&format!("yield from {iterator}"))
            }
            "SEND" => {
                slots.pop()?;
                if jump && op == Op::Send311 {
                    slots.pop()?;
                }
                slots.push(if jump { "result" } else { "yielded" })
            }
            "END_SEND" => {
                let result = slots.pop()?;
                slots.pop_many(op.stack_effect(arg, false).min(0).unsigned_abs())?;
                slots.push_symbol(result)
            }
            "CLEANUP_THROW" => {
                slots.pop_many(1 + op.stack_effect(arg, false).min(0).unsigned_abs())?;
                slots.pop()?;
                slots.push("None")?;
                slots.push("result")
            }
            "ASYNC_GEN_WRAP" => Ok(()),
            _ => self.patterns(op, arg, jump, slots),
        }
    }

    fn patterns(&self, op: Op, arg: u32, jump: bool, slots: &mut Slots) -> Done {
        let about_subject = |slots: &mut Slots, what: &str| {
            let subject = slots.peek(1)?.operand();
            slots.push(&format!("{subject} is {what}"))
        };
        match op.name() {
            "MATCH_MAPPING" => about_subject(slots, "a mapping"),
            "MATCH_SEQUENCE" => about_subject(slots, "a sequence"),
            "MATCH_KEYS" => {
                slots.push("values")?;
                if op == Op::MatchKeys310 { slots.push("matched") } else { Ok(()) }
            }
            "MATCH_CLASS" => {
                slots.pop_many(3)?;
                slots.push("attributes")?;
                if op == Op::MatchClass310 { slots.push("matched") } else { Ok(()) }
            }
            "COPY_DICT_WITHOUT_KEYS" => {
                slots.pop()?;
                slots.push("rest")
            }
            _ => by_effect(op.stack_effect(arg, jump), slots),
        }
    }
}

fn for_iter(op: Op, jump: bool, slots: &mut Slots) -> Done {
    match op {
        Op::ForIter38 if jump => slots.pop().map(drop),
        // As the compiler counts it, END_FOR takes an item off that there is none of.
        _ if jump => slots.push("NULL"),
        Op::ForIter315 => {
            let iterator = slots.peek(2)?.to_string();
            slots.push(&format!("next({iterator})"))
        }
        _ => about("next", slots),
    }
}

/// What only takes values off the stack, or leaves it as it is.
fn by_effect(effect: i32, slots: &mut Slots) -> Done {
    for _ in 0..effect {
        slots.push_symbol(Symbol::ANY)?;
    }
    slots.pop_many(effect.min(0).unsigned_abs()).map(drop)
}

fn called_with_self(arg: u32, slots: &mut Slots) -> Done {
    let mut args = slots.pop_many(arg)?;
    let (instance, callable) = (slots.pop()?, slots.pop()?);
    // A method's own object is part of the method's symbol; else the slot may hold an argument.
    if !instance.is_null() && !instance.is_either() {
        args.insert(0, instance);
    }
    slots.push(&format!("{}({})", name_of(&callable), list(&args, "")))
}

/// What is called: of a method and what stands for none, the method.
fn name_of(callable: &Symbol) -> String {
    let first = callable.first();
    if first.contains(' ') { Symbol::new(first).operand() } else { first.to_owned() }
}

fn entered(slots: &mut Slots, exit: &str, enter: &str) -> Done {
    let manager = slots.pop()?.operand();
    slots.push(&format!("{manager}.{exit}"))?;
    slots.push(&format!("{manager}.{enter}()"))
}

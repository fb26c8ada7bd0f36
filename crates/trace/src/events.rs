//! Calls, returns, yields and exceptions, told from the instructions that they happen at.

use taipan_vm::Value;
use taipan_vm::engine::Step;

/// What happens at an instruction besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A frame starts: at its first RESUME.
    Call,
    /// It returns: after RETURN_VALUE or RETURN_CONST.
    Return,
    /// It yields: after YIELD_VALUE.
    Yield,
    /// A handler is entered: at PUSH_EXC_INFO.
    Exception,
}

impl Event {
    /// The event of an instruction.
    pub fn of(opcode: &str, arg: Option<i64>) -> Option<Event> {
        Some(match opcode {
            "RESUME" if arg == Some(0) => Event::Call,
            "RETURN_VALUE" | "RETURN_CONST" => Event::Return,
            "YIELD_VALUE" => Event::Yield,
            "PUSH_EXC_INFO" => Event::Exception,
            _ => return None,
        })
    }

    /// The name in a trace.
    pub fn name(self) -> &'static str {
        match self {
            Event::Call => "call",
            Event::Return => "return",
            Event::Yield => "yield",
            Event::Exception => "exception",
        }
    }

    /// Whether it comes before the instruction.
    pub fn is_before(self) -> bool {
        matches!(self, Event::Call | Event::Exception)
    }

    /// The value that is returned, yielded or raised.
    pub fn value<'a>(self, step: &Step<'a>, constant: Option<usize>) -> Option<&'a Value> {
        match (self, constant) {
            (Event::Call, _) => None,
            (Event::Return, Some(index)) => step.code.consts.get(index),
            _ => step.stack.last(),
        }
    }
}

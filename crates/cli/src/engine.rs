//! The engines that a program can be executed by, as the command line names them.

use clap::ValueEnum;
use taipan_vm::engine::Dispatch;

/// A way to get from one instruction to the next. All give the same results.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Engine {
    /// The bytecode's own instructions, on a value stack
    Stack,
    /// Register code in a loop
    RegisterMatch,
    /// Register code in functions that call one another
    #[default]
    RegisterThreaded,
}

impl Engine {
    /// What a VM calls it.
    pub fn dispatch(self) -> Dispatch {
        match self {
            Engine::Stack => Dispatch::Stack,
            Engine::RegisterMatch => Dispatch::RegisterMatch,
            Engine::RegisterThreaded => Dispatch::RegisterThreaded,
        }
    }

    /// What `--engine` calls it.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_string()).unwrap_or_default()
    }
}

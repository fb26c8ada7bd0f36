//! The exceptions that carry one value: `StopIteration` and `SystemExit`.

use super::fields::{member, put};
use super::instance;
use super::table::Parts;
use crate::call::Args;
use crate::class::Slots;
use crate::{PyResult, Vm};
use taipan_heap::Value;

pub const STOP_ITERATION: Parts = Parts {
    slots: Slots { init: Some(init_stop), ..Slots::EMPTY },
    methods: &[],
    getset: &[member::<0>("value", "generator return value")],
};

pub const SYSTEM_EXIT: Parts = Parts {
    slots: Slots { init: Some(init_exit), ..Slots::EMPTY },
    methods: &[],
    getset: &[member::<0>("code", "exception code")],
};

fn init_stop(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, args)?;
    put(vm, this, 0, args.positional().first().cloned().unwrap_or(Value::NONE));
    Ok(())
}

fn init_exit(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    instance::init(vm, this, args)?;
    let code = match args.positional() {
        [] => return Ok(()),
        [one] => one.clone(),
        all => vm.new_tuple(all.iter().cloned()),
    };
    put(vm, this, 0, code);
    Ok(())
}

//! The virtual machine: one Python interpreter on one thread.

use crate::call::function::ModulePlaces;
use crate::class::{Class, ClassTable};
use crate::engine::{Dispatch, Frames};
use crate::error::VmError;
use crate::exc::{Exc, ExcClasses};
use crate::gc::Gc;
use crate::host::{Access, Capabilities, Host, System};
use crate::limits::{Kind, Limits, Meter, NotResumable};
use crate::names::Names;
use crate::quirks::Dialect;
use crate::types::Types;
use crate::types::dict::Dict;
use crate::types::generator::AsyncSettings;
use crate::types::str::{InternTable, Str};
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised};
use ahash::AHashMap;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use taipan_decode::bytecode::TracebackEntry;
use taipan_heap::{Heap, Owner, Ref, Value};
use taipan_isa::Version;

/// Where a program's standard streams go.
pub struct Output {
    pub stdin: Box<dyn BufRead>,
    pub stdout: Box<dyn Write>,
    pub stderr: Box<dyn Write>,
    /// What `isatty()` says of standard input, output and error.
    pub terminals: [bool; 3],
}

impl Output {
    /// The process's own streams.
    pub fn of_process() -> Output {
        let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
        let terminals = [stdin.is_terminal(), stdout.is_terminal(), stderr.is_terminal()];
        Output {
            stdin: Box::new(BufReader::new(stdin)),
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
            terminals,
        }
    }
}

/// How a VM is set up.
pub struct Options {
    /// The version whose behaviour the run has.
    pub version: Version,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.orig_argv`.
    pub orig_argv: Vec<String>,
    /// `__file__` of `__main__`.
    pub file: Option<String>,
    /// The first of `sys.path`: a folder or zip archive; the folder of `file` where it is `None`.
    pub entry: Option<String>,
    /// What `sys.path` has behind that. Import may read all of them.
    pub path: Vec<String>,
    /// The name that `__main__` has as a module, where it is run as one (`python -m`).
    pub module: Option<String>,
    /// `sys.getrecursionlimit()` at the start.
    pub recursion_limit: usize,
    /// How the engine gets from one instruction to the next.
    pub dispatch: Dispatch,
    pub output: Output,
    /// The machine that the program runs on.
    pub host: Box<dyn Host>,
    /// What of it the program may use.
    pub capabilities: Capabilities,
    /// How much it may compute.
    pub limits: Limits,
}

impl Options {
    /// A run of that version writing to the process's own streams.
    pub fn new(version: Version) -> Options {
        Options {
            version,
            argv: Vec::new(),
            orig_argv: Vec::new(),
            file: None,
            entry: None,
            path: Vec::new(),
            module: None,
            recursion_limit: 1000,
            dispatch: Dispatch::default(),
            output: Output::of_process(),
            host: Box::new(System::new()),
            capabilities: Capabilities::default(),
            limits: Limits::default(),
        }
    }
}

/// Objects of which there is one.
pub struct Shared {
    pub empty_tuple: Ref<Tuple>,
    pub empty_str: Value,
    pub latin1: Vec<Value>,
}

/// A native module: its name, and the function that fills its namespace.
pub struct NativeModule {
    pub name: &'static str,
    pub init: fn(&mut Vm, &Ref<Dict>) -> PyResult<()>,
}

/// One Python interpreter. There is at most one a thread.
pub struct Vm {
    pub dialect: Dialect,
    pub names: Names,
    pub types: Types,
    pub exceptions: ExcClasses,
    pub classes: ClassTable,
    pub shared: Shared,
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    pub output: Output,
    /// The machine, behind its gate.
    pub access: Access,
    pub argv: Vec<String>,
    pub orig_argv: Vec<String>,
    pub(crate) recursion_limit: usize,
    /// How many frames there may be: that, or less where a limit says so.
    pub(crate) frame_limit: usize,
    /// Instructions that may be executed until [`Vm::refuel`] must be asked, without those that frames in register code
    /// have paid for in advance.
    pub(crate) fuel: i64,
    /// Whether register code counts instructions, once there is some: all of it does or none.
    pub(crate) counted: Option<bool>,
    /// Native work that may be done until the same is looked at.
    pub(crate) ticks: u32,
    /// Sizes up to this many bytes are granted without asking the account.
    pub(crate) unasked: usize,
    pub(crate) meter: Meter,
    pub(crate) auditor: Option<Box<dyn crate::audit::Auditor>>,
    /// `sys.get_int_max_str_digits()`; 0 for no limit.
    pub int_max_str_digits: usize,
    /// What `sys` says of coroutines and asynchronous generators.
    pub async_settings: AsyncSettings,
    /// `sys.getswitchinterval()`, in seconds.
    pub switch_interval: f64,
    /// Standard input, output and error as file objects.
    pub(crate) streams: [Value; 3],
    /// `__file__` of `__main__`.
    file: Option<String>,
    /// What `sys.path` starts with.
    pub search_path: Vec<String>,
    /// The name of `__main__` as a module, where it is run as one.
    main_module: Option<String>,
    /// Native classes that are made when first needed, by full name.
    pub(crate) late_classes: AHashMap<&'static str, Ref<Class>>,
    /// Where the exception was raised that ended the program.
    pub(crate) last_traceback: Vec<TracebackEntry>,
    /// Classes of native modules, by the address of their [`crate::class::TypeSpec`].
    pub(crate) module_classes: AHashMap<usize, Ref<Class>>,
    /// Of the module that has made the last function.
    pub(crate) module_places: ModulePlaces,
    /// The instances of native modules' classes that have only one, by the number of the class.
    pub(crate) singletons: AHashMap<u32, Value>,
    /// What native modules keep, by its type.
    pub(crate) module_states: AHashMap<std::any::TypeId, Box<dyn std::any::Any>>,
    /// What is called when the program has ended.
    pub(crate) exit_functions: Vec<fn(&mut Vm)>,
    pub native_modules: Vec<&'static NativeModule>,
    pub(crate) frames: Frames,
    /// Exceptions being handled: one entry for the thread and one for each generator that runs.
    pub(crate) handled: Vec<Value>,
    pub(crate) limit: Option<VmError>,
    pub(crate) interned: InternTable,
    pub(crate) native_depth: usize,
    /// Objects whose repr is being made.
    pub(crate) in_repr: Vec<Value>,
    /// What an instruction raised, on its way through the engine.
    pub(crate) raised: Option<Raised>,
    /// The entry frame was a generator's, and it yielded.
    pub(crate) yielded: bool,
    /// What the entry frame returned.
    pub(crate) result: Value,
    /// State of the warnings machinery.
    pub warnings: crate::warnings::Warnings,
    /// How the engine gets from one instruction to the next.
    pub dispatch: Dispatch,
    /// Counts how often register code leaves for the stack engine, where one is put here.
    pub transfers: Option<Box<crate::engine::Transfers>>,
    pub(crate) probe: Option<Box<dyn crate::engine::Probe>>,
    /// The state of the `gc` module.
    pub gc: Gc,
    pub(crate) heap: Heap,
}

/// Nested native calls that may call Python code again. The limit on Python frames is met first in all but native
/// recursion proper, such as comparing a deeply nested list.
const NATIVE_DEPTH_LIMIT: usize = 10_000;
/// The native stack grows by that much where less than the red zone is left of it.
const NATIVE_STACK: usize = 1 << 20;
const NATIVE_RED_ZONE: usize = 128 << 10;
/// Of that many calls nested by [`Vm::nested`] at least one looks at the native stack.
const UNCHECKED_NESTING: usize = 16;

impl Owner for Vm {
    #[inline(always)]
    fn heap(&self) -> &Heap {
        &self.heap
    }
    #[inline(always)]
    fn heap_mut(&mut self) -> &mut Heap {
        &mut self.heap
    }
}

impl Vm {
    /// A VM with the builtins of that version.
    ///
    /// # Errors
    /// When this thread has one already.
    pub fn new(options: Options) -> Result<Vm, VmError> {
        let mut heap = Heap::acquire()?;
        crate::engine::register_payloads(&mut heap);
        let mut interned = InternTable::default();
        let names = Names::new(|s| interned.intern_text(s.into()));
        let empty_dict = || Ref::new(Dict { table: taipan_prim::probe::DictTable::new() });
        let latin1 =
            (0..256u32).map(|c| interned.intern_text(taipan_prim::text::Text::from_code_points([c])).into());
        let shared = Shared {
            latin1: latin1.collect(),
            empty_tuple: Ref::new(Tuple::new(smallvec::SmallVec::new())),
            empty_str: interned.intern_text("".into()).into(),
        };
        let mut vm = Vm {
            dialect: Dialect::new(options.version),
            names,
            types: Types::placeholder(),
            exceptions: ExcClasses(Vec::new()),
            classes: ClassTable::new(),
            shared,
            builtins: empty_dict(),
            modules: empty_dict(),
            output: options.output,
            access: Access::new(options.host, options.capabilities),
            argv: options.argv,
            orig_argv: options.orig_argv,
            recursion_limit: options.recursion_limit,
            frame_limit: options.recursion_limit,
            fuel: 0,
            counted: None,
            ticks: 0,
            unasked: crate::types::size::SMALL,
            meter: Meter::new(Limits::default()),
            auditor: None,
            int_max_str_digits: taipan_prim::int::DEFAULT_MAX_STR_DIGITS,
            async_settings: AsyncSettings::default(),
            switch_interval: 0.005,
            streams: [Value::NULL, Value::NULL, Value::NULL],
            file: options.file,
            search_path: options.path,
            main_module: options.module,
            late_classes: AHashMap::new(),
            last_traceback: Vec::new(),
            module_classes: AHashMap::new(),
            module_places: ModulePlaces::default(),
            singletons: AHashMap::new(),
            module_states: AHashMap::new(),
            exit_functions: Vec::new(),
            native_modules: Vec::new(),
            frames: Frames::new(),
            handled: vec![Value::NONE],
            limit: None,
            interned,
            native_depth: 0,
            in_repr: Vec::new(),
            raised: None,
            yielded: false,
            result: Value::NULL,
            warnings: crate::warnings::Warnings::default(),
            dispatch: options.dispatch,
            transfers: None,
            probe: None,
            gc: Gc::new(Dialect::new(options.version).gc_thresholds()),
            heap,
        };
        vm.allow_search_path(options.entry);
        vm.native_modules.extend([&crate::import::bootstrap::MODULE, &crate::import::external::MODULE]);
        crate::types::create(&mut vm);
        vm.exceptions = ExcClasses(crate::exc::fill_classes(&mut vm));
        crate::types::generator::shape_classes(&mut vm);
        crate::types::fill(&mut vm);
        crate::types::template::fill(&mut vm);
        crate::builtins::init(&mut vm);
        vm.start_collecting();
        if options.limits.any() {
            vm.set_limits(options.limits);
        }
        Ok(vm)
    }

    /// Makes a native module importable.
    pub fn add_native_module(&mut self, module: &'static NativeModule) {
        self.native_modules.push(module);
    }

    /// Lets `f` call back into Python code, with the native nesting bounded.
    pub fn native_call<T>(&mut self, f: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
        self.native_call_in("", f)
    }

    /// The same, with where it happens for the message of the RecursionError.
    pub fn native_call_in<T>(&mut self, place: &str, f: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
        if self.native_depth >= NATIVE_DEPTH_LIMIT {
            return Err(self.recursion_error(place));
        }
        self.native_depth += 1;
        let result = stacker::maybe_grow(NATIVE_RED_ZONE, NATIVE_STACK, || f(self));
        self.native_depth -= 1;
        result
    }

    /// [`Vm::native_call_in`] for what is called too often to look at the native stack every time: of a few nested
    /// calls one does, which the red zone has room for.
    #[inline]
    pub fn nested<T>(&mut self, place: &str, f: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
        if self.native_depth % UNCHECKED_NESTING == UNCHECKED_NESTING - 1 {
            return self.native_call_in(place, f);
        }
        self.native_depth += 1;
        let result = f(self);
        self.native_depth -= 1;
        result
    }

    #[cold]
    pub(crate) fn recursion_error(&mut self, place: &str) -> Raised {
        if self.is_at_depth_limit() {
            return self.reach(Kind::Depth);
        }
        self.error(Exc::RecursionError, format!("maximum recursion depth exceeded{place}"))
    }

    /// Which limit ended the run.
    pub fn take_limit(&mut self) -> Option<VmError> {
        self.limit.take()
    }

    /// How many Python frames are active.
    pub fn frame_depth(&self) -> usize {
        self.frames.list.len()
    }

    /// A global of the innermost Python frame.
    pub fn current_global(&mut self, name: fn(&Names) -> &Ref<Str>) -> Option<Value> {
        let name = name(&self.names).clone();
        let globals = self.frames.globals()?;
        globals.get(self).get_str(&name).cloned()
    }

    pub(crate) fn dialect_set_name_error(
        &mut self,
        e: Raised,
        value: &Value,
        key: &Value,
        class: &Ref<Class>,
    ) -> Raised {
        crate::exc::set_name_error(self, e, value, key, class)
    }

    /// What `__init__` returned must be None.
    pub(crate) fn check_init_result(&mut self, result: &Value) -> PyResult<()> {
        if result.is_none() {
            return Ok(());
        }
        crate::raise!(self, TypeError, "__init__() should return None, not '{}'", self.type_name(result))
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.drop_frames();
        self.probe = None;
        self.meter.clear();
        self.auditor = None;
        self.classes.clear();
        (self.gc.garbage, self.gc.callbacks) = (Value::NULL, Value::NULL);
        self.interned.clear();
        for dict in [self.modules.clone(), self.builtins.clone()] {
            drop(dict.get_mut(self).table.take());
        }
        self.async_settings = AsyncSettings::default();
        self.handled.clear();
        self.warnings.clear();
        self.in_repr.clear();
        self.exceptions.0.clear();
        self.late_classes.clear();
        self.module_states.clear();
        self.singletons.clear();
        self.module_classes.clear();
        self.streams.fill(Value::NULL);
        self.native_modules.clear();
        self.types = Types::placeholder();
        self.heap.clear_builtin_classes();
        self.shared.latin1.clear();
        self.heap.collect();
    }
}

/// How a program ended.
#[derive(Debug)]
pub enum Outcome {
    /// With this exit status.
    Exit(i32),
    /// With an exception that nobody caught; its traceback has been written to standard error.
    Uncaught,
    /// With an exception that a missing capability raised and nobody caught; the traceback has been written.
    Denied,
    /// At a limit.
    Limit(VmError),
}

impl Vm {
    /// Runs a module as `__main__`.
    ///
    /// # Errors
    /// None of its own: how the program ended is in the result.
    pub fn run_main(&mut self, code: &std::sync::Arc<taipan_decode::VerifiedCode>) -> Outcome {
        let result = self.main_namespace().and_then(|globals| {
            let code = self.new_code(code)?;
            self.meter.in_main = self.frame_depth() == 0;
            self.run_code(&code, &globals)
        });
        self.end_main(result)
    }

    /// Goes on with a program that has used up its instructions, where [`Reached::resumable`] says that it can, with
    /// so many more allowed.
    ///
    /// # Errors
    /// A native function lies between the program's frames, or nothing is paused. The program has ended then:
    /// [`Vm::set_refill`] gives more instructions in place, wherever it stands.
    ///
    /// [`Reached::resumable`]: crate::limits::Reached::resumable
    pub fn resume_main(&mut self, steps: u64) -> Result<Outcome, NotResumable> {
        if !self.meter.paused {
            let within = self.stopped().and_then(|stopped| stopped.within.clone());
            return Err(within.map_or(NotResumable::NotPaused, NotResumable::NativeCall));
        }
        self.unpause(steps);
        let result = self.run_frames();
        Ok(self.end_main(result))
    }

    fn end_main(&mut self, result: PyResult) -> Outcome {
        if self.meter.paused {
            self.flush();
            return self.take_limit().map_or(Outcome::Uncaught, Outcome::Limit);
        }
        self.meter.in_main = false;
        let mut outcome = match result {
            // Whatever became of its unwinding, a limit ends the run.
            _ if self.meter.is_ended() => Outcome::Uncaught,
            Ok(_) => Outcome::Exit(0),
            Err(e) => self.end_by(e),
        };
        // What the program leaves behind is ended unobserved: its last instruction is the module's return.
        let probe = self.probe.take();
        if !self.meter.is_ended() {
            while let Some(f) = self.exit_functions.pop() {
                f(self);
            }
            self.finalise_main();
        }
        self.probe = probe;
        self.flush();
        // It may be reached by exit functions and finalisers too.
        if let Some(limit) = self.take_limit() {
            outcome = Outcome::Limit(limit);
        }
        outcome
    }

    /// Where the exception was raised that ended the program (`sys.last_traceback`), outermost frame first.
    pub fn last_traceback(&self) -> &[TracebackEntry] {
        &self.last_traceback
    }

    /// Lets go of `__main__` and runs the finalisers of what goes with it (`finalize_modules`).
    fn finalise_main(&mut self) {
        let (modules, name) = (self.modules.clone(), self.names.__main__.clone());
        // The method cache holds functions, and these hold the module's namespace.
        self.classes.clear_cache();
        if !self.dialect.main_goes_first() {
            self.empty_modules();
        }
        drop(self.dict_remove_str(&modules, &name));
        self.run_finalisers();
        self.heap.unfreeze();
        if self.has_own_modules() {
            self.collect_garbage(2);
            self.run_finalisers();
            self.forget_modules();
            self.classes.clear_cache();
        }
        self.collect_garbage(2);
        self.run_finalisers();
    }

    /// `__file__` of `__main__`.
    pub(crate) fn program_file(&self) -> Option<String> {
        self.file.clone()
    }

    /// A fresh `__main__` module's namespace.
    fn main_namespace(&mut self) -> PyResult<Ref<Dict>> {
        let globals = Dict::new_ref(self);
        let module = self.new_module("__main__", globals.clone());
        let (modules, name) = (self.modules.clone(), self.names.__main__.clone());
        self.dict_set_str(&modules, &name, module);
        let builtins = self.intern("builtins");
        let builtins = self.import_module(&builtins)?;
        let name = self.names.__builtins__.clone();
        self.dict_set_str(&globals, &name, builtins);
        let (name, file) = (self.names.__file__.clone(), self.file.clone());
        if let Some(file) = file {
            let loader = self.script_class(&crate::import::loaders::SOURCELESS_FILE_LOADER)?;
            let file = self.new_str(&file);
            let loader = self.call(loader.value(), &[self.names.__main__.value().clone(), file.clone()])?;
            self.set_name(&globals, "__loader__", loader);
            self.dict_set_str(&globals, &name, file);
            let name = self.names.__cached__.clone();
            self.dict_set_str(&globals, &name, Value::NONE);
        }
        if let Some(module) = self.main_module.clone() {
            self.describe_main(&globals, &module)?;
        }
        Ok(globals)
    }

    /// What an exception that left the program means for its exit status.
    fn end_by(&mut self, raised: Raised) -> Outcome {
        let Some(e) = raised.into_exception() else {
            return Outcome::Uncaught;
        };
        if self.is_instance_of_exc(&e, Exc::SystemExit) {
            return self.system_exit(&e);
        }
        let outcome = if crate::exc::is_denied(self, &e) { Outcome::Denied } else { Outcome::Uncaught };
        self.last_traceback = crate::exc::places(self, &e);
        if self.call_excepthook(&e) {
            return outcome;
        }
        let text = crate::exc::render(self, &e);
        self.flush();
        self.write_error(&text);
        outcome
    }

    /// Hands an uncaught exception to `sys.excepthook` where the program has put its own there, and that works.
    fn call_excepthook(&mut self, e: &Value) -> bool {
        let Some(hook) = self.own_hook("excepthook") else { return false };
        let class = self.class_of(e).into();
        let traceback =
            e.downcast::<crate::exc::Exception>().map_or(Value::NONE, |e| e.get(self).traceback.clone());
        self.call(&hook, &[class, e.clone(), traceback]).is_ok()
    }

    /// `SystemExit.code`: none is 0, an int is the status, anything else is printed.
    fn system_exit(&mut self, e: &Value) -> Outcome {
        let code = self.intern("code");
        let code = self.getattr(e, &code).unwrap_or(Value::NONE);
        if code.is_none() {
            return Outcome::Exit(0);
        }
        if let Some(i) = crate::types::int::int_ref(&code) {
            return Outcome::Exit(i.to_i64().unwrap_or(-1) as i32);
        }
        let text = self.str_string(&code).unwrap_or_default();
        self.flush();
        self.write_error(&format!("{text}\n"));
        Outcome::Exit(1)
    }

    /// Writes out what is buffered.
    pub fn flush(&mut self) {
        // A closed stream loses its output: the exit status tells.
        drop(self.output.stdout.flush());
        drop(self.output.stderr.flush());
    }

    /// Shows every instruction to an observer from here on.
    pub fn set_probe(&mut self, probe: Box<dyn crate::engine::Probe>) {
        self.probe = Some(probe);
    }

    /// Stops observing; the observer.
    pub fn take_probe(&mut self) -> Option<Box<dyn crate::engine::Probe>> {
        self.probe.take()
    }
}

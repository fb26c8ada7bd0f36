//! `__import__`, and how relative names become absolute ones (Python/import.c).

use crate::call::Builtin;
use crate::exc::Exc;
use crate::methods;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

methods! { pub static FUNCTIONS;
    /// Import a module.
    ///
    /// Because this function is meant for use by the Python
    /// interpreter and not for general use, it is better to use
    /// importlib.import_module() to programmatically import a module.
    ///
    /// The globals argument is only used to determine the context;
    /// they are not modified.  The locals argument is unused.  The fromlist
    /// should be a list of names to emulate ``from name import ...``, or an
    /// empty list to emulate ``import name``.
    /// When importing a module from a package, note that __import__('A.B', ...)
    /// returns package A when fromlist is empty, but its submodule B when
    /// fromlist is not empty.  The level argument is used to determine whether to
    /// perform absolute or relative imports: 0 is absolute, while a positive number
    /// is the number of parent directories to search relative to the current module.
    "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)"
        as "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)" =>
        |vm, [name, globals, _locals, fromlist, level]| {
        let level = vm.index_i64(level)?;
        let Some(name) = name.downcast::<Str>() else { raise!(vm, TypeError, "module name must be a string") };
        let name = vm.intern_ref(name);
        let fromlist = if fromlist.is_null() { Value::NONE } else { fromlist.clone() };
        vm.import_by_level(&name, globals, &fromlist, level)
    }
}

/// Whether a value is the `__import__` of `builtins` itself.
pub(crate) fn is_original(value: &Value) -> bool {
    value.exact::<Builtin>().is_some_and(|b| std::ptr::eq(b.method, &FUNCTIONS[0]))
}

fn has_dot(name: &Str) -> bool {
    match name.text().as_str() {
        Some(plain) => plain.contains('.'),
        None => name.to_lossy().contains('.'),
    }
}

impl Vm {
    /// `__import__(name, globals, None, fromlist, level)` (`PyImport_ImportModuleLevelObject`).
    pub(super) fn import_by_level(
        &mut self,
        name: &Ref<Str>,
        globals: &Value,
        fromlist: &Value,
        level: i64,
    ) -> PyResult {
        if level < 0 {
            raise!(self, ValueError, "level must be >= 0");
        }
        let full = if level > 0 {
            self.absolute_name(name, globals, level)?
        } else if name.is_empty() {
            raise!(self, ValueError, "Empty module name");
        } else {
            name.clone()
        };
        let module = self.import_module(&full)?;
        if !fromlist.is_none() && self.truth(fromlist)? {
            let path = self.names.__path__.clone();
            if self.getattr_optional(&module, &path)?.is_some() {
                self.import_submodules(&module, fromlist, false)?;
            }
            return Ok(module);
        }
        if level > 0 && name.is_empty() {
            return Ok(module);
        }
        // `import a.b` binds `a`; relative to a package, what stands for the first part of the name.
        if !has_dot(name) {
            return Ok(module);
        }
        let text = name.to_string();
        let Some((front, rest)) = text.split_once('.') else { return Ok(module) };
        if level == 0 {
            let front = self.intern(front);
            return self.import_module(&front);
        }
        let own = self.text_attribute(&module, "__name__")?.to_string();
        let kept = own.len().saturating_sub(rest.len() + 1);
        let front = self.intern(own.get(..kept).unwrap_or_default());
        match self.modules.get(self).get_str(&front).cloned() {
            Some(module) => Ok(module),
            None => Err(self.key_error(front.value())),
        }
    }

    /// `from package import names`: those that are submodules are imported (`_handle_fromlist`).
    pub(super) fn import_submodules(
        &mut self,
        module: &Value,
        fromlist: &Value,
        nested: bool,
    ) -> PyResult<()> {
        for name in self.collect_items(fromlist)? {
            let Some(name) = name.downcast::<Str>() else {
                let kind = self.type_name(&name);
                if !nested {
                    raise!(self, TypeError, "Item in ``from list'' must be str, not {kind}");
                }
                let owner = self.text_attribute(module, "__name__")?;
                raise!(self, TypeError, "Item in {owner}.__all__ must be str, not {kind}");
            };
            if name.eq_str("*") {
                let all = self.names.__all__.clone();
                if !nested && let Some(all) = self.getattr_optional(module, &all)? {
                    self.import_submodules(module, &all, true)?;
                }
                continue;
            }
            if self.getattr_optional(module, name)?.is_some() {
                continue;
            }
            let package = self.text_attribute(module, "__name__")?;
            let full = self.intern(&format!("{package}.{name}"));
            let Err(e) = self.import_module(&full) else { continue };
            // The name may be no module: IMPORT_FROM words it. Another module may lack what it imports.
            let own = e.exception().cloned().filter(|e| self.is_instance_of_exc(e, Exc::ModuleNotFoundError));
            let Some(own) = own else { return Err(e) };
            let about = self.required(&own, "name")?;
            let is_none = self.modules.get(self).get_str(&full).is_some_and(Value::is_none);
            if is_none || !self.equal(&about, full.value())? {
                return Err(e);
            }
        }
        Ok(())
    }

    /// The absolute name of a relative one (`resolve_name`).
    fn absolute_name(&mut self, name: &Ref<Str>, globals: &Value, level: i64) -> PyResult<Ref<Str>> {
        let package = self.package_of(globals)?;
        if package.is_empty() {
            raise!(self, ImportError, "attempted relative import with no known parent package");
        }
        self.resolve_name(name, &package, level)
    }

    /// A name relative to a package (`_resolve_name`).
    pub(super) fn resolve_name(&mut self, name: &Ref<Str>, package: &str, level: i64) -> PyResult<Ref<Str>> {
        let mut base = package;
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((parent, _)) => base = parent,
                None => raise!(self, ImportError, "attempted relative import beyond top-level package"),
            }
        }
        let full = if name.is_empty() { base.to_string() } else { format!("{base}.{name}") };
        Ok(self.intern(&full))
    }

    /// The package of the module that has these globals.
    fn package_of(&mut self, globals: &Value) -> PyResult<String> {
        let dict = match globals.downcast::<Dict>() {
            Some(d) => d.clone(),
            None if globals.is_none() => raise!(self, KeyError, "'__name__' not in globals"),
            None => raise!(self, TypeError, "globals must be a dict"),
        };
        let names = &self.names;
        let (package, spec) = (names.__package__.clone(), names.__spec__.clone());
        let (own, path) = (names.__name__.clone(), names.__path__.clone());
        let entry = |vm: &Vm, name| dict.get(vm).get_str(name).filter(|v| !v.is_none()).cloned();
        if let Some(package) = entry(self, &package) {
            let Some(text) = package.downcast::<Str>().map(|p| p.to_string()) else {
                raise!(self, TypeError, "package must be a string")
            };
            if let Some(spec) = entry(self, &spec) {
                let parent = self.required(&spec, "parent")?;
                if !self.equal(&package, &parent)? {
                    let category = self.dialect.package_mismatch_category();
                    self.warn(category, "__package__ != __spec__.parent", 1)?;
                }
            }
            return Ok(text);
        }
        if let Some(spec) = entry(self, &spec) {
            let parent = self.intern("parent");
            let parent = self.getattr(&spec, &parent)?;
            return match parent.downcast::<Str>() {
                Some(s) => Ok(s.to_string()),
                None => raise!(self, TypeError, "__spec__.parent must be a string"),
            };
        }
        let text =
            "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
        self.warn(Exc::ImportWarning, text, 1)?;
        let Some(name) = dict.get(self).get_str(&own).cloned() else {
            raise!(self, KeyError, "'__name__' not in globals");
        };
        let Some(name) = name.downcast::<Str>() else { raise!(self, TypeError, "__name__ must be a string") };
        let name = name.to_string();
        if dict.get(self).get_str(&path).is_some() {
            return Ok(name);
        }
        Ok(name.rsplit_once('.').map_or_else(String::new, |(parent, _)| parent.to_string()))
    }
}

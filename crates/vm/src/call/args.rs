//! Arguments as they lie on the value stack: positional ones, then the values of keywords (PEP 590's layout).

use crate::Vm;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use smallvec::SmallVec;
use taipan_heap::{Ref, Value};

/// The arguments of one call. `Copy`: only borrows.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    values: &'a [Value],
    names: &'a [Value],
}

impl<'a> Args<'a> {
    /// Positional arguments alone.
    #[inline(always)]
    pub fn positional_only(values: &'a [Value]) -> Args<'a> {
        Args { values, names: &[] }
    }

    /// The last `names.len()` of `values` belong to the keywords `names`, which are str objects.
    ///
    /// # Panics
    /// If there are more names than values.
    pub fn new(values: &'a [Value], names: &'a [Value]) -> Args<'a> {
        assert!(names.len() <= values.len());
        Args { values, names }
    }

    pub fn positional(self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    pub fn names(self) -> &'a [Value] {
        self.names
    }

    /// All values: positional ones, then those of keywords.
    pub fn values(self) -> &'a [Value] {
        self.values
    }

    pub fn keyword_values(self) -> &'a [Value] {
        &self.values[self.values.len() - self.names.len()..]
    }

    /// Keywords with their values.
    pub fn keywords(self) -> impl Iterator<Item = (&'a Ref<Str>, &'a Value)> {
        self.names.iter().zip(self.keyword_values()).filter_map(|(n, v)| Some((n.downcast::<Str>()?, v)))
    }

    /// A keyword's value.
    pub fn keyword(self, name: &str) -> Option<&'a Value> {
        self.keywords().find(|(n, _)| n.eq_str(name)).map(|(_, v)| v)
    }

    pub fn is_empty(self) -> bool {
        self.values.is_empty()
    }

    /// The first positional argument, and the rest.
    pub fn split_first(self) -> Option<(&'a Value, Args<'a>)> {
        let first = self.positional().first()?;
        Some((first, Args { values: &self.values[1..], names: self.names }))
    }

    /// The same with one more argument in front.
    pub fn with_first(self, first: Value) -> OwnedArgs {
        let mut values: SmallVec<[Value; 6]> = SmallVec::with_capacity(self.values.len() + 1);
        values.push(first);
        values.extend(self.values.iter().cloned());
        OwnedArgs { values, names: self.names.iter().cloned().collect() }
    }

    /// A copy that owns its values.
    pub fn to_owned(self) -> OwnedArgs {
        OwnedArgs {
            values: self.values.iter().cloned().collect(),
            names: self.names.iter().cloned().collect(),
        }
    }
}

/// Arguments with owned values.
#[derive(Default)]
pub struct OwnedArgs {
    values: SmallVec<[Value; 6]>,
    names: SmallVec<[Value; 2]>,
}

impl OwnedArgs {
    /// What `*args` and `**kwargs` collected.
    pub fn collected(vm: &Vm, args: &Value, kwargs: &Value) -> OwnedArgs {
        let mut all = OwnedArgs::default();
        all.values.extend(args.exact::<Tuple>().iter().flat_map(|t| t.items()).cloned());
        for (k, v) in kwargs.exact::<Dict>().iter().flat_map(|d| d.get(vm).iter()) {
            if let Some(k) = k.downcast::<Str>() {
                all.push_keyword(k.clone(), v.clone());
            }
        }
        all
    }

    pub fn args(&self) -> Args<'_> {
        Args { values: &self.values, names: &self.names }
    }

    /// Adds a positional argument. All come before the first keyword.
    pub fn push(&mut self, value: Value) {
        self.values.insert(self.values.len() - self.names.len(), value);
    }

    /// Adds a keyword argument.
    pub fn push_keyword(&mut self, name: Ref<Str>, value: Value) {
        self.values.push(value);
        self.names.push(name.into());
    }
}

//! `unicodedata`: the properties of characters.

mod character;
mod functions;

use crate::support::set_doc;
use taipan_prim::ucd::Database;
use taipan_vm::class::{ClassFlags, GetSet, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Trace, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "unicodedata", init };

/// `UCD`: a database beside that of the version, of which there is one.
struct Ucd {
    database: Database,
}
impl Trace for Ucd {}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    methods: functions::METHODS,
    getset: &[GetSet::member("unidata_version", |vm, this| {
        let version = database(vm, this).version();
        Ok(vm.new_str(version))
    })],
    ..TypeSpec::foreign("unicodedata", "UCD")
};

/// The database that a method is called on; that of the version for a function of the module.
fn database(vm: &Vm, this: &Value) -> Database {
    match this.foreign::<Ucd>() {
        Some(ucd) => ucd.get(vm).database,
        None => Database::of(vm.dialect.ucd()),
    }
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let ucd = vm.dialect.ucd();
    let version = Database::of(ucd).version();
    set_doc(
        vm,
        dict,
        &format!(
            "This module provides access to the Unicode Character Database which\n\
             defines character properties for all Unicode characters. The data in\n\
             this database is based on the UnicodeData.txt file version\n\
             {version} which is publicly available from ftp://ftp.unicode.org/.\n\n\
             The module uses the same names and symbols as defined by the\n\
             UnicodeData File Format {version}."
        ),
    );
    vm.add_functions(dict, "unicodedata", functions::FUNCTIONS);
    let class = crate::support::add_class::<Ucd>(vm, dict, &SPEC);
    let old = vm.new_foreign(&class, Ucd { database: Database::old(ucd) });
    vm.set_name(dict, "ucd_3_2_0", old.into());
    let version = vm.new_str(version);
    vm.set_name(dict, "unidata_version", version);
    Ok(())
}

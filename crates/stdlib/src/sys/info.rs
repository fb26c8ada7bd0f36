//! The constants of `sys`, and the named tuples among them.

use taipan_vm::types::dict::Dict;
use taipan_vm::types::structseq::{StructSpec, field, hidden};
use taipan_vm::{Ref, Value, Vm};

static VERSION_INFO: StructSpec = StructSpec {
    name: "sys.version_info",
    doc: "sys.version_info\n\nVersion information as a named tuple.",
    fields: &[
        field::<0>("major", "Major release number"),
        field::<1>("minor", "Minor release number"),
        field::<2>("micro", "Patch release number"),
        field::<3>("releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
        field::<4>("serial", "Serial release number"),
    ],
    callable: false,
    ..StructSpec::PLAIN
};

const FLAGS: StructSpec = StructSpec {
    name: "sys.flags",
    doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    fields: &[
        field::<0>("debug", "-d"),
        field::<1>("inspect", "-i"),
        field::<2>("interactive", "-i"),
        field::<3>("optimize", "-O or -OO"),
        field::<4>("dont_write_bytecode", "-B"),
        field::<5>("no_user_site", "-s"),
        field::<6>("no_site", "-S"),
        field::<7>("ignore_environment", "-E"),
        field::<8>("verbose", "-v"),
        field::<9>("bytes_warning", "-b"),
        field::<10>("quiet", "-q"),
        field::<11>("hash_randomization", "-R"),
        field::<12>("isolated", "-I"),
        field::<13>("dev_mode", "-X dev"),
        field::<14>("utf8_mode", "-X utf8"),
        field::<15>("warn_default_encoding", "-X warn_default_encoding"),
        field::<16>("safe_path", "-P"),
        field::<17>("int_max_str_digits", "-X int_max_str_digits"),
    ],
    callable: false,
    ..StructSpec::PLAIN
};

static FLOAT_INFO: StructSpec = StructSpec {
    name: "sys.float_info",
    doc: "sys.float_info\n\nA named tuple holding information about the float type. It contains low level\n\
          information about the precision and internal representation. Please study\n\
          your system's :file:`float.h` for more information.",
    fields: &[
        field::<0>("max", "DBL_MAX -- maximum representable finite float"),
        field::<1>("max_exp", "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable"),
        field::<2>("max_10_exp", "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable"),
        field::<3>("min", "DBL_MIN -- Minimum positive normalized float"),
        field::<4>("min_exp", "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float"),
        field::<5>("min_10_exp", "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float"),
        field::<6>(
            "dig",
            "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float",
        ),
        field::<7>("mant_dig", "DBL_MANT_DIG -- mantissa digits"),
        field::<8>("epsilon", "DBL_EPSILON -- Difference between 1 and the next representable float"),
        field::<9>("radix", "FLT_RADIX -- radix of exponent"),
        field::<10>("rounds", "FLT_ROUNDS -- rounding mode used for arithmetic operations"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

static INT_INFO: StructSpec = StructSpec {
    name: "sys.int_info",
    doc: "sys.int_info\n\nA named tuple that holds information about Python's\n\
          internal representation of integers.  The attributes are read only.",
    fields: &[
        field::<0>("bits_per_digit", "size of a digit in bits"),
        field::<1>("sizeof_digit", "size in bytes of the C type used to represent a digit"),
        field::<2>("default_max_str_digits", "maximum string conversion digits limitation"),
        field::<3>("str_digits_check_threshold", "minimum positive value for int_max_str_digits"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

static HASH_INFO: StructSpec = StructSpec {
    name: "sys.hash_info",
    doc: "hash_info\n\nA named tuple providing parameters used for computing hashes. The attributes are read only.",
    fields: &[
        field::<0>("width", "width of the type used for hashing, in bits"),
        field::<1>("modulus", "prime number giving the modulus on which the hash function is based"),
        field::<2>("inf", "value to be used for hash of a positive infinity"),
        field::<3>("nan", "value to be used for hash of a nan"),
        field::<4>("imag", "multiplier used for the imaginary part of a complex number"),
        field::<5>("algorithm", "name of the algorithm for hashing of str, bytes and memoryviews"),
        field::<6>("hash_bits", "internal output size of hash algorithm"),
        field::<7>("seed_bits", "seed size of hash algorithm"),
        field::<8>("cutoff", "small string optimization cutoff"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

static THREAD_INFO: StructSpec = StructSpec {
    name: "sys.thread_info",
    doc: "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    fields: &[
        field::<0>("name", "name of the thread implementation"),
        field::<1>("lock", "name of the lock implementation"),
        field::<2>("version", "name and version of the thread library"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

/// Puts all constants into the namespace.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    let hexversion = Value::int(vm.dialect.hexversion());
    let version = version_info(vm);
    let implementation = implementation(vm, &version, &hexversion);
    let structs = [
        ("version_info", version),
        ("implementation", implementation),
        ("flags", flags(vm)),
        ("float_info", float_info(vm)),
        ("int_info", ints(vm, &INT_INFO, &[30, 4, 4300, 640])),
        ("hash_info", hash_info(vm)),
        ("thread_info", thread_info(vm)),
        ("hexversion", hexversion),
        ("maxsize", Value::int(i64::MAX)),
        ("maxunicode", Value::int(0x10_ffff)),
        ("api_version", Value::int(1013)),
    ];
    for (name, value) in structs {
        vm.set_name(dict, name, value);
    }
    let (version, copyright) = (vm.dialect.version_text(), copyright(vm.dialect.copyright_years()));
    let texts = [
        ("version", version.as_str()),
        ("copyright", &copyright),
        ("platform", std::env::consts::OS),
        ("byteorder", "little"),
        ("float_repr_style", "short"),
        ("abiflags", ""),
    ];
    for (name, text) in texts {
        let text = vm.new_str(text);
        vm.set_name(dict, name, text);
    }
}

fn copyright(years: &str) -> String {
    let holders = [
        (years, "Python Software Foundation"),
        ("2000", "BeOpen.com"),
        ("1995-2001", "Corporation for National Research Initiatives"),
        ("1991-1995", "Stichting Mathematisch Centrum, Amsterdam"),
    ];
    holders
        .map(|(years, holder)| format!("Copyright (c) {years} {holder}.\nAll Rights Reserved."))
        .join("\n\n")
}

fn ints(vm: &mut Vm, spec: &'static StructSpec, values: &[i64]) -> Value {
    vm.new_struct(spec, values.iter().map(|&i| Value::int(i)))
}

fn version_info(vm: &mut Vm) -> Value {
    let (major, minor, micro) = vm.dialect.release();
    let level = vm.interned_value("final");
    let [major, minor, micro] = [major, minor, micro].map(|n| Value::int(n.into()));
    vm.new_struct(&VERSION_INFO, [major, minor, micro, level, Value::int(0)])
}

/// `sys.implementation`, whose name is CPython's: programs ask it for behaviour.
fn implementation(vm: &mut Vm, version: &Value, hexversion: &Value) -> Value {
    let (major, minor, _) = vm.dialect.release();
    let mut attributes = vec![
        ("name", vm.interned_value("cpython")),
        ("cache_tag", vm.new_str(&format!("cpython-{major}{minor}"))),
        ("version", version.clone()),
        ("hexversion", hexversion.clone()),
        ("_multiarch", vm.new_str("x86_64-linux-gnu")),
    ];
    if vm.dialect.tells_isolated_interpreters() {
        attributes.push(("supports_isolated_interpreters", Value::FALSE));
    }
    vm.new_namespace(attributes)
}

static FLAGS_3_11: StructSpec = FLAGS;
static FLAGS_3_13: StructSpec = StructSpec { hidden: &[hidden::<0>("gil", "-X gil")], ..FLAGS };
static FLAGS_3_14: StructSpec = StructSpec {
    hidden: &[
        hidden::<0>("gil", "-X gil"),
        hidden::<1>("thread_inherit_context", "-X thread_inherit_context"),
        hidden::<2>("context_aware_warnings", "-X context_aware_warnings"),
    ],
    ..FLAGS
};

fn flags(vm: &mut Vm) -> Value {
    let digits = Value::int(vm.dialect.flag_of_int_digits());
    let mut values = vec![Value::int(0); FLAGS.fields.len()];
    for (value, field) in values.iter_mut().zip(FLAGS.fields) {
        match field.name {
            "dont_write_bytecode" => *value = Value::int(1),
            "dev_mode" | "safe_path" => *value = Value::FALSE,
            "int_max_str_digits" => *value = digits.clone(),
            _ => {}
        }
    }
    let later = vm.dialect.later_flags();
    let spec = match later {
        [] => &FLAGS_3_11,
        [_] => &FLAGS_3_13,
        _ => &FLAGS_3_14,
    };
    values.extend(later.iter().map(|flag| Value::int(*flag)));
    vm.new_struct(spec, values)
}

fn float_info(vm: &mut Vm) -> Value {
    let values = [
        Value::float(f64::MAX),
        Value::int(f64::MAX_EXP.into()),
        Value::int(f64::MAX_10_EXP.into()),
        Value::float(f64::MIN_POSITIVE),
        Value::int(f64::MIN_EXP.into()),
        Value::int(f64::MIN_10_EXP.into()),
        Value::int(f64::DIGITS.into()),
        Value::int(f64::MANTISSA_DIGITS.into()),
        Value::float(f64::EPSILON),
        Value::int(f64::RADIX.into()),
        Value::int(1),
    ];
    vm.new_struct(&FLOAT_INFO, values)
}

fn hash_info(vm: &mut Vm) -> Value {
    let mut values: Vec<Value> = [64, (1 << 61) - 1, 314_159, 0, 1_000_003].map(Value::int).to_vec();
    values.push(vm.interned_value("siphash13"));
    values.extend([64, 128, 0].map(Value::int));
    vm.new_struct(&HASH_INFO, values)
}

fn thread_info(vm: &mut Vm) -> Value {
    let values = ["pthread", "semaphore", "NPTL 2.36"].map(|t| vm.new_str(t));
    vm.new_struct(&THREAD_INFO, values)
}

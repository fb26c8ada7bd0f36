//! `_locale`: the locale `C` with UTF-8 text, the only one there is.

use crate::support::{self, set_doc};
use std::cmp::Ordering;
use taipan_vm::exc::Exc;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::str::Str;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_locale", init };

const DOC: &str = "Support for POSIX locales.";
const LC_ALL: usize = 6;
/// The categories of the C library in its order; the one in the middle stands for all.
const CATEGORIES: [&str; 13] = [
    "LC_CTYPE",
    "LC_NUMERIC",
    "LC_TIME",
    "LC_COLLATE",
    "LC_MONETARY",
    "LC_MESSAGES",
    "LC_ALL",
    "LC_PAPER",
    "LC_NAME",
    "LC_ADDRESS",
    "LC_TELEPHONE",
    "LC_MEASUREMENT",
    "LC_IDENTIFICATION",
];
/// A number that the locale does not tell.
const CHAR_MAX: i64 = 127;
/// What the environment says, which `""` stands for.
const DEFAULT: &str = "C.UTF-8";

static CONSTANTS: &[(&str, i64)] = &[
    ("LC_CTYPE", 0),
    ("LC_TIME", 2),
    ("LC_COLLATE", 3),
    ("LC_MONETARY", 4),
    ("LC_MESSAGES", 5),
    ("LC_NUMERIC", 1),
    ("LC_ALL", 6),
    ("CHAR_MAX", 127),
    ("DAY_1", 131079),
    ("DAY_2", 131080),
    ("DAY_3", 131081),
    ("DAY_4", 131082),
    ("DAY_5", 131083),
    ("DAY_6", 131084),
    ("DAY_7", 131085),
    ("ABDAY_1", 131072),
    ("ABDAY_2", 131073),
    ("ABDAY_3", 131074),
    ("ABDAY_4", 131075),
    ("ABDAY_5", 131076),
    ("ABDAY_6", 131077),
    ("ABDAY_7", 131078),
    ("MON_1", 131098),
    ("MON_2", 131099),
    ("MON_3", 131100),
    ("MON_4", 131101),
    ("MON_5", 131102),
    ("MON_6", 131103),
    ("MON_7", 131104),
    ("MON_8", 131105),
    ("MON_9", 131106),
    ("MON_10", 131107),
    ("MON_11", 131108),
    ("MON_12", 131109),
    ("ABMON_1", 131086),
    ("ABMON_2", 131087),
    ("ABMON_3", 131088),
    ("ABMON_4", 131089),
    ("ABMON_5", 131090),
    ("ABMON_6", 131091),
    ("ABMON_7", 131092),
    ("ABMON_8", 131093),
    ("ABMON_9", 131094),
    ("ABMON_10", 131095),
    ("ABMON_11", 131096),
    ("ABMON_12", 131097),
    ("RADIXCHAR", 65536),
    ("THOUSEP", 65537),
    ("CRNCYSTR", 262159),
    ("D_T_FMT", 131112),
    ("D_FMT", 131113),
    ("T_FMT", 131114),
    ("AM_STR", 131110),
    ("PM_STR", 131111),
    ("CODESET", 14),
    ("T_FMT_AMPM", 131115),
    ("ERA", 131116),
    ("ERA_D_FMT", 131118),
    ("ERA_D_T_FMT", 131120),
    ("ERA_T_FMT", 131121),
    ("ALT_DIGITS", 131119),
    ("YESEXPR", 327680),
    ("NOEXPR", 327681),
    ("_DATE_FMT", 131180),
];

/// What `nl_langinfo` tells where that is not empty.
static INFO: &[(i64, &str)] = &[
    (131079, "Sunday"),
    (131080, "Monday"),
    (131081, "Tuesday"),
    (131082, "Wednesday"),
    (131083, "Thursday"),
    (131084, "Friday"),
    (131085, "Saturday"),
    (131072, "Sun"),
    (131073, "Mon"),
    (131074, "Tue"),
    (131075, "Wed"),
    (131076, "Thu"),
    (131077, "Fri"),
    (131078, "Sat"),
    (131098, "January"),
    (131099, "February"),
    (131100, "March"),
    (131101, "April"),
    (131102, "May"),
    (131103, "June"),
    (131104, "July"),
    (131105, "August"),
    (131106, "September"),
    (131107, "October"),
    (131108, "November"),
    (131109, "December"),
    (131086, "Jan"),
    (131087, "Feb"),
    (131088, "Mar"),
    (131089, "Apr"),
    (131090, "May"),
    (131091, "Jun"),
    (131092, "Jul"),
    (131093, "Aug"),
    (131094, "Sep"),
    (131095, "Oct"),
    (131096, "Nov"),
    (131097, "Dec"),
    (65536, "."),
    (262159, "-"),
    (131112, "%a %b %e %H:%M:%S %Y"),
    (131113, "%m/%d/%y"),
    (131114, "%H:%M:%S"),
    (131110, "AM"),
    (131111, "PM"),
    (14, "UTF-8"),
    (131115, "%I:%M:%S %p"),
    (327680, "^[yY]"),
    (327681, "^[nN]"),
    (131180, "%a %b %e %H:%M:%S %Z %Y"),
];

struct State {
    error: Option<Value>,
    /// What each category is set to.
    names: [&'static str; 13],
    /// The domain of messages, where one was chosen.
    domain: Option<Value>,
}

impl Default for State {
    /// Python sets the category of characters alone.
    fn default() -> State {
        let mut names = ["C"; 13];
        names[0] = DEFAULT;
        State { error: None, names, domain: None }
    }
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_locale", FUNCTIONS);
    for (name, value) in CONSTANTS {
        vm.set_name(dict, name, Value::int(*value));
    }
    let error = vm.new_exception_class("locale", "Error", Exc::Exception)?;
    vm.module_state::<State>().error = Some(error.value().clone());
    vm.set_name(dict, "Error", error.into());
    Ok(())
}

/// One of the names of the only locale there is.
fn known_name(name: &str) -> Option<&'static str> {
    match name {
        "" => Some(DEFAULT),
        "C" | "POSIX" => Some("C"),
        _ => ["C.UTF-8", "C.utf8"].into_iter().find(|known| *known == name),
    }
}

/// Sets one category or all; those of `LC_ALL` may be told one by one. `None` where a name is unknown.
fn choose(names: &mut [&'static str; 13], category: usize, name: &str) -> Option<()> {
    if category == LC_ALL && name.contains('=') {
        if name.split(';').count() != CATEGORIES.len() - 1 {
            return None;
        }
        for part in name.split(';') {
            let (category, name) = part.split_once('=')?;
            let at = CATEGORIES.iter().position(|known| *known == category)?;
            *names.get_mut(at)? = known_name(name)?;
        }
        return Some(());
    }
    let name = known_name(name)?;
    match category {
        LC_ALL => *names = [name; 13],
        _ => *names.get_mut(category)? = name,
    }
    Some(())
}

/// What a category is set to, all of them if they differ.
fn chosen(names: &[&'static str; 13], category: usize) -> String {
    let others = || (0..names.len()).filter(|&i| i != LC_ALL);
    if category != LC_ALL || others().all(|i| names[i] == names[0]) {
        return names.get(if category == LC_ALL { 0 } else { category }).unwrap_or(&"C").to_string();
    }
    others().map(|i| format!("{}={}", CATEGORIES[i], names[i])).collect::<Vec<_>>().join(";")
}

fn set_locale(vm: &mut Vm, category: &Value, locale: &Value) -> PyResult {
    let category = usize::try_from(vm.c_int(category)?).ok().filter(|&c| c < CATEGORIES.len());
    let locale = locale.present().cloned().unwrap_or(Value::NONE);
    let name = locale.downcast::<Str>().map(|name| name.to_lossy().into_owned());
    if name.is_none() && !locale.is_none() {
        return Err(vm.bad_argument("setlocale", "argument 2", "str or None", &locale));
    }
    let state = vm.module_state::<State>();
    let mut names = state.names;
    let done = category.filter(|&c| name.as_ref().is_none_or(|name| choose(&mut names, c, name).is_some()));
    if let Some(category) = done {
        state.names = names;
        return Ok(vm.new_str(&chosen(&names, category)));
    }
    match state.error.clone() {
        Some(class) => {
            let text = if name.is_none() { "locale query failed" } else { "unsupported locale setting" };
            Err(vm.error_of_class(&class, text))
        }
        None => Err(vm.wrong_arity()),
    }
}

fn conventions(vm: &mut Vm) -> PyResult {
    let dict = Dict::new_ref(vm);
    let texts = [
        "int_curr_symbol",
        "currency_symbol",
        "mon_decimal_point",
        "mon_thousands_sep",
        "mon_grouping",
        "positive_sign",
        "negative_sign",
    ];
    for name in texts {
        let value = if name == "mon_grouping" { support::list(Vec::new()) } else { vm.new_str("") };
        vm.set_name(&dict, name, value);
    }
    let numbers = [
        "int_frac_digits",
        "frac_digits",
        "p_cs_precedes",
        "p_sep_by_space",
        "n_cs_precedes",
        "n_sep_by_space",
        "p_sign_posn",
        "n_sign_posn",
    ];
    for name in numbers {
        vm.set_name(&dict, name, Value::int(CHAR_MAX));
    }
    for (name, text) in [("decimal_point", "."), ("thousands_sep", "")] {
        let text = vm.new_str(text);
        vm.set_name(&dict, name, text);
    }
    vm.set_name(&dict, "grouping", support::list(Vec::new()));
    Ok(dict.into())
}

fn language_info(vm: &mut Vm, key: &Value) -> PyResult {
    let key = i64::from(vm.c_int(key)?);
    let known = CONSTANTS.iter().any(|(name, value)| *value == key && key > 13 && *name != "CHAR_MAX");
    if !known {
        raise!(vm, ValueError, "unsupported langinfo constant");
    }
    let text = INFO.iter().find(|(own, _)| *own == key).map_or("", |(_, text)| text);
    Ok(vm.new_str(text))
}

fn text_argument(vm: &mut Vm, function: &str, value: &Value, position: usize) -> PyResult<Ref<Str>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.clone()),
        None => Err(vm.bad_argument(function, &place(position), "str", value)),
    }
}

fn optional_text(vm: &mut Vm, function: &str, value: &Value, position: usize) -> PyResult<()> {
    match value.is_none() || value.downcast::<Str>().is_some() {
        true => Ok(()),
        false => Err(vm.bad_argument(function, &place(position), "str or None", value)),
    }
}

/// An argument in messages: a number where the function takes several.
fn place(position: usize) -> String {
    if position == 0 { "argument".to_string() } else { format!("argument {position}") }
}

/// What a message is translated to: itself.
fn translation(vm: &mut Vm, function: &str, domain: &Value, text: &Value) -> PyResult {
    optional_text(vm, function, domain, 1)?;
    text_argument(vm, function, text, 2).map(Value::from)
}

fn bind_domain(vm: &mut Vm, domain: &Value, folder: &Value) -> PyResult {
    let domain = text_argument(vm, "bindtextdomain", domain, 1)?;
    if domain.is_empty() {
        let class = vm.module_state::<State>().error.clone().unwrap_or(Value::NONE);
        return Err(vm.error_of_class(&class, "domain must be a non-empty string"));
    }
    if folder.is_none() {
        return Ok(vm.new_str("/usr/share/locale"));
    }
    vm.fspath(folder)
}

fn collate(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (a, b) = (text_argument(vm, "strcoll", a, 1)?, text_argument(vm, "strcoll", b, 2)?);
    let order = a.text().chars().cmp(b.text().chars());
    Ok(Value::int(match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }))
}

methods! { static FUNCTIONS;
    /// Bind the C library's domain to codeset.
    "bind_textdomain_codeset($module, domain, codeset, /)" =>
        |vm, [domain, codeset]| {
            text_argument(vm, "bind_textdomain_codeset", domain, 1)?;
            optional_text(vm, "bind_textdomain_codeset", codeset, 2)?;
            Ok(codeset.clone())
        }
    /// Bind the C library's domain to dir.
    "bindtextdomain($module, domain, dir, /)" =>
        |vm, [domain, folder]| { bind_domain(vm, domain, folder) }
    /// Return translation of msg in domain and category.
    "dcgettext($module, domain, msg, category, /)" =>
        |vm, [domain, text, category]| {
            let made = translation(vm, "dcgettext", domain, text)?;
            vm.c_int(category)?;
            Ok(made)
        }
    /// dgettext(domain, msg) -> string
    ///
    /// Return translation of msg in domain.
    "dgettext($module, domain, msg, /)" =>
        |vm, [domain, text]| { translation(vm, "dgettext", domain, text) }
    /// Get the current locale encoding.
    "getencoding($module, /)" =>
        |vm, []| { Ok(vm.new_str("UTF-8")) }
    /// gettext(msg) -> string
    ///
    /// Return translation of msg.
    "gettext($module, msg, /)" =>
        |vm, [text]| { text_argument(vm, "gettext", text, 0).map(|_| text.clone()) }
    /// Returns numeric and monetary locale-specific parameters.
    "localeconv($module, /)" =>
        |vm, []| { conventions(vm) }
    /// Return the value for the locale information associated with key.
    "nl_langinfo($module, key, /)" =>
        |vm, [key]| { language_info(vm, key) }
    /// Activates/queries locale processing.
    "setlocale($module, category, locale=<unrepresentable>, /)" =>
        |vm, [category, locale]| { set_locale(vm, category, locale) }
    /// Compares two strings according to the locale.
    "strcoll($module, os1, os2, /)" =>
        |vm, [a, b]| { collate(vm, a, b) }
    /// Return a string that can be used as a key for locale-aware comparisons.
    "strxfrm($module, string, /)" =>
        |vm, [text]| { text_argument(vm, "strxfrm", text, 0).map(|_| text.clone()) }
    /// Set the C library's textdmain to domain, returning the new domain.
    "textdomain($module, domain, /)" =>
        |vm, [domain]| {
            optional_text(vm, "textdomain", domain, 0)?;
            if let Some(name) = domain.downcast::<Str>() {
                vm.module_state::<State>().domain = (!name.is_empty()).then(|| domain.clone());
            }
            let chosen = vm.module_state::<State>().domain.clone();
            Ok(chosen.unwrap_or_else(|| vm.new_str("messages")))
        }
}

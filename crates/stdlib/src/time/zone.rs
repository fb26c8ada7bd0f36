//! Local time: the zone that `TZ` names, else that of `/etc/localtime`. Who may not see the clock lives in UTC.

use super::calendar::{Tm, of_seconds, to_seconds};
use std::path::{Component, Path};
use std::rc::Rc;
use taipan_vm::Vm;
use taipan_vm::host::Request;
use tz::timezone::{TimeZone, TimeZoneSettings};

const DAY: i64 = 86_400;
/// The year that `init_timezone` counts with.
const YEAR: i64 = (365 * 24 + 6) * 3600;
/// Where the system keeps its zones.
const FOLDER: &str = "/usr/share/zoneinfo";
/// The rule of a zone that names summer time and does not say when it is (glibc's `TZDEFRULES`).
const DEFAULT_RULE: &str = ",M3.2.0,M11.1.0";

/// What holds at a place at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// East of Greenwich, in seconds.
    pub offset: i64,
    pub is_dst: bool,
    pub name: String,
}

/// A time zone.
pub struct Zone {
    /// `None`: without any rule.
    rules: Option<TimeZone>,
    /// What UTC is called there.
    name: String,
}

/// The zone of the run; `None` before anybody asked.
#[derive(Default)]
struct Current(Option<Rc<Zone>>);

/// The zone of the run.
pub fn current(vm: &mut Vm) -> Rc<Zone> {
    match vm.module_state::<Current>().0.clone() {
        Some(zone) => zone,
        None => set(vm),
    }
}

/// `tzset`: looks anew which zone it is.
pub fn set(vm: &mut Vm) -> Rc<Zone> {
    let zone = Rc::new(find(vm));
    vm.module_state::<Current>().0 = Some(zone.clone());
    zone
}

fn find(vm: &mut Vm) -> Zone {
    let Some(name) = vm.access.variable("TZ") else {
        return zone_of_file(vm, Path::new("/etc/localtime")).unwrap_or_else(Zone::utc);
    };
    let name = name.to_string_lossy();
    let name = name.strip_prefix(':').unwrap_or(&name);
    if name.is_empty() {
        return zone_of_file(vm, &Path::new(FOLDER).join("Universal")).unwrap_or_else(Zone::utc);
    }
    let path = Path::new(FOLDER).join(name);
    zone_of_file(vm, &path).or_else(|| Zone::of_text(name)).unwrap_or_else(|| Zone::unknown(name))
}

/// The zone that a file describes. The system's own come with the clock, others are read as any file.
fn zone_of_file(vm: &mut Vm, path: &Path) -> Option<Zone> {
    let is_plain = path.components().all(|part| part != Component::ParentDir);
    let is_of_system = path == Path::new("/etc/localtime") || path.starts_with(FOLDER) && is_plain;
    if !is_of_system && !vm.permits(Request::Read(path)) {
        return None;
    }
    let bytes = vm.access.zone_file(path)?;
    TimeZone::from_tz_data(&bytes).ok().map(Zone::of_rules)
}

impl Zone {
    fn utc() -> Zone {
        Zone { rules: None, name: "UTC".to_string() }
    }

    fn of_rules(rules: TimeZone) -> Zone {
        Zone { rules: Some(rules), ..Zone::utc() }
    }

    /// A zone in the form of POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`.
    fn of_text(text: &str) -> Option<Zone> {
        let settings = TimeZoneSettings::new(&[], |_| Err("no files here".into()));
        let parse = |text: &str| settings.parse_posix_tz(text).ok().map(Zone::of_rules);
        // These names stand for files to the parser.
        if text == "localtime" || text.starts_with([':', '/']) {
            return None;
        }
        parse(text).or_else(|| parse(&format!("{text}{DEFAULT_RULE}")).filter(|_| !text.contains(',')))
    }

    /// What cannot be made out is UTC under the name that it begins with.
    fn unknown(text: &str) -> Zone {
        let name: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
        Zone { rules: None, name: if name.len() < 3 { String::new() } else { name } }
    }

    /// What holds at a time in seconds since the Epoch.
    pub fn at(&self, seconds: i64) -> Local {
        let kind = self.rules.as_ref().and_then(|rules| {
            let last = rules.as_ref().transitions().last().map_or(0, |t| t.local_time_type_index());
            let found = rules.find_local_time_type(seconds).ok();
            found.or_else(|| rules.as_ref().local_time_types().get(last))
        });
        match kind {
            Some(kind) => Local {
                offset: kind.ut_offset().into(),
                is_dst: kind.is_dst(),
                name: kind.time_zone_designation().to_string(),
            },
            None => Local { offset: 0, is_dst: false, name: self.name.clone() },
        }
    }

    /// Local time; `None` where the year does not fit.
    pub fn broken_down(&self, seconds: i64) -> Option<(Tm, Local)> {
        let local = self.at(seconds);
        let tm = of_seconds(seconds.checked_add(local.offset)?)?;
        Some((Tm { is_dst: local.is_dst.into(), offset: local.offset, ..tm }, local))
    }

    /// What holds nearest to a time, with summer time or without.
    fn nearest(&self, seconds: i64, is_dst: bool) -> Option<Local> {
        let steps = (0..=53).flat_map(|week| [seconds - week * 7 * DAY, seconds + week * 7 * DAY]);
        steps.map(|at| self.at(at)).find(|local| local.is_dst == is_dst)
    }

    /// Seconds since the Epoch of local time (`mktime`). What there is twice is the earlier, what there is not is counted
    /// from before the gap, unless `is_dst` says otherwise.
    pub fn seconds_of(&self, tm: &Tm) -> i64 {
        let local = to_seconds(tm);
        let (before, after) = (self.at(local - DAY), self.at(local + DAY));
        let guesses = [&before, &after].map(|guess| local - guess.offset);
        let holds = |at: &i64| local - *at == self.at(*at).offset;
        let likely = guesses.into_iter().find(holds).unwrap_or(guesses[0]);
        let wanted = match tm.is_dst {
            ..0 => return likely,
            n => n > 0,
        };
        let found = self.at(likely).is_dst;
        let near = [before, after].into_iter().find(|guess| guess.is_dst == wanted);
        match near.or_else(|| self.nearest(likely, wanted)) {
            Some(kind) => local - kind.offset,
            // There is no such time: an hour makes the difference.
            None => likely + 3600 * (i64::from(!wanted) - i64::from(!found)),
        }
    }

    /// `timezone`, `altzone`, and both names (`init_timezone`).
    pub fn about(&self, now: i64) -> (i64, i64, [String; 2]) {
        let january = now.div_euclid(YEAR) * YEAR;
        let (winter, summer) = (self.at(january), self.at(january + YEAR / 2));
        let (usual, other) = if winter.offset > summer.offset { (summer, winter) } else { (winter, summer) };
        (-usual.offset, -other.offset, [usual.name, other.name])
    }

    /// The name of a time of which is known whether it is summer time (`tzname`).
    pub fn name_of(&self, now: i64, is_dst: bool) -> String {
        match self.nearest(now, is_dst) {
            Some(local) => local.name,
            None if self.rules.is_none() && self.name != "UTC" => String::new(),
            None => self.at(now).name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(zone: &Zone, parts: [i64; 4], is_dst: i64) -> i64 {
        let [month, day, hour, minute] = parts;
        let tm = Tm { year: 124, month: month - 1, day, hour, minute, is_dst, ..Tm::default() };
        zone.seconds_of(&tm)
    }

    #[test]
    fn what_there_is_twice_or_never() {
        // As glibc says for Europe/Amsterdam.
        let zone = Zone::of_text("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        for (parts, is_dst, expected) in [
            ([3, 31, 2, 30], -1, 1_711_848_600),
            ([3, 31, 3, 30], -1, 1_711_848_600),
            ([3, 31, 2, 30], 1, 1_711_845_000),
            ([10, 27, 2, 30], -1, 1_729_989_000),
            ([10, 27, 2, 30], 0, 1_729_992_600),
            ([10, 27, 3, 30], -1, 1_729_996_200),
            ([7, 1, 0, 0], 0, 1_719_788_400),
            ([7, 1, 0, 0], -1, 1_719_784_800),
        ] {
            assert_eq!(seconds(&zone, parts, is_dst), expected, "{parts:?} {is_dst}");
        }
        assert_eq!(zone.about(1_700_000_000), (-3600, -7200, ["CET".to_string(), "CEST".to_string()]));
        assert_eq!(seconds(&Zone::utc(), [7, 1, 0, 0], 1), 1_719_788_400);
    }

    #[test]
    fn texts() {
        let southern = Zone::of_text("AEST-10AEDT,M10.1.0,M4.1.0/3").unwrap();
        assert_eq!(southern.about(1_700_000_000).0, -36_000);
        assert_eq!(Zone::of_text("EST5EDT").unwrap().at(1_720_000_000).name, "EDT");
        assert!(Zone::of_text("garbage/none").is_none());
        assert_eq!(Zone::unknown("garbage/none").at(0).name, "garbage");
        assert_eq!(Zone::unknown("+5").at(0).name, "");
    }
}

//! Days and seconds of the proleptic Gregorian calendar.

/// C's `struct tm`: months from 0, years from 1900, days of the week from Sunday, days of the year from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tm {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub week_day: i64,
    pub year_day: i64,
    pub is_dst: i64,
    /// East of Greenwich, in seconds.
    pub offset: i64,
}

pub const DAY: i64 = 86_400;
/// Days before each month of a year that is no leap year.
const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days from the Epoch to the first day of a year.
fn days_before(year: i64) -> i64 {
    let y = year - 1;
    y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) - 719_162
}

/// What `gmtime` gives; `None` where the year does not fit.
pub fn of_seconds(seconds: i64) -> Option<Tm> {
    let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    // 400 years have 146097 days; the estimate is off by one at most.
    let mut year = 1970 + (i128::from(days) * 400).div_euclid(146_097) as i64;
    while days < days_before(year) {
        year -= 1;
    }
    while days >= days_before(year + 1) {
        year += 1;
    }
    i32::try_from(year - 1900).ok()?;
    let year_day = days - days_before(year);
    let first = |month: usize| BEFORE.get(month).map_or(366, |d| d + i64::from(month > 1 && is_leap(year)));
    let month = (0..12).rev().find(|m| first(*m) <= year_day).unwrap_or(0);
    Some(Tm {
        year: year - 1900,
        month: month as i64,
        day: year_day - first(month) + 1,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        week_day: (days + 4).rem_euclid(7),
        year_day,
        is_dst: 0,
        offset: 0,
    })
}

/// Seconds since the Epoch; parts may be out of their range.
pub fn to_seconds(tm: &Tm) -> i64 {
    let months = tm.year * 12 + tm.month;
    let (year, month) = (months.div_euclid(12) + 1900, months.rem_euclid(12) as usize);
    let before = BEFORE.get(month).copied().unwrap_or(0) + i64::from(month > 1 && is_leap(year));
    let days = days_before(year) + before + tm.day - 1;
    days * DAY + tm.hour * 3600 + tm.minute * 60 + tm.second
}

/// Year and week of ISO 8601.
pub fn iso_week(tm: &Tm) -> (i64, i64) {
    let year = tm.year + 1900;
    let days_in = |y: i64| 365 + i64::from(is_leap(y));
    // The day of the year on which the week with the year's fourth day began.
    let week_days = |day: i64, week_day: i64| day - (day - week_day + 4 + 364).rem_euclid(7) + 3;
    let mut days = week_days(tm.year_day, tm.week_day);
    let mut of = year;
    if days < 0 {
        of -= 1;
        days = week_days(tm.year_day + days_in(of), tm.week_day);
    } else {
        let next = week_days(tm.year_day - days_in(year), tm.week_day);
        if next >= 0 {
            (of, days) = (year + 1, next);
        }
    }
    (of, days / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_both_ways() {
        for seconds in [0, -1, 951_782_400, 4_107_542_400, -62_135_596_801, 67_767_976_233_532_799] {
            let tm = of_seconds(seconds).unwrap();
            assert_eq!(to_seconds(&tm), seconds, "{tm:?}");
        }
        assert!(of_seconds(i64::MAX).is_none() && of_seconds(i64::MIN).is_none());
        let first = of_seconds(1_672_531_200).unwrap();
        assert_eq!((first.week_day, iso_week(&first)), (0, (2022, 52)));
    }
}

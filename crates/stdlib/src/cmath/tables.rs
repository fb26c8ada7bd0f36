//! What functions of a complex number give where a part is infinite or NaN (C99 Annex G, as CPython's tables have it).

use std::f64::consts::{FRAC_PI_2 as P12, FRAC_PI_4 as P14, PI as P};

const P34: f64 = 0.75 * P;
const INF: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
/// No value: a domain error. It also stands where both parts are finite, which is not looked up.
const E: (f64, f64) = (-9.5e33, -9.5e33);

/// Rows by the real part, columns by the imaginary: -inf, negative, -0.0, 0.0, positive, inf, nan.
pub type Table = [[(f64, f64); 7]; 7];

/// Row or column of a part.
fn place(x: f64) -> usize {
    match (x.is_nan(), x.is_infinite(), x == 0.0, x.is_sign_negative()) {
        (true, ..) => 6,
        (_, true, _, negative) => {
            if negative {
                0
            } else {
                5
            }
        }
        (_, _, true, negative) => {
            if negative {
                2
            } else {
                3
            }
        }
        (_, _, _, negative) => {
            if negative {
                1
            } else {
                4
            }
        }
    }
}

/// The entry for a number; `None` for a domain error.
pub fn look_up(table: &Table, re: f64, im: f64) -> Option<(f64, f64)> {
    let entry = *table.get(place(re))?.get(place(im))?;
    (entry != E).then_some(entry)
}

#[rustfmt::skip]
pub static ACOS: Table = [
    [(P34, INF), (P, INF), (P, INF), (P, -INF), (P, -INF), (P34, -INF), (N, INF)],
    [(P12, INF), E, E, E, E, (P12, -INF), (N, N)],
    [(P12, INF), E, E, E, E, (P12, -INF), (P12, N)],
    [(P12, INF), E, E, E, E, (P12, -INF), (P12, N)],
    [(P12, INF), E, E, E, E, (P12, -INF), (N, N)],
    [(P14, INF), (0., INF), (0., INF), (0., -INF), (0., -INF), (P14, -INF), (N, INF)],
    [(N, INF), (N, N), (N, N), (N, N), (N, N), (N, -INF), (N, N)],
];
#[rustfmt::skip]
pub static ACOSH: Table = [
    [(INF, -P34), (INF, -P), (INF, -P), (INF, P), (INF, P), (INF, P34), (INF, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P14), (INF, -0.), (INF, -0.), (INF, 0.), (INF, 0.), (INF, P14), (INF, N)],
    [(INF, N), (N, N), (N, N), (N, N), (N, N), (INF, N), (N, N)],
];
#[rustfmt::skip]
pub static ASINH: Table = [
    [(-INF, -P14), (-INF, -0.), (-INF, -0.), (-INF, 0.), (-INF, 0.), (-INF, P14), (-INF, N)],
    [(-INF, -P12), E, E, E, E, (-INF, P12), (N, N)],
    [(-INF, -P12), E, E, E, E, (-INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P14), (INF, -0.), (INF, -0.), (INF, 0.), (INF, 0.), (INF, P14), (INF, N)],
    [(INF, N), (N, N), (N, -0.), (N, 0.), (N, N), (INF, N), (N, N)],
];
#[rustfmt::skip]
pub static ATANH: Table = [
    [(-0., -P12), (-0., -P12), (-0., -P12), (-0., P12), (-0., P12), (-0., P12), (-0., N)],
    [(-0., -P12), E, E, E, E, (-0., P12), (N, N)],
    [(-0., -P12), E, E, E, E, (-0., P12), (-0., N)],
    [(0., -P12), E, E, E, E, (0., P12), (0., N)],
    [(0., -P12), E, E, E, E, (0., P12), (N, N)],
    [(0., -P12), (0., -P12), (0., -P12), (0., P12), (0., P12), (0., P12), (0., N)],
    [(0., -P12), (N, N), (N, N), (N, N), (N, N), (0., P12), (N, N)],
];
#[rustfmt::skip]
pub static COSH: Table = [
    [E, (-INF, INF), (INF, 0.), (INF, -0.), (-INF, -INF), E, (INF, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, 0.)],
    [E, E, E, E, E, E, (N, 0.)],
    [E, E, E, E, E, E, (N, N)],
    [E, (-INF, -INF), (INF, -0.), (INF, 0.), (-INF, INF), E, (INF, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub static EXP: Table = [
    [(0., 0.), (-0., -0.), (0., -0.), (0., 0.), (-0., 0.), (0., 0.), (0., 0.)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, (-INF, -INF), (INF, -0.), (INF, 0.), (-INF, INF), E, (INF, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub static LOG: Table = [
    [(INF, -P34), (INF, -P), (INF, -P), (INF, P), (INF, P), (INF, P34), (INF, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P12), E, E, E, E, (INF, P12), (N, N)],
    [(INF, -P14), (INF, -0.), (INF, -0.), (INF, 0.), (INF, 0.), (INF, P14), (INF, N)],
    [(INF, N), (N, N), (N, N), (N, N), (N, N), (INF, N), (N, N)],
];
#[rustfmt::skip]
pub static SINH: Table = [
    [E, (INF, -INF), (-INF, -0.), (-INF, 0.), (INF, INF), E, (INF, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (0., N)],
    [E, E, E, E, E, E, (0., N)],
    [E, E, E, E, E, E, (N, N)],
    [E, (-INF, -INF), (INF, -0.), (INF, 0.), (-INF, INF), E, (INF, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub static SQRT: Table = [
    [(INF, -INF), (0., -INF), (0., -INF), (0., INF), (0., INF), (INF, INF), (N, INF)],
    [(INF, -INF), E, E, E, E, (INF, INF), (N, N)],
    [(INF, -INF), E, E, E, E, (INF, INF), (N, N)],
    [(INF, -INF), E, E, E, E, (INF, INF), (N, N)],
    [(INF, -INF), E, E, E, E, (INF, INF), (N, N)],
    [(INF, -INF), (INF, -0.), (INF, -0.), (INF, 0.), (INF, 0.), (INF, INF), (INF, N)],
    [(INF, -INF), (N, N), (N, N), (N, N), (N, N), (INF, INF), (N, N)],
];
#[rustfmt::skip]
pub static TANH: Table = [
    [(-1., 0.), (-1., 0.), (-1., -0.), (-1., 0.), (-1., -0.), (-1., 0.), (-1., 0.)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [E, E, E, E, E, E, (N, N)],
    [(1., 0.), (1., 0.), (1., -0.), (1., 0.), (1., -0.), (1., 0.), (1., 0.)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];
#[rustfmt::skip]
pub static RECT: Table = [
    [E, (INF, INF), (-INF, 0.), (-INF, -0.), (INF, -INF), E, (INF, N)],
    [E, E, E, E, E, E, (N, N)],
    [(0., 0.), E, E, E, E, (0., 0.), (0., 0.)],
    [(0., 0.), E, E, E, E, (0., 0.), (0., 0.)],
    [E, E, E, E, E, E, (N, N)],
    [E, (-INF, -INF), (INF, -0.), (INF, 0.), (-INF, INF), E, (INF, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];

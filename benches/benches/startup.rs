//! What a run costs before the program's first instruction, and a whole small run.

use criterion::{Criterion, criterion_group, criterion_main};
use taipan_benches::{load, machine};
use taipan_isa::Version;

fn startup(c: &mut Criterion) {
    let mut group = c.benchmark_group("startup");
    for &version in Version::ALL.iter().filter(|v| **v >= Version::V3_11) {
        group.bench_function(format!("machine/{version}"), |b| b.iter(|| machine(version)));
    }
    group.bench_function("hello", |b| {
        b.iter(|| {
            let code = load("pyfixtures/pyc/3.13/basics/hello.pyc");
            machine(Version::V3_13).run_main(&code)
        });
    });
    group.finish();
}

criterion_group!(benches, startup);
criterion_main!(benches);

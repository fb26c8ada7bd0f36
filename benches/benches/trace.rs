//! Time per instruction under observation: by the cheapest probe there can be, and by the writers of traces.

use std::io;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::{Counter, instructions, load, time};
use taipan_trace::{JsonProbe, Options, TextProbe};

fn trace(c: &mut Criterion) {
    let mut group = c.benchmark_group("trace");
    group.sample_size(10);
    let code = load("benches/loops/attributes.pyc");
    group.throughput(Throughput::Elements(instructions(&code)));
    group.bench_function("counter", |b| {
        b.iter_custom(|rounds| (0..rounds).map(|_| time(&code, Some(Box::new(Counter::default())))).sum());
    });
    group.bench_function("json", |b| {
        let probe = || Box::new(JsonProbe::new(io::sink(), Options::default()));
        b.iter_custom(|rounds| (0..rounds).map(|_| time(&code, Some(probe()))).sum());
    });
    group.bench_function("text", |b| {
        let probe = || Box::new(TextProbe::new(io::sink(), Options::default()));
        b.iter_custom(|rounds| (0..rounds).map(|_| time(&code, Some(probe()))).sum());
    });
    group.finish();
}

criterion_group!(benches, trace);
criterion_main!(benches);

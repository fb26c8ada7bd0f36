//! Instructions per second, in loops of one kind of instruction each.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::{instructions, load, time};

fn dispatch(c: &mut Criterion) {
    let mut group = c.benchmark_group("dispatch");
    group.sample_size(20);
    for name in ["nothing", "arithmetic", "calls", "attributes"] {
        let code = load(format!("benches/loops/{name}.pyc"));
        group.throughput(Throughput::Elements(instructions(&code)));
        group.bench_function(name, |b| {
            b.iter_custom(|rounds| (0..rounds).map(|_| time(&code, None)).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, dispatch);
criterion_main!(benches);

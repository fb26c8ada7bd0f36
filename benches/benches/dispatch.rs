//! Instructions per second of each way to dispatch, in loops of one kind of work each.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::{instructions, load, time_on};
use taipan_vm::engine::Dispatch;

const LOOPS: [&str; 12] = [
    "nothing",
    "arithmetic",
    "calls",
    "attributes",
    "subscripts",
    "dicts",
    "strings",
    "sorting",
    "generators",
    "exceptions",
    "bigints",
    "closures",
];

const ENGINES: [(&str, Dispatch); 3] = [
    ("stack", Dispatch::Stack),
    ("register-match", Dispatch::RegisterMatch),
    ("register-threaded", Dispatch::RegisterThreaded),
];

fn dispatch(c: &mut Criterion) {
    for name in LOOPS {
        let code = load(format!("benches/loops/{name}.pyc"));
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        group.throughput(Throughput::Elements(instructions(&code)));
        for (engine, dispatch) in ENGINES {
            group.bench_function(engine, |b| {
                b.iter_custom(|rounds| (0..rounds).map(|_| time_on(dispatch, &code)).sum());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, dispatch);
criterion_main!(benches);

//! Megabytes per second of reading, writing and verifying `.pyc` files: all fixture programs of one version.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::fixtures;

fn marshal(c: &mut Criterion) {
    let files = fixtures("3.13");
    let mut group = c.benchmark_group("marshal");
    group.throughput(Throughput::Bytes(files.iter().map(|f| f.len() as u64).sum()));
    group.bench_function("read", |b| {
        b.iter(|| {
            files.iter().map(|f| taipan_marshal::read(f).expect("sound").code.code.len()).sum::<usize>()
        });
    });
    let loaded: Vec<_> = files.iter().map(|f| taipan_marshal::read(f).expect("sound")).collect();
    group.bench_function("write", |b| {
        b.iter(|| loaded.iter().map(|pyc| taipan_marshal::write(pyc).expect("loaded").len()).sum::<usize>());
    });
    let modules: Vec<_> = files.iter().map(|f| taipan_marshal::read(f).expect("sound").code).collect();
    group.bench_function("verify", |b| {
        b.iter(|| modules.iter().filter(|m| taipan_decode::verify(m).is_ok()).count());
    });
    group.finish();
}

criterion_group!(benches, marshal);
criterion_main!(benches);

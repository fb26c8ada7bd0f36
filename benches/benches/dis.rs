//! Megabytes per second of reading and listing `.pyc` files: all fixture programs of one version.

use std::io::sink;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::fixtures;
use taipan_decode::bytecode::Bytecode;
use taipan_decode::dis::{Options, dis};
use taipan_decode::json;

fn listings(c: &mut Criterion) {
    let files = fixtures("3.13");
    let read = |bytes: &Vec<u8>| taipan_marshal::read(bytes).expect("sound");
    let mut group = c.benchmark_group("dis");
    group.throughput(Throughput::Bytes(files.iter().map(|f| f.len() as u64).sum()));
    group.bench_function("instructions", |b| {
        b.iter(|| {
            files.iter().map(|file| Bytecode::new(read(file).code).instructions().len()).sum::<usize>()
        });
    });
    group.bench_function("text", |b| {
        b.iter(|| files.iter().map(|file| dis(&read(file).code, &Options::default()).len()).sum::<usize>());
    });
    group.bench_function("json", |b| {
        b.iter(|| {
            for pyc in files.iter().map(read) {
                let roots = std::slice::from_ref(&pyc.code);
                json::dis(&mut sink(), "", &pyc, roots, &Options::default()).expect("nothing to fail");
            }
        });
    });
    group.finish();
}

criterion_group!(benches, listings);
criterion_main!(benches);

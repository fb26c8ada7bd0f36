//! Megabytes per second of reading and of verifying `.pyc` files: all fixture programs of one version.

use std::fs;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use taipan_benches::root;

fn collect(folder: &Path, files: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "pyc") {
            files.push(fs::read(path).expect("a file"));
        }
    }
}

fn marshal(c: &mut Criterion) {
    let mut files = Vec::new();
    collect(&root().join("pyfixtures/pyc/3.13"), &mut files);
    let mut group = c.benchmark_group("marshal");
    group.throughput(Throughput::Bytes(files.iter().map(|f| f.len() as u64).sum()));
    group.bench_function("read", |b| {
        b.iter(|| {
            files.iter().map(|f| taipan_marshal::read(f).expect("sound").code.code.len()).sum::<usize>()
        });
    });
    let modules: Vec<_> = files.iter().map(|f| taipan_marshal::read(f).expect("sound").code).collect();
    group.bench_function("verify", |b| {
        b.iter(|| modules.iter().filter(|m| taipan_decode::verify(m).is_ok()).count());
    });
    group.finish();
}

criterion_group!(benches, marshal);
criterion_main!(benches);

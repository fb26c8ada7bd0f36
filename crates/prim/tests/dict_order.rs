//! The comparisons and order of `DictTable` against those recorded from CPython's dict (`tests/record/record_dict.py`).

use taipan_prim::probe::DictTable;

struct Digest {
    count: u64,
    value: u64,
}

impl Digest {
    fn add(&mut self, number: u64) {
        self.value = (self.value ^ number).wrapping_mul(1099511628211);
    }

    fn find(&mut self, table: &DictTable<u64, ()>, hash: i64, key: u64) -> Option<usize> {
        let mut probe = table.probe(hash);
        loop {
            let at = table.next_candidate(&mut probe)?;
            let candidate = table.get_at(at).unwrap().key;
            self.count += 1;
            self.add(candidate);
            self.add(key);
            if candidate == key {
                return Some(at);
            }
        }
    }
}

fn run(seed: u64, steps: u64, keys: u64, hashes: u64) -> (usize, Digest) {
    let mut digest = Digest { count: 0, value: 14695981039346656037 };
    let mut table: DictTable<u64, ()> = DictTable::new();
    let mut state = seed;
    for _ in 0..steps {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let key = (state >> 33) % keys;
        let hash = (key % hashes * 7919) as i64;
        match state >> 60 {
            0..9 => {
                if digest.find(&table, hash, key).is_none() {
                    table.insert_new(hash, key, ());
                }
            }
            // `pop` of an empty dict hashes no key, let alone compares one.
            9..13 => {
                if let Some(at) = digest.find(&table, hash, key) {
                    table.remove_at(at);
                }
            }
            13 => drop(table.pop_last()),
            14 => table = table.clone(),
            _ => drop(digest.find(&table, hash, key)),
        }
    }
    table.iter().for_each(|e| digest.add(e.key));
    (table.len(), digest)
}

#[test]
fn comparisons_are_cpythons() {
    for line in include_str!("data/dict_order.txt").lines() {
        let fields: Vec<u64> = line.split(' ').map(|n| n.parse().unwrap()).collect();
        let [seed, steps, keys, hashes, len, count, value] = fields[..] else { panic!("{line}") };
        let (found_len, digest) = run(seed, steps, keys, hashes);
        assert_eq!((found_len as u64, digest.count, digest.value), (len, count, value), "{line}");
    }
}

//! The programs of pyperformance that are measured, and how often each runs its benchmark.

/// A program, and the settings of the stand-in for pyperf that it runs beside.
pub struct Program {
    pub name: &'static str,
    /// What it runs in 0.3 to 1 s of CPython 3.13.
    pub loops: u32,
    /// `bm_<folder>` is where its source lies.
    pub folder: &'static str,
    /// Positional arguments.
    pub arguments: &'static [&'static str],
}

const fn program(name: &'static str, loops: u32) -> Program {
    Program { name, loops, folder: name, arguments: &[] }
}

const fn scimark(name: &'static str, kernel: &'static [&'static str], loops: u32) -> Program {
    Program { name, loops, folder: "scimark", arguments: kernel }
}

/// All of them.
pub const PROGRAMS: [Program; 24] = [
    program("nbody", 4),
    program("fannkuch", 1),
    program("richards", 8),
    program("richards_super", 7),
    program("deltablue", 80),
    program("float", 5),
    program("chaos", 6),
    program("raytrace", 1),
    program("go", 3),
    program("hexiom", 60),
    program("nqueens", 5),
    scimark("scimark_fft", &["fft"], 1),
    scimark("scimark_lu", &["lu"], 3),
    scimark("scimark_monte_carlo", &["monte_carlo"], 6),
    scimark("scimark_sor", &["sor"], 3),
    scimark("scimark_sparse_mat_mult", &["sparse_mat_mult"], 80),
    program("spectral_norm", 4),
    program("coroutines", 15),
    program("async_generators", 1),
    program("unpack_sequence", 20_000),
    program("meteor_contest", 4),
    program("barnes_hut", 4),
    program("crypto_pyaes", 5),
    program("pyflate", 1),
];

//! The programs of pyperformance that are measured, and how often each runs its benchmark.

/// A program, and the settings of the stand-in for pyperf that it runs beside.
pub struct Program {
    pub name: &'static str,
    /// So many take CPython 3.13 about 0.5 to 1 s.
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
    program("nbody", 6),
    program("fannkuch", 2),
    program("richards", 12),
    program("richards_super", 11),
    program("deltablue", 150),
    program("float", 6),
    program("chaos", 8),
    program("raytrace", 2),
    program("go", 4),
    program("hexiom", 75),
    program("nqueens", 5),
    scimark("scimark_fft", &["fft"], 2),
    scimark("scimark_lu", &["lu"], 5),
    scimark("scimark_monte_carlo", &["monte_carlo"], 6),
    scimark("scimark_sor", &["sor"], 4),
    scimark("scimark_sparse_mat_mult", &["sparse_mat_mult"], 110),
    program("spectral_norm", 5),
    program("coroutines", 22),
    program("async_generators", 2),
    program("unpack_sequence", 35_000),
    program("meteor_contest", 5),
    program("barnes_hut", 1),
    program("crypto_pyaes", 7),
    program("pyflate", 1),
];

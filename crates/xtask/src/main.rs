//! Development tasks: `cargo xtask …`.

mod bench_programs;
mod cpu_time;
mod dis_oracle;
mod dis_speed;
mod fixtures;
mod listings;
mod options;
mod pyperformance;
mod pypi;
mod python;
mod roundtrip;
mod stdlib;
mod traces;
mod tree;
mod verify_stdlib;

use anyhow::{Result, bail};
use options::Options;

const USAGE: &str = "\
usage: cargo xtask TASK [OPTIONS]

  bench-programs [--only PATTERN] [--check]
                                        compile benches/programs and benches/loops, for `taipan bench` and criterion
  dis-oracle --version X|--all [--flags C,O,P,S] [--jobs N] [--only PATTERN]
                                        compare listings of whole standard libraries with each CPython's own `dis`
  dis-speed [--taipan PATH] [--rounds N]
                                        `taipan dis` over the standard library of 3.13, against its own dis
  fixtures [--only PATTERN] [--check]   compile and run the programs of pyfixtures/run on every CPython
  listings [--only PATTERN] [--check]   compile the sources of dis/src and record what every CPython's `dis` prints
  pypi-programs [--taipan PATH] [--only PATTERN]
                                        run packages of PyPI on every CPython and on Taipan, and compare
  pyperformance [--taipan PATH] [--rounds N] [--engine LIST] [--only PATTERN] [--json]
                                        `taipan bench` of programs of PyPI's pyperformance, downloaded into target,
                                        against CPython 3.13 and a PGO-built 3.11
  roundtrip --version X|--all           read and write back every .pyc of the standard libraries
  stdlib-fixtures [--only PATTERN] [--check]
                                        compile and run the programs of pyfixtures/stdlib on every CPython
  stdlib-modules [--check]              list the modules of every CPython's library that import without generating code
  traces   [--only PATTERN] [--check]   record the instructions and stacks of the programs in trace/programs.txt
  verify-stdlib [--taipan PATH] [--version X.Y]
                                        `taipan verify` over the whole standard library of every CPython

  --only PATTERN   only the programs whose `topic/name` contains PATTERN; of listings, the versions
  --check          write nothing: say which recorded files differ from what would be made, exit 1 if any
";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match task.as_str() {
        "fixtures" => fixtures::make(&Options::parse(&rest)?),
        "listings" => listings::make(&Options::parse(&rest)?),
        "pypi-programs" => pypi::run(&rest),
        "roundtrip" => roundtrip::run(&rest),
        "stdlib-fixtures" => stdlib::make(&Options::parse(&rest)?),
        "stdlib-modules" => stdlib::list(&Options::parse(&rest)?),
        "traces" => traces::make(&Options::parse(&rest)?),
        "dis-oracle" => dis_oracle::run(&rest),
        "dis-speed" => dis_speed::run(&rest),
        "bench-programs" => bench_programs::make(&Options::parse(&rest)?),
        "pyperformance" => pyperformance::run(&rest),
        "verify-stdlib" => verify_stdlib::run(&rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

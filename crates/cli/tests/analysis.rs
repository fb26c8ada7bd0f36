//! Stack columns, control-flow graphs and comparisons against recorded ones; `TAIPAN_RECORD=1` records them anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn taipan(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(args).current_dir(root()).env_remove("CLICOLOR_FORCE").output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Compares what is printed with a file of `pyfixtures/analysis`.
fn check(name: &str, args: &[&str], status: i32) {
    let output = taipan(args);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    let path = root().join("pyfixtures/analysis").join(name);
    if std::env::var_os("TAIPAN_RECORD").is_some() {
        fs::write(&path, &output.stdout).expect("a writable folder");
    }
    assert_eq!(out(&output), fs::read_to_string(&path).expect("a recording"), "{name}: taipan {args:?}");
}

fn fixture(version: &str, name: &str) -> String {
    format!("pyfixtures/dis/{version}/{name}.pyc")
}

#[test]
fn stacks_are_as_recorded() {
    for version in ["3.8", "3.9", "3.11", "3.13", "3.14"] {
        let file = fixture(version, "exceptions");
        check(&format!("exceptions.{version}.symbolic.txt"), &["dis", "--symbolic", &file], 0);
    }
    check("generators.3.12.stack.txt", &["dis", "--stack", &fixture("3.12", "generators")], 0);
}

/// The column is all that a listing has more than without it.
#[test]
fn the_rest_of_the_listing_is_the_same() {
    for version in ["3.8", "3.10", "3.12", "3.14"] {
        for name in ["exceptions", "control", "wide"] {
            let file = fixture(version, name);
            let (plain, noted) = (out(&taipan(&["dis", &file])), out(&taipan(&["dis", "--stack", &file])));
            assert_eq!(plain.lines().count(), noted.lines().count());
            for (plain, noted) in plain.lines().zip(noted.lines()) {
                let rest = noted
                    .strip_prefix(plain)
                    .unwrap_or_else(|| panic!("{noted:?} is not {plain:?} and more"));
                let depth = rest.trim_start();
                let is_depth = depth.parse::<u32>().is_ok() || ["-", "?", ""].contains(&depth);
                assert!(is_depth, "{noted:?}");
            }
        }
    }
}

#[test]
fn graphs_are_as_recorded() {
    for version in ["3.8", "3.13"] {
        let file = fixture(version, "control");
        check(&format!("control.{version}.dot"), &["dis", "--graph", "dot", &file], 0);
        check(&format!("control.{version}.mmd"), &["dis", "--graph", "mermaid", &file], 0);
    }
    check("average.3.13.svg", &["dis", "--graph", "svg", "--code", "average", AVERAGE], 0);
}

const AVERAGE: &str = "pyfixtures/pyc/3.13/uncaught/nested_calls.pyc";

#[test]
fn drawings_hold_every_block_and_edge() {
    for version in ["3.8", "3.10", "3.12", "3.14"] {
        for name in ["exceptions", "control"] {
            let file = fixture(version, name);
            let dot = out(&taipan(&["dis", "--graph", "dot", &file]));
            let svg = out(&taipan(&["dis", "--graph", "svg", &file]));
            assert_eq!(svg.matches("<rect class=\"block").count(), dot.matches("\\l\"").count(), "{file}");
            // Three more say in the head what the colours mean.
            assert_eq!(svg.matches("<path class=\"edge").count(), dot.matches(" -> ").count() + 3, "{file}");
        }
    }
}

#[test]
fn differences_are_as_recorded() {
    let (old, new) = (fixture("3.11", "exceptions"), fixture("3.13", "exceptions"));
    check("exceptions.3.11-3.13.diff", &["dis", "--diff", &old, &new], 1);
    check(
        "control.3.8-3.9.diff",
        &["dis", "--diff", &fixture("3.8", "control"), &fixture("3.9", "control")],
        1,
    );
    assert_eq!(out(&taipan(&["dis", "--diff", &old, &old])), "");
    assert_eq!(taipan(&["dis", "--diff", &old, &old]).status.code(), Some(0));
    assert_eq!(taipan(&["dis", "--diff", &old]).status.code(), Some(2));
    assert_eq!(taipan(&["dis", "--diff", &old, "README.md"]).status.code(), Some(3));
}

#[test]
fn colours_are_for_terminals() {
    let (old, new) = (fixture("3.11", "exceptions"), fixture("3.13", "exceptions"));
    let coloured = |variable: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
        command
            .args(["dis", "--diff", &old, &new])
            .current_dir(root())
            .env_remove("NO_COLOR")
            .env(variable, "1");
        out(&command.output().expect("the binary runs")).contains('\x1b')
    };
    assert!(coloured("CLICOLOR_FORCE"));
    assert!(!coloured("TAIPAN_NOTHING"));
}

//! The README's examples: every `$ taipan …` of a `console` block prints what stands below it.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// Commands with their output, in the order of the text.
fn examples(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, _) => match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push((command.to_string(), String::new())),
                (None, Some((_, output))) => {
                    output.push_str(line);
                    output.push('\n');
                }
                (None, None) => panic!("output without a command: {line}"),
            },
            _ => {}
        }
    }
    found
}

#[test]
fn examples_print_what_the_readme_says() {
    let text = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let examples = examples(&text);
    assert!(examples.len() >= 4, "the README should show the main verbs");
    for (command, expected) in examples {
        let mut words = command.split_whitespace();
        assert_eq!(words.next(), Some("taipan"), "{command}");
        let output = Command::new(env!("CARGO_BIN_EXE_taipan"))
            .args(words)
            .current_dir(root())
            .output()
            .expect("the binary runs");
        let shown =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(shown, expected, "$ {command}");
    }
}

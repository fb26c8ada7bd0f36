//! What a hostile program meets: limits that end it, permissions that it lacks, and those who write down what it tries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value as Json;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(args).current_dir(root()).env_remove("TAIPAN_STDLIB").output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs into a limit: the exit status, what was printed, and the last line of standard error.
fn limited(args: &[&str], file: &str) -> (Option<i32>, String, String) {
    let file = format!("pyfixtures/limits/{file}.pyc");
    let output = run(&[&["run"], args, &[file.as_str()]].concat());
    let last = err(&output).lines().last().unwrap_or_default().to_string();
    (output.status.code(), out(&output), last)
}

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("taipan-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Folder(path.canonicalize().expect("a folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a name").to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn steps_end_a_run_at_their_instruction() {
    let at = |steps: &str, verb: &str| {
        let output = run(&[verb, "--max-steps", steps, "pyfixtures/limits/steps.pyc"]);
        (output.status.code(), err(&output).lines().last().unwrap_or_default().to_string(), out(&output))
    };
    let (status, line, printed) = at("500", "run");
    assert_eq!((status, printed.as_str()), (Some(4), "start\n"), "no handler runs: {line}");
    let start = "taipan: limit reached: 500 instructions executed: in ";
    assert!(line.starts_with(start) && line.contains("pyfixtures/limits/steps.py, line "), "{line}");
    assert!(line.contains(", offset "), "{line}");
    assert_eq!(at("500", "run").1, line, "the same in every run");
    assert_ne!(at("501", "run").1.replace("501", "500"), line);
    // A traced run executes the same instructions.
    let (status, traced, shown) = at("500", "trace");
    assert_eq!((status, traced), (Some(4), line));
    let is_instruction = |l: &&str| {
        l.split_whitespace().next().is_some_and(|w| w.parse::<u32>().is_ok()) && !l.contains(" | ")
    };
    assert_eq!(shown.lines().filter(is_instruction).count(), 500);
}

#[test]
fn each_limit_has_its_status_and_line() {
    let (status, printed, line) = limited(&["--max-time", "0.3"], "steps");
    assert_eq!((status, printed.as_str()), (Some(6), "start\n"));
    assert!(line.starts_with("taipan: limit reached: 0.3 seconds have passed: in "), "{line}");

    let (status, printed, line) = limited(&["--max-memory", "64M"], "hog");
    assert_eq!((status, printed.as_str()), (Some(7), "MemoryError\n"), "the reserve lets it handle one");
    assert!(
        line.starts_with("taipan: limit reached: 67108864 bytes of memory are used up: in <module>,"),
        "{line}"
    );

    let (status, printed, line) = limited(&["--max-depth", "300"], "depth");
    assert_eq!((status, printed.as_str()), (Some(8), ""));
    assert!(line.starts_with("taipan: limit reached: 300 calls are nested: in dive,"), "{line}");

    let output = run(&["run", "--max-output=35", "pyfixtures/limits/output.pyc"]);
    assert_eq!((output.status.code(), out(&output)), (Some(9), "0123456789\n0123456789\n".to_string()));
    assert!(
        err(&output).starts_with("abcdefghi\nabctaipan: limit reached: 35 bytes of output"),
        "{}",
        err(&output)
    );
}

#[test]
fn memory_is_refused_before_it_is_taken() {
    let output = run(&["run", "--max-memory", "64M", "pyfixtures/limits/memory.pyc"]);
    let printed = out(&output);
    let mut lines: Vec<&str> = printed.lines().collect();
    assert_eq!((lines.pop(), output.status.code()), (Some("end"), Some(0)), "{printed}{}", err(&output));
    assert!(lines.len() >= 30 && lines.iter().all(|l| l.ends_with(" MemoryError")), "{printed}");
}

#[test]
fn garbage_goes_before_memory_is_refused() {
    for engine in ["stack", "register-threaded"] {
        let args = ["run", "--engine", engine, "--max-memory", "64M", "pyfixtures/limits/cycles.pyc"];
        let output = run(&args);
        let expected = "pieces\nlists\ndeques\nnodes\nMemoryError True\n";
        assert_eq!((out(&output).as_str(), output.status.code()), (expected, Some(0)), "{}", err(&output));
    }
}

#[test]
fn frames_are_on_the_account() {
    let of = |what: &str| {
        let output = run(&["run", "--max-memory", "64M", "pyfixtures/limits/frames.pyc", what]);
        (output.status.code(), out(&output))
    };
    assert_eq!(of("generators"), (Some(0), "MemoryError True\n".to_string()));
    let (status, printed) = of("deep");
    assert!(status == Some(7) || printed == "MemoryError\n", "{status:?} {printed}");
}

#[test]
fn a_listing_of_what_failed_has_limits_too() {
    let with = |limit: &[&str]| {
        let output = run(&[&["dis", "--at-error"], limit, &["pyfixtures/limits/steps.pyc"]].concat());
        (output.status.code(), err(&output).lines().last().unwrap_or_default().to_string())
    };
    let (status, line) = with(&["--max-steps", "500"]);
    assert_eq!(status, Some(4));
    assert!(line.starts_with("taipan: limit reached: 500 instructions executed: in "), "{line}");
    assert_eq!(with(&["--max-time", "0.2"]).0, Some(6));
    // Without a run there is nothing to limit.
    let output = run(&["dis", "--max-steps", "1", "pyfixtures/limits/steps.pyc"]);
    assert_eq!(output.status.code(), Some(2));
}

/// What `permissions.py` prints with these options, by what it tries.
fn permitted(options: &[&str]) -> std::collections::HashMap<String, String> {
    static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let folder = Folder::new(&format!("permissions-{number}"));
    for name in ["in", "in/sub", "in2", "out"] {
        fs::create_dir(folder.path(name)).expect("a folder");
        fs::write(folder.path(&format!("{name}/file")), name).expect("a file");
    }
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path(to), folder.path(name)).expect("a link")
    };
    link("out/file", "in/link");
    link("out/made", "in/dangling");
    link("in", "door");
    let root = folder.path("");
    let root = root.trim_end_matches('/');
    let options: Vec<String> = options.iter().map(|o| o.replace("FOLDER", root)).collect();
    let mut args: Vec<&str> = vec!["run"];
    args.extend(options.iter().map(String::as_str));
    args.extend(["pyfixtures/limits/permissions.pyc", root]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.env("TAIPAN_TEST_A", "1").env("TAIPAN_TEST_B", "2").env_remove("TAIPAN_STDLIB");
    let output = command.args(args).current_dir(self::root()).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    // Nothing appears outside of the folders that were to be written.
    let made = fs::read_dir(folder.path("out")).expect("a folder").count();
    assert!(made == 1 || options.iter().any(|o| o == "-A" || o == "--allow-write"), "{made}");
    let text = out(&output);
    let line = |l: &str| {
        let split =
            if l.starts_with("read") || l.starts_with("write") || l.starts_with("list") { 2 } else { 1 };
        let at = l.match_indices(' ').nth(split - 1).expect("a result").0;
        (l[..at].to_string(), l[at + 1..].to_string())
    };
    text.lines().map(line).collect()
}

#[test]
fn tracebacks_show_no_file_that_may_not_be_read() {
    let folder = Folder::new("sources");
    fs::write(folder.path("source.py"), "1 / 0  # secret\n").expect("a file");
    std::os::unix::fs::symlink(folder.path("source.py"), folder.path("link.py")).expect("a link");
    let allowed = format!("--allow-read={}", folder.path(""));
    for name in ["source.py", "link.py"] {
        let path = folder.path(name);
        let shows = |options: &[&str]| {
            let program = ["pyfixtures/limits/source.pyc", path.as_str()];
            let output = run(&[&["run"], options, &program].concat());
            assert_eq!(output.status.code(), Some(0), "{}", err(&output));
            out(&output)
        };
        assert_eq!([shows(&[]), shows(&[&allowed])], ["False 1\n", "True 1\n"], "{name}");
    }
}

/// The names of what succeeded, sorted: of the kind that begins so.
fn succeeded(results: &std::collections::HashMap<String, String>, kind: &str) -> Vec<String> {
    let of_kind =
        results.iter().filter(|(name, result)| name.starts_with(kind) && !result.starts_with("--allow-"));
    let mut names: Vec<String> = of_kind.map(|(name, _)| name[kind.len()..].trim().to_string()).collect();
    names.sort();
    names
}

#[test]
fn each_permission_allows_its_own_and_nothing_else() {
    let none = permitted(&[]);
    for (name, option) in [
        ("read /in/file", "--allow-read"),
        ("list /in", "--allow-read"),
        ("write /in/new", "--allow-write"),
        ("rename", "--allow-write"),
        ("remove", "--allow-write"),
        ("run", "--allow-run"),
        ("net", "--allow-net"),
    ] {
        assert_eq!(none[name], option, "{name}");
    }
    assert_eq!(none["environment"], "[]");
    // Of a list of paths, those at and below them: after `..` and links, and not by the letters of their names.
    let read = permitted(&["--allow-read=FOLDER/in"]);
    assert_eq!(succeeded(&read, "read"), ["/door/file", "/in/file", "/in/sub/../file"]);
    assert_eq!(succeeded(&read, "list"), ["/door", "/in"]);
    assert!(succeeded(&read, "write").is_empty());
    let file = permitted(&["--allow-read=FOLDER/out/file,FOLDER/in2/../in2"]);
    assert_eq!(succeeded(&file, "read"), ["/in/../out/file", "/in/link", "/in2/file", "/out/file"]);
    let all = permitted(&["--allow-read"]);
    assert_eq!((succeeded(&all, "read").len(), succeeded(&all, "list").len()), (7, 3));
    let write = permitted(&["--allow-write=FOLDER/door"]);
    assert_eq!(succeeded(&write, "write"), ["/door/new3", "/in/new", "/in/sub/../new2"]);
    assert_eq!(write["rename"], "--allow-write", "its other end is not allowed");
    assert_eq!(write["remove"], "None");
    assert!(succeeded(&write, "read").is_empty());
    let all = permitted(&["--allow-write"]);
    assert_eq!(succeeded(&all, "write").len(), 7);
    assert_eq!(permitted(&["--allow-env=TAIPAN_TEST_B,HOME"])["environment"], "[b'TAIPAN_TEST_B']");
    assert_eq!(permitted(&["--allow-env"])["environment"], "[b'TAIPAN_TEST_A', b'TAIPAN_TEST_B']");
}

#[test]
fn clock_random_numbers_programs_and_sockets_need_their_permission() {
    let (first, second) = (permitted(&[]), permitted(&[]));
    assert_eq!((&first["seconds"], &first["random"]), (&second["seconds"], &second["random"]));
    let (first, second) = (permitted(&["--allow-time"]), permitted(&["--allow-time"]));
    assert_ne!(first["seconds"], second["seconds"]);
    assert_eq!(first["random"], second["random"]);
    let (first, second) = (permitted(&["--allow-random"]), permitted(&["--allow-random"]));
    assert_ne!(first["random"], second["random"]);
    assert_eq!(first["seconds"], second["seconds"]);
    // What is not implemented says so once it is allowed.
    let run = permitted(&["--allow-run"]);
    assert_eq!((run["run"].as_str(), run["net"].as_str()), ("('OSError', 38)", "--allow-net"));
    let net = permitted(&["--allow-net"]);
    assert_eq!((net["run"].as_str(), net["net"].as_str()), ("--allow-run", "('OSError', 38)"));
    let all = permitted(&["-A"]);
    assert!(all.values().all(|result| !result.starts_with("--allow-")), "{all:?}");
}

#[test]
fn packed_code_is_unpacked_in_every_version() {
    for version in ["3.11", "3.12", "3.13", "3.14"] {
        let folder = Folder::new(&format!("packed-{version}"));
        let file = format!("pyfixtures/limits/packed.{version}.pyc");
        let output = run(&["unpack", &file, "--output", &folder.path("found")]);
        assert_eq!(output.status.code(), Some(0), "{version} {}", err(&output));
        let index = fs::read_to_string(folder.path("found/index.json")).expect("an index");
        let index: Json = serde_json::from_str(&index).expect("JSON");
        let field = |name: &str| {
            index["loaded"].as_array().map(|all| all.iter().map(|e| e[name].clone()).collect::<Vec<_>>())
        };
        assert_eq!(field("layer"), Some(vec![1.into(), 1.into(), 2.into(), 2.into(), 3.into(), 3.into()]));
        let files = ["layer2.py", "layer2.py", "layer3.py", "layer3.py", "payload.py", "payload.py"];
        assert_eq!(field("filename"), Some(files.map(Json::from).into()));
        let last = field("file").and_then(|files| files.last().and_then(|f| f.as_str().map(str::to_string)));
        let last = folder.path(&format!("found/{}", last.expect("a file")));
        let listing = out(&run(&["dis", &last]));
        assert!(listing.contains("payload") && listing.contains("hello "), "{listing}");
        assert_eq!(fs::read_to_string(folder.path("found/stdout")).expect("a file"), "hello from layer 3\n");
    }
}

#[test]
fn native_loops_end_too() {
    for name in ["sum", "all", "in", "max", "range", "unpack", "power", "product"] {
        for limit in [["--max-steps", "1000"], ["--max-time", "0.2"]] {
            let output = run(&["run", limit[0], limit[1], "pyfixtures/limits/native.pyc", name]);
            let expected = if limit[0] == "--max-steps" { 4 } else { 6 };
            let status = output.status.code();
            assert!(status == Some(expected), "{name} {limit:?}: {status:?} {}", err(&output));
            assert_eq!(out(&output), "", "{name}");
        }
    }
}

#[test]
fn a_program_without_permissions_gets_none() {
    let folder = Folder::new("denied");
    fs::create_dir(folder.path("allowed")).expect("a folder");
    fs::write(folder.path("allowed/file"), "contents").expect("a file");
    fs::write(folder.path("secret"), "secret").expect("a file");
    std::os::unix::fs::symlink(folder.path("secret"), folder.path("allowed/link")).expect("a link");
    let (all, log) = (folder.path(""), folder.path("log"));
    let all = all.trim_end_matches('/');
    let read = format!("--allow-read={}", folder.path("allowed"));
    let args = ["run", &read, "--audit", &log, "pyfixtures/limits/denied.pyc", all];
    let output = run(&args);
    let expected = "\
open PermissionError [Errno 1] reading 'F/secret' needs --allow-read
dots PermissionError [Errno 1] reading 'F/allowed/../secret' needs --allow-read
link PermissionError [Errno 1] reading 'F/allowed/link' needs --allow-read
inside contents
write PermissionError [Errno 1] writing 'F/allowed/file' needs --allow-write
new PermissionError [Errno 1] writing 'F/new' needs --allow-write
list PermissionError [Errno 1] reading 'F' needs --allow-read
remove PermissionError [Errno 1] writing 'F/secret' needs --allow-write
system PermissionError [Errno 1] running 'true' needs --allow-run
environment []
";
    let printed = out(&output);
    assert!(printed.starts_with(expected), "{printed}{}", err(&output));
    assert_eq!(out(&run(&args)), printed, "clock and randomness are the same in every run");

    let log = fs::read_to_string(&log).expect("a log");
    let log: Vec<Json> = log.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let of = |event: &str| log.iter().filter(|e| e["event"] == event).collect::<Vec<_>>();
    let reads: Vec<(&str, bool)> = of("read")
        .iter()
        .map(|e| (e["path"].as_str().unwrap_or_default(), e["allowed"] == true))
        .map(|(p, allowed)| (p.strip_prefix(all).unwrap_or(p), allowed))
        .collect();
    assert_eq!(
        reads,
        [
            ("/secret", false),
            ("/allowed/../secret", false),
            ("/allowed/link", false),
            ("/allowed/file", true),
            ("", false)
        ]
    );
    assert_eq!(of("write").len(), 3);
    let system = &of("run")[0];
    assert_eq!(
        (&system["command"], &system["allowed"], &system["function"]),
        (&"true".into(), &false.into(), &"attempt".into())
    );
    assert!(
        system["line"].is_u64()
            && system["offset"].is_u64()
            && system["file"] == "pyfixtures/limits/denied.py"
    );
    assert_eq!(of("environment")[0]["allowed"], false);
    let modules: Vec<&Json> = of("import").iter().map(|e| &e["module"]).collect();
    assert!(modules.contains(&&"posix".into()) && modules.contains(&&"time".into()), "{modules:?}");
}

#[test]
fn code_that_comes_to_life_is_audited() {
    let folder = Folder::new("audit");
    let log = folder.path("log");
    let output = run(&["run", "--audit", &log, "pyfixtures/limits/loader.pyc"]);
    assert_eq!(out(&output), "hello from the innermost layer\n", "{}", err(&output));
    let log = fs::read_to_string(&log).expect("a log");
    let log: Vec<Json> = log.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let code: Vec<(&str, &str)> = log
        .iter()
        .filter(|e| e["event"] == "code")
        .map(|e| (e["by"].as_str().unwrap_or_default(), e["code_file"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        code,
        [
            ("marshal.loads", "second.py"),
            ("eval", "second.py"),
            ("marshal.loads", "third.py"),
            ("types.FunctionType", "third.py"),
            ("marshal.loads", "innermost.py"),
            ("exec", "innermost.py"),
            ("types.FunctionType", "third.py"),
        ]
    );
}

#[test]
fn unpack_saves_every_layer_once() {
    let folder = Folder::new("unpack");
    let output = run(&["unpack", "pyfixtures/limits/loader.pyc", "--output", &folder.path("found")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let index = fs::read_to_string(folder.path("found/index.json")).expect("an index");
    let index: Json = serde_json::from_str(&index).expect("JSON");
    assert_eq!(index["ended"], "exit status 0");
    let loaded = index["loaded"].as_array().expect("a list");
    let field = |name: &'static str| loaded.iter().map(move |e| e[name].clone()).collect::<Vec<_>>();
    assert_eq!(field("number"), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(field("layer"), [1, 1, 2, 2, 3, 3, 2]);
    assert_eq!(field("parent"), [0, 0, 1, 1, 3, 3, 1]);
    assert_eq!(
        field("filename"),
        ["second.py", "second.py", "third.py", "third.py", "innermost.py", "innermost.py", "third.py"]
    );
    let files = field("file");
    assert_eq!((&files[0], &files[2], &files[4]), (&files[1], &files[3], &files[5]));
    assert_eq!((&loaded[1]["same_as"], &loaded[0]["same_as"]), (&1.into(), &Json::Null));
    assert_eq!(loaded[4]["by"]["file"], "third.py");
    assert!(loaded[4]["sha256"].as_str().is_some_and(|s| s.len() == 64));
    let saved = fs::read_dir(folder.path("found")).expect("a folder").flatten();
    let saved = saved.filter(|e| e.path().extension().is_some_and(|x| x == "pyc")).count();
    assert_eq!(saved, 3);
    // What was saved can be executed by itself.
    let innermost = folder.path(&format!("found/{}", files[4].as_str().expect("a name")));
    assert_eq!(out(&run(&["run", &innermost])), "hello from the innermost layer\n");
    assert_eq!(
        fs::read_to_string(folder.path("found/stdout")).expect("a file"),
        "hello from the innermost layer\n"
    );
}

#[test]
fn unpack_ends_what_never_ends() {
    let folder = Folder::new("endless");
    let output =
        run(&["unpack", "--max-layers", "5", "--output", &folder.path("a"), "pyfixtures/limits/endless.pyc"]);
    assert!(
        out(&output).ends_with("ended by ended: code loaded by 5 layers of loaders\n"),
        "{}",
        out(&output)
    );
    let output =
        run(&["unpack", "--max-steps=1000", "--output", &folder.path("b"), "pyfixtures/limits/steps.pyc"]);
    assert!(out(&output).contains("limit reached: 1000 instructions"), "{}", out(&output));
    let output = run(&["unpack", "pyfixtures/limits/steps.pyc"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
}

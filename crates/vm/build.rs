//! Tells the engine whether handlers may call one another: LLVM turns such calls into jumps from level 1 on.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(threaded)");
    if std::env::var("OPT_LEVEL").is_ok_and(|level| level != "0") {
        println!("cargo::rustc-cfg=threaded");
    }
}

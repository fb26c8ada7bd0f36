//! Tells the engine whether handlers may call one another: LLVM turns such calls into jumps from level 1 on, unless a sanitizer
//! keeps their frames.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(threaded)");
    let optimises = std::env::var("OPT_LEVEL").is_ok_and(|level| level != "0");
    let sanitizes = std::env::var_os("CARGO_CFG_SANITIZE").is_some();
    if optimises && !sanitizes {
        println!("cargo::rustc-cfg=threaded");
    }
}

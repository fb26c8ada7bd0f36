// Runs a Python script on the CPython of the npm package `pyodide`, where that version is not installed otherwise.
//
//   npm install --prefix target/pyodide pyodide@314.0.7
//   TAIPAN_PYODIDE=target/pyodide/node_modules/pyodide/pyodide.mjs node python314.mjs SCRIPT.py [ARG ...]
//
// The current folder is mounted and is the working folder, so that relative paths mean the same on both sides.
// The build is 32-bit: hash values, set order and sys.maxsize are not those of a 64-bit CPython.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { loadPyodide } = await import(pathToFileURL(path.resolve(process.env.TAIPAN_PYODIDE)));
const [script, ...args] = process.argv.slice(2);
const python = await loadPyodide({ args: [], env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" } });
const write = (stream) => ({ write: (bytes) => (stream.write(Buffer.from(bytes)), bytes.length) });
python.setStdout(write(process.stdout));
python.setStderr(write(process.stderr));
python.FS.mkdir("/host");
python.FS.mount(python.FS.filesystems.NODEFS, { root: process.cwd() }, "/host");
python.FS.chdir("/host");
python.globals.set("driver_argv", python.toPy([script, ...args]));
python.globals.set("driver_source", fs.readFileSync(script, "utf8"));
try {
  python.runPython(`
import sys
sys.argv = list(driver_argv)
exec(compile(driver_source, sys.argv[0], "exec"), {"__name__": "driver", "__file__": sys.argv[0]})
sys.stdout.flush()
sys.stderr.flush()
`);
} catch (error) {
  // Only the message: the default report quotes a megabyte of the generated module's source.
  console.error(error.message);
  process.exitCode = 1;
}

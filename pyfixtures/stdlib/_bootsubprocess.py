# modules: _bootsubprocess
import _bootsubprocess

print(_bootsubprocess.Popen("x", {"a": "b"}).returncode, sorted(n for n in dir(_bootsubprocess) if n[0] != "_"))

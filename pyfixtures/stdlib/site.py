# modules: site sysconfig
import site
import sys
import sysconfig

print(site.PREFIXES == [sys.prefix, sys.exec_prefix], site.makepath("/a", "../b"), site.abs_paths.__name__)
print(sysconfig.get_python_version() == "%d.%d" % sys.version_info[:2], sysconfig.get_scheme_names()[:2], sysconfig.is_python_build())
print(sysconfig.get_path_names(), sysconfig.get_preferred_scheme("user"), sysconfig.get_path("purelib", "posix_prefix", {"base": "/B", "py_version_short": "9.9"}, expand=False))

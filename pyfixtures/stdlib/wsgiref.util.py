from wsgiref import util

env = {"SERVER_NAME": "h", "SERVER_PORT": "8080", "SCRIPT_NAME": "/app", "PATH_INFO": "/a/b/c", "QUERY_STRING": "q=1"}
for step in range(3):
    print(util.shift_path_info(env), env["SCRIPT_NAME"], env["PATH_INFO"])
defaults = {}
util.setup_testing_defaults(defaults)
print(sorted(k for k in defaults if k != "wsgi.input" and k != "wsgi.errors"), defaults["wsgi.version"], util.is_hop_by_hop("Keep-Alive"), util.guess_scheme({"HTTPS": "on"}))
import io

print(list(util.FileWrapper(io.BytesIO(b"abcdefg"), 3)))

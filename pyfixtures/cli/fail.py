import sys

print("before")
sys.stderr.write("beside\n")
raise SystemExit("the last words")

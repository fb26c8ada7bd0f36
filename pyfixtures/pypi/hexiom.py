"""pyperformance's solver of the game Hexiom, over all its levels that take a moment, and in every order of search."""
# module: pyperformance/data-files/benchmarks/bm_hexiom/run_benchmark.py as bm_hexiom
import io

import bm_hexiom as h

for level, (board, solution) in sorted(h.LEVELS.items()):
    print("level", level, board.count("."), len(solution))
    out = io.StringIO()
    h.solve_file(board.strip(), h.Done.FIRST_STRATEGY, h.DESCENDING, out) if level != 36 else out.write("skipped")
    print(out.getvalue())
    print("\n".join(l.rstrip() for l in out.getvalue().splitlines()) == solution.rstrip())
board = h.LEVELS[2][0].strip()
for name in sorted(vars(h.Done)):
    if name.endswith("_STRATEGY"):
        for order in (h.ASCENDING, h.DESCENDING):
            out = io.StringIO()
            h.solve_file(board, getattr(h.Done, name), order, out)
            print(name, order, out.getvalue().split())
position = h.read_file(board)
print(position.hex.size, position.hex.count, position.tiles, len(position.done.cells), [h.Hex(n).count for n in range(1, 6)])
print(h.main(1, h.DEFAULT_LEVEL))

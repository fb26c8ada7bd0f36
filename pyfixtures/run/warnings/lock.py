"""The lock of the filters, and what warn_explicit takes."""
import _warnings as w
if hasattr(w, "_acquire_lock"):
    for f in (w._release_lock, w._filters_mutated_lock_held, w._acquire_lock, w._acquire_lock, w._filters_mutated_lock_held, w._release_lock, w._filters_mutated_lock_held, w._release_lock, w._release_lock):
        try: print(f.__name__, f())
        except Exception as e: print(f.__name__, type(e).__name__, e)
    c = w._warnings_context
    print(type(c), c.name, c.get(5))
for args in ((1, 2, 3, 4), ("a", UserWarning, 3, 4), ("a", UserWarning, "x", "y"), ("a",), ("a", UserWarning, None, 4), ("a", 3, "f", 4), ("a", UserWarning, "x", 1, 2, 3, 4)):
    try: print(w.warn_explicit(*args))
    except Exception as e: print(type(e).__name__, e)

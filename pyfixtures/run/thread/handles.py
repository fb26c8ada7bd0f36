"""Handles of threads (3.13)."""
import _thread

if hasattr(_thread, "_ThreadHandle"):
    handle = _thread._ThreadHandle()
    print(handle.ident, handle.is_done(), type(handle).__module__)
    try:
        handle.join()
    except RuntimeError as e:
        print(e)
    made = _thread._make_thread_handle(5)
    print(made.ident, made.is_done())
    made._set_done()
    print(made.is_done(), made.join())
print(_thread.LockType.__name__, _thread.TIMEOUT_MAX > 0)

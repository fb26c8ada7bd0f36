import threading

main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.daemon, main.is_alive(), threading.active_count(), threading.enumerate() == [main])
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False))
r = threading.RLock()
with r, r:
    print(r._is_owned())
c = threading.Condition()
with c:
    c.notify_all()
    print(c.wait(0), c.wait_for(lambda: True), c.wait_for(lambda: False, timeout=0))
e = threading.Event()
print(e.is_set(), e.wait(0), e.set(), e.is_set(), e.wait(), e.clear(), e.is_set())
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(), s.acquire(timeout=0), s._value)
b = threading.BoundedSemaphore()
with b:
    pass
t = threading.Thread(target=print, args=(1,), name="worker", daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident, repr(t), threading.Thread(target=len).name, threading.Timer(1, print).interval)
for bad in (lambda: b.release(), lambda: c.notify(), lambda: c.wait(), lambda: t.join(), lambda: threading.Semaphore(-1), lambda: main.join(),
            lambda: threading.Thread(group=1), lambda: t.setDaemon if False else threading.Barrier(1).wait()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
local = threading.local()
local.x = 5
print(local.x, threading.get_ident() == main.ident, threading.stack_size(), threading.excepthook is threading.__excepthook__)


class Job(threading.Thread):
    def run(self):
        print("job runs in", threading.current_thread() is main)


Job().run()
print(threading.Barrier(3).parties, repr(e).split(" at ")[0], threading.settrace(None), threading.TIMEOUT_MAX > 1e6)

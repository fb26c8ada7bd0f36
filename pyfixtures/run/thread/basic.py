"""_thread: locks and thread-local data of one thread."""
import _thread as T


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


l = T.allocate_lock(); print(type(l), l.locked(), l.acquire(), l.locked(), l.acquire(False), l.acquire(timeout=0.001), l.release(), l.locked()); t(l.release)
t(l.acquire, False, 3); t(l.acquire, True, -3); t(l.acquire, 1, 2, 3); t(l.acquire, timeout=1e20)
with l:
    print(l.locked())
print(l.acquire_lock(), l.locked_lock(), l.release_lock()); print(str(l)[:15], T.LockType is type(l), T.error is RuntimeError, T.TIMEOUT_MAX > 1000, T.get_ident() == T.get_ident(), T._count(), T.stack_size())
t(T.stack_size, 1); t(T.stack_size, -1)
r = T.RLock(); print(r.acquire(), r.acquire(), r._is_owned(), str(r)[:22], r.release(), r.release()); t(r.release); print(r._is_owned()); t(r._release_save); t(r._acquire_restore, (1, T.get_ident())); print(r._release_save()[0])
with r, r:
    print(r._is_owned())
t(T.start_new_thread); t(T.start_new_thread, 3, ()); t(T.start_new_thread, print, 3); t(T.exit); t(T.interrupt_main, 99999)
L = T._local; l = L(); l.x = 1; print(l.x, l.__dict__, type(l)); t(L, 1); t(lambda: l.y); del l.x


class M(L):
    def __init__(self, a):
        self.a = a


print(M(3).a, M(4).__dict__)
t(T.exit_thread)

import queue

for cls in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = cls(3)
    for n in (2, 3, 1):
        q.put(n)
    print(cls.__name__, q.full(), q.qsize(), [q.get() for _ in range(3)], q.empty(), q.unfinished_tasks)
    for _ in range(3):
        q.task_done()
    q.join()
    for bad in (lambda: q.get_nowait(), lambda: [q.put(n, block=False) for n in range(4)], lambda: q.get(timeout=-1), lambda: [q.task_done() for _ in range(5)]):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, e)
if hasattr(q, "shutdown"):
    q.shutdown()
    print(q.get(), q.get())
    for bad in (lambda: q.put(1), lambda: [q.get() for _ in range(3)]):
        try:
            print(bad())
        except queue.ShutDown as e:
            print(type(e).__name__, e)
s = queue.SimpleQueue()
s.put(1)
s.put_nowait(2)
print(s.qsize(), s.get(), s.get(block=False), s.empty())
try:
    s.get(timeout=0)
except queue.Empty as e:
    print(type(e).__name__)
print(queue.Queue[int], queue.Full.__mro__[1])

"""Traceback objects."""
import sys

Traceback = type((lambda: 0).__code__) and None


def fails():
    local = "seen"
    1 / 0


def calls():
    outer = [1]
    fails()


try:
    calls()
except ZeroDivisionError as e:
    tb = e.__traceback__
Traceback = type(tb)
t = tb
while t:
    print(t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_lasti == t.tb_frame.f_lasti, sorted(t.tb_frame.f_locals)[:1] if t.tb_next else t.tb_frame.f_locals)
    t = t.tb_next
print(tb.tb_next.tb_next.tb_frame.f_back is tb.tb_next.tb_frame, tb.tb_next.tb_frame.f_back is tb.tb_frame is sys._getframe())
print(dir(tb), type(tb).__name__)


def attempt(call):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, OverflowError) as e:
        print(type(e).__name__, e)


frame = tb.tb_frame
made = Traceback(None, frame, 4, 77)
print(made.tb_next, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
attempt(lambda: Traceback(1, frame, 4, 77))
attempt(lambda: Traceback(None, frame, "a", 77))
attempt(lambda: Traceback(None, frame, 4, 1.5))
attempt(lambda: Traceback(made, frame, 4, 5).tb_next is made)
attempt(lambda: Traceback(tb_next=None, tb_frame=frame, tb_lasti=1, tb_lineno=2).tb_lineno)


def assign(t, value):
    t.tb_next = value


attempt(lambda: assign(made, tb))
print(made.tb_next is tb)
attempt(lambda: assign(made, made))
attempt(lambda: assign(tb.tb_next, made))
attempt(lambda: assign(made, 1))
attempt(lambda: assign(made, None))
for name in "tb_lineno", "tb_lasti", "tb_frame":
    attempt(lambda: setattr(made, name, 1))


def delete():
    del made.tb_next


attempt(delete)
e = ValueError("with a traceback").with_traceback(made)
print(e.__traceback__ is made)
try:
    raise e
except ValueError as caught:
    t = caught.__traceback__
    print(t.tb_next is made, t.tb_lineno)
try:
    raise ValueError from None
except ValueError as caught:
    caught.__traceback__ = None
    try:
        raise caught
    except ValueError as again:
        print(again.__traceback__.tb_lineno, again.__traceback__.tb_next)
attempt(lambda: setattr(e, "__traceback__", 5))


def reraising():
    try:
        fails()
    except ZeroDivisionError:
        raise


try:
    reraising()
except ZeroDivisionError as e:
    t, lines = e.__traceback__, []
    while t:
        lines.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    print(lines)

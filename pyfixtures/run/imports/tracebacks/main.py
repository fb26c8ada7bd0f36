import helper
try:
    helper.run(lambda: 1 / 0)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_filename, tb.tb_lineno, tb.tb_frame.f_globals["__name__"])
        tb = tb.tb_next
import chained

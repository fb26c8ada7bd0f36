"""Attributes of generators, coroutines and asynchronous generators that cannot be set."""
def g(): yield
async def c(): pass
async def a(): yield
started = c()
for x, names in ((g(), "gi_code gi_frame gi_running gi_yieldfrom gi_suspended __name__ __qualname__"),
                 (started, "cr_code cr_frame cr_running cr_await cr_origin cr_suspended"),
                 (a(), "ag_code ag_frame ag_running ag_await")):
    for name in names.split():
        try: setattr(x, name, 1)
        except Exception as e: print(type(e).__name__, e)
        try: delattr(x, name)
        except Exception as e: print(type(e).__name__, e)
started.close()

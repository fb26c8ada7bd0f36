import sys
import helper
tag = sys.implementation.cache_tag
print(helper.VALUE, helper.__file__, helper.__cached__.replace(tag, "TAG"))
print(type(helper.__loader__).__name__, helper.__loader__.is_package("helper"))
print(helper.f.__code__.co_filename == helper.__file__, helper.f()().__code__.co_filename == helper.__file__)
print(helper.__loader__.get_data(helper.__file__)[:21])
print(sorted(helper.__loader__.path_stats(helper.__file__)))
import pack.deep
print(pack.__file__, pack.deep.__file__, pack.__path__)
try:
    helper.fails()
except ValueError as e:
    print(e.__traceback__.tb_next.tb_frame.f_code.co_filename == helper.__file__)
helper.fails()

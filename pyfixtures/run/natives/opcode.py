"""_opcode: what it tells of opcodes."""
import _opcode


def attempt(*args, **kwargs):
    try:
        print(args, kwargs, _opcode.stack_effect(*args, **kwargs))
    except Exception as e:
        print(args, kwargs, type(e).__name__, e)


for number in (0, 1, 2, 9, 25, 300):
    for rest in ((), (0,), (3,)):
        attempt(number, *rest)
attempt(93, 1, jump=True)
attempt(93, 1, jump=False)
attempt(93, 1, jump=5)
attempt("x")
print(_opcode.get_specialization_stats())
if hasattr(_opcode, "get_nb_ops"):
    print(_opcode.get_nb_ops())
    print(_opcode.get_intrinsic1_descs(), _opcode.get_intrinsic2_descs())
    for test in ("has_const", "has_name", "has_jump", "has_free", "has_local", "has_exc"):
        print(test, [n for n in (*range(4, 118), *range(256, 300)) if getattr(_opcode, test)(n)])
    print([n for n in (*range(4, 118), *range(256, 300)) if _opcode.is_valid(n)])
    print([n for n in (*range(4, 118), *range(256, 300)) if _opcode.has_arg(n)])
if hasattr(_opcode, "get_special_method_names"):
    print(_opcode.get_special_method_names())

import _opcode_metadata as m

print(len(m.opmap), m.HAVE_ARGUMENT, m.MIN_INSTRUMENTED_OPCODE, sorted(m._specializations)[:4], sorted(m._specialized_opmap.items())[:3])

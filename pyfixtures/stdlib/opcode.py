import opcode

print(opcode.opmap["LOAD_FAST"], opcode.opname[opcode.opmap["RESUME"]], opcode.cmp_op, opcode.HAVE_ARGUMENT, opcode.EXTENDED_ARG)
print([opcode.opname[op] for op in opcode.hasjrel], [opcode.opname[op] for op in opcode.hasfree], opcode.hasjabs)
print(opcode._nb_ops[0])

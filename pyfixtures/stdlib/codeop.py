import codeop

print(codeop.__all__, codeop.PyCF_DONT_IMPLY_DEDENT, [f.__class__.__name__ for f in codeop._features][:2])
c = codeop.Compile()
print(c.flags & codeop.PyCF_DONT_IMPLY_DEDENT > 0, type(codeop.CommandCompiler().compiler).__name__)

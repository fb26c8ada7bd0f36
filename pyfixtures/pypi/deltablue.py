"""pyperformance's DeltaBlue, an incremental constraint solver: its tests, and plans of our own."""
# module: pyperformance/data-files/benchmarks/bm_deltablue/run_benchmark.py as bm_deltablue
import bm_deltablue as d

print(sorted(n for n in vars(d) if isinstance(getattr(d, n), type)))
for name in ("REQUIRED", "STRONG_PREFERRED", "PREFERRED", "STRONG_DEFAULT", "NORMAL", "WEAK_DEFAULT", "WEAKEST"):
    s = getattr(d.Strength, name)
    print(name, s.strength, s.name, d.Strength.stronger(s, d.Strength.NORMAL), d.Strength.weaker(s, d.Strength.NORMAL), d.Strength.weakest_of(s, d.Strength.NORMAL).name,
          s.next_weaker().name if s is not d.Strength.WEAKEST and s is not d.Strength.REQUIRED else "-")
for n in (1, 10, 60):
    d.delta_blue(n)
d.planner = d.Planner()
variables = [d.Variable("v%d" % n, n) for n in range(12)]
for left, right in zip(variables, variables[1:]):
    d.EqualityConstraint(left, right, d.Strength.REQUIRED)
d.StayConstraint(variables[-1], d.Strength.STRONG_DEFAULT)
edit = d.EditConstraint(variables[0], d.Strength.PREFERRED)
edits = d.OrderedCollection()
edits.append(edit)
plan = d.planner.extract_plan_from_constraints(edits)
for value in (0, 10, 37, 100):
    variables[0].value = value
    plan.execute()
    print(value, [v.value for v in variables], variables[5].walk_strength.name, variables[5].stay, len(plan))
edit.destroy_constraint()
scale, offset, source, target = d.Variable("scale", 10), d.Variable("offset", 1000), d.Variable("source", 5), d.Variable("target", 0)
d.StayConstraint(source, d.Strength.NORMAL)
d.ScaleConstraint(source, scale, offset, target, d.Strength.REQUIRED)
for variable, value in ((source, 17), (target, 1050), (scale, 5), (offset, 2000)):
    d.change(variable, value)
    print(variable.name, source.value, scale.value, offset.value, target.value)
print(edit.is_satisfied(), [v.determined_by.__class__.__name__ for v in (source, target, variables[3])])

import profile

p = profile.Profile()
print(profile.__all__, p.bias, p.timings)
try:
    p.runctx
    p.set_cmd("cmd")
    p.simulate_cmd_complete()
    p.create_stats()
    print(sorted((k[2], v[:2]) for k, v in p.stats.items()))
except Exception as e:
    print(type(e).__name__, e)
print(profile.Profile.fake_code("f", 3, "n"), profile.Profile.fake_frame(profile.Profile.fake_code("f", 3, "n"), None).f_code.co_name)

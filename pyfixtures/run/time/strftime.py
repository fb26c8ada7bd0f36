"""strftime in the C locale: every letter, flags, widths, modifiers."""
# fixture: 64-bit
import time

times = [(2024, 2, 29, 13, 5, 9, 3, 60, 0), (2023, 1, 1, 0, 5, 9, 6, 1, 0), (99, 12, 31, 12, 5, 9, 6, 365, -1),
         (-5, 12, 31, 12, 5, 9, 6, 365, 1)]
formats = """%a %A %b %B %c %C %d %D %e %E %F %g %G %h %H %I %j %k %l %m %M %n %N %O %p %P %q %r %R %S %t %T %u %U %V %v %w %W
%x %X %y %Y %z %Z %% %+ %Ey %Od %5Y %-d %_d %^a %#p %010Y %Ec %EC %OH %i %f %L %:z %0e %-H %_5S %12A %012A %#Z %^B""".split()
for given in times:
    for pattern in formats:
        print(pattern, repr(time.strftime(pattern, given)))


def attempt(*args):
    try:
        print(repr(time.strftime(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args in [("", times[0]), ("plain", times[0]), ("€%Y😀%d", times[0]), (5,), ("%Y", 5), ("%Y", (10**10,) + times[0][1:]),
             ("%a", times[0][:6] + (-1, 1, 1)), ("%d", (2024,) + (0,) * 8), ("%", times[0]), ("%Y", times[0][:8])]:
    attempt(*args)
for n in range(0, 3_000_000_000, 98_765_432):
    print(time.strftime("%c|%j|%U|%V|%W|%G|%u|%w|%I %p|%Z", time.gmtime(n)))

# fixture: 64-bit
"""Local time of zones that the program itself names."""
import posix, time
for zone in ("UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<+0545>-5:45", "NST3:30NDT,J100,J300", "LHST-10:30LHDT-11,M10.1.0,M4.1.0", "nothing/there", "+5", "IST-1GMT0,M10.5.0,M3.5.0/1"):
    posix.putenv("TZ", zone)
    time.tzset()
    print(zone, time.timezone, time.altzone, time.daylight, time.tzname)
    for seconds in (0, 1700000000, 1720000000, -500000000, 5000000000):
        local = time.localtime(seconds)
        print(tuple(local), local.tm_zone, local.tm_gmtoff, time.ctime(seconds), time.mktime(local) - seconds, time.strftime("%Z %z %s %c", local))
    for summer in (0, 1):
        parts = (2024, 7, 1, 0, 0, 0, 0, 1, summer)
        print(time.mktime(parts), time.strftime("%z|%s", parts))
print([time.strftime(p, time.localtime(1700000000)) for p in ("%z", "%10z", "%_z", "%-z", "%^z", "%010z", "%_10z", "%3z", "%Ez", "%#Z", "%10Z", "%-10z")])

"""Geodesics on the WGS84 ellipsoid and others: direct and inverse problem, lines, polygons."""
# module: geographiclib
# fixture: 64-bit
from geographiclib.accumulator import Accumulator
from geographiclib.constants import Constants
from geographiclib.geodesic import Geodesic
from geographiclib.geomath import Math
from geographiclib.polygonarea import PolygonArea


def shown(result):
    return " ".join("%s=%r" % (key, result[key]) for key in sorted(result))


places = {"wellington": (-41.32, 174.81), "salamanca": (40.96, -5.50), "pole": (90, 0), "null": (0, 0), "anti": (0.5, 179.5),
          "jfk": (40.6, -73.8), "southpole": (-90, 12), "dateline": (10, 180)}
for name, ellipsoid in (("wgs84", Geodesic.WGS84), ("sphere", Geodesic(6371000, 0)), ("prolate", Geodesic(6.4e6, -1 / 150.0)),
                        ("flat", Geodesic(6.4e6, 0.1))):
    print(name, ellipsoid.a, ellipsoid.f)
    for a, (lat1, lon1) in places.items():
        for b, (lat2, lon2) in places.items():
            print(a, b, shown(ellipsoid.Inverse(lat1, lon1, lat2, lon2, Geodesic.ALL | Geodesic.LONG_UNROLL)))
    for azimuth in range(-180, 181, 45):
        for distance in (0, 1e-3, 1e4, 5.5e6, 2e7, -1e6, 9e7):
            print(azimuth, distance, shown(ellipsoid.Direct(35.25, 20.5, azimuth, distance, Geodesic.ALL)))
            print(azimuth, distance, shown(ellipsoid.ArcDirect(-12.5, 170, azimuth, distance / 1e5, Geodesic.ALL | Geodesic.LONG_UNROLL)))
line = Geodesic.WGS84.InverseLine(40.1, 116.6, 37.6, -122.4)
steps = 40
for i in range(steps + 1):
    print(shown(line.Position(line.s13 * i / steps, Geodesic.STANDARD | Geodesic.LONG_UNROLL)))
    print(shown(line.ArcPosition(line.a13 * i / steps)))
line.SetArc(3)
print(line.s13, line.a13, line.HasCapability if hasattr(line, "HasCapability") else "", shown(Geodesic.WGS84.DirectLine(1, 2, 3, 4e5).Position(1e5)))
for polyline in (False, True):
    area = Geodesic.WGS84.Polygon(polyline)
    for lat, lon in ((-63.1, -58), (-72.9, -74), (-71.9, -102), (-74.9, -102), (-74.3, -131), (-77.5, -163), (-77.4, 163), (-71.7, 172),
                     (-65.9, 140), (-65.7, 113), (-66.6, 88), (-66.9, 59), (-69.8, 25), (-70.0, -4), (-71.0, -14), (-77.3, -33), (-77.9, -46), (-74.7, -61)):
        area.AddPoint(lat, lon)
        print(area.Compute(False, True), area.TestPoint(0, 0, True, False), area.TestEdge(30, 1e5, False, True))
    area.AddEdge(45, 1e6)
    print(area.Compute())
    area.Clear()
    print(area.Compute())
total = Accumulator(1e20)
for n in range(50):
    total.Add(0.1 * n)
total.Negate()
print(total.Sum(), total.Sum(1e20), Math.AngDiff(179, -179), Math.AngNormalize(540), Math.sincosd(30), Math.atan2d(1, -1), Math.cbrt(-27), Math.norm(3, 4), Constants.WGS84_f)
for bad in (lambda: Geodesic(-1, 0), lambda: Geodesic(1, 2), lambda: PolygonArea(None), lambda: Geodesic.WGS84.Inverse("x", 0, 0, 0)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(shown(Geodesic.WGS84.Inverse(float("nan"), 0, 1, 1)), Geodesic.WGS84.Inverse(91, 0, 0, 0)["s12"])

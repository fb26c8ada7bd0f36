"""Float arithmetic on lists: five bodies under gravity."""

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
YEAR = 365.24
BODIES = [
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS],
    [
        [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
        [0.00166007664274403694 * YEAR, 0.00769901118419740425 * YEAR, -0.0000690460016972063023 * YEAR],
        0.000954791938424326609 * SOLAR_MASS,
    ],
    [
        [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
        [-0.00276742510726411001 * YEAR, 0.00499852801234917238 * YEAR, 0.0000230417297573763929 * YEAR],
        0.000285885980666130812 * SOLAR_MASS,
    ],
    [
        [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
        [0.00296460137564761618 * YEAR, 0.00237847173959480950 * YEAR, -0.0000296589568540237556 * YEAR],
        0.0000436624404335156298 * SOLAR_MASS,
    ],
    [
        [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
        [0.00268067772490389322 * YEAR, 0.00162824170038242295 * YEAR, -0.0000951592254519715870 * YEAR],
        0.0000515138902046611451 * SOLAR_MASS,
    ],
]


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            (x1, y1, z1), v1, m1 = a
            (x2, y2, z2), v2, m2 = b
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            pull = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
            k1 = m2 * pull
            k2 = m1 * pull
            v1[0] -= dx * k1
            v1[1] -= dy * k1
            v1[2] -= dz * k1
            v2[0] += dx * k2
            v2[1] += dy * k2
            v2[2] += dz * k2
        for position, (vx, vy, vz), _mass in bodies:
            position[0] += dt * vx
            position[1] += dt * vy
            position[2] += dt * vz


def energy(bodies, pairs):
    total = 0.0
    for _position, (vx, vy, vz), mass in bodies:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2
    for ((x1, y1, z1), _, m1), ((x2, y2, z2), _, m2) in pairs:
        total -= m1 * m2 / ((x1 - x2) ** 2 + (y1 - y2) ** 2 + (z1 - z2) ** 2) ** 0.5
    return total


def main():
    pairs = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1 :]]
    for axis in range(3):
        BODIES[0][1][axis] = -sum(v[axis] * m for _, v, m in BODIES[1:]) / SOLAR_MASS
    before = energy(BODIES, pairs)
    advance(BODIES, pairs, 0.01, 120_000)
    print(f"nbody {before:.9f} {energy(BODIES, pairs):.9f}")


main()

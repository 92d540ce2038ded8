"""What a soak's samples say: whether a figure is flat, and a plot of it."""

from xml.sax.saxutils import escape

# Over an hour, of the mean: less than this is flat.
FLAT_PERCENT = 5
# Of descriptors and threads: RocksDB opens files as its levels fill, gRPC
# starts threads when all are busy. A leak in each harvest would be hundreds.
FLAT_COUNT = 10
# Of all harvests, in the second half: with fewer it says nothing.
LEAST_SHARE = 0.4
WIDTH, HEIGHT, MARGIN = 900, 360, 70
COLOURS = ("#0b57d0", "#b3261e", "#146c2e")


def fit(times, values):
    """Slope per second and mean of the least squares' line."""
    count = len(times)
    mean_time = sum(times) / count
    mean = sum(values) / count
    spread = sum((t - mean_time)**2 for t in times)
    if spread == 0:
        return 0.0, mean
    slope = sum((t - mean_time) * (v - mean)
                for t, v in zip(times, values)) / spread
    return slope, mean


def second_half(rows):
    middle = (rows[0]["seconds"] + rows[-1]["seconds"]) / 2
    return [row for row in rows if row["seconds"] >= middle]


def share_of_work(rows):
    """How much of the harvests fell into the second half; at rest none."""
    half = second_half(rows)
    done = rows[-1]["passes"] - rows[0]["passes"]
    return (rows[-1]["passes"] - half[0]["passes"]) / done if done else 0.0


def judge(rows, name, flat_count=0):
    """Of the second half: mean, growth in an hour, its percentage, flat or not."""
    half = second_half(rows)
    slope, mean = fit([row["seconds"] for row in half],
                      [row[name] for row in half])
    growth = slope * 3600
    percent = 100 * growth / mean if mean else 0.0
    return {"mean": mean, "growth": growth, "percent": percent,
            "flat": percent < FLAT_PERCENT or growth < flat_count}


def plot(rows, names, title):
    """An SVG of some columns in bytes, in MiB from 0 on."""
    last = max(rows[-1]["seconds"], 1)
    top = max(max(row[name] for row in rows) for name in names) * 1.1 or 1

    def x(seconds):
        return MARGIN + seconds / last * (WIDTH - 2 * MARGIN)

    def y(value):
        return HEIGHT - MARGIN - value / top * (HEIGHT - 2 * MARGIN)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
             f'height="{HEIGHT}" font-family="sans-serif" font-size="12">',
             f'<text x="{MARGIN}" y="24" font-size="15">{escape(title)}</text>']
    for step in range(5):
        value = top * step / 4
        parts.append(
            f'<path d="M{MARGIN} {y(value):.1f}H{WIDTH - MARGIN}" '
            'stroke="#ddd"/>'
            f'<text x="{MARGIN - 8}" y="{y(value) + 4:.1f}" '
            f'text-anchor="end">{value / 2**20:.0f} MiB</text>')
        seconds = last * step / 4
        parts.append(f'<text x="{x(seconds):.1f}" y="{HEIGHT - MARGIN + 18}" '
                     f'text-anchor="middle">{seconds / 60:.1f} min</text>')
    for index, name in enumerate(names):
        points = " ".join(f'{x(row["seconds"]):.1f},{y(row[name]):.1f}'
                          for row in rows)
        colour = COLOURS[index % len(COLOURS)]
        parts.append(f'<polyline points="{points}" fill="none" '
                     f'stroke="{colour}" stroke-width="1.5"/>'
                     f'<text x="{MARGIN + 140 * index}" y="{HEIGHT - 12}" '
                     f'fill="{colour}">{escape(name)}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"

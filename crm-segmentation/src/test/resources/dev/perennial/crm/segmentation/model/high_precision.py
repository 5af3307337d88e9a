"""Writes high_precision.csv: predictions in 30-digit arithmetic by routes of their own.

BG/NBD and MBG/NBD: the expectation over p of (1 - (1+pw)^-s)/p by quadrature, not by a hypergeometric series.
Pareto/NBD: the integrals over the time of leaving, split at many points. Run: python3 high_precision.py (needs mpmath).
"""

import csv
import itertools

from mpmath import beta, exp, inf, log, loggamma, mp, mpf, power, quad

mp.dps = 30


def split(low, high, pieces):
    return [low + (high - low) * i / pieces for i in range(pieces + 1)]


def while_active(a, b, shape, w):
    """E[(1-(1+pw)^-shape)/p], p ~ Beta(a, b), over v = ln(p/(1-p)); the far tails are powers."""
    def value(p):
        return -mp.expm1(-shape * mp.log1p(p * w)) / p

    low = min(log(a / b) - 60 / a, -log(1 + w * (shape + 1) + b) - 60)
    high = max(log(a / b) + 60 / b, log(1 + shape + a) + 60)
    low = max(low, -log(1 + w * (shape + 1) + b) - 60) if 60 / a > 400 else low
    high = min(high, log(1 + shape + a) + 60) if 60 / b > 400 else high
    norm = beta(a, b)

    def density(v):
        p = 1 / (1 + exp(-v))
        q = 1 / (1 + exp(v))
        return power(p, a) * power(q, b) / norm * value(p)

    centre = log(a / b)
    points = set(split(low, high, 24))
    spread = mp.sqrt(1 / a + 1 / b)
    points |= {centre + spread * k for k in range(-10, 11, 2) if low < centre + spread * k < high}
    inner = quad(density, sorted(points))
    return inner + power(exp(low), a) / a / norm * shape * w + power(exp(-high), b) / b / norm * value(mpf(1))


def bg(more, r, alpha, a, b, x, tx, T, h):
    shape = r + x
    odds = mpf(0) if x + more == 0 else a / (b + x + more - 1) * power((alpha + T) / (alpha + tx), shape)
    alive = 1 / (1 + odds)
    orders = alive * while_active(a, b + x + more, shape, h / (alpha + T))
    some = alive * -mp.expm1(-shape * mp.log1p(h / (alpha + T)))
    like = (loggamma(r + x) - loggamma(r) - x * log(alpha) - shape * mp.log1p(T / alpha)
            + loggamma(b + x + more) - loggamma(b) - loggamma(a + b + x + more) + loggamma(a + b) + mp.log1p(odds))
    return alive, orders, some, like


def pareto(r, alpha, s, beta_, x, tx, T, h):
    shape = r + x
    least = min(alpha, beta_)

    def integral(power_alpha, power_beta, low, high):
        def f(y):
            u = exp(y) - least
            return exp(-power_alpha * log((alpha + u) / (alpha + low))
                       - power_beta * log((beta_ + u) / (beta_ + low)) + y)
        start, end = log(low + least), log(high + least)
        fast = mpf(200) / (power_alpha + power_beta + 1)
        points = {start, end} | {start + fast * k / 10 for k in range(1, 11) if start + fast * k / 10 < end}
        return quad(f, sorted(points | set(split(start, end, 12))))

    stayed = mpf(1)
    left = mpf(0)
    if T > tx:
        left = s / (beta_ + tx) * integral(shape, s + 1, tx, T) * exp(
            shape * log((alpha + T) / (alpha + tx)) + s * log((beta_ + T) / (beta_ + tx)))
    alive = stayed / (stayed + left)
    grown = (mp.log1p(h / (beta_ + T)) if s == 1 else
             -mp.expm1(-(s - 1) * mp.log1p(h / (beta_ + T))) / (s - 1))
    orders = alive * shape * (beta_ + T) / (alpha + T) * grown
    some = alive * shape / (alpha + T) * integral(shape + 1, s, T, T + h)
    like = (loggamma(r + x) - loggamma(r) - x * log(alpha) - shape * mp.log1p(T / alpha) - s * mp.log1p(T / beta_)
            + mp.log1p(left))
    return alive, orders, some, like


E8 = exp(mpf(8))
BETA_GEOMETRIC = [
    ('0.243', '4.414', '0.793', '2.426'),
    ('0.3', '2', '0.2', '0.3'),        # a + b < 1
    ('0.3', '2', '0.05', '0.002'),
    ('1.5', '10', '1', '2'),           # a = 1
    ('1.5', '10', '1.0000001', '0.5'),
    ('0.8', '6', '0.00033546262790251185', '3'),  # a at its bound
    ('2', '5', '2980.9579870417283', '2980.9579870417283'),
    ('40', '20', '0.7', '4'),          # alike in rate
    ('2980.9579870417283', '2980.9579870417283', '0.5', '2'),
    ('0.00033546262790251185', '0.01', '3', '0.00033546262790251185'),
    ('0.6', '1000', '15', '300'),
    ('6', '3', '0.01', '0.02'),
]
PARETO = [
    ('0.553', '10.578', '0.606', '11.669'),
    ('0.5', '10', '1', '12'),          # s = 1
    ('0.5', '10', '0.9999999', '12'),
    ('1.2', '0.01', '0.4', '900'),     # beta >> alpha
    ('1.2', '900', '0.4', '0.01'),     # alpha >> beta
    ('2', '8', '2980.9579870417283', '2980.9579870417283'),
    ('2980.9579870417283', '2980.9579870417283', '0.3', '5'),
    ('0.00033546262790251185', '0.00033546262790251185', '0.00033546262790251185', '0.00033546262790251185'),
    ('5', '5', '5', '5'),
    ('0.02', '3', '25', '40'),
]
HISTORIES = [
    (0, '0', '0'), (0, '0', '0.14285714285714285'), (0, '0', '38.857142857142854'), (0, '0', '3650'),
    (1, '0.14285714285714285', '38.857142857142854'), (2, '30.428571428571427', '38.857142857142854'),
    (26, '30.857142857142858', '31'), (26, '10', '60'), (300, '300', '3650'), (1200, '520', '521'), (1200, '3650', '3650'),
]
HORIZONS = ['0.14285714285714285', '39', '520']


def main():
    with open('high_precision.csv', 'w', newline='', buffering=1) as out:
        rows = csv.writer(out)
        rows.writerow(['model', 'p1', 'p2', 'p3', 'p4', 'x', 't_x', 'T', 'h',
                       'alive', 'orders', 'order', 'log_likelihood'])
        for name, sets in (('BG/NBD', BETA_GEOMETRIC), ('MBG/NBD', BETA_GEOMETRIC[:2]), ('Pareto/NBD', PARETO)):
            for i, (parameters, history) in enumerate(itertools.product(sets, HISTORIES)):
                h = HORIZONS[i % len(HORIZONS)]
                numbers = [mpf(float(p)) for p in parameters]
                at = [history[0], mpf(float(history[1])), mpf(float(history[2])), mpf(float(h))]
                found = (pareto(*numbers, *at) if name == 'Pareto/NBD' else
                         bg(1 if name == 'MBG/NBD' else 0, *numbers, *at))
                rows.writerow([name, *parameters, *history, h, *(mp.nstr(v, 20) for v in found)])


main()

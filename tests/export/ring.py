"""A small network for pictures."""

import math

from tests.networks.graphs import network


def ring(count=6):
    """Give a network of papers in a circle."""
    where = [(90 * math.cos(n), 90 * math.sin(n)) for n in range(count)]
    nodes = [
        {"id": str(n), "label": f"The paper number {n}", "x": x, "y": y, "degree": 2, "size": 9.0}
        for n, (x, y) in enumerate(where)
    ]
    edges = [{"id": str(n), "source": str(n), "target": str((n + 1) % count)} for n in range(count)]
    return network(nodes, edges)

"""The status as figures for Prometheus: how urgent each line is, and the figures beside it. No words, no names, no addresses.

Every figure comes from the database, so it is the same whichever web process answers. Requests are not counted here: each
process would tell another number; the proxy in front counts them all.
"""

from importlib.util import find_spec

from operations.domain.standing import URGENCY, Standing
from operations.queries.versions import versions


def is_installed() -> bool:
    """Return whether the library for metrics is there; it is one of the extra packages of production."""
    return find_spec("prometheus_client") is not None


def as_metrics(standing: Standing) -> bytes:
    """Return the standing in Prometheus' text format. The names stay the same from version to version."""
    import prometheus_client  # noqa: PLC0415 -- an operator may leave it out, and most web workers never need it

    registry = prometheus_client.CollectorRegistry()
    level = prometheus_client.Gauge(
        "coprod_level", "0 in order, 1 look at it, 2 act now", ["line"], registry=registry
    )
    for line in standing.lines:
        level.labels(line=line.key).set(URGENCY.index(line.level))
        for name, fact in line.facts.items():
            if isinstance(fact, int | float):
                figure = prometheus_client.Gauge(
                    f"coprod_{line.key}_{name}", f"{line.key}: {name}", registry=registry
                )
                figure.set(fact)
    about = prometheus_client.Info("coprod_versions", "What runs", registry=registry)
    about.info(dict(versions()))
    return prometheus_client.generate_latest(registry)

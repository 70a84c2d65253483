"""One answer out of several."""

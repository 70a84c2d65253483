"""The register and the data-protection boundary: the only tables with a participant's name or contact."""

"""The figures of a month, for those who answer for the organisation."""

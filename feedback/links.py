"""How the links of people without accounts are opened, one loader per purpose."""


def register() -> None:
    """Register the loaders of this app with the gate. Called in `AppConfig.ready`."""

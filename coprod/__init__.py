"""The project package: settings, root addresses, the Celery app and the `run` command.

Nothing imports this package; it sits on top of the ladder of apps. The Celery app is not loaded with it: workers find it by its
name, `access/background.py` by the setting `QUEUE_APP`.
"""

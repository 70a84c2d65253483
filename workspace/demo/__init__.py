"""The sample organisations: a story told by the app's own actions, up to today. Nobody is written to about its past."""

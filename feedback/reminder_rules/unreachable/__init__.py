"""Asking somebody to reach people whom e-mail does not reach."""

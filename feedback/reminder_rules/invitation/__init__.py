"""The message with which a person is asked."""

"""The rule `record_code`."""

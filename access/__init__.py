"""Who may do what: scope, gate, roles, link tokens, audit. Knows no other app's tables."""

"""Pages that combine apps: projects, a project's home, answers owed, the overview. No tables."""

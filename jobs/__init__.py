"""Long work with progress: it survives leaving the page and a killed worker, and can be stopped."""

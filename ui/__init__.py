"""How it looks: layouts, components, forms, error pages, charts. Knows nothing of projects or people."""

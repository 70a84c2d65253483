"""Options put in order, by pressing numbers."""

"""Looking after the installation: health, status, backup and restore, the operators' pages. Nothing imports it but `coprod`."""

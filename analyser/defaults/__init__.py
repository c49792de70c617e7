"""Thresholds that no call and no language owns, one TOML file per area."""

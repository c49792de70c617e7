"""The form: what is asked must be answered, within its limits."""

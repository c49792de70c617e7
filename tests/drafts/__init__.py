"""The builder of the committed sample drafts: sources in YAML to DOCX, PDF, ODT, Markdown and plain text."""

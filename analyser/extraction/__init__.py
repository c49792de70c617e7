"""From a document to the facts of an application."""

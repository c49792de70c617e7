"""PDF pages as words and edges, fast, by PDFium; tables by pdfplumber's finder."""

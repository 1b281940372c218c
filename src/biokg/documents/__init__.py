"""Reads sources and foreign files (txt, md, html, pdf, docx) into `Document`s; drops no file silently."""

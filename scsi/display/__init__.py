"""Findings to words, tables and figures, in English and Korean; the only place that rounds."""
